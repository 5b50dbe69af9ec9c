"""What a change, or a question, takes for granted (RFC 9110, 13) is looked at before it is carried out."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from stand import BASE

from kg.store.embedded import Store

TOKEN = "a-token-for-the-tests"
MAY = {"authorization": f"Bearer {TOKEN}", "content-type": "text/turtle"}
GRAPH = "/graphs?graph=urn:g"
ONE, OTHER = "<urn:a> <urn:b> 1 .", "<urn:a> <urn:b> 2 ."


@pytest.fixture
def web(tmp_path: Path, serving: Serving) -> Iterator[httpx.Client]:
    with Store.create_or_open(tmp_path / "a.store", BASE):
        pass
    with (
        Store.open(tmp_path / "a.store") as store,
        serving(store, token=TOKEN) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        assert client.put(GRAPH, content=ONE, headers=MAY).status_code == 201
        yield client


def holds(web: httpx.Client) -> str:
    return web.get(GRAPH, headers={"accept": "application/n-triples"}).text


def tag(web: httpx.Client, **headers: str) -> str:
    return web.get(GRAPH, headers=headers).headers["etag"]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize(
    "condition",
    [{"if-match": '"wrong"'}, {"if-match": '"wrong", "other"'}, {"if-none-match": "*"}, {"if-match": ""}],
    ids=str,
)
def test_a_change_of_what_is_otherwise_is_not_made(web: httpx.Client, method: str, condition: dict[str, str]) -> None:
    before = holds(web)
    found = web.request(method, GRAPH, content=OTHER, headers={**MAY, **condition})
    assert found.status_code == 412
    assert "fetch it again" in found.json()["detail"]
    assert holds(web) == before


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json", "*/*"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_a_change_of_what_was_read_is_made_once(web: httpx.Client, accept: str, coding: str) -> None:
    known = {"if-match": tag(web, **{"accept": accept, "accept-encoding": coding})}
    assert web.put(GRAPH, content=OTHER, headers={**MAY, **known}).status_code == 204
    assert holds(web).count("\n") == 1
    assert '"2"' in holds(web)
    assert web.put(GRAPH, content=ONE, headers={**MAY, **known}).status_code == 412
    assert web.put(GRAPH, content=ONE, headers={**MAY, "if-match": f'"x", {tag(web)}'}).status_code == 204
    assert web.put(GRAPH, content=ONE, headers={**MAY, "if-match": f"W/{tag(web)}"}).status_code == 412
    assert web.delete(GRAPH, headers={**MAY, "if-match": "*"}).status_code == 200
    assert web.delete(GRAPH, headers={**MAY, "if-match": "*"}).status_code == 412


def test_a_new_graph_takes_no_others_place(web: httpx.Client) -> None:
    new = {**MAY, "if-none-match": "*"}
    assert web.put("/graphs?graph=urn:new", content=ONE, headers=new).status_code == 201
    assert web.put("/graphs?graph=urn:new", content=OTHER, headers=new).status_code == 412
    assert web.put(GRAPH, content=OTHER, headers={**MAY, "if-none-match": tag(web)}).status_code == 412
    assert web.put(GRAPH, content=OTHER, headers={**MAY, "if-none-match": '"another"'}).status_code == 204


def test_a_question_of_another_answer_is_not_answered(web: httpx.Client) -> None:
    ask = {"query": "SELECT ?o { GRAPH ?g { <urn:a> ?p ?o } }"}
    lookup = {"query": "SELECT ?o { <urn:a> ?p ?o }"}
    join = {"query": "SELECT ?o { <urn:a> ?p ?o . <urn:a> <urn:b> ?o }"}
    for params in (ask, lookup, join):
        for _ in range(3):
            known = web.get("/sparql", params=params).headers["etag"]
            for match, status in ((known, 200), ("*", 200), (f'"x",{known}', 200), ('"x"', 412), (f"W/{known}", 412)):
                assert web.get("/sparql", params=params, headers={"if-match": match}).status_code == status
    assert web.get(GRAPH, headers={"if-match": tag(web)}).status_code == 200
    assert web.get(GRAPH, headers={"if-match": '"x"'}).status_code == 412
