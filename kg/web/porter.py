"""Takes every connection, counts it, and hands it to the serving process that has fewest.

That processes take connections themselves from one socket, or from one each that the system shares out, leaves many of
them to one process, and each would know its own alone: here the bounds hold for all together. What is handed over is
the connection itself, so that nothing of what it carries passes here.
"""

import asyncio
import logging
import socket
import struct
from collections.abc import Collection
from contextlib import suppress
from itertools import count
from typing import Protocol

from kg.web.connections import Connections
from kg.web.refusal import BUSY, status

__all__ = ["NUMBER", "Hand", "Held", "Porter"]

log = logging.getLogger("kg.web")
NUMBER = struct.Struct(">Q")
"""What goes along with a connection: the number that it has here."""
_PAUSE = 0.05  # seconds
Held = dict[int, tuple[str, socket.socket | None]]


class Hand(Protocol):
    """A serving process: where connections are handed to it, and those that it has, by number.

    Each with the client's host, and itself as long as the process has not told that it has taken it.
    """

    @property
    def hand(self) -> socket.socket: ...  # noqa: D102

    @property
    def held(self) -> Held: ...  # noqa: D102


class Porter:
    """``hands`` are the serving processes that are ready."""

    def __init__(self, listening: socket.socket, connections: Connections, hands: Collection[Hand]) -> None:
        self._listening, self._connections, self._hands = listening, connections, hands
        self._numbers = count(1)

    async def serve(self) -> None:
        """Takes connections until it is cancelled; then nobody listens. Without processes they wait in the system."""
        self._listening.setblocking(False)
        with self._listening:
            while True:
                while not self._hands:
                    await asyncio.sleep(_PAUSE)
                await self._next()

    async def _next(self) -> None:
        try:
            line, peer = await asyncio.get_running_loop().sock_accept(self._listening)
        except OSError as error:  # it left at once; or no descriptor just now
            log.warning("a connection could not be taken: %s", error)
            await asyncio.sleep(_PAUSE)
        else:
            self._receive(line, str(peer[0]))

    def _receive(self, line: socket.socket, host: str) -> None:
        if refusal := self._connections.enter(host):
            self._refuse(line, host, refusal)
        else:
            self._pass(next(self._numbers), line, host)

    def _pass(self, number: int, line: socket.socket, host: str) -> None:
        """Hands it over; a process that takes nothing in is passed over."""
        for hand in sorted(self._hands, key=lambda one: len(one.held)):
            with suppress(OSError):
                socket.send_fds(hand.hand, [NUMBER.pack(number)], [line.fileno()])
                hand.held[number] = host, line
                return
        self._refuse(line, host, BUSY)

    def _refuse(self, line: socket.socket, host: str, words: str) -> None:
        self._connections.told(host, status(words))
        with line, suppress(OSError):
            line.send(words.encode())
        self._connections.leave(host)

    def taken(self, hand: Hand, number: int) -> None:
        """The process has the connection: it is closed here, which leaves it open there."""
        host, line = hand.held.get(number, ("", None))  # it may have ended before that was told
        if line is not None:
            line.close()
            hand.held[number] = host, None

    def gone(self, hand: Hand, number: int) -> None:
        """A connection has ended."""
        self.taken(hand, number)
        if (held := hand.held.pop(number, None)) is not None:
            self._connections.leave(held[0])

    def lost(self, hand: Hand) -> None:
        """A process has died, and its connections with it; another gets what it had not taken."""
        for number, (host, line) in hand.held.items():
            if line is None:
                self._connections.leave(host)
            else:
                self._pass(number, line, host)
        hand.held.clear()
        hand.hand.close()
