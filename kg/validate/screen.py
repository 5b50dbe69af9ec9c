"""Names, for many graphs at once, the rules that each may break; what it does not name is kept.

pySHACL needs milliseconds for each rule and graph; the rules as queries over a whole batch in Oxigraph need a small
part of that. pySHACL stays the referee: it judges the rules that are named, and it alone makes the results.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.errors import RdfError
from kg.validate.derive import breaking
from kg.validate.odd import compared
from kg.validate.shapes import Shapes
from kg.validate.statements import Statements, of_one_value, statements

__all__ = ["Screen", "screen_of"]


@dataclass(frozen=True, slots=True)
class Screen:
    """The rules of one set of shapes as queries; ``underived`` are those that every graph is judged by."""

    queries: Mapping[URIRef, str]
    underived: frozenset[URIRef]
    untyped: str | None = None
    """A query like those of the rules: the graphs where a property that is compared has a value of another type."""

    def named(self, graphs: Sequence[Graph | Statements]) -> list[frozenset[URIRef]]:
        """The rules that each graph may break, in the order of the graphs."""
        store = ox.Store()
        loaded = [_loaded(store, graph, number) for number, graph in enumerate(graphs)]
        found = [set(self.underived) for _ in graphs]
        for rule, query in self.queries.items():
            for number in _numbers(store, query):
                found[number].add(rule)
        everything = frozenset(self.queries) | self.underived
        for number in _numbers(store, self.untyped) if self.untyped else ():
            found[number] |= everything
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


def _numbers(store: ox.Store, query: str) -> Iterator[int]:
    """The graphs that a query names, by their place in the batch."""
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)  # only SELECTs are derived
    for solution in solutions:
        yield int(solution["g"].value.rpartition(":")[2])


@lru_cache(maxsize=8)
def screen_of(shapes: Shapes) -> Screen:
    """The screen of a set of shapes, derived once."""
    written = {rule: breaking(shapes.graph, rule) for rule in shapes.rules}
    queries = {rule: query for rule, query in written.items() if query is not None}
    return Screen(queries, frozenset(written) - frozenset(queries), _untyped(shapes))


def _untyped(shapes: Shapes) -> str | None:
    """A SELECT of ``?g``, the graphs where a value is compared that has not the type which its rule states."""
    cases = (
        f"{{ GRAPH ?g {{ ?s {path.n3()} ?v FILTER (!COALESCE(DATATYPE(?v) IN ({_listed(types)}), false)) }} }}"
        for path, types in sorted(compared(shapes).items(), key=str)
    )
    return f"SELECT DISTINCT ?g WHERE {{ {found} }}" if (found := " UNION ".join(cases)) else None


def _listed(types: Iterable[Node]) -> str:
    return ", ".join(sorted(one.n3() for one in types))
