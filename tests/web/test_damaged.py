"""A store that is damaged, moved away or lost while it is served: told as that, to clients, balancers and operators."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from conftest import Serving
from reading import HTML
from stand import BASE
from together import look_up, served

from kg.store import folder
from kg.store.embedded import Store
from kg.web.limits import Limits

IT = f"{BASE}id/kamerstuk/21501-02-9002"
ASKED = {
    "a look-up": f"SELECT ?p ?o {{ <{IT}> ?p ?o }}",
    "a look-up by ASK": f"ASK {{ <{IT}> ?p ?o }}",
    "a count": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "a join": "SELECT * { ?s ?p ?o . ?s ?q ?r } LIMIT 100000",
    "a graph": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
}
FORMS = ["application/sparql-results+json, text/turtle;q=0.9", "text/csv, text/turtle;q=0.9"]
LIMITS = Limits(seconds=20, at_once=2, slow=2, memory=96 << 20)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """As many statements as the engine does not keep in memory."""
    place = tmp_path / "a.store"
    p = ox.NamedNode("http://purl.org/dc/terms/title")
    things = [IT, *(f"{BASE}id/kamerstuk/36600-{n}" for n in range(4000))]
    with Store.create_or_open(place, BASE) as made:
        made.add(
            ox.Quad(ox.NamedNode(one), p, ox.Literal(f"{one} {n} " * 5), ox.NamedNode(f"{BASE}graph/{n % 9}"))
            for n, one in enumerate(things)
        )
    return place


@contextmanager
def asking(serving: Serving, store: Path, processes: int = 1) -> Iterator[httpx.Client]:
    with (
        Store.open(store) as opened,
        serving(opened, LIMITS, processes=processes) as address,
        httpx.Client(base_url=address, timeout=60) as web,
    ):
        assert web.get("/ready").status_code == 200
        yield web


def tables(store: Path) -> list[Path]:
    return sorted((store / "snapshots" / folder.current(store) / "oxigraph").glob("*.sst"))


def damage(store: Path) -> dict[Path, bytes]:
    held = {one: one.read_bytes() for one in tables(store)}
    for one, data in held.items():
        one.write_bytes(os.urandom(len(data)))
    return held


def wait_until(web: httpx.Client, status: int) -> None:
    """Until ``/ready`` tells that."""
    until = time.monotonic() + 30
    while (found := web.get("/ready")).status_code != status:
        assert time.monotonic() < until, found.text
        time.sleep(0.1)


def told_of_the_store(found: httpx.Response, store: Path) -> None:
    assert found.status_code == 503, found.text
    assert "The store cannot be read just now; try again later." in found.text
    assert "retry-after" in found.headers
    assert str(store.parent) not in found.text
    assert ".sst" not in found.text


@pytest.mark.parametrize("at_once", [True, False], ids=["asked at once", "asked once it is known"])
@pytest.mark.parametrize("accept", FORMS, ids=["JSON", "CSV"])
def test_each_query_over_damaged_files_is_told_that_the_store_cannot_be_read(
    serving: Serving, store: Path, accept: str, at_once: bool
) -> None:
    with asking(serving, store) as web:
        damage(store)
        if not at_once:
            wait_until(web, 503)
        for query in ASKED.values():
            told_of_the_store(web.get("/sparql", params={"query": query}, headers={"accept": accept}), store)
        for path in ("/doc/kamerstuk/21501-02-9002", "/graph/1", "/doc/kamerstuk/21501-02-9003"):
            told_of_the_store(web.get(path, headers={"accept": "text/turtle"}), store)
            told_of_the_store(web.get(path, headers=HTML), store)
        assert web.get("/health").status_code == 200


def test_a_worker_that_dies_over_damaged_files_is_no_fault_of_the_query(serving: Serving, store: Path) -> None:
    with asking(serving, store) as web:
        damage(store)
        told_of_the_store(look_up(web, ASKED["a count"]), store)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("harm", ["tables", "pointer", "moved"])
def test_it_is_not_ready_while_it_cannot_answer_and_is_again_when_it_can(
    serving: Serving, store: Path, harm: str, processes: int
) -> None:
    name, aside = folder.current(store), store.parent / "aside"
    with asking(serving, store, processes) as web:
        if harm == "tables":
            held = damage(store)
        elif harm == "pointer":
            (store / "current").write_text("garbage\n")
        else:
            store.rename(aside)
        wait_until(web, 503)
        assert "read" in web.get("/ready").json()["detail"]
        told_of_the_store(look_up(web, ASKED["a join"]), store)
        told_of_the_store(look_up(web, "SELECT ?s { ?s ?p ?o } LIMIT 1 # another"), store)
        if harm == "tables":
            for one, data in held.items():
                one.write_bytes(data)
        elif harm == "pointer":
            (store / "current").write_text(name)
        else:
            aside.rename(store)
        wait_until(web, 200)
        for query in ASKED.values():
            found = look_up(web, query)
            assert found.status_code == 200, found.text
        assert web.get("/doc/kamerstuk/21501-02-9002", headers={"accept": "text/turtle"}).status_code == 200


def test_damage_that_only_a_query_meets_makes_it_unready_until_that_is_answered(serving: Serving, store: Path) -> None:
    """A block that has gone bad on the disk: nothing of the file tells."""
    one = max(tables(store), key=lambda table: table.stat().st_size)
    held, at = one.read_bytes(), one.stat()
    with asking(serving, store) as web:
        bad = bytearray(held)
        places = [(len(held) - 64) * place // 7 for place in range(8)]
        for begin, end in pairwise(places):
            bad[begin + 64 : end] = os.urandom(end - begin - 64)
        one.write_bytes(bad)
        os.utime(one, ns=(at.st_atime_ns, at.st_mtime_ns))
        time.sleep(2)
        assert web.get("/ready").status_code == 200, "nobody knows"
        failed = [query for query in ASKED.values() if look_up(web, query).status_code != 200]
        assert failed
        assert web.get("/ready").status_code == 503
        one.write_bytes(held)
        wait_until(web, 200)
        for query in failed:
            assert look_up(web, query).status_code == 200


def test_the_log_tells_operators_which_file_it_is_once(store: Path, tmp_path: Path) -> None:
    with served(store, told=tmp_path / "said") as (_, base), httpx.Client(base_url=base, timeout=60) as web:
        held = damage(store)
        wait_until(web, 503)
        for number in range(5):
            told_of_the_store(look_up(web, f"{ASKED['a join']} # {number}"), store)
        for one, data in held.items():
            one.write_bytes(data)
        wait_until(web, 200)
        lines = (tmp_path / "said").read_text().splitlines()
    assert [line.split(" ", 1)[1].startswith("no query is answered until") for line in lines].count(True) == 1
    assert any(str(store) in line and ".sst" in line for line in lines)
    assert any(line.endswith("the store can be read again") for line in lines)


TOKEN = "geheim-geheim-geheim"


@pytest.mark.parametrize("harm", ["tables", "moved"])
def test_a_change_that_fails_by_the_store_is_never_made_later(serving: Serving, store: Path, harm: str) -> None:
    aside = store.parent / "aside"
    change = {"update": "INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:p> 1 } }"}
    with (
        Store.open(store) as opened,
        serving(opened, LIMITS, token=TOKEN) as address,
        httpx.Client(base_url=address, timeout=60, headers={"Authorization": f"Bearer {TOKEN}"}) as web,
    ):
        wait_until(web, 200)
        if harm == "tables":
            every = {one: one.read_bytes() for one in store.rglob("*.sst")}
            for one, data in every.items():
                one.write_bytes(os.urandom(len(data)))
        else:
            store.rename(aside)
        told_of_the_store(web.post("/sparql", data=change), store)
        told_of_the_store(
            web.put("/graphs?graph=urn:other", content="<urn:a> <urn:p> 1 .", headers={"content-type": "text/turtle"}),
            store,
        )
        if harm == "tables":
            for one, data in every.items():
                one.write_bytes(data)
        else:
            time.sleep(3)  # whoever would try again has
            assert not store.exists(), "no other is begun in its place"
            aside.rename(store)
        time.sleep(3)
        wait_until(web, 200)
        found = look_up(web, "ASK { ?s ?p 1 . ?s ?q ?o }")
        assert (found.status_code, found.json()["boolean"]) == (200, False)
        assert web.post("/sparql", data=change).status_code == 204
