"""A store asked by other processes: the same comes of it, whatever becomes of them, and nothing of it stays."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from kg.build import program
from kg.errors import StoreCorrupt, StoreError
from kg.furnishing import furnish
from kg.store import folder, snapshots
from kg.store.embedded import Store
from kg.store.lent import lend
from kg.store.origins import Origins
from kg.threads import asking, changes, settling, weave, weaving
from kg.threads.asked import rows
from kg.threads.asking import Asking
from kg.threads.holding import answers
from tests.threads.steps import Made, pool

T = TypeVar("T")
LENT = Path(folder.SNAPSHOTS) / ".lent"
CITED = partial(answers, "cited-by")


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return pool(7, 40, 10)


@pytest.fixture
def store(tmp_path: Path, made: list[Made]) -> Iterator[Store]:
    with Store.create_or_open(tmp_path / "store") as store, closing(Origins(store.path)) as origins:
        furnish(store, origins, program())
        store.put_graphs({one.graph: one.statements for one in made})
        yield store


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few letters make many pieces."""
    monkeypatch.setattr(asking, "_FEW", 1)
    monkeypatch.setattr(changes, "TOGETHER", 15)
    monkeypatch.setattr(weaving, "_TOGETHER", 10)
    monkeypatch.setattr(weaving, "_FEWER", {})


def letters(store: Store) -> list[list[str]]:
    """Each letter's IRI, one a piece."""
    return [[row["letter"]] for row in rows(store, "SELECT ?letter { ?letter a kg:Letter } ORDER BY ?letter")]


def processes(asked: Asking) -> list[int]:
    every = asked._crew._every if asked._crew else []
    return [one._process.pid for one in every if one._process is not None]


def threads(store: Store) -> list[str]:
    return sorted(str(quad.triple) for quad in store.quads(store.graph_iri("threads")))


def test_the_threads_are_the_same_by_however_many_processes(tmp_path: Path, made: list[Made]) -> None:
    found = []
    for jobs in (1, 3):
        with Store.create_or_open(tmp_path / str(jobs)) as store, closing(Origins(store.path)) as origins:
            furnish(store, origins, program())
            for part in (made[:30], made[30:]):  # the second weaving asks only what can be another
                store.put_graphs({one.graph: one.statements for one in part})
                assert weave(store, jobs).links
            found.append(threads(store))
        assert not (tmp_path / str(jobs) / LENT).exists()
    assert found[0] == found[1]


def test_pieces_come_in_order_with_what_is_found_here(store: Store) -> None:
    pieces = letters(store)
    with closing(Asking(store, 2)) as asked:
        found = list(asked.each(CITED, pieces))
        assert len(processes(asked)) == 2
    assert found == [(piece, CITED(store, piece)) for piece in pieces]
    assert any(rows for _, rows in found)


@pytest.mark.parametrize(("jobs", "few"), [(1, 1), (2, 1000)])
def test_where_it_is_not_worth_it_no_process_is_started(
    store: Store, jobs: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_FEW", few)
    pieces = letters(store)
    with closing(Asking(store, jobs)) as asked:
        assert [piece for piece, _ in asked.each(CITED, pieces)] == pieces
        assert not processes(asked)
        assert not (store.path / LENT).exists()


def test_what_a_killed_process_was_asked_is_asked_here(store: Store) -> None:
    pieces = letters(store)
    here = [(piece, CITED(store, piece)) for piece in pieces]
    with closing(Asking(store, 2)) as asked:
        found = []
        for at, one in enumerate(asked.each(CITED, pieces)):
            found.append(one)
            if at % 5 == 2 and asked._crew is not None:
                for worker in asked._crew._every:
                    if worker._process is not None:
                        worker._process.kill()
    assert found == here


def test_others_see_what_is_written_once_it_is_told_of(store: Store) -> None:
    pieces = letters(store)
    with closing(Asking(store, 2)) as asked:
        before = [len(found) for _, found in asked.each(CITED, pieces)]
        store.replace_graphs({}, remove=store.graphs())
        assert [len(found) for _, found in asked.each(CITED, pieces)] == before
        asked.written()
        assert not any(found for _, found in asked.each(CITED, pieces))


def test_what_is_lent_is_no_snapshot_and_stays_as_it_was(store: Store) -> None:
    lent = lend(store, 0)
    names = [one.name for one in snapshots.listed(store.path)]
    other = lent.open()
    held = sorted(map(str, other.quads()))
    store.replace_graphs({}, remove=store.graphs())
    assert sorted(map(str, other.quads())) == held
    assert next(rows(other, "SELECT ?letter { ?letter a kg:Letter }"), None) is not None
    assert len(snapshots.listed(store.path)) == len(names)
    with pytest.raises(StoreError, match="reading only"):
        other.remove_graph(store.graph_iri("threads"))
    store.publish()
    assert not (store.path / LENT).exists(), "what a killed build left goes with the next publishing"


def test_an_error_of_another_process_is_told_here(store: Store) -> None:
    pieces = letters(store)
    with closing(Asking(store, 2)) as asked:
        asked._lent = lend(store, 0)
        (asked._lent.triples / "CURRENT").unlink()
        with pytest.raises(StoreCorrupt, match="are damaged"):
            list(asked.each(CITED, pieces))


@pytest.mark.parametrize(("most", "told"), [(10, True), (2000, False)])
def test_a_long_weaving_shows_how_far_it_is(
    store: Store, most: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_MANY", most)
    monkeypatch.setattr(settling, "_TOGETHER", 7)
    shown: dict[str, tuple[int, int]] = {}

    def show(items: Iterable[T], length: int, label: str) -> Iterator[T]:
        every = list(items)
        shown[label] = length, len(every)
        yield from every

    weave(store, 1, show)
    assert list(shown) == (["threads: what letters tell", "threads: rules", "threads: writing"] if told else [])
    assert all(length == passed > 1 for length, passed in shown.values())
