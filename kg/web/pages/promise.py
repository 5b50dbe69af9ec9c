"""A promise's page: in which words it was made, by whom, by when, and what became of it."""

from kg.web import names
from kg.web.answer import Answerer
from kg.web.facts import Row, asked, fetch, rows
from kg.web.pages.frame import forms, whole
from kg.web.pages.naming import around, plain
from kg.web.pages.told import keeping, telling
from kg.web.reader import Reader

__all__ = ["page"]


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one promise."""
    facts = fetch(answerer, "thing", it=iri)
    said = rows(answerer, "promise", it=iri)
    lines = around(answerer, [row["mention"] for row in said if "mention" in row])
    kept = rows(answerer, "promise-kept", it=iri)
    people = [*facts.all(iri, "kg:promisedBy"), *facts.all(iri, "kg:promisedTo")]
    concerns = [*facts.all(iri, "kg:concerns"), *facts.all(iri, "kg:promisedIn")]
    made_for = [row["meeting"] for row in rows(answerer, "promise-meetings", it=iri)]
    called = names.named(answerer, [*people, *concerns, *made_for], reader)

    def told(found: list[str]) -> list[tuple[str, str | None]]:
        return [(called.get(one, reader.called(one)), reader.of_thing(one)) for one in found]

    def listed(name: str) -> list[tuple[str, str | None]]:
        return told(facts.all(iri, name))

    due, day = facts.one(iri, "kg:due"), facts.one(iri, "dcterms:date")
    return whole(
        reader,
        "promise",
        title=reader.word("promise"),
        text=plain(facts.one(iri, "kg:text")),
        iri=iri,
        state=names.state(facts.one(iri, "kg:status")),
        overdue=names.overdue(facts.one(iri, "kg:status"), due),
        by=listed("kg:promisedBy"),
        to=listed("kg:promisedTo"),
        concerns=listed("kg:concerns"),
        made_for=told(made_for),
        made_in=listed("kg:promisedIn"),
        number=facts.one(iri, "dcterms:identifier"),
        due=reader.day(due),
        day=reader.day(day),
        listed=[(row["number"], reader.of_thing(row["list"])) for row in rows(answerer, "promise-lists", it=iri)],
        said=[_said(reader, {**row, **lines.get(row.get("mention", ""), {})}) for row in said],
        kept=[keeping(reader, row) for row in kept],
        query=reader.to("sparql", query=asked("promise-kept", it=iri)),
        forms=forms(reader, iri),
    )


def _said(reader: Reader, row: Row) -> dict[str, object]:
    return {**telling(reader, row), "kind": row["kind"]}
