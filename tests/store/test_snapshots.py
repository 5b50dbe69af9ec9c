"""Snapshots: what readers see while others write, publish, go back, prune, fail and die."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NotFound, StoreCorrupt, StoreError, StoreInUse
from kg.store import folder, snapshots
from kg.store.embedded import Store
from kg.store.load import load
from tests.conftest import ROOT, SAMPLES, Kg

G = "http://e/g"


def triple(value: object) -> ox.Triple:
    return ox.Triple(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(str(value)))


def put(place: Path, *values: object) -> str:
    """Makes the values those of the graph, and tells what is published then."""
    with Store.create_or_open(place) as store:
        store.replace_graph(G, [triple(value) for value in values])
    return folder.current(place)


def put_and_fail(place: Path, value: object) -> None:
    with Store.create_or_open(place) as store:
        store.replace_graph(G, [triple(value)])
        raise RuntimeError("half-way")


def seen(store: Store) -> set[str]:
    return {quad.object.value for quad in store.quads(G)}


def read(place: Path) -> set[str]:
    with Store.open(place) as store:
        return seen(store)


def names(place: Path) -> list[str]:
    return [one.name for one in snapshots.listed(place)]


def test_a_writer_publishes_when_it_ends(place: Path) -> None:
    put(place, 1)
    with Store.create_or_open(place) as writer:
        writer.replace_graph(G, [triple(2)])
        assert read(place) == {"1"}, "readers do not see work in progress"
        middle = writer.publish()
        assert (folder.current(place), writer.version, read(place)) == (middle, middle, {"2"})
        writer.replace_graph(G, [triple(3)])
        assert read(place) == {"2"}
    assert read(place) == {"3"}


def test_a_writer_that_changes_nothing_publishes_nothing(place: Path) -> None:
    before = put(place, 1)
    Store.create_or_open(place).close()
    assert folder.current(place) == before


def test_what_fails_is_not_published_but_kept_for_the_next_writer(place: Path) -> None:
    before = put(place, 1)
    with pytest.raises(RuntimeError, match="half-way"):
        put_and_fail(place, 2)
    assert folder.current(place) == before
    assert read(place) == {"1"}
    with Store.create_or_open(place) as writer:
        assert writer.version != before
        assert seen(writer) == {"2"}
    assert folder.current(place) != before, "what was left is published though this writer wrote nothing"
    assert read(place) == {"2"}


def test_loading_publishes_too(place: Path) -> None:
    before = put(place, 1)
    with Store.create_or_open(place) as store:
        load(store, "-", graph="http://e/other", form="nt", data=b'<http://e/a> <http://e/b> "c" .')
    assert folder.current(place) != before


def test_a_reader_keeps_its_snapshot_while_others_come_and_go(place: Path) -> None:
    put(place, "first")
    with Store.open(place) as reader:
        for turn in range(snapshots.KEPT + 3):
            put(place, turn)
        assert seen(reader) == {"first"}
        assert reader.version in names(place), "it is not pruned while it is read"
        assert len(names(place)) == snapshots.KEPT + 1
    last = put(place, "last")
    assert reader.version not in names(place)
    assert names(place)[-1] == last
    assert len(names(place)) == snapshots.KEPT


def test_a_reader_of_more_tables_than_are_opened_at_once_is_not_disturbed_by_pruning(place: Path) -> None:
    with Store.create_or_open(place) as store:
        for turn in range(12):
            store.add(ox.Quad(*triple(f"{turn}-{item}"), ox.NamedNode(G)) for item in range(50))
            store.engine.flush()
    tables = list((place / "snapshots" / folder.current(place) / "oxigraph").glob("*.sst"))
    assert len(tables) > 16, "as many as RocksDB opens at first"
    with Store.open(place) as reader:
        put(place, "other")
        with folder.lock(place):
            assert snapshots.prune(place, 1)[1] == [reader.version]
        assert len(seen(reader)) == 600


def test_a_snapshot_shares_its_tables_with_the_working_state(place: Path) -> None:
    name = put(place, *range(500))
    tables = list((place / "snapshots" / name / "oxigraph").glob("*.sst"))
    # not all: the engine may have merged some since
    assert any(table.stat().st_nlink >= 2 for table in tables)


def test_going_back_is_seen_at_once_and_the_next_writer_goes_on_from_there(place: Path) -> None:
    first, second = put(place, 1), put(place, 1, 2)
    with folder.lock(place):
        assert snapshots.rollback(place).name == first
    assert read(place) == {"1"}
    with Store.create_or_open(place) as writer:
        assert seen(writer) == {"1"}
        writer.change_graph(G, add=[triple(3)], remove=[])
    assert read(place) == {"1", "3"}
    assert folder.current(place) > second, "a name never comes back"
    with folder.lock(place):
        assert snapshots.rollback(place, second.partition("-")[0].lstrip("0")).name == second
    assert read(place) == {"1", "2"}


def test_going_back_drops_what_was_never_published(place: Path) -> None:
    first = put(place, 1)
    put(place, 2)
    with pytest.raises(RuntimeError, match="half-way"):
        put_and_fail(place, "unpublished")
    with folder.lock(place):
        snapshots.rollback(place, first)
    with Store.create_or_open(place) as writer:
        assert seen(writer) == {"1"}


@pytest.mark.parametrize("unpublished", [False, True])
def test_a_working_state_that_was_lost_begins_with_the_snapshot(place: Path, unpublished: bool) -> None:
    put(place, 1)
    if unpublished:
        with pytest.raises(RuntimeError, match="half-way"):
            put_and_fail(place, "unpublished")
    shutil.rmtree(place / folder.ENGINE)
    assert read(place) == {"1"}
    with Store.create_or_open(place) as writer:
        assert seen(writer) == {"1"}
        writer.change_graph(G, add=[triple(2)], remove=[])
    assert read(place) == {"1", "2"}


def test_where_there_is_nothing_to_go_back_to_nothing_changes(place: Path) -> None:
    Store.create_or_open(place).close()
    only = folder.current(place)
    with folder.lock(place), pytest.raises(NotFound, match="no snapshot before"):
        snapshots.rollback(place)
    for wanted in ("99", "", "..", "../oxigraph", only[:-1]):
        with folder.lock(place), pytest.raises(NotFound, match="has no snapshot"):
            snapshots.rollback(place, wanted)
    assert folder.current(place) == only


def test_pruning_keeps_the_newest_and_the_current(place: Path) -> None:
    first, *_ = put(place, 1), put(place, 2), put(place, 3)
    with folder.lock(place):
        snapshots.rollback(place, first)
        removed, used = snapshots.prune(place, 1)
    assert (len(removed), used) == (1, [])
    assert names(place)[0] == first
    assert len(names(place)) == 2
    assert read(place) == {"1"}


def old(place: Path) -> None:
    """Makes the store one of before there were snapshots."""
    shutil.rmtree(place / "snapshots")
    for name in ("current", "working.json"):
        (place / name).unlink()
    told = json.loads((place / "kamergraaf.json").read_text())
    (place / "kamergraaf.json").write_text(json.dumps({**told, "format": 1}))


def test_a_store_of_before_there_were_snapshots_is_read_and_becomes_one_with_them(place: Path) -> None:
    put(place, 1)
    old(place)
    assert read(place) == {"1"}
    with Store.open(place) as reader:
        assert reader.version == folder.current(place) != ""
    assert not (place / "snapshots").exists(), "reading writes nothing"
    Store.create_or_open(place).close()
    assert len(names(place)) == 1
    assert read(place) == {"1"}
    assert json.loads((place / "kamergraaf.json").read_text())["format"] == 2
    assert put(place, 2) == names(place)[-1]


def test_a_lost_snapshot_is_told_and_another_can_be_taken(place: Path) -> None:
    put(place, 1)
    shutil.rmtree(place / "snapshots" / put(place, 2) / "oxigraph")
    with pytest.raises(StoreCorrupt, match="kg snapshot rollback"):
        Store.open(place)
    with folder.lock(place):
        snapshots.rollback(place)
    assert read(place) == {"1"}


@pytest.mark.parametrize("told", [None, "", "\n", "nothing-000009", "000002", "\xff"])
def test_where_current_names_no_snapshot_it_is_told_and_another_can_be_taken(place: Path, told: str | None) -> None:
    put(place, 1)
    newest = put(place, 2)
    with pytest.raises(RuntimeError, match="half-way"):
        put_and_fail(place, "unpublished")
    (place / "current").unlink()
    if told is not None:
        (place / "current").write_text(told, encoding="latin-1")
    for opened in (Store.open, Store.create_or_open):
        with pytest.raises(StoreCorrupt, match=r"has lost the name of its current snapshot.*; kg snapshot rollback"):
            opened(place)
    with folder.lock(place):
        with pytest.raises(StoreCorrupt):
            snapshots.prune(place, 1)
        assert snapshots.rollback(place).name == newest
    assert read(place) == {"2"}
    put(place, 3)
    assert read(place) == {"3"}


@pytest.mark.parametrize("within", [[], ["theirs"]], ids=["empty", "filled"])
def test_a_folder_in_the_place_of_current_is_kept_beside_it(kg: Kg, place: Path, within: list[str]) -> None:
    put(place, 1)
    newest = put(place, 2)
    for number in (1, 2):
        (place / "current").unlink()
        (place / "current").mkdir()
        for name in within:
            (place / "current" / name).write_text("theirs")
        told = kg("stats", "--store", place)
        assert (told.returncode, "; kg snapshot rollback goes back" in told.stderr) == (1, True)
        done = kg("snapshot", "rollback", "--store", place)
        assert done.stdout == f"The current snapshot of {place} is {newest}.\n", done.stderr
        assert [one.name for one in (place / f"current.aside-{number}").iterdir()] == within
        assert read(place) == {"2"}
    put(place, 3)
    assert read(place) == {"3"}


def test_a_snapshot_that_is_gone_is_told_alike_to_readers_and_writers(kg: Kg, place: Path) -> None:
    first = put(place, 1)
    (place / "current").write_text("000099-20200101T000000Z")
    letter = SAMPLES / "kst-21501-02-9001.md"
    told = [kg(*verb, "--store", place) for verb in (["stats"], ["build", letter])]
    assert [one.returncode for one in told] == [1, 1]
    assert told[0].stderr == told[1].stderr
    assert "has lost the triples of its snapshot 000099-20200101T000000Z; kg snapshot rollback" in told[0].stderr
    assert kg("snapshot", "rollback", "--store", place).stdout.endswith(f" is {first}.\n")
    put(place, 2)
    assert read(place) == {"2"}


def test_where_the_oldest_is_gone_going_back_takes_the_newest(place: Path) -> None:
    first, _, newest = put(place, 1), put(place, 2), put(place, 3)
    with folder.lock(place):
        snapshots.rollback(place, first)
        shutil.rmtree(place / "snapshots" / first)
        assert snapshots.rollback(place).name == newest


def test_the_first_snapshot_of_an_older_store_is_no_damage_before_it_is_named(place: Path) -> None:
    put(place, 1)
    (place / "snapshots").rename(place / "aside")
    (place / "snapshots").mkdir()
    old(place)
    (place / "aside").rename(place / "snapshots")
    assert read(place) == {"1"}


_FULL = """
import resource, signal, sys
import pyoxigraph as ox
from kg.errors import StoreError
from kg.store.embedded import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with Store.create_or_open(sys.argv[1]) as store:
        store.change_graph("http://e/g", [ox.Triple(*(ox.NamedNode(f"http://e/{n}") for n in "abc"))], [])
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [0, 10, 100, 1000, 3000])
def test_a_disk_that_is_full_while_publishing_is_one_sentence_and_readers_see_what_they_saw(
    place: Path, room: int
) -> None:
    before = put(place, *range(300))
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(place), str(room)], capture_output=True, text=True, check=False
    )
    assert "cannot be" in done.stdout, done.stderr
    assert done.stdout.count("\n") == 1
    assert folder.current(place) == before
    assert len(read(place)) == 300
    Store.create_or_open(place).close()
    assert len(read(place)) == 301, "the next writer publishes what was left"


# --- the verbs -----------------------------------------------------------------------------------------------------


def test_the_verbs_list_go_back_and_prune(kg: Kg, place: Path) -> None:
    first, second = put(place, 1), put(place, 2)
    listed = kg("snapshot", "list", "--store", place).stdout.splitlines()
    assert listed[1:] == [f"  {first}  0 letters", f"* {second}  0 letters"]
    done = kg("snapshot", "rollback", "--store", place)
    assert (done.returncode, done.stdout) == (0, f"The current snapshot of {place} is {first}.\n")
    assert kg("snapshot", "list", "--store", place).stdout.splitlines()[1] == f"* {first}  0 letters"
    assert kg("snapshot", "rollback", second, "--store", place).returncode == 0
    with Store.open(place):
        kg("snapshot", "rollback", first, "--store", place)
        done = kg("snapshot", "prune", "--store", place)
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["removed"]
    assert done.stderr == ""
    assert names(place) == [first, second]


def test_a_snapshot_in_use_is_told_when_pruning(kg: Kg, place: Path) -> None:
    first = put(place, 1)
    with Store.open(place):
        put(place, 2)
        done = kg("snapshot", "prune", "--store", place)
    assert done.stderr == f"{first} is in use and stays\n"


def test_the_verbs_tell_what_is_wrong(kg: Kg, place: Path) -> None:
    for verb in ("list", "rollback", "prune"):
        done = kg("snapshot", verb, "--store", place)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "There is no store at" in done.stderr
    put(place, 1)
    done = kg("snapshot", "rollback", "77", "--store", place)
    assert (done.returncode, "has no snapshot 77; there are 000001-" in done.stderr) == (1, True)
    with Store.create_or_open(place):
        for verb in ("rollback", "prune"):
            assert "Another process is writing" in kg("snapshot", verb, "--store", place).stderr
        with pytest.raises(StoreInUse):
            folder.lock(place)


def test_where_the_disk_refuses_a_snapshot_no_half_one_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = put(place, 1)

    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "sync_files", broken)
        with pytest.raises(StoreError, match="Input/output error"):
            put(place, 2)
    assert names(place)[-1] == before
    put(place, 3)
    assert not list((place / "snapshots").glob(".*"))


@pytest.mark.parametrize("killed", [False, True], ids=["failed", "killed"])
def test_a_change_alone_is_whole_or_not_there(tmp_path: Path, killed: bool) -> None:
    """What a build has read stays for the next; a single change that nobody was told of does not."""
    one, other, node = (ox.NamedNode(f"urn:{name}") for name in ("one", "other", "node"))
    place = tmp_path / "s"
    with Store.create_or_open(place) as store:
        store.replace_graph("urn:g", [ox.Triple(node, node, one)])
    write = (
        "import os, sys; import pyoxigraph as ox; from kg.store.embedded import Store\n"
        "node, other = ox.NamedNode('urn:node'), ox.NamedNode('urn:other')\n"
        "with Store.create_or_open(sys.argv[1], alone=sys.argv[2] == 'alone') as store:\n"
        "    store.change_graph('urn:g', add=[ox.Triple(node, node, other)], remove=[])\n"
        f"    {'os._exit(9)' if killed else 'raise KeyError'}\n"
    )
    for alone, left in (("alone", {one}), ("", {one, other})):
        subprocess.run([sys.executable, "-c", write, str(place), alone], check=False, capture_output=True, cwd=ROOT)
        with Store.create_or_open(place) as store:
            assert {quad.object for quad in store.quads("urn:g")} == left
