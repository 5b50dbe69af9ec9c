"""The server over a store on disk, as kg serve runs it."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from conftest import Serving
from stand import BASE, KG, LETTER, TRIG

from kg.rdf.mapping import dataset_graph
from kg.store.embedded import Store
from kg.store.load import load
from kg.web.limits import Limits

# rdflib warns of its own classes when it reads JSON-LD
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
HTML = {"accept": "text/html"}
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web") / "kamergraaf.store"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
        about = dataset_graph(BASE)
        store.replace_graph(str(about.identifier), about)
    return folder


@pytest.fixture(scope="module")
def real(place: Path, serving: Serving) -> Iterator[httpx.Client]:
    with (
        Store.open(place) as store,
        serving(store) as address,
        httpx.Client(base_url=address, timeout=20) as client,
    ):
        yield client


def ask(web: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers=headers)


def test_a_thing_leads_to_its_description_in_each_form(real: httpx.Client) -> None:
    there = real.get("/id/kamerstuk/21501-02-2976")
    assert (there.status_code, there.headers["location"]) == (303, "/doc/kamerstuk/21501-02-2976")
    for media_type, form in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
    ):
        found = real.get(there.headers["location"], headers={"accept": media_type})
        graph = rdflib.Graph().parse(data=found.text, format=form)
        assert (rdflib.URIRef(LETTER), rdflib.RDF.type, rdflib.URIRef(f"{KG}Letter")) in graph
    assert "kst-21501-02-2976" in real.get(there.headers["location"], headers=HTML).text
    assert real.get("/doc/kamerstuk/1-1").status_code == 404


def test_a_named_graph_is_sent_whole(real: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=real.get("/graph/kst-21501-02-2976").text)
    assert len(graph) == 13
    assert real.get("/graph/none").status_code == 404


def test_the_home_page_counts_what_is_in_the_store(real: httpx.Client) -> None:
    page = real.get("/", headers=HTML)
    assert re.search(r'<dt>brieven</dt><dd><a href="/lijst/brieven" [^>]+>1</a></dd>', page.text)
    found = ask(real, f"SELECT (COUNT(?l) AS ?n) {{ ?l a <{KG}Letter> }}", accept="text/csv").text
    assert found == "n\r\n1\r\n"


def test_the_data_set_is_described_by_its_counts_and_by_its_own_graph(real: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=real.get("/.well-known/void").text)
    told = dataset_graph(BASE)
    assert set(told) <= set(graph)
    (counted,) = graph.objects(rdflib.URIRef(f"{BASE}id/dataset"), VOID.triples)
    assert int(counted) == 14 + len(told)
    assert list(graph.objects(None, VOID.sparqlEndpoint))
    assert len(set(graph.subjects(rdflib.RDF.type, VOID.Dataset))) == 1, "one data set, one IRI"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", 400),
        ("/sparql?query=ASK%7B%7D&format=docx", 406),
        ("/sparql?query=ASK%7B%7D&named-graph-uri=", 400),
        ("/sparql?query=SELECT", 400),
        ("/sparql?query=ASK%7BSERVICE%3Chttp://127.0.0.1:9/%3E%7B%7D%7D", 400),
        ("/sparql?query=CLEAR%20ALL", 403),
    ],
)
def test_what_is_wrong_is_told(real: httpx.Client, url: str, status: int) -> None:
    found = real.get(url)
    assert (found.status_code, found.json()["status"]) == (status, status)


@pytest.mark.parametrize("piece", ["{", "(", "<< ?s ?p ", "<<( ?s ?p ", "[", "!"])
def test_deep_nesting_is_refused_and_the_server_lives(real: httpx.Client, piece: str) -> None:
    query = "ASK { FILTER " + piece * 20_000
    found = real.post("/sparql", content=query, headers={"content-type": "application/sparql-query"})
    assert found.status_code == 400
    assert ask(real, "ASK {}").json()["boolean"] is True


RUNAWAY = "{ " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"


@pytest.mark.parametrize("head", ["SELECT (COUNT(*) AS ?n)", "CONSTRUCT { ?a1 ?b2 ?c3 }", "SELECT DISTINCT ?a1"])
def test_a_query_past_its_time_is_503_and_others_go_on(place: Path, serving: Serving, head: str) -> None:
    with (
        Store.open(place) as store,
        serving(store, Limits(seconds=2, at_once=2)) as address,
        httpx.Client(base_url=address) as client,
    ):
        found = ask(client, f"{head} {RUNAWAY}")
        assert found.status_code == 503, found.text
        assert ask(client, "ASK {}").status_code == 200


@pytest.mark.parametrize("limits", [Limits(answer=1000), Limits()])
def test_no_cursor_dies_in_another_thread(place: Path, serving: Serving, limits: Limits, capfd) -> None:  # type: ignore[no-untyped-def]
    queries = (
        "SELECT * { ?a ?b ?c . ?d ?e ?f }",
        "CONSTRUCT WHERE { ?a ?b ?c }",
        "SELECT (1/0 AS ?x) {}",
        f"DESCRIBE <{LETTER}>",
    )
    with Store.open(place) as store, serving(store, limits) as address, httpx.Client(base_url=address) as client:
        for query in queries:
            for accept in ("text/csv", "text/turtle", "image/png", "text/html"):
                assert ask(client, query, accept=accept).status_code in (200, 406, 413)
    assert "another thread" not in capfd.readouterr().err
