"""Any RDF file into the store, in one transaction, without a look at the network."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.rdf.parsing import content_of, parsed
from kg.store.embedded import Store
from kg.store.formats import graph_format
from kg.store.union import placed

__all__ = ["load"]


def load(
    store: Store,
    path: Path | str,
    graph: str | None = None,
    form: str | None = None,
    data: bytes = b"",
    before: Callable[[], object] = lambda: None,
) -> tuple[str, int]:
    """Adds a file's statements; returns the named graph of those that name none, and how many statements there are.

    That is ``graph``, or ``{base}graph/loaded/`` with 16 hex of the file's sha256, so that a file loaded twice gives
    nothing twice; quads keep their graphs. The format is that of the file's suffix unless ``form`` says otherwise; for
    the path ``-``, ``data`` is read and ``form`` is needed. Statements already in a graph stay. ``before`` is called
    once the file is known to be good, before anything is added. Raises RdfError with
    the file's line, UsageError for an unknown format or a graph that is no IRI, StoreError; nothing is then changed.
    """
    content = data if str(path) == "-" else content_of(Path(path))
    chosen = _format(str(path), form)
    name = graph or store.graph_iri(f"loaded/{hashlib.sha256(content).hexdigest()[:16]}")
    try:
        target = ox.NamedNode(name)
    except (ValueError, UnicodeEncodeError) as error:
        raise UsageError(f"{name[:200]!r} cannot name a graph ({error}); give an absolute IRI.") from error
    if graph is not None and graph in store.graph_digests():
        raise UsageError(f"{graph} holds what a letter says, and nothing else; give another --graph.")
    # Blank nodes get new labels at each load: without this a file loaded twice would give them twice.
    if graph is None and next(store.quads(name), None) is not None:
        return name, 0
    quads = parsed(content, chosen, str(path), name)
    statements = (q if q.graph_name != ox.DefaultGraph() else placed(q.triple, target) for q in quads)
    before()
    store.add(statements)
    return name, len(quads)


def _format(path: str, form: str | None) -> ox.RdfFormat:
    suffix = Path(path).suffix
    if form is None and (path == "-" or not suffix):
        raise UsageError(f"The format of {path} cannot be told from its name; give it with --format.")
    return graph_format(form or suffix).form
