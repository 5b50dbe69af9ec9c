"""Who goes next: told on the lanes alone, without processes."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kg.web.problems import Problem
from kg.web.turns import MARGIN, Ticket, Turns

Told = Callable[[], Awaitable[None]]


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_clients_take_turns_however_much_each_sends() -> None:
    async def told() -> None:
        turns, order = Turns(1, 1, 1, 64), []

        async def one(client: str) -> None:
            ticket = await turns.enter(client)
            order.append(client)
            await asyncio.sleep(0)
            turns.leave(ticket)

        first = await turns.enter("first")
        waiting = [asyncio.create_task(one(client)) for client in ["greedy"] * 5 + ["modest", "shy"]]
        await settle()
        turns.leave(first)
        await asyncio.gather(*waiting)
        assert order[:3] == ["greedy", "modest", "shy"]
        assert order[3:] == ["greedy"] * 4

    asyncio.run(told())


def test_a_client_that_fills_the_queue_is_told_so_and_others_still_wait() -> None:
    async def told() -> None:
        turns = Turns(1, 1, 1, 4)
        await turns.enter("a")
        waiting = [asyncio.create_task(turns.enter("a")) for _ in range(2)]
        await settle()
        with pytest.raises(Problem, match="your queries") as refused:
            await turns.enter("a")
        assert (refused.value.status, "Retry-After" in refused.value.headers) == (429, True)
        waiting += [asyncio.create_task(turns.enter(client)) for client in "bc"]
        await settle()
        with pytest.raises(Problem, match="busy") as refused:
            await turns.enter("d")
        assert refused.value.status == 503
        for one in waiting:
            one.cancel()

    asyncio.run(told())


def test_one_client_never_has_all_slow_places() -> None:
    async def told() -> None:
        turns = Turns(8, 4, 3, 64)
        tickets = [await turns.enter("a") for _ in range(4)]
        assert [turns.slow_down(ticket) for ticket in tickets] == [True, True, True, False]
        assert turns.slow_down(await turns.enter("b"))
        assert (turns.quick.taken, turns.slow.taken) == (1, 4)

    asyncio.run(told())


class Query:
    """Holds a place until it is to give way."""

    def __init__(self, turns: Turns, ticket: Ticket, *, sent: bool = False) -> None:
        self.sent, self.ended = sent, False
        self._turns, self.ticket = turns, ticket
        ticket.holder = self

    def give_way(self) -> None:
        self.ended = True
        self._turns.leave(self.ticket)


class Clock:
    """Stands for the time, which goes on when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("kg.web.turns.monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def slow(turns: Turns, client: str, *, sent: bool = False) -> Query:
    ticket = await turns.enter(client)
    assert turns.slow_down(ticket)
    return Query(turns, ticket, sent=sent)


@pytest.mark.parametrize(("attackers", "each"), [(2, 2), (4, 1)])
def test_a_client_that_had_less_gets_a_place_from_who_had_most(clock: Clock, attackers: int, each: int) -> None:
    async def told() -> None:
        turns = Turns(8, 4, 3, 64)
        running = []
        for name in range(attackers):
            for _ in range(each):
                running.append(await slow(turns, f"attacker {name}"))
                clock.now += 0.5
        clock.now += 2
        assert turns.slow_down(await turns.enter("modest"))
        ended = [at for at, one in enumerate(running) if one.ended]
        assert ended == [1 if each == 2 else 0], "the newest of who has had most"
        assert turns.slow.taken == 4

    asyncio.run(told())


def test_who_has_had_little_more_does_not_give_way(clock: Clock) -> None:
    async def told() -> None:
        turns = Turns(8, 2, 2, 64)
        running = [await slow(turns, client) for client in "ab"]
        clock.now += 1.9
        assert not turns.slow_down(await turns.enter("c"))
        clock.now += 0.2
        assert turns.slow_down(await turns.enter("c"))
        assert [one.ended for one in running].count(True) == 1

    asyncio.run(told())


def test_a_client_that_has_had_much_takes_no_place_from_others(clock: Clock) -> None:
    async def told() -> None:
        turns = Turns(8, 1, 1, 64)
        greedy = await slow(turns, "greedy")
        clock.now += 20
        modest = await slow(turns, "modest")
        assert greedy.ended
        clock.now += 10
        assert not turns.slow_down(await turns.enter("greedy"))
        assert not modest.ended
        clock.now += 60
        assert turns.slow_down(await turns.enter("greedy")), "what was had long ago is forgotten"
        assert modest.ended

    asyncio.run(told())


def test_an_answer_on_its_way_gives_way_later(clock: Clock) -> None:
    async def told() -> None:
        turns = Turns(8, 1, 1, 64)
        sent = await slow(turns, "a", sent=True)
        clock.now += 14
        assert not turns.slow_down(await turns.enter("b"))
        clock.now += 2
        assert turns.slow_down(await turns.enter("b"))
        assert sent.ended

    asyncio.run(told())


def test_what_has_given_way_keeps_its_next_place_for_twice_as_long(clock: Clock) -> None:
    async def told() -> None:
        turns = Turns(8, 1, 1, 64)
        first = await slow(turns, "a")
        clock.now += 3
        assert turns.slow_down(await turns.enter("b"))
        assert (first.ended, first.ticket.after()) == (True, 6.0)
        turns.leave(turns.slow.holders[0])
        again = await slow(turns, "a")
        again.ticket.kept = first.ticket.after()
        clock.now += 5.9
        assert not turns.slow_down(await turns.enter("b"))
        clock.now += 0.2
        assert turns.slow_down(await turns.enter("b"))
        assert (again.ended, again.ticket.after()) == (True, pytest.approx(12.2))

    asyncio.run(told())


@pytest.mark.usefixtures("clock")
def test_one_that_had_its_place_for_an_instant_keeps_the_next_for_a_while_too() -> None:
    async def told() -> None:
        assert (await slow(Turns(8, 1, 1, 64), "a")).ticket.after() == MARGIN

    asyncio.run(told())


def test_one_that_waits_gets_its_place_as_the_others_go_on(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    async def told() -> None:
        monkeypatch.setattr("kg.web.turns._LOOK", 0.001)
        turns = Turns(8, 1, 1, 64)
        greedy = await slow(turns, "greedy")
        others = [asyncio.create_task(turns.enter(client, heavy=True)) for client in ("greedy", "modest")]
        await asyncio.sleep(0.02)
        assert not greedy.ended
        clock.now += 3
        ticket = await asyncio.wait_for(others[1], 5)
        assert (greedy.ended, ticket.client, others[0].done()) == (True, "modest", False)
        turns.leave(ticket)
        assert (await asyncio.wait_for(others[0], 5)).client == "greedy"
        assert turns.slow.taken == 1

    asyncio.run(told())


def test_a_place_is_never_lost_where_its_taker_has_gone() -> None:
    async def told() -> None:
        turns = Turns(1, 1, 1, 64)
        for _ in range(3):
            ticket: Ticket = await turns.enter("a")
            leaver, stayer = (asyncio.create_task(turns.enter(client)) for client in "bc")
            await settle()
            turns.leave(ticket)  # gives the place to b, who goes in the same instant
            leaver.cancel()
            turns.leave(await asyncio.wait_for(stayer, 5))
        gone = asyncio.create_task(turns.enter("a"))
        first = await gone
        waits = asyncio.create_task(turns.enter("b"))
        await settle()
        waits.cancel()
        await settle()
        turns.leave(first)
        assert (turns.quick.taken, turns.quick.waiting) == (0, 0)

    asyncio.run(told())
