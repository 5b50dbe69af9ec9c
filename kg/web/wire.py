"""What passes between the server and a worker process: frames of a kind, a length and that many bytes.

The server sends a job as one frame. The worker answers ``BEGIN`` (a pickled word on what comes), ``DATA`` any number of
times, and ``END`` (the pickled result), or at any point ``FAILED`` (a pickled exception). Before its first job it sends
``READY``. Both ends are ours and on one machine: nothing that a client sends is ever unpickled.
"""

import pickle
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

__all__ = ["HEAD", "Frame", "Frames", "Job", "Packed", "failure", "frame", "parts", "told"]

HEAD = struct.Struct(">BI")


class Frame(IntEnum):
    """The kinds of frames."""

    READY = 0
    BEGIN = 1
    DATA = 2
    END = 3
    FAILED = 4
    JOB = 5


class Job(NamedTuple):
    """What a worker does: ``call`` alone, or, when it ``writes``, with the ``Sink`` that takes its answer.

    ``seconds`` after which the worker ends itself, whatever it does; ``most`` bytes that it may write; ``zips`` whether
    they go out as gzip.
    """

    call: Callable[..., Any]
    writes: bool
    seconds: float
    most: int
    zips: bool = False


def frame(kind: Frame, payload: bytes = b"") -> bytes:
    """One frame."""
    return HEAD.pack(kind, len(payload)) + payload


def parts(kind: Frame, payload: bytes) -> tuple[bytes, bytes]:
    """One frame as two pieces: to copy a long one would take as long as to make it."""
    return HEAD.pack(kind, len(payload)), payload


class Frames:
    """Takes bytes as they come and gives whole frames."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[Frame, bytes]]:
        """The frames that are whole with these bytes."""
        self._held += data
        at = 0
        while len(self._held) - at >= HEAD.size:
            kind, length = HEAD.unpack_from(self._held, at)
            end = at + HEAD.size + length
            if len(self._held) < end:
                break
            yield Frame(kind), bytes(memoryview(self._held)[at + HEAD.size : end])
            at = end
        del self._held[:at]


@dataclass(frozen=True, slots=True)
class Packed:
    """A job that is passed on as it was pickled, and read where it is done."""

    data: bytes

    def __call__(self, *given: object) -> Any:
        """Does it."""
        return pickle.loads(self.data)(*given)


def failure(error: BaseException) -> bytes:
    """The frame of an exception."""
    return frame(Frame.FAILED, told(error))


def told(error: BaseException) -> bytes:
    """An exception pickled, without the frames of its stack; one that cannot be pickled is told in words."""
    try:
        return pickle.dumps(error)
    except Exception:  # whatever a foreign exception holds that does not go into a pickle
        return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
