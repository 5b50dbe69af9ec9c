"""A query that asks another endpoint too, which the server was told of: what comes of it is that one's matter."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from conftest import Serving
from rdflib import Graph

from kg.store.embedded import Store

JSON = "application/sparql-results+json"
FEDERATED = "http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery"


def row(value: str, kind: str = "literal") -> bytes:
    rows = [{"x": {"type": kind, "value": value}}]
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}}).encode()


class Other(ThreadingHTTPServer):
    """Another endpoint: each answer is another, as long as it is told to give one."""

    def __init__(self) -> None:
        self.asked = 0
        self.status, self.kind, self.body = 200, JSON, b""
        super().__init__(("127.0.0.1", 0), _Answer)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    server: Other

    def do_POST(self) -> None:  # by which the engine asks
        self.server.asked += 1
        body = self.server.body or row(str(self.server.asked))
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def started() -> Iterator[Other]:
    other = Other()
    serving = threading.Thread(target=other.serve_forever)
    serving.start()
    try:
        yield other
    finally:
        other.shutdown()
        serving.join()
        other.server_close()


@pytest.fixture
def other() -> Iterator[Other]:
    with started() as one:
        yield one


def ask(address: str, query: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{address}/sparql", params={"query": query}, headers={"accept": JSON, **headers}, timeout=60)


def values(found: httpx.Response) -> list[str]:
    return [one["x"]["value"] for one in found.json()["results"]["bindings"]]


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_anothers_answer_is_never_kept(store: Store, serving: Serving, other: Other, silent: str) -> None:
    query = f"SELECT ?x {{ SERVICE {silent}<http://{other.host}/> {{ ?x ?y ?z }} }}"
    with serving(store, services=(other.host,)) as address:
        first, second = ask(address, query), ask(address, query)
        third = ask(address, query, **{"if-none-match": first.headers.get("etag", "*")})
    assert [values(one) for one in (first, second, third)] == [["1"], ["2"], ["3"]]
    assert {(one.headers.get("etag"), one.headers["cache-control"]) for one in (first, second)} == {(None, "no-store")}


def test_nor_that_it_gave_none(store: Store, serving: Serving, other: Other) -> None:
    query = f"SELECT ?x {{ SERVICE SILENT <http://{other.host}/> {{ ?x ?y ?z }} }}"
    other.status = 500
    with serving(store, services=(other.host,)) as address:
        before = ask(address, query)
        other.status = 200
        assert (before.status_code, ask(address, query).json()["results"]["bindings"] != []) == (200, True)


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (500, JSON, row("a")),
        (307, JSON, row("a")),
        (404, "text/html", b"<html>"),
        (200, "text/html", b"<html>"),
        (200, JSON, row("a")[:-9]),
        (200, JSON, row("no iri", "uri")),
        (200, JSON, b'{"head":{},"boolean":true}'),
    ],
)
@pytest.mark.parametrize("form", ["SELECT ?x", "ASK", "CONSTRUCT { <urn:a> <urn:b> ?x }"])
def test_where_it_does_not_answer_as_it_should_that_is_told_as_its_fault(
    store: Store, serving: Serving, other: Other, form: str, status: int, kind: str, body: bytes
) -> None:
    other.status, other.kind, other.body = status, kind, body
    query = f"{form} {{ SERVICE <http://{other.host}/> {{ ?x ?y ?z }} }}"
    with serving(store, services=(other.host,)) as address:
        found = ask(address, query, accept="*/*")
    assert found.status_code == 502, found.text
    assert found.json()["detail"].startswith("The endpoint that the query calls does not answer as it should: ")
    assert "\n" not in found.json()["detail"]
    assert "Retry-After" in found.headers


@pytest.mark.parametrize("word", ["SERVICE", "S\\u0045RVICE"])
def test_nor_where_nobody_is_there(store: Store, serving: Serving, word: str) -> None:
    with started() as other:
        host = other.host
    with serving(store, services=(host,)) as address:
        assert ask(address, f"SELECT ?x {{ {word} <http://{host}/> {{ ?x ?y ?z }} }}").status_code == 502


def test_a_mistake_of_ones_own_is_still_told_as_that(store: Store, serving: Serving, other: Other) -> None:
    with serving(store, services=(other.host,)) as address:
        wrong = ask(address, f"SELECT ?x {{ SERVICE <http://{other.host}/> {{ ?x ?y }} }}")
        elsewhere = ask(address, "SELECT ?x { SERVICE <http://a.example/> { ?x ?y ?z } }")
    assert (wrong.status_code, elsewhere.status_code, other.asked) == (400, 400, 0)
    assert elsewhere.json()["detail"].endswith("asks none but those that it may, each by its whole address.")


def test_the_description_tells_who_may_ask_others(store: Store, serving: Serving, other: Other) -> None:
    said = []
    for services in ((), (other.host,)):
        with serving(store, services=services) as address:
            told = httpx.get(f"{address}/sparql", headers={"accept": "text/turtle"}).text
        said.append(FEDERATED in {str(one) for one in Graph().parse(data=told).objects(None, None)})
    assert said == [False, True]
