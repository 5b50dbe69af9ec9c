"""Speed and memory of extraction, beside nllegalcit on the same letters and eyecite on English text of like length."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable

from tests.bench.english import opinion
from tests.bench.letters import citations_in, letter_of, texts
from tests.bench.peers import eyecite, nllegalcit
from tests.bench.table import Asked, Table, seconds

__all__ = ["run"]

_QUICK = 4
_COUNTS = (1_000, 10_000, 100_000)
_QUICK_COUNTS = (20, 60, 200)


def run(asked: Asked) -> tuple[Table, ...]:
    """Characters and citations a second, all in this run, and the memory of a process that reads many letters."""
    letters = texts(asked.gold)[: _QUICK if asked.quick else None]
    times = 2 if asked.quick else 9
    return _speed(letters, times), _citing(letters, times), _memory(asked)


def _speed(letters: list[tuple[str, str]], times: int) -> Table:
    size = sum(len(text) for _, text in letters)
    theirs = nllegalcit()
    slow = size / seconds(lambda: [theirs(text) for _, text in letters])
    rows = [("nllegalcit, its citations", round(slow), 1.0)]
    for name, work in (("kg, every fact", letter_of), ("kg, citations alone", citations_in)):
        speed = size / seconds(_over(work, letters), times)
        rows.append((name, round(speed), speed / slow))
    return Table("Characters a second on the same letters", ("program", "characters a second", "times"), tuple(rows))


def _citing(letters: list[tuple[str, str]], times: int) -> Table:
    size = sum(len(text) for _, text in letters)
    ours = sum(len(citations_in(*letter)) for letter in letters)
    theirs, text = eyecite(), opinion(size, ours)
    count = len(theirs(text))
    slow = count / seconds(lambda: theirs(text), min(times, 3))
    fast = ours / seconds(_over(citations_in, letters), times)
    every = ours / seconds(_over(letter_of, letters), times)
    rows = (
        (f"eyecite, {count:,} citations in {len(text):,} characters", round(slow), 1.0),
        (f"kg, citations alone, {ours:,} in {size:,} characters", round(fast), fast / slow),
        ("kg, the same with every other fact", round(every), every / slow),
    )
    return Table("Citations a second", ("program", "citations a second", "times"), rows)


def _over(work: Callable[[str, str], object], letters: Iterable[tuple[str, str]]) -> Callable[[], object]:
    return lambda: [work(*letter) for letter in letters]


def _memory(asked: Asked) -> Table:
    counts = _QUICK_COUNTS if asked.quick else _COUNTS
    command = [sys.executable, "-m", "tests.bench.memory", str(asked.gold), *map(str, counts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peaks = {int(count): peak for count, peak in json.loads(done.stdout).items()}
    rows = tuple((count, peaks[count], peaks[count] / peaks[counts[0]]) for count in counts)
    return Table("Peak of memory over a stream of letters", ("letters", "MiB", "times the first"), rows)
