"""The folder of a store on disk: its settings, its lock, and what can be wrong with it.

::

    STORE/kamergraaf.json   settings; its presence says that this is a store of ours
    STORE/oxigraph/         the triples
    STORE/quarantine/       letters that were not loaded, with their reports
    STORE/lock              locked (flock) by the one process that has the store open for writing

A new store is made beside its place and moved there whole, so that a failure half-way leaves nothing behind.
"""

import fcntl
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import NotFound, StoreCorrupt, StoreError, StoreInUse, UsageError

__all__ = [
    "ENGINE", "QUARANTINE", "Settings", "atomic_output", "check", "checked_base", "create", "current", "lock",
    "settings", "stamp",
]  # fmt: skip

ENGINE = "oxigraph"
QUARANTINE = "quarantine"
_MARKER = "kamergraaf.json"
_LOCK = "lock"
_FORMAT = 1


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
    # Oxigraph would silently begin an empty store where RocksDB's CURRENT is missing.
    if not (path / ENGINE / "CURRENT").is_file():
        raise StoreCorrupt(f"The store {path} has lost its triples ({ENGINE}/CURRENT is missing); build it anew.")


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
    if found.format != _FORMAT:
        raise StoreCorrupt(
            f"The store {path} has format {found.format}, and this version of kamergraaf knows only {_FORMAT}; "
            "use the version that made it, or build it anew."
        )
    return found


def create(path: Path, base_iri: str) -> None:
    """Makes an empty store at a path that does not exist or is an empty folder.

    Raises StoreError where the place cannot be written. Where another process was first, its store is left alone.
    """
    with _failing(path), tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=_parent(path)) as scratch:
        new = Path(scratch) / "store"
        (new / QUARANTINE).mkdir(parents=True)
        (new / _LOCK).touch()
        _make_engine(new / ENGINE)
        with atomic_output(new / _MARKER) as out:
            out.write(json.dumps(asdict(Settings(_FORMAT, base_iri)), indent=2).encode() + b"\n")
        new.rename(path)


def _parent(path: Path) -> Path:
    parent = path.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    return parent


def _make_engine(path: Path) -> None:
    # In a function of its own: the engine closes when its last reference goes.
    ox.Store(path).flush()


@contextmanager
def _failing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if (path / _MARKER).is_file():
            return
        reason = error.strerror or error
        raise StoreError(f"No store can be made at {path} ({reason}); choose a place that can be written.") from error


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


def stamp(path: Path) -> None:
    """Marks that a writer has finished: readers look at the settings' time."""
    os.utime(path / _MARKER)


def current(path: Path | str) -> str:
    """An opaque id of the newest state that a reader may open, cheap to poll; "" where that cannot be told."""
    try:
        return f"{(Path(path) / _MARKER).stat().st_mtime_ns:x}"
    except OSError:
        return ""
