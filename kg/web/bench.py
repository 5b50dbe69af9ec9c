"""Where queries are worked out: a bounded number of daemon threads, so that the event loop never waits for one.

The one interface that the routes know is ``await bench.run(job)``; worker processes can take the threads' place
behind it. The engine cannot be told to stop, so a query past its time keeps its thread until it ends: it then holds
one of the places, and the others go on.
"""

import asyncio
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import TypeVar

from kg.web.problems import Problem

__all__ = ["Bench", "Limits", "Sheet"]

T = TypeVar("T")
_BUSY = "The server is busy with other queries; try again in a few seconds."


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one server: seconds a query may take, queries at once, and sizes in bytes."""

    seconds: float = 30.0
    at_once: int = 8
    waiting: int = 64
    body: int = 1 << 20
    query: int = 256 << 10
    answer: int = 256 << 20


@dataclass
class Sheet:
    """What an answer is written on: a file in memory while small, on disk beyond, bounded in bytes and in time.

    ``write`` raises Problem 413 past ``most`` bytes and Problem 503 past ``until`` (``time.monotonic`` seconds).
    """

    most: int
    until: float
    size: int = 0
    file: SpooledTemporaryFile[bytes] = field(default_factory=lambda: SpooledTemporaryFile(max_size=1 << 20))  # noqa: SIM115 - whoever sends it closes it

    def write(self, data: bytes) -> int:
        """Adds bytes."""
        self.size += len(data)
        if self.size > self.most:
            self.file.close()
            raise Problem(413, f"The answer is longer than {self.most} bytes; ask for less with LIMIT and OFFSET.")
        if time.monotonic() > self.until:
            self.file.close()
            raise Problem(503, "The query took too long.")
        return self.file.write(data)

    def flush(self) -> None:
        """Nothing waits elsewhere."""


class Bench:
    """At most ``limits.at_once`` jobs at a time; more wait their turn, as long as a query may take."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._free = limits.at_once
        self._queue: list[asyncio.Future[None]] = []

    async def run(self, job: Callable[[], T]) -> T:
        """The job's result, worked out in a thread. Raises what it raises; Problem 503 when it takes too long."""
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._place()
                return await self._start(job)
        except TimeoutError as error:
            raise Problem(
                503,
                f"No answer within {self.limits.seconds:g} seconds; ask for less, or with fewer unbound variables.",
                headers={"Retry-After": "30"},
            ) from error

    async def _place(self) -> None:
        if self._free:
            self._free -= 1
            return
        if len(self._queue) >= self.limits.waiting:
            raise Problem(503, _BUSY, headers={"Retry-After": "5"})
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in self._queue:
                self._queue.remove(turn)
            else:  # the place was given in the same instant: hand it on
                self._leave()
            raise

    def _leave(self) -> None:
        while self._queue:
            turn = self._queue.pop(0)
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    async def _start(self, job: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[T] = loop.create_future()

        def tell(result: T | None, error: BaseException | None) -> None:
            self._leave()
            if outcome.done():  # the client has gone, or the time was up
                return
            if error is None:
                outcome.set_result(result)  # type: ignore[arg-type]
            else:
                outcome.set_exception(error)

        try:
            threading.Thread(target=_work, args=(job, loop, tell), daemon=True, name="query").start()
        except RuntimeError as error:  # the system gives no further thread
            self._leave()
            raise Problem(503, _BUSY, headers={"Retry-After": "5"}) from error
        return await outcome


def _work(
    job: Callable[[], T], loop: asyncio.AbstractEventLoop, tell: Callable[[T | None, BaseException | None], None]
) -> None:
    result, error = None, None
    try:
        result = job()
    except Exception as raised:  # it is raised again in the request that waits for it
        error = raised
        _let_go(raised)
    # The loop is gone when a query outlives the server: there is nobody left to tell.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(tell, result, error)


def _let_go(error: BaseException) -> None:
    """Frees what the frames of a failure hold: the engine's cursors may die in no other thread than their own."""
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__
