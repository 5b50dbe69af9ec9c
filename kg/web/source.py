"""A store on disk as a source: each worker opens it for itself."""

from dataclasses import dataclass
from pathlib import Path

from kg.store import folder
from kg.store.embedded import Store

__all__ = ["OnDisk"]


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The store at a path. ``OnDisk.at`` tells at once where there is none."""

    path: Path
    base_iri: str

    @classmethod
    def at(cls, path: Path | str) -> "OnDisk":
        """Raises NotFound, StoreCorrupt, StoreError as ``Store.open`` does."""
        with Store.open(path) as store:
            return cls(store.path.absolute(), store.base_iri)

    def open(self) -> Store:
        """The store, for reading."""
        return Store.open(self.path)

    def current(self) -> str:
        """The state that a reader would see now."""
        return folder.current(self.path)
