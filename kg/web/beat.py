"""How soon whoever answers in an instant has a processor, beside queries that never wait for anything.

The kernel is fair in what each has of a processor, not in how soon: a query that works on has it for a whole turn of
some milliseconds, and as long waits whoever needs a tenth of one. Those who answer ask it for short turns, which it
gives out first (``short_turns``). But it looks whose turn it is when somebody wakes, and else at its own tick, 250
times a second with many systems. So, while slow queries run and answers are given beside them, a process of its own
wakes on each processor every millisecond, and sleeps again (``Beat``). Nobody has less of a processor for it.
"""

import asyncio
import ctypes
import os
import platform
import socket
import struct
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess

from kg.web import child
from kg.web.limits import cores

__all__ = ["Beat", "short_turns"]

_BEAT = 0.001  # seconds
_LOOK = 0.05
"""Seconds between two looks whether a beat is wanted."""
_BUSY = 0.2
"""What those who answer have of a processor, from which on their answers may have to wait."""
_ON, _OFF = b"\1", b"\0"
_TURN = 100_000
"""Nanoseconds: the shortest turn that Linux gives (6.12 and later; it passes over the wish before)."""
_CALLS = {"x86_64": 314, "aarch64": 274, "riscv64": 274}
"""The number of ``sched_setattr``, for which not every C library has a name."""
_WISH = struct.Struct("=IIQiIQQQ")
"""``struct sched_attr``: its size, policy, flags, niceness, priority, the turn, and two that are of other policies."""
_NOT_FORKED = 1  # a flag: processes and threads that this one makes are as all others are

Forking = Callable[..., Awaitable[BaseProcess]]


def short_turns() -> None:
    """Asks for them on behalf of this thread; where the system knows none all stays as it is."""
    number = _CALLS.get(platform.machine())
    if number is None or not hasattr(os, "sched_getscheduler") or os.sched_getscheduler(0) != os.SCHED_OTHER:
        return
    nice = os.getpriority(os.PRIO_PROCESS, 0)
    wish = _WISH.pack(_WISH.size, os.SCHED_OTHER, _NOT_FORKED, nice, 0, _TURN, 0, 0)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).syscall(number, 0, ctypes.c_char_p(wish), 0)


class Beat:
    """``slow`` tells how many queries run on, ``fork`` starts a process."""

    def __init__(self, slow: Callable[[], int], fork: Forking) -> None:
        self.answering: Callable[[], float] = time.process_time
        """The seconds of a processor that those have had who answer."""
        self.wanted = False
        """Whether quick answers wait for slow queries."""
        self.on = False
        self._slow, self._fork = slow, fork
        self._wire: socket.socket | None = None
        self._process: BaseProcess | None = None
        self._starting: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._had = self._since = 0.0

    def watch(self) -> None:
        """A query runs: whether a beat is wanted is looked at until there is none but quick ones."""
        if self._timer is None:
            self._again()

    def stop(self) -> None:
        """Ends it for good."""
        if self._timer is not None:
            self._timer.cancel()
        if self._starting is not None:
            self._starting.cancel()
        self._drop()

    def _again(self) -> None:
        loop = asyncio.get_running_loop()
        self._had, self._since = self.answering(), loop.time()
        self._timer = loop.call_later(_LOOK, self._look)

    def _look(self) -> None:
        slow, passed = self._slow(), asyncio.get_running_loop().time() - self._since
        busy = (self.answering() - self._had) / passed
        # Where there are processors enough for them, and one that others use, nobody waits
        self.wanted = slow > 0 and busy >= _BUSY and slow + busy + 1 >= cores()
        self._tell()
        self._timer = None
        if slow:
            if self._wire is None and self._starting is None:  # ahead of its need: it would begin late when all wait
                self._starting = asyncio.create_task(self._start())
            self._again()

    def _tell(self) -> None:
        if self._wire is not None and (self.wanted or self.on):  # time and again: so it is known whether it is there
            try:
                self._wire.send(_ON if self.wanted else _OFF)
                self.on = self.wanted
            except OSError:  # it has been ended, or stopped; another is started at the next look
                self._drop()

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            with theirs:
                self._process = await self._fork(main, theirs)
        except (OSError, EOFError):  # no process just now
            ours.close()
        except BaseException:
            ours.close()
            raise
        else:
            self._wire = ours
        finally:
            self._starting = None

    def _drop(self) -> None:
        self.on = False
        if self._wire is not None:
            self._wire.close()
            self._wire = None
        if self._process is not None:  # one that somebody has stopped would never see that nobody tells it anything
            self._process.kill()
            self._process = None


def main(wire: socket.socket) -> None:
    """Beats while it is told to, until nobody is there to tell."""
    child.hear_no_stop()
    child.let_go()
    child.end_with_parent()
    on = threading.Event()
    with suppress(RuntimeError):  # the system gives no more threads: those that are there do
        for processor in os.sched_getaffinity(0):
            threading.Thread(target=_keep, args=(processor, on), daemon=True).start()
    with suppress(OSError):
        while told := wire.recv(64):
            on.set() if told[-1:] == _ON else on.clear()


def _keep(processor: int, on: threading.Event) -> None:
    with suppress(OSError):  # the processor is no more ours
        os.sched_setaffinity(0, {processor})
        short_turns()
        while True:
            on.wait()
            time.sleep(_BEAT)
