"""One build's questions to a cluster: pieces of sources out, parts back, checked and in order."""

import os
import pickle
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from kg.build import lost
from kg.cluster.parts import Parts, made, shares
from kg.cluster.telling import PATIENCE, deserted, reached, short
from kg.cluster.worker import part_made, versions
from kg.errors import KamergraafError, RemoteError
from kg.outcome import Made
from kg.read.guard import VARIABLE
from kg.sources import Carried, Source

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Asking"]

_LOOK: Final = 2.0
"""Seconds after which the number of workers is asked again."""
_AHEAD: Final = 2
"""Pieces for each thread of the workers that may be under way or done and not yet taken."""
_TRIES: Final = 3


class KilledError(Exception):
    """Workers ended over a piece, as many as Dask lets; the message tells how."""


@dataclass(slots=True)
class _Asked:
    """A piece under way: what is known of it already by place, and the rest with what is to come of that."""

    size: int
    found: dict[int, Made]
    rest: list[Carried]
    future: "Future[tuple[bytes, str]] | None"

    def whole(self, rest: Iterable[Made]) -> list[Made]:
        """With what was made of the rest in its places."""
        coming = iter(rest)
        return [self.found[at] if at in self.found else next(coming) for at in range(self.size)]


class Asking:
    """One build's questions to a cluster."""

    def __init__(self, client: "Client", address: str, base: str, parts: Parts | None) -> None:
        self._client = client
        self._address = address
        self._asked = (base, os.environ.get(VARIABLE, ""), versions())
        self._parts = parts
        self._waiting: deque[_Asked] = deque()
        self._threads, self._looked = 1, 0.0
        self._deserted: float | None = None

    def carry(self, pieces: Iterable[list[Source]]) -> Iterator[list[Made]]:
        """What is made of each piece, in order."""
        for piece in pieces:
            self._waiting.append(self._begun(cast(list[Carried], piece)))
            self._look()
            while self._waiting and (len(self._waiting) > _AHEAD * self._threads or self._waiting[0].future is None):
                yield self._done(self._waiting.popleft())
        while self._waiting:
            yield self._done(self._waiting.popleft())

    def _begun(self, piece: list[Carried]) -> _Asked:
        known = {at: self._parts.find(one) for at, one in enumerate(piece)} if self._parts else {}
        found = {at: one for at, one in known.items() if one is not None}
        rest = [one for at, one in enumerate(piece) if at not in found]
        return _Asked(len(piece), found, rest, self._sent(rest) if rest else None)

    def _sent(self, piece: list[Carried]) -> "Future[tuple[bytes, str]]":
        # Pickled here, so that a worker of another version tells so before it looks into what it may not know
        with reached(self._address):
            return self._client.submit(part_made, pickle.dumps(piece), *self._asked, pure=False)

    def _done(self, asked: _Asked) -> list[Made]:
        if asked.future is None:
            return asked.whole([])
        try:
            return asked.whole(self._checked(asked.rest, asked.future))
        except KilledError:
            self._alone()
            return asked.whole(one for source in asked.rest for one in self._by_itself(source))

    def _by_itself(self, source: Carried) -> list[Made]:
        try:
            return self._checked([source], self._sent([source]))
        except KilledError as killed:
            return [lost(source, str(killed))]

    def _alone(self) -> None:
        """Waits until nothing is under way: what ends a worker now is what it is given."""
        for other in self._waiting:
            if other.future is not None:
                self._settled(other.future)

    def _checked(self, piece: list[Carried], future: "Future[tuple[bytes, str]]") -> list[Made]:
        """What is made of a piece, when the part is whole; else it is asked for again."""
        for _ in range(_TRIES):
            part, digest = self._result(future)
            every = [made(*one) for one in zip(shares(part, digest), piece, strict=False)]
            whole = [one for one in every if one is not None]
            if len(whole) == len(piece):
                if self._parts:
                    self._parts.keep(part, digest, whole)
                return whole
            future = self._sent(piece)
        raise RemoteError(
            f"{self._address}: the part of {piece[0].path} came {_TRIES} times other than its worker made it; look "
            "for a machine or a network that is broken."
        )

    def _result(self, future: "Future[tuple[bytes, str]]") -> tuple[bytes, str]:
        from distributed.scheduler import KilledWorker

        self._settled(future)
        with reached(self._address):
            failed: Any = future.exception() if future.status == "error" else None
            if failed is None:
                return future.result()
        if isinstance(failed, KilledWorker):
            raise KilledError(f"and with it {failed.allowed_failures + 1} workers of the cluster")
        if isinstance(failed, KamergraafError):
            raise failed
        raise RemoteError(f"{self._address}: a worker failed ({short(failed)}); its log tells more.") from failed

    def _settled(self, future: "Future[tuple[bytes, str]]") -> None:
        while not future.done():
            with reached(self._address), suppress(TimeoutError):
                future.exception(timeout=_LOOK)
            self._look()

    def _look(self) -> None:
        """How many threads there are; raises RemoteError where there have been none for long."""
        now = time.monotonic()
        if now < self._looked + _LOOK:
            return
        with reached(self._address):
            threads = sum(self._client.nthreads().values())
        self._threads, self._looked = max(threads, 1), now
        self._deserted = None if threads else self._deserted or now
        if self._deserted is not None and now > self._deserted + PATIENCE:
            raise deserted(self._address)
