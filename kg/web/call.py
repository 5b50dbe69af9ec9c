"""One job on its way: from the place that it waits for to the last byte of its answer."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from kg.web.problems import Problem
from kg.web.spool import Room, Spool
from kg.web.turns import Ticket
from kg.web.wire import Job

__all__ = ["Again", "Call", "too_late"]


class Again(Exception):  # noqa: N818 - it tells what to do
    """The call took longer than a slice and there is no slow place for it: it waits for one and begins anew."""


class Hand(Protocol):
    """Whoever carries a call out, and can be stopped only by its end."""

    def slow_down(self) -> None: ...

    def used(self) -> float: ...

    def kill(self) -> None: ...


class Call:
    """A job, and what becomes of it.

    ``ready`` is done when the answer may be sent: it is whole, or it has begun and the query has its slow place (until
    then it can begin anew, so nothing of it may have been sent). A failure before that is raised by ``ready``; a later
    one ends the spool. ``end`` hands back the place, whatever happens.
    """

    def __init__(self, job: Job, ticket: Ticket, worker: "Hand", room: Room, done: Callable[["Call"], None]) -> None:
        self.job = job
        self.ticket = ticket
        self.worker = worker
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.spool = Spool(room, ticket.client)
        self.timers: list[asyncio.TimerHandle] = []
        self.told: Any = None
        self.error: BaseException | None = None
        self.result: Any = None
        self.settled = False  # in the slow lane
        self.closed = False
        self.over = False
        self._begun = False
        self._done = done

    @property
    def sent(self) -> bool:
        """Whether its answer may be on its way."""
        return self.ready.done()

    def give_way(self) -> None:
        """Ends it for another's sake: it begins anew, or is broken off where its answer is on its way."""
        self.stop(Again("Others have waited longer than this query has had of the server; ask again."))

    def begin(self, told: object) -> None:
        """The worker has the first bytes, and tells what they are."""
        self.told, self._begun = told, True
        if self.settled:
            self._tell()

    def settle(self) -> None:
        """The call has a slow place: it goes on to its end."""
        self.settled = True
        if self._begun:
            self._tell()

    def end(self, result: object) -> None:
        """All is done."""
        if not self.over:
            self.result = result
            self.spool.end()
            self._finish()
            self._tell()

    def fail(self, error: BaseException) -> None:
        """It ends with a failure: a lack of memory, which is the server's own, is told as a problem."""
        if not self.over:
            self.error = told = _problem(error)
            self.spool.end(told)
            self._finish()
            if not self.ready.done():
                self.ready.set_exception(told)
                self.ready.exception()  # it may be that nobody waits any more
                self.spool.close()

    async def take(self) -> bytes:
        """The whole answer, where it is short. Raises the failure that ends it."""
        try:
            await self.spool.whole()
            return self.spool.bytes()
        finally:
            self.close()

    def stop(self, error: BaseException) -> None:
        """Ends it while it runs: its worker with it."""
        if not self.over:
            self.fail(error)
            self.worker.kill()

    def expire(self, seconds: float) -> None:
        """The time is up."""
        self.stop(too_late(seconds))

    def close(self) -> None:
        """Nobody wants it any more. A quick call runs on to its end or its slice: that costs less than a new worker."""
        self.closed = True
        self.spool.close()
        if self.settled:
            self.stop(Again())

    def _finish(self) -> None:
        self.over = True
        for timer in self.timers:
            timer.cancel()
        self._done(self)

    def _tell(self) -> None:
        if not self.ready.done():
            self.ready.set_result(None)


def _problem(error: BaseException) -> BaseException:
    if isinstance(error, MemoryError):
        return Problem(503, "The server has no memory for the answer; ask again.", headers={"Retry-After": "10"})
    return error


def too_late(seconds: float) -> Problem:
    """The problem of a query past its time."""
    within = f"{seconds:g} second{'' if seconds == 1 else 's'}"
    told = f"No answer within {within}; ask for less, or with fewer unbound variables."
    return Problem(503, told, headers={"Retry-After": "30"})
