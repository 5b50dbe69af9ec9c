"""The folder of a store on disk: its settings, its lock, and what can be wrong with it.

::

    STORE/kamergraaf.json   settings; its presence says that this is a store of ours
    STORE/oxigraph/         the triples that a writer works on
    STORE/snapshots/        what readers see, and STORE/current which of them: kg.store.snapshots
    STORE/quarantine/       letters that were not loaded, with their reports
    STORE/withdrawn.jsonl   what left the store: kg.store.tombs
    STORE/arrivals.sqlite   in which order letters came, changed and left: kg.store.arrivals
    STORE/origins.sqlite    which path held which bytes: kg.store.origins
    STORE/threads.sqlite    what the threads across letters were woven from: kg.threads.ledger
    STORE/published/        what other servers were sent: kg.publish.record
    STORE/lock              locked (flock) by the one process that has the store open for writing
"""

import fcntl
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import NotFound, StoreCorrupt, StoreError, StoreInUse, UsageError

__all__ = [
    "ENGINE", "POINTER", "QUARANTINE", "SNAPSHOTS", "WITHDRAWN", "Settings", "atomic_output", "check", "check_engine",
    "checked_base", "current", "empty", "failing", "failing_at", "is_snapshot", "lock", "lost", "pointed", "settings",
    "settle", "snapshot_names",
]  # fmt: skip

ENGINE = "oxigraph"
QUARANTINE = "quarantine"
SNAPSHOTS = "snapshots"
POINTER = "current"
WITHDRAWN = "withdrawn.jsonl"
_SNAPSHOT = re.compile(r"[0-9]{6,18}-[0-9TZ]+")
_MARKER = "kamergraaf.json"
_LOCK = "lock"
_FORMAT = 2
_FORMATS = (1, _FORMAT)
"""Format 1 knew no snapshots; a store of it becomes one of format 2 when its first snapshot is published."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a store remembers: the version of its format, and the base of the identifiers in it."""

    format: int
    base_iri: str


def checked_base(base_iri: str) -> str:
    """The base, ending in a slash (added when missing). Raises UsageError unless it is an absolute http(s) IRI."""
    try:
        valid = ox.NamedNode(base_iri).value.startswith(("http://", "https://"))
    except (ValueError, UnicodeEncodeError):
        valid = False
    if not valid or "?" in base_iri or "#" in base_iri:
        raise UsageError(f"{base_iri[:200]!r} cannot be the base of identifiers; give an http(s) IRI that ends in /.")
    return base_iri if base_iri.endswith("/") else f"{base_iri}/"


def check(path: Path) -> None:
    """Raises NotFound or StoreCorrupt where the path is not a store that can be opened."""
    if not path.exists():
        raise NotFound(f"There is no store at {path}; run kg build to make one.")
    if not path.is_dir():
        raise StoreCorrupt(f"{path} is a file, not a store; give the folder of a store, or another --store.")
    if not (path / _MARKER).is_file():
        if empty(path):
            raise NotFound(f"There is no store at {path}; run kg build to make one.")
        raise StoreCorrupt(f"{path} is not a store of kamergraaf: it has no {_MARKER}; give another --store.")


def check_engine(path: Path, triples: Path) -> None:
    """Raises StoreCorrupt where a folder of triples is none: the engine would silently begin an empty one."""
    if not (triples / "CURRENT").is_file():
        lost = triples.relative_to(path) / "CURRENT"
        raise StoreCorrupt(
            f"The store {path} has lost its triples ({lost} is missing); kg snapshot rollback goes back to an earlier "
            "state, or build it anew at another place."
        )


def empty(path: Path) -> bool:
    """Whether a folder holds nothing; raises StoreError where it cannot be read."""
    try:
        return next(path.iterdir(), None) is None
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check its rights.") from error


def settings(path: Path) -> Settings:
    """Reads the settings. Raises StoreCorrupt where they are damaged or of a later version of kamergraaf."""
    try:
        data = json.loads((path / _MARKER).read_text(encoding="utf-8"))
        found = Settings(format=int(data["format"]), base_iri=str(data["base_iri"]))
        checked_base(found.base_iri)
    except OSError as error:
        raise StoreError(f"{path / _MARKER} cannot be read ({error.strerror}); check its rights.") from error
    except (ValueError, KeyError, TypeError, RecursionError, UsageError) as error:
        raise StoreCorrupt(f"{path / _MARKER} is damaged; build the store anew at another place.") from error
    if found.format not in _FORMATS:
        raise StoreCorrupt(
            f"The store {path} has format {found.format}, and this version of kamergraaf knows none after {_FORMAT}; "
            "use the version that made it, or build it anew."
        )
    return found


def settle(path: Path, base_iri: str) -> None:
    """Writes the settings, in the newest format, where they are not so already. Raises StoreError."""
    if (path / _MARKER).is_file() and settings(path).format == _FORMAT:
        return
    with atomic_output(path / _MARKER) as out:
        out.write(json.dumps(asdict(Settings(_FORMAT, base_iri)), indent=2).encode() + b"\n")


@contextmanager
def failing(path: Path) -> Iterator[None]:
    """Tells what the disk does not allow within, in the store at ``path``, as StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be changed ({error.strerror or error}); check its rights."
        ) from error


@contextmanager
def failing_at(path: Path) -> Iterator[None]:
    """Tells what the disk does not allow within, at a path that is no store, as StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror or error}); check its rights.") from error


@contextmanager
def atomic_output(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` only when all of it is written; on failure nothing changes.

    A device or a pipe is written as it is, and a link's target takes the new contents. Raises StoreError where the
    place cannot be written. The file gets the rights that a new file would get.
    """
    path = Path(os.path.realpath(path))
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                yield device
            return
        prefix, beside = f".{path.name[:100]}.", path.absolute().parent
        with tempfile.NamedTemporaryFile(prefix=prefix, dir=beside, delete=False) as out:
            try:
                yield cast(BinaryIO, out)
                _settle(out)
                Path(out.name).replace(path)
            except BaseException:
                Path(out.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror or error}); choose another place.") from error


def _settle(out: "tempfile._TemporaryFileWrapper[bytes]") -> None:
    out.flush()
    os.fsync(out.fileno())
    mask = os.umask(0)
    os.umask(mask)
    Path(out.name).chmod(0o666 & ~mask)


def lock(path: Path) -> BinaryIO:
    """Takes the writer's lock, held until the returned file is closed. Raises StoreInUse, or StoreError."""
    try:
        held = (path / _LOCK).open("a+b")
    except OSError as error:
        raise StoreError(f"The store {path} cannot be written ({error.strerror}); check its rights.") from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        with suppress(OSError):
            held.close()
        raise StoreInUse(
            f"Another process is writing to the store {path}; wait until it has ended, then try again."
        ) from error
    return held


def current(path: Path | str) -> str:
    """An opaque id of the newest state that a reader may open, cheap to poll: the current snapshot's name.

    Of a store without snapshots it changes whenever that is written; "" where there is no store.
    """
    pointer = f"{path}/{POINTER}"
    try:
        told = os.stat(pointer)  # noqa: PTH116 - a Path takes several times as long to make
        mark = told.st_ino, told.st_mtime_ns, told.st_ctime_ns
        seen = _SEEN.get(pointer)
        if seen is None or seen[0] != mark:  # a server asks before each answer: it is read when it is another
            seen = _SEEN[pointer] = mark, Path(pointer).read_bytes().decode("ascii", "replace")
    except OSError:
        return _stamped(Path(path))
    return seen[1]


_SEEN: dict[str, tuple[tuple[int, int, int], str]] = {}


def is_snapshot(state: str) -> bool:
    """Whether a state is a snapshot by its name; else it is that of a store that has none."""
    return _SNAPSHOT.fullmatch(state) is not None


def snapshot_names(store: Path) -> list[str]:
    """The names of all snapshots of a store, the oldest first. Raises StoreError."""
    with failing(store):
        place = store / SNAPSHOTS
        return sorted(path.name for path in place.iterdir() if is_snapshot(path.name)) if place.is_dir() else []


def pointed(store: Path) -> str:
    """The same as ``current``; raises StoreCorrupt where that names no snapshot though the store has some.

    While a store of format 1 publishes its first one, that is not named yet.
    """
    seen = current(store)
    if not is_snapshot(seen) and settings(store).format == _FORMAT and snapshot_names(store):
        raise StoreCorrupt(
            f"The store {store} has lost the name of its current snapshot ({POINTER} is missing or damaged); "
            "kg snapshot rollback goes back to the newest that is there, or to another by its name."
        )
    return seen


def lost(store: Path, name: str) -> StoreCorrupt:
    """What is told of a store whose snapshot of that name has no triples."""
    return StoreCorrupt(
        f"The store {store} has lost the triples of its snapshot {name}; kg snapshot rollback goes back to another, "
        "or build it anew."
    )


def _stamped(path: Path) -> str:
    try:
        return f"{(path / _MARKER).stat().st_mtime_ns:x}"
    except OSError:
        return ""
