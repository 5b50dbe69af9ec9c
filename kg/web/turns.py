"""Whose turn it is: places for quick queries and for slow ones, shared out fairly among clients.

A query begins in the quick lane. One that runs on past its slice moves to the slow lane, which has places of its own;
where those are taken it waits for one, and begins anew. So quick queries wait for no slow one longer than a slice. In
each lane the clients that wait take turns, however many queries each of them sends.
"""

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field

from kg.web.problems import Problem

__all__ = ["Ticket", "Turns"]


@dataclass(slots=True, eq=False)
class Ticket:
    """A place that is taken, until it is handed back."""

    client: str
    lane: "_Lane"


class Turns:
    """The two lanes. One client waits for at most half of ``waiting``, and holds at most three of four slow places."""

    def __init__(self, quick: int, slow: int, waiting: int) -> None:
        self._waiting = waiting
        self.quick = _Lane(quick, quick)
        self.slow = _Lane(slow, max(1, slow - slow // 4))

    async def enter(self, client: str, *, heavy: bool = False) -> Ticket:
        """A place in the lane, as soon as it is this client's turn.

        Raises Problem: 429 where the client has too many waiting already, 503 where all clients together have.
        """
        lane = self.slow if heavy else self.quick
        if lane.admits(client):
            return lane.seat(client)
        if lane.waits(client) >= max(1, self._waiting // 2):
            told = "Too many of your queries wait already; send the next when one is answered."
            raise Problem(429, told, headers=_LATER)
        if self.quick.waiting + self.slow.waiting >= self._waiting:
            raise Problem(503, "The server is busy with other queries; try again in a few seconds.", headers=_LATER)
        return await lane.queue(client)

    def slow_down(self, ticket: Ticket) -> bool:
        """Moves a place to the slow lane; false where there is none for this client."""
        if not self.slow.admits(ticket.client):
            return False
        ticket.lane.leave(ticket.client)
        ticket.lane = self.slow
        self.slow.seat(ticket.client)
        return True

    def leave(self, ticket: Ticket) -> None:
        """Hands a place back."""
        ticket.lane.leave(ticket.client)


_LATER = {"Retry-After": "5"}


@dataclass(slots=True, eq=False)
class _Lane:
    """``places`` in all, ``share`` of them at most for one client; and who waits, by client."""

    places: int
    share: int
    held: Counter[str] = field(default_factory=Counter)
    queues: dict[str, "deque[asyncio.Future[Ticket]]"] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        return self.held.total()

    @property
    def waiting(self) -> int:
        return sum(map(len, self.queues.values()))

    def waits(self, client: str) -> int:
        return len(self.queues.get(client, ()))

    def admits(self, client: str) -> bool:
        return self.taken < self.places and self.held[client] < self.share

    def seat(self, client: str) -> Ticket:
        self.held[client] += 1
        return Ticket(client, self)

    async def queue(self, client: str) -> Ticket:
        turn: asyncio.Future[Ticket] = asyncio.get_running_loop().create_future()
        self.queues.setdefault(client, deque()).append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # the place was given in the same instant: hand it on
                self.leave(client)
            raise
        finally:
            self._tidy(client)

    def leave(self, client: str) -> None:
        self.held[client] -= 1
        self.held += Counter()  # drops those that hold none
        for waiting in tuple(self.queues):
            self._tidy(waiting)
            if waiting in self.queues and self.admits(waiting):
                self._call(waiting)
                return

    def _call(self, client: str) -> None:
        """Gives the next place to this client, which then stands behind the others."""
        queue = self.queues.pop(client)
        turn = queue.popleft()
        if queue:
            self.queues[client] = queue
        turn.set_result(self.seat(client))

    def _tidy(self, client: str) -> None:
        """Forgets those who have gone."""
        queue = deque(turn for turn in self.queues.pop(client, ()) if not turn.done())
        if queue:
            self.queues[client] = queue
