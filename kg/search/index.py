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
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import tantivy

from kg.errors import StoreError
from kg.search.columns import Entry, entries, promises, texts
from kg.search.held import NOTE, Held, counted, note, told
from kg.search.schema import document, made_by, register, schema
from kg.store import arrivals
from kg.store.changed import digest
from kg.store.embedded import Store

__all__ = ["counts", "find", "opened", "refresh"]

_FOLDER, _DIGESTS, _LOCK = "search", "digests.json", "lock"
_HEAP = 64 << 20
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
    with Store.open(path) as store, _locked(store.path) as folder:
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
    except OSError as error:
        raise StoreError(f"The search index {folder} cannot be made ({error.strerror or error}).") from error


@dataclass(frozen=True, slots=True)
class _Held:
    """What an index holds of: a digest of each entry, and of what is told of each promise itself, by IRI; up to which
    row of the store's arrivals, None where that is not known; and a digest of the facts that letters share.
    """

    entries: Mapping[str, str] = field(default_factory=dict)
    promises: Mapping[str, str] = field(default_factory=dict)
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
    made = promises(store)
    digests = {iri: _digest(promise) for iri, promise in made.items()}
    log, shared = arrivals.after(store.path, before.arrivals or 0), _shared(store)
    if log is not None and log.state != store.version:
        log = None
    letters = None
    if log is not None and before.arrivals is not None and (before.began, before.shared) == (log.began, shared):
        letters = {row.letter for row in log.rows}
        new = (iri for iri in digests if before.promises.get(iri) != digests[iri])
        letters.update(one for iri in new for one in made[iri]["letter"])
    kept = {} if letters is None else {iri: digest for iri, digest in before.entries.items() if iri not in letters}
    for iri in before.promises.keys() - digests.keys():
        kept.pop(iri, None)
    now = _write(store, place, before.entries, entries(store, made, letters), kept)
    held = _Held(kept | now, digests, log.last if log else None, log.began if log else 0, shared)
    note(place, counted(store))
    noted = {"made_by": made_by(), "files": _files(place), "held": asdict(held)}
    (place / _DIGESTS).write_text(json.dumps(noted), encoding="utf-8")


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
        elif file.name not in (_DIGESTS, NOTE) and not file.name.endswith(".lock"):
            os.link(file, place / file.name)
    return before


def _write(
    store: Store,
    place: Path,
    before: Mapping[str, str],
    pieces: Iterable[list[Entry]],
    kept: Mapping[str, str],
) -> dict[str, str]:
    """Puts in what is another than before, by its digest, and takes out what is neither there nor ``kept``.

    Gives the digest of each entry that is there.
    """
    index = register(tantivy.Index(schema(), path=str(place)))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    now: dict[str, str] = {}
    for piece in pieces:
        digests = {entry.iri: _digest(entry.values) for entry in piece}
        changed = {entry.iri: entry for entry in piece if before.get(entry.iri) != digests[entry.iri]}
        for iri in changed.keys() & before.keys():
            writer.delete_documents_by_term("iri", iri)
        for iri, text in texts(store, {entry.iri for entry in changed.values() if entry.sort == "brief"}):
            writer.add_document(document(changed[iri], text))
        for entry in changed.values():
            if entry.sort == "toezegging":
                writer.add_document(document(entry, entry.one("text")))
        now |= digests
    for iri in before.keys() - now.keys() - kept.keys():
        writer.delete_documents_by_term("iri", iri)
    writer.commit()
    writer.wait_merging_threads()
    return now


def _digest(values: Mapping[str, tuple[str, ...]]) -> str:
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()[:16]
