"""Names, for many graphs at once, the rules that each may break; what it does not name is kept.

pySHACL needs milliseconds for each rule and graph; the rules as queries over a whole batch in Oxigraph need a small
part of that. pySHACL stays the referee: it judges the rules that are named, and it alone makes the results.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.errors import RdfError
from kg.validate.derive import breaking
from kg.validate.shapes import Shapes
from kg.validate.statements import Statements, of_one_value, statements

__all__ = ["Screen", "screen_of"]


@dataclass(frozen=True, slots=True)
class Screen:
    """The rules of one set of shapes as queries; ``underived`` are those that every graph is judged by."""

    queries: Mapping[URIRef, str]
    underived: frozenset[URIRef]

    def named(self, graphs: Sequence[Graph | Statements]) -> list[frozenset[URIRef]]:
        """The rules that each graph may break, in the order of the graphs."""
        store = ox.Store()
        loaded = [_loaded(store, graph, number) for number, graph in enumerate(graphs)]
        found = [set(self.underived) for _ in graphs]
        for rule, query in self.queries.items():
            for solution in _solutions(store, query):
                found[int(solution["g"].value.rpartition(":")[2])].add(rule)
        everything = frozenset(self.queries) | self.underived
        twins = of_one_value(spelled for one in loaded if one for spelled in one.decimals)
        plain = (one is not None and one.plain and twins.isdisjoint(one.decimals) for one in loaded)
        return [frozenset(rules) if sure else everything for rules, sure in zip(found, plain, strict=True)]


def _loaded(store: ox.Store, graph: Graph | Statements, number: int) -> Statements | None:
    """Puts a graph in the store; None for one that holds what is not RDF: it is left to the referee, who tells so."""
    try:
        told = statements(graph) if isinstance(graph, Graph) else graph
        name = ox.NamedNode(f"urn:batch:{number}")
        store.bulk_load(input=told.ntriples, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    except (RdfError, SyntaxError):
        return None
    return told


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
