"""The worker processes: started ahead, each replaced as soon as it dies, grows, or the store has a newer state.

They are forked from one small process that has everything imported, so that a new one is there in an instant.
"""

import asyncio
import logging
import math
import multiprocessing
import os
import socket
import time
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess

from kg.errors import StoreError
from kg.web import ended, worker
from kg.web.answer import Source
from kg.web.call import Call
from kg.web.hand import End, Worker
from kg.web.said import Said, by_memory
from kg.web.sound import Sound

__all__ = ["Pool"]

log = logging.getLogger("kg.web")
_POLL = 1.0  # seconds between two looks for a newer state
_PAUSE = 1.0  # seconds before a worker that could not open the store is tried again
_MOMENT = 5.0  # seconds within which a worker takes the place of one that has been ended
# The engine asks for very many small pieces of memory; without this the C library keeps seven of a size ready, and a
# join takes a sixth longer.
_MEMORY = ("GLIBC_TUNABLES", "glibc.malloc.tcache_count=500")
# How the engine's stack stands when it gets no memory takes more of that to tell, and tells nothing
_BRIEF = ("RUST_BACKTRACE", "0")


class Pool:
    """``size`` workers, ``nice`` of them at most with less of the processor."""

    def __init__(self, source: Source, size: int, nice: int, memory: int) -> None:
        self.workers: set[Worker] = set()
        self.replaced: dict[End, int] = {"died": 0, "stopped": 0, "renewed": 0}
        self.renewed: Callable[[], object] = lambda: None  # called when a newer state is served
        self.sound = Sound(source)
        self._source, self._size, self._nice, self._memory = source, size, nice, memory
        self._idle: list[Worker] = []
        self._wanted: deque[asyncio.Future[None]] = deque()
        self._failure: BaseException | None = None
        self._open = False
        self._served = -math.inf
        self._state = ""
        self._tasks: set[asyncio.Task[object]] = set()
        self._starter = ThreadPoolExecutor(1)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(
            ["kg.web.forking", "__main__", "kg.web.worker", "kg.web.site", "kg.web.source", "kg.web.warm"]
        )

    # --- life ----------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Starts all workers, and waits for the first. Raises StoreError where it cannot open the store."""
        self._open = True
        os.environ.setdefault(*_MEMORY)  # it is read when a process begins, as is the next
        os.environ.update([_BRIEF])
        forkserver.ensure_running()  # by this thread, which ends with the server
        self._state = self._source.current()
        await self.sound.look()  # what its files hold is known before it is served
        for _ in range(self._size):
            await self._start()
        self.free(await self.take())
        self._spawn(self._watch())

    async def stop(self) -> None:
        """Ends all workers; what still runs fails."""
        self._open = False
        for task in tuple(self._tasks):
            task.cancel()
        ended = tuple(self.workers)
        for one in ended:
            one.kill()
        await asyncio.sleep(0)
        self._starter.shutdown(wait=False)
        for one in ended:
            one.process.join(1)

    async def fork(self, target: Callable[..., object], *given: object) -> BaseProcess:
        """A process that does that, from the one that has everything imported."""
        process = self._context.Process(target=target, args=given, daemon=True)
        # It waits until the process is there, which no request must wait for
        await asyncio.get_running_loop().run_in_executor(self._starter, process.start)
        return process

    async def _start(self, *, nice: bool = False) -> Worker:
        (ours, theirs), (hears, says) = socket.socketpair(), socket.socketpair()
        try:
            with theirs, says:
                process = await self.fork(worker.main, theirs, says, self._source, self._memory)
        except BaseException:  # the server stops: a worker that finds nobody ends
            ours.close()
            hears.close()
            raise
        ours.setblocking(False)
        one = Worker(self, process, Said(hears))
        self.workers.add(one)
        if nice:
            one.slow_down()
        await asyncio.get_running_loop().create_unix_connection(lambda: one, sock=ours)
        return one

    def _spawn(self, work: Coroutine[None, None, object]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self) -> None:
        """Replaces the workers, one after the other, whenever the store has a newer state, or is whole again."""
        while True:
            await asyncio.sleep(_POLL)
            try:
                state, whole = self._source.current(), await self.sound.look()
                if not whole:
                    self._refuse()
                elif (state != self._state or self.sound.fault) and await self._renew():
                    self._state = state
                    self.sound.mended()
                    self.renewed()
            except OSError as error:  # no descriptor or no memory for a process just now
                log.warning("the store's newer state cannot be served yet: %s", error)

    def _refuse(self) -> None:
        """Ends what has no answer yet: over a store that cannot be read the engine may seek on without end."""
        for one in tuple(self.workers):
            if one.call is not None and not one.call.sent:
                one.call.stop(self.sound.fault or StoreError("The store cannot be read."))

    async def _renew(self) -> bool:
        """Whether all could be replaced; where the new state cannot be opened, the old one is served on."""
        for old in tuple(self.workers):
            if old in self.workers:
                new = await self._start()
                if not await new.opened:
                    return False
                self.retire(old)
        return True

    # --- work ----------------------------------------------------------------------------------------------------

    def at_once(self) -> Worker | None:
        """An idle worker that has all of the processor, where there is one."""
        for at in range(len(self._idle) - 1, -1, -1):
            if not self._idle[at].nice:
                return self._idle.pop(at)
        return None

    async def take(self, *, nice: bool = False) -> Worker:
        """An idle worker; for quick queries one that has all of the processor, where there is one.

        Raises StoreError where no worker can open the store.
        """
        while True:
            fitting = [one for one in self._idle if one.nice == nice] or self._idle
            if fitting:
                one = fitting[-1]  # the one that came last: after a renewal, of the newest state
                self._idle.remove(one)
                return one
            if self._failure is not None:
                raise self._failure
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._wanted.append(turn)
            await turn

    def free(self, one: Worker) -> None:
        """A worker has nothing to do: it waits for the next call, or goes."""
        if one.spent or (one.nice and sum(other.nice for other in self.workers) > self._nice):
            one.kill("renewed")
            return
        self._idle.append(one)
        self._failure = None
        self._wake()

    def _wake(self) -> None:
        while self._wanted:
            turn = self._wanted.popleft()
            if not turn.done():
                turn.set_result(None)
                return

    def serves(self) -> bool:
        """Whether a worker has the store open. Where all that had were ended a moment ago, for the time or the memory
        of what they worked on, others are about to.
        """
        if any(one.ready for one in self.workers):
            return True
        return self._failure is None and time.monotonic() - self._served < _MOMENT

    def retire(self, one: Worker) -> None:
        """Ends a worker, once it has nothing to do."""
        one.spent = True
        if one in self._idle:
            self._idle.remove(one)
            one.kill("renewed")

    def lost(self, one: Worker, call: Call | None) -> None:
        """A worker has died; another takes its place, and who waits for its call is told how it ended."""
        self.workers.discard(one)
        said = one.says.take()
        if call is not None and by_memory(said):  # which it may not have: we have bounded it
            one.end = "stopped"
        one.says.close()
        if call is not None and not call.over:
            self._tell(one, call, said)
        elif said and one.end == "died":
            log.warning("a worker process died: %s", said)
        if one in self._idle:
            self._idle.remove(one)
        if one.ready:
            self._served = time.monotonic()
        if self._open:
            self.replaced[one.end] += 1
            if not one.ready and self._failure is None:
                self.unable(StoreError("A worker process ended before it had opened the store."))
            # Who throws queries that run away throws the next as well, and to begin takes a processor too
            self._spawn(self._replace(0 if one.ready else _PAUSE, nice=one.nice and one.end == "stopped"))

    def _tell(self, one: Worker, call: Call, said: str) -> None:
        if self._open:
            self._spawn(self._told(one, call, said))
        else:
            call.fail(ended.stopped())

    async def _told(self, one: Worker, call: Call, said: str) -> None:
        try:
            # By the thread that starts processes, which looks at those that have ended too
            code = await asyncio.get_running_loop().run_in_executor(self._starter, one.code)
        except asyncio.CancelledError:  # the server stops
            call.fail(ended.stopped())
            raise
        log.warning("a worker process died over a query: %s", ": ".join(filter(None, (ended.named(code), said))))
        # Over damaged files the engine takes memory without end, or ends: that is no fault of the query
        whole = await self.sound.look()
        call.fail(ended.problem(code, said, self._memory) if whole else self.sound.fault or ended.stopped())

    async def _replace(self, pause: float, *, nice: bool) -> None:
        while self._open:
            await asyncio.sleep(pause)
            try:
                if len(self.workers) < self._size:
                    await self._start(nice=nice)
            except (OSError, EOFError) as error:  # no descriptor, no memory, or what starts them has just been ended
                log.warning("a worker process cannot be started: %s", error)
                pause = _PAUSE
            else:
                return

    def unable(self, error: BaseException) -> None:
        """A worker could not open the store."""
        if str(error) != str(self._failure):
            log.warning("a worker process cannot open the store: %s", error)
        self._failure = error
        while self._wanted:
            self._wake()
