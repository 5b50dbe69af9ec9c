"""Where Oxigraph and rdflib might see a value differently, so that pySHACL's own SPARQL is to be asked.

Oxigraph keeps integers in 64 bits, and days of any year; rdflib keeps any integer, days of the years 1 to 9999 alone,
orders values of different types, and counts a negative place from the end. Of what is spelled plainly and has the type
that its rule states both say the same.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.validate.derive import SPELLINGS
from kg.validate.shapes import Shapes

__all__ = ["compared", "is_odd"]

_LEAP_DAY: Final = re.compile(r"[1-9][0-9]{3}-02-29")


def is_odd(graph: Graph, shapes: Shapes) -> bool:
    """Whether a graph holds a value that the two might see differently."""
    types = compared(shapes)
    return any(
        _is_unsure(value) or ((stated := types.get(predicate)) is not None and _datatype(value) not in stated)
        for _, predicate, value in graph
    )


@lru_cache(maxsize=8)
def compared(shapes: Shapes) -> Mapping[Node, frozenset[Node]]:
    """The properties that a rule which is a query reads and another states the types of, with these types."""
    graph = shapes.graph
    named = {name for query in graph.objects(None, SH.select) for name in re.findall(r"\w+:\w+", str(query))}
    found: dict[Node, set[Node]] = {}
    for shape, datatype in graph.subject_objects(SH.datatype):
        path = _last_step(graph, graph.value(shape, SH.path))
        if isinstance(path, URIRef) and graph.namespace_manager.curie(path) in named:
            found.setdefault(path, set()).add(datatype)
    return {path: frozenset(types) for path, types in found.items()}


def _last_step(graph: Graph, path: Node | None) -> Node | None:
    """What the values of a path are values of."""
    steps = list(Collection(graph, path)) if isinstance(path, BNode) and (path, RDF.first, None) in graph else [path]
    return steps[-1]


def _datatype(value: Node) -> Node | None:
    if not isinstance(value, Literal):
        return None
    return RDF.langString if value.language else value.datatype or XSD.string


def _is_unsure(value: Node) -> bool:
    """Whether a typed value is spelled so that the two may not make the same of it."""
    if not isinstance(value, Literal) or value.language or value.datatype in (None, XSD.string):
        return False
    spelling = SPELLINGS.get(value.datatype)
    if spelling is not None and re.match(spelling, value) and not value.endswith("\n"):
        return False
    return not (value.datatype == XSD.date and _is_leap_day(value))


def _is_leap_day(value: str) -> bool:
    """The one day that has no plain spelling of its own: whether it is one depends on the year."""
    if not _LEAP_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
