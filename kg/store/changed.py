"""Which graphs a writer has written to, and what those are now that it put whole."""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

__all__ = ["Changed", "digest"]


class Changed:
    """The graphs that a writer has written to ``since`` a state, as long as that is known.

    A graph that was put whole has its digest with it, until something else is written to it: to read a graph back takes
    as long as to make it. ``name`` is that of this stretch of writing alone. ``heirs`` are told the state that is
    published of it, unless something is written after they were put there. The graphs of many letters stand in a file
    that has no name; ``close`` frees it.
    """

    def __init__(self, since: str) -> None:
        self.since = since
        self.name = secrets.token_hex(8)
        self.heirs: list[Callable[[str], object]] = []
        self.known = True
        self._table: sqlite3.Connection | None = None

    def close(self) -> None:
        """Forgets them."""
        if self._table is not None:
            self._table.close()
        self._table = None

    def __iter__(self) -> Iterator[tuple[str, bytes | None]]:
        """Each graph with its digest, sorted; none where it is not ``known`` which they are."""
        if self._table is not None:
            yield from self._table.execute("SELECT graph, digest FROM changed ORDER BY graph")

    def add(self, graphs: Iterable[str] | None) -> None:
        """Notes further ones; None for any."""
        self.heirs.clear()
        if graphs is None:
            self.known = False
            self.close()
        else:
            self._note((graph, None) for graph in graphs)

    def put(self, graphs: Mapping[str, bytes]) -> None:
        """Notes graphs that now are what these canonical N-Triples say."""
        self.add(())
        self._note((one, bytes.fromhex(digest(text))) for one, text in graphs.items())

    def seen(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The quads as they come, their graphs noted."""
        last = None
        for quad in quads:
            if quad.graph_name != last and isinstance(quad.graph_name, ox.NamedNode):
                last = quad.graph_name
                self._note([(last.value, None)])
            yield quad

    def _note(self, told: Iterable[tuple[str, bytes | None]]) -> None:
        if not self.known:
            return
        if self._table is None:
            # A writer may be called from one thread after the other
            self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._table.execute("CREATE TABLE changed (graph TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID")
            self._table.execute("BEGIN")
        self._table.executemany("INSERT OR REPLACE INTO changed VALUES (?, ?)", told)


def digest(statements: bytes) -> str:
    """That of a graph as N-Triples, in whichever order its statements stand; 32 hex."""
    lines = sorted(set(statements.split(b"\n")))
    return hashlib.blake2b(b"\n".join(lines), digest_size=16).hexdigest()
