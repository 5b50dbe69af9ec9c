"""The state of a store that a writer works on: which snapshot it goes on from, and whether it has changed since.

``STORE/working.json`` tells both. It is written before the first change and after each publishing, so that what a
killed writer has left is known to be unpublished, and goes on from there.
"""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg.store import folder
from kg.store.disk import remove, sync_files, sync_folder

__all__ = ["change", "note", "prepare", "unpublished"]

_WORKING: Final = "working.json"


def prepare(store: Path) -> str:
    """Makes the working state go on from the current snapshot; tells which state it is.

    Where that has been lost it begins with a copy of the snapshot: what was not published yet is read again.

    For the holder of the writer's lock. Raises StoreError, and StoreCorrupt where that snapshot is not known or lost.
    """
    _tidy(store / folder.ENGINE)
    seen = folder.pointed(store)
    base, changed = _working(store)
    there = (store / folder.ENGINE / "CURRENT").is_file()
    if not folder.is_snapshot(seen) or (base == seen and there):
        return f"{seen}+" if changed else seen
    if not (store / folder.SNAPSHOTS / seen / folder.ENGINE / "CURRENT").is_file():
        raise folder.lost(store, seen)
    next_one, working = store / f"{folder.ENGINE}.next", store / folder.ENGINE
    with folder.failing(store):
        remove(next_one)
        _link(store / folder.SNAPSHOTS / seen / folder.ENGINE, next_one)
        remove(working)
        next_one.rename(working)
    note(store, seen, changed=False)
    return seen


def _tidy(engine: Path) -> None:
    """Removes what the engine never does: tables that a killed writer had not handed in yet, and its old logs."""
    with suppress(OSError):
        for left in (*engine.glob("bulk-*.sst"), *engine.glob("LOG.old.*")):
            left.unlink()


def _link(source: Path, target: Path) -> None:
    """The engine's folder at a second place: tables are never written again and so are shared, the rest is copied."""
    target.mkdir()
    for path in source.iterdir():
        if path.suffix == ".sst":
            (target / path.name).hardlink_to(path)
        else:
            shutil.copy2(path, target)
    sync_files(target)


def change(store: Path, *, alone: bool = False) -> None:
    """Notes that the working state is about to be another than what is published.

    What is changed ``alone`` goes on from nothing: where it is not published, the next writer begins with the snapshot.
    """
    base, changed = _working(store)
    if not changed:
        note(store, "" if alone else base, changed=True)


def unpublished(store: Path) -> bool:
    """Whether the working state holds what no snapshot does, or nothing has been published yet."""
    return _working(store)[1] or not folder.is_snapshot(folder.current(store))


def _working(store: Path) -> tuple[str, bool]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((store / _WORKING).read_text(encoding="utf-8"))
        return str(told["base"]), bool(told["changed"])
    return "", False


def note(store: Path, base: str, *, changed: bool) -> None:
    """Remembers, whatever happens from here on, what the working state is. Raises StoreError."""
    with folder.atomic_output(store / _WORKING) as out:
        out.write(json.dumps({"base": base, "changed": changed}).encode())
    sync_folder(store)
