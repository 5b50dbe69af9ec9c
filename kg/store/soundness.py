"""Whether readers can open a store and read it, as far as its files tell at a glance.

A snapshot never changes. So what its files hold in some places is noted when they are first seen, and a file that has
been touched since is looked at there again: what differs, or is gone, has been damaged. The engine itself is not asked,
which keeps parts of files in memory and answers from them for a while.
"""

import os
from pathlib import Path
from typing import Final

from kg.errors import NotFound, StoreCorrupt, StoreError
from kg.store import folder, snapshots

__all__ = ["Soundness"]

_TRIES: Final = 3
_PLACES: Final = 8
_LENGTH: Final = 64
"""Bytes that are looked at in each place; the last are a table's foot, without which the engine reads none of it."""
Mark = tuple[int, int, int]


class Soundness:
    """What is known of the files of the store at a path. Not for several threads at once."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._state = ""
        self._held: dict[str, bytes] = {}
        self._marks: dict[str, Mark] = {}

    def check(self) -> None:
        """Raises StoreError where readers cannot open the store, or its current snapshot is not what it was.

        Costs a look into a folder; the first time of a snapshot also one into each of its files.
        """
        for _ in range(_TRIES):
            state = folder.current(self._store)
            try:
                self._look()
            except (StoreError, OSError) as error:
                if state != folder.current(self._store):  # pruned meanwhile
                    continue
                if isinstance(error, StoreError) and not isinstance(error, NotFound):
                    raise
                raise StoreError(f"The store {self._store} cannot be read: {error}") from error
            return

    def _look(self) -> None:
        folder.check(self._store)
        folder.settings(self._store)
        state, triples, held = snapshots.pinned(self._store)
        try:
            folder.check_engine(self._store, triples)
            if folder.is_snapshot(state):  # what a store of before has instead is written on
                self._compare(state, triples)
        finally:
            if held is not None:
                held.close()

    def _compare(self, state: str, triples: Path) -> None:
        if state != self._state:
            self._state, self._held, self._marks = state, {}, {}
        with os.scandir(triples) as found:
            there = {one.name: _mark(one.stat()) for one in found if one.name.endswith(".sst") or one.name in _NAMES}
        for name in (*there, *self._held):
            if name not in there:
                raise self._damaged(name, "is gone")
            if there[name] != self._marks.get(name):
                holds = _sample(triples / name)
                if self._held.setdefault(name, holds) != holds:
                    self._marks.pop(name, None)
                    raise self._damaged(name, "is not what it was")
                self._marks[name] = there[name]

    def _damaged(self, name: str, how: str) -> StoreCorrupt:
        told = f"The store {self._store} is damaged: {name} of its snapshot {self._state} {how};"
        return StoreCorrupt(f"{told} put it back, or kg snapshot rollback goes back to an earlier state.")


_NAMES: Final = frozenset({"CURRENT"})


def _mark(told: os.stat_result) -> Mark:
    return told.st_ino, told.st_size, told.st_mtime_ns


def _sample(path: Path) -> bytes:
    """The length of a file, and what it holds in some places from its first byte to its last."""
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        last = max(0, size - _LENGTH)
        places = [os.pread(file.fileno(), _LENGTH, last * at // (_PLACES - 1)) for at in range(_PLACES)]
    return b"".join((str(size).encode(), *places))
