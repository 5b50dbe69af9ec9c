"""What was published to one server: ``STORE/published/KEY.sqlite``, a row a graph.

A graph is noted as begun before it is sent and as sent afterwards, so that what a killed run left half done is sent
again by the next one; it is noted as checked when the server has given back what was sent.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from kg.errors import StoreError, StoreInUse
from kg.store import folder

__all__ = ["Record", "Sent"]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS sent (graph TEXT PRIMARY KEY, digest TEXT, count INTEGER, checked INTEGER) WITHOUT ROWID
"""


class Sent(NamedTuple):
    """A graph as it was sent: its digest ("" where that was only begun) and how many statements it has."""

    digest: str
    size: int


class Record:
    """The record of one server in a store's folder, held by one process. Raises StoreInUse, StoreError."""

    def __init__(self, store: Path, server: str) -> None:
        key = hashlib.sha256(server.encode()).hexdigest()[:16]
        self._path = store / "published" / f"{key}.sqlite"
        self._server = server
        with folder.failing(store):
            self._path.parent.mkdir(exist_ok=True)
        with self._failing():
            self._table = sqlite3.connect(self._path, isolation_level=None, timeout=0)
            self._table.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._table.execute("BEGIN EXCLUSIVE")
            self._table.execute(_SCHEMA)
            self._table.execute("COMMIT")

    def close(self) -> None:
        """Lets another process have it."""
        self._table.close()

    def get(self, graph: str) -> Sent | None:
        """What was sent of a graph; None where nothing ever was."""
        rows = self._rows("SELECT digest, count FROM sent WHERE graph = ?", graph)
        return next((Sent(*row) for row in rows), None)

    def graphs(self) -> Iterator[str]:
        """All graphs that were sent or begun, in the order of their names."""
        return (str(row[0]) for row in self._rows("SELECT graph FROM sent ORDER BY graph"))

    def unchecked(self) -> list[tuple[str, Sent]]:
        """What was sent and has not been checked yet."""
        rows = self._rows("SELECT graph, digest, count FROM sent WHERE checked = 0 AND digest <> '' ORDER BY graph")
        return [(graph, Sent(*sent)) for graph, *sent in rows]

    def begin(self, graphs: Iterable[str]) -> None:
        """Notes that these are about to be sent."""
        self._write("INSERT OR REPLACE INTO sent VALUES (?, '', 0, 0)", ((graph,) for graph in graphs))

    def end(self, sent: Iterable[tuple[str, Sent]]) -> None:
        """Notes what was sent."""
        self._write("INSERT OR REPLACE INTO sent VALUES (?, ?, ?, 0)", ((graph, *one) for graph, one in sent))

    def check(self, graphs: Iterable[str]) -> None:
        """Notes what the server gave back as it was sent."""
        self._write("UPDATE sent SET checked = 1 WHERE graph = ?", ((graph,) for graph in graphs))

    def forget(self, graphs: Iterable[str]) -> None:
        """Notes that the server holds nothing of ours under these names."""
        self._write("DELETE FROM sent WHERE graph = ?", ((graph,) for graph in graphs))

    def _rows(self, asked: str, *values: str) -> list[Any]:
        with self._failing():
            return self._table.execute(asked, values).fetchall()

    def _write(self, change: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._failing():
            self._table.execute("BEGIN")
            self._table.executemany(change, rows)
            self._table.execute("COMMIT")

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise StoreInUse(
                    f"Another process publishes this store to {self._server}; wait until it has ended."
                ) from error
            raise StoreError(
                f"{self._path} cannot be used ({error}); where it is damaged remove it: then all is published anew."
            ) from error
