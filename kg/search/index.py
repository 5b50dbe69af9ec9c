"""The index on disk: ``STORE/search/STATE``, one a state of the store, whole or not there.

A new one begins as a copy of the last one by hard links (its files never change), takes what has changed, and gets its
name when it is done. Which letters have changed is told by the store (``kg.store.arrivals``); where it cannot tell, all
are compared with what the last index holds. A reader whose state has no index takes the newest there is.
"""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import tantivy

from kg.errors import StoreError
from kg.search.columns import Entry, entries, letters, listed, promised, promises, texts
from kg.search.entered import ENTERED, Entered
from kg.search.held import NOTE, Held, counted, note, told
from kg.search.schema import document, made_by, register, schema
from kg.store import arrivals
from kg.store.changed import digest
from kg.store.embedded import Store
from kg.store.engine import few_files

__all__ = ["counts", "find", "opened", "refresh"]

_FOLDER, _DIGESTS, _LOCK = "search", "digests.json", "lock"
_HEAP = 64 << 20
_AT_ONCE = 5000
"""Letters, or promises, of which all is held in memory: of a hundred thousand that would be a gigabyte."""
_KEPT = 2
_CHANGING = ("meta.json", ".managed.json")
"""Files that tantivy writes anew, under the same name."""


def find(path: Path, state: str) -> tantivy.Index | None:
    """The index of that state of the store at ``path``, else the newest one; None where there is none."""
    place = _where(path, state)
    return _open(place) if place else None


def opened(path: Path, state: str) -> tantivy.Index | None:
    """The same, opened once: the last one stays open in this process as long as it is the one that is wanted."""
    place = _where(path, state)
    if place is None:
        return None
    made = place, _inode(place)
    if made not in _opened and (found := _open(place)) is not None:
        found.config_reader(reload_policy="manual")
        found.reload()
        _opened.clear()
        _opened[made] = found
    return _opened.get(made)


def counts(path: Path, state: str) -> Held | None:
    """What was counted of the store when the index for that state was made; None where there is none."""
    place = _where(path, state)
    return told(place) if place else None


_opened: dict[tuple[Path, int], tantivy.Index] = {}
"""By where it is, and by the file of its digests: one that was damaged is made anew at the same place."""


def _inode(place: Path) -> int:
    with suppress(OSError):
        return (place / _DIGESTS).stat().st_ino
    return 0


def _where(path: Path, state: str) -> Path | None:
    """Where the index for that state is."""
    exact = path / _FOLDER / _name(state)
    if (exact, _inode(exact)) in _opened or _ours(exact):
        return exact
    found = [one for one in _all(path / _FOLDER) if _ours(one)]
    return found[-1] if found else None


def _open(place: Path) -> tantivy.Index | None:
    try:
        return register(tantivy.Index.open(str(place)))
    except (OSError, ValueError):  # it has just been removed, or another program's
        return None


def refresh(path: Path | str) -> bool:
    """Makes the index of the newest state, where it is not there or is damaged; whether it had to be made.

    Raises StoreError where the disk does not allow it, and what opening the store raises.
    """
    with few_files():
        source = Store.open(path)
    with source as store, _locked(store.path) as folder:
        place = folder / _name(store.version)
        if _sound(place):
            return False
        last = next((one for one in reversed(_all(folder)) if one != place and _sound(one)), None)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as new:
            _make(store, Path(new) / "index", last)
            if place.exists():
                shutil.rmtree(place)
            for file in (Path(new) / "index").iterdir():  # some are made for this user alone
                file.chmod(0o644)
            (Path(new) / "index").rename(place)
        for old in _all(folder)[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
        return True


def _name(state: str) -> str:
    return state.replace("/", "_") or "0"


def _all(folder: Path) -> list[Path]:
    """The indexes of all states, the oldest first."""
    with suppress(OSError):
        found = [one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")]
        return sorted(found, key=lambda one: one.stat().st_mtime_ns)
    return []


def _sound(place: Path) -> bool:
    """Whether an index is there that this program can read, each file of it as it was made."""
    told = _told(place)
    return told is not None and told.get("files") == _files(place)


def _files(place: Path) -> dict[str, str]:
    """A digest of each file that is read to search."""
    found = {}
    with suppress(OSError):
        for file in place.iterdir():
            if file.name != _DIGESTS and not file.name.endswith(".lock"):
                with file.open("rb") as read:
                    found[file.name] = hashlib.file_digest(read, "blake2b").hexdigest()[:32]
    return found


def _ours(place: Path) -> bool:
    """The same of one index, for a reader, who does not need its digests: they are long."""
    begins = json.dumps({"made_by": made_by()})[:-1].encode()
    with suppress(OSError), (place / _DIGESTS).open("rb") as told:
        return told.read(len(begins)) == begins
    return False


@contextmanager
def _locked(path: Path) -> Iterator[Path]:
    """The folder of the indexes, for one process at a time."""
    folder = path / _FOLDER
    try:
        folder.mkdir(exist_ok=True)
        with (folder / _LOCK).open("a+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in folder.glob(".new-*"):  # of one that was killed
                shutil.rmtree(left, ignore_errors=True)
            yield folder
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise StoreError(f"The search index {folder} cannot be made ({why}).") from error


@dataclass(frozen=True, slots=True)
class _Held:
    """Of which state an index is: up to which row of the store's arrivals, None where that is not known, since which
    beginning of them; and a digest of the facts that letters share. What it holds of letters: ``kg.search.entered``.
    """

    arrivals: int | None = None
    began: int = 0
    shared: str = ""


def _held(place: Path) -> _Held | None:
    """What the index holds; None where it is not of this program."""
    try:
        return _Held(**(_told(place) or {})["held"])
    except (KeyError, TypeError):
        return None


def _told(place: Path) -> dict[str, Any] | None:
    """What is noted beside an index; None where there is nothing, or another program's."""
    try:
        told = json.loads((place / _DIGESTS).read_text(encoding="utf-8"))
        return told if isinstance(told, dict) and told["made_by"] == made_by() else None
    except (OSError, ValueError, KeyError):
        return None


def _make(store: Store, place: Path, last: Path | None) -> None:
    before = _copied(last, place) if last else _Held()
    if not last:
        place.mkdir()
    log, shared = arrivals.after(store.path, before.arrivals or 0), _shared(store)
    if log is not None and log.state != store.version:
        log = None
    known = log is not None and before.arrivals is not None and (before.began, before.shared) == (log.began, shared)
    with Entered(place, last) as entered:
        entered.promised(promised(store))
        _choose(store, entered, {row.letter for row in log.rows} if known and log is not None else None)
        _write(store, place, entered, whole=not known)
    held = _Held(log.last if log else None, log.began if log else 0, shared)
    note(place, counted(store))
    noted = {"made_by": made_by(), "files": _files(place), "held": asdict(held)}
    (place / _DIGESTS).write_text(json.dumps(noted), encoding="utf-8")


def _choose(store: Store, entered: Entered, changed: Collection[str] | None) -> None:
    """Chooses the letters to be made: those that ``changed``, and those of which a promise now stands otherwise; all
    where it is not known which changed.
    """
    if changed is None:
        entered.letters(letters(store))
        entered.all_promising()
        return
    entered.letters(changed)
    for some in entered.promises(_AT_ONCE):
        made = promises(store, some)
        new = entered.news({iri: _digest(told) for iri, told in made.items()})
        entered.letters(one for iri in new for one in made[iri]["letter"])


def _shared(store: Store) -> str:
    """A digest of the facts that letters share, by which ministries have their names."""
    quads = (quad.triple for quad in store.quads(store.graph_iri("reference")))
    return digest(ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b"")


def _copied(last: Path, place: Path) -> _Held:
    before = _held(last) or _Held()
    place.mkdir()
    for file in last.iterdir():
        if file.name in _CHANGING:
            shutil.copy2(file, place / file.name)
        elif file.name not in (_DIGESTS, ENTERED, NOTE) and not file.name.endswith(".lock"):
            os.link(file, place / file.name)
    return before


def _write(store: Store, place: Path, entered: Entered, *, whole: bool) -> None:
    """Puts in what is another than before, by its digest, and takes out what is not there any more."""
    index = register(tantivy.Index(schema(), path=str(place)))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for piece in _made(store, entered):
        digests = {entry.iri: _digest(entry.values) for entry in piece}
        new, known = entered.enter(digests)
        for iri in known:
            writer.delete_documents_by_term("iri", iri)
        changed = {entry.iri: entry for entry in piece if entry.iri in new}
        for iri, text in texts(store, {entry.iri for entry in changed.values() if entry.sort == "brief"}):
            writer.add_document(document(changed[iri], text))
        for entry in changed.values():
            if entry.sort == "toezegging":
                writer.add_document(document(entry, entry.one("text")))
    for iri in entered.gone(whole=whole):
        writer.delete_documents_by_term("iri", iri)
    writer.commit()
    writer.wait_merging_threads()


def _made(store: Store, entered: Entered) -> Iterator[list[Entry]]:
    """The letters that were chosen with their promises, and the promises that no letter makes, so many together."""
    for some in entered.wanted(_AT_ONCE):
        of = entered.of(some)
        made = promises(store, [one for iri in of for one in of[iri]])
        entered.news({iri: _digest(told) for iri, told in made.items()})
        yield entries(store, some, of, made)
    for some in entered.listed(_AT_ONCE):
        made = promises(store, some)
        entered.news({iri: _digest(told) for iri, told in made.items()})
        yield listed(made)


def _digest(values: Mapping[str, tuple[str, ...]]) -> str:
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()[:16]
