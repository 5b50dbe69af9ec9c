"""HTTP as its specifications have it: what may be kept and for how long, what is zipped, what is told of the server."""

import gzip
import re
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from conftest import Serving
from stand import BASE, TRIG, small

from kg.store.embedded import Store
from kg.store.load import load
from kg.web.limits import Limits
from kg.web.negotiate import takes_gzip

TITLES = "SELECT ?t WHERE { ?s <http://purl.org/dc/terms/title> ?t } ORDER BY ?t"
MANY = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


def ask(web: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers=headers)


def figure(web: httpx.Client, name: str) -> float:
    (found,) = re.findall(rf"^{re.escape(name)} (\S+)$", web.get("/metrics").text, re.MULTILINE)
    return float(found)


def test_what_has_not_changed_is_not_sent_again(web: httpx.Client) -> None:
    first = ask(web, TITLES)
    assert first.headers["cache-control"] == "public, max-age=0, must-revalidate"
    for tag in (first.headers["etag"], f'"other", W/{first.headers["etag"]}'):
        again = ask(web, TITLES, **{"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert ask(web, TITLES, **{"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("change", [{"accept": "text/csv"}, {"accept-encoding": "identity"}])
def test_each_form_has_a_tag_of_its_own(web: httpx.Client, change: dict[str, str]) -> None:
    assert ask(web, MANY).headers["etag"] != ask(web, MANY, **change).headers["etag"]


def test_a_thing_has_a_tag_too(web: httpx.Client) -> None:
    first = web.get("/doc/dossier/21501-02.ttl")
    assert web.get("/doc/dossier/21501-02.ttl", headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("expression", ["NOW()", "rand()", "UUID ()", "STRUUID()", "BNODE()"])
def test_what_differs_each_time_is_never_kept(web: httpx.Client, expression: str) -> None:
    found = ask(web, f"SELECT ({expression} AS ?x) {{}}")
    assert found.headers["cache-control"] == "no-store"
    assert "etag" not in found.headers
    if expression != "BNODE()":
        assert found.text != ask(web, f"SELECT ({expression} AS ?x) {{}}").text


def test_a_repeated_question_is_answered_from_memory_alike(web: httpx.Client) -> None:
    query = f"{MANY} # repeated"
    first, hits = ask(web, query), figure(web, "kamergraaf_cache_hits_total")
    again = ask(web, query)
    assert figure(web, "kamergraaf_cache_hits_total") == hits + 1
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    assert web.post("/sparql", data={"query": query}).content == first.content


def test_a_new_state_has_new_answers(tmp_path: Path, serving: Serving) -> None:
    place = tmp_path / "a.store"
    with Store.create_or_open(place, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
    with Store.open(place) as reader, serving(reader) as address, httpx.Client(base_url=address) as web:
        first = ask(web, TITLES)
        with Store.create_or_open(place) as store:
            load(store, "-", form="turtle", data=b'<urn:a> <http://purl.org/dc/terms/title> "Nieuw" .')
        second = ask(web, TITLES, **{"if-none-match": first.headers["etag"]})
        assert second.status_code == 200
        assert "Nieuw" in second.text
        assert ask(web, TITLES, **{"if-none-match": second.headers["etag"]}).status_code == 304


def test_long_answers_are_zipped_for_those_who_can_read_them(web: httpx.Client) -> None:
    plain = ask(web, MANY, **{"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with web.stream("GET", "/sparql", params={"query": MANY}, headers={"accept-encoding": "gzip"}) as found:
        raw = b"".join(found.iter_raw())
    assert found.headers["content-encoding"] == "gzip"
    assert found.headers["vary"] == "Accept, Accept-Encoding"
    assert len(raw) < len(plain.content) / 5
    assert gzip.decompress(raw) == plain.content
    assert "content-encoding" not in ask(web, "ASK {}").headers, "a short one gains nothing"


def test_long_answers_are_zipped_as_they_come(serving: Serving) -> None:
    long = "SELECT ?a0 { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(5)) + " }"
    with serving(small(), Limits(slice=0.01)) as address, httpx.Client(base_url=address, timeout=60) as web:
        found = ask(web, long, accept="text/csv")
        assert found.headers["content-encoding"] == "gzip"
        assert found.text.count("\r\n") == 14**5 + 1


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("x-gzip", True),
        (None, False), ("", False), ("br", False), ("gzip;q=0", False), ("*, gzip;q=0", False), ("gzipped", False),
    ],
)  # fmt: skip
def test_gzip_is_sent_to_those_who_ask_for_it(header: str | None, taken: bool) -> None:
    assert takes_gzip(header) is taken


def test_pages_are_zipped_too(web: httpx.Client) -> None:
    found = web.get("/def", headers={"accept": "text/html", "accept-encoding": "gzip"})
    assert found.headers["content-encoding"] == "gzip"


def test_the_server_tells_that_it_lives_and_is_ready(web: httpx.Client) -> None:
    assert (web.get("/health").status_code, web.get("/ready").text) == (200, "ready\n")


def test_its_figures_are_counted(web: httpx.Client) -> None:
    name = 'kamergraaf_requests_total{place="sparql",status="400"}'
    ask(web, "nonsense")
    before = figure(web, name)
    ask(web, "nonsense")
    assert figure(web, name) == before + 1
    assert figure(web, "kamergraaf_workers") >= 4


def test_its_figures_are_for_its_own_network(serving: Serving) -> None:
    with serving(small()) as address:
        for forwarded, status in (("8.8.8.8", 403), ("10.1.2.3", 200), ("junk", 403)):
            found = httpx.get(f"{address}/metrics", headers={"x-forwarded-for": forwarded})
            assert found.status_code == status


def line(address: str) -> socket.socket:
    place = urlsplit(address)
    return socket.create_connection((place.hostname or "", place.port or 0), timeout=20)


def test_a_request_that_does_not_arrive_is_given_up(serving: Serving) -> None:
    with serving(small(), Limits(arrival=0.5)) as address:
        head = b"GET /sparql HTTP/1.1\r\nHost: x\r\n"
        told = b"Content-Type: application/sparql-query\r\nContent-Length: 50\r\n\r\nASK"
        post = head.replace(b"GET", b"POST") + told
        for begun in (b"", head, post):
            with line(address) as slow:
                slow.sendall(begun)
                assert slow.recv(100).startswith(b"HTTP/1.1 408 ")


def test_headers_trickling_in_do_not_wind_the_clock_up_again(serving: Serving) -> None:
    with serving(small(), Limits(arrival=1)) as address, line(address) as slow:
        slow.settimeout(0.2)
        answer = b""
        until = time.monotonic() + 30
        while not answer and time.monotonic() < until:
            try:
                slow.sendall(b"G")
                answer = slow.recv(100)
            except TimeoutError:
                continue
        assert answer.startswith((b"HTTP/1.1 408 ", b"HTTP/1.1 400 "))


def test_headers_are_bounded(serving: Serving) -> None:
    with serving(small(), Limits(head=4096)) as address:
        assert httpx.get(f"{address}/health", headers={"x-long": "x" * 3000}).status_code == 200
        with line(address) as long:
            long.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * 5000)
            assert long.recv(100).startswith(b"HTTP/1.1 431 ")
        body = "ASK {} #" + "x" * 100_000
        found = httpx.post(f"{address}/sparql", content=body, headers={"content-type": "application/sparql-query"})
        assert found.status_code == 200, "a body is no header"


HOST = b"Host: x\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /health HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 60_000 + b"\r\n\r\n", 200),
        (b"GET /health HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 70_000 + b"\r\n\r\n", 431),
        (b"GET /health?" + b"x" * 70_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 431),
        (b"GET /health HTTP/1.1\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400),
        (b"GET /health HTTP/1.0\r\n\r\n", 200),
        (b"POST /sparql HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 501),
        (
            b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
            200,
        ),
        (
            b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"
            b"Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n",
            413,
        ),
        (
            b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"
            b"Content-Length: 99999999999\r\n\r\n",
            413,
        ),
    ],
)
def test_a_head_is_taken_or_refused_at_once(server: str, sent: bytes, status: int) -> None:
    with line(server) as asked:
        asked.sendall(sent)
        assert asked.recv(100).startswith(f"HTTP/1.1 {status} ".encode())


def test_one_client_holds_only_so_many_connections(serving: Serving) -> None:
    with serving(small(), Limits(each=3), proxies=()) as address:
        held = [line(address) for _ in range(3)]
        with line(address) as one_more:
            assert one_more.recv(100).startswith(b"HTTP/1.1 429 ")
        for one in held:
            one.close()
        assert httpx.get(f"{address}/health").status_code == 200
    with serving(small(), Limits(each=3), proxies=("127.0.0.1",)) as address:
        held = [line(address) for _ in range(5)]
        assert httpx.get(f"{address}/health").status_code == 200, "a proxy's connections are its clients'"
        for one in held:
            one.close()


def test_so_many_connections_are_open_in_all(serving: Serving) -> None:
    with serving(small(), Limits(connections=3)) as address:
        held = [line(address) for _ in range(3)]
        with line(address) as one_more:
            assert one_more.recv(100).startswith(b"HTTP/1.1 503 ")
        for one in held:
            one.close()


@pytest.mark.parametrize(
    ("via", "status"),
    [
        ("1.1 one", 200),
        ("1.0 one", 503),
        ("HTTP/1.0 one", 503),
        ("1.1 one, 1.0 two (1.1)", 503),
        ("1.1 1.0", 200),
        ("2.0 one,, 1.1 two", 200),
    ],
)
def test_a_proxy_tells_of_clients_that_could_not_tell_a_cut(server: str, via: str, status: int) -> None:
    rows = "SELECT * { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
    with httpx.stream("GET", f"{server}/sparql", params={"query": rows, "timeout": "1"}, headers={"via": via}) as found:
        assert found.status_code == status
