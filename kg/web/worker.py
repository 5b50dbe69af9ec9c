"""A worker process: one job at a time over a store of its own, until its server hangs up.

The engine cannot be told to stop, overruns its stack and takes what memory it likes; so it does its work here, where
the worst that a query can do is to end a process that another one replaces.
"""

import gc
import pickle
import resource
import signal
import socket
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.web import child, ended
from kg.web.answer import Answer, Answerer, Source
from kg.web.problems import Problem
from kg.web.said import speak_to
from kg.web.wire import HEAD, Frame, Job, failure, frame

__all__ = ["WORTH_ZIPPING", "Elsewhere", "Sink", "main", "mine", "zipper"]

_CHUNK = 128 << 10
WORTH_ZIPPING = 1400  # bytes; less fits in one packet as it is
_LEVEL = 5
_GZIP = 31  # zlib's word for the frame of gzip
# A worker whose memory has grown by this part of its bound is replaced after its job: the rest is for the next query.
_GROWN = 4
_GRACE = 2.0  # seconds that the server has to end a worker before it ends itself
_opened: list[Answerer] = []


def mine() -> Answerer:
    """The store of this process."""
    return _opened[0]


class Elsewhere:
    """Stands for the store in the server's own process, which opens none: in a job it becomes the worker's store."""

    def __init__(self, base_iri: str, *, searched: bool, invented: bool = False) -> None:
        self.base_iri = base_iri
        self.version = ""
        self.searched = searched
        self.invented = invented

    @classmethod
    def of(cls, source: Source) -> "Elsewhere":
        """In place of that source's store. ``searched``: whether it may have a search index beside it; ``invented``:
        whether its letters were never sent.
        """
        told = {name: getattr(source, name, otherwise) for name, otherwise in (("searched", True), ("invented", False))}
        return cls(source.base_iri, **told)

    def ask(self, query: str, **_: object) -> Answer:
        """Never called: queries are worked out in a worker."""
        raise AssertionError(f"asked outside a worker: {query[:80]}")

    def __reduce__(self) -> tuple[object, ...]:
        return mine, ()


class Sink:
    """Takes an answer and sends it on in chunks, zipped where ``zips`` and it is long enough to gain by it.

    ``write`` raises Problem 413 past ``most`` bytes.
    """

    def __init__(self, wire: socket.socket, most: int, *, zips: bool = False) -> None:
        self._wire = wire
        self._most = most
        self._too_long = "The answer is longer than this server gives; ask for less with LIMIT and OFFSET."
        self._held = bytearray()
        self._told: object = None
        self._begun = False
        self._zips = zips
        self._zip: Any = None  # made for an answer that is zipped: it takes longer to make than a small answer

    def bound(self, most: int, too_long: str) -> None:
        """A tighter bound, and what to say past it; such an answer is for this server's own pages, and never zipped."""
        self._most, self._too_long, self._zips = min(self._most, most), too_long, False

    def begin(self, told: object) -> None:
        """What the server is to know before the first byte; sent along with it."""
        self._told = told

    def write(self, data: bytes) -> int:
        """Adds bytes."""
        self._most -= len(data)
        if self._most < 0:
            raise Problem(413, self._too_long, more={"limit": "answer"})
        self._held += data
        if len(self._held) >= _CHUNK:
            self._wire.sendall(self._ready())
        return len(data)

    def flush(self) -> None:
        """Nothing: chunks go when they are full, so that a failure before the first can still be told as one."""

    def end(self, last: bytes) -> None:
        """Sends what is left and the frame that ends it."""
        ready = self._ready()
        if self._zips:
            ready += frame(Frame.DATA, self._zip.flush())
        self._wire.sendall(ready + last)

    def drop(self, last: bytes) -> None:
        """Sends the frame that ends it instead of what is left."""
        self._wire.sendall(last)

    def _ready(self) -> bytes:
        """What is held, as frames: with those that begin the answer, the first time."""
        begin = b""
        if not self._begun:
            self._begun = True
            self._zips = self._zips and len(self._held) >= WORTH_ZIPPING
            self._zip = zipper() if self._zips else None
            begin = frame(Frame.BEGIN, pickle.dumps((self._told, self._zips)))
        data = bytes(self._held)
        self._held.clear()
        return begin + frame(Frame.DATA, self._zip.compress(data) if self._zips else data)


def zipper() -> Any:
    """What zips an answer: a compressor of zlib that writes gzip."""
    return zlib.compressobj(_LEVEL, wbits=_GZIP)


def main(wire: socket.socket, says: socket.socket, source: Source, memory: int) -> None:
    """Serves jobs from the socket until it closes. ``memory``: bytes that a query may take beyond the open store.

    What it says goes to ``says`` (``kg.web.said``).
    """
    speak_to(says)
    child.hear_no_stop()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    child.let_go()
    child.end_with_parent()
    with suppress(OSError, EOFError):
        try:
            _opened[:] = [source.open()]
        except Exception as error:  # told to the server, which tries again later
            wire.sendall(failure(error))
            return
        # What is loaded by now stays: the collector need not look at it time and again
        gc.freeze()
        _bound(memory)
        wire.sendall(frame(Frame.READY))
        _serve(wire, memory, _peak() + memory // _GROWN)


def _serve(wire: socket.socket, memory: int, most: int) -> None:
    while True:
        job = pickle.loads(_received(wire))
        # Ends this process by the kernel's hand, even where the server has died and the engine holds the interpreter.
        signal.setitimer(signal.ITIMER_REAL, job.seconds + _GRACE)
        _work(wire, job, memory, most)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _work(wire: socket.socket, job: Job, memory: int, most: int) -> None:
    sink = Sink(wire, job.most, zips=job.zips)
    try:
        result = job.call(sink) if job.writes else job.call()
        last = frame(Frame.END, pickle.dumps((result, _peak() > most)))
    except BrokenPipeError:
        raise  # the server has hung up
    except MemoryError:
        sink.drop(failure(ended.too_much(memory)))
    except Exception as error:  # it is raised again in the request that waits for it
        sink.drop(failure(error))
    else:
        sink.end(last) if job.writes else sink.drop(last)


def _received(wire: socket.socket) -> bytes:
    _, length = HEAD.unpack(_exactly(wire, HEAD.size))
    return _exactly(wire, length)


def _exactly(wire: socket.socket, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = wire.recv(length - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _peak() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _bound(memory: int) -> None:
    """Bounds what this process may still take, and leaves no core dump behind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        used = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmData:")) << 10
        resource.setrlimit(resource.RLIMIT_DATA, (used + memory, used + memory))
