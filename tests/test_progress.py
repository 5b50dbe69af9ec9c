"""How far long work is: true at any moment, on a terminal and without one."""

import io
import os
import pty
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import build as building
from kg import terminal
from kg.build import Source, build
from kg.store.embedded import Store
from kg.terminal import progress
from tests.bench.corpus import letters
from tests.conftest import ROOT


class Clock:
    """Stands for the clock: it goes on where it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(terminal, "time", made)
    return made


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def bursts(clock: Clock, count: int, each: int, seconds: float) -> Iterator[int]:
    """Items that come so many at once, after so many seconds each time."""
    for at in range(count):
        clock.now += seconds if at % each == 0 else 0
        yield at


def test_the_time_left_goes_by_all_that_came_however_unevenly(clock: Clock) -> None:
    stream = Tty()
    for _ in progress(bursts(clock, 640, 64, 10.0), 640, "building", stream):
        pass
    shown = re.findall(r"building ([\d.]+)/s, (\d:\d\d:\d\d) left[^\r\n]*?(\d+)/640", stream.getvalue())
    at_rest = {int(count): (rate, left) for rate, left, count in shown}
    assert at_rest[320] == ("6.4", "0:00:50")
    assert at_rest[640] == ("6.4", "0:00:00")


@pytest.mark.parametrize(
    ("count", "seconds", "every", "lines"),
    [(30, 1.0, 10.0, 3), (30, 1.0, 60.0, 0), (5, 1.0, 10.0, 0), (3000, 0.001, 30.0, 3)],
)
def test_without_a_terminal_a_line_comes_now_and_then(
    clock: Clock, count: int, seconds: float, every: float, lines: int
) -> None:
    stream = io.StringIO()
    for _ in progress(bursts(clock, count, 1, seconds), count, "building", stream, every=every):
        pass
    told = stream.getvalue().splitlines()
    assert len(told) == lines
    assert all(line.startswith("building: ") and line.endswith(" left") for line in told)


def test_a_build_shows_how_many_letters_are_made_before_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for one in letters(150):
        (folder / one.name).write_text(one.text, encoding="utf-8")
    process, screen = pty.fork()
    if not process:
        os.environ |= {"PYTHONPATH": str(ROOT), "COLUMNS": "100"}
        command = [sys.executable, "-m", "kg", "build", str(folder), "--store", str(tmp_path / "s"), "--jobs", "1"]
        os.execv(sys.executable, command)
    shown = b""
    try:
        while data := os.read(screen, 4096):
            shown += data
    except OSError:  # the other end has been closed
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    first = shown.decode().split("\r")
    positions = [int(found[1]) for line in first if (found := re.search(r"(\d+)/150", line))]
    assert positions == sorted(positions)
    assert any(0 < position < 150 for position in positions)
    assert positions[-1] == 150


def consumed(place: Path, monkeypatch: pytest.MonkeyPatch, latest: float) -> int:
    """How many of nine letters have been asked for when the first is told to be written."""
    monkeypatch.setattr(building, "BATCH", 2)
    monkeypatch.setattr(building, "LATEST", latest)
    asked = []

    def given() -> Iterator[Source]:
        for one in letters(9):
            asked.append(one.name)
            yield Source(one.name, one.text.encode())

    with Store.create_or_open(place) as store:
        done = build(given(), store)
        next(done)
        found = len(asked)
        assert {built.status for built in done} == {"loaded"}
    return found


def test_what_has_been_made_is_written_after_a_while_however_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert consumed(tmp_path / "at once", monkeypatch, 0.0) < 9
    assert consumed(tmp_path / "together", monkeypatch, 1e9) == 9
