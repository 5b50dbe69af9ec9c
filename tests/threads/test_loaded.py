"""RDF of letters that is loaded, not built: the same follows from it, in any order and with letters that are built."""

from pathlib import Path

import pytest

from kg.build import build
from kg.loading import add
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.threads.changes import _asked
from tests.conftest import Kg
from tests.threads.test_weave import AGENDA, LATER, REPORT, Brief, built, links, statuses


def files(tmp_path: Path, *letters: Brief) -> list[Path]:
    """The letters' graphs, each as a Turtle file."""
    found = []
    with built(tmp_path / "source", letters) as store:
        for letter in letters:
            path = tmp_path / f"{letter.number}.ttl"
            graph = store.quads(store.graph_iri(f"kst-21501-02-{letter.number}"))
            to_rdflib([quad.triple for quad in graph]).serialize(path, format="turtle", encoding="utf-8")
            found.append(path)
    return found


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_what_follows_from_loaded_letters_is_what_follows_from_built_ones(
    tmp_path: Path, kg: Kg, order: tuple[int, ...]
) -> None:
    letters = (AGENDA, REPORT, LATER)
    paths = files(tmp_path, *letters)
    for which in order:
        assert kg("load", paths[which], "--store", tmp_path / "store").returncode == 0
    with built(tmp_path / "all", letters) as store:
        expected = links(store)
    with Store.open(tmp_path / "store") as store:
        assert links(store) == expected
        assert statuses(store) == {"2961/toezegging/1": "voldaan"}


def test_a_loaded_report_keeps_the_promise_of_a_letter_that_was_built(tmp_path: Path, kg: Kg) -> None:
    (path,) = files(tmp_path, REPORT)
    with built(tmp_path, [AGENDA]) as store:
        assert not links(store, "report-promised")
    assert kg("load", path, "--store", tmp_path / "store").returncode == 0
    with Store.create_or_open(tmp_path / "store") as store:
        kept = {("2961/toezegging/1", "fulfilledBy", "2979")}
        assert links(store, "report-promised") == kept
        list(build([LATER.source], store))
        assert links(store, "report-promised") == kept


def test_rdf_that_tells_of_no_letter_has_no_threads_and_a_bad_file_changes_none(tmp_path: Path, kg: Kg) -> None:
    plain = tmp_path / "plain.ttl"
    plain.write_text("<http://example.org/a> <http://example.org/b> 1 .", encoding="utf-8")
    assert kg("load", plain, "--store", tmp_path / "other").returncode == 0
    with Store.open(tmp_path / "other") as store:
        assert store.graph_iri("threads") not in store.graphs()
    plain.write_text("<http://example.org/a> <", encoding="utf-8")
    with built(tmp_path, [AGENDA, REPORT]) as store:
        before = set(store.quads())
    assert kg("load", plain, "--store", tmp_path / "store").returncode == 1
    with Store.open(tmp_path / "store") as store:
        assert set(store.quads()) == before


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ('{thing} {property} "letterlijk" .', True),
        ("[] {property} {thing} .", True),
        ("{thing} {property} [] .", False),  # of what has two texts, one of them none, nothing can be judged
    ],
)
def test_statements_of_what_has_no_iri_break_nothing_and_nothing_follows_from_them(
    tmp_path: Path, said: str, stays: bool
) -> None:
    """Whoever loads RDF may say anything with the properties that the rules ask about."""
    with built(tmp_path, [AGENDA, REPORT, LATER]) as store:
        before = links(store)
        things = [f"<{store.base_iri}id/kamerstuk/21501-02-{name}>" for name in ("2961", "2979", "2961/toezegging/1")]
        odd = tmp_path / "odd.ttl"
        every = (said.format(thing=thing, property=one) for thing in things for one in _asked())
        odd.write_text("\n".join(every), encoding="utf-8")
        add(store, odd)
        told = [str(term) for quad in store.quads(store.graph_iri("threads")) for term in (quad.subject, quad.object)]
        assert not stays or before <= links(store)
        assert not any("letterlijk" in one or one.startswith("_:") for one in told)
        plain = tmp_path / "plain.ttl"
        plain.write_text("<http://example.org/a> <http://example.org/b> 1 .", encoding="utf-8")
        add(store, plain)
