"""Where queries are worked out: in worker processes, each job in its turn and within its bounds.

The one interface that the routes know is ``await bench.run(job)`` for a value and ``await bench.stream(job)`` for
bytes. A job goes to another process, so it is pickled: ``functools.partial`` of a module's function with its
arguments. Where it names ``bench.store``, the worker that carries it out has its own.
"""

import asyncio
import functools
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from kg.web.answer import Answerer, Source
from kg.web.beat import Beat
from kg.web.call import Again, Call, too_late
from kg.web.hand import Worker
from kg.web.limits import Limits
from kg.web.pool import Pool
from kg.web.reach import Reach
from kg.web.sound import unreadable
from kg.web.spool import Room
from kg.web.turns import Ticket, Turns
from kg.web.wire import Job
from kg.web.worker import Elsewhere, Sink

__all__ = ["Bench", "Limits", "client", "named"]

T = TypeVar("T")
client: ContextVar[str] = ContextVar("client", default="-")
"""Who asks, for a fair share: set around each request."""

log = logging.getLogger("kg.web")
_REMEMBERED = 4096  # queries known to be slow
_STARVED = 10
_PART = 0.25
"""Of the seconds of one that runs away."""
_SHORT = 0.005  # seconds that are not waited for
_PAUSE = 2.0  # seconds before that is asked again by which the store could not be read


class Bench:
    """The workers of one server, and the order in which they are given work."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.limits = limits
        self.store: Answerer = Elsewhere.of(source)
        self.pool = Pool(source, limits.at_once + limits.slow, limits.slow, limits.memory)
        self.turns = Turns(limits.at_once, limits.slow, limits.share, limits.waiting)
        self.room = Room(limits.spool)
        self.beat = Beat(self.turns.long, self.pool.fork)
        self._reach = Reach(source)
        self._doubted: asyncio.Task[None] | None = None
        self._known: OrderedDict[Hashable, bool] = OrderedDict()  # those that are slow, and whether they run away

    async def start(self) -> None:
        """Starts the workers. Raises StoreError."""
        await self.pool.start()

    async def stop(self) -> None:
        """Ends the workers."""
        if self._doubted is not None:
            self._doubted.cancel()
        self.beat.stop()
        await self.pool.stop()

    async def ready(self) -> bool:
        """Whether a worker has the store open, its files are whole, and no query has failed by them that still does; of
        a store elsewhere, whether the server that has it answers.
        """
        whole = self.pool.sound.fault is None and not self._doubted
        return whole and self.pool.serves() and await self._reach.there()

    def on_news(self, heard: Callable[[], object]) -> None:
        """``heard`` is called whenever a newer state of the store is served."""
        self.pool.renewed = heard

    async def run(self, job: Callable[[], T], *, seconds: float | None = None) -> T:
        """The job's result. Raises what it raises, and Problem: 503 when it takes too long.

        ``seconds`` may be more than the server's bound, for work of its own that no client waits for.
        """
        call = await self._carry(_Work(job, None, False, seconds or self.limits.seconds, 0))
        call.close()
        result: T = call.result
        return result

    async def stream(
        self,
        job: Callable[[Sink], None],
        key: Hashable = None,
        *,
        seconds: float | None = None,
        most: int | None = None,
        zips: bool = False,
    ) -> Call:
        """What the job tells and writes: ``told``, and the ``spool`` that fills on. The caller closes the call.

        ``key`` names the query, so that one that was slow the last time begins in the slow lane; ``seconds`` and
        ``most`` bytes are bounds tighter than the server's; ``zips`` whether the client takes gzip. Raises what the job
        raises before its answer may be sent; what fails later ends the spool.
        """
        bounds = self.limits
        seconds, most = min(bounds.seconds, seconds or bounds.seconds), min(bounds.answer, most or bounds.answer)
        return await self._carry(_Work(job, named(key), True, seconds, most, zips))

    async def _carry(self, work: "_Work") -> Call:
        if self.pool.sound.fault is not None:
            raise self.pool.sound.fault
        until = asyncio.get_running_loop().time() + work.seconds
        heavy, kept = work.key in self._known, 0.0
        while True:
            call = await self._begun(work, until, heavy, kept)
            try:
                await call.ready
            except Again:
                heavy, kept = True, min(call.ticket.after(), work.seconds / 2) if call.settled else kept
            except asyncio.CancelledError:
                call.close()
                raise
            else:
                return call

    async def _begun(self, work: "_Work", until: float, heavy: bool, kept: float) -> Call:
        """The call in the hands of a worker, as soon as it is its turn; it keeps its place for so many seconds."""
        loop = asyncio.get_running_loop()
        ticket, worker = await self._admitted(work, until, heavy)
        job = Job(work.call, work.writes, max(0.0, until - loop.time()), work.most, work.zips)
        begun = (loop.time(), worker.used())
        done = functools.partial(self._done, work, begun)
        ticket.kept = kept
        ticket.holder = call = Call(job, ticket, worker, self.room, done)
        call.timers.append(loop.call_at(until, call.expire, work.seconds))
        if not self.limits.slow:  # there is one lane, and whoever leaves ends what was asked
            call.settle()
        elif ticket.lane is self.turns.slow:
            self._settle(call, work.key, begun)
        else:
            self._after(self.limits.slice, call, begun, functools.partial(self._sliced, call, work.key, begun))
        worker.give(call)
        self.beat.watch()
        return call

    async def _admitted(self, work: "_Work", until: float, heavy: bool) -> tuple[Ticket, Worker]:
        """A place and a worker: at once where both are free, without the clock of one that waits."""
        who = client.get()
        if not heavy and (ticket := self.turns.at_once(who)):
            if worker := self.pool.at_once():
                return ticket, worker
            self.turns.leave(ticket)
        try:
            async with asyncio.timeout_at(until):
                ticket = await self.turns.enter(who, heavy=heavy)
                if not heavy and work.key in self._known:  # one like it has turned out to be slow since it came
                    self.turns.leave(ticket)
                    heavy, ticket = True, await self.turns.enter(who, heavy=True)
                try:
                    return ticket, await self.pool.take(nice=heavy)
                except BaseException:
                    self.turns.leave(ticket)
                    raise
        except TimeoutError as error:
            raise too_late(work.seconds) from error

    def _after(self, seconds: float, call: Call, begun: tuple[float, float], then: Callable[[], object]) -> None:
        """``then`` is called once the call has had so much of a processor since it began, or somebody has left it.

        That is the processor's time, so that a busy machine makes no query slow; at the latest it is over after STARVED
        times as long.
        """
        loop = asyncio.get_running_loop()
        lacks = seconds - (call.worker.used() - begun[1])
        if call.closed or lacks <= _SHORT or loop.time() - begun[0] >= _STARVED * seconds:
            then()
        else:
            call.timers.append(loop.call_later(lacks, self._after, seconds, call, begun, then))

    def _sliced(self, call: Call, key: Hashable, begun: tuple[float, float]) -> None:
        """The call has had its slice: it moves to the slow lane, waits for a place there, or has been left."""
        self._remember(key, runs_away=False)
        if not call.closed and self.turns.slow_down(call.ticket):
            self._settle(call, key, begun)
        else:
            call.stop(Again())

    def _settle(self, call: Call, key: Hashable, begun: tuple[float, float]) -> None:
        """The call has a slow place. Its worker can never have more of the processor again once it has been given less:
        so only one that has run on for long, or did so before, gives way to quick ones; where those wait, sooner.
        """
        call.settle()
        if self._known.get(key):
            call.worker.slow_down()
        else:
            self._after(self.limits.runaway, call, begun, functools.partial(self._ran_away, call, key))
            self._watch(call, begun, _PART)

    def _watch(self, call: Call, begun: tuple[float, float], part: float) -> None:
        """It gives way as soon as quick ones wait: that is looked at after each part of the time of a runaway."""
        if self.beat.wanted:
            call.worker.slow_down()
        elif part < 1:
            then = functools.partial(self._watch, call, begun, part + _PART)
            self._after(part * self.limits.runaway, call, begun, then)

    def _ran_away(self, call: Call, key: Hashable) -> None:
        call.worker.slow_down()
        self._remember(key, runs_away=True)

    def _remember(self, key: Hashable, *, runs_away: bool) -> None:
        if key is not None:
            self._known[key] = runs_away or self._known.get(key, False)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)

    def _done(self, work: "_Work", begun: tuple[float, float], call: Call) -> None:
        """The call has ended: its place is another's, and a query that was quick is no longer known as a slow one.

        It was where it took half a slice at most: one that takes about a slice would else be in the one lane and in the
        other by turns, and be ended half of the times.
        """
        self.turns.leave(call.ticket)
        # What is asked of the files that readers have can be asked again; a change cannot
        if self.pool.sound.watched and self._doubted is None and unreadable(call.error):
            log.warning("a query has failed by the store: %s", call.error)
            self._doubted = asyncio.create_task(self._ask_again(work))
        key = work.key
        if key in self._known and not call.spool.failed and call.worker.used() - begun[1] < self.limits.slice / 2:
            del self._known[key]

    async def _ask_again(self, work: "_Work") -> None:
        """Asks again by which the store could not be read, until that is no more what comes of it."""
        client.set("-")
        while True:
            await asyncio.sleep(_PAUSE)
            try:
                call = await self._carry(work)
                try:
                    await call.spool.whole()
                finally:
                    call.close()
            except Exception as error:  # whatever the query itself fails by
                if unreadable(error):
                    continue
            break
        log.warning("what had failed by the store does so no more")
        self._doubted = None


def named(key: Hashable) -> bytes | None:
    """A query's name, short however long it is; None for what has none."""
    return None if key is None else hashlib.blake2b(repr(key).encode(errors="replace"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class _Work:
    """A job with its bounds, before it has a worker."""

    call: Callable[..., object]
    key: Hashable
    writes: bool
    seconds: float
    most: int
    zips: bool = False
