"""Of how many dossiers and ministers there are letters: counted with the index, and the same that the lists tell."""

from pathlib import Path

import pytest

from kg import resources
from kg.build import build, sources
from kg.search import held, refresh
from kg.search import index as indexes
from kg.store.embedded import Store
from kg.web import lists


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create_or_open(tmp_path / "store") as store:
        for _ in build(sources([str(resources.folder("samples"))]), store):
            pass
    refresh(tmp_path / "store")
    return tmp_path / "store"


def gone_through(store: Store) -> held.Held:
    return held.Held(len(lists.dossiers(store)[0]), len(lists.people(store)[0]))


def test_the_note_is_what_the_lists_tell(place: Path) -> None:
    with Store.open(place) as store:
        noted = indexes.counts(place, store.version)
        assert noted == gone_through(store)
        assert lists.held(store) == (noted.dossiers, noted.people)


def test_it_is_made_anew_with_each_state(place: Path) -> None:
    with Store.open(place) as store:
        before, state = indexes.counts(place, store.version), store.version
    with Store.create_or_open(place) as store:
        for sample in ("kst-32317-9001", "kst-32317-9002"):
            store.remove_graph(store.graph_iri(sample))
    assert refresh(place)
    with Store.open(place) as store:
        after = indexes.counts(place, store.version)
        assert after == gone_through(store)
    assert before is not None
    assert after is not None
    assert after.dossiers < before.dossiers
    assert indexes.counts(place, state) == before, "of who still reads the last state"


def test_nobody_goes_through_the_store_where_it_is_noted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(place) as store:
        told = lists.held(store)
        monkeypatch.setattr(lists, "rows", None)
        assert lists.held(store) == told


@pytest.mark.parametrize("noted", [None, "", "[]", "{", '{"dossiers": 1}'])
def test_where_it_is_not_noted_the_store_is_gone_through(place: Path, noted: str | None) -> None:
    for note in place.glob("search/*/held.json"):
        note.unlink()
        if noted is not None:
            note.write_text(noted)
    with Store.open(place) as store:
        assert indexes.counts(place, store.version) is None
        assert lists.held(store) == (gone_through(store).dossiers, gone_through(store).people)
    assert refresh(place), "it is damaged"
    with Store.open(place) as store:
        assert indexes.counts(place, store.version) == gone_through(store)
