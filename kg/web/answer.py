"""What the web asks of a store: questions in, answers out. Anything that answers so can be served."""

from collections.abc import Sequence
from typing import IO, Literal, Protocol

from kg.store.joined import Small

__all__ = ["Answer", "Answerer", "Kind", "Nearby", "Source"]

Kind = Literal["solutions", "boolean", "graph"]


class Answer(Protocol):
    """An answer not yet written: its kind, and how to write it in the form of a media type."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102

    def write(self, output: IO[bytes], media_type: str) -> None:
        """Writes the whole answer; raises QueryError where evaluating fails midway."""


class Answerer(Protocol):
    """A read-only store under its base IRI."""

    @property
    def base_iri(self) -> str: ...  # noqa: D102

    @property
    def version(self) -> str:
        """The name of the state that it answers from; it may change with a question."""

    def ask(
        self, query: str, *, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
    ) -> Answer:
        """Answers one query; its relative IRIs stand under the base.

        Graphs given here outweigh its FROM clauses; without either, all graphs count. Raises QueryError for a
        malformed or forbidden query (SERVICE), StoreError where the store fails.
        """


class Nearby(Answerer, Protocol):
    """A store on this machine."""

    def look_up(self, asked: Small, media_type: str, most: int) -> bytes | None:
        """Answers a look-up, or a small join, from the state that is open; None where that takes more bytes, or more
        than is looked up. Raises as ``ask``.
        """

    def close(self) -> None:
        """Ends the use of it."""


class Source(Protocol):
    """Where a store comes from: what each worker process opens for itself. It is pickled on its way there."""

    @property
    def base_iri(self) -> str: ...  # noqa: D102

    @property
    def functions(self) -> Sequence[str]:
        """The IRIs of the functions that its queries may call beside SPARQL's own."""

    def near(self) -> Nearby | None:
        """The store opened for look-ups, None where it does not lie on this machine. Raises as ``open``."""

    def open(self) -> Answerer:
        """The store in its newest state. Raises StoreError."""

    def current(self) -> str:
        """The name of the newest state, cheap to ask; another name tells that there is something new to open."""
