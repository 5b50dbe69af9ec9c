"""The house: the parent of several serving processes. It has the workers, and serves no request itself.

What a bound or a turn is about is here once, however many processes serve: who waits for a worker and whose turn it
is, what waits to be fetched, how many connections a client has, what is counted of a state. So nobody gains by asking
several of them. Each front (``kg.web.front``) has a line to it, by whose end either knows that the other has died.
"""

import asyncio
import contextlib
import dataclasses
import gc
import logging
import math
import multiprocessing
import signal
import socket
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from prometheus_client import CollectorRegistry, Metric, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from kg.errors import KamergraafError
from kg.web import clock, front
from kg.web.beat import short_turns
from kg.web.bench import Bench
from kg.web.clerk import Clerk
from kg.web.counts import Counts
from kg.web.figures import counters, summed
from kg.web.line import Word
from kg.web.metrics import OfBench
from kg.web.porter import Porter
from kg.web.settings import Served, trusted
from kg.web.shell import refused
from kg.web.working import Working

__all__ = ["House"]

log = logging.getLogger("kg.web")
_PAUSE = 1.0  # seconds before a process that could not begin is tried again
_TWICE = 0.3
"""Seconds within which two signals are one: a supervisor tells a process, and then its whole group."""
_GRACE = 10.0  # seconds beyond the time of a query that a stop may take


class House:
    """``processes`` fronts over one store. ``serve`` runs until ``stop``, or a signal where it is the main thread's."""

    def __init__(self, served: Served, listening: socket.socket, processes: int) -> None:
        limits = served.limits
        bench = Bench(served.source, limits)
        self.benches: list[Working] = [bench] if served.writer is None else [bench, served.writer.bench]
        self.counts = Counts(bench, served.source.current)
        bench.beat.answering = lambda: sum(clock.used(one.process.pid) for one in self.fronts)
        self.fronts: list[Clerk] = []  # those that are ready
        connections = trusted(served)
        connections.told = partial(refused, None)
        self.porter = Porter(listening, connections, self.fronts)
        self.restarts = 0
        self._served = dataclasses.replace(
            served,
            limits=dataclasses.replace(limits, cache=limits.cache // processes),
            writer=served.writer and served.writer.at(None),
        )
        self._processes = processes
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._registry.register(OfBench(bench))
        self._dead: list[Metric] = []
        self._all: set[Clerk] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._starter = ThreadPoolExecutor(1)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(
            [
                "kg.web.forking",
                "__main__",
                "kg.web.worker",
                "kg.web.site",
                "kg.web.source",
                "kg.web.front",
                "kg.web.warm",
            ]
        )
        self._open = True
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._told = 0.0

    # --- life -----------------------------------------------------------------------------------------------------

    async def serve(self, ready: Callable[[], object]) -> None:
        """Serves; ``ready`` is called once all processes do. Raises StoreError, and KamergraafError where none can."""
        self._loop = asyncio.get_running_loop()
        try:
            for bench in self.benches:
                await bench.start()
            short_turns()
            self.benches[0].on_news(lambda: self._say(Word.NEWS))
            if not all(await asyncio.gather(*(self._begin() for _ in range(self._processes)))):
                raise KamergraafError("A serving process ended before it served; what it said stands above.")
            gc.freeze()
            ready()
            with self._signals():
                await self._until_stopped()
        finally:
            await self._end()

    def stop(self) -> None:
        """Has it stop, from any thread: what runs may end. A second time ends that too."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        now = time.monotonic()
        if self._stopping.is_set() and now - self._told > _TWICE:
            self._say(Word.HALT)
        self._told = now
        self._stopping.set()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop, signals = asyncio.get_running_loop(), (signal.SIGINT, signal.SIGTERM)
        for number in signals:
            loop.add_signal_handler(number, self._stop)
        try:
            yield
        finally:
            for number in signals:
                loop.remove_signal_handler(number)

    async def _until_stopped(self) -> None:
        """Takes connections until it is to stop, and waits until the processes have done what they have."""
        taking = asyncio.create_task(self.porter.serve())
        await self._stopping.wait()
        self._open = False
        taking.cancel()
        await asyncio.wait([taking])
        self._say(Word.STOP)
        if left := [one.ended for one in self._all]:
            await asyncio.wait(left, timeout=math.ceil(self._served.limits.seconds) + _GRACE)

    async def _end(self) -> None:
        """Ends all that is still there."""
        self._open = False
        for task in tuple(self._tasks):
            task.cancel()
        for one in tuple(self._all):
            one.process.kill()
            one.cut()
        for bench in self.benches:
            await bench.stop()
        self._starter.shutdown(wait=False)

    def _say(self, word: Word) -> None:
        for one in self._all:
            one.say(word)

    # --- the fronts -----------------------------------------------------------------------------------------------

    async def _begin(self) -> bool:
        """Starts a front; whether it serves."""
        ours, theirs = socket.socketpair()
        gives, takes = socket.socketpair()
        process = self._context.Process(target=front.main, args=(theirs, takes, self._served), daemon=True)
        loop = asyncio.get_running_loop()
        try:
            with theirs, takes:
                await loop.run_in_executor(self._starter, process.start)
        except BaseException:
            ours.close()
            gives.close()
            raise
        ours.setblocking(False)
        gives.setblocking(False)
        clerk = Clerk(self, process, gives)
        self._all.add(clerk)
        await loop.create_unix_connection(lambda: clerk, sock=ours)
        if not await clerk.ready:
            return False
        self.fronts.append(clerk)
        return True

    def lost(self, clerk: Clerk) -> None:
        """A front has ended: another takes its place, as long as the house is open."""
        self._all.discard(clerk)
        began = clerk in self.fronts
        if began:
            self.fronts.remove(clerk)
        self._dead = counters(summed((self._dead, clerk.told)))
        self.porter.lost(clerk)
        if self._open:
            log.warning("a serving process died; another takes its place")
            self.restarts += 1
            self._spawn(self._replace(0 if began else _PAUSE))

    async def _replace(self, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            await self._begin()  # where it dies before it serves, that is another loss
        except (OSError, EOFError) as error:
            log.warning("a serving process cannot be started: %s", error)
            self._spawn(self._replace(_PAUSE))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- figures --------------------------------------------------------------------------------------------------

    async def figures(self) -> list[Metric]:
        """Those of all processes, as of one server; what those that have died had counted stays counted."""
        told = await asyncio.gather(*(one.figures() for one in self.fronts))
        own = [
            GaugeMetricFamily("kamergraaf_processes", "Serving processes.", len(self.fronts)),
            CounterMetricFamily("kamergraaf_processes_replaced", "Serving processes that died.", self.restarts),
        ]
        return summed((list(self._registry.collect()), own, self._dead, *told))
