"""What every store holds beside its letters: the facts that they share, and what the data set says of itself."""

import hashlib
from functools import cache

import pyoxigraph as ox

from kg.rdf.shared import dataset_graph, reference_graph
from kg.store.embedded import Store
from kg.store.origins import Origins

__all__ = ["furnish"]


def furnish(store: Store, origins: Origins, version: str) -> None:
    """Puts the shared facts and the data set's description in the store, where they differ from what it holds.

    They are made for each ``version`` of the program once: from then on their digests tell whether the store has them.
    Raises StoreError.
    """
    held = {name: _digest(store, name) for name in ("dataset", "reference")}
    asked = f"shared {version}"
    if origins.noted(asked) == str(held):
        return
    ours = {"reference": _reference(store.base_iri), "dataset": dataset_graph(store.base_iri)}
    changed = {
        iri: graph for name, graph in ours.items() if set(graph) != set(store.graph(iri := store.graph_iri(name)))
    }
    if changed:
        store.replace_graphs(changed)
    origins.note(asked, str({name: _digest(store, name) for name in held}))


def _digest(store: Store, name: str) -> str:
    """Of what a graph of the store says, in no order."""
    lines = ox.serialize((quad.triple for quad in store.quads(store.graph_iri(name))), format=ox.RdfFormat.N_TRIPLES)
    return hashlib.sha256(b"\n".join(sorted((lines or b"").splitlines()))).hexdigest()


_reference = cache(reference_graph)  # a second of parsing; nobody changes it
