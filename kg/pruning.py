"""What ``kg build --prune`` takes out of a store: what was made of files that are no longer what they were.

A file counts as gone when it was once built from one of the given paths and is not there any more, or when its path
holds other bytes now. Nothing leaves that came from elsewhere too, and a letter that has another form is read from
that. A file that cannot be looked at is not gone.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from kg.admission import rank
from kg.errors import ReadError
from kg.outcome import Built
from kg.read import archive
from kg.sources import Source, absolute, empty, gone, placed
from kg.store import files, tombs
from kg.store.embedded import Store
from kg.store.origins import Origin, Origins, State
from kg.withdrawal import forget

__all__ = ["Leaving", "require_there"]

_TOGETHER = 64
"""Graphs that leave in one transaction."""


def require_there(paths: Iterable[str]) -> None:
    """Raises ReadError unless each path is there and holds something: a disk that is not mounted prunes nothing."""
    given = [path for path in paths if path != "-"]
    for path in given:
        if not os.path.lexists(path):
            raise ReadError(f"{path}: is not there, so that --prune cannot know what is gone from it; check the path.")
    for path in empty(given):
        raise ReadError(
            f"{path}: no letter is there any more, which --prune takes for a mistake; where it is none, give the "
            "folder above it."
        )


class Leaving:
    """What is to leave a store, found when this is made; ``digests`` are those of the files that do not count now."""

    def __init__(self, store: Store, origins: Origins, paths: Iterable[str]) -> None:
        self._store = store
        self._origins = origins
        self._paths = [absolute(path) for path in paths if path != "-"]
        self._members = lru_cache(maxsize=4)(_members)
        self._idle: list[Origin] = []  # gone, and nothing in the store is of it alone
        self.digests: dict[str, Origin] = {}
        self._before: dict[str, str] = {}  # of each of these the graph that it is in
        for path in self._paths:
            for row in origins.under(path):
                self._weigh(row)

    def _weigh(self, row: Origin) -> None:
        if not self._is_gone(row):
            return
        held = [graph for graphs in files.graphs_of(self._store, row.sha256) for graph in graphs]
        if held and not any(map(self._keeps, self._origins.holding(row.sha256))):
            self.digests.setdefault(row.sha256, row)
            self._before[row.sha256] = held[0]
        elif row.state is not State.GONE:
            self._idle.append(row)

    def _is_gone(self, row: Origin) -> bool:
        return row.state is not State.HERE or gone(row.path, self._members)

    def _keeps(self, row: Origin) -> bool:
        """Whether a place keeps what it held in the store."""
        return row.state is not State.GONE and not (self._is_given(row.path) and self._is_gone(row))

    def _is_given(self, place: str) -> bool:
        return any(place == path or place.startswith((f"{path.rstrip('/')}/", f"{path}!")) for path in self._paths)

    def other_forms(self) -> Iterator[Source]:
        """The files from which letters can be read instead, the best form of each first, as far as they are there."""
        wanted = {
            digest: None
            for gone_one in self.digests
            for graph in files.graphs_of(self._store, gone_one)[0]
            for digest in self._left(graph)
        }
        for digest in wanted:
            rows = (row for row in self._origins.holding(digest) if row.state is State.HERE)
            yield from islice(filter(_holds(digest), (placed(row.path) for row in rows)), 1)

    def _left(self, graph: str) -> list[str]:
        """The letter's other files, the best form first."""
        left = [file for file in files.others(self._store, graph).values() if file.sha256 not in self.digests]
        return [file.sha256 for file in sorted(left, key=rank)]

    def carry_out(self) -> Iterator[Built]:
        """Removes what no other form was read for, and tells what became of each file."""
        found = {digest: files.graphs_of(self._store, digest) for digest in self.digests}
        stays = {graph for made, _ in found.values() for graph in made if self._left(graph)}
        remove = iter(sorted({graph for made, _ in found.values() for graph in made} - stays))
        while some := list(islice(remove, _TOGETHER)):
            tombs.note(self._store, some)
            self._store.replace_graphs({}, remove=some)
        left = list(self._idle)
        for digest, (made, told) in found.items():
            forget(self._store, digest, set(told) - set(made))
            left += [] if stays & set(made) else self._origins_of(digest)
            yield self._told(digest, made, bool(stays & set(made)))
        self._origins.left(left)

    def _origins_of(self, digest: str) -> Sequence[Origin]:
        return [row for row in self._origins.holding(digest) if row.state is not State.GONE]

    def _told(self, digest: str, made: Collection[str], stays: bool) -> Built:
        row, graph = self.digests[digest], self._before[digest]
        name = graph.rpartition("/")[2]
        # asked of the disk: the table tells of another text too where that has gone since
        what = "is gone" if gone(row.path, self._members) else "has another text now"
        if stays:
            why = f"{row.path}: {what}, and no other form of {name} could be read instead; it stays as it was."
            return Built(row.path, "unreadable", name, graph, why)
        then = f"{name} has left the store" if made else f"{name} stays, by another file of it"
        return Built(row.path, "pruned", name, graph, f"{row.path}: {what}; {then}.")


def _holds(digest: str) -> Callable[[Source], bool]:
    def holds(source: Source) -> bool:
        try:
            return hashlib.sha256(source.bytes()).hexdigest() == digest
        except ReadError:
            return False

    return holds


def _members(path: str) -> frozenset[str] | None:
    try:
        return frozenset(archive.members(path))
    except ReadError:
        return None
