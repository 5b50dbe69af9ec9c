"""Look-ups and small joins, answered by the server itself: to hand one to a worker takes longer than to answer it.

Only what ``kg.store.joined`` knows as one is answered here, and only as far as MOST bytes and as a small join may go;
any other query, and the rest of those, go to a worker, where they can be ended. A store that cannot be opened here is a
worker's matter too.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, NamedTuple

from kg.errors import KamergraafError
from kg.store.joined import Joined, Small
from kg.web.answer import Kind, Nearby, Source
from kg.web.forms import pick, written_as
from kg.web.negotiate import Offer
from kg.web.problems import Problem

__all__ = ["MOST", "Found", "Near"]

MOST: Final = 32 << 10
"""Bytes of an answer that is given here."""


class Found(NamedTuple):
    """An answer that is whole: its kind, its form and its bytes."""

    kind: Kind
    form: Offer
    body: bytes


class Near:
    """The store in the server's own process. While it is being opened, look-ups are the workers'."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.given = 0
        self._tried = _Tried()
        self._store: Nearby | None = None
        self._opening: asyncio.Future[Nearby | None] | None = None

    def answer(self, asked: Small, accept: str | None, wanted: str | None, state: str) -> Found | None:
        """The answer to a look-up or a small join from the newest state; None for what is a worker's matter, any fault
        among it.

        ``wanted`` is the form that the client names, which outweighs ``accept``.
        """
        if self._store is None or self._store.version != state:
            self._open()
            return None
        shape = _shape(asked) if isinstance(asked, Joined) else None
        if shape and not self._tried.worth(shape):
            return None
        kind: Kind = "boolean" if asked.shown is None else "solutions"
        try:
            form = pick(kind, accept, wanted)
            body = self._store.look_up(asked, written_as(kind, form), MOST)
        except (KamergraafError, Problem, OSError):
            return None
        self.given += body is not None
        if shape:
            self._tried.note(shape, small=body is not None)
        return None if body is None else Found(kind, form, body)

    async def start(self) -> None:
        """Opens the store, where that can be."""
        self._open()
        if self._opening is not None:
            await asyncio.wait([self._opening])

    def renew(self) -> None:
        """There is a newer state: opens that, and lets go of the one that is open."""
        self.close()
        self._open()

    def close(self) -> None:
        """Lets go of the state that is open or being opened."""
        store, self._store, self._opening = self._store, None, None
        if store is not None:
            store.close()

    async def stop(self) -> None:
        """The same, and waits until nothing is being opened."""
        opening = self._opening
        self.close()
        if opening is not None:
            await asyncio.wait([opening])

    def _open(self) -> None:
        """Begins to open the newest state; where that fails it is not tried again before there is a newer one."""
        if self._store is not None:
            self.close()
        if self._opening is None:
            self._opening = asyncio.ensure_future(asyncio.to_thread(self._source.near))
            self._opening.add_done_callback(self._take)

    def _take(self, opening: "asyncio.Future[Nearby | None]") -> None:
        if opening.cancelled() or opening.exception() is not None:
            return
        store = opening.result()
        if opening is self._opening and store is not None:
            self._store, self._opening = store, None
        elif store is not None:
            store.close()


_SHAPES: Final = 256
_AT_MOST: Final = 64


def _shape(asked: Joined) -> Hashable:
    """What is the same of small joins that differ in where they begin."""
    known = [pattern.known for patterns in asked.groups for pattern in patterns]
    return asked.limit is None, *[(type(begin), along, type(end)) for begin, along, end in known]


class _Tried:
    """Which small joins have turned out to be none: the next ones like such a one are not tried here, the oftener that
    it happens the more of them, so that what is done in vain is little of what a worker then has to do.
    """

    def __init__(self) -> None:
        self._rests: OrderedDict[Hashable, tuple[int, int]] = OrderedDict()  # how many it rests for, of how many

    def worth(self, shape: Hashable) -> bool:
        """Whether one of this shape is to be tried."""
        left, of = self._rests.get(shape, (0, 0))
        if left:
            self._rests[shape] = left - 1, of
        return not left

    def note(self, shape: Hashable, *, small: bool) -> None:
        """One was tried, and whether it was small."""
        if small:
            self._rests.pop(shape, None)
            return
        more = min(2 * self._rests.get(shape, (0, 0))[1] + 1, _AT_MOST)
        self._rests[shape] = more, more
        if len(self._rests) > _SHAPES:
            self._rests.popitem(last=False)
