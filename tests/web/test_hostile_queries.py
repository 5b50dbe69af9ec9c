"""No query takes the server down: each gets an answer or a problem, and the next one is served as if nothing was."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from hostile_queries import BREAKERS, RUNAWAYS
from stand import BASE, TRIG

from kg.store.embedded import Store
from kg.store.load import load
from kg.web.limits import Limits

LIMITS = Limits(seconds=2, at_once=2, slow=2, memory=128 << 20, query=300 << 10)
DIRECT = {"content-type": "application/sparql-query", "accept": "application/sparql-results+json, text/turtle"}
ASK = "ASK { ?s a <https://w3id.org/kamergraaf/def#Letter> }"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[httpx.Client]:
    place: Path = tmp_path_factory.mktemp("hostile") / "a.store"
    with Store.create_or_open(place, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
    with (
        Store.open(place) as store,
        serving(store, LIMITS) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def lives(web: httpx.Client) -> None:
    found = web.get("/sparql", params={"query": ASK})
    assert (found.status_code, found.json()["boolean"]) == (200, True)


def status(web: httpx.Client, text: str | bytes) -> int:
    """Its status, 0 for an answer that was cut off after it had begun: which the client's library reports."""
    try:
        found = web.post("/sparql", content=text, headers=DIRECT)
    except httpx.RemoteProtocolError:
        return 0
    if found.status_code != 200:
        assert found.headers["content-type"] == "application/problem+json"
        assert found.json()["detail"]
    return found.status_code


@pytest.mark.parametrize("name", BREAKERS)
def test_what_would_break_the_engine_gets_an_answer_and_costs_no_process(web: httpx.Client, name: str) -> None:
    assert status(web, BREAKERS[name]()) in (0, 200, 400, 413, 503), "500 is a process that died of it"
    lives(web)


def test_runaways_all_end_and_quick_queries_are_served_meanwhile(web: httpx.Client) -> None:
    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(status, web, query) for query in RUNAWAYS.values()]
        while not all(job.done() for job in running):
            lives(web)
        statuses = dict(zip(RUNAWAYS, (job.result() for job in running), strict=True))
    assert {name for name, told in statuses.items() if told not in (0, 413, 500, 503)} == set()
    lives(web)


def test_there_are_as_many_workers_as_before(web: httpx.Client) -> None:
    lives(web)
    figures = web.get("/metrics").text
    (count,) = [line.split()[1] for line in figures.splitlines() if line.startswith("kamergraaf_workers ")]
    assert float(count) <= LIMITS.at_once + LIMITS.slow
