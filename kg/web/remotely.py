"""A store that another SPARQL 1.1 server holds, as a source: each worker asks it over HTTP.

What is there changes without a word to us. So its state has a name for FRESH seconds and then another, by which all
that is kept of it is asked for anew.
"""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import ClassVar

from kg.errors import KamergraafError
from kg.store.mirror import base_of
from kg.store.query import Answer
from kg.store.remote import Remote
from kg.store.server import Server

__all__ = ["FRESH", "AtEndpoint"]

FRESH = 60
"""Seconds that pages may be behind what the other server holds."""
_SOON = 3
"""Seconds within which a server that is well answers what takes it nothing."""


@dataclass(frozen=True, slots=True)
class AtEndpoint:
    """The store at an address. ``AtEndpoint.at`` tells at once where none answers there."""

    url: str
    base_iri: str
    seconds: int
    functions: ClassVar[tuple[str, ...]] = ()
    searched: ClassVar[bool] = False
    """No index stands beside it."""

    @classmethod
    def at(cls, url: str, seconds: float) -> "AtEndpoint":
        """``seconds``: how long a query may take there. Raises RemoteError, and UsageError for what is no address."""
        with closing(Server(url, again="check that it runs, and serve again")) as server:
            return cls(url, base_of(server), max(1, round(seconds)))

    def near(self) -> None:
        """It is another server's."""

    def reaches(self) -> bool:
        """Whether the other server answers a question that takes it nothing."""
        try:
            Remote(self.url, _SOON).ask("ASK {}")
        except KamergraafError:
            return False
        return True

    def open(self) -> "Asking":
        """Nothing is opened before the first question."""
        return Asking(Remote(self.url, self.seconds), self.base_iri)

    def current(self) -> str:
        """The name of the state that is there now, as far as we know."""
        return f"endpoint-{int(time.time() / FRESH)}"


class Asking:
    """The other server, asked."""

    def __init__(self, remote: Remote, base_iri: str) -> None:
        self._remote = remote
        self.base_iri = base_iri
        self.version = f"endpoint-{int(time.time() / FRESH)}"

    def ask(
        self, query: str, *, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
    ) -> Answer:
        """As ``Remote.ask``, under the base."""
        graphs = {"default_graphs": default_graphs, "named_graphs": named_graphs}
        return self._remote.ask(query, **graphs, base_iri=self.base_iri)
