"""Worker processes that take work in pieces and give it back in order.

A worker is ``python -m kg.crew`` at the other end of a pipe. It holds nothing of its parent's: no lock, no open store.
It ends when the pipe is closed, so that none outlives a parent that was killed. One that dies costs the item that it
held, and no other: its piece is tried again item by item.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, Generic, TypeVar

__all__ = ["Crew", "DiedError", "Worker", "cores", "in_order"]

T = TypeVar("T")
R = TypeVar("R")
Job = Callable[[list[T]], list[R]]

_AHEAD = 4
"""Pieces for each worker that may be under way or done and not yet taken: memory stays flat."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    job: Job[T, R], pieces: Iterable[list[T]], workers: int, lost: Callable[[T, str], R]
) -> Generator[list[R], None, None]:
    """The job's results, piece by piece in their order, worked out by so many processes.

    ``job`` is a function of a module (or a partial of one) and travels with pieces and results by pickle. ``lost``
    gives the result of an item over which a worker died; it is told how. Raises what the job raises.
    """
    crew = Crew(job, workers, lost)
    try:
        yield from crew.carry(pieces)
    finally:
        crew.close()


class Crew(Generic[T, R]):
    """So many workers, started as they are needed; arguments as ``in_order`` takes them."""

    def __init__(self, job: Job[T, R], workers: int, lost: Callable[[T, str], R]) -> None:
        self._lost = lost
        self._every = [Worker(job) for _ in range(workers)]
        self._idle: SimpleQueue[Worker[T, R]] = SimpleQueue()
        for worker in self._every:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers)

    def carry(self, pieces: Iterable[list[T]]) -> Iterator[list[R]]:
        """Has all pieces done; their results in order."""
        waiting: deque[Future[list[R]]] = deque()
        for piece in pieces:
            waiting.append(self._threads.submit(self.done, piece))
            if len(waiting) > _AHEAD * len(self._every):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def done(self, piece: list[T]) -> list[R]:
        """Has a piece done by a worker that is idle, or will be; may be called from several threads."""
        if not piece:
            return []
        worker = self._idle.get()
        try:
            return worker.call(piece)
        except DiedError as died:
            if len(piece) > 1:
                return [result for item in piece for result in self._alone(worker, item)]
            return [self._lost(piece[0], str(died))]
        finally:
            self._idle.put(worker)

    def _alone(self, worker: "Worker[T, R]", item: T) -> list[R]:
        try:
            return worker.call([item])
        except DiedError as died:
            return [self._lost(item, str(died))]

    def close(self) -> None:
        """Ends all workers at once, whatever they are at."""
        for worker in self._every:
            worker.close()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._every:
            worker.bury()


class DiedError(Exception):
    """A worker ended over a piece; the message tells how."""


class Worker(Generic[T, R]):
    """One process, started when it is first needed and again after it has died."""

    def __init__(self, job: Job[T, R]) -> None:
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def call(self, piece: list[T]) -> list[R]:
        """Has a piece done. Raises DiedError where the process ends over it, and what the job raises."""
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            _send(process.stdin, piece)
            done, result = _received(process.stdout)
        except (EOFError, OSError) as error:
            raise self._ended(process) from error
        except BaseException:
            # Interrupted halfway: its answer must not be taken for that to the next piece
            process.kill()
            self._ended(process)
            raise
        if not done:
            raise result
        return list(result)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._closed:
            raise DiedError("the build has ended")
        home = str(Path(__file__).parent.parent)
        path = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", "kg.crew"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        assert process.stdin is not None
        _send(process.stdin, self._job)
        return process

    def _ended(self, process: "subprocess.Popen[bytes]") -> DiedError:
        self._process = None
        code = _reaped(process)
        return DiedError(f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}")

    def close(self) -> None:
        """Ends the process."""
        self._closed = True
        if self._process is not None:
            self._process.kill()

    def bury(self) -> None:
        """Frees what a closed one held."""
        if self._process is not None:
            _reaped(self._process)


def _reaped(process: "subprocess.Popen[bytes]") -> int:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still to be sent has nowhere to go
                continue
    return process.wait()


def _send(pipe: IO[bytes], message: object) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(8, "big"))
    pipe.write(data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Any:
    head = pipe.read(8)
    data = pipe.read(int.from_bytes(head, "big")) if len(head) == 8 else b""
    if len(head) < 8 or len(data) < int.from_bytes(head, "big"):
        raise EOFError
    return pickle.loads(data)


def _answer(job: Job[T, R], piece: list[T]) -> tuple[bool, object]:
    """Whether the job was done, with its results or what it raised."""
    try:
        return True, job(piece)
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:  # an error that cannot travel is told in words
            return False, RuntimeError(f"{type(error).__name__}: {error}")
        return False, error


def main() -> None:
    """The worker: a job, then one answer a piece, until its parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and decides
    pieces, results = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints shall not stand among the results
    with suppress(EOFError, BrokenPipeError):
        job = _received(pieces)
        while True:
            _send(results, _answer(job, _received(pieces)))


if __name__ == "__main__":
    main()
