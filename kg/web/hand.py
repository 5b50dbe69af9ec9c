"""The server's end of one worker process: it hands over a job, takes the answer, and sees how the process ends."""

import asyncio
import logging
import os
import pickle
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal, Protocol, cast

from kg.web import clock
from kg.web.call import Call
from kg.web.said import Said
from kg.web.sound import unreadable
from kg.web.wire import Frame, Frames, parts

__all__ = ["End", "Worker"]

log = logging.getLogger("kg.web")
End = Literal["died", "stopped", "renewed"]
"""How a worker came to its end: by itself or from outside; by us with its query; by us, with nothing to do."""

_LESS, _LEAST = 10, 19
"""How much nicer than the server one is that runs away, and the nicest that there is."""
_LAST = 1.0  # seconds that the process which forked it may take to tell how it ended
_UNTOLD = 255  # the library's word for that it did not


class Workers(Protocol):
    """Whoever has the workers, and gives them work."""

    def free(self, one: "Worker") -> None:
        """It has nothing to do."""

    def lost(self, one: "Worker", call: Call | None) -> None:
        """It has ended, over that call where it had one."""

    def unable(self, error: BaseException) -> None:
        """It could not open the store."""


class Worker(asyncio.Protocol):
    """The server's end of one worker process."""

    def __init__(self, pool: Workers, process: BaseProcess, says: Said) -> None:
        self.pool = pool
        self.process = process
        self.says = says
        self.call: Call | None = None
        self.ready = False
        self.opened: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.spent = False  # to be replaced after its call
        self.nice = False
        self.end: End = "died"
        self._transport: asyncio.Transport | None = None
        self._frames = Frames()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The line is there; the worker opens its store."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is of no such class

    def data_received(self, data: bytes) -> None:
        """What the worker tells."""
        for kind, payload in self._frames.feed(data):
            self._take(kind, payload)

    def _take(self, kind: Frame, payload: bytes) -> None:
        call = self.call
        if kind is Frame.READY:
            self.ready = True
            self.opened.set_result(True)
            self.pool.free(self)
        elif call is None:
            self.pool.unable(pickle.loads(payload))
        elif kind is Frame.BEGIN:
            call.begin(pickle.loads(payload))
        elif kind is Frame.DATA:
            self._put(call, payload)
        else:
            self._end(call, kind, pickle.loads(payload))

    def _put(self, call: Call, payload: bytes) -> None:
        try:
            call.spool.put(payload)
        except Exception as error:  # no room, no disk: this answer cannot go on
            call.fail(error)
            self.kill()

    def _end(self, call: Call, kind: Frame, told: object) -> None:
        self.call = None
        self.hear()
        if kind is Frame.END:
            assert isinstance(told, tuple)
            result, self.spent = told[0], self.spent or told[1]
            call.end(result)
        else:
            assert isinstance(told, BaseException)
            self.spent = self.spent or unreadable(told)  # what it has open may be gone; another opens what there is
            call.fail(told)
        self.pool.free(self)

    def connection_lost(self, _: Exception | None) -> None:
        """The process has ended, by our hand or its own."""
        if not self.opened.done():
            self.opened.set_result(False)
        call, self.call = self.call, None
        self.pool.lost(self, call)

    def hear(self) -> None:
        """Logs what it has said, where it goes on."""
        if said := self.says.take():
            log.warning("a worker process says: %s", said)

    def give(self, call: Call) -> None:
        """Hands a call to an idle worker."""
        assert self._transport is not None
        self.call = call
        self._transport.writelines(parts(Frame.JOB, pickle.dumps(call.job)))

    def slow_down(self) -> None:
        """From here on the system gives it less of the processor than quick queries."""
        if not self.nice:
            self.nice = True
            process, nice = self.process.pid or 0, min(_LEAST, os.getpriority(os.PRIO_PROCESS, 0) + _LESS)
            with suppress(OSError):  # it is gone
                for thread in Path(f"/proc/{process}/task").iterdir():  # whichever ends last frees all that it has
                    os.setpriority(os.PRIO_PROCESS, int(thread.name), nice)

    def used(self) -> float:
        """The seconds of a processor that it has had; 0 where it is gone."""
        return clock.used(self.process.pid)

    def code(self) -> int | None:
        """The exit code of the process that has just ended, waited for; None where nobody knows it."""
        self.process.join(_LAST)
        code = self.process.exitcode
        return None if code == _UNTOLD else code

    def kill(self, end: End = "stopped") -> None:
        """Ends the process at once; its call fails."""
        if self._transport is None or not self._transport.is_closing():
            self.end = end
            self.process.kill()
        if self._transport is not None:
            self._transport.abort()
