"""Who answers in an instant gets its turn soon: what is asked of the kernel, and when it is made to look."""

import asyncio
import ctypes
import multiprocessing
import os
import platform
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from kg.web import beat, child
from kg.web.beat import Beat, short_turns

_GET = {"x86_64": 315, "aarch64": 275, "riscv64": 275}  # sched_getattr


def turn() -> tuple[int, int]:
    """This thread's niceness and the nanoseconds of its turn, as the kernel tells them."""
    told = ctypes.create_string_buffer(48)
    assert ctypes.CDLL(None).syscall(_GET[platform.machine()], 0, told, 48, 0) == 0
    _, _, _, nice, _, nanoseconds, _, _ = struct.unpack("=IIQiIQQQ", told.raw)
    return nice, nanoseconds


def alone(found: Callable[[], object]) -> object:
    """What that finds, in a thread of its own."""
    kept: list[object] = []
    thread = threading.Thread(target=lambda: kept.append(found()))
    thread.start()
    thread.join()
    return kept[0]


def kernel() -> tuple[int, ...]:
    return tuple(int(part) for part in platform.release().split("-")[0].split(".")[:2])


@pytest.mark.skipif(platform.machine() not in _GET, reason="the number of that call is not known here")
@pytest.mark.skipif(kernel() < (6, 12), reason="this kernel has turns of one length only")
def test_short_turns_are_one_threads_and_leave_its_niceness() -> None:
    def found() -> object:
        before = turn()
        os.setpriority(os.PRIO_PROCESS, 0, 3)
        short_turns()
        return before, turn(), alone(turn)

    before, after, others = alone(found)  # type: ignore[misc]
    assert before[1] > 100_000
    assert after == (3, 100_000)
    assert others == (3, before[1])


@pytest.mark.parametrize("machine", ["vax", ""])
def test_a_system_that_has_no_such_turns_is_left_as_it_is(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("it was called"))
    short_turns()


class Stage:
    """Slow queries, and those who answer, as a test will have them."""

    def __init__(self) -> None:
        self.slow = 0
        self.busy = 0.0
        """What those who answer have of a processor."""
        self._had, self._at = 0.0, time.monotonic()
        self.made: list[BaseProcess] = []
        self.beat = Beat(lambda: self.slow, self._fork)
        self.beat.answering = self._answering

    def _answering(self) -> float:
        now = time.monotonic()
        self._had, self._at = self._had + self.busy * (now - self._at), now
        return self._had

    async def _fork(self, target: Callable[..., object], *given: object) -> BaseProcess:
        process = multiprocessing.get_context("forkserver").Process(target=target, args=given, daemon=True)
        await asyncio.get_running_loop().run_in_executor(None, process.start)
        self.made.append(process)
        return process

    def wakes(self) -> list[int]:
        """How often each thread of the beat's process has gone to sleep."""
        found = []
        for thread in sorted(Path(f"/proc/{self.made[-1].pid}/task").iterdir()):
            status = (thread / "status").read_text(encoding="ascii").splitlines()
            found.append(next(int(line.split()[1]) for line in status if line.startswith("voluntary_ctxt_switches")))
        return found

    async def until(self, *, on: bool) -> None:
        async with asyncio.timeout(20):
            while self.beat.on is not on:
                self.beat.watch()
                await asyncio.sleep(0.01)


def staged(told: Callable[[Stage], Awaitable[None]]) -> None:
    async def run() -> None:
        stage = Stage()
        try:
            await told(stage)
        finally:
            stage.beat.stop()
        for process in stage.made:
            await asyncio.get_running_loop().run_in_executor(None, process.join, 10)
            assert process.exitcode is not None

    asyncio.run(run())


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are here."""
    monkeypatch.setattr(beat, "cores", lambda: 2)


@pytest.mark.parametrize(
    ("slow", "busy", "so"),
    [(1, 0.9, True), (2, 0.3, True), (0, 1.9, False), (2, 0.05, False)],
    ids=["one slow query", "two", "none", "nobody answers"],
)
def test_it_beats_while_slow_queries_run_and_answers_are_given(slow: int, busy: float, *, so: bool) -> None:
    async def told(stage: Stage) -> None:
        stage.slow, stage.busy = 2, 1.0
        await stage.until(on=True)
        stage.slow, stage.busy = slow, busy
        await asyncio.sleep(0.25)
        for _ in range(4):
            await asyncio.sleep(0.1)
            stage.beat.watch()
            assert stage.beat.on is so
        assert len(stage.made) == 1

    staged(told)


def test_where_there_are_processors_enough_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async def told(stage: Stage) -> None:
        stage.slow, stage.busy = 2, 1.5
        monkeypatch.setattr(beat, "cores", lambda: 5)
        for _ in range(4):
            stage.beat.watch()
            await asyncio.sleep(0.1)
            assert not stage.beat.on
        stage.slow = 3
        await stage.until(on=True)

    staged(told)


def test_each_processor_wakes_every_millisecond_or_so_and_rests_between() -> None:
    async def told(stage: Stage) -> None:
        async def woken() -> list[int]:
            before = stage.wakes()
            await asyncio.sleep(1)
            return [after - was for was, after in zip(before, stage.wakes(), strict=True)]

        stage.slow, stage.busy = 2, 1.0
        await stage.until(on=True)
        await asyncio.sleep(0.2)
        _, *each = await woken()  # the first waits to be told
        assert len(each) == len(os.sched_getaffinity(0))
        assert min(each) > 100
        stage.slow = 0
        await stage.until(on=False)
        await asyncio.sleep(0.2)
        assert max(await woken()) < 5

    staged(told)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_one_that_somebody_has_ended_is_replaced_and_one_stopped_ends_with_the_rest(number: signal.Signals) -> None:
    async def told(stage: Stage) -> None:
        stage.slow, stage.busy = 2, 1.0
        await stage.until(on=True)
        os.kill(stage.made[0].pid or 0, number)
        if number is signal.SIGKILL:
            async with asyncio.timeout(20):
                while len(stage.made) < 2:  # while it is still wanted
                    await asyncio.sleep(0.01)
            await stage.until(on=True)
            assert [one.is_alive() for one in stage.made] == [False, True]

    staged(told)


def test_where_no_process_can_be_had_all_goes_on() -> None:
    async def told(stage: Stage) -> None:
        async def none(*_: object) -> BaseProcess:
            raise OSError(11, "Resource temporarily unavailable")

        found, stage.beat._fork = stage.beat._fork, none
        stage.slow, stage.busy = 2, 1.0
        for _ in range(3):
            stage.beat.watch()
            await asyncio.sleep(0.15)
            assert not stage.beat.on
        stage.beat._fork = found
        await stage.until(on=True)

    staged(told)


def test_where_no_thread_can_be_had_it_waits_for_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    for name in ("hear_no_stop", "let_go", "end_with_parent"):  # of this process they are not
        monkeypatch.setattr(child, name, lambda: None)
    monkeypatch.setattr(threading.Thread, "start", none)
    ours, theirs = socket.socketpair()
    with theirs:
        ours.send(b"\1")
        ours.close()
        beat.main(theirs)


def test_where_no_process_can_be_forked_that_is_one_line() -> None:
    ends = "import kg.web.forking; raise BlockingIOError(11, 'Resource temporarily unavailable')"
    done = subprocess.run([sys.executable, "-c", ends], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Resource temporarily unavailable" in done.stderr
