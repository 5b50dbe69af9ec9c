"""A debate's page: what it was, when, of which committee, what was promised in it, and which letters name it."""

from kg.web import names
from kg.web.answer import Answerer
from kg.web.dutch import capital
from kg.web.facts import fetch, rows
from kg.web.pages.frame import forms, whole
from kg.web.pages.naming import naming, plain
from kg.web.reader import Reader

__all__ = ["page"]


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one debate."""
    facts = fetch(answerer, "thing", it=iri)
    kinds = [names.code(one, reader.lang) for one in facts.all(iri, "dcterms:type")]
    day = facts.one(iri, "schema:startDate")
    label = facts.name(iri, reader.lang)
    title = " ".join(filter(None, (kinds[0], reader.day(day)))) if kinds else label or reader.word("debate_one")
    found = rows(answerer, "debate", it=iri)
    called = names.named(answerer, [row["it"] for row in found if row["role"] == "meeting"], reader)
    tied = [
        (
            row["role"],
            called.get(row["it"]) or plain(row.get("label", "")) or reader.links.short(row["it"]),
            reader.of_thing(row["it"]),
        )
        for row in found
    ]
    return whole(
        reader,
        "debate",
        title=capital(title),
        iri=iri,
        kinds=kinds,
        day=reader.day(day),
        day_href=reader.of_thing(f"{reader.links.base}id/dag/{day}") if _is_known(answerer, reader, day) else None,
        chambers=[names.code(one, reader.lang) for one in facts.all(iri, "kg:chamber")],
        committees=facts.all(iri, "kg:committee"),
        meetings=[(label, href) for role, label, href in tied if role == "meeting"],
        promises=[(label, href) for role, label, href in tied if role == "promise"],
        naming=naming(answerer, reader, iri),
        forms=forms(reader, iri),
    )


def _is_known(answerer: Answerer, reader: Reader, day: str) -> bool:
    return bool(day) and bool(rows(answerer, "kinds", it=f"{reader.links.base}id/dag/{day}"))
