"""Names, for many graphs at once, the rules that each may break; what it does not name is kept.

pySHACL needs milliseconds for each rule and graph; the rules as queries over a whole batch in Oxigraph need a small
part of that. pySHACL stays the referee: it judges the rules that are named, and it alone makes the results.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import OWL, RDFS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import RdfError
from kg.validate.derive import SPELLINGS, breaking
from kg.validate.engine import to_ox
from kg.validate.shapes import Shapes

__all__ = ["Screen", "screen_of"]

# What makes more of a graph than its plain statements: such a graph is judged by every rule.
_MEANINGFUL = (RDFS.subClassOf, OWL.imports)


@dataclass(frozen=True, slots=True)
class Screen:
    """The rules of one set of shapes as queries; ``underived`` are those that every graph is judged by."""

    queries: Mapping[URIRef, str]
    underived: frozenset[URIRef]

    def named(self, graphs: Sequence[Graph]) -> list[frozenset[URIRef]]:
        """The rules that each graph may break, in the order of the graphs."""
        store = ox.Store()
        terms = _Terms()
        for number, graph in enumerate(graphs):
            terms.load(store, graph, ox.NamedNode(f"urn:batch:{number}"))
        found = [set(self.underived) for _ in graphs]
        for rule, query in self.queries.items():
            for solution in _solutions(store, query):
                found[int(solution["g"].value.rpartition(":")[2])].add(rule)
        everything = frozenset(self.queries) | self.underived
        pairs = zip(graphs, found, strict=True)
        return [frozenset(rules) if terms.plain(graph) else everything for graph, rules in pairs]


class _Terms:
    """The terms of a batch, each turned but once; remembers those of which a store could make something else."""

    def __init__(self) -> None:
        self._turned: dict[Node, Any] = {}
        self._odd: set[Node] = set()
        self._decimals: dict[Decimal, Literal] = {}
        self._unread: set[int] = set()

    def load(self, store: ox.Store, graph: Graph, name: ox.NamedNode) -> None:
        """Puts the graph in the store; one that holds what is not RDF is left to the referee, who tells so."""
        try:
            store.bulk_extend(list(self._quads(graph, name)))
        except RdfError:
            self._unread.add(id(graph))

    def _quads(self, graph: Graph, name: ox.NamedNode) -> Iterator[ox.Quad]:
        turned = self._turned
        for triple in graph:
            for term in triple:
                if term not in turned:
                    turned[term] = to_ox(term)
                    if isinstance(term, Literal):
                        self._look(term)
            subject, predicate, value = triple
            yield ox.Quad(turned[subject], turned[predicate], turned[value], name)

    def _look(self, term: Literal) -> None:
        if _is_odd(term):
            self._odd.add(term)
        elif term.datatype == XSD.decimal and self._decimals.setdefault(Decimal(term), term) != term:
            self._odd |= {term, self._decimals[Decimal(term)]}  # `1` and `1.0` are one value to a store

    def plain(self, graph: Graph) -> bool:
        """Whether the graph says to SHACL just what its statements say, each value spelled as a store keeps it."""
        if id(graph) in self._unread or any((None, predicate, None) in graph for predicate in _MEANINGFUL):
            return False
        return not any((None, None, term) in graph for term in self._odd)


def _is_odd(term: Literal) -> bool:
    """Whether a store may keep the value in another spelling: `007`, a day that is none, an odd language tag."""
    if term.language or term.datatype in (None, XSD.string):
        return not (term.language or "a").islower()
    spelling = SPELLINGS.get(term.datatype or XSD.string)
    return spelling is None or re.match(spelling, term) is None or term.endswith("\n")


def _solutions(store: ox.Store, query: str) -> ox.QuerySolutions:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)  # only SELECTs are derived
    return solutions


@lru_cache(maxsize=8)
def screen_of(shapes: Shapes) -> Screen:
    """The screen of a set of shapes, derived once."""
    written = {rule: breaking(shapes.graph, rule) for rule in shapes.rules}
    queries = {rule: query for rule, query in written.items() if query is not None}
    return Screen(queries, frozenset(written) - frozenset(queries))
