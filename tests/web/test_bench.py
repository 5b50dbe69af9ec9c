"""What a job costs the worker that does it: asked of a bench, without a server."""

import asyncio
import dataclasses
import functools
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from stand import small

from kg.web.answer import Source
from kg.web.bench import Bench, Limits, client
from kg.web.limits import cores
from kg.web.problems import Problem
from kg.web.worker import Sink

NEVER, SLICE = 3600.0, 0.01


def on_a_bench(source: Source, limits: Limits, told: Callable[[Bench], Awaitable[None]]) -> None:
    """Does that with a bench that is open."""

    async def run() -> None:
        bench = Bench(source, limits)
        await bench.start()
        try:
            await told(bench)
        finally:
            await bench.stop()

    asyncio.run(run())


async def until(holds: Callable[[], bool]) -> None:
    """Waits for that."""
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.005)


def burn(over: Path) -> int:
    """Takes all of a processor until that file is there, and five slices at least; in which process."""
    least = time.process_time() + 5 * SLICE
    while time.process_time() < least or not over.exists():
        for _ in range(10_000):
            pass
    return os.getpid()


def burn_and_tell(over: Path, sink: Sink) -> None:
    sink.begin(burn(over))
    sink.write(b"done")


def burn_for(seconds: float) -> None:
    """Takes so much of a processor."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def die(_: Path) -> None:
    os._exit(1)


def nice(bench: Bench) -> set[int]:
    """The workers that have less of the processor."""
    return {one.process.pid or 0 for one in bench.pool.workers if one.nice}


def test_a_job_past_its_slice_keeps_its_worker(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        await until(lambda: all(one.ready for one in bench.pool.workers))
        before = {one.process.pid for one in bench.pool.workers}
        for n in range(5):  # more often than there are workers
            over = tmp_path / str(n)
            job = asyncio.create_task(bench.run(functools.partial(burn, over)))
            await until(lambda: bench.turns.slow.taken == 1)
            over.touch()
            assert await job in before
            assert not nice(bench)
        assert {one.process.pid for one in bench.pool.workers} == before
        assert not any(bench.pool.replaced.values())

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=NEVER), told)


def test_a_job_that_runs_away_gets_less_of_the_processor_and_places_for_quick_ones_stay(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        for n in range(4):
            over = tmp_path / str(n)
            job = asyncio.create_task(bench.run(functools.partial(burn, over)))
            await until(lambda: any(one.call and one.nice for one in bench.pool.workers))
            over.touch()
            await job
            assert len(nice(bench)) == 1

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=0.02), told)


def test_a_job_gives_way_before_it_runs_away_where_quick_ones_wait(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        for n, wait in enumerate((False, True)):
            bench.beat.answering = (lambda: cores() * time.monotonic()) if wait else float
            over = tmp_path / str(n)
            job = asyncio.create_task(bench.run(functools.partial(burn, over)))
            await until(lambda: bench.turns.slow.taken == 1)
            if wait:
                await until(lambda: len(nice(bench)) == 1)
            else:  # long enough that it would
                await until(lambda: max(one.used() for one in bench.pool.workers) > 1)
            over.touch()
            assert (await job in nice(bench)) is wait

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=2.0), told)


def test_a_query_that_ran_away_before_has_less_of_the_processor_from_its_start(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        over = tmp_path / "over"
        asked = functools.partial(bench.stream, functools.partial(burn_and_tell, over))
        job = asyncio.create_task(asked("a query"))
        await until(lambda: len(nice(bench)) == 1)
        over.touch()
        await (await job).take()
        bench.limits = dataclasses.replace(bench.limits, runaway=NEVER)
        for key, so in (("another", False), ("a query", True)):
            call = await asked(key)
            await call.take()
            assert (call.told[0] in nice(bench)) is so

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=0.02), told)


@pytest.mark.parametrize(("own", "theirs"), [(0, 10), (4, 14), (12, 19), (19, 19)])
def test_a_slow_query_is_nicer_than_the_server_however_nice_that_is(
    own: int, theirs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    niceness = os.getpriority
    monkeypatch.setattr(os, "getpriority", lambda *_: own)

    async def told(bench: Bench) -> None:
        over = tmp_path / "over"
        job = asyncio.create_task(bench.run(functools.partial(burn, over)))
        await until(lambda: len(nice(bench)) == 1)
        (one,) = nice(bench)
        threads = [int(thread.name) for thread in Path(f"/proc/{one}/task").iterdir()]
        assert len(threads) >= 1
        assert {niceness(os.PRIO_PROCESS, thread) for thread in threads} == {theirs}
        over.touch()
        await job

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=0.02), told)


def test_the_worker_after_a_runaway_that_was_ended_begins_with_less_of_the_processor(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        for seconds, so in ((5.0, False), (0.5, True)):  # one that ends by itself dies of it, one is out of its time
            before = set(bench.pool.workers)
            call = functools.partial(burn if so else die, tmp_path / "never")
            with pytest.raises(Problem):
                await bench.run(call, seconds=seconds)
            await until(lambda gone=before: len(bench.pool.workers - gone) == 1)  # type: ignore[misc]
            (new,) = bench.pool.workers - before
            assert await new.opened
            assert new.nice is so
            assert (os.getpriority(os.PRIO_PROCESS, new.process.pid or 0) > 0) is so

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=0.02), told)


def test_a_query_begins_in_the_slow_lane_where_it_was_slow_the_last_time(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        over = tmp_path / "over"
        asked = functools.partial(bench.stream, functools.partial(burn_and_tell, over), "a query")
        job = asyncio.create_task(asked())
        await until(lambda: bench.turns.slow.taken == 1)
        over.touch()
        await (await job).take()
        bench.limits = dataclasses.replace(bench.limits, slice=NEVER)  # from here on it is quick
        for lane in (bench.turns.slow, bench.turns.quick):
            call = await asked()
            assert call.ticket.lane is lane
            await call.take()

    on_a_bench(small(), Limits(at_once=1, slow=1, slice=SLICE, runaway=NEVER), told)


def test_slow_queries_of_one_client_end_none_of_its_workers_and_keep_no_quick_one_waiting(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        first, over = tmp_path / "first", tmp_path / "over"
        job = asyncio.create_task(bench.stream(functools.partial(burn_and_tell, first), "slow"))
        await until(lambda: bench.turns.slow.taken == 1)
        first.touch()
        await (await job).take()
        asked = functools.partial(bench.stream, functools.partial(burn_and_tell, over), "slow")
        jobs = [asyncio.create_task(asked()) for _ in range(8)]
        await until(lambda: bench.turns.slow.waiting == 8 - bench.limits.share)
        bench.limits = dataclasses.replace(bench.limits, slice=NEVER)  # from here on others are quick
        await (await bench.stream(functools.partial(burn_and_tell, first), "quick")).take()
        assert (bench.turns.slow.taken, bench.turns.slow.waiting) == (bench.limits.share, 8 - bench.limits.share)
        over.touch()
        for one in jobs:
            await (await one).take()
        assert not any(bench.pool.replaced.values())

    on_a_bench(small(), Limits(at_once=2, slow=4, slice=SLICE, runaway=NEVER), told)


def test_queries_that_wait_while_one_like_them_turns_out_to_be_slow_go_to_the_slow_lane(tmp_path: Path) -> None:
    async def told(bench: Bench) -> None:
        over = tmp_path / "over"
        asked = functools.partial(bench.stream, functools.partial(burn_and_tell, over), "slow")
        jobs = [asyncio.create_task(asked()) for _ in range(8)]
        await until(lambda: bench.turns.slow.taken == bench.limits.share)
        await until(lambda: bench.turns.slow.waiting == 8 - bench.limits.share)
        assert not any(bench.pool.replaced.values())
        over.touch()
        for one in jobs:
            await (await one).take()
        assert not any(bench.pool.replaced.values())

    on_a_bench(small(), Limits(at_once=1, slow=4, slice=SLICE, runaway=NEVER), told)


def test_several_clients_that_each_ask_for_more_than_they_can_have_are_all_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each query takes several times as long as its client may have more than another."""
    monkeypatch.setattr("kg.web.turns.MARGIN", 0.1)
    monkeypatch.setattr("kg.web.turns._LOOK", 0.02)

    async def told(bench: Bench) -> None:
        async def ask(who: str) -> None:
            client.set(who)
            await bench.run(functools.partial(burn_for, 0.5))

        await asyncio.gather(*(ask(who) for who in "abc" * 2))

    on_a_bench(small(), Limits(at_once=2, slow=4, slice=SLICE, runaway=NEVER), told)


def test_those_that_are_ended_together_leave_it_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for much may have all workers ended at once: others are there in a moment."""

    async def told(bench: Bench) -> None:
        await until(lambda: all(one.ready for one in bench.pool.workers))
        for one in tuple(bench.pool.workers):
            one.kill("stopped")
        await until(lambda: not any(one.ready for one in bench.pool.workers))
        assert await bench.ready()
        monkeypatch.setattr("kg.web.pool._MOMENT", 0)
        if not any(one.ready for one in bench.pool.workers):
            assert not await bench.ready()
        await until(lambda: any(one.ready for one in bench.pool.workers))
        assert await bench.ready()

    on_a_bench(small(), Limits(at_once=1, slow=1), told)
