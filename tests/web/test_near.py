"""Look-ups and small joins: that the server itself answers them as its workers do, and which are look-ups."""

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from stand import BASE, LETTER, TRIG

from kg.store.embedded import Store
from kg.store.joined import Small, small
from kg.store.load import load
from kg.store.lookup import lookup
from kg.web.near import MOST, Near
from kg.web.source import OnDisk

MANY = f"{BASE}id/many"
TITLE = "http://purl.org/dc/terms/title"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("near") / "kamergraaf.store"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
        rows = " ".join(f'<{MANY}> <{TITLE}> "{n} of many, so that they are long" .' for n in range(2000))
        load(store, "-", graph=f"{BASE}graph/many", form="turtle", data=rows.encode())
    return folder


@pytest.fixture(scope="module")
def web(place: Path, serving: Serving) -> Iterator[httpx.Client]:
    with Store.open(place) as store, serving(store) as address, httpx.Client(base_url=address, timeout=20) as client:
        warmed(client)
        yield client


def ask(web: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers=headers)


def given(web: httpx.Client) -> int:
    """How many look-ups the server has answered itself."""
    found = re.search(r"^kamergraaf_lookups_total (\d+)", web.get("/metrics").text, re.MULTILINE)
    assert found is not None
    return int(found[1])


def warmed(web: httpx.Client) -> None:
    """Waits until the server has opened the store."""
    for turn in range(200):
        ask(web, f"ASK {{ <{LETTER}> a <x:{turn}> }}")
        if given(web):
            return
        time.sleep(0.05)
    raise AssertionError("it never opens the store")


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?p ?o {{ <{LETTER}> ?p ?o }}",
        f"select * where {{ <{LETTER}> ?p ?o . }} limit 5",
        f"SELECT ?o WHERE {{ <{LETTER}> dcterms:title ?o }}",
        f"PREFIX dc: <http://purl.org/dc/terms/>\nPREFIX x: <x:>\nSELECT?o{{ <{LETTER}> dc:title ?o.}}",
        f"SELECT ?s ?p {{ ?s ?p <{LETTER}> }}",
        "SELECT ?s { ?s a kg:Letter }",
        f"ASK {{ <{LETTER}> a kg:Letter }}",
        f"ASK WHERE {{ <{LETTER}> ?p ?o }}",
        f"SELECT ?nothing {{ <{LETTER}> ?p ?o }}",
    ],
)
@pytest.mark.parametrize("accept", ["*/*", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_a_lookup_is_answered_as_a_worker_answers_it(web: httpx.Client, query: str, accept: str) -> None:
    assert lookup(query) is not None
    before = given(web)
    near = ask(web, f"{query} ", accept=accept)  # a spelling of its own, that no answer is kept of
    assert given(web) == before + (near.status_code == 200)
    there = ask(web, f"{query} OFFSET 0", accept=accept)
    assert given(web) == before + (near.status_code == 200)
    assert (near.status_code, near.content) == (there.status_code, there.content)
    names = ("content-type", "vary", "cache-control", "access-control-allow-origin", "content-security-policy")
    assert [near.headers.get(name) for name in names] == [there.headers.get(name) for name in names]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?p ?o { ?s ?p ?o }",
        "SELECT ?s ?o { ?s dcterms:title ?o }",  # both ends unknown
        f"SELECT ?p {{ <{LETTER}> ?p ?p }}",
        "SELECT ?s { ?s ?s kg:Letter }",
        f"SELECT DISTINCT ?p {{ ?s ?p <{LETTER}> }}",
        f"SELECT (COUNT(*) AS ?n) {{ <{LETTER}> ?p ?o }}",
        f"SELECT ?p {{ <{LETTER}> ?p ?o }} ORDER BY ?p",
        f"SELECT ?p {{ <{LETTER}> ?p ?o }} OFFSET 1000000",
        f"SELECT ?p FROM <x:g> {{ <{LETTER}> ?p ?o }}",
        f"SELECT ?p {{ <{LETTER}> ?p ?o . ?o ?q ?r }}",
        f"SELECT ?p {{ <{LETTER}> kg:a*/kg:b ?o }}",
        f"SELECT ?o {{ <{LETTER}> kg:a+ ?o }}",
        f"SELECT ?o {{ <{LETTER}> ^kg:a ?o }}",
        f"SELECT ?o {{ <{LETTER}> ?p ?o FILTER(?o > 1) }}",
        f"SELECT ?o {{ GRAPH ?g {{ <{LETTER}> ?p ?o }} }}",
        f"SELECT ?o {{ SERVICE <http://127.0.0.1/> {{ <{LETTER}> ?p ?o }} }}",
        f"SELECT ?p {{ <{LETTER}> ?p 'word' }}",
        f"SELECT ?p {{ <{LETTER}> ?p [] }}",
        f"SELECT ?p {{ <{LETTER}> ?p ?o }} # <x> }}",
        f"DESCRIBE <{LETTER}>",
        f"SELECT ?p {{ <{'x' * 3000}> ?p ?o }}",
        f"SELECT ?p {{ <{LETTER}> ?p ?o }} VALUES ?p {{ <x:> }}",
        "SELECT ?p { <x:\x00> ?p ?o }",
        f"INSERT DATA {{ <{LETTER}> a <x:> }}",
        "",
    ],
)
def test_what_takes_more_than_a_walk_along_an_index_is_no_lookup(query: str) -> None:
    assert lookup(query) is None


DOSSIER = f"{BASE}id/dossier/21501-02"
JOINS = [
    f"SELECT * {{ <{LETTER}> ?p ?o OPTIONAL {{ ?o dcterms:title ?t ; a ?c }} }}",
    f"PREFIX dc: <http://purl.org/dc/terms/> SELECT ?d ?t {{ <{LETTER}> kg:dossier ?d . ?d dc:title ?t }}",
    f"SELECT DISTINCT ?l ?t {{ ?l kg:dossier <{DOSSIER}> ; dcterms:title ?t }} LIMIT 10",
    f"ASK {{ <{LETTER}> kg:dossier ?d . ?d a kg:Dossier }}",
]


def rows(answer: httpx.Response) -> list[bytes]:
    """What there is of an answer, in no order."""
    body = answer.content
    for between in (b"<result>", b"</result>", b'{"', b"}}", b"},"):
        body = body.replace(between, b"\n")
    return sorted(body.split())


@pytest.mark.parametrize("query", JOINS)
@pytest.mark.parametrize("accept", ["*/*", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_a_small_join_is_answered_as_a_worker_answers_it(web: httpx.Client, query: str, accept: str) -> None:
    before = given(web)
    near = ask(web, query, accept=accept)
    posted = web.post("/sparql", data={"query": f"{query} "}, headers={"accept": accept})
    assert given(web) == before + 2
    there = ask(web, f"{query} OFFSET 0", accept=accept)
    assert given(web) == before + 2
    assert near.status_code == there.status_code == 200
    assert rows(near) == rows(there)
    assert near.content == posted.content
    names = ("content-type", "vary", "cache-control", "access-control-allow-origin", "content-security-policy")
    assert [near.headers.get(name) for name in names] == [there.headers.get(name) for name in names]
    known = {"accept": accept, "if-none-match": near.headers["etag"]}
    assert [ask(web, query, **known).status_code for _ in range(2)] == [304, 304]
    assert ask(web, query, **{**known, "accept": "text/csv;q=0.9"}).status_code == 200


def test_rows_in_another_order_have_another_tag(place: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(place) as store, serving(store) as address, httpx.Client(base_url=address, timeout=20) as web:
        warmed(web)
        near = ask(web, JOINS[0])
        monkeypatch.setattr("kg.store.walk._SECONDS", -1)
        assert ask(web, JOINS[0], **{"if-none-match": near.headers["etag"]}).status_code == 304, "it still holds"
        there = ask(web, JOINS[0])
        assert near.headers["etag"] != there.headers["etag"]
        assert rows(near) == rows(there)
        assert ask(web, JOINS[0], **{"if-none-match": there.headers["etag"]}).status_code == 304


def test_parts_by_limit_and_offset_are_the_whole(web: httpx.Client) -> None:
    query = f"SELECT ?o ?p {{ <{LETTER}> ?p ?o . ?s ?p ?o }} LIMIT"
    whole = ask(web, f"{query} 1000", accept="text/csv").text.splitlines()[1:]
    parts = [ask(web, f"{query} 3", accept="text/csv"), ask(web, f"{query} 1000 OFFSET 3", accept="text/csv")]
    assert len(whole) > 6
    assert sorted(row for part in parts for row in part.text.splitlines()[1:]) == sorted(whole)


def test_what_leads_on_to_more_is_a_workers(web: httpx.Client) -> None:
    query = f"SELECT ?o ?x {{ <{MANY}> <{TITLE}> ?o . ?x <{TITLE}> ?o }}"
    before = given(web)
    for turn in range(6):
        assert len(ask(web, f"{query} #{turn}", accept="text/csv").text.splitlines()) == 2001
    assert given(web) == before


def test_after_one_that_was_too_large_the_next_like_it_are_not_tried(place: Path) -> None:
    near = _Counting(OnDisk.at(place))

    def tried(begin: str, times: int) -> int:
        before = near.tries
        for turn in range(times):
            asked = small(f"SELECT ?o {{ <{begin}> <{TITLE}> ?o . ?x <{TITLE}> ?o }} #{turn}")
            assert asked is not None
            near.answer(asked, "text/csv", None, near.version)
        return near.tries - before

    async def all_of_it() -> None:
        await near.start()
        near.opened()
        assert tried(LETTER, 10) == 10
        assert tried(MANY, 100) == 6  # each time that it fails, the next 1, 3, 7, 15, 31, 63
        assert tried(LETTER, 64) in range(1, 64)
        assert tried(LETTER, 10) == 10
        near.close()

    asyncio.run(all_of_it())


class _Counting(Near):
    """Counts what is tried."""

    def __init__(self, source: OnDisk) -> None:
        super().__init__(source)
        self.tries = 0
        self.version = source.current()

    def opened(self) -> None:
        """Puts itself between it and the store."""
        store = self._store
        assert store is not None
        self._behind, self._store = store, self  # type: ignore[assignment]

    def look_up(self, asked: Small, media_type: str, most: int) -> bytes | None:
        self.tries += 1
        return self._behind.look_up(asked, media_type, most)

    def close(self) -> None:
        if self._store is self:
            self._store = self._behind
        super().close()


def test_a_long_answer_is_a_workers(web: httpx.Client) -> None:
    before = given(web)
    found = ask(web, f"SELECT ?o {{ <{MANY}> <{TITLE}> ?o }}", accept="text/csv")
    assert len(found.content) > MOST
    assert len(found.text.splitlines()) == 2001
    assert given(web) == before


def test_a_fault_is_told_as_ever(web: httpx.Client) -> None:
    assert lookup("ASK { <x:> nowhere:near ?o }")
    found = ask(web, "ASK { <x:> nowhere:near ?o }")
    assert found.status_code == 400
    assert "prefix" in found.json()["detail"]
    assert ask(web, f"ASK {{ <{LETTER}> a ?o }}", accept="image/png").status_code == 406


def test_who_asks_again_gets_it_from_memory_and_304_where_it_is_known(web: httpx.Client) -> None:
    query = f"SELECT ?p {{ <{LETTER}> ?p ?any }}"
    first, again = ask(web, query), ask(web, query)
    assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])
    assert ask(web, query, **{"if-none-match": first.headers["etag"]}).status_code == 304
    zipped = ask(web, query, **{"accept-encoding": "gzip"})
    plain = ask(web, query, **{"accept-encoding": "identity"})
    assert zipped.content == plain.content
    assert ask(web, query, accept="text/csv").headers["content-type"] == "text/csv; charset=utf-8"


def test_an_answer_that_is_worth_it_is_zipped(web: httpx.Client) -> None:
    query = f"SELECT * {{ <{MANY}> <{TITLE}> ?o }} LIMIT 100"
    before = given(web)
    zipped = ask(web, query, **{"accept-encoding": "gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.content == ask(web, f"{query} #", **{"accept-encoding": "identity"}).content
    assert given(web) == before + 1


def test_a_newer_state_is_answered_from_at_once(tmp_path: Path, serving: Serving) -> None:
    folder = tmp_path / "kamergraaf.store"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
    query = f"SELECT ?o {{ <{BASE}id/new> <{TITLE}> ?o }}"
    with Store.open(folder) as store, serving(store) as address, httpx.Client(base_url=address, timeout=20) as web:
        warmed(web)
        for turn in ("one", "two"):
            with Store.create_or_open(folder) as writer:
                data = f'<{BASE}id/new> <{TITLE}> "{turn}" .'.encode()
                load(writer, "-", graph=f"{BASE}graph/{turn}", form="turtle", data=data)
            assert turn in ask(web, query).text
        before = given(web)
        for turn in range(10, 200):
            ask(web, f"{query} LIMIT {turn}")
            if given(web) > before:
                return
            time.sleep(0.05)
        raise AssertionError("the newer state is never opened")
