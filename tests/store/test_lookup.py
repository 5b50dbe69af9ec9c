"""Look-ups read along an index: the same rows as the engine's own evaluation, in the same JSON."""

import contextlib
import io
import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store.lookup import Lookup, look_up, lookup
from kg.store.query import ask
from kg.store.union import add
from tests.store.indexed import Index

KG = "https://w3id.org/kamergraaf/def#"
THING = ox.NamedNode("https://graaf.example/id/a")
BASE = "https://graaf.example/"
ODD = "".join(map(chr, (*range(32), 0x7F, 0x2028, 0xE9, 0x20AC, 0x1F600))) + "\"\\/<&'"
OBJECTS = (
    ox.Literal("plain"),
    ox.Literal(ODD),
    ox.Literal("brief", language="nl"),
    ox.Literal("letter", language="en-GB"),
    ox.Literal("007", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("no date", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("x", datatype=ox.NamedNode("https://graaf.example/é")),
    ox.Literal(""),
    ox.Literal(' .\n<urn:a> "b" .\n'),
    ox.Literal('"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ox.Literal('"@en', language="nl-BE"),
    ox.Literal('\\u0041 "\\" \\', datatype=ox.NamedNode("urn:a")),
    ox.Literal("@"),
    ox.BlankNode("b0"),
    ox.NamedNode("https://graaf.example/id/é"),
    ox.NamedNode(f"{KG}Letter"),
)


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    said = [(THING, ox.NamedNode(f"{KG}says"), each) for each in OBJECTS]
    said.append((THING, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(f"{KG}Letter")))
    for graph in ("urn:one", "urn:two"):  # a statement of both is one of the union
        add(store, [ox.Quad(*triple, ox.NamedNode(graph)) for triple in said])
    return store


def known(query: str) -> Lookup:
    found = lookup(query)
    assert found is not None
    return found


def told(answer: bytes) -> tuple[Any, Any]:
    read = json.loads(answer)
    rows = read.get("results", {}).get("bindings")
    return read["head"], sorted(map(repr, rows)) if rows is not None else read["boolean"]


def by_the_engine(engine: ox.Store, query: str, form: str = "json") -> bytes:
    written = io.BytesIO()
    ask(engine, query, base_iri=BASE).write(written, form)
    return written.getvalue()


QUERIES = [
    "SELECT ?p ?o { <https://graaf.example/id/a> ?p ?o }",
    "SELECT ?o ?p { <https://graaf.example/id/a> ?p ?o }",
    "SELECT * { <https://graaf.example/id/a> ?z ?a }",
    "SELECT * { ?z ?a kg:Letter }",
    "SELECT ?s { ?s a kg:Letter }",
    "SELECT ?s ?none { ?s a kg:Letter }",
    "select ?none { <https://graaf.example/id/a> ?p ?o }",
    "SELECT ?o { <https://graaf.example/id/a> kg:says ?o } LIMIT 100",
    "SELECT ?o { <https://graaf.example/id/a> kg:says ?o } LIMIT 0",
    "SELECT ?o { <https://graaf.example/id/b> kg:says ?o }",
    "SELECT ?s ?p { ?s ?p <https://graaf.example/id/é> }",
    "ASK { <https://graaf.example/id/a> a kg:Letter }",
    "ASK { <https://graaf.example/id/a> a kg:Motion }",
    "ASK { <https://graaf.example/id/a> ?p ?o } LIMIT 0",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_gives_what_the_engine_gives(engine: ox.Store, query: str) -> None:
    found = look_up(Index(engine), known(query), "json", 1 << 20, BASE)  # type: ignore[arg-type]
    assert found is not None
    assert told(found) == told(by_the_engine(engine, query))


def test_the_very_bytes_are_the_engines(engine: ox.Store) -> None:
    query = "SELECT ?o { <https://graaf.example/id/a> kg:says ?o }"
    found = look_up(Index(engine), known(query), "json", 1 << 20, BASE)  # type: ignore[arg-type]
    assert found == by_the_engine(engine, query)


@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 64, 65, 500])
def test_many_rows_are_all_there_in_their_order(count: int) -> None:
    store = ox.Store()
    store.extend([ox.Quad(THING, THING, ox.Literal(f"number {n}")) for n in range(count)])
    query = f"SELECT ?o ?p {{ {THING} ?p ?o }}"
    assert look_up(Index(store), known(query), "json", 1 << 20) == by_the_engine(store, query)  # type: ignore[arg-type]


def test_a_limit_gives_so_many_of_the_rows(engine: ox.Store) -> None:
    query = "SELECT ?o { <https://graaf.example/id/a> kg:says ?o }"
    some = look_up(engine, known(f"{query} LIMIT 3"), "json", 1 << 20, BASE)
    rows = told(some or b"")[1]
    assert len(rows) == 3
    assert set(rows) <= set(told(by_the_engine(engine, query))[1])


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX kg: <https://graaf.example/id/> SELECT ?p ?o { kg:a ?p ?o }",
        "SELECT ?p ?o { <id/a> ?p ?o }",
        "SELECT ?p ?o { <https://graaf.example/x/../id/./a> ?p ?o }",
        "SELECT ?p ?o { <https:./id/a> ?p ?o }",
    ],
)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_must_be_resolved_is_resolved_by_the_engine(engine: ox.Store, query: str, form: str) -> None:
    found = look_up(engine, known(query), form, 1 << 20, BASE)
    assert found == by_the_engine(engine, query, form)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s A kg:Letter }",
        "SELECT ?o ?o { <https://graaf.example/id/a> ?p ?o }",
        "SELECT ?o { kg:-a ?p ?o }",
        "SELECT ?o { nobodys:a ?p ?o }",
        "SELECT ?o { <https://[> ?p ?o }",
    ],
)
def test_what_is_wrong_is_told_by_the_engine(engine: ox.Store, query: str) -> None:
    with pytest.raises(QueryError) as told_by_all:
        ask(engine, query, base_iri=BASE)
    with pytest.raises(QueryError) as found:
        look_up(engine, known(query), "json", 1 << 20, BASE)
    assert str(found.value) == str(told_by_all.value)


@pytest.mark.parametrize(
    "odd",
    [
        ox.Literal("right to left", language="ar", direction=ox.BaseDirection.RTL),
        ox.Triple(THING, THING, ox.Literal("of a statement")),
    ],
)
def test_what_rdf_1_1_does_not_have_the_engine_writes(odd: Any) -> None:
    store = ox.Store()
    store.add(ox.Quad(THING, THING, odd))
    query = f"SELECT ?o {{ {THING} ?p ?o }}"
    assert look_up(store, known(query), "json", 1 << 20) == by_the_engine(store, query)


@pytest.mark.parametrize("odd", ['a"b', "a b", "a\\b", 'a"^^<b', "a> <b"])
@pytest.mark.parametrize(
    "line", ["<urn:s> <urn:p> <urn:{}>", '<urn:s> <urn:p> "x"^^<urn:{}>', "<urn:s> <urn:{}> <urn:o>"]
)
def test_so_it_does_what_is_no_iri(odd: str, line: str) -> None:
    store = ox.Store()
    with contextlib.suppress(SyntaxError):  # what even a lenient reader does not take
        store.load(f"{line.format(odd)} .\n".encode(), ox.RdfFormat.N_TRIPLES, lenient=True)
    query = "SELECT ?p ?o { <urn:s> ?p ?o }"
    assert look_up(store, known(query), "json", 1 << 20) == by_the_engine(store, query)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_is_too_long_is_not_given(engine: ox.Store, form: str) -> None:
    asked = known("SELECT ?o { <https://graaf.example/id/a> kg:says ?o }")
    whole = look_up(engine, asked, form, 1 << 20, BASE)
    assert whole is not None
    assert look_up(engine, asked, form, len(whole), BASE) == whole
    assert look_up(engine, asked, form, len(whole) - 1, BASE) is None


def test_no_more_is_read_than_may_be_given() -> None:
    read = 0

    class Long:
        def quads_for_pattern(self, *_: Any) -> Iterator[ox.Quad]:
            nonlocal read
            for n in range(100_000):
                read += 1
                yield ox.Quad(THING, THING, ox.Literal(f"number {n}"))

    assert look_up(Long(), known(f"SELECT ?o {{ {THING} ?p ?o }}"), "json", 1000) is None  # type: ignore[arg-type]
    assert read < 50
