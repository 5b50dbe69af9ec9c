"""Who goes next: told on the lanes alone, without processes."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kg.web.problems import Problem
from kg.web.turns import Ticket, Turns

Told = Callable[[], Awaitable[None]]


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_clients_take_turns_however_much_each_sends() -> None:
    async def told() -> None:
        turns, order = Turns(1, 1, 64), []

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
        turns = Turns(1, 1, 4)
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
        turns = Turns(8, 4, 64)
        tickets = [await turns.enter("a") for _ in range(4)]
        assert [turns.slow_down(ticket) for ticket in tickets] == [True, True, True, False]
        assert turns.slow_down(await turns.enter("b"))
        assert (turns.quick.taken, turns.slow.taken) == (1, 4)

    asyncio.run(told())


def test_a_place_is_never_lost_where_its_taker_has_gone() -> None:
    async def told() -> None:
        turns = Turns(1, 1, 64)
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
