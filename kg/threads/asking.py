"""Asks the store of piece after piece: here, or in other processes, to which its triples are lent as they are.

What comes of it is the same; where there are few pieces it is not worth starting processes.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Final, TypeVar

from kg.crew import Crew
from kg.store.embedded import Store
from kg.store.lent import Lent, lend, take_back

__all__ = ["Asking"]

T = TypeVar("T")
P = TypeVar("P")
Job = Callable[[Store, P], T]
"""A function of a module, or a partial of one: what it finds in the store of a piece."""
_FEW: Final = 4
"""Pieces that are asked of here."""
_Asked = tuple[Lent, Job[Any, Any], Any]
_Answer = tuple[Any, Any]


class Asking:
    """Who asks one store; ``jobs`` processes at most, none beside this one where it is 1."""

    def __init__(self, store: Store, jobs: int) -> None:
        self._store = store
        self._jobs = jobs
        self._moment = 0
        self._lent: Lent | None = None
        self._crew: Crew[_Asked, _Answer] | None = None

    def each(self, job: Job[P, T], pieces: Iterable[P]) -> Iterator[tuple[P, T]]:
        """Each piece with what the job finds of it, in order. Raises what the job raises."""
        waiting = iter(pieces)
        few = list(islice(waiting, _FEW + 1))
        every = chain(few, waiting)
        if self._jobs == 1 or len(few) <= _FEW:
            for piece in every:
                yield piece, job(self._store, piece)
            return
        lent = self._lent = self._lent or lend(self._store, self._moment)
        crew = self._crew = self._crew or Crew(_answers, self._jobs, _lost)
        for [(piece, found)] in crew.carry([(lent, job, piece)] for piece in every):
            yield piece, job(self._store, piece) if isinstance(found, _Lost) else found

    def written(self) -> None:
        """What has been written since is to be seen by what is asked next."""
        if self._lent is not None:
            take_back(self._store)
            self._lent = None
            self._moment += 1

    def close(self) -> None:
        """Ends the processes."""
        if self._crew is not None:
            self._crew.close()
        self.written()


class _Lost:
    """In place of what is found of a piece over which another process died: it is asked here."""


def _lost(asked: _Asked, _: str) -> _Answer:
    return asked[2], _Lost()


def _answers(every: list[_Asked]) -> list[_Answer]:
    """What another process does."""
    return [(piece, job(_opened(lent), piece)) for lent, job, piece in every]


@lru_cache(maxsize=1)
def _opened(lent: Lent) -> Store:
    return lent.open()
