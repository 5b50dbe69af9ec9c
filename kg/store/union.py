"""Keeps the default graph what it promises to be: the union of all named graphs, each statement once.

Oxigraph can take the union while it evaluates, but then gives a statement that stands in three graphs three times, and
counts and sums come out wrong (RDF's merge is a set). So the union is stored: whatever is written to a named graph is
written to the default graph too, and leaves it when no named graph has it any more.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice

import pyoxigraph as ox

__all__ = ["add", "change", "placed", "put", "replace"]

FEW = 32
"""Graphs that are written as a transaction of the engine's; of more, its bulk loading is many times faster."""
MOST = 900_000
"""Quads that are loaded at once: up to a million the engine's bulk loading is one step, whole or not at all."""

FEWEST = 10_000
"""Statements for which bulk loading takes half the time of a transaction, though their text is parsed again."""

# What only this graph says leaves the union with it.
_LEAVE = """DELETE {{ ?s ?p ?o }} WHERE {{
  GRAPH {graph} {{ ?s ?p ?o }}
  FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }}
}} ; DROP SILENT GRAPH {graph}"""


def add(engine: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Adds quads of named graphs in one transaction; none may be of the default graph."""
    engine.extend(_twice(quads))


def _twice(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Quads with their copies in the union."""
    return (copy for quad in quads for copy in (quad, ox.Quad(quad.subject, quad.predicate, quad.object)))


def put(engine: ox.Store, graphs: Mapping[ox.NamedNode, bytes]) -> None:
    """Puts graphs, each as N-Triples without blank nodes, in the place of those of their names; each is whole, old or
    new, whatever happens. Those that are new go in together, those that take another's place in one transaction.
    """
    there = {graph for graph in graphs if _there(engine, graph)}
    for batch, size in _batches((graph, text) for graph, text in graphs.items() if graph not in there):
        quads = b"".join(piece for graph, text in batch for piece in (text, _in_graph(text, graph)))
        # the text was read once already, by the rules
        if len(batch) <= FEW or size >= MOST:
            engine.load(input=quads, format=ox.RdfFormat.N_QUADS, lenient=True)
        else:
            engine.bulk_load(input=quads, format=ox.RdfFormat.N_QUADS, lenient=True)
    if there:
        replace(engine, {graph: _parsed(graphs[graph]) for graph in there})


def _batches(graphs: Iterable[tuple[ox.NamedNode, bytes]]) -> Iterator[tuple[list[tuple[ox.NamedNode, bytes]], int]]:
    """As many together as the engine loads in one step, with the number of their quads."""
    batch: list[tuple[ox.NamedNode, bytes]] = []
    size = 0
    for graph, text in graphs:
        more = 2 * text.count(b"\n")
        if batch and size + more >= MOST:
            yield batch, size
            batch, size = [], 0
        batch.append((graph, text))
        size += more
    if batch:
        yield batch, size


def _in_graph(text: bytes, graph: ox.NamedNode) -> bytes:
    """N-Triples as N-Quads: a line ends in ` .`, and no line break stands within one."""
    return text.replace(b" .\n", f" {graph} .\n".encode())


def _parsed(text: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(BytesIO(text), ox.RdfFormat.N_TRIPLES, lenient=True)]


def replace(
    engine: ox.Store, graphs: Mapping[ox.NamedNode, Sequence[ox.Triple]], remove: Sequence[ox.NamedNode] = ()
) -> None:
    """Replaces and removes named graphs, all in one transaction; what stays the same is not written again."""
    gone = [graph for graph in (*remove, *graphs) if _there(engine, graph)]
    if not gone:
        # Many times faster than an update, whose text must be parsed.
        add(engine, (placed(triple, graph) for graph, triples in graphs.items() for triple in triples))
        return
    # Oxigraph's own transactions are not open to Python, but one SPARQL update is one. Terms come from its own
    # N-Triples writer, so nothing is spliced that could break out of its place.
    before: list[str] = []
    after: list[str] = []
    removed: dict[ox.Triple, None] = {}
    for graph in dict.fromkeys((*remove, *graphs)):
        new = dict.fromkeys(graphs.get(graph, ()))
        old = {quad.triple: None for quad in engine.quads_for_pattern(None, None, None, graph)}
        if any(map(_is_blank, (*old, *new))):  # which has no name by which to take it away
            before.append(_LEAVE.format(graph=graph))
            old = {}
        less, more = [one for one in old if one not in new], [one for one in new if one not in old]
        removed.update(dict.fromkeys(less))
        after += [f"DELETE DATA {{ GRAPH {graph} {{\n{_body(less)}}} }}"] if less else []
        after += [f"INSERT DATA {{\n{_body(more)} GRAPH {graph} {{\n{_body(more)}}} }}"] if more else []
        after += [f"DROP SILENT GRAPH {graph}"] if not new else []
    engine.update(" ;\n".join((*before, *after, *_unsaid(removed))))


_ROWS = 1000


def _unsaid(removed: Iterable[ox.Triple]) -> Iterator[str]:
    """Takes from the union what no named graph says any more."""
    waiting = iter(removed)
    while some := list(islice(waiting, _ROWS)):
        rows = " ".join(f"({triple.subject} {triple.predicate} {triple.object})" for triple in some)
        yield (
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} "
            "FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
        )


def _is_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode | ox.Triple)


def change(engine: ox.Store, graph: ox.NamedNode, added: Collection[ox.Triple], removed: Collection[ox.Triple]) -> None:
    """Adds statements to one named graph and takes others from it, all in one transaction."""
    if not removed:  # many times faster than an update, whose text must be parsed
        quads = (placed(triple, graph) for triple in added)
        if FEWEST <= len(added) <= MOST // 2 and not any(map(_is_blank, added)):
            text = ox.serialize(_twice(quads), format=ox.RdfFormat.N_QUADS) or b""
            engine.bulk_load(input=text, format=ox.RdfFormat.N_QUADS, lenient=True)
        else:
            add(engine, quads)
        return
    gone, new = _body(removed), _body(added)
    steps = [f"DELETE DATA {{ GRAPH {graph} {{\n{gone}}} }}", *_unsaid(removed)]
    if new:
        steps.append(f"INSERT DATA {{\n{new} GRAPH {graph} {{\n{new}}} }}")
    engine.update(" ;\n".join(steps))


def _body(triples: Iterable[ox.Triple]) -> str:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def placed(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    """A triple in a named graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _there(engine: ox.Store, graph: ox.NamedNode) -> bool:
    return next(engine.quads_for_pattern(None, None, None, graph), None) is not None
