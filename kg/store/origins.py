"""Where the store's letters came from: which path held which bytes, as the builds found them.

``STORE/origins.sqlite`` has a row for each path and each digest that it held. A row is written before what is made of
the file, so that no letter is in the store of which it is not known whence it came; a crash leaves at most a row too
many. It tells too by which stamp of the file system the bytes can be known again without reading them.
"""

import hashlib
import os
import sqlite3
import struct
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import StoreError

__all__ = ["Origin", "Origins", "State", "stamp"]

_FILE: Final = "origins.sqlite"
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS origin (path BLOB, sha256 BLOB, state INTEGER, stamp BLOB, PRIMARY KEY (path, sha256))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, told TEXT);
CREATE INDEX IF NOT EXISTS by_digest ON origin (sha256);
"""
# What has not changed is not written again.
_HERE: Final = """
INSERT INTO origin VALUES (?1, ?2, 0, ?3)
  ON CONFLICT DO UPDATE SET state = 0, stamp = excluded.stamp WHERE state <> 0 OR stamp IS NOT excluded.stamp
"""
_FORMER: Final = "UPDATE origin SET state = 1, stamp = NULL WHERE path = ?1 AND sha256 <> ?2 AND state = 0"
# A path itself, and those between two others
_UNDER: Final = """
SELECT path, sha256, state FROM origin
  WHERE path = ? OR (path > ? AND path < ?) OR (path > ? AND path < ?) ORDER BY path
"""
_TICK: Final = 2 * 10**9
"""Nanoseconds after which a file that changes again has another stamp, on any file system."""


class State(IntEnum):
    """How a path and a digest belong together."""

    HERE = 0
    """The path held these bytes when it was last built."""
    FORMER = 1
    """It held them before; what was made of them may still be in the store."""
    GONE = 2
    """The same, and what was made of them has left the store."""


class Origin(NamedTuple):
    """One row: a path (absolute, an archive's member as ``archive.zip!member``), the sha256 hex digest, the state."""

    path: str
    sha256: str
    state: State


def stamp(path: str) -> bytes:
    """Eight bytes that are others when the file has changed; none where it cannot be known, or changed just now."""
    try:
        seen = Path(path).stat()
    except (OSError, ValueError):
        return b""
    if max(seen.st_mtime_ns, seen.st_ctime_ns) + _TICK > time.time_ns():
        return b""
    told = struct.pack("<qqqQ", seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
    return hashlib.blake2b(told, digest_size=8).digest()


class Origins:
    """The table of one store, for the holder of its writer's lock. Its methods raise StoreError."""

    def __init__(self, store: Path) -> None:
        self._path = store / _FILE
        with self._failing():
            self._table = sqlite3.connect(self._path, isolation_level=None)
            self._table.executescript(_SCHEMA)

    def close(self) -> None:
        """Ends its use."""
        self._table.close()

    def record(self, found: Iterable[tuple[str, str, bytes]]) -> None:
        """Notes paths with the digest that each holds now and its stamp, empty where it has none."""
        rows = [(os.fsencode(path), bytes.fromhex(sha256), stamp or None) for path, sha256, stamp in found]
        with self._failing(), self._all_or_none():
            self._table.executemany(_HERE, rows)
            self._table.executemany(_FORMER, (row[:2] for row in rows))

    def digest(self, path: str, stamp: bytes) -> str:
        """The digest of what a path holds, by its stamp; "" where it must be read."""
        with self._failing():
            wanted = (os.fsencode(path), stamp)
            row = self._table.execute("SELECT sha256 FROM origin WHERE path = ? AND stamp = ?", wanted).fetchone()
        return row[0].hex() if row and stamp else ""

    def __len__(self) -> int:
        """How many there are."""
        with self._failing():
            return int(self._table.execute("SELECT COUNT(*) FROM origin").fetchone()[0])

    def under(self, path: str) -> Iterator[Origin]:
        """All that was ever built from a path: a file, what is in a folder, what is in an archive."""
        name = os.fsencode(path)
        # a folder's files come after its name and a slash, an archive's after the mark; each bound is the next byte
        bounds = (name, name.rstrip(b"/") + b"/", name.rstrip(b"/") + b"0", name + b"!", name + b'"')
        with self._failing():
            yield from map(_origin, self._table.execute(_UNDER, bounds))

    def holding(self, sha256: str) -> list[Origin]:
        """All paths that ever held a digest, in the order of their names."""
        with self._failing():
            asked = "SELECT path, sha256, state FROM origin WHERE sha256 = ? ORDER BY path"
            return list(map(_origin, self._table.execute(asked, (bytes.fromhex(sha256),))))

    def left(self, gone: Iterable[Origin]) -> None:
        """Notes that what was made of these has left the store."""
        rows = [(os.fsencode(one.path), bytes.fromhex(one.sha256)) for one in gone]
        with self._failing(), self._all_or_none():
            asked = "UPDATE origin SET state = 2, stamp = NULL WHERE path = ? AND sha256 = ?"
            self._table.executemany(asked, rows)

    def noted(self, name: str) -> str:
        """What was noted under a name; "" for nothing."""
        with self._failing():
            row = self._table.execute("SELECT told FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, told: str) -> None:
        """Notes something for builds to come."""
        with self._failing():
            self._table.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, told))

    @contextmanager
    def _all_or_none(self) -> Iterator[None]:
        self._table.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._table.execute("ROLLBACK")
            raise
        self._table.execute("COMMIT")

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(
                f"{self._path} cannot be used ({error}); where it is damaged remove it: builds fill it again, and "
                "until then kg build --prune leaves what it would have told of."
            ) from error


def _origin(row: tuple[bytes, bytes, int]) -> Origin:
    return Origin(os.fsdecode(row[0]), row[1].hex(), State(row[2]))
