"""No query makes the server open a connection: a listening socket counts them."""

import contextlib
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from kg.errors import QueryError
from kg.store import wayout

CALLS = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE # why not\n <URL> { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x{ ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a.SERVICE<URL>{ ?x ?y ?z } }",
    "SELECT * { ?s ?p 1.SERVICE<URL>{ ?x ?y ?z } }",
    "SELECT * { OPTIONAL { ?s ?p 1SERVICE<URL>{ ?x ?y ?z } } }",
    "SELECT * { OPTIONAL { ?s ?p trueSERVICE<URL>{ ?x ?y ?z } } }",
    "SELECT * { BIND(<URL> AS ?e) SERVICE ?e { ?x ?y ?z } }",
    "SELECT * { ?s ?p ?o FILTER(?a<'x>'||EXISTS{SERVICE<URL>{?x ?y ?z}}||?b='') }",
]
HARMLESS = [
    "SELECT ?service WHERE { ?service ?p ?o }",
    "SELECT * { ?s ?p 'service' }",
    "SELECT * { ?s <http://x.example/service> ?o }",
    "PREFIX ex: <http://x.example/> SELECT * { ?s ex:service ?o . ?s ex:my-service ?o }",
]


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        yield listening


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_refused_and_no_connection_made(web: httpx.Client, trap: socket.socket, query: str) -> None:
    url = f"http://127.0.0.1:{trap.getsockname()[1]}/"
    found = web.post("/sparql", data={"query": query.replace("URL", url)})
    assert found.status_code == 400
    assert {"line", "column"} <= set(found.json())
    with pytest.raises(TimeoutError):
        trap.accept()


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_no_call(query: str) -> None:
    wayout.check(query)


@pytest.mark.parametrize(
    "text", ["service" * 40_000, "service " * 32_000, "service#" * 32_000, "service\n" * 32_000 + "x"]
)
def test_it_reads_hostile_text_in_linear_time(text: str) -> None:
    begun = time.monotonic()
    with contextlib.suppress(QueryError):
        wayout.check(text)
    assert time.monotonic() - begun < 1
