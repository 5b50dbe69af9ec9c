"""The page of the endpoint: the editor of a query, and what came of it once it is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg.store.named import NamedQuery, named_queries
from kg.web import things
from kg.web.answer import Kind
from kg.web.examples import EXAMPLES
from kg.web.pages.figures import chart, drawn
from kg.web.pages.frame import FORMS, whole
from kg.web.pages.tables import Table, table
from kg.web.problems import Problem
from kg.web.reader import Reader

__all__ = ["answered", "page", "starters"]

_GRAPH = re.compile(r"\b(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
"""What a query for a graph says; it is a guess, for the forms in which an answer is offered that was not made."""
_TABLES = (("CSV", "csv"), ("TSV", "tsv"), ("JSON", "json"), ("XML", "xml"))


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a query: ``table`` of a SELECT or ``said``: a graph as Turtle, yes or no;
    ``chart`` the picture of either, where it makes one.
    """

    kind: Kind
    table: Table | None = None
    chart: Markup | None = None
    said: str = ""


def page(reader: Reader, query: str = "", *, result: Result | None = None, problem: Problem | None = None) -> str:
    """The editor, with the answer under it, or with what went wrong."""
    graph = result.kind == "graph" if result else _GRAPH.search(query) is not None
    forms = FORMS if graph else _TABLES
    return whole(
        reader,
        "sparql",
        title=reader.word("endpoint"),
        query=query or EXAMPLES[0].query,
        result=result,
        problem=problem,
        line=problem.more.get("line", "") if problem else "",
        advice=_advice(reader, problem) if problem else "",
        share=reader.to("sparql", query=query),
        formats=[(name, _as(reader, query, form)) for name, form in forms] if result or _too_much(problem) else [],
        examples=starters(reader),
        named=[(one.name, *_named(reader, one)) for one in named_queries()],
    )


def answered(reader: Reader, query: str, kind: Kind, written: bytes) -> str:
    """The page with the answer, as it was written for a page: Turtle, or SPARQL's JSON."""
    if kind == "graph":
        return page(reader, query, result=Result(kind, chart=drawn(reader, written), said=written.decode()))
    if kind == "boolean":
        return page(reader, query, result=Result(kind, said=reader.word("yes" if b"true" in written else "no")))
    names, rows = things.parse(written)
    return page(reader, query, result=Result(kind, table(reader, names, rows), chart(reader, names, rows)))


def starters(reader: Reader) -> Sequence[tuple[str, str]]:
    """The questions to begin with, each in words and as the address that asks it."""
    return [(one.nl if reader.lang == "nl" else one.en, reader.to("sparql", query=one.query)) for one in EXAMPLES]


def _too_much(problem: Problem | None) -> bool:
    """Whether it is the answer that is too long, which has other forms than a page."""
    return problem is not None and problem.more.get("limit") == "answer"


def _advice(reader: Reader, problem: Problem) -> str:
    """What went wrong, where, and what to do about it, in the reader's language."""
    if "line" in problem.more:
        return reader.word("wrong_at", problem.more["line"], problem.more.get("column", 1))
    if _too_much(problem):
        return reader.word("wrong_much")
    return reader.word({400: "wrong", 403: "wrong_service", 413: "wrong_long"}.get(problem.status, "wrong_later"))


def _as(reader: Reader, query: str, form: str) -> str:
    return reader.with_lang(reader.links.path("sparql"), [("query", query), ("format", form)])


def _named(reader: Reader, one: NamedQuery) -> tuple[str, str]:
    return (one.nl if reader.lang == "nl" else one.en, reader.to("sparql", query=one.text))
