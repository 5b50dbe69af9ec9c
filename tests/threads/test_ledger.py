"""What is kept beside the store is believed only where it is of its state; whatever happens, threads are right."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg import threads
from kg.build import build
from kg.loading import add
from kg.store import snapshots, union
from kg.store.embedded import Store
from kg.store.update import update
from kg.threads import settling
from kg.threads.rules import Rule
from tests.threads.test_one_meeting import AGENDA as LVR_AGENDA
from tests.threads.test_one_meeting import MIDDLE
from tests.threads.test_weave import AGENDA, ANSWER, KEPT, LATE, LATER, MONTH, PROMISE, REPORT, Brief, built

FIRST = (AGENDA, LATER, replace(MONTH, number=2940), PROMISE, LATE, LVR_AGENDA)
THEN = (REPORT, Brief(2999, "2 december 2024", KEPT), ANSWER, MIDDLE)
FILE = "threads.sqlite"


def told(store: Store) -> list[str]:
    """The graph of threads, a line a statement; without the digest of what it was woven from."""
    every = (str(quad.triple) for quad in store.quads(store.graph_iri(threads.GRAPH)))
    return sorted(line for line in every if "schema.org/version" not in line)


def at_once(store: Store, place: Path) -> list[str]:
    """What one weaving of all that a store holds tells."""
    with Store.create_or_open(place) as other:
        for graph in store.graphs():
            if graph != store.graph_iri(threads.GRAPH):
                other.replace_graph(graph, [quad.triple for quad in store.quads(graph)])
        assert threads.weave(other).asked
        return told(other)


def removed(store: Path) -> None:
    (store / FILE).unlink()


def damaged(store: Path) -> None:
    (store / FILE).write_bytes(b"no table, but long enough to be taken for one" * 1000)


def emptied(store: Path) -> None:
    (store / FILE).write_bytes(b"")


def gone_back(store: Path) -> None:
    with Store.create_or_open(store) as one:
        list(build([brief.source for brief in THEN], one))
    snapshots.rollback(store)


def by_hand(store: Path) -> None:
    with Store.create_or_open(store) as one:
        paper = f"{one.base_iri}id/kamerstuk/21501-02-{PROMISE.number}"
        graph = one.graph_iri(f"kst-21501-02-{PROMISE.number}")
        update(one, f"DELETE WHERE {{ GRAPH <{graph}> {{ <{paper}> kg:commitment ?one }} }}")


def by_hand_anywhere(store: Path) -> None:
    with Store.create_or_open(store) as one:
        update(one, "DELETE { GRAPH ?g { ?letter kg:agendaFor ?m } } WHERE { GRAPH ?g { ?letter kg:agendaFor ?m } }")


def loaded(store: Path) -> None:
    with Store.create_or_open(store) as one:
        meeting = f"<{one.base_iri}id/raad/RBZ/2024-11-18>"
        said = f"{meeting} <https://schema.org/endDate> '2024-11-20'^^<http://www.w3.org/2001/XMLSchema#date> ."
        path = store.parent / "more.ttl"
        path.write_text(said, encoding="utf-8")
        add(one, path, one.graph_iri("mine"))


def unwoven(store: Path) -> None:
    with Store.create_or_open(store) as one:
        one.remove_graph(one.graph_iri("kst-21501-02-2961"))


@pytest.mark.parametrize(
    "happens",
    [removed, damaged, emptied, gone_back, by_hand, by_hand_anywhere, loaded, unwoven],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize("new", [THEN, ()], ids=["new letters", "none"])
def test_whatever_happened_in_between_the_next_build_is_right(
    tmp_path: Path, happens: Callable[[Path], None], new: Iterable[Brief]
) -> None:
    built(tmp_path, FIRST).close()
    happens(tmp_path / "store")
    with built(tmp_path, new) as store:
        found = told(store)
        assert found == at_once(store, tmp_path / "other")


def test_a_copy_goes_on_from_what_was_kept_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, FIRST).close()
    shutil.copytree(tmp_path / "store", tmp_path / "copy" / "store")
    asked = counted(monkeypatch)
    with built(tmp_path / "copy", [LATER]) as store:
        assert not asked
        assert told(store)


def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Of which roots each rule is asked from here on."""
    asked: dict[str, set[str]] = {}
    of = Rule.of

    def noted(self: Rule, roots: Iterable[str]) -> str:
        every = list(roots)
        asked.setdefault(self.said.name, set()).update(root.rpartition("/")[2] for root in every)
        return of(self, every)

    monkeypatch.setattr(Rule, "of", noted)
    return asked


def test_only_what_a_new_letter_bears_on_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, (*FIRST, *THEN)).close()
    asked = counted(monkeypatch)
    with built(tmp_path, [Brief(3100, "3 maart 2025", "Ik verwijs naar Kamerstuk 21 501-02, nr. 2900.")]) as store:
        assert {root for roots in asked.values() for root in roots} == {"21501-02-3100"}
        assert told(store) == at_once(store, tmp_path / "other")
    asked.clear()
    report = Brief(3101, "4 maart 2025", REPORT.body)
    with built(tmp_path, [report]) as store:
        assert asked["report-promised"] == {"21501-02-2961", "21501-02-3101"}
        assert asked["cited-by"] == {"21501-02-3101"}
        assert told(store) == at_once(store, tmp_path / "more")


@pytest.mark.parametrize("steps", range(6))
def test_a_weaving_that_is_broken_off_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """At its first writes, or at a later one."""
    built(tmp_path, FIRST).close()
    store = Store.create_or_open(tmp_path / "store")
    change, left = Store.change_graph, [steps]

    def failing(self: Store, *args: object, **given: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        change(self, *args, **given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(settling, "_TOGETHER", 2)
        patch.setattr(settling, "_WRITTEN", 2)
        patch.setattr(Store, "change_graph", failing)
        with pytest.raises(OSError, match="No space"):
            list(build([brief.source for brief in THEN], store))
    assert threads.weave(store).asked
    assert told(store) == at_once(store, tmp_path / "other")
    store.close()


def test_a_first_weaving_looks_for_nothing_that_an_earlier_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept = []
    monkeypatch.setattr(threads, "sweep", lambda *_: swept.append(1))
    built(tmp_path, FIRST).close()
    assert not swept, "all of the graph is gone through, though nothing stood there"
    removed(tmp_path / "store")
    built(tmp_path, THEN).close()
    assert swept


@pytest.mark.parametrize("few", [1, 20, 50_000])
def test_many_links_are_written_in_parts_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(settling, "_WRITTEN", few)
    monkeypatch.setattr(settling, "_TOGETHER", 2)
    monkeypatch.setattr(union, "FEWEST", 2)
    writings = []
    change = union.change
    monkeypatch.setattr(union, "change", lambda *told: writings.append(len(told[2])) or change(*told))
    built(tmp_path, FIRST).close()
    with built(tmp_path, THEN) as store:
        assert told(store) == at_once(store, tmp_path / "other")
        assert set(map(str, store.quads())) == {
            str(quad.triple) for name in store.graphs() for quad in store.quads(name)
        }
    piece = 25  # two links with all that is told of them
    assert max(writings) < few + piece
    assert (max(writings) > 2 * piece) is (few == 50_000), "not as many together as may be"
