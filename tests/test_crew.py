"""Worker processes: results in order, an item that kills its worker told, nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial

import pytest

from kg.crew import cores, in_order
from tests.conftest import ROOT


def doubled(piece: list[int], by: int = 2) -> list[int]:
    return [by * item for item in piece]


def touchy(piece: list[int]) -> list[int]:
    """Dies over 13, fails over 17, and takes longer over even pieces, so that results come out of order."""
    if 13 in piece:
        os.kill(os.getpid(), signal.SIGKILL)
    if 15 in piece:
        os._exit(3)
    if 17 in piece:
        raise ValueError("seventeen")
    time.sleep(0.02 * (piece[0] % 2 == 0))
    return [-item for item in piece]


class Odd(Exception):  # noqa: N818
    """An error that does not come back from pickling."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


def strange(_: list[int]) -> list[int]:
    raise Odd("not", "picklable")


def loud(piece: list[int]) -> list[int]:
    print("to stdout", flush=True)
    os.write(1, b"and below Python\n")
    return piece


def lost(item: int, how: str) -> str:
    return f"{item}: {how}"


def pieces(count: int, size: int = 3) -> Iterator[list[int]]:
    return (list(range(start, min(start + size, count))) for start in range(0, count, size))


def test_results_come_in_the_order_of_the_pieces() -> None:
    found = list(in_order(partial(doubled, by=3), pieces(100), 3, lost))
    assert [item for piece in found for item in piece] == [3 * item for item in range(100)]


def test_an_item_that_kills_its_worker_is_told_and_the_others_are_done() -> None:
    found = [item for piece in in_order(touchy, pieces(16), 2, lost) for item in piece]
    assert found == [*(-item for item in range(13)), "13: signal SIGKILL", -14, "15: exit code 3"]


def test_what_the_job_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="seventeen"):
        list(in_order(touchy, iter([[1], [17], [2]]), 2, lost))
    with pytest.raises(RuntimeError, match="Odd: not picklable"):
        list(in_order(strange, iter([[1]]), 1, lost))


def test_what_a_job_prints_does_not_stand_among_the_results() -> None:
    assert list(in_order(loud, iter([[1], [2]]), 1, lost)) == [[1], [2]]


def test_pieces_are_taken_as_they_are_needed() -> None:
    taken = []

    def watched() -> Iterator[list[int]]:
        for piece in pieces(300):
            taken.append(piece)
            yield piece

    with closing(in_order(doubled, watched(), 2, lost)) as results:
        next(results)
        assert len(taken) <= 10  # four for each worker, and what is at hand


def test_no_pieces_start_no_process() -> None:
    assert list(in_order(doubled, iter([]), 4, lost)) == []


_PARENT = """
import time
from kg.crew import in_order
from tests.test_crew import asleep, lost
for piece in in_order(asleep, iter([[1], [2], [3]]), 2, lost):
    print(*piece, flush=True)
    time.sleep(60)
"""


def parent_of(code: str) -> "subprocess.Popen[bytes]":
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env, stderr=subprocess.DEVNULL)


def asleep(piece: list[int]) -> list[int]:
    """Tells its process, then works for long over 2 and 3."""
    if piece in ([2], [3]):
        time.sleep(60)
    return [os.getpid()]


def ended(process: int) -> bool:
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_idle_worker_outlives_its_parent(how: signal.Signals) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT.replace("[2], [3]", "")],
        stdout=subprocess.PIPE,
        env=env,
        stderr=subprocess.DEVNULL,
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.send_signal(how)
    parent.wait(20)
    parent.stdout.close()
    assert ended(worker)


def test_an_interrupted_parent_ends_workers_at_work() -> None:
    parent = parent_of(_PARENT)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.send_signal(signal.SIGINT)
    assert parent.wait(20) != 0
    parent.stdout.close()
    assert ended(worker)


def test_there_is_a_core() -> None:
    assert cores() >= 1
