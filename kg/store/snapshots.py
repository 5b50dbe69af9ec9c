"""Snapshots: the states of a store that readers see, each immutable and whole.

::

    STORE/snapshots/NAME/oxigraph/   the triples, hard-linked with the working state while they are the same
    STORE/snapshots/NAME/snapshot.json   when it was made and how many letters it holds; locked (flock) by its readers
    STORE/current                    the name of the one that readers open; replaced whole
    STORE/working.json               the snapshot that the working state goes on from, and whether it has changed since

A snapshot gets its name when all of it is on the disk, and ``current`` is moved after that, so that at any moment
readers open a whole one. The working state goes on from the snapshot that it became; where ``current`` is another
(after a rollback) the next writer begins with a copy of that one. A reader locks its snapshot, and pruning passes over
what is locked: the engine opens some of its files late.
"""

import fcntl
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

import pyoxigraph as ox

from kg.errors import NotFound, StoreCorrupt, StoreError
from kg.store import folder, working
from kg.store.disk import remove, sync_files, sync_folder
from kg.store.engine import reading, sentences

__all__ = ["KEPT", "Snapshot", "create", "listed", "pinned", "prune", "publish", "reader", "rollback"]

KEPT: Final = 3
"""How many snapshots are kept when a new one is published, itself among them."""

_TOLD: Final = "snapshot.json"
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One snapshot: its name, when it was made (ISO 8601, UTC), its letters, and whether it is what readers see."""

    name: str
    made: str
    letters: int
    current: bool


def create(store: Path, base_iri: str) -> None:
    """Makes an empty store, with a first snapshot of nothing, at a path that does not exist or is an empty folder.

    It is made beside its place and moved there whole. Raises StoreError where the place cannot be written. Where
    another process was first, its store is left alone.
    """
    try:
        parent = store.absolute().parent
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{store.name}.", dir=parent) as scratch:
            new = Path(scratch) / "store"
            (new / folder.QUARANTINE).mkdir(parents=True)
            (new / "lock").touch()
            folder.settle(new, base_iri)
            publish(new, ox.Store(new / folder.ENGINE), 0)
            new.rename(store)
    except (OSError, StoreError) as error:
        if isinstance(error, StoreError) or not (store / folder.POINTER).is_file():
            reason = error.strerror or error if isinstance(error, OSError) else error.__cause__
            told = f"No store can be made at {store} ({reason}); choose a place that can be written."
            raise StoreError(told) from error


# --- reading ---------------------------------------------------------------------------------------------------------


def listed(store: Path) -> list[Snapshot]:
    """All snapshots of a store, the oldest first."""
    seen = folder.current(store)
    return [_told(store, name, seen) for name in folder.snapshot_names(store)]


def _told(store: Path, name: str, seen: str) -> Snapshot:
    try:
        told = json.loads((store / folder.SNAPSHOTS / name / _TOLD).read_text(encoding="utf-8"))
        return Snapshot(name, str(told["made"]), int(told["letters"]), name == seen)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreCorrupt(
            f"The snapshot {name} of {store} is damaged; kg snapshot prune removes it unless it is in use."
        ) from error


def pinned(store: Path) -> tuple[str, Path, BinaryIO | None]:
    """The name of the current snapshot, its triples, and the lock that keeps it from being pruned.

    Of a store that has published none: the working state, and no lock. Raises StoreCorrupt where it is lost, or where
    ``current`` does not name one of those that are there.
    """
    for _ in range(_TRIES):
        name = folder.pointed(store)
        if not folder.is_snapshot(name):
            return name, store / folder.ENGINE, None
        place = store / folder.SNAPSHOTS / name
        with suppress(FileNotFoundError):  # pruned since: there is a newer one
            held = (place / _TOLD).open("rb")
            if _lock(held, fcntl.LOCK_SH) and (place / folder.ENGINE / "CURRENT").is_file():
                return name, place / folder.ENGINE, held
            held.close()
    raise folder.lost(store, name)


def _lock(held: BinaryIO, how: int) -> bool:
    """Whether the lock is taken, without waiting; a file system that knows no locks is taken to grant a reader's."""
    try:
        fcntl.flock(held, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return how == fcntl.LOCK_SH
    return True


# --- publishing ------------------------------------------------------------------------------------------------------


def publish(store: Path, engine: ox.Store, letters: int) -> str:
    """Makes a snapshot of the working state, moves ``current`` to it, and removes all but the last few.

    Returns its name. Raises StoreError where the disk does not allow it; readers then see what they saw.
    """
    place = store / folder.SNAPSHOTS
    name = _next_name(store)
    begun = place / f".{name}"
    with sentences(store, "published"):
        engine.flush()
        place.mkdir(exist_ok=True)
        remove(begun)
        begun.mkdir()
        engine.backup(begun / folder.ENGINE)
        (begun / _TOLD).write_text(json.dumps({"made": _now(), "letters": letters}), encoding="utf-8")
        sync_files(begun / folder.ENGINE)
        sync_files(begun)
        begun.rename(place / name)
        sync_folder(place)
    _point(store, name)
    working.note(store, name, changed=False)
    folder.settle(store, folder.settings(store).base_iri)
    prune(store, KEPT)
    return name


def _next_name(store: Path) -> str:
    """A number that no snapshot has had, and the time: names sort as they were made, and none comes back."""
    names = filter(folder.is_snapshot, (*folder.snapshot_names(store), folder.current(store)))
    last = max((int(name.partition("-")[0]) for name in names), default=0)
    return f"{last + 1:06}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _point(store: Path, name: str) -> None:
    with folder.failing(store):
        _set_aside(store / folder.POINTER)
    with folder.atomic_output(store / folder.POINTER) as out:
        out.write(name.encode())
    sync_folder(store)


def _set_aside(place: Path) -> None:
    """Gives what stands there and is no file, as a folder, the first of the names beside it that is free."""
    if os.path.lexists(place) and not place.is_file():
        names = (place.with_name(f"{place.name}.aside-{number}") for number in count(1))
        place.rename(next(name for name in names if not os.path.lexists(name)))


def rollback(store: Path, wanted: str | None = None) -> Snapshot:
    """Moves ``current`` to a snapshot by its name or number, to the one before where none is given (to the newest
    where ``current`` names none that is there, and none was before it). What stands in its place and is no file is kept
    beside it, as ``current.aside-1``.

    The next build goes on from there. For the holder of the writer's lock. Raises NotFound, StoreError.
    """
    names, seen = folder.snapshot_names(store), folder.current(store)
    before = [name for name in names if name < seen and folder.is_snapshot(seen)]
    if not before and seen not in names:
        before = names
    if wanted is None and not before:
        raise NotFound(f"The store {store} has no snapshot before the current one; kg snapshot list tells them.")
    found = before[-1:] if wanted is None else [name for name in names if _is(name, wanted)]
    if not found:
        raise NotFound(f"The store {store} has no snapshot {wanted}; there are {', '.join(names) or 'none'}.")
    _point(store, found[0])
    return _told(store, found[0], found[0])


def _is(name: str, wanted: str) -> bool:
    return wanted == name or wanted.lstrip("0") == name.partition("-")[0].lstrip("0")


def prune(store: Path, keep: int) -> tuple[list[str], list[str]]:
    """Removes all snapshots but the newest so many, for the holder of the writer's lock.

    The current one is never removed, nor one that a reader has open. Returns the names of those removed and of those
    that were too many and in use. Raises StoreError, and StoreCorrupt where it is not known which one is current.
    """
    place, seen = store / folder.SNAPSHOTS, folder.pointed(store)
    removed: list[str] = []
    used: list[str] = []
    with folder.failing(store):
        for left in place.glob(".*"):  # of a publishing or pruning that was broken off
            remove(left)
        for name in folder.snapshot_names(store)[:-keep] if keep else folder.snapshot_names(store):
            if name != seen:
                (removed if _removed(place, name) else used).append(name)
    return removed, used


def _removed(place: Path, name: str) -> bool:
    """Takes a snapshot away unless a reader holds it."""
    with suppress(FileNotFoundError), (place / name / _TOLD).open("rb") as held:
        if not _lock(held, fcntl.LOCK_EX):
            return False
        (place / name).rename(place / f".{name}")
    remove(place / name)
    remove(place / f".{name}")
    return True


def reader(place: Path) -> tuple[ox.Store, str, BinaryIO | None]:
    """The current snapshot opened for reading, its name, and the lock that keeps it. Raises as ``pinned``."""
    state, triples, held = pinned(place)
    try:
        folder.check_engine(place, triples)
        return reading(place, triples), state, held
    except BaseException:
        if held is not None:
            held.close()
        raise
