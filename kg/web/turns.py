"""Whose turn it is: places for quick queries and for slow ones, shared out fairly among clients.

A query begins in the quick lane. One that runs on past its slice moves to the slow lane, which has places of its own;
where those are taken it waits for one, and begins anew. So quick queries wait for no slow one longer than a slice. In
each lane the clients that wait take turns, however many queries each of them sends.

In the slow lane the turn is that of the client that has lately had least of it. Where one waits while another has had
MARGIN seconds more, a query of the latter gives way: it loses what it has done, waits and begins anew; one whose answer
is on its way already gives way, and is broken off, only to a client that has had CUT seconds less. What has given way
once keeps its next place for twice as long as it had that one: else several clients that each ask for more than they
can have in that time would take their places from each other by turns, and none would ever be answered.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

from kg.web.problems import Problem

__all__ = ["Holder", "Ticket", "Turns"]

MARGIN = 2.0
CUT = 15.0
_HALF = 30.0
"""Seconds after which half of what a client has had is forgotten."""
_LOOK = 0.25
"""Seconds between two looks whether one that waits is to have another's place."""
_LONG = 0.02
"""Seconds."""
_REMEMBERED = 4096


class Holder(Protocol):
    """A query that holds a place."""

    @property
    def sent(self) -> bool:
        """Whether its answer is on its way."""

    def give_way(self) -> None:
        """Ends it, so that its place is handed back."""


@dataclass(slots=True, eq=False)
class Ticket:
    """A place that is taken, until it is handed back."""

    client: str
    lane: "_Lane"
    holder: Holder | None = None
    since: float = 0.0
    kept: float = 0.0  # seconds for which nobody takes it

    def after(self) -> float:
        """The seconds for which the next one is to be kept, where this has been another's for its sake."""
        return max(MARGIN, 2 * (monotonic() - self.since))


class Turns:
    """The two lanes. One client waits for half of ``waiting`` at most, and holds ``share`` slow places."""

    def __init__(self, quick: int, slow: int, share: int, waiting: int) -> None:
        self._waiting = waiting
        self._looking: asyncio.TimerHandle | None = None
        self.quick = _Lane(quick, quick)
        self.slow = _Lane(slow, share, _Spent())

    def at_once(self, client: str) -> Ticket | None:
        """A quick place where one is free and it is this client's turn."""
        return self.quick.seat(client) if self.quick.admits(client) and not self.quick.queues else None

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
        if heavy:
            self._look()
        return await lane.queue(client)

    def slow_down(self, ticket: Ticket) -> bool:
        """Moves a place to the slow lane; false where there is none for this client."""
        lane = self.slow
        if not lane.admits(ticket.client):
            victim = lane.victim(ticket.client)
            if victim is None:
                return False
            # its place is ours before it hears of it, lest one that waits gets it
            lane.stand_up(victim)
            victim.lane = _NOWHERE
            assert victim.holder is not None
            victim.holder.give_way()
        ticket.lane.leave(ticket)
        lane.sit_down(ticket)
        return True

    def leave(self, ticket: Ticket) -> None:
        """Hands a place back."""
        ticket.lane.leave(ticket)

    def long(self) -> int:
        """How many places are held by more than quick answers."""
        return self.slow.taken + sum(monotonic() - one.since > _LONG for one in self.quick.holders)

    def _look(self) -> None:
        """Has one give way where one waits that has had less, now and as long as anybody waits for a slow place."""
        if self._looking is not None:
            self._looking.cancel()
        victim = next(filter(None, map(self.slow.victim, self.slow.in_turn())), None)
        if victim is not None and victim.holder is not None:
            victim.holder.give_way()  # and hands its place to whose turn it is
        again = self.slow.waiting > 0 or victim is not None
        self._looking = asyncio.get_running_loop().call_later(_LOOK, self._look_on) if again else None

    def _look_on(self) -> None:
        self._looking = None
        if self.slow.waiting:
            self._look()


_LATER = {"Retry-After": "5"}


class _Spent:
    """The seconds of slow places that each client has lately had."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[float, float]] = {}

    def of(self, client: str, now: float) -> float:
        """Those of one client, apart from what it has now."""
        seconds, at = self._told.get(client, (0.0, now))
        return float(seconds * 0.5 ** ((now - at) / _HALF))

    def add(self, client: str, seconds: float, now: float) -> None:
        """Counts further ones."""
        self._told[client] = (self.of(client, now) + seconds, now)
        if len(self._told) > _REMEMBERED:
            self._told = {one: told for one, told in self._told.items() if self.of(one, now) > MARGIN / 10}


@dataclass(slots=True, eq=False)
class _Lane:
    """``places`` in all, ``share`` of them at most for one client; who holds them, and who waits, by client.

    ``spent`` where the turn goes by what each client has had.
    """

    places: int
    share: int
    spent: _Spent | None = None
    held: Counter[str] = field(default_factory=Counter)
    holders: list[Ticket] = field(default_factory=list)
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
        ticket = Ticket(client, self)
        self.sit_down(ticket)
        return ticket

    def sit_down(self, ticket: Ticket) -> None:
        ticket.lane, ticket.since = self, monotonic()
        self.held[ticket.client] += 1
        self.holders.append(ticket)

    def stand_up(self, ticket: Ticket) -> None:
        now = monotonic()
        self.holders.remove(ticket)
        if self.held[ticket.client] == 1:
            del self.held[ticket.client]
        else:
            self.held[ticket.client] -= 1
        if self.spent is not None:
            self.spent.add(ticket.client, now - ticket.since, now)

    def had(self, client: str) -> float:
        """The seconds that a client has lately had, with those of what it has now."""
        if self.spent is None:
            return 0.0
        now = monotonic()
        return self.spent.of(client, now) + sum(now - one.since for one in self.holders if one.client == client)

    def in_turn(self) -> Iterator[str]:
        """The clients that wait, the one whose turn it is first."""
        return iter(sorted(self.queues, key=self.had))

    def victim(self, client: str) -> Ticket | None:
        """The place that is to be another's, for this client: the newest of who has had most."""
        if self.held[client] >= self.share or self.taken < self.places:
            return None
        mine = self.had(client)
        now, had = monotonic(), {one: self.had(one) - mine for one in self.held}
        found = [
            one
            for one in self.holders
            if one.holder is not None
            and now - one.since >= one.kept
            and had[one.client] > (CUT if one.holder.sent else MARGIN)
        ]
        return max(found, key=lambda one: (had[one.client], one.since), default=None)

    async def queue(self, client: str) -> Ticket:
        turn: asyncio.Future[Ticket] = asyncio.get_running_loop().create_future()
        self.queues.setdefault(client, deque()).append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # the place was given in the same instant: hand it on
                self.leave(turn.result())
            raise
        finally:
            self._tidy(client)

    def leave(self, ticket: Ticket) -> None:
        self.stand_up(ticket)
        if not self.queues:
            return
        for waiting in tuple(self.queues):
            self._tidy(waiting)
        for waiting in self.in_turn():
            if self.admits(waiting):
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


class _Nowhere(_Lane):
    """Where a place is that has been given to another."""

    def leave(self, ticket: Ticket) -> None:
        """Nothing is handed back."""


_NOWHERE = _Nowhere(0, 0)
