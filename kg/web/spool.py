"""What a worker has written and its client has yet to fetch: in memory while little, on disk beyond.

So a client that reads slowly keeps no worker: the worker writes as fast as it can and goes on to the next query.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from io import SEEK_END, BytesIO
from tempfile import TemporaryFile
from typing import IO

from kg.web.problems import Problem

__all__ = ["Cut", "Room", "Spool"]

_IN_MEMORY = 1 << 20
_CHUNK = 128 << 10
_FULL = "The server keeps too many unfetched answers; try again."


class Cut(Exception):  # noqa: N818 - it tells what happens to the transfer
    """An answer that fails after its first bytes are sent: the transfer ends in the middle, as an HTTP client sees."""


class Room:
    """The bytes that all spools of a server may hold together.

    Where there is no more, the client that holds most loses its largest answer to one that holds less.
    """

    def __init__(self, most: int) -> None:
        self.left = most
        self._spools: set[Spool] = set()

    def enter(self, spool: "Spool") -> None:
        """Counts a spool from here on."""
        self._spools.add(spool)

    def take(self, spool: "Spool", size: int) -> None:
        """Raises Problem 503 where there is no room."""
        while size > self.left:
            held: Counter[str] = Counter()
            for one in self._spools:
                held[one.client] += one.size
            most = max(held, key=held.__getitem__)
            if held[most] <= held[spool.client] + size:
                raise Problem(503, _FULL, headers={"Retry-After": "10"})
            max((one for one in self._spools if one.client == most), key=lambda one: one.size).close()
        self.left -= size

    def leave(self, spool: "Spool") -> None:
        """Gives back what a spool held."""
        self._spools.discard(spool)
        self.left += spool.size


class Spool:
    """One answer. ``size`` bytes have come; ``ended`` when they are all."""

    def __init__(self, room: Room, client: str) -> None:
        self.client = client
        self.size = 0
        self.ended = False
        self._room = room
        self._read = 0
        self._file: IO[bytes] = BytesIO()
        self._on_disk = False
        self._failure: BaseException | None = None
        self._news: asyncio.Future[None] | None = None
        self._closed = False
        room.enter(self)

    def put(self, data: bytes) -> None:
        """Adds bytes. Raises Problem 503 where the server has no room."""
        if self._closed:
            return
        self._room.take(self, len(data))
        self.size += len(data)
        if self.size > _IN_MEMORY and not self._on_disk:
            self._move()
        self._file.seek(0, SEEK_END)
        self._file.write(data)
        self._tell()

    def _move(self) -> None:
        held = self.bytes()
        self._file, self._on_disk = TemporaryFile(), True  # noqa: SIM115 - close()
        self._file.write(held)

    def end(self, failure: BaseException | None = None) -> None:
        """No more comes, because that is all, or because of a failure."""
        if not self.ended:
            self.ended, self._failure = True, failure
            self._tell()

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    async def whole(self) -> None:
        """Waits until all has come. Raises the failure, if that is how it ends, and Problem 503 as ``bytes`` does."""
        while not self.ended and not self._closed:
            await self._more()
        if self._closed:
            raise Problem(503, _FULL, headers={"Retry-After": "10"})
        if self._failure is not None:
            raise self._failure

    @property
    def failed(self) -> bool:
        """Whether it has ended by a failure."""
        return self._failure is not None

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes, as they come. Raises Cut where the answer fails midway."""
        while True:
            if self._closed:
                raise Cut("The client has left, or others needed the room that its answer took.")
            self._file.seek(self._read)
            chunk = b"" if self._read == self.size else self._file.read(_CHUNK)
            self._read += len(chunk)
            if chunk:
                yield chunk
            elif not self.ended:
                await self._more()
            elif self._failure is not None:
                raise Cut(str(self._failure)) from self._failure
            else:
                return

    async def _more(self) -> None:
        self._news = asyncio.get_running_loop().create_future()
        await self._news

    def bytes(self) -> bytes:
        """All that has come. Raises Problem 503 where others have needed its room."""
        if self._closed:
            raise Problem(503, _FULL, headers={"Retry-After": "10"})
        self._file.seek(0)
        return self._file.read()

    def close(self) -> None:
        """Gives its room back. Closing twice is no error."""
        if not self._closed:
            self._closed = True
            self._room.leave(self)
            self._file.close()
            self._tell()
