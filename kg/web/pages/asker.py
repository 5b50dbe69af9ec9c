"""The page of who asked or moved something and of whom a letter tells the name alone: what that was, in which words."""

from kg.web import names
from kg.web.answer import Answerer
from kg.web.facts import Row, fetch, named, rows
from kg.web.pages import request
from kg.web.pages.frame import forms, whole
from kg.web.pages.naming import naming
from kg.web.reader import Reader

__all__ = ["page"]


def page(answerer: Answerer, reader: Reader, iri: str) -> str:
    """The whole page of one of them."""
    facts = fetch(answerer, "thing", it=iri)
    same = facts.all(iri, "owl:sameAs")
    called = named(answerer, same, reader.lang)
    return whole(
        reader,
        "asker",
        title=facts.name(iri) or reader.links.short(iri),
        iri=iri,
        same=[(called.get(one, reader.links.short(one)), reader.of_thing(one)) for one in same],
        asked=[_asked(answerer, reader, row) for row in rows(answerer, "asked-by", it=iri)],
        naming=naming(answerer, reader, iri),
        forms=forms(reader, iri),
    )


def _asked(answerer: Answerer, reader: Reader, row: Row) -> tuple[str, str | None]:
    """A request or a motion by what it is called, with its page."""
    it, facts = row["it"], fetch(answerer, "thing", it=row["it"])
    if row["kind"] == "request":
        name = request.title_of(reader, facts, it, named(answerer, facts.all(it, "kg:requestedBy"), reader.lang))
    else:
        number = names.paper(facts.one(it, "dcterms:identifier")) or facts.name(it)
        name = " ".join(filter(None, (reader.word("motion"), number))).capitalize()
    return name, reader.of_thing(it)
