"""Oxigraph, opened for writing or reading, with its failures told as sentences of ours."""

import re
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import KamergraafError, StoreCorrupt, StoreError

__all__ = ["few_files", "reading", "sentences", "unreadable", "with_room", "writing"]


FILES: Final = 512
"""Of its files an engine that is opened within ``few_files`` holds so many, each with half a megabyte of its index."""


FEWEST: Final = 128
"""Files that a process must be allowed to hold open: the engine takes 96 and no fewer, and kg has some of its own."""
ADDRESSES: Final = 1536 << 20
"""Bytes of addresses that a writer must be allowed: opening takes 0.6 GB and a small build 0.75 GB on two cores, most
of it room for threads. Where one is not to be had the engine ends the process, and no sentence can be told."""


def _require_files(place: Path) -> None:
    """Raises StoreError where the limit on open files is below what the engine of the store at ``place`` needs."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed != resource.RLIM_INFINITY and allowed < FEWEST:
        raise StoreError(
            f"The store {place} cannot be opened: this process may hold {allowed} files open, and kg needs {FEWEST}; "
            "allow more, as by ulimit -n 512."
        )


def with_room(place: Path) -> Path:
    """The same place. Raises StoreError where a limit is below what a writer needs: on files, on its addresses."""
    _require_files(place)
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed != resource.RLIM_INFINITY and allowed < ADDRESSES:
        raise StoreError(
            f"The store {place} cannot be opened for writing: this process may take {allowed >> 20} MiB of addresses, "
            f"and kg needs {ADDRESSES >> 20} MiB; allow more, as by ulimit -v unlimited."
        )
    return place


def writing(place: Path, triples: Path) -> ox.Store:
    """The engine of the store at ``place`` over the folder of its triples. Raises StoreCorrupt, StoreError."""
    advice = f"remove {triples}, and the next build goes on from the current snapshot"
    with few_files():
        return _opened(place, lambda: ox.Store(triples), advice)


def reading(place: Path, triples: Path) -> ox.Store:
    """The same for reading only: nothing is written, not even a lock."""
    _require_files(place)
    return _opened(place, lambda: ox.Store.read_only(str(triples)))


@contextmanager
def few_files() -> Iterator[None]:
    """Has an engine that is opened within hold few files open: it goes by the limit that it finds then.

    The limit is that of the whole process, so it is not put below what is open already and some more.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = max(FILES, _highest() + FILES // 2)
    if soft != resource.RLIM_INFINITY and soft <= limit:
        yield
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _highest() -> int:
    """The highest descriptor that is open."""
    with suppress(OSError, ValueError):
        return max(int(one.name) for one in Path("/dev/fd").iterdir())
    return 0


_BACK: Final = "kg snapshot rollback goes back to an earlier state, or build it anew at another place"


def _opened(place: Path, made: Callable[[], ox.Store], advice: str = _BACK) -> ox.Store:
    try:
        return made()
    except (OSError, RuntimeError, ValueError) as error:
        # Oxigraph tells corruption now as a RuntimeError, now as an OSError of RocksDB's words.
        if not isinstance(error, OSError) or isinstance(error, FileNotFoundError) or "orruption" in str(error):
            told = f"The triples of the store {place} are damaged ({_short(error)}); {advice}."
            raise StoreCorrupt(told) from error
        raise StoreError(f"The store {place} cannot be opened ({_short(error)}); check its rights.") from error


@contextmanager
def sentences(place: Path, done: str) -> Iterator[None]:
    """Tells what goes wrong within: the store at ``place`` cannot be ``done`` (written, read)."""
    try:
        yield
    except KamergraafError:
        raise
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        kind = StoreCorrupt if "orruption" in str(error) else StoreError
        raise kind(f"The store {place} cannot be {done} ({_short(error)}); nothing in it was changed.") from error


def unreadable(error: Exception) -> bool:
    """Whether what the engine fails by over a query is not that but the files of the store: by RocksDB's words."""
    return _FILES.match(str(error)) is not None


_FILES: Final = re.compile(r"(?:Corruption|IO error)\b")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
