"""The house's end of the line to one serving process: does for it what takes a worker, and knows what it holds."""

import asyncio
import pickle
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from itertools import count
from multiprocessing.process import BaseProcess
from typing import Protocol

from prometheus_client import Metric

from kg.web.bench import client
from kg.web.line import Line, Order, Word
from kg.web.porter import Held, Porter
from kg.web.spool import Cut
from kg.web.wire import Packed, told
from kg.web.working import Carried, Counted, Working

__all__ = ["Clerk", "Desks"]

_SHORT = 1 << 20
"""Bytes of an answer that goes over whole where it is whole."""
_PATIENCE = 2.0
"""Seconds that a process may take to tell its figures, before those that it told last are taken."""
Said = tuple[Word, bytes]


class Desks(Protocol):
    """What the house has for all its clerks."""

    @property
    def benches(self) -> Sequence[Working]: ...  # noqa: D102

    @property
    def counts(self) -> Counted: ...  # noqa: D102

    @property
    def porter(self) -> Porter: ...  # noqa: D102

    async def figures(self) -> list[Metric]: ...  # noqa: D102

    def lost(self, clerk: "Clerk") -> None: ...  # noqa: D102


class Clerk(Line):
    """``ready`` becomes whether the process serves, ``ended`` is done when it does no more."""

    def __init__(self, house: Desks, process: BaseProcess, hand: socket.socket) -> None:
        super().__init__()
        loop = asyncio.get_running_loop()
        self.house, self.process, self.hand = house, process, hand
        self.held: Held = {}
        self.ready: asyncio.Future[bool] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()
        self.told: list[Metric] = []
        self._asked: dict[int, asyncio.Task[None]] = {}
        self._calls: dict[int, tuple[Carried, AsyncIterator[bytes]]] = {}
        self._counting: dict[int, asyncio.Future[list[Metric]]] = {}
        self._numbers = count(1)
        self._does: Mapping[Word, Callable[[int, bytes], Coroutine[None, None, Said]]] = {
            Word.RUN: self._run,
            Word.STREAM: self._stream,
            Word.MORE: self._more,
            Word.WHOLE: self._whole,
            Word.COUNTS: self._counts,
            Word.FIGURES: self._figures,
            Word.LIVES: self._lives,
        }

    def hear(self, word: Word, number: int, payload: bytes) -> None:
        """What the process says."""
        if word is Word.TAKEN:
            self.house.porter.taken(self, number)
        elif word is Word.GONE:
            self.house.porter.gone(self, number)
        elif word is Word.READY:
            self.ready.set_result(True)
        elif word is Word.CLOSE:
            self._leave(number)
        elif word is Word.COUNTED:
            if (waiting := self._counting.get(number)) is not None and not waiting.done():
                waiting.set_result(pickle.loads(payload))
        else:
            task = asyncio.create_task(self._answer(word, number, payload))
            self._asked[number] = task
            task.add_done_callback(lambda done: self._forget(number, done))

    def hung_up(self) -> None:
        """The process has died, or ended as it was told."""
        if not self.ready.done():
            self.ready.set_result(False)
        for number in {*self._asked, *self._calls}:
            self._leave(number)
        self.ended.set_result(None)
        self.house.lost(self)

    async def figures(self) -> list[Metric]:
        """Those of the process, the last that are known where it does not tell them."""
        number = next(self._numbers)
        self._counting[number] = asyncio.get_running_loop().create_future()
        self.say(Word.COUNT, number)
        try:
            async with asyncio.timeout(_PATIENCE):
                self.told = await self._counting[number]
        except TimeoutError:
            pass
        finally:
            del self._counting[number]
        return self.told

    async def _answer(self, word: Word, number: int, payload: bytes) -> None:
        try:
            said = await self._does[word](number, payload)
        except Exception as error:  # it is raised again in the request that waits for it
            self._drop(number)
            said = Word.FAILED, told(error)
        self.say(said[0], number, said[1])

    def _forget(self, number: int, done: "asyncio.Task[None]") -> None:
        if self._asked.get(number) is done:
            del self._asked[number]

    def _leave(self, number: int) -> None:
        """Nobody wants what goes by that number."""
        if (task := self._asked.get(number)) is not None:
            task.cancel()
        self._drop(number)

    def _drop(self, number: int) -> None:
        if (open_ := self._calls.pop(number, None)) is not None:
            open_[0].close()

    # --- what it is asked ---------------------------------------------------------------------------------------

    async def _run(self, _: int, payload: bytes) -> Said:
        order = _order(payload)
        found: object = await self.house.benches[order.bench].run(Packed(order.job), seconds=order.seconds)
        return Word.DONE, pickle.dumps(found)

    async def _stream(self, number: int, payload: bytes) -> Said:
        order = _order(payload)
        call = await self.house.benches[order.bench].stream(
            Packed(order.job), order.key, seconds=order.seconds, most=order.most, zips=order.zips
        )
        spool = call.spool
        if not spool.ended or spool.failed or spool.size > _SHORT:
            self._calls[number] = call, spool.chunks()
            return Word.BEGUN, pickle.dumps((call.told, None))
        body = spool.bytes()
        call.close()
        return Word.DONE, pickle.dumps((call.told, body))

    async def _more(self, number: int, _: bytes) -> Said:
        chunks = self._call(number)[1]
        with suppress(StopAsyncIteration):
            return Word.PIECE, await anext(chunks)
        self._drop(number)
        return Word.LAST, b""

    async def _whole(self, number: int, _: bytes) -> Said:
        spool = self._call(number)[0].spool
        await spool.whole()
        return Word.DONE, pickle.dumps(spool.size)

    def _call(self, number: int) -> tuple[Carried, AsyncIterator[bytes]]:
        if (found := self._calls.get(number)) is None:
            raise Cut("The answer is not here any more.")
        return found

    async def _counts(self, _: int, payload: bytes) -> Said:
        client.set(pickle.loads(payload))
        return Word.DONE, pickle.dumps(await self.house.counts.get())

    async def _figures(self, _: int, __: bytes) -> Said:
        return Word.DONE, pickle.dumps(await self.house.figures())

    async def _lives(self, _: int, __: bytes) -> Said:
        return Word.DONE, pickle.dumps(await self.house.benches[0].ready())


def _order(payload: bytes) -> Order:
    """An order; what is done for it is done in the name of its client."""
    order: Order = pickle.loads(payload)
    client.set(order.client)
    return order
