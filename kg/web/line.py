"""What passes between the house and a serving process: a word, the number of what it is about, and that many bytes.

A front asks under a number of its own (``RUN``, ``STREAM``, ``COUNTS``, ``FIGURES``, ``LIVES``) and gets ``DONE``
with a pickled result or ``FAILED`` with a pickled exception under the same. An answer that is not whole yet gets
``BEGUN`` instead: the front fetches it by ``MORE``, a ``PIECE`` at a time until ``LAST``, or asks by ``WHOLE`` to be
told its size when all is there; ``CLOSE`` tells that nobody wants it any more. Of a connection it tells that it is
``TAKEN``, and ``GONE``. The house asks ``COUNT`` and gets ``COUNTED``, and tells ``NEWS``, ``STOP`` and ``HALT``.
Both ends are ours and on one machine: nothing that a client sends is ever unpickled.
"""

import asyncio
import pickle
import struct
from enum import IntEnum
from typing import Any, NamedTuple, cast

__all__ = ["Line", "Order", "Word"]

_HEAD = struct.Struct(">BQI")


class Word(IntEnum):
    """The kinds of frames: from a front, then from the house."""

    READY = 0
    TAKEN = 1
    GONE = 2
    RUN = 3
    STREAM = 4
    COUNTS = 5
    FIGURES = 6
    LIVES = 7
    MORE = 8
    WHOLE = 9
    CLOSE = 10
    COUNTED = 11

    DONE = 20
    FAILED = 21
    BEGUN = 22
    PIECE = 23
    LAST = 24
    NEWS = 25
    COUNT = 26
    STOP = 27
    HALT = 28


class Order(NamedTuple):
    """A job for one of the house's benches: pickled itself, so that only the worker that does it reads it."""

    bench: int
    client: str
    job: bytes
    seconds: float | None = None
    key: Any = None
    most: int | None = None
    zips: bool = False


class Line(asyncio.Protocol):
    """One end of it."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._held = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The other end is there."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is of no such class

    def data_received(self, data: bytes) -> None:
        """Hears what is whole with these bytes."""
        self._held += data
        at = 0
        while len(self._held) - at >= _HEAD.size:
            word, number, length = _HEAD.unpack_from(self._held, at)
            end = at + _HEAD.size + length
            if len(self._held) < end:
                break
            payload = bytes(memoryview(self._held)[at + _HEAD.size : end])
            at = end
            self.hear(Word(word), number, payload)
        del self._held[:at]

    def connection_lost(self, _: Exception | None) -> None:
        """The other end has gone."""
        self._transport = None
        self.hung_up()

    def say(self, word: Word, number: int = 0, payload: bytes = b"") -> None:
        """Sends a frame; to nobody where the other end has gone."""
        if self._transport is not None:
            self._transport.writelines((_HEAD.pack(word, number, len(payload)), payload))

    def tell(self, word: Word, number: int, value: object) -> None:
        """Sends a value, pickled."""
        self.say(word, number, pickle.dumps(value))

    def cut(self) -> None:
        """Ends it from here."""
        if self._transport is not None:
            self._transport.abort()

    def hear(self, word: Word, number: int, payload: bytes) -> None:
        """A frame has come."""
        raise NotImplementedError

    def hung_up(self) -> None:
        """The other end has gone."""
        raise NotImplementedError
