"""What a Dask worker does: a part of each piece of sources that it is given.

It has processes of its own make it (``kg.crew``): Dask runs work in threads, in which the time that a file takes cannot
be bounded and PDFium must not be used by two at once.
"""

import os
import pickle
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from typing import Final

from kg.build import lost, piece_made, program
from kg.cluster.parts import part, share
from kg.cluster.telling import unlike
from kg.crew import Crew
from kg.errors import RemoteError
from kg.read.guard import VARIABLE
from kg.sources import Source

__all__ = ["dismissed", "part_made", "versions"]

_MAKERS: Final = ("lxml", "pyoxigraph", "pypdfium2", "pyshacl", "rdflib")
"""The libraries on whose versions it may depend what is made of a letter."""


@cache
def versions() -> dict[str, str]:
    """All on which it depends here, beside the sources, what is made of them."""
    found = {"kamergraaf": program(), "Python": ".".join(map(str, sys.version_info[:2]))}
    return found | {name: version(name) for name in _MAKERS}


def part_made(piece: bytes, base: str, seconds: str, theirs: dict[str, str]) -> tuple[bytes, str]:
    """A part of pickled sources, and its digest; ``theirs`` are the versions of who asks, ``seconds`` are the time for
    a file as the environment there says. Raises RemoteError where the versions here are others.
    """
    if theirs != versions():
        from distributed import get_worker

        raise RemoteError(unlike(get_worker().address, versions(), theirs))
    with _hired(base, seconds) as crew:
        return part(crew.done(pickle.loads(piece)))


def dismissed() -> None:
    """Ends the processes that have no work."""
    with _TURN:
        _end_idle()


@dataclass(slots=True)
class _Hired:
    every: Crew[Source, bytes]
    at_work: int = 0


_CREWS: Final[dict[tuple[str, str], _Hired]] = {}
_TURN: Final = threading.Lock()


@contextmanager
def _hired(base: str, seconds: str) -> Iterator[Crew[Source, bytes]]:
    """The processes for one kind of work, kept for the next piece; those for another kind are ended when idle."""
    from distributed import get_worker

    with _TURN:
        if (base, seconds) not in _CREWS:
            _end_idle()
            job = partial(_shares, base=base, seconds=seconds)
            _CREWS[base, seconds] = _Hired(Crew(job, get_worker().state.nthreads, _lost_share))
        crew = _CREWS[base, seconds]
        crew.at_work += 1
    try:
        yield crew.every
    finally:
        with _TURN:
            crew.at_work -= 1


def _end_idle() -> None:
    for key in [key for key, crew in _CREWS.items() if not crew.at_work]:
        _CREWS.pop(key).every.close()


def _shares(piece: list[Source], base: str, seconds: str) -> list[bytes]:
    """What a process of a worker does."""
    os.environ[VARIABLE] = seconds
    return [share(one) for one in piece_made(piece, base, lambda *_: False)]


def _lost_share(source: Source, how: str) -> bytes:
    return share(lost(source, how))
