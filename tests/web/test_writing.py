"""Writing takes the token, is seen at once, and one writer waits for another."""

import asyncio
import pickle
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import httpx
import pytest
from conftest import Serving
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from stand import BASE

from kg.store.embedded import Store
from kg.web.limits import Limits
from kg.web.problems import Problem
from kg.web.working import Working
from kg.web.writing import Payload, Writer

TOKEN = "a-token-for-the-tests"
MAY = {"authorization": f"Bearer {TOKEN}"}
INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"
TURTLE = {"content-type": "text/turtle"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create_or_open(tmp_path / "a.store", BASE):
        return tmp_path / "a.store"


@pytest.fixture
def web(place: Path, serving: Serving) -> Iterator[httpx.Client]:
    with (
        Store.open(place) as store,
        serving(store, Limits(at_once=2, slow=1), token=TOKEN) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"authorization": "Bearer"}, {"authorization": "Bearer wrong"}, {"authorization": f"Token {TOKEN}"},
        {"authorization": f"Bearer {TOKEN}x"}, {"authorization": "Basic !!"}, {"authorization": "Basic a2c6d3Jvbmc="},
    ],
)  # fmt: skip
def test_without_the_token_nothing_is_changed(web: httpx.Client, headers: dict[str, str]) -> None:
    for found in (
        web.post("/sparql", data={"update": INSERT}, headers=headers),
        web.put("/graphs?graph=urn:g", content="<urn:a> <urn:b> 1 .", headers={**headers, **TURTLE}),
        web.delete("/graphs?graph=urn:g", headers=headers),
    ):
        assert found.status_code == 401
        assert found.headers["www-authenticate"].startswith("Bearer")
    assert web.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is False


def test_what_is_written_is_read_by_the_next_query(web: httpx.Client) -> None:
    count = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"}
    for n in range(3):
        text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:b> {n} }} }}"
        assert web.post("/sparql", data={"update": text}, headers=MAY).status_code == 204
        assert web.get("/sparql", params=count).text == f"n\r\n{n + 1}\r\n"


def test_an_update_of_nothing_changes_nothing(web: httpx.Client) -> None:
    assert web.post("/sparql", data={"update": INSERT}, headers=MAY).status_code == 204
    for nothing in ("", " ", "# nothing", "PREFIX x: <urn:>"):
        sent = {**MAY, "content-type": "application/sparql-update"}
        assert web.post("/sparql", content=nothing, headers=sent).status_code == 204
        assert web.post("/sparql", data={"update": nothing}, headers=MAY).status_code == 204
    assert web.get("/sparql", params={"query": "ASK { <urn:a> <urn:b> 1 }"}).json()["boolean"] is True


def test_a_change_whose_client_leaves_is_given_up(web: httpx.Client, place: Path) -> None:
    assert web.post("/sparql", data={"update": INSERT}, headers=MAY).status_code == 204
    cross = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(40))
    many = "; ".join(f"<urn:{n}> {n}" for n in range(12))
    text = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> {many} }} }}"
    assert web.post("/sparql", data={"update": text}, headers=MAY).status_code == 204
    endless = f"INSERT {{ GRAPH <urn:h> {{ <urn:a> <urn:b> ?n }} }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {cross} }} }}"
    with pytest.raises(httpx.ReadTimeout):
        web.post("/sparql", data={"update": endless}, headers=MAY, timeout=1)
    assert web.post("/sparql", data={"update": INSERT}, headers=MAY, timeout=20).status_code == 204
    with Store.open(place) as store:
        assert store.graphs() == ["urn:g"]


def test_a_malformed_update_is_told_with_its_place(web: httpx.Client) -> None:
    found = web.post("/sparql", data={"update": "INSERT DATA {\n <urn:a> <urn:b> }"}, headers=MAY)
    assert (found.status_code, found.json()["line"]) == (400, 2)
    found = web.put("/graphs?graph=urn:g", content="<urn:a>\n<urn:b> ;", headers={**MAY, **TURTLE})
    assert (found.status_code, found.json()["line"]) == (400, 2)


@pytest.mark.parametrize(
    ("method", "url", "kind", "status"),
    [
        ("PUT", "/graphs", "text/turtle", 400),
        ("GET", "/graphs", "text/turtle", 400),
        ("PUT", "/graphs?graph=relative", "text/turtle", 400),
        ("PUT", "/graphs?graph=urn:a&default", "text/turtle", 400),
        ("PUT", "/graphs/a?graph=urn:a", "text/turtle", 400),
        ("PUT", "/graphs?graph=urn:a", "application/trig", 415),
        ("PATCH", "/graphs?graph=urn:a", "text/turtle", 405),
        ("GET", "/graphs?graph=urn:none", "text/turtle", 404),
        ("DELETE", "/graphs?graph=urn:none", "text/turtle", 404),
        ("PUT", "/graphs?graph=urn:a", "multipart/form-data; boundary=x", 400),
    ],
)
def test_what_is_wrong_is_told(web: httpx.Client, method: str, url: str, kind: str, status: int) -> None:
    body = "<urn:a> <urn:b> <urn:c> ."
    found = web.request(method, url, content=body, headers={**MAY, "content-type": kind})
    assert (found.status_code, found.json()["status"]) == (status, status)


def test_graphs_are_read_without_a_token_and_where_nothing_is_written(place: Path, serving: Serving) -> None:
    with Store.create_or_open(place) as store:
        store.replace_graph("urn:g", [])
    with Store.open(place) as reader, serving(reader) as address:
        assert httpx.get(f"{address}/graphs?graph=urn:none").status_code == 404
        found = httpx.put(f"{address}/graphs?graph=urn:g", content="", headers=MAY)
        assert found.status_code == 403
        assert "read-only" in found.json()["detail"]


def test_a_writer_waits_for_another(web: httpx.Client, place: Path) -> None:
    with Store.create_or_open(place):
        found = web.post("/sparql", data={"update": INSERT}, headers=MAY)
        assert (found.status_code, "Retry-After" in found.headers) == (503, True)
    assert web.post("/sparql", data={"update": INSERT}, headers=MAY).status_code == 204


def test_rdflib_writes_and_reads(web: httpx.Client) -> None:
    endpoint = f"{web.base_url}/sparql".replace("//sparql", "/sparql")
    store = SPARQLUpdateStore(endpoint, endpoint, auth=("anyone", TOKEN))
    store.update(INSERT)
    assert [str(row[0]) for row in store.query("SELECT ?s { ?s <urn:b> 1 }")] == ["urn:a"]


def test_the_description_tells_of_updates(web: httpx.Client) -> None:
    assert "SPARQL11Update" in web.get("/sparql").text


def test_a_graph_that_is_too_large_is_told_of_as_a_graph(web: httpx.Client) -> None:
    text = f'<urn:a> <urn:b> "{"x" * (17 << 20)}" .'
    found = web.put("/graphs?graph=urn:g", content=text, headers={**MAY, **TURTLE})
    assert found.status_code == 413
    assert "graph" in found.json()["detail"]
    assert "query" not in found.json()["detail"]
    assert web.get("/graphs?graph=urn:g").status_code == 404


def test_a_long_update_is_carried_out_to_the_letter(web: httpx.Client) -> None:
    text = "SERVICE <http://127.0.0.1:9/> é " * 50_000
    update = f'INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:\\u0062> "{text}" . <urn:a> <urn:c> 1 }} }}'
    assert web.post("/sparql", data={"update": update}, headers=MAY).status_code == 204
    count = "SELECT (STRLEN(?o) AS ?n) (SUBSTR(?o, 1, 32) AS ?first) { <urn:a> <urn:b> ?o }"
    row = web.get("/sparql", params={"query": count}).json()["results"]["bindings"][0]
    assert (int(row["n"]["value"]), row["first"]["value"]) == (len(text), text[:32])


class Passing:
    """Stands for the bench: carries a job out as it comes from another process, and keeps how long it was."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    async def run(self, job: Callable[[], object]) -> object:
        passed = pickle.dumps(job)
        self.lengths.append(len(passed))
        return await asyncio.to_thread(pickle.loads(passed))


LONG = f'"{"één " * 100_000}"'


def test_a_long_change_passes_no_line_between_processes(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "files"))
    (tmp_path / "files").mkdir()
    bench = Passing()
    writer = Writer(place, BASE, TOKEN, Limits()).at(cast(Working, bench))

    async def change() -> None:
        await writer.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:b> {LONG} }} }}", (), ())
        sent = (Payload(f"<urn:c> <urn:b> {LONG} .".encode(), "ttl"), Payload(b"<urn:d> <urn:b> 1 .", "ttl"))
        assert await writer.add("urn:g", sent)
        assert not await writer.put("urn:h", sent)

    asyncio.run(change())
    assert max(bench.lengths) < 1_000
    assert list((tmp_path / "files").iterdir()) == [], "nothing is left of it"
    with Store.open(place) as store:
        found = {(quad.subject.value, len(quad.object.value)) for quad in store.quads("urn:g")}
        assert found == {("urn:a", 400_000), ("urn:c", 400_000), ("urn:d", 1)}
        assert len(list(store.quads("urn:h"))) == 2


def test_a_long_change_for_which_no_disk_has_room_is_told(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    writer = Writer(place, BASE, TOKEN, Limits()).at(cast(Working, Passing()))
    with pytest.raises(Problem) as told:
        asyncio.run(writer.update(f"INSERT DATA {{ <urn:a> <urn:b> {LONG} }}", (), ()))
    assert told.value.status == 503
