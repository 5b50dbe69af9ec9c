"""A store on disk as a source: each worker opens it for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from kg.errors import NotFound, StoreError
from kg.search.matches import FUNCTION, functions
from kg.store import folder
from kg.store.embedded import Store
from kg.store.joined import Small
from kg.store.query import Answer

__all__ = ["OnDisk"]


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The store at a path. ``OnDisk.at`` tells at once where there is none.

    ``services``: the hosts that a query may call by SERVICE. ``invented``: its letters were never sent, which every
    page has to say.
    """

    path: Path
    base_iri: str
    services: tuple[str, ...] = ()
    invented: bool = False
    functions: ClassVar[tuple[str, ...]] = (FUNCTION,)

    @classmethod
    def at(cls, path: Path | str, services: Sequence[str] = (), *, invented: bool = False) -> "OnDisk":
        """Raises NotFound, StoreCorrupt, StoreError as ``Store.open`` does."""
        with Store.open(path) as store:
            return cls(store.path.absolute(), store.base_iri, tuple(host.lower() for host in services), invented)

    def near(self) -> "Opened":
        """The same for the server's own process."""
        return self.open()

    def open(self) -> "Opened":
        """The store, for reading. Raises StoreError, also where it is not there any more."""
        try:
            return Opened(Store.open(self.path), self.services)
        except NotFound as error:  # which is told of what a client asks for
            raise StoreError(str(error)) from error

    def current(self) -> str:
        """The state that a reader would see now."""
        return folder.current(self.path)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store that may call some hosts."""

    store: Store
    services: tuple[str, ...]

    @property
    def base_iri(self) -> str:
        """That of the store."""
        return self.store.base_iri

    @property
    def path(self) -> Path:
        """Its folder."""
        return self.store.path

    @property
    def version(self) -> str:
        """The state that it answers from."""
        return self.store.version

    def close(self) -> None:
        """Ends the use of it."""
        self.store.close()

    def look_up(self, asked: Small, media_type: str, most: int) -> bytes | None:
        """As the store does."""
        return self.store.look_up(asked, media_type, most)

    def ask(
        self, query: str, *, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
    ) -> Answer:
        """As the store does, with full text (``kg.search.matches``)."""
        return self.store.ask(
            query,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            services=self.services,
            functions=functions(self.path, lambda: self.version),
        )
