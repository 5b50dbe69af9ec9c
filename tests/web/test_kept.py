"""What is kept of answers: never another client's form, never what differs each time, and within its bound."""

import asyncio
import time

import httpx
import pytest
from conftest import Serving
from stand import LETTER, small

from kg.web import pool as pools
from kg.web.cache import lasting
from kg.web.limits import Limits
from kg.web.pool import Pool

BROWSER = "text/html,application/json;q=0.5"
LONG = "SELECT * { ?s ?p ?o }"
QUERY = f"SELECT * {{ <{LETTER}> ?p ?o }}"


def ask(web: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers=headers)


@pytest.mark.parametrize("coding", ["gzip;q=0", "gzip", "identity", "*;q=0, gzip"])
@pytest.mark.parametrize(
    "path", ["/doc/kamerstuk/21501-02-2976.ttl", "/sparql?format=json", "/graph/kst-21501-02-2976"]
)
def test_how_one_client_takes_an_answer_is_no_others_matter(web: httpx.Client, path: str, coding: str) -> None:
    more = {"query": f"{LONG} # {coding}"} if path.startswith("/sparql") else None
    accept = BROWSER if path.startswith("/sparql") else "text/turtle"
    params = {**httpx.URL(path).params, **(more or {})}
    first = web.get(path, params=params, headers={"accept": accept, "accept-encoding": coding})
    plain = [web.get(path, params=params, headers={"accept": accept, "accept-encoding": "identity"}) for _ in range(4)]
    assert first.status_code == 200
    zipped = coding in ("gzip", "*;q=0, gzip") and len(first.content) > 1400
    assert first.headers.get("content-encoding") == ("gzip" if zipped else None)
    assert zipped or "gzip;q=0" in coding or coding == "identity" or not path.startswith("/sparql"), "one is zipped"
    assert {one.content for one in plain} == {first.content}
    assert {one.headers.get("content-encoding") for one in plain} == {None}
    assert {one.headers["vary"] for one in (first, *plain)} == {"Accept, Accept-Encoding"}, "it does not grow"


@pytest.mark.parametrize(
    ("query", "stays"),
    [
        ("SELECT (NOW() AS ?x) {}", False),
        ("SELECT (now#c\n() AS ?x) {}", False),
        ("SELECT (RAND # ( \r\n # \n () AS ?x) {}", False),
        ("SELECT (BNODE ('a') AS ?x) {}", False),
        ("PREFIX m: <https://w3id.org/kamergraaf/def#match> SELECT (m:es(<urn:a>, 'x') AS ?x) {}", False),
        ("PREFIX m: <https://w3id.org/kamergraaf/def#m> SELECT (m:atches(<urn:a>, 'x') AS ?x) {}", False),
        ("SELECT (<https://w3id.org/kamergraaf/def#matches>(<urn:a>, 'x') AS ?x) {}", False),
        ("PREFIX m: <https://w3id.org/kamergraaf/def#> SELECT (m:mention AS ?x) {}", True),
        ("SELECT (YEAR(?d) AS ?now) {}", True),
        ("SELECT ?now # ()\n {}", True),
        ("SELECT ?service { ?service ?p 'service' }", True),
    ],
)
def test_what_differs_each_time_is_not_kept(web: httpx.Client, query: str, stays: bool) -> None:
    assert lasting(query) is stays
    assert ("etag" in ask(web, query).headers) is stays


@pytest.mark.parametrize("text", ["now#", "now ", "now #a\n", "now" + " " * 1000, "#now"])
def test_a_hostile_query_is_read_in_linear_time(text: str) -> None:
    begun = time.thread_time()
    lasting(text * (240_000 // len(text)))
    assert time.thread_time() - begun < 0.1


@pytest.mark.parametrize("query", [QUERY, "SELECT (1 AS ?one) {}", LONG], ids=["a look-up", "short", "long"])
def test_any_answer_will_do_only_where_there_is_one(web: httpx.Client, query: str) -> None:
    assert ask(web, query, **{"if-none-match": "*"}).status_code == 304
    assert ask(web, query).status_code == 200
    assert ask(web, query, **{"if-none-match": "*"}).status_code == 304
    assert ask(web, QUERY, **{"if-none-match": "*", "accept": "image/png"}).status_code == 406
    assert ask(web, "nonsense", **{"if-none-match": "*"}).status_code == 400


def test_a_list_in_several_lines_is_one_list(web: httpx.Client) -> None:
    accepts = [("accept", "text/csv;q=0.1"), ("accept", "text/tab-separated-values")]
    found = web.get("/sparql", params={"query": QUERY}, headers=accepts)
    assert found.headers["content-type"].startswith("text/tab-separated-values")
    tag = ask(web, QUERY, accept="text/csv").headers["etag"]
    tags = [("accept", "text/csv"), ("if-none-match", '"other"'), ("if-none-match", f"W/{tag}")]
    assert web.get("/sparql", params={"query": QUERY}, headers=tags).status_code == 304


def test_an_update_is_forbidden_in_whichever_parameter(web: httpx.Client) -> None:
    assert web.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403
    assert web.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403


def test_small_answers_count_with_what_is_kept_beside_them(serving: Serving) -> None:
    with (
        serving(small(), Limits(cache=128 << 10), processes=1) as address,
        httpx.Client(base_url=address, timeout=20) as web,
    ):
        for n in range(100):
            for _ in range(2):  # a look-up is kept when it is asked again
                ask(web, f"ASK {{ <x:{n}> a ?o }}", accept="text/csv")
        held = next(
            line for line in web.get("/metrics").text.splitlines() if line.startswith("kamergraaf_cache_bytes ")
        )
        assert 0 < float(held.split()[1]) <= 128 << 10
        assert float(held.split()[1]) > 60 << 10, "they fill it"


def test_a_worker_that_cannot_be_started_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_PAUSE", 0.05)

    async def run() -> None:
        pool = Pool(small(), 2, 0, 256 << 20)
        await pool.start()
        for one in tuple(pool.workers):
            assert await one.opened
        start, failures = pool._start, [BrokenPipeError(), ConnectionRefusedError(), OSError(24, "too many files")]

        async def failing(*, nice: bool = False) -> pools.Worker:  # noqa: ARG001
            if failures:
                raise failures.pop()
            return await start()

        monkeypatch.setattr(pool, "_start", failing)
        next(iter(pool.workers)).kill()
        async with asyncio.timeout(20):
            while failures or len(pool.workers) < 2:
                await asyncio.sleep(0.02)
        await pool.stop()

    asyncio.run(run())
