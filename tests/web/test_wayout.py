"""No query makes the server open a connection: a listening socket counts them."""

import contextlib
import random
import re
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from conftest import Serving

from kg.errors import QueryError
from kg.store import escapes, wayout
from kg.store.embedded import Store
from kg.store.guard import checked, checked_for_others, update_tokens

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


def reached(trap: socket.socket) -> bool:
    try:
        trap.accept()[0].close()
    except TimeoutError:
        return False
    return True


def test_an_allowed_host_is_called_and_no_other(store: Store, serving: Serving, trap: socket.socket) -> None:
    port = trap.getsockname()[1]
    trap.settimeout(1)
    with serving(store, services=(f"127.0.0.1:{port}",)) as address:
        for query, status in (
            (f"SELECT * {{ SERVICE SILENT <http://localhost:{port}/> {{ ?s ?p ?o }} }}", 400),
            (f"SELECT * {{ BIND(<http://127.0.0.1:{port}/> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}", 400),
            (f"PREFIX x: <http://127.0.0.1:{port}/> SELECT * {{ SERVICE x:y {{ ?s ?p ?o }} }}", 400),
            (f"SELECT * {{ SERVICE <http://127.0.0.1:{port}@localhost:{port}/> {{ ?s ?p ?o }} }}", 400),
        ):
            assert httpx.post(f"{address}/sparql", data={"query": query}).status_code == status, query
        trap.settimeout(0.1)
        assert not reached(trap)
        trap.settimeout(10)
        query = f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(httpx.post, f"{address}/sparql", data={"query": query}, timeout=30)
            assert reached(trap)
            assert asked.result().status_code == 200


def test_no_update_calls_out(store: Store, serving: Serving, trap: socket.socket) -> None:
    url = f"http://127.0.0.1:{trap.getsockname()[1]}/"
    with serving(store, token="a-token-for-the-tests") as address:
        for update in (
            f"LOAD <{url}>",
            f"CLEAR ALL; LOAD SILENT <{url}> INTO GRAPH <urn:g>",
            f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        ):
            headers = {"authorization": "Bearer a-token-for-the-tests"}
            assert httpx.post(f"{address}/sparql", data={"update": update}, headers=headers).status_code == 400
    assert not reached(trap)


PREFIXES = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>\nprefix x: <http://x.example/it's#service>\n"


@pytest.mark.parametrize("query", CALLS)
def test_nor_behind_prefixes_of_which_nothing_is_counted(query: str) -> None:
    with pytest.raises(QueryError) as plain:
        checked(query)
    with pytest.raises(QueryError) as behind:
        checked(PREFIXES + query)
    assert behind.value.line == (plain.value.line or 0) + 2
    with pytest.raises(QueryError, match="update"):
        checked(f"{PREFIXES}INSERT DATA {{ }}")


def test_a_prefix_may_be_named_like_anything() -> None:
    query = f"{PREFIXES}PREFIX select: <a> PREFIX values: <b> PREFIX : <c>ASK {{ select:x values:y :z }}"
    assert checked(query) == (query, "ask")


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_no_call(query: str) -> None:
    wayout.check(query)


# The same in one pattern, which takes the square of a text's length
PATTERN = re.compile(
    r"(?:(?<![^\W\d])|(?<=true)|(?<=false))(?<![?$@:/#-])service(?:\s|\#[^\r\n]*+)*+(?:silent|[<?$:]|[\w.-]*+:)",
    re.IGNORECASE,
)
PIECES = (
    "service",
    "Service ",
    "\u017fervice",
    "serv\u0130ce",
    "serv\u0131ce",
    " ",
    "#",
    "\n",
    "\r",
    ".",
    ":",
    "<",
    "?",
    "a",
    "1",
    "-",
    "true",
    "silent",
    "service:",
)


def test_it_finds_the_first_call_that_its_pattern_finds() -> None:
    chance = random.Random(1)
    for _ in range(30_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 14)))
        found = PATTERN.search(text)
        assert wayout.called(text) == (found and found.start()), text


HOSTILE = (
    "service", "service ", "service#", "service\n", "service.", "service1", "service # ", "service #\n", "#\nservice ",
    "PREFIX a:<x> ", "prefix ", "PREFIX:<", "PREFIX a:",
    "# service\n", "service: ", "service<http://a/", "(service<http://x", r"service \u0041#", "'''\\", '"""\\', '"\\',
    "'\\", r"\u0041", r"\u0041'", r"<\u0041", "#\\u0041 service\n", "'service'", "<<", "(a<", "?a ",
)  # fmt: skip
"""Units that invite one pattern or another to read on from each of them."""


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor's time that it takes, whatever comes of it."""
    start = time.thread_time()
    with contextlib.suppress(QueryError):
        read(text)
    return time.thread_time() - start


def linear(read: Callable[[str], object], text: Callable[[int], str]) -> bool:
    """Whether eight times the text takes less than twenty times the time; by its square it would take 64 times.

    One quiet moment of several is enough: what takes more than linear time never has one.
    """
    return any(seconds(read, text(16_000)) < 20 * seconds(read, text(2_000)) for _ in range(5))


@pytest.mark.parametrize("read", [checked, checked_for_others, update_tokens, wayout.called, escapes.plain])
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_linear_time(read: Callable[[str], object], unit: str) -> None:
    # The escape has all of it read for others
    assert linear(read, lambda size: (unit * size)[:size] + r" \u0061")


def test_so_it_is_where_a_host_may_be_called() -> None:
    assert linear(lambda text: wayout.check(text, ["a"]), lambda size: f"SELECT * {{ SERVICE{' ' * size}?x }}")
