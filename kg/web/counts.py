"""What the graph holds, counted once for each state of the store: counting reads all of it."""

import asyncio
import functools
from collections.abc import Callable
from contextlib import suppress

from kg.errors import KamergraafError
from kg.web import things
from kg.web.problems import Problem
from kg.web.working import Working

__all__ = ["Counts"]

_PATIENCE = 2.0  # seconds that a reader waits for the counts of a new state before it gets those of the last
_FIRST = 10.0  # seconds that a reader waits where there are none yet
_LONGEST = 900.0  # seconds that counting may take: of 100,000 letters a processor does it in fifteen


class Counts:
    """The counts of the newest state, or of the one before while they are being made."""

    def __init__(self, bench: Working, current: Callable[[], str]) -> None:
        self._bench, self._current = bench, current
        self._held: things.Contents | None = None
        self._state = ""
        self._task: asyncio.Task[things.Contents] | None = None

    async def get(self) -> things.Contents | None:
        """None where there are none yet and they take long, or cannot be made; they are there for who asks later."""
        state = self._current()
        if self._held is not None and self._state == state:
            return self._held
        task = self._task or self._begin(state)
        with suppress(TimeoutError, KamergraafError, Problem):
            async with asyncio.timeout(_FIRST if self._held is None else _PATIENCE):
                return await asyncio.shield(task)
        return self._held

    def _begin(self, state: str) -> "asyncio.Task[things.Contents]":
        task = asyncio.create_task(
            self._bench.run(
                functools.partial(things.contents, self._bench.store, self._bench.limits.answer), seconds=_LONGEST
            )
        )
        self._task = task

        def done(ended: "asyncio.Task[things.Contents]") -> None:
            self._task = None
            if not ended.cancelled() and ended.exception() is None:
                self._held, self._state = ended.result(), state

        task.add_done_callback(done)
        return task
