"""What the routes know of where work is done: here by a bench, in a serving process by the house behind its line."""

from collections.abc import AsyncIterator, Callable
from typing import Any, Protocol, TypeVar

from kg.web.answer import Answerer
from kg.web.limits import Limits
from kg.web.things import Contents
from kg.web.worker import Sink

__all__ = ["Carried", "Counted", "Kept", "Working"]

T = TypeVar("T")


class Kept(Protocol):
    """What of an answer has come, until it is fetched."""

    @property
    def size(self) -> int:
        """Bytes that have come."""

    @property
    def ended(self) -> bool:
        """Whether that is all, or it has failed."""

    @property
    def failed(self) -> bool:
        """Whether it has ended by a failure."""

    async def whole(self) -> None:
        """Waits until all has come. Raises the failure, if that is how it ends."""

    def chunks(self) -> AsyncIterator[bytes]:
        """The bytes, as they come. Raises Cut where the answer fails midway."""

    def bytes(self) -> bytes:
        """All of an answer that has ended. Raises Problem 503 where others have needed its room."""


class Carried(Protocol):
    """A job's answer, as soon as it may be sent."""

    @property
    def told(self) -> Any:
        """What the job told before its first byte, and whether it is zipped."""

    @property
    def spool(self) -> Kept:
        """Its bytes."""

    async def take(self) -> bytes:
        """The whole answer, where it is short. Raises the failure that ends it."""

    def close(self) -> None:
        """Nobody wants it any more."""


class Working(Protocol):
    """Where jobs are done, each in its turn and within its bounds; ``kg.web.bench`` tells what they are."""

    @property
    def limits(self) -> Limits:
        """The bounds."""

    @property
    def store(self) -> Answerer:
        """Stands for the store in jobs."""

    async def start(self) -> None:
        """Before the first job. Raises StoreError."""

    async def stop(self) -> None:
        """After the last."""

    async def ready(self) -> bool:
        """Whether it can do any."""

    def on_news(self, heard: Callable[[], object]) -> None:
        """``heard`` is called whenever a newer state of the store is served."""

    async def run(self, job: Callable[[], T], *, seconds: float | None = None) -> T:
        """The job's result. Raises what it raises, and Problem."""

    async def stream(
        self,
        job: Callable[[Sink], None],
        key: Any = None,
        *,
        seconds: float | None = None,
        most: int | None = None,
        zips: bool = False,
    ) -> Carried:
        """What the job tells and writes. The caller closes it."""


class Counted(Protocol):
    """What the graph holds, counted."""

    async def get(self) -> Contents | None:
        """The counts, None where there are none yet."""
