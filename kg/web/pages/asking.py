"""The page of the endpoint: the form to ask a query, and the answer once it is asked."""

from collections.abc import Sequence

from kg.store.named import NamedQuery, named_queries
from kg.web import things
from kg.web.answer import Kind
from kg.web.examples import EXAMPLES
from kg.web.pages.frame import whole
from kg.web.pages.tables import Table, table
from kg.web.reader import Reader

__all__ = ["answered", "page", "starters"]


def page(reader: Reader, query: str = "", *, result: Table | None = None, said: str | None = None) -> str:
    """The form; with it ``result``, the table of a SELECT, or ``said``: a graph as Turtle, yes or no."""
    return whole(
        reader,
        "sparql",
        title=reader.word("endpoint"),
        query=query or EXAMPLES[0].query,
        asked=bool(query),
        result=result,
        said=said,
        examples=starters(reader),
        named=[(one.name, *_named(reader, one)) for one in named_queries()],
    )


def answered(reader: Reader, query: str, kind: Kind, written: bytes) -> str:
    """The form with the answer, as it was written for a page: Turtle, or SPARQL's JSON."""
    if kind == "graph":
        return page(reader, query, said=written.decode())
    if kind == "boolean":
        return page(reader, query, said=reader.word("yes" if b"true" in written else "no"))
    return page(reader, query, result=table(reader, *things.parse(written)))


def starters(reader: Reader) -> Sequence[tuple[str, str]]:
    """The questions to begin with, each in words and as the address that asks it."""
    return [(one.nl if reader.lang == "nl" else one.en, reader.to("sparql", query=one.query)) for one in EXAMPLES]


def _named(reader: Reader, one: NamedQuery) -> tuple[str, str]:
    return (one.nl if reader.lang == "nl" else one.en, reader.to("sparql", query=one.text))
