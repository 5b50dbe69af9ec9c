"""Keeps the default graph what it promises to be: the union of all named graphs, each statement once.

Oxigraph can take the union while it evaluates, but then gives a statement that stands in three graphs three times, and
counts and sums come out wrong (RDF's merge is a set). So the union is stored: whatever is written to a named graph is
written to the default graph too, and leaves it when no named graph has it any more.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import pyoxigraph as ox

__all__ = ["add", "change", "placed", "replace"]

# What only this graph says leaves the union with it.
_LEAVE = """DELETE {{ ?s ?p ?o }} WHERE {{
  GRAPH {graph} {{ ?s ?p ?o }}
  FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }}
}} ; DROP SILENT GRAPH {graph}"""


def add(engine: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Adds quads of named graphs in one transaction; none may be of the default graph."""
    engine.extend(copy for quad in quads for copy in (quad, ox.Quad(quad.subject, quad.predicate, quad.object)))


def replace(
    engine: ox.Store, graphs: Mapping[ox.NamedNode, Sequence[ox.Triple]], remove: Sequence[ox.NamedNode] = ()
) -> None:
    """Replaces and removes named graphs, all in one transaction."""
    gone = [graph for graph in (*remove, *graphs) if _there(engine, graph)]
    if not gone:
        # Many times faster than an update, whose text must be parsed.
        add(engine, (placed(triple, graph) for graph, triples in graphs.items() for triple in triples))
        return
    # Oxigraph's own transactions are not open to Python, but one SPARQL update is one. Terms come from its own
    # N-Triples writer, so nothing is spliced that could break out of its place.
    steps = [_LEAVE.format(graph=graph) for graph in gone]
    for graph, triples in graphs.items():
        body = _body(triples)
        steps.append(f"INSERT DATA {{\n{body} GRAPH {graph} {{\n{body}}} }}")
    engine.update(" ;\n".join(steps))


def change(engine: ox.Store, graph: ox.NamedNode, added: Collection[ox.Triple], removed: Collection[ox.Triple]) -> None:
    """Adds statements to one named graph and takes others from it, all in one transaction."""
    gone, new = _body(removed), _body(added)
    steps = [f"DELETE DATA {{ GRAPH {graph} {{\n{gone}}} }}"] if gone else []
    if gone:
        # in the union a statement stays while any other graph has it
        rows = " ".join(f"({triple.subject} {triple.predicate} {triple.object})" for triple in removed)
        steps.append(
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} "
            f"FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
        )
    if new:
        steps.append(f"INSERT DATA {{\n{new} GRAPH {graph} {{\n{new}}} }}")
    if steps:
        engine.update(" ;\n".join(steps))


def _body(triples: Iterable[ox.Triple]) -> str:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def placed(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    """A triple in a named graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _there(engine: ox.Store, graph: ox.NamedNode) -> bool:
    return next(engine.quads_for_pattern(None, None, None, graph), None) is not None
