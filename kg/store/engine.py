"""Oxigraph, opened for writing or reading, with its failures told as sentences of ours."""

import re
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import KamergraafError, StoreCorrupt, StoreError

__all__ = ["few_files", "reading", "sentences", "unreadable", "writing"]


FILES: Final = 512
"""Of its files an engine that is opened within ``few_files`` holds so many, each with half a megabyte of its index."""


def writing(place: Path, triples: Path) -> ox.Store:
    """The engine of the store at ``place`` over the folder of its triples. Raises StoreCorrupt, StoreError."""
    advice = f"remove {triples}, and the next build goes on from the current snapshot"
    with few_files():
        return _opened(place, lambda: ox.Store(triples), advice)


def reading(place: Path, triples: Path) -> ox.Store:
    """The same for reading only: nothing is written, not even a lock."""
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
