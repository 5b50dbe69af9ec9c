"""The benchmarks run, and their small run gives each table; without the extra `bench` they say what is missing."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import BENCHMARKS, GOLD
from tests.bench.chart import drawn
from tests.bench.english import opinion
from tests.bench.letters import citations_in, texts, varied
from tests.bench.peers import opentk
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]
NEEDED = "the extra `bench` is not installed"
PEERS = all(importlib.util.find_spec(name) for name in ("eyecite", "nllegalcit"))


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.bench", *words], capture_output=True, text=True, cwd=ROOT, check=False
    )


# What needs no other program
ALONE = ("hostile", "validation", "build", "pages", "scale")
# What needs programs that no package of ours brings
SERVED = ("serve",)
ATTACKED = ("soak",)
BESIDE = tuple(name for name in BENCHMARKS if name not in (*ALONE, *SERVED, *ATTACKED))


def there(program: str) -> bool:
    return shutil.which(program, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") is not None


SERVERS = there("wrk") and there("oxigraph")
NO_SERVERS = "wrk (Debian's) or oxigraph (of the extra `bench`) is not installed"


@pytest.mark.parametrize(
    "name",
    [
        *ALONE,
        *(pytest.param(name, marks=pytest.mark.skipif(not SERVERS, reason=NO_SERVERS)) for name in SERVED),
        *(pytest.param(name, marks=pytest.mark.skipif(not there("schemathesis"), reason=NEEDED)) for name in ATTACKED),
        *(pytest.param(name, marks=pytest.mark.skipif(not PEERS, reason=NEEDED)) for name in BESIDE),
    ],
)
def test_a_small_run_gives_its_tables(name: str) -> None:
    done = bench(name, "--quick", "--json")
    assert done.returncode == 0, done.stderr
    for table in map(json.loads, done.stdout.splitlines()):
        assert table["rows"]
        assert all(len(row) == len(table["columns"]) for row in table["rows"])


@pytest.mark.skipif(PEERS, reason="the extra `bench` is installed")
@pytest.mark.parametrize("name", BESIDE)
def test_what_is_missing_is_said(name: str) -> None:
    done = bench(name, "--quick")
    assert done.returncode == 2
    assert ".[bench]" in done.stderr


def test_an_unknown_benchmark_is_refused() -> None:
    done = bench("speling")
    assert done.returncode == 2
    assert "there is no benchmark speling" in done.stderr


def test_a_table_is_markdown() -> None:
    table = Table("Speed", ("program", "times"), (("one", 1), ("other", 2.5), ("none", None)))
    assert table.as_text().splitlines()[-3:] == ["| one | 1 |", "| other | 2.50 |", "| none |  |"]


@pytest.mark.skipif(not importlib.util.find_spec("matplotlib"), reason=NEEDED)
def test_a_table_is_drawn_and_the_same_figures_give_the_same_file(tmp_path: Path) -> None:
    table = Table("Speed & more", ("program", "of", "times"), (("one", "a", 1), ("other", "b", 2.5), ("no", "c", None)),
                  drawn=("times",))  # fmt: skip
    (path,), (again,) = drawn(table, tmp_path / "a"), drawn(table, tmp_path / "b")
    assert path.name == "speed-more-times.svg"
    told = path.read_text(encoding="utf-8")
    assert all(words in told for words in ("one, a", "other, b", "2.5", "Speed &amp; more: times"))
    assert "no, c" not in told
    assert again.read_text(encoding="utf-8") == told


# What OpenTK's patterns take and miss, by which the row of the table can be believed
OPENTK = {
    "Kamerstuk 21 501-02, nr. 1538": ["kst-21501-02-1538"],
    "nrs. 5 en 6 van 29984, nr. 5 en 6": ["kst-29984-5"],
    "Kamerstuk 33 328, AI": [],
    "12 345 678 euro": ["kst-12345-678"],
    "Zij krijgt nr. 456 (36800-XVI)": ["kst-36800-XVI-456"],
    "zie kst-29984-381": [],
}


@pytest.mark.parametrize("text", OPENTK)
def test_the_pattern_of_opentk(text: str) -> None:
    assert opentk(text) == OPENTK[text]


def test_english_text_has_the_size_and_the_citations_asked() -> None:
    text = opinion(20_000, 60)
    assert 20_000 <= len(text) < 20_200
    assert 55 <= text.count(" v. ") <= 66


def test_varied_letters_differ_and_are_as_many_as_asked() -> None:
    count = 2 * len(texts(GOLD))
    made = [text for _, text in varied(GOLD, count)]
    assert len(made) == count
    assert len(set(made)) > count - 3


def test_citations_alone_are_found() -> None:
    assert citations_in("a.txt", "zie Kamerstuk 21 501-02, nr. 2958 en COM(2024)123") == [
        "kst-21501-02-2958",
        "COM(2024)123",
    ]
