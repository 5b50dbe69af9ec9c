"""The stream of letters, followed as a client of LDES does: from its root by its relations, each member once."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import Serving
from following import BASE, NQUADS, STREAM, Client, following, letter, many, put, statements
from rdflib import DCTERMS, Graph, URIRef

from kg import resources
from kg.build import build, sources
from kg.store.embedded import Store
from kg.store.update import update
from kg.withdrawal import taken_back


def test_a_client_gets_every_letter_once_and_then_what_is_new(place: Path, serving: Serving) -> None:
    put(place, *many(120))
    with following(place, serving) as client:
        assert client.follow() == [f"Create {name}" for name in many(120)]
        assert (client.fetched, len(client.final)) == (4, 2), "the root and three pages, of which two are full"
        assert client.letters[letter("1-007")] == "Brief 1-007"
        assert client.follow() == []
        assert client.fetched == 6, "the root and the last page"
        put(place, "1-003", "1-119", title="Beter")
        put(place, "2-000", gone=("1-004",))
        assert sorted(client.follow()) == ["Create 2-000", "Delete 1-004", "Update 1-003", "Update 1-119"]
        assert client.letters[letter("1-003")] == "Beter 1-003"
        assert letter("1-004") not in client.letters
        late = Client(client.web)
        assert len(late.follow()) == 121, "of each letter the newest version, and that one left"
        assert late.letters == client.letters
        put(place, "1-004")
        assert client.follow() == ["Create 1-004"], "what left may come back"


def test_what_is_written_again_as_it_was_is_no_news(place: Path, serving: Serving) -> None:
    put(place, "1", "2")
    with following(place, serving) as client:
        client.follow()
        put(place, "1", "2")
        with Store.create_or_open(place) as store:
            store.replace_graph(f"{BASE}graph/threads", statements("other")[1:])
        assert client.follow() == []


def test_updates_by_others_are_told_whether_they_name_their_graph_or_not(place: Path, serving: Serving) -> None:
    put(place, "1", "2", "3")
    whole = f'INSERT DATA {{ GRAPH <{BASE}graph/kst-1> {{ <{letter(1)}> dcterms:title "Meer" }} }}'
    short = 'PREFIX g: <{}graph/> INSERT DATA {{ GRAPH g:kst-2 {{ <{}> dcterms:title "Meer" }} }}'
    every = "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o ; dcterms:title 'Brief 3' } }"
    with following(place, serving) as client:
        client.follow()
        for text, news in ((whole, "Update 1"), (short.format(BASE, letter(2)), "Update 2"), (every, "Update 3")):
            with Store.create_or_open(place) as store:
                update(store, text)
            assert client.follow() == [news]


@pytest.mark.parametrize("accept", ["application/n-quads", "application/ld+json"])
def test_every_form_with_graphs_tells_the_same(place: Path, serving: Serving, accept: str) -> None:
    put(place, *many(60))
    with following(place, serving) as client:
        client.follow()
        other = Client(client.web, accept)
        other.follow()
        assert (other.seen, other.letters, other.final) == (client.seen, client.letters, client.final)


@pytest.mark.parametrize(("extension", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml")])
def test_forms_without_graphs_have_the_statements_beside_the_members(
    place: Path, serving: Serving, extension: str, form: str
) -> None:
    put(place, "1", "2")
    with following(place, serving) as client:
        graph = Graph().parse(data=client.web.get(f"/stroom/2-1.{extension}").text, format=form)
        assert {str(it) for it in graph.objects(None, DCTERMS.isVersionOf)} == {letter(1), letter(2)}
        assert str(graph.value(URIRef(letter(2)), DCTERMS.title)) == "Brief 2"


def test_letters_that_are_built_changed_and_taken_back_are_told(place: Path, tmp_path: Path, serving: Serving) -> None:
    samples, folder_ = resources.folder("samples"), tmp_path / "letters"
    (folder_ / ".harvest" / "deleted").mkdir(parents=True)
    first, second, third = "kst-21501-02-9001.md", "kst-21501-02-9002.md", "kst-21501-02-9003.md"
    for name in (first, second):
        shutil.copy(samples / name, folder_)
    built(place, folder_)
    with following(place, serving) as client:
        assert client.follow() == ["Create 21501-02-9001", "Create 21501-02-9002"]
        page = client.web.get("/stroom/2-1", headers=NQUADS).content
        said: dict[str, set[ox.Triple]] = {}
        for quad in ox.parse(page, ox.RdfFormat.N_QUADS):
            said.setdefault(str(getattr(quad.graph_name, "value", "")), set()).add(quad.triple)
        with Store.open(place) as store:
            for number, name in ((1, "9001"), (2, "9002")):
                whole = {quad.triple for quad in store.quads(f"{BASE}graph/kst-21501-02-{name}")}
                assert said[f"{STREAM}/2-{number}"] == whole, "all that the letter's graph says"
                assert len(whole) > 100
        built(place, folder_)
        assert client.follow() == []
        (folder_ / first).write_text((samples / first).read_text(encoding="utf-8") + "\n", encoding="utf-8")
        (folder_ / second).rename(folder_ / ".harvest" / "deleted" / second)
        shutil.copy(samples / third, folder_)
        built(place, folder_)
        assert sorted(client.follow()) == [
            "Create 21501-02-9003", "Delete 21501-02-9002", "Update 21501-02-9001",
        ]  # fmt: skip


def built(place: Path, folder: Path) -> None:
    with Store.create_or_open(place, BASE) as store:
        for _ in build(sources([str(folder)]), store, taken=taken_back([str(folder)])):
            pass
