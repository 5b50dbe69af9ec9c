"""Builds that are killed at any moment, or whose disk is full: no letter by half, and the next build goes on.

``KAMERGRAAF_KILLS=200 pytest tests/test_crash.py`` kills as often; by default a few times.
"""

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import build as building
from kg.build import build, sources
from kg.store import folder
from kg.store.embedded import Store
from kg.store.export import export
from tests.conftest import ROOT, SAMPLES

KILLS = int(os.environ.get("KAMERGRAAF_KILLS", "3"))

# As kg build does, in small batches, half of them in bulk; a limit on the size of files stands for a full disk
_BUILD = """
import resource, signal, sys
from kg import build as building
from kg.errors import StoreError
from kg.store import union
from kg.store.embedded import Store
building.BATCH, building.WRITTEN_TOGETHER, union.FEW = 4, int(sys.argv[3]), int(sys.argv[4])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
print("begun", flush=True)
try:
    with Store.create_or_open(sys.argv[1]) as store:
        if len(sys.argv) > 5:
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[5]), int(sys.argv[5])))
        for built in building.build(building.sources([sys.argv[2]]), store, 2):
            print("built", flush=True)
except StoreError as error:
    print(error, flush=True)
else:
    print("done", flush=True)
"""
# Changes and publishes without end
_PUBLISH = """
import sys
import pyoxigraph as ox
from kg.store.embedded import Store
node = ox.NamedNode("http://e/s")
with Store.create_or_open(sys.argv[1]) as store:
    print("begun", flush=True)
    for turn in range(10**6):
        store.replace_graph("http://e/g", [ox.Triple(node, node, ox.Literal(f"{turn} {item}")) for item in range(100)])
        store.publish()
"""


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("letters")
    for copy in (1, 2):
        for path in SAMPLES.glob("*900*"):
            text = path.read_text(encoding="utf-8").replace("900", f"9{copy}0")
            (made / f"{copy}-{path.name}").write_text(text + "\n" * copy, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def whole(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Each graph of a build that nothing disturbed."""
    place = tmp_path_factory.mktemp("whole") / "s"
    with Store.create_or_open(place) as store:
        list(build(sources([str(letters)]), store))
        return graphs(store)


def graphs(store: Store) -> dict[str, set[str]]:
    return {name: {str(quad.triple) for quad in store.quads(name)} for name in store.graphs()}


def started(code: str, *args: object) -> "subprocess.Popen[str]":
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-c", code, *map(str, args)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    return child


def killed(child: "subprocess.Popen[str]", after: float, letters: int = 0) -> bool:
    """Kills it so many seconds after it has told of so many letters; whether it was still at work."""
    for _ in range(letters):
        assert child.stdout is not None
        child.stdout.readline()
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    code = child.wait()
    assert child.stdout is not None
    child.stdout.close()
    return code != 0


def is_whole(store: Store, whole: dict[str, set[str]]) -> int:
    """How many letters there are; each as it should be, and the union theirs."""
    found = graphs(store)
    assert {str(quad.triple) for quad in store.quads()} == set().union(*found.values())
    known = {name: triples for name, triples in found.items() if not name.endswith("/threads")}
    assert known == {name: whole[name] for name in known}
    return len(store.graph_digests())


def test_a_build_killed_at_any_moment_leaves_whole_letters_and_the_next_goes_on(
    tmp_path: Path, letters: Path, whole: dict[str, set[str]]
) -> None:
    chance, counts, alive = random.Random(4), set[int](), 0
    for turn in range(KILLS):
        place = tmp_path / f"{turn}"
        for _ in range(2):  # the second goes on from what the first left
            child = started(_BUILD, place, letters, 8, 0 if turn % 2 else 32)
            alive += killed(child, chance.uniform(0, 0.4), chance.randrange(len(whole)))
            if not place.exists():
                continue
            with Store.open(place) as reader:
                assert is_whole(reader, whole) in (0, len(whole) - 3), "readers see nothing or all"
            with pytest.raises(RuntimeError, match="look only"):
                look(place, whole, counts)
        with Store.create_or_open(place) as store:
            list(build(sources([str(letters)]), store))
        with Store.open(place) as reader:
            assert graphs(reader) == whole
        assert not list(place.glob("oxigraph/bulk-*.sst"))
    assert alive
    assert len(counts) > 1, "kills came at different moments"


def look(place: Path, whole: dict[str, set[str]], counts: set[int]) -> None:
    """Looks at the working state, and leaves as one who failed: nothing is published."""
    with Store.create_or_open(place) as writer:
        counts.add(is_whole(writer, whole))
        raise RuntimeError("look only")


def test_a_writer_killed_while_publishing_leaves_a_snapshot_that_opens(tmp_path: Path) -> None:
    chance, place, states = random.Random(5), tmp_path / "s", set()
    for _ in range(KILLS):
        child = started(_PUBLISH, place)
        assert killed(child, chance.uniform(0.05, 0.6))
        with Store.open(place) as reader:
            found = [quad.object.value for quad in reader.quads("http://e/g")]
            assert len({value.split()[0] for value in found}) <= 1
            assert len(found) in (0, 100)
            states.add(folder.current(place))
    with Store.create_or_open(place) as writer:  # the next publishing tidies what a broken one left
        writer.add([ox.Quad(*[ox.NamedNode("http://e/g")] * 4)])
    assert len(states) > 1
    assert len(list((place / "snapshots").glob("*"))) <= 4
    assert not list((place / "snapshots").glob(".*"))


@pytest.mark.parametrize("few", [0, 32], ids=["in bulk", "as transactions"])
@pytest.mark.parametrize("room", [2_000, 50_000, 400_000])
def test_a_full_disk_ends_a_build_in_one_sentence_and_loses_nothing(
    tmp_path: Path, letters: Path, whole: dict[str, set[str]], few: int, room: int
) -> None:
    place = tmp_path / "s"
    with Store.create_or_open(place) as store:
        list(build(list(sources([str(letters)]))[:5], store))
    child = started(_BUILD, place, letters, 8, few, room)
    told = [line for line in child.communicate()[0].splitlines() if line != "built"]
    assert len(told) == 1
    assert "cannot be" in told[0]
    with Store.open(place) as reader:
        assert is_whole(reader, whole) == 5
    with Store.create_or_open(place) as store:
        list(build(sources([str(letters)]), store))
    with Store.open(place) as reader:
        assert graphs(reader) == whole


def test_two_builds_at_once_are_refused_in_one_sentence(tmp_path: Path, letters: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "build", str(letters), "--store", str(tmp_path / "s")]
    with Store.create_or_open(tmp_path / "s"):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Another process is writing" in done.stderr


def test_an_interrupted_build_is_told_and_the_next_goes_on(tmp_path: Path, letters: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "kg", "build", str(letters), "--store", str(tmp_path / "s"), "--jobs", "2"]
    child = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "s").exists():
        time.sleep(0.05)
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    told = child.communicate(timeout=60)[1]
    assert child.returncode == 130
    assert "Traceback" not in told
    with Store.create_or_open(tmp_path / "s") as store:
        output = io.BytesIO()
        assert {done.status for done in build(sources([str(letters)]), store)} <= {"loaded", "unchanged"}
        export(store, output, "nquads")
    assert output.getvalue().count(b"primaryTopic") == len(list(letters.iterdir()))


def test_the_batches_of_this_test_are_smaller_than_those_of_a_build(letters: Path) -> None:
    assert len(list(letters.iterdir())) < building.WRITTEN_TOGETHER
