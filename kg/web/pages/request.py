"""A request's page: who asked, when, in which words a letter tells of it, and which letter answers it."""

from kg.web.answer import Answerer
from kg.web.dutch import capital, joined
from kg.web.facts import Facts, Row, asked, fetch, named, rows
from kg.web.pages.frame import forms, whole
from kg.web.pages.naming import around
from kg.web.pages.told import keeping, telling
from kg.web.reader import Reader

__all__ = ["page", "title_of"]


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one request."""
    facts = fetch(answerer, "thing", it=iri)
    said = rows(answerer, "request", it=iri)
    lines = around(answerer, [row["mention"] for row in said if "mention" in row])
    by = facts.all(iri, "kg:requestedBy")
    called = named(answerer, by, reader.lang)
    day = facts.one(iri, "dcterms:date")
    day_iri = f"{reader.links.base}id/dag/{day}"
    return whole(
        reader,
        "request",
        title=title_of(reader, facts, iri, called),
        iri=iri,
        by=[(called.get(one, reader.called(one)), reader.of_thing(one)) for one in by],
        day=reader.day(day),
        day_href=reader.of_thing(day_iri) if day and rows(answerer, "kinds", it=day_iri) else None,
        said=[_said(reader, {**row, **lines.get(row.get("mention", ""), {})}) for row in said],
        answers=_answers(reader, rows(answerer, "request-answered", it=iri)),
        query=reader.to("sparql", query=asked("request-answered", it=iri)),
        forms=forms(reader, iri),
    )


def title_of(reader: Reader, facts: Facts, iri: str, called: dict[str, str]) -> str:
    """``Verzoek van D.G. Boswijk, 6 november 2024``: who asked where that is known, and when."""
    people = reader.together([called[one] for one in facts.all(iri, "kg:requestedBy") if one in called])
    words = reader.word("request_of", people) if people else reader.word("request_one")
    return joined(", ", [*filter(None, (capital(words), reader.day(facts.one(iri, "dcterms:date"))))])


def _said(reader: Reader, row: Row) -> dict[str, object]:
    return {**telling(reader, row), "late": row["kind"] == "late"}


def _answers(reader: Reader, found: list[Row]) -> list[dict[str, str]]:
    """Each letter once; the ground is told where it is concluded from one."""
    once: dict[str, Row] = {}
    for row in found:
        once[row["keeper"]] = {**once.get(row["keeper"], {}), **row}
    return [keeping(reader, row) for row in once.values()]
