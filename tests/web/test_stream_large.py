"""A letter of which very much is said has a page of its own in the stream, whatever else stands beside it."""

from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from conftest import Serving
from following import BASE, NQUADS, STREAM, TREE, TRIG, Client, following, letter, many, put, statements
from rdflib import URIRef

from kg.store.embedded import Store
from kg.web import stream

CITES = ox.NamedNode("http://purl.org/dc/terms/references")
CITED = 4000
"""So many papers a large letter cites: some 500 kB as N-Triples."""


def put_large(place: Path, *names: object) -> None:
    with Store.create_or_open(place, BASE) as store:
        store.replace_graphs({f"{BASE}graph/kst-{name}": [*statements(name, "Groot"), *cites(name)] for name in names})


def cites(name: object) -> list[ox.Triple]:
    it = ox.NamedNode(letter(name))
    return [ox.Triple(it, CITES, ox.NamedNode(letter(f"36045-{number}"))) for number in range(CITED)]


def further(client: Client, url: str) -> set[str]:
    page = client.read(url)
    nodes = (page.value(one, TREE.node) for one in page.objects(URIRef(url), TREE.relation))
    return {str(one).rpartition("/")[2] for one in nodes}


def get(client: Client, path: str, accept: dict[str, str] = TRIG) -> httpx.Response:
    answer = client.web.get(path, headers=accept)
    assert answer.status_code == 200
    return answer


def test_large_letters_stand_alone_and_a_client_misses_nothing(place: Path, serving: Serving) -> None:
    put(place, *many(60))
    put_large(place, "1-003", "1-055")
    put(place, *(f"2-{number:03}" for number in range(40)))
    with following(place, serving) as client:
        assert len(client.follow()) == 100
        assert client.letters[letter("1-003")] == "Groot 1-003"
        assert client.letters[letter("1-055")] == "Groot 1-055"
        assert further(client, f"{client.web.base_url}/stroom/2-2") == {"2-2-61", "2-2-62"}
        sizes = [len(get(client, path, NQUADS).content) for path in ("/stroom/2-1", "/stroom/2-2", "/stroom/2-2-61")]
        assert max(sizes[:2]) < 50_000 < stream.MOST < sizes[2]
        assert client.follow() == []


def test_its_page_may_be_kept_as_soon_as_it_is_told(place: Path, serving: Serving) -> None:
    put(place, "1")
    put_large(place, "2")
    with following(place, serving) as client:
        assert client.follow() == ["Create 1", "Create 2"]
        assert client.final == {f"{client.web.base_url}/stroom/2-1-2"}
        before = get(client, "/stroom/2-1-2")
        assert "immutable" in before.headers["cache-control"]
        put(place, *many(100))
        after = client.web.get("/stroom/2-1-2", headers={**TRIG, "if-none-match": before.headers["etag"]})
        assert after.status_code == 304, "whatever comes after it"
        fetched = client.fetched
        assert len(client.follow()) == 100
        assert client.fetched - fetched == 4, "the root and three pages"


def test_no_other_letter_moves_when_it_changes_or_leaves(place: Path, serving: Serving) -> None:
    put_large(place, "1", "2")
    put(place, *many(50))
    with following(place, serving) as client:
        client.follow()
        kept = {path: get(client, path).content for path in ("/stroom/2-1-2",)}
        put(place, "1", title="Klein")
        assert client.follow() == ["Update 1"]
        assert client.letters[letter(1)] == "Klein 1"
        assert further(client, f"{client.web.base_url}/stroom/2-1") == {"2-1-2"}
        assert {path: get(client, path).content for path in kept} == kept
        assert b"isVersionOf" not in get(client, "/stroom/2-1-1").content, "of who comes late by what it was told"
        put(place, gone=("2",))
        assert client.follow() == ["Delete 2"]
        late = Client(client.web)
        late.follow()
        assert late.letters == client.letters


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_it_is_told_in_every_form_and_its_member_leads_to_it(place: Path, serving: Serving, accept: str) -> None:
    put(place, "1")
    put_large(place, "2")
    with following(place, serving) as client:
        led = client.web.get("/id/stroom/2-2", headers={"accept": accept})
        assert (led.status_code, led.headers["location"]) == (303, "/stroom/2-1-2")
        told = ox.parse(get(client, "/stroom/2-1-2", {"accept": accept}).content, ox.RdfFormat.from_media_type(accept))
        assert sum(quad.predicate == CITES for quad in told) == CITED
        page = get(client, "/stroom/2-1", {"accept": accept}).text
        assert "/stroom/2-1-2" in page
        assert f"{STREAM}/2-2" not in page


def test_a_browser_gets_a_page_of_it(place: Path, serving: Serving) -> None:
    put_large(place, "1", "2")
    with following(place, serving) as client:
        page = client.web.get("/stroom/2-1-2", headers={"accept": "text/html"})
        assert page.status_code == 200
        assert "kamerstuk/2" in page.text
        assert "kamerstuk/1" not in page.text
        assert "/stroom/2-1-2.nq" in page.text


@pytest.mark.parametrize("path", ["/stroom/2-1-0", "/stroom/2-1-3", "/stroom/2-2-2", "/stroom/2-1-2-1", "/stroom/2-1-"])
def test_there_is_no_page_of_what_has_no_place(place: Path, serving: Serving, path: str) -> None:
    put_large(place, "1", "2")
    with following(place, serving) as client:
        assert client.web.get(path, headers=TRIG).status_code == 404
