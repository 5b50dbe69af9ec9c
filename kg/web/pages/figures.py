"""The picture of an answer: a chart, where its table holds numbers of things or of times; a small graph as such."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox
from markupsafe import Markup

from kg.web.drawing.bars import Bar, bars
from kg.web.drawing.graph import Edge, graph
from kg.web.drawing.outline import outline
from kg.web.drawing.ranks import ranks
from kg.web.dutch import Dutch, joined
from kg.web.pages.tables import Term, cell
from kg.web.reader import Reader

__all__ = ["chart", "drawn"]

_NUMBERS = frozenset({"integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"})
_TIME = re.compile(r"-?\d{4}(-\d\d){0,2}")
_MOST_RANKS, _MOST_TIMES, _MOST_STATEMENTS = 50, 240, 40


class _Point(NamedTuple):
    label: str
    href: str | None
    value: float
    written: str


def chart(reader: Reader, names: Sequence[str], rows: Sequence[Mapping[str, Term]]) -> Markup:
    """Bars of the last column that holds only numbers, by the other columns; nothing where it makes no picture."""
    numeric = [name for name in names if rows and all(_is_number(row.get(name)) for row in rows)]
    others = [name for name in names if name not in numeric]
    if not numeric or not others or len(rows) < 2:
        return Markup("")
    points = [_point(reader, row, others, numeric[-1]) for row in rows]
    if any(point.value < 0 for point in points):
        return Markup("")
    if len(others) == 1 and len(points) <= _MOST_TIMES and _are_times(points):
        told = [Bar(point.label, round(point.value)) for point in sorted(points)]
        return bars(told, numeric[-1], reader.number)
    if len(points) > _MOST_RANKS:
        return Markup("")
    return ranks(
        [Bar(one.label, round(one.value * 1000), one.href, one.written) for one in points], numeric[-1], reader.nl
    )


def drawn(reader: Reader, written: bytes) -> Markup:
    """The picture of a graph, as Turtle, of up to forty statements; nothing of a larger one."""
    triples = list(islice((quad.triple for quad in ox.parse(written, ox.RdfFormat.TURTLE)), _MOST_STATEMENTS + 1))
    if len(triples) > _MOST_STATEMENTS:
        return Markup("")
    edges, names, links = [], {}, {}
    for place, triple in enumerate(triples):
        subject, thing = str(triple.subject), str(triple.object)
        if isinstance(triple.object, ox.Literal):  # the same value of two things is not one thing
            thing = f"{thing} {place}"
        edges.append(Edge(subject, reader.links.short(triple.predicate.value), thing))
        for key, term in ((subject, triple.subject), (thing, triple.object)):
            names[key] = _named(reader, term)
            links[key] = (reader.of_thing(term.value) or "") if isinstance(term, ox.NamedNode) else ""
    title = reader.word("as_graph")
    return graph(edges, names, links, title, reader.nl) + outline(edges, names, links, title, reader.nl)


def _named(reader: Reader, term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return reader.links.short(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    return Dutch(term.value) if term.language == "nl" else term.value


def _point(reader: Reader, row: Mapping[str, Term], others: Sequence[str], number: str) -> _Point:
    cells = [cell(reader, row[name]) for name in others if name in row]
    href = next((one.href for one in cells if one.href), None)
    return _Point(joined(" · ", [one.text for one in cells]), href, float(row[number]["value"]), row[number]["value"])


def _are_times(points: Sequence[_Point]) -> bool:
    labels = [point.label for point in points]
    whole = all(point.value == round(point.value) for point in points)
    return whole and len(set(labels)) == len(labels) and all(map(_TIME.fullmatch, labels))


def _is_number(term: Term | None) -> bool:
    """Whether it is a number that can be drawn: ``INF`` and what only claims to be a number are none."""
    if term is None or term.get("datatype", "").rpartition("#")[2] not in _NUMBERS:
        return False
    return re.fullmatch(r"[+-]?\d{1,15}(\.\d*)?([eE][+-]?\d{1,2})?", term["value"]) is not None
