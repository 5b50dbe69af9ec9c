"""The endpoint, each test a sentence about it; against a real server."""

import json
import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import quote, urlsplit

import httpx
import pytest
from conftest import Serving
from reading import HTML
from stand import KG, LETTER, small

from kg.web.limits import Limits

SELECT = "SELECT ?t WHERE { ?s <http://purl.org/dc/terms/title> ?t }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}


def ask(web: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers=headers)


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_a_table_comes_in_the_form_that_the_client_likes(web: httpx.Client, accept: str, content_type: str) -> None:
    found = ask(web, SELECT, accept=accept)
    assert (found.status_code, found.headers["content-type"]) == (200, content_type)
    assert "Raad Algemene Zaken" in found.text
    assert found.headers["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_a_graph_comes_in_the_form_that_the_client_likes(web: httpx.Client, accept: str, content_type: str) -> None:
    found = ask(web, f"DESCRIBE <{LETTER}>", accept=accept)
    assert (found.status_code, found.headers["content-type"]) == (200, content_type)
    assert "2024-11-13" in found.text


def test_get_form_and_body_answer_alike(web: httpx.Client) -> None:
    answers = [
        ask(web, SELECT),
        web.post("/sparql", data={"query": SELECT}),
        web.post("/sparql", content=SELECT, headers=DIRECT),
        web.post("/sparql/", content=SELECT, headers={"content-type": "application/sparql-query; charset=UTF-8"}),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1


def test_the_default_graph_is_all_graphs(web: httpx.Client) -> None:
    found = ask(web, f"ASK {{ ?a a <{KG}Letter> . ?b a <{KG}Publication> }}")
    assert found.json()["boolean"] is True


def test_a_format_parameter_outweighs_the_header(web: httpx.Client) -> None:
    found = web.get("/sparql", params={"query": SELECT, "format": "csv"}, headers={"accept": "image/png"})
    assert found.headers["content-type"] == "text/csv; charset=utf-8"


def test_none_acceptable_is_406_and_names_what_there_is(web: httpx.Client) -> None:
    found = ask(web, SELECT, accept="image/png")
    assert found.status_code == 406
    assert "text/csv" in found.json()["detail"]


def test_a_malformed_query_is_400_with_line_and_column(web: httpx.Client) -> None:
    found = ask(web, "SELECT * WHERE {\n  ?s ?p }")
    assert found.status_code == 400
    assert found.headers["content-type"] == "application/problem+json"
    problem = found.json()
    assert problem["status"] == 400
    assert isinstance(problem["line"], int)
    assert isinstance(problem["column"], int)


def test_a_person_gets_the_problem_in_words(web: httpx.Client) -> None:
    found = ask(web, "SELECT", accept="text/plain")
    assert found.status_code == 400
    assert found.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("method", "url", "headers", "body", "status"),
    [
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, "", 400),
        ("GET", "/sparql?query=", {}, "", 400),
        ("GET", "/sparql?query=%FF", {}, "", 400),
        ("GET", "/sparql?query=ASK%7B%7D%00", {}, "", 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", {}, "", 400),
        ("GET", "/sparql?" + "a=b&" * 1500, {}, "", 400),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, "", 403),
        ("POST", "/sparql", FORM, "query=ASK%7B%7D&update=CLEAR%20ALL", 400),
        ("POST", "/sparql", FORM, "", 400),
        ("POST", "/sparql", DIRECT, b"ASK {} # \xff", 400),
        ("POST", "/sparql", FORM, "update=CLEAR%20ALL", 403),
        ("POST", "/sparql", {"content-type": "application/sparql-update"}, "CLEAR ALL", 403),
        ("POST", "/sparql", {"content-type": "text/plain"}, "ASK {}", 415),
        ("POST", "/sparql", {}, "ASK {}", 415),
        ("POST", "/sparql", {"content-type": "application/sparql-query; charset=utf-16"}, "ASK {}", 415),
        ("POST", "/sparql", {**DIRECT, "content-encoding": "gzip"}, "ASK {}", 415),
        ("PUT", "/sparql", DIRECT, "ASK {}", 405),
        ("DELETE", "/", {}, "", 405),
        ("GET", "/nowhere", {}, "", 404),
        ("POST", "/sparql", DIRECT, "ASK {} #" + "x" * (300 << 10), 413),
        ("POST", "/sparql", DIRECT, "ASK {} #" + "x" * (2 << 20), 413),
        ("GET", "/sparql?query=CLEAR%20ALL", {}, "", 403),
    ],
)
def test_what_is_wrong_is_refused(
    web: httpx.Client, method: str, url: str, headers: dict[str, str], body: str, status: int
) -> None:
    found = web.request(method, url, headers=headers, content=body or None)
    assert found.status_code == status, found.text
    problem = found.json()
    assert problem["status"] == status
    assert problem["detail"].endswith(".") or status == 400
    assert "Traceback" not in found.text


def test_a_wrong_method_is_told_which_are_right(web: httpx.Client) -> None:
    allowed = web.put("/sparql").headers["allow"].split(", ")
    assert set(allowed) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert "POST" not in web.delete("/").headers["allow"]


def test_a_server_that_only_reads_tells_of_no_method_that_writes(web: httpx.Client) -> None:
    assert web.options("/graphs").headers["allow"] == "GET, HEAD, OPTIONS"
    assert web.put("/graphs?default", content=b"").status_code == 403, "and why not is told"


def test_a_body_without_declared_length_is_bounded_too(web: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b"#" * 65536

    try:
        found = web.post("/sparql", content=endless(), headers=DIRECT)
    except httpx.TransportError:
        return  # the server may close before all is sent
    assert found.status_code == 413


def test_head_gives_the_headers_of_get_and_no_body(web: httpx.Client) -> None:
    get, head = ask(web, SELECT), web.head("/sparql", params={"query": SELECT})
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


def test_any_site_may_read(web: httpx.Client) -> None:
    assert ask(web, SELECT).headers["access-control-allow-origin"] == "*"
    assert ask(web, "nonsense").headers["access-control-allow-origin"] == "*"
    found = web.options("/sparql", headers={"origin": "https://x.example", "access-control-request-method": "POST"})
    assert found.status_code == 204
    assert "POST" in found.headers["access-control-allow-methods"]
    assert found.headers["access-control-allow-origin"] == "*"


def test_no_browser_is_led_astray(web: httpx.Client) -> None:
    for path in ("/", "/sparql", "/sparql?query=ASK%7B%7D", "/nowhere", "/static/style.css"):
        headers = web.get(path, headers={"accept": "text/html, */*"}).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_without_a_query_the_endpoint_describes_itself(web: httpx.Client, accept: str) -> None:
    found = web.get("/sparql", headers={"accept": accept})
    assert found.headers["content-type"].startswith(accept)
    assert "sparql-service-description#" in found.text
    assert f"{web.base_url}/sparql".replace("//sparql", "/sparql") in found.text


def test_a_forged_host_is_not_repeated(web: httpx.Client) -> None:
    found = web.get("/sparql", headers={"host": 'x"><script>'})
    assert found.status_code == 400
    assert "script" not in found.text
    assert (
        web.get("/sparql", headers={"host": "data.example"}).text.count("<http://data.example/sparql> a sd:Service")
        == 1
    )


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "\ud800" }'.encode(errors="surrogatepass"),
        b"\x00" * 1000,
        b"{" * 200_000,
        b"ASK { FILTER regex('a', '(((((((((((') }",
        "ASK { ?s ?p '\U0010ffff\u202e' }".encode(),
    ],
    ids=["lone surrogate", "NULs", "brackets", "regex", "far plane"],
)
def test_hostile_text_gets_an_answer_and_the_server_lives(web: httpx.Client, query: bytes) -> None:
    found = web.post("/sparql", content=query, headers=DIRECT)
    assert found.status_code in (200, 400, 413)
    assert ask(web, "ASK {}").status_code == 200


def test_many_queries_at_once_are_all_answered(web: httpx.Client) -> None:
    def one(n: int) -> int:
        return int(ask(web, f"SELECT ({n} AS ?n) {{}}").json()["results"]["bindings"][0]["n"]["value"])

    with ThreadPoolExecutor(32) as pool:
        assert list(pool.map(one, range(200))) == list(range(200))


def test_a_client_that_reads_nothing_holds_up_nobody(server: str) -> None:
    address = urlsplit(server)
    big = quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    idle = [socket.create_connection((address.hostname or "", address.port or 0)) for _ in range(12)]
    try:
        for one in idle:
            one.sendall(f"GET /sparql?query={big} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        begun = time.monotonic()
        assert httpx.get(f"{server}/sparql", params={"query": "ASK {}"}, timeout=20).status_code == 200
        assert time.monotonic() - begun < 5
    finally:
        for one in idle:
            one.close()


RUNAWAY = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"


def test_a_query_past_its_time_is_503_and_others_go_on(serving: Serving) -> None:
    with serving(small(), Limits(seconds=0.5, at_once=2)) as address, httpx.Client(base_url=address) as client:
        found = ask(client, RUNAWAY)
        assert found.status_code == 503
        assert "retry-after" in found.headers
        for _ in range(3):  # each of them leaves its place behind
            assert ask(client, RUNAWAY).status_code == 503
            assert ask(client, "ASK {}").status_code == 200
        assert client.get("/static/style.css").status_code == 200


@pytest.mark.parametrize(
    ("query", "form"), [("SELECT * { ?a ?b ?c . ?d ?e ?f }", "csv"), ("CONSTRUCT WHERE { ?a ?b ?c }", "ttl")]
)
def test_a_person_is_told_that_the_answer_is_too_long_and_led_to_its_other_forms(
    serving: Serving, query: str, form: str
) -> None:
    with serving(small(), Limits(page=200)) as address, httpx.Client(base_url=address, headers=HTML) as client:
        found = client.get("/sparql", params={"query": query})
        assert found.status_code == 413
        assert "Het antwoord is te lang voor een pagina." in found.text
        (link,) = [unescape(link) for link in re.findall(r'href="([^"]+)"', found.text) if f"format={form}" in link]
        assert client.get(link).status_code == 200
        asked = client.post("/sparql", data={"query": "ASK {} #" + "x" * (300 << 10)})
        assert asked.status_code == 413
        assert "Het antwoord is te lang" not in asked.text


def test_an_answer_too_long_is_413_before_any_of_it_is_sent(serving: Serving) -> None:
    with serving(small(), Limits(answer=1000)) as address:
        found = httpx.get(f"{address}/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert found.status_code == 413
    assert json.loads(found.text)["status"] == 413
