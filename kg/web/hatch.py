"""A serving process' end of its line to the house: work goes out through it, and answers come in."""

import asyncio
import pickle
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import suppress
from itertools import count
from typing import Any, TypeVar

from prometheus_client import Metric

from kg.web.answer import Answerer, Source
from kg.web.bench import client, named
from kg.web.limits import Limits
from kg.web.line import Line, Order, Word
from kg.web.spool import Cut
from kg.web.things import Contents
from kg.web.worker import Elsewhere, Sink
from kg.web.working import Counted

__all__ = ["Distant", "Hatch"]

T = TypeVar("T")
Answered = tuple[Word, bytes]


class Hatch(Line):
    """Asks the house. ``on_stop`` is called with whether it presses, ``on_end`` when the house has died."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counted = _Counts(self)
        self.mine: Callable[[], list[Metric]] = list
        self.news: list[Callable[[], object]] = []
        self.on_stop: Callable[[bool], object] = lambda _: None
        self.on_end: Callable[[], object] = lambda: None
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Answered]] = {}

    def bench(self, source: Source, limits: Limits, number: int = 0) -> "Distant":
        """One of the house's benches, by its number."""
        return Distant(self, number, source, limits)

    async def figures(self) -> list[Metric]:
        """Those of all processes."""
        told: list[Metric] = pickle.loads((await self.asked(self.number(), Word.FIGURES))[1])
        return told

    def number(self) -> int:
        """A number that nothing has had."""
        return next(self._numbers)

    async def asked(self, number: int, word: Word, payload: bytes = b"") -> Answered:
        """What is answered. Raises what is answered as a failure; who is cancelled meanwhile wants it no more."""
        answer: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        self.say(word, number, payload)
        try:
            answered = await answer
        except asyncio.CancelledError:
            self.say(Word.CLOSE, number)
            raise
        finally:
            self._waiting.pop(number, None)
        if answered[0] is Word.FAILED:
            raise pickle.loads(answered[1])
        return answered

    def leave(self, number: int) -> None:
        """Nobody wants what goes by that number; who waits for it hears Cut."""
        self.say(Word.CLOSE, number)
        waiting = self._waiting.get(number)
        if waiting is not None and not waiting.done():
            waiting.set_exception(Cut("The client has left."))

    def hear(self, word: Word, number: int, payload: bytes) -> None:
        """What the house says."""
        if word in (Word.STOP, Word.HALT):
            self.on_stop(word is Word.HALT)
        elif word is Word.NEWS:
            for heard in self.news:
                heard()
        elif word is Word.COUNT:
            self.tell(Word.COUNTED, number, self.mine())
        elif (waiting := self._waiting.get(number)) is not None and not waiting.done():
            waiting.set_result((word, payload))

    def hung_up(self) -> None:
        """The house has died."""
        self.on_end()


class _Counts:
    """What the graph holds, counted by the house for all."""

    def __init__(self, hatch: Hatch) -> None:
        self._hatch = hatch

    async def get(self) -> Contents | None:
        """As ``kg.web.counts``."""
        payload = pickle.dumps(client.get())
        held: Contents | None = pickle.loads((await self._hatch.asked(self._hatch.number(), Word.COUNTS, payload))[1])
        return held


class Distant:
    """A bench of the house, as the routes know one."""

    def __init__(self, hatch: Hatch, number: int, source: Source, limits: Limits) -> None:
        self.limits = limits
        self.store: Answerer = Elsewhere.of(source)
        self._hatch, self._number = hatch, number

    async def start(self) -> None:
        """The house does."""

    async def stop(self) -> None:
        """The house does."""

    async def ready(self) -> bool:
        """Whether a worker has the store open."""
        lives: bool = pickle.loads((await self._hatch.asked(self._hatch.number(), Word.LIVES))[1])
        return lives

    def on_news(self, heard: Callable[[], object]) -> None:
        """``heard`` is called whenever a newer state of the store is served."""
        self._hatch.news.append(heard)

    async def run(self, job: Callable[[], T], *, seconds: float | None = None) -> T:
        """As ``Bench.run``."""
        order = Order(self._number, client.get(), pickle.dumps(job), seconds)
        _, payload = await self._hatch.asked(self._hatch.number(), Word.RUN, pickle.dumps(order))
        result: T = pickle.loads(payload)
        return result

    async def stream(
        self,
        job: Callable[[Sink], None],
        key: Hashable = None,
        *,
        seconds: float | None = None,
        most: int | None = None,
        zips: bool = False,
    ) -> "Parcel":
        """As ``Bench.stream``."""
        order = Order(self._number, client.get(), pickle.dumps(job), seconds, named(key), most, zips)
        number = self._hatch.number()
        word, payload = await self._hatch.asked(number, Word.STREAM, pickle.dumps(order))
        told, body = pickle.loads(payload)
        return Parcel(self._hatch, number, told, body if word is Word.DONE else None)


class Parcel:
    """An answer: all of its bytes where they are few and have come, else the house's, fetched as the client takes them.

    It is a call and its spool in one.
    """

    def __init__(self, hatch: Hatch, number: int, told: Any, body: bytes | None) -> None:
        self.told = told
        self.ended = body is not None
        self.failed = False
        self.size = len(body or b"")
        self._body = body
        self._hatch, self._number = hatch, number
        self._closed = body is not None  # the house has nothing of it

    @property
    def spool(self) -> "Parcel":
        """Itself."""
        return self

    async def whole(self) -> None:
        """As ``Spool.whole``."""
        if not self.ended:
            _, payload = await self._hatch.asked(self._number, Word.WHOLE)
            self.size, self.ended = pickle.loads(payload), True

    async def chunks(self) -> AsyncIterator[bytes]:
        """As ``Spool.chunks``."""
        if self._body is not None:
            yield self._body
            return
        while True:
            word, piece = await self._more()
            if word is Word.LAST:
                return
            yield piece

    async def _more(self) -> Answered:
        if self._closed:
            raise Cut("The client has left.")
        try:
            return await self._hatch.asked(self._number, Word.MORE)
        except Cut:
            self.failed = True
            raise

    async def take(self) -> bytes:
        """As ``Call.take``."""
        try:
            await self.whole()
            return b"".join([chunk async for chunk in self.chunks()])
        finally:
            self.close()

    def close(self) -> None:
        """As ``Call.close``. Closing twice is no error."""
        if not self._closed:
            self._closed = True
            with suppress(RuntimeError):  # the loop is closed: the house hears of it by our end
                self._hatch.leave(self._number)

    def bytes(self) -> bytes:
        """All of an answer that came whole."""
        assert self._body is not None
        return self._body
