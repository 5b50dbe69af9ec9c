"""What was woven last, beside the store: which graphs there were, what each told, and what was concluded of what.

``STORE/threads.sqlite`` can be removed: it is then made anew, which takes the time of a whole weaving. It notes of
which state of the store it is, and only what is written from there on in the same stretch of writing is known; in any
other state (a snapshot gone back to, a change by hand, a weaving broken off) it is not believed.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from kg.errors import StoreError
from kg.store.changed import Changed

__all__ = ["FILE", "Ledger"]

FILE: Final = "threads.sqlite"
_VERSION: Final = "1"
_CACHE: Final = 64 * 1024
"""KiB that the table holds in memory."""
_SCHEMA: Final = """
CREATE TABLE note (name TEXT PRIMARY KEY, told TEXT);
CREATE TABLE unit (id INTEGER PRIMARY KEY, graph TEXT UNIQUE, digest INTEGER);
CREATE TABLE fact (unit INTEGER, family TEXT, key TEXT, value TEXT, PRIMARY KEY (unit, family, key, value))
  WITHOUT ROWID;
CREATE INDEX fact_by_key ON fact (family, key, value, unit);
CREATE TABLE answer (rule TEXT, root TEXT, subject TEXT, property TEXT, object TEXT, confidence REAL, partly INTEGER,
  because TEXT, PRIMARY KEY (rule, root, subject, property, object)) WITHOUT ROWID;
CREATE INDEX answer_by_statement ON answer (subject, property, object);
CREATE INDEX answer_by_object ON answer (object) WHERE property = 'http://www.w3.org/2002/07/owl#sameAs';
CREATE TABLE odd (rule TEXT, root TEXT, mention TEXT, nl TEXT, en TEXT, PRIMARY KEY (rule, root, mention, nl, en))
  WITHOUT ROWID;
CREATE INDEX odd_by_mention ON odd (mention);
CREATE TABLE stands (commitment TEXT PRIMARY KEY, status TEXT) WITHOUT ROWID;
"""
# What one weaving works on
_WORK: Final = """
CREATE TEMP TABLE seen (graph TEXT, digest INTEGER);
CREATE TEMP TABLE altered (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE fired (family TEXT, key TEXT, PRIMARY KEY (family, key)) WITHOUT ROWID;
CREATE TEMP TABLE pending (rule TEXT, root TEXT, PRIMARY KEY (rule, root)) WITHOUT ROWID;
CREATE TEMP TABLE dirty (rule TEXT, subject TEXT, property TEXT, object TEXT,
  PRIMARY KEY (rule, subject, property, object)) WITHOUT ROWID;
CREATE TEMP TABLE doubtful (mention TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE standing (commitment TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Ledger:
    """The table of one store, for the holder of its writer's lock; what was not finished is undone by ``close``."""

    def __init__(self, store: Path) -> None:
        """Opens it, made first where there is none that can be read. Raises StoreError."""
        self._path = store / FILE
        self._table: sqlite3.Connection | None = None
        try:
            self.table = self._opened()
            if self.noted("version") != _VERSION:
                raise sqlite3.DatabaseError
            self.table.execute("BEGIN")
        except sqlite3.Error:
            self.anew()

    def close(self) -> None:
        """Ends its use."""
        if self._table is not None:
            self._table.close()
        self._table = None

    def anew(self) -> None:
        """Empties it. What is put in from here on is kept only by ``finish``. Raises StoreError."""
        self.close()
        with self.failing():
            for left in (self._path, Path(f"{self._path}-journal")):
                left.unlink(missing_ok=True)
            self.table = self._opened()
            # nothing of it is believed before it is finished
            self.table.execute("PRAGMA journal_mode = OFF")
            self.table.execute("PRAGMA synchronous = OFF")
            self.table.executescript(_SCHEMA)
            self.table.execute("BEGIN")

    def _opened(self) -> sqlite3.Connection:
        table = self._table = sqlite3.connect(self._path, isolation_level=None)
        table.execute(f"PRAGMA cache_size = -{_CACHE}")
        table.execute("PRAGMA temp_store = FILE")
        table.executescript(_WORK)
        return table

    def believed(self, changed: Changed, world: str, told: Iterable[str]) -> bool:
        """Whether it is of the state that a writer goes on from, or of this stretch of writing; was made with the same
        rules and shared facts (``world``); and is of what the graph of threads tells that it was woven from.
        """
        here = self.noted("base") == changed.since and self.noted("stretch") in ("", changed.name)
        return here and self.noted("world") == world and self.noted("state") in set(told)

    def finish(self, changed: Changed, world: str, state: str) -> None:
        """Keeps what was put in, as what the store holds now and publishes next. Raises StoreError."""
        noted = {"world": world, "state": state, "base": changed.since, "stretch": changed.name}
        with self.failing():
            self.table.execute("COMMIT")
            with self._path.open("rb") as file:
                os.fsync(file.fileno())
            self.table.execute("PRAGMA journal_mode = DELETE")
            self.table.execute("PRAGMA synchronous = FULL")
            self._note(self.table, {**noted, "version": _VERSION})
        changed.heirs.append(self._published(self._path, changed.name))

    def _published(self, path: Path, stretch: str) -> Callable[[str], object]:
        where = f"file:{quote(str(path.absolute()))}?mode=rw"

        def note(state: str) -> None:
            # what cannot be noted is not believed next time
            with suppress(sqlite3.Error), closing(sqlite3.connect(where, uri=True, isolation_level=None)) as table:
                row = table.execute("SELECT told FROM note WHERE name = 'stretch'").fetchone()
                if row == (stretch,):
                    self._note(table, {"base": state, "stretch": ""})

        return note

    @staticmethod
    def _note(table: sqlite3.Connection, told: dict[str, str]) -> None:
        table.execute("BEGIN")
        table.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", told.items())
        table.execute("COMMIT")

    def noted(self, name: str) -> str:
        """What is noted under a name; "" for nothing."""
        row = self.table.execute("SELECT told FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def pieces(self, query: str, most: int, *given: str) -> Iterator[list[str]]:
        """What a query finds of one column that is greater than its ``?1``, sorted, in pieces of ``most``.

        ``given`` are its further values. What it asks may change between the pieces.
        """
        last = ""
        while True:
            with self.failing():
                rows = self.table.execute(f"{query} ORDER BY 1 LIMIT {most}", (last, *given)).fetchall()
            if not rows:
                return
            yield [row[0] for row in rows]
            last = rows[-1][0]

    def pending(self) -> list[tuple[str, int]]:
        """The rules that are to be asked, each with the number of its roots."""
        with self.failing():
            return self.table.execute("SELECT rule, COUNT(*) FROM pending GROUP BY rule").fetchall()

    def counts(self) -> tuple[int, int]:
        """How many links there are, and how many oddities."""
        each = "SELECT DISTINCT rule, subject, property, object FROM answer WHERE rule <> 'named'"
        links = f"SELECT COUNT(*) FROM ({each})"
        odd = "SELECT COUNT(DISTINCT mention) FROM odd"
        with self.failing():
            found = [int(self.table.execute(query).fetchone()[0]) for query in (links, odd)]
        return found[0], found[1]

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Tells what goes wrong with the file as StoreError."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"{self._path} cannot be used ({error}), so that the threads across letters are not up to date; the "
                "next build brings them up to date. Where the file is damaged remove it: it is then made anew."
            ) from error
