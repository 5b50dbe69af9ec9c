"""What is told of a thing at /doc beyond its own statements: its neighbours' names, what points at it, that it left."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from conftest import Serving
from reading import HTML, Page
from stand import BASE, KG, LETTER, small

from kg import resources
from kg.build import build, sources
from kg.store.embedded import Store
from kg.store.tombs import withdrawn
from kg.web.reader import page_number

TITLE = rdflib.DCTERMS.title
DOSSIER = rdflib.URIRef(f"{BASE}id/dossier/21501-02")
MANY = 1203
SAMPLES = resources.folder("samples")


@pytest.fixture(scope="module")
def many(serving: Serving) -> Iterator[httpx.Client]:
    """A dossier at which very many letters point."""
    letters = "\n".join(
        f'<{BASE}id/kamerstuk/21501-02-{one}> <{KG}dossier> <{DOSSIER}> ; <{TITLE}> "Brief {one}" .'
        for one in range(MANY)
    )
    graph = f'<{BASE}graph/many> {{ {letters} <{DOSSIER}> <{TITLE}> "Raad" }}'
    with serving(small(graph)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def followed(web: httpx.Client, path: str) -> list[httpx.Response]:
    """The answers from there on, each by the link to the next."""
    found = [web.get(path)]
    while "next" in found[-1].links:
        found.append(web.get(found[-1].links["next"]["url"]))
    return found


def test_neighbours_have_their_names_on_either_side(web: httpx.Client) -> None:
    letter = rdflib.Graph().parse(data=web.get("/doc/kamerstuk/21501-02-2976.ttl").text)
    assert letter.value(DOSSIER, TITLE) == rdflib.Literal("Raad Algemene Zaken en Raad Buitenlandse Zaken", "nl")
    dossier = rdflib.Graph().parse(data=web.get("/doc/dossier/21501-02.ttl").text)
    assert dossier.value(rdflib.URIRef(LETTER), TITLE) == rdflib.Literal("Brief", "nl")
    assert dossier.value(rdflib.URIRef(LETTER), rdflib.URIRef(f"{KG}place")) is None


def test_what_points_at_a_thing_comes_a_page_at_a_time_each_once(many: httpx.Client) -> None:
    pages = followed(many, "/doc/dossier/21501-02.nt")
    graphs = [rdflib.Graph().parse(data=one.text, format="nt") for one in pages]
    pointing = [set(graph.subjects(rdflib.URIRef(f"{KG}dossier"), DOSSIER)) for graph in graphs]
    assert [len(one) for one in pointing] == [500, 500, MANY - 1000]
    assert len(set.union(*pointing)) == MANY
    assert [graph.value(DOSSIER, TITLE) is None for graph in graphs] == [False, True, True]
    assert all(graph.value(one, TITLE) for graph, told in zip(graphs, pointing, strict=True) for one in told)
    assert "prev" not in pages[0].links
    assert pages[2].links["prev"]["url"] == "/doc/dossier/21501-02.nt?p=2"


def test_so_it_does_on_a_page(many: httpx.Client) -> None:
    first = many.get("/doc/dossier/21501-02?alles=1", headers=HTML)
    last = many.get("/doc/dossier/21501-02?alles=1&p=3", headers=HTML)
    assert "/doc/dossier/21501-02?alles=1&p=2" in Page(first.text).links
    assert "/doc/dossier/21501-02?alles=1&p=2" in Page(last.text).links
    assert "/doc/dossier/21501-02?alles=1&p=4" not in Page(last.text).links
    told = [len(re.findall(r'href="/doc/kamerstuk/21501-02-\d+"', page.text)) for page in (first, last)]
    assert told == [500, MANY - 1000]


@pytest.mark.parametrize(
    ("path", "accept", "own"),
    [
        ("kamerstuk/21501-02-2976", "text/html", "text/html"),
        ("kamerstuk/21501-02-2976", "text/turtle", "text/turtle"),
        ("kamerstuk/21501-02-2976.jsonld", "*/*", "application/ld+json"),
        ("publicatie/COM(2024)123", "text/turtle", "text/turtle"),
    ],
)
def test_the_header_links_to_each_other_form(web: httpx.Client, path: str, accept: str, own: str) -> None:
    answer = web.get(f"/doc/{path}", headers={"accept": accept})
    assert answer.status_code == 200
    told = dict(re.findall(r'<([^>]*)>; rel="alternate"; type="([^"]*)"', answer.headers["link"]))
    assert set(told.values()) | {own} == {
        "text/html", "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"
    }  # fmt: skip
    assert own not in told.values()
    for address, media_type in told.items():
        other = web.get(address, headers={"accept": "image/png"})
        assert (other.status_code, other.headers["content-type"].partition(";")[0]) == (200, media_type)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("3", 3),
        ("", 1),
        ("0", 1),
        ("-2", 1),
        ("x", 1),
        ("²", 1),
        ("9" * 6000, 100_000_000),
        ("0000000012", 100_000_000),
    ],
)
def test_the_number_of_a_page_is_read_whatever_stands_there(written: str, number: int) -> None:
    assert page_number(written) == number


@pytest.mark.parametrize("number", ["4", "5", "20000", "9" * 5000])
@pytest.mark.parametrize("path", ["/doc/dossier/21501-02.nt", "/doc/dossier/21501-02.ttl", "/doc/dossier/21501-02"])
def test_there_is_no_page_after_the_last(many: httpx.Client, path: str, number: str) -> None:
    found = many.get(path, params={"p": number})
    assert (found.status_code, found.headers["content-type"]) == (404, "application/problem+json")
    assert "next" not in found.links
    assert many.get(path, params={"p": "3"}).status_code == 200


@pytest.mark.parametrize("fields", ["p=4", "alles=1&p=4", "p=4&lang=en"])
def test_so_it_is_in_a_browser_with_the_way_to_the_first(many: httpx.Client, fields: str) -> None:
    found = many.get(f"/doc/dossier/21501-02?{fields}", headers=HTML)
    assert (found.status_code, found.headers["content-type"]) == (404, "text/html; charset=utf-8")
    lang = "?lang=en" if "lang" in fields else ""
    assert Page(found.text).links[f"/doc/dossier/21501-02{lang}"] == "Raad"
    assert ("Begin at the first" if lang else "Begin bij de eerste") in found.text
    assert many.get("/doc/dossier/21501-02?p=3", headers=HTML).status_code == 200


def test_what_nothing_points_at_has_one_page(many: httpx.Client) -> None:
    assert many.get("/doc/kamerstuk/21501-02-7.nt", params={"p": "1"}).status_code == 200
    assert many.get("/doc/kamerstuk/21501-02-7.nt", params={"p": "2"}).status_code == 404
    assert many.get("/graph/many", params={"p": "2"}, headers=HTML).status_code == 404
    assert many.get("/graph/many.nt", params={"p": "2"}).status_code == 200, "a graph comes whole"


def test_a_search_far_too_far_is_no_failure(many: httpx.Client) -> None:
    assert many.get("/zoek", params={"p": "9" * 5000}, headers=HTML).status_code == 200


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store from which two letters were taken: one that another cites, and one that none does."""
    folder = tmp_path_factory.mktemp("left")
    letters = folder / "letters"
    letters.mkdir()
    for path in SAMPLES.glob("kst-21501-02-*"):
        (letters / path.name).write_bytes(path.read_bytes())
    with Store.create_or_open(folder / "store") as store:
        list(build(sources([str(letters)]), store))
        for number in ("9001", "9004"):
            next(letters.glob(f"kst-21501-02-{number}*")).unlink()
        list(build(sources([str(letters)]), store, prune=[str(letters)]))
    return folder / "store"


@pytest.fixture(scope="module")
def without(left: Path, serving: Serving) -> Iterator[httpx.Client]:
    with Store.open(left) as store, serving(store) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/doc/kamerstuk/21501-02-9004", "/doc/kamerstuk/21501-02-9004/handtekening/1", "/graph/kst-21501-02-9004"]
)
def test_what_left_the_store_is_gone_with_its_parts(without: httpx.Client, path: str) -> None:
    told = without.get(path, headers={"accept": "text/turtle"})
    assert told.status_code == 410
    assert told.json()["detail"].startswith("https://w3id.org/kamergraaf/")
    page = without.get(path, headers=HTML)
    assert page.status_code == 410
    assert "is uit de graaf gehaald" in page.text


def test_what_left_and_is_still_cited_has_the_page_of_what_is_cited(without: httpx.Client) -> None:
    page = without.get("/doc/kamerstuk/21501-02-9001", headers=HTML)
    assert page.status_code == 200
    assert "Wie het aanhaalt" in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/doc/kamerstuk/21501-02-9005", 404),
        ("/doc/kamerstuk/21501-02-90", 404),
        ("/doc/kamerstuk/21501-02-9002/toezegging/99", 404),
        ("/doc/kamerstuk", 404),
        (f"/doc/kamerstuk{'/x' * 2000}", 404),
        ("/doc/kamerstuk/21501-02-9002", 200),
    ],
)
def test_nothing_else_is_gone(without: httpx.Client, path: str, status: int) -> None:
    assert without.get(path).status_code == status


def test_what_comes_back_is_there_again_and_its_lost_parts_are_not_gone(
    left: Path, tmp_path: Path, serving: Serving
) -> None:
    shutil.copytree(left, tmp_path / "store")
    with Store.create_or_open(tmp_path / "store") as store:
        list(build(sources([str(next(SAMPLES.glob("kst-21501-02-9004*")))]), store))
    with Store.open(tmp_path / "store") as store, serving(store) as address:
        assert httpx.get(f"{address}/doc/kamerstuk/21501-02-9004").status_code == 200
        assert httpx.get(f"{address}/doc/kamerstuk/21501-02-9004/toezegging/99").status_code == 404


def test_a_damaged_list_of_what_left_costs_only_its_broken_lines(tmp_path: Path) -> None:
    lines = [b'{"iri": "urn:a", "when": "2026-01-01T00:00:00Z"}', b'{"iri": "urn:b"', b"\xff", b"[]", b"",
             b'{"iri": "urn:c", "when": "2026-01-02T00:00:00Z"}']  # fmt: skip
    (tmp_path / "withdrawn.jsonl").write_bytes(b"\n".join(lines))
    assert withdrawn(tmp_path, ["urn:b", "urn:c"]) == "2026-01-02T00:00:00Z"
    assert withdrawn(tmp_path, ["urn:b"]) == ""
    assert withdrawn(tmp_path / "none", ["urn:a"]) == ""
