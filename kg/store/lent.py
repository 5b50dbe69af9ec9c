"""The triples of a store as they were at one moment, for other processes to read while its writer goes on.

They stand in ``STORE/snapshots/.lent``, hard-linked with the working state, and are no snapshot: nobody else opens
them, and what a killed writer leaves of them the next publishing removes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.store import folder
from kg.store.disk import remove
from kg.store.embedded import Store
from kg.store.engine import few_files, reading, sentences

__all__ = ["Lent", "lend", "take_back"]

_PLACE: Final = ".lent"


@dataclass(frozen=True, slots=True)
class Lent:
    """What another process needs to open them; ``moment`` tells those of two moments apart."""

    store: Path
    base_iri: str
    triples: Path
    moment: int

    def open(self) -> Store:
        """The store as it was. Raises StoreCorrupt, StoreError."""
        with few_files():
            engine = reading(self.store, self.triples)
        return _Moment(self.store, self.base_iri, engine, "", None, writable=False)


class _Moment(Store):
    """A reader that stays with what it opened."""

    __slots__ = ()

    def reopen(self) -> None:
        """Nothing: what is published meanwhile is of another moment."""


def lend(store: Store, moment: int) -> Lent:
    """The triples as they are now, for the holder of the writer's lock. Raises StoreError."""
    place = _folder(store) / str(moment)
    with sentences(store.path, "read"):
        remove(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        store.engine.flush()
        store.engine.backup(place)
    return Lent(store.path, store.base_iri, place, moment)


def take_back(store: Store) -> None:
    """Removes all that was lent, once nobody reads it any more: the engine opens some of its files late."""
    with folder.failing(store.path):
        remove(_folder(store))


def _folder(store: Store) -> Path:
    return store.path / folder.SNAPSHOTS / _PLACE
