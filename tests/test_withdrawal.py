"""What a harvest's source took back leaves the graph by the next build of that folder, and nothing else does."""

import shutil
from pathlib import Path

import pytest

from kg import validate
from kg.build import build, sources
from kg.store.embedded import Store
from kg.withdrawal import taken_back
from tests.conftest import Kg
from tests.listed import as_bytes, document, entry
from tests.read.forms import docx, forms, publication

OTHER = publication().replace(b">2976<", b">2977<").replace(b"6 november", b"5 november")


def filled(top: Path) -> Path:
    """A folder as a harvest leaves it: two papers, one of them in two forms, and a commitment."""
    held = {
        "koop/kst-21501-02-2976.xml": publication(),
        "koop/kst-21501-02-2977.xml": OTHER,
        "tk/kst-21501-02-2976.docx": docx(),
        "tk/kst-21501-02-2976.metadata.json": as_bytes(document()),
        "tk/toezeggingen/TZ202404-123.json": as_bytes(entry()),
    }
    for name, data in held.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    return top


def retired(top: Path, name: str) -> None:
    """As ``kg harvest`` does with what its source took back."""
    target = top / ".harvest" / "deleted" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    (top / name).replace(target)


def built(top: Path, store: Store) -> list[str]:
    return [done.status for done in build(sources([str(top)]), store, taken=taken_back([str(top)]))]


def letters(store: Store) -> set[str]:
    return {graph.rpartition("/")[2] for graph in store.graph_digests()}


def statements(store: Store) -> set[str]:
    return {str(quad) for graph in store.graphs() for quad in store.quads(graph)}


def test_what_was_taken_back_leaves_and_the_store_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    top = filled(tmp_path / "h")
    with Store.create_or_open(tmp_path / "s") as store, Store.create_or_open(tmp_path / "fresh") as fresh:
        built(top, store)
        retired(top, "koop/kst-21501-02-2977.xml")
        retired(top, "tk/toezeggingen/TZ202404-123.json")
        assert sorted(built(top, store)) == ["unchanged", "unchanged", "withdrawn", "withdrawn"]
        assert letters(store) == {"kst-21501-02-2976"}
        built(top, fresh)
        assert statements(store) == statements(fresh)
        assert sorted(built(top, store)) == ["unchanged", "unchanged"]


def test_a_further_form_that_was_taken_back_is_told_no_more(tmp_path: Path) -> None:
    top = filled(tmp_path / "h")
    with Store.create_or_open(tmp_path / "s") as store, Store.create_or_open(tmp_path / "fresh") as fresh:
        built(top, store)
        retired(top, "tk/kst-21501-02-2976.docx")
        retired(top, "tk/kst-21501-02-2976.metadata.json")
        assert "withdrawn" not in built(top, store)
        built(top, fresh)
        assert statements(store) == statements(fresh)


def test_a_letter_whose_best_form_was_taken_back_is_read_from_what_is_left(tmp_path: Path) -> None:
    top = filled(tmp_path / "h")
    with Store.create_or_open(tmp_path / "s") as store, Store.create_or_open(tmp_path / "fresh") as fresh:
        built(top, store)
        retired(top, "koop/kst-21501-02-2976.xml")
        assert sorted(built(top, store)) == ["loaded", "unchanged", "unchanged", "withdrawn"]
        built(top, fresh)
        assert statements(store) == statements(fresh)


def test_what_came_back_to_its_place_stays(tmp_path: Path) -> None:
    top = filled(tmp_path / "h")
    with Store.create_or_open(tmp_path / "s") as store:
        built(top, store)
        retired(top, "koop/kst-21501-02-2977.xml")
        shutil.copy(top / ".harvest/deleted/koop/kst-21501-02-2977.xml", top / "koop")
        assert set(built(top, store)) == {"unchanged"}


def test_a_letter_built_from_elsewhere_stays(tmp_path: Path) -> None:
    """The same paper, but other bytes: nothing says that this file was taken back."""
    top, mine = filled(tmp_path / "h"), tmp_path / "mine.pdf"
    mine.write_bytes(forms()["a.pdf"])
    with Store.create_or_open(tmp_path / "s") as store:
        list(build(sources([str(mine)]), store))
        retired(top, "tk/kst-21501-02-2976.docx")
        retired(top, "koop/kst-21501-02-2976.xml")
        built(top, store)
        assert "kst-21501-02-2976" in letters(store)


def test_what_was_taken_back_leaves_the_quarantine_and_what_was_not_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = filled(tmp_path / "h")
    (top / "tk/kst-21501-02-2976.docx").unlink()
    with Store.create_or_open(tmp_path / "s") as store:
        monkeypatch.setattr(validate.Report, "conforms", property(lambda _: False))
        assert set(built(top, store)) == {"quarantined"}
        monkeypatch.undo()
        assert [one.name for one in store.quarantine.list()] == [
            "TZ202404-123", "kst-21501-02-2976", "kst-21501-02-2977",
        ]  # fmt: skip
        retired(top, "koop/kst-21501-02-2977.xml")
        done = list(build([], store, taken=taken_back([str(top)])))
        assert [(one.status, one.graph_iri.rpartition("/")[2]) for one in done] == [("withdrawn", "kst-21501-02-2977")]
        assert [one.name for one in store.quarantine.list()] == ["TZ202404-123", "kst-21501-02-2976"]
        assert not list(build([], store, taken=taken_back([str(top)])))


def test_kg_build_tells_how_many_were_taken_back_also_where_nothing_is_left(tmp_path: Path, kg: Kg) -> None:
    (tmp_path / "h/koop").mkdir(parents=True)
    (tmp_path / "h/koop/a.xml").write_bytes(publication())
    assert kg("build", tmp_path / "h", "--store", tmp_path / "s").returncode == 0
    retired(tmp_path / "h", "koop/a.xml")
    done = kg("build", tmp_path / "h", "--store", tmp_path / "s")
    assert (done.returncode, "1 taken back by their source" in done.stdout) == (0, True), done.stderr
