"""A serving process: speaks HTTP, answers look-ups and what it was asked before, and has the rest done by the house."""

import asyncio
import contextlib
import dataclasses
import gc
import os
import socket
from collections.abc import Iterator

import uvicorn

from kg.web import child
from kg.web.beat import short_turns
from kg.web.connections import Connections
from kg.web.hatch import Hatch
from kg.web.line import Word
from kg.web.logs import logging_here
from kg.web.porter import NUMBER
from kg.web.settings import Served, config

__all__ = ["main"]


def main(wire: socket.socket, hand: socket.socket, served: Served) -> None:
    """Serves the connections that ``hand`` brings until ``wire`` tells it to stop; ends with the house at once."""
    child.hear_no_stop()
    child.let_go()
    hatch = Hatch()
    if (writer := served.writer) is not None:
        bench = hatch.bench(served.source, served.limits, number=1)
        served = dataclasses.replace(served, writer=writer.at(bench))
    with logging_here():
        _Front(config(served, hatch), hatch, wire, hand).run(sockets=[])


class _Front(uvicorn.Server):
    """uvicorn, without a socket of its own to listen at."""

    def __init__(self, settings: uvicorn.Config, hatch: Hatch, wire: socket.socket, hand: socket.socket) -> None:
        super().__init__(settings)
        self._hatch, self._wire, self._hand = hatch, wire, hand
        self._taking: set[asyncio.Task[None]] = set()
        hatch.on_stop = self._stop
        hatch.on_end = lambda: os._exit(1)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        loop = asyncio.get_running_loop()
        self._wire.setblocking(False)
        self._hand.setblocking(False)
        await loop.create_unix_connection(lambda: self._hatch, sock=self._wire)
        await super().startup(sockets)
        short_turns()
        gc.freeze()  # what is loaded by now stays: else the collector stops all answers to look at it
        loop.add_reader(self._hand, self._take)
        self._hatch.say(Word.READY)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """None: the house tells when to stop."""
        yield

    def _stop(self, at_once: bool) -> None:
        while self._take():
            pass
        self.should_exit = True
        self.force_exit = self.force_exit or at_once

    def _take(self) -> bool:
        """Takes a connection; whether there was one."""
        try:
            told, lines, _, _ = socket.recv_fds(self._hand, NUMBER.size, 1)
        except BlockingIOError:
            return False
        if not told:
            asyncio.get_running_loop().remove_reader(self._hand)
            return False
        number = NUMBER.unpack(told)[0]
        if lines:
            task = asyncio.create_task(self._begin(number, socket.socket(fileno=lines[0])))
            self._taking.add(task)
            task.add_done_callback(self._taking.discard)
        else:  # there was no descriptor for it
            self._hatch.say(Word.GONE, number)
        return True

    async def _begin(self, number: int, line: socket.socket) -> None:
        connections = self.config.http_protocol_class
        assert isinstance(connections, Connections)
        connection = connections(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)
        connection.ended = lambda: self._hatch.say(Word.GONE, number)
        line.setblocking(False)
        try:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.get_running_loop().connect_accepted_socket(lambda: connection, line)
        except OSError:  # it has left meanwhile
            line.close()
            self._hatch.say(Word.GONE, number)
        else:
            self._hatch.say(Word.TAKEN, number)
