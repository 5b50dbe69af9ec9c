"""What an index holds of: a digest of each letter and promise in it, in a table beside it.

``entered.sqlite`` of the index's folder. What one making works on stands in temporary tables of it, so that no more
than a piece of a store's letters is ever in memory.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final

__all__ = ["ENTERED", "Entered"]

ENTERED: Final = "entered.sqlite"
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS entry (iri TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS promise (iri TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TEMP TABLE promised (iri TEXT PRIMARY KEY, letter TEXT) WITHOUT ROWID;
CREATE INDEX temp.promised_by ON promised (letter, iri);
CREATE TEMP TABLE letter (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE now (iri TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_PROMISED: Final = """
INSERT INTO promised VALUES (?, ?) ON CONFLICT (iri) DO UPDATE SET letter = excluded.letter
WHERE letter = '' OR (excluded.letter <> '' AND excluded.letter < letter)
"""


class Entered:
    """The table of an index that is being made in the folder ``place``, as of the ``last`` one where there is one.

    Raises sqlite3.Error and OSError.
    """

    def __init__(self, place: Path, last: Path | None = None) -> None:
        if last is not None:
            shutil.copyfile(last / ENTERED, place / ENTERED)
        self._table = sqlite3.connect(place / ENTERED, isolation_level=None)
        # A making that is broken off leaves nothing that anyone reads
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.executescript(_SCHEMA)
        self._table.execute("BEGIN")

    def __enter__(self) -> "Entered":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._table.execute("COMMIT")
        self._table.close()

    # --- what there is to make ---------------------------------------------------------------------------------------

    def promised(self, every: Iterable[tuple[str, str]]) -> None:
        """Takes all promises that there are, each with a letter that makes it, the first of several; "" for none."""
        self._table.executemany(_PROMISED, every)

    def letters(self, every: Iterable[str]) -> None:
        """Takes letters that are to be made."""
        self._table.executemany("INSERT OR IGNORE INTO letter VALUES (?)", ((iri,) for iri in every))

    def all_promising(self) -> None:
        """Takes all letters that make a promise."""
        self._table.execute("INSERT OR IGNORE INTO letter SELECT letter FROM promised WHERE letter <> ''")

    def wanted(self, most: int) -> Iterator[list[str]]:
        """The letters that are to be made, sorted, so many together."""
        return _pieces(self._table.execute("SELECT iri FROM letter ORDER BY iri"), most)

    def promises(self, most: int) -> Iterator[list[str]]:
        """All promises, sorted, so many together."""
        return _pieces(self._table.execute("SELECT iri FROM promised ORDER BY iri"), most)

    def listed(self, most: int) -> Iterator[list[str]]:
        """Those that no letter makes."""
        return _pieces(self._table.execute("SELECT iri FROM promised WHERE letter = '' ORDER BY iri"), most)

    def of(self, letters: Iterable[str]) -> dict[str, list[str]]:
        """The promises of each of the letters that makes any."""
        asked = "SELECT iri FROM promised WHERE letter = ? ORDER BY iri"
        found = {iri: [one for (one,) in self._table.execute(asked, (iri,))] for iri in letters}
        return {iri: promises for iri, promises in found.items() if promises}

    # --- what is made ------------------------------------------------------------------------------------------------

    def news(self, digests: Mapping[str, str]) -> set[str]:
        """Those of these promises that are another than before; they are noted as they are now."""
        return self._noted("promise", digests)[0]

    def enter(self, digests: Mapping[str, str]) -> tuple[set[str], set[str]]:
        """Notes entries as they are now; gives those that are another than before, and which of these were there."""
        self._table.executemany("INSERT OR IGNORE INTO now VALUES (?)", ((iri,) for iri in digests))
        return self._noted("entry", digests)

    def _noted(self, table: str, digests: Mapping[str, str]) -> tuple[set[str], set[str]]:
        asked = f"SELECT digest FROM {table} WHERE iri = ?"
        before = {iri: row[0] for iri in digests if (row := self._table.execute(asked, (iri,)).fetchone())}
        new = {iri for iri, digest in digests.items() if before.get(iri) != digest}
        self._table.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", ((iri, digests[iri]) for iri in new))
        return new, new & before.keys()

    def gone(self, *, whole: bool) -> Iterator[str]:
        """Forgets the entries that are there no more and gives them: of those that were not made now all where
        everything was (``whole``), else the letters that were to be made and the promises that are not there.
        """
        left = "SELECT iri FROM entry WHERE iri NOT IN (SELECT iri FROM now)"
        lost = "SELECT iri FROM promise WHERE iri NOT IN (SELECT iri FROM promised)"
        if not whole:
            left = f"{left} AND (iri IN (SELECT iri FROM letter) OR iri IN ({lost}))"
        self._table.execute(f"CREATE TEMP TABLE gone AS {left}")
        for table, those in (("entry", "SELECT iri FROM gone"), ("promise", lost)):
            self._table.execute(f"DELETE FROM {table} WHERE iri IN ({those})")
        return (iri for (iri,) in self._table.execute("SELECT iri FROM gone"))


def _pieces(rows: Iterable[tuple[str]], most: int) -> Iterator[list[str]]:
    waiting = iter(rows)
    while some := [iri for (iri,) in islice(waiting, most)]:
        yield some
