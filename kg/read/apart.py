"""Work on a file in a process of its own, since a library below Python can neither be interrupted nor trusted to live.

The process is started once and kept; one that dies, or takes too long, is replaced by the next.
"""

import atexit
import resource
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final, NamedTuple

from kg.crew import DiedError, Worker
from kg.errors import ReadError
from kg.read.guard import seconds, too_long

__all__ = ["apart"]

_MEMORY: Final = 4 * 1024**3
"""Bytes that the other process may take; the library ends where there are no more."""

Job = Callable[[bytes, str], str]


class _Task(NamedTuple):
    job: Job
    raw: bytes
    source: str
    limit: float
    """Seconds, as they are for who asks: the other process may have been started under another limit."""


def _done(tasks: list[_Task]) -> list[str]:
    """What the other process does. The clock ends it from outside Python, whatever it is at."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, tasks[0].limit)
    with suppress(ValueError, OSError):  # less may be allowed already
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    try:
        return [task.job(task.raw, task.source) for task in tasks]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


_HELPER: Final[Worker[_Task, str]] = Worker(_done)
_TURN: Final = threading.Lock()
atexit.register(_HELPER.close)


def apart(job: Job, raw: bytes, source: str) -> str:
    """``job(raw, source)``, a function of a module, done in the other process. Raises what it raises, and ReadError
    where the process dies over it or takes longer than a file may.
    """
    with _TURN:
        try:
            (text,) = _HELPER.call([_Task(job, raw, source, seconds())])
        except DiedError as died:
            if signal.SIGALRM.name in str(died):
                raise too_long(source) from died
            raise ReadError(
                f"{source}: the process that read it ended ({died}); save the file again from its source."
            ) from died
    return text
