"""The index follows the store: whole or not there, and of the state that readers see."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from kg import resources
from kg.build import build, sources
from kg.errors import NotFound
from kg.search import columns, find, refresh
from kg.search import index as indexes
from kg.search.asking import Wanted, ask, count, valued
from kg.search.entered import ENTERED
from kg.search.typed import typed
from kg.store import folder, snapshots
from kg.store.embedded import Store
from tests.listed import as_bytes, entry

LETTER = "21501-02-9002"


def built(place: Path, *letters: Path) -> Path:
    with Store.create_or_open(place) as store:
        for _ in build(sources([str(one) for one in letters]), store):
            pass
    return place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return built(tmp_path / "store", resources.folder("samples"))


def ids(place: Path, text: str = "", sort: str = "brief") -> set[str]:
    found = find(place, folder.current(place))
    assert found is not None
    return {hit.one("id") for hit in ask(found, Wanted(sort, typed(text).query, limit=100)).hits}


def test_every_letter_and_promise_is_found(place: Path) -> None:
    assert refresh(place)
    found = find(place, folder.current(place))
    assert found is not None
    with Store.open(place) as store:
        rows = store.ask("SELECT (COUNT(DISTINCT ?l) AS ?n) { ?g foaf:primaryTopic ?l . ?l kg:text ?t }")
        promises = store.ask("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?l kg:commitment ?c }")
        told = [str(next(iter(answer))[0].value) for answer in (rows, promises)]  # type: ignore[union-attr]
    assert [count(found, Wanted("brief")), count(found, Wanted("toezegging"))] == [int(one) for one in told]
    assert len(valued(found, Wanted("brief"), "year")) >= 3
    assert "kst-21501-02-9002" in ids(place, '"Europese veiligheid"')


def test_what_is_there_is_not_made_again(place: Path) -> None:
    assert refresh(place)
    assert not refresh(place)


def test_a_changed_a_new_and_a_gone_letter_are_all_that_is_written(place: Path, tmp_path: Path) -> None:
    refresh(place)
    before = find(place, folder.current(place))
    letter = tmp_path / "kst-21501-02-9002.md"
    text = (resources.folder("samples") / letter.name).read_text()
    letter.write_text(text.replace("hoeksteen", "gnoomstatuut"))
    new = tmp_path / "new.txt"
    new.write_text(text.replace("Nr. 9002", "Nr. 8002").replace("hoeksteen", "kikkerdril"))
    built(place, letter, new)
    with Store.create_or_open(place) as store:
        store.remove_graph(store.graph_iri("kst-32317-9001"))
    assert before is not None
    assert ids(place, "gnoomstatuut") == set()  # the state before, until the index is made
    assert refresh(place)
    assert ids(place, "gnoomstatuut") == {"kst-21501-02-9002"}
    assert ids(place, "kikkerdril") == {"kst-21501-02-8002"}
    assert ids(place, "hoeksteen") == set()
    assert "kst-32317-9001" not in ids(place)
    assert len(ids(place)) == 15  # one gone, one new
    assert "kst-21501-02-9002" in {hit.one("id") for hit in ask(before, Wanted("brief", typed("hoeksteen").query)).hits}


def promised(tmp_path: Path, **told: object) -> Path:
    path = tmp_path / "TZ202404-123.json"
    path.write_bytes(as_bytes(entry(**told)))
    return path


def anew(place: Path, tmp_path: Path) -> dict[str, str]:
    """What an index that knows of none before holds of the store's newest state."""
    copy = tmp_path / "anew"
    shutil.copytree(place, copy, ignore=shutil.ignore_patterns("search"))
    refresh(copy)
    held = kept(copy)
    shutil.rmtree(copy)
    return held


def kept(place: Path) -> dict[str, str]:
    with closing(sqlite3.connect(place / "search" / folder.current(place) / ENTERED)) as table:
        return dict(
            table.execute("SELECT iri, digest FROM entry UNION ALL SELECT iri || ' is told', digest FROM promise")
        )


def test_an_index_made_of_the_last_one_is_the_same_as_one_made_anew(tmp_path: Path) -> None:
    place, samples = tmp_path / "store", sorted(resources.folder("samples").glob("kst-*"))
    changed = tmp_path / "kst-21501-02-9002.md"
    changed.write_text((resources.folder("samples") / changed.name).read_text().replace("hoeksteen", "gnoomstatuut"))
    steps: list[Callable[[Store], object]] = [
        *(partial(taken, paths=samples[at : at + 3]) for at in range(0, len(samples), 3)),
        lambda store: taken(store, [promised(tmp_path)]),
        lambda store: taken(store, [promised(tmp_path, Status="Voldaan", DatumNakoming=None)]),
        lambda store: taken(store, [changed]),
        lambda store: store.remove_graph(store.graph_iri("kst-32317-9001")),
        lambda store: store.remove_graph(store.graph_iri("reference")),
        lambda store: taken(store, [samples[0]]),
        lambda store: (
            (store.path / "arrivals.sqlite").unlink(),
            store.remove_graph(store.graph_iri("kst-21501-02-9002")),
        ),
    ]
    seen = []
    for step in steps:
        with Store.create_or_open(place) as store:
            step(store)
        assert refresh(place)
        seen.append(kept(place))
        assert seen[-1] == anew(place, tmp_path)
    assert all(one != other for one, other in pairwise(seen)), "a step changed nothing of what is held"


def taken(store: Store, paths: Iterable[Path]) -> None:
    for _ in build(sources([str(one) for one in paths]), store):
        pass


def test_little_that_is_new_is_all_that_is_asked_about(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(place)
    letter = tmp_path / "kst-21501-02-9002.md"
    letter.write_text((resources.folder("samples") / letter.name).read_text().replace("hoeksteen", "gnoomstatuut"))
    built(place, letter)
    asked: list[Sequence[str]] = []
    monkeypatch.setattr(
        indexes, "entries", lambda store, some, *told: (asked.append(some), columns.entries(store, some, *told))[1]
    )
    refresh(place)
    (only,) = asked
    assert {iri.rpartition("/")[2] for iri in only} == {"21501-02-9002"}


def test_a_reader_of_an_earlier_state_finds_that_state(place: Path, tmp_path: Path) -> None:
    refresh(place)
    first = folder.current(place)
    letter = tmp_path / "kst-21501-02-9002.md"
    letter.write_text((resources.folder("samples") / letter.name).read_text().replace("hoeksteen", "gnoomstatuut"))
    built(place, letter)
    refresh(place)
    old = find(place, first)
    assert old is not None
    assert [hit.one("id") for hit in ask(old, Wanted("brief", typed("hoeksteen").query)).hits] == ["kst-21501-02-9002"]
    with folder.lock(place):
        snapshots.rollback(place, None)
    refresh(place)
    assert ids(place, "hoeksteen") == {"kst-21501-02-9002"}


def test_an_index_that_was_killed_in_the_making_is_none(place: Path) -> None:
    code = (
        "import sys, time; from kg.search import index\n"
        "index._write = lambda *_, **__: (print('begun', flush=True), time.sleep(60))\n"
        "index.refresh(sys.argv[1])"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, text=True) as made:
        assert made.stdout is not None
        assert made.stdout.readline() == "begun\n"
        os.kill(made.pid, signal.SIGKILL)
    assert find(place, folder.current(place)) is None
    assert refresh(place)
    assert "kst-21501-02-9002" in ids(place)
    assert not list((place / "search").glob(".new-*"))


def test_two_at_once_make_one(place: Path) -> None:
    command = [sys.executable, "-m", "kg", "index", "--store", str(place)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(one.communicate()[0].rpartition(" is ")[2] for one in both)
    assert said == ["made.\n", "there already.\n"]


def test_the_index_of_another_program_is_made_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(place)
    monkeypatch.setattr(indexes, "made_by", lambda: "another")
    assert find(place, folder.current(place)) is None
    assert refresh(place)
    assert "kst-21501-02-9002" in ids(place)


def test_old_indexes_go(place: Path, tmp_path: Path) -> None:
    letter = tmp_path / "kst-21501-02-9002.md"
    text = (resources.folder("samples") / letter.name).read_text()
    for number in range(4):
        letter.write_text(f"{text}\n{number}\n")
        built(place, letter)
        refresh(place)
        time.sleep(0.01)
    assert len([one for one in (place / "search").iterdir() if one.is_dir()]) == 2


def test_without_a_store_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no store at"):
        refresh(tmp_path / "none")
    said = subprocess.run(
        [sys.executable, "-m", "kg", "index", "--store", str(tmp_path / "none")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.count("\n") == 1


def _spoilt(file: Path, data: bytes | None) -> None:
    """The file replaced by others' bytes, or gone; not written through, since the file may be another index's too."""
    file.unlink()
    if data is not None:
        file.write_bytes(data)


@pytest.mark.parametrize("suffix", ["meta.json", ".idx", ".store", ".term", ".fast", "digests.json", "entered.sqlite"])
@pytest.mark.parametrize("data", [None, b"", b"\x07" * 300], ids=["gone", "empty", "garbage"])
def test_a_damaged_index_is_made_anew(place: Path, suffix: str, data: bytes | None) -> None:
    refresh(place)
    state = folder.current(place)
    before = ids(place)
    assert indexes.opened(place, state) is not None
    _spoilt(next(one for one in sorted((place / "search" / state).iterdir()) if one.name.endswith(suffix)), data)
    assert refresh(place)
    assert ids(place) == before
    again = indexes.opened(place, state)
    assert again is not None
    assert {hit.one("id") for hit in ask(again, Wanted("brief", limit=100)).hits} == before
    assert not refresh(place)


@pytest.mark.parametrize("suffix", ["meta.json", ".store", "digests.json", "entered.sqlite"])
def test_nothing_is_taken_over_from_a_damaged_index(place: Path, tmp_path: Path, suffix: str) -> None:
    refresh(place)
    _spoilt(
        next(one for one in (place / "search" / folder.current(place)).iterdir() if one.name.endswith(suffix)), b"no"
    )
    letter = tmp_path / "kst-36045-9777.txt"
    letter.write_text((resources.folder("samples") / "kst-21501-02-9004.txt").read_text().replace("9004", "9777"))
    built(place, letter)
    assert refresh(place)
    with Store.open(place) as store:
        rows = store.ask("SELECT (COUNT(*) AS ?n) { ?x a kg:Letter }")
        assert len(ids(place)) == int(next(iter(rows))[0].value)  # type: ignore[arg-type, union-attr]
