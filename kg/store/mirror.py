"""What another server holds of ours, in a store on disk for as long as it is looked at: so that ``kg export`` writes it
as it writes a store.
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import RemoteError, UsageError
from kg.rdf.namespaces import DEFAULT_BASE, FOAF, KG, VOID
from kg.shown import Shown, silent
from kg.store.embedded import Store
from kg.store.export import find_dossier, find_letter
from kg.store.folder import checked_base
from kg.store.server import Server

__all__ = ["base_of", "mirrored"]

_TOGETHER = 64
_ROWS = 5000
"""Rows that are asked for at once."""
_IRIS = ("g", "s")
"""Variables of graphs and subjects."""


@contextmanager
def mirrored(
    endpoint: str, letter: str | None = None, dossier: str | None = None, shown: Shown = silent
) -> Iterator[Store]:
    """A store with all named graphs of an endpoint, or with those of a letter or a dossier; it is removed at the end.
    ``shown`` shows how far the fetching is.

    Raises RemoteError, and NotFound for a letter or a dossier that is not there.
    """
    with (
        tempfile.TemporaryDirectory() as scratch,
        closing(Server(endpoint)) as server,
        Store.create_or_open(Path(scratch) / "store", base_of(server)) as store,
    ):
        _fetch(server, store, _wanted(server, store, letter, dossier), shown)
        yield store


def _wanted(server: Server, store: Store, letter: str | None, dossier: str | None) -> list[str]:
    if letter is None and dossier is None:
        return [graph.value for (graph,) in _rows(server, "?g", "GRAPH ?g { ?s ?p ?o }")]
    for predicate in (FOAF.primaryTopic, KG.dossier):
        node = ox.NamedNode(str(predicate))
        found = _rows(server, "?g ?s ?o", f"GRAPH ?g {{ ?s {node} ?o }}")
        store.add(ox.Quad(subject, node, value, graph) for graph, subject, value in found)
    known = [find_letter(store, letter)] if letter is not None else find_dossier(store, dossier or "")
    return [graph for graph, _ in known]


def _fetch(server: Server, store: Store, graphs: list[str], shown: Shown) -> None:
    pieces = range(0, len(graphs), _TOGETHER)
    for at in shown(pieces, len(pieces), "fetching"):
        counts = server.counts(graphs[at : at + _TOGETHER])
        for graph, count in counts.items():
            store.replace_graph(graph, server.statements(graph, count))


def base_of(server: Server) -> str:
    """The base of the identifiers there, as the data set says; the default one where it does not.

    Raises RemoteError, also where there are several.
    """
    asked = f"GRAPH ?g {{ ?d a <{VOID.Dataset}> ; <{VOID.uriSpace}> ?base }}"
    found = sorted(base.value for (base,) in _rows(server, "?base", asked))
    if len(found) > 1:
        bases = ", ".join(found)[:500]
        raise RemoteError(f"{server.queries} holds data sets of several bases ({bases}); ask for one by a query.")
    try:
        return checked_base(found[0]) if found else DEFAULT_BASE
    except UsageError as error:
        raise RemoteError(f"{server.queries} tells of a base of its identifiers that is none: {error}") from error


def _rows(server: Server, names: str, pattern: str) -> Iterable[tuple[ox.NamedNode, ...]]:
    """All rows in pieces, since servers bound answers; what has a blank node is passed over."""
    variables = names.replace("?", "").split()
    at, last = 0, ""
    while True:
        asked = f"SELECT DISTINCT {names} WHERE {{ {pattern} }} ORDER BY {names} LIMIT {_ROWS} OFFSET {at}"
        rows = [tuple(row[name] for name in variables) for row in server.rows(asked, variables)]
        if at and rows and last == str(rows[0]):
            raise RemoteError(f"{server.queries} gives the same rows again where it is asked for the next; check it.")
        for terms in rows:
            if any(term is None or isinstance(term, ox.BlankNode | ox.Triple) for term in terms):
                continue
            if not all(
                isinstance(term, ox.NamedNode) for name, term in zip(variables, terms, strict=True) if name in _IRIS
            ):
                raise RemoteError(f"{server.queries} names graphs or what is in them by what is no IRI; check it.")
            yield terms
        if len(rows) < _ROWS:
            return
        at, last = at + _ROWS, str(rows[0])
