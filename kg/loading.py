"""Any RDF into a store, as ``kg load`` takes it, with what follows from it together with the letters."""

from contextlib import closing
from pathlib import Path

from kg.crew import cores
from kg.furnishing import furnish
from kg.program import program
from kg.store.embedded import Store
from kg.store.load import load
from kg.store.origins import Origins
from kg.threads import forget, told, weave

__all__ = ["add"]


def add(
    store: Store, path: Path | str, graph: str | None = None, form: str | None = None, data: bytes = b""
) -> tuple[str, int]:
    """Any RDF file into the store, as ``kg.store.load.load``; with the threads of all letters that are then there, and
    the facts that letters share.

    Broken off between the two it leaves threads that the next ``add`` or ``build`` completes.
    """
    done = load(store, path, graph, form, data, before=lambda: forget(store))
    if told(store):
        with closing(Origins(store.path)) as origins:
            furnish(store, origins, program())
        weave(store, cores())
    return done
