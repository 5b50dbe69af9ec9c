"""Look-ups of one pattern, answered by the server itself: to hand one to a worker takes longer than to answer it.

Only what ``kg.store.lookup`` knows as one is answered here, and only as far as MOST bytes; any other query, and the
rest of those, go to a worker, where they can be ended. A store that cannot be opened here is a worker's matter too.
"""

import asyncio
from typing import Final, NamedTuple

from kg.errors import KamergraafError
from kg.store.lookup import Lookup
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
        self._store: Nearby | None = None
        self._opening: asyncio.Future[Nearby | None] | None = None

    def answer(self, asked: Lookup, accept: str | None, wanted: str | None, state: str) -> Found | None:
        """The answer to a look-up from the newest state; None for what is a worker's matter, any fault among it.

        ``wanted`` is the form that the client names, which outweighs ``accept``.
        """
        if self._store is None or self._store.version != state:
            self._open()
            return None
        kind: Kind = "boolean" if asked.shown is None else "solutions"
        try:
            form = pick(kind, accept, wanted)
            body = self._store.look_up(asked, written_as(kind, form), MOST)
        except (KamergraafError, Problem, OSError):
            return None
        self.given += body is not None
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
