"""The W3C's own tests of the SPARQL 1.1 Protocol, each HTTP exchange of its manifest against a real server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from kg.store.embedded import Store
from kg.store.load import load

SHARED = Path(os.environ.get("KAMERGRAAF_SHARED") or Path(__file__).parents[3] / "shared")
MANIFEST = SHARED / "suites" / "sparql11" / "protocol" / "manifest.ttl"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
TOKEN = "a-token-for-the-tests"
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"},
}  # fmt: skip


@dataclass(frozen=True)
class Exchange:
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: frozenset[str]
    boolean: bool | None
    form: str | None


@dataclass(frozen=True)
class Case:
    name: str
    data: tuple[tuple[str, Path], ...]
    exchanges: tuple[Exchange, ...]


def exchange(graph: Graph, node: object) -> Exchange:
    body = graph.value(node, HT.body)
    text = str(graph.value(body, CNT.chars) or "").encode(str(graph.value(body, CNT.characterEncoding) or "utf-8"))
    listed = graph.value(node, HT.headers)
    headers = Collection(graph, listed) if listed else ()
    response = graph.value(node, HT.resp)
    expected = graph.value(response, MF.expectedBoolean)
    form = graph.value(response, MF.expectedFormat)
    return Exchange(
        str(graph.value(node, HT.methodName)),
        str(graph.value(node, HT.absolutePath)).replace("/sparql/", "/sparql", 1),
        tuple((str(graph.value(one, HT.fieldName)), str(graph.value(one, HT.fieldValue))) for one in headers),
        text,
        frozenset(str(status)[-3] for status in graph.objects(response, MF.expectedStatus)),
        bool(expected.toPython()) if isinstance(expected, Literal) else None,
        str(form) if form else None,
    )


def cases() -> Iterator[Case]:
    graph = Graph().parse(MANIFEST)
    entries = graph.value(graph.value(None, RDF.type, MF.Manifest), MF.entries)
    for entry in Collection(graph, entries):
        data = tuple(
            (str(graph.value(node, RDFS_LABEL)), MANIFEST.parent / Path(str(graph.value(node, UT.graph))).name)
            for node in graph.objects(entry, UT.graphData)
        )
        requests = graph.value(graph.value(entry, MF.action), HT.requests)
        exchanges = tuple(exchange(graph, node) for node in Collection(graph, requests))
        yield Case(str(entry).rpartition("#")[2], data, exchanges)


CASES = list(cases()) if MANIFEST.exists() else []
QUERIES = [case for case in CASES if "update" not in case.name]
UPDATES = [case for case in CASES if "update" in case.name]
absent = pytest.mark.skipif(not CASES, reason="the W3C suite is not here: set KAMERGRAAF_SHARED")


def sent(address: str, one: Exchange, **more: str) -> httpx.Response:
    return httpx.request(
        one.method, address + one.path, headers={**dict(one.headers), **more}, content=one.body or None
    )


def answers_as_told(found: httpx.Response, one: Exchange) -> None:
    assert str(found.status_code)[0] in {status[0] for status in one.statuses}, found.text
    if one.form:
        assert found.headers["content-type"].partition(";")[0] in FORMATS[one.form]
    if one.boolean is not None:
        assert found.json()["boolean"] is one.boolean


@contextmanager
def stored(case: Case, folder: Path) -> Iterator[Store]:
    """The data of a case in a store on disk."""
    with Store.create_or_open(folder / "a.store") as store:
        for iri, path in case.data:
            load(store, path, iri)
    with Store.open(folder / "a.store") as store:
        yield store


@absent
def test_the_suite_is_whole() -> None:
    assert (len(QUERIES), len(UPDATES)) == (20, 14)


@absent
@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_query(case: Case, serving: Serving, tmp_path: Path) -> None:
    with stored(case, tmp_path) as store, serving(store) as address:
        for one in case.exchanges:
            answers_as_told(sent(address, one), one)


@absent
@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_update(case: Case, serving: Serving, tmp_path: Path) -> None:
    with stored(case, tmp_path) as store, serving(store, token=TOKEN) as address:
        for one in case.exchanges:
            found = sent(address, one, authorization=f"Bearer {TOKEN}")
            assert found.status_code != 401
            answers_as_told(found, one)


@absent
@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_update_is_refused(case: Case, serving: Serving, tmp_path: Path) -> None:
    with stored(case, tmp_path) as store, serving(store) as address:
        found = sent(address, case.exchanges[0])
        assert 400 <= found.status_code < 500, found.text
        if not case.name.startswith("bad_"):
            assert found.status_code == 403
            assert "read-only" in found.json()["detail"]
