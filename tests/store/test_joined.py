"""Small joins: their rows are those of the engine's own evaluation (which queries are joins: `test_join_or_not.py`)."""

import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from kg.store.joined import joined
from kg.store.query import ask
from kg.store.union import add
from kg.store.walk import join
from tests.store.indexed import Index

KG = "https://w3id.org/kamergraaf/def#"
BASE = "https://graaf.example/"
DATA = """
@prefix : <https://graaf.example/id/> . @prefix kg: <https://w3id.org/kamergraaf/def#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a a kg:Letter ; dcterms:title "Brief"@nl, "Letter"@en-GB, "a \\"quoted\\" \\\\ \\n one" ; kg:signature _:s1, _:s2 ;
   dcterms:date "2026-12-01"^^xsd:date ; dcterms:references :b, :c, :a ; kg:number "007"^^xsd:integer, 7, "7" ; :p :p .
:b a kg:Letter ; dcterms:title "Brief"@nl ; dcterms:references :c ; kg:signature _:s3 .
:c a kg:Motion ; dcterms:references :c, :p ; dcterms:title "Motie \u20ac \U0001f600" .
_:s1 kg:person :jan ; kg:role "minister" . _:s2 kg:person :piet . _:s3 kg:person :jan ; kg:role "minister" .
:jan foaf:name "Jan" ; foaf:knows :piet . :piet foaf:name "Piet" ; foaf:knows :jan, :piet . :p :p :p , "p" .
"""


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives them time: a busy machine may take longer over any of these."""
    monkeypatch.setattr("kg.store.walk._SECONDS", 60)


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    said = [quad.triple for quad in ox.parse(DATA, format=ox.RdfFormat.TURTLE, base_iri=BASE)]
    for graph in ("urn:one", "urn:two"):  # a statement of both is one of the union
        add(store, [ox.Quad(each.subject, each.predicate, each.object, ox.NamedNode(graph)) for each in said])
    return store


def found(engine: ox.Store, query: str, form: str = "json", most: int = 1 << 20) -> bytes | None:
    asked = joined(query)
    assert asked is not None, query
    return join(Index(engine), asked, form, most)  # type: ignore[arg-type]


def by_the_engine(engine: ox.Store, query: str, form: str = "json") -> bytes:
    written = io.BytesIO()
    ask(engine, query, base_iri=BASE).write(written, form)
    return written.getvalue()


def told(answer: bytes | None) -> Any:
    """The names of the answer in their order, and how often each row is there."""
    read = json.loads(answer or b"{}")
    rows = read.get("results", {}).get("bindings")
    return read["head"], read["boolean"] if rows is None else Counter(json.dumps(row, sort_keys=True) for row in rows)


A = f"<{BASE}id/a>"
OURS = f"PREFIX : <{BASE}id/>\n"
QUERIES = [
    f"SELECT ?n {{ {A} kg:signature ?s . ?s kg:person ?p . ?p foaf:name ?n }}",
    f"SELECT * WHERE {{ {A} kg:signature [] . }}".replace("[]", "?s"),
    f"SELECT * {{ ?p foaf:name ?n . ?s kg:person ?p . {A} kg:signature ?s }}",
    f"SELECT ?t ?r {{ {A} dcterms:title ?t ; dcterms:references ?r }}",
    f"SELECT ?t ?r {{ {A} dcterms:title ?t ; ; dcterms:references ?r ; . }}",
    f"SELECT DISTINCT ?t {{ {A} dcterms:title ?t ; dcterms:references ?r }}",
    f"SELECT DISTINCT ?none {{ {A} dcterms:title ?t ; dcterms:references ?r }}",
    f"SELECT ?none ?t {{ {A} dcterms:title ?t }}",
    f"select $t where {{ {A} dcterms:references ?r.?r dcterms:title ?t.}}",
    f"SELECT ?x {{ ?x dcterms:references {A}, <{BASE}id/c> }}",
    f"SELECT ?x ?t {{ ?x ?by {A} . ?x a ?t }}",
    f"SELECT * {{ {A} ?p ?o OPTIONAL {{ ?o dcterms:title ?t }} }}",
    f"SELECT * {{ {A} ?p ?o . OPTIONAL {{ ?o dcterms:title ?t ; a ?c . }} . OPTIONAL {{ ?o foaf:name ?n }} }}",
    f"SELECT * {{ {A} kg:signature ?s OPTIONAL {{ ?s kg:role ?r }} OPTIONAL {{ ?s kg:person ?q . ?q foaf:knows ?k }}}}",
    f"SELECT * {{ {A} a kg:Letter OPTIONAL {{ {A} kg:none ?x }} OPTIONAL {{ {A} dcterms:references ?y }} }}",
    f"SELECT * {{ {A} a kg:Motion OPTIONAL {{ {A} dcterms:references ?y }} }}",
    f"{OURS}SELECT ?x {{ :a dcterms:references ?x . ?x ?x ?x }}",
    f"{OURS}SELECT ?x ?p {{ :a dcterms:references ?x . ?x ?p ?x }}",
    f"{OURS}SELECT ?x ?y {{ :p ?x ?x ; ?x ?y . ?y ?y ?x }}",
    f"{OURS}SELECT * {{ :a :p ?v . :p ?v ?o . ?o ?w ?z }}",
    f"{OURS}SELECT * {{ :a dcterms:title ?t . ?t ?p ?o }}",
    f"{OURS}SELECT * {{ :a kg:number ?n . ?x kg:number ?n }}",
    f"{OURS}SELECT * {{ :a dcterms:title 'Brief'@nl ; kg:number ?n . :b dcterms:title \"Brief\"@nl }}",
    f"{OURS}SELECT * {{ :a dcterms:date '2026-12-01'^^xsd:date ; kg:number '7', \"007\"^^xsd:integer }}",
    f"{OURS}SELECT * {{ :a dcterms:date '2026-12-01' ; dcterms:title ?t }}",
    f"{OURS}SELECT * {{ ?s kg:role 'minister' ; kg:person ?p . ?l kg:signature ?s }}",
    f"{OURS}PREFIX kg: <urn:x>\nSELECT * {{ :a kg:signature ?s ; a ?c }}",
    f"# kg: <urn:no>\n{OURS}# PREFIX kg: <urn:no>\nSELECT # ?a\n?c {{ :a a ?c # . }}\n }} # }}",
    f"{OURS}SELECT * {{ :a dcterms:title ?t ; dcterms:references ?r }} LIMIT 9",
    f"{OURS}ASK {{ :a dcterms:references ?r . ?r a kg:Motion }}",
    f"{OURS}ASK WHERE {{ :b dcterms:references ?r . ?r a kg:Letter }}",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_rows_are_those_of_the_engine(engine: ox.Store, query: str) -> None:
    assert told(found(engine, query)) == told(by_the_engine(engine, query))


@pytest.mark.parametrize("form", ["xml", "csv", "tsv"])
@pytest.mark.parametrize("query", [QUERIES[11], QUERIES[3], QUERIES[-1]])
def test_in_the_other_forms_too(engine: ox.Store, query: str, form: str) -> None:
    ours, theirs = found(engine, query, form), by_the_engine(engine, query, form)
    between = b"<result>" if form == "xml" else b"\n"
    assert sorted((ours or b"").replace(b"</results>", between).split(between)) == sorted(
        theirs.replace(b"</results>", between).split(between)
    )


def test_they_are_for_any_such_query(engine: ox.Store) -> None:
    """Thousands put together by chance, of the terms that the data have."""
    chance = random.Random(2)
    terms = [":a", ":b", ":c", ":p", ":jan", ":piet", "kg:Letter", "'p'", "'Brief'@nl", "'7'", "'minister'"]
    along = ["a", "dcterms:references", "dcterms:title", "kg:signature", "kg:person", "foaf:name", "foaf:knows", ":p"]
    tried = 0

    def group() -> str:
        def pattern() -> str:
            names = [f"?{chance.choice('vwxyz')}" for _ in range(3)]
            begin = chance.choice([names[0], names[0], chance.choice(terms[:6])])
            end = chance.choice([names[2], names[2], chance.choice(terms)])
            return f"{begin} {chance.choice([names[1], *[chance.choice(along)] * 3])} {end}"

        return " . ".join(pattern() for _ in range(chance.randint(1, 4)))

    for _ in range(4000):
        options = "".join(f" OPTIONAL {{ {group()} }}" for _ in range(chance.choice([0, 0, 1, 2])))
        shown = chance.choice(["*", "?v ?w", "DISTINCT ?v", "DISTINCT *"])
        form = chance.choice([f"SELECT {shown}", f"SELECT {shown}", "ASK"])
        query = f"{OURS}{form} {{ {group()}{options} }}"
        asked = joined(query)
        answer = asked and join(Index(engine), asked, "json", 1 << 20)  # type: ignore[arg-type]
        if answer:
            tried += 1
            assert told(answer) == told(by_the_engine(engine, query)), query
    assert tried > 400


def test_what_a_limit_would_cut_is_the_engines(engine: ox.Store) -> None:
    query = f"SELECT ?t ?r {{ {A} dcterms:title ?t ; dcterms:references ?r }} LIMIT"
    assert found(engine, f"{query} 8") is None
    assert found(engine, f"{query} 0") is None
    assert len(json.loads(found(engine, f"{query} 9") or b"")["results"]["bindings"]) == 9


class Long:
    """Where every walk leads to many statements."""

    def __init__(self) -> None:
        self.read = 0

    def quads_for_pattern(self, *_: Any) -> Iterator[ox.Quad]:
        for n in range(100_000):
            self.read += 1
            yield ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.NamedNode(f"urn:{n}"))


@pytest.mark.parametrize("form", ["SELECT *", "SELECT DISTINCT ?none", "SELECT ?none"])
def test_no_more_is_visited_than_is_small(form: str) -> None:
    long, asked = Long(), joined(f"{form} {{ {A} ?p ?o . ?o ?q ?r . ?r ?s ?t OPTIONAL {{ ?t ?u ?w }} }}")
    assert asked is not None
    assert join(long, asked, "json", 1 << 20) is None  # type: ignore[arg-type]
    assert long.read < 200


def test_nor_for_longer_than_others_may_wait(engine: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = f"SELECT * {{ {A} ?p ?o . ?o a ?t }}"
    assert found(engine, query) is not None
    monkeypatch.setattr("kg.store.walk._SECONDS", -1)
    assert found(engine, query) is None


def test_one_row_is_enough_for_an_ask() -> None:
    long, asked = Long(), joined(f"ASK {{ {A} ?p ?o . ?o ?q ?r . ?r ?s ?t }}")
    assert asked is not None
    assert join(long, asked, "json", 1 << 20) == b'{"head":{},"boolean":true}'  # type: ignore[arg-type]
    assert long.read == 3


@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_is_too_long_is_not_given(engine: ox.Store, form: str) -> None:
    query = f"SELECT * {{ {A} ?p ?o OPTIONAL {{ ?o dcterms:title ?t }} }}"
    whole = found(engine, query, form)
    assert whole is not None
    assert found(engine, query, form, len(whole) - 1) is None


@pytest.mark.parametrize(
    "odd",
    [
        ox.Literal("right to left", language="ar", direction=ox.BaseDirection.RTL),
        ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:a"), ox.Literal("of a statement")),
    ],
)
def test_what_rdf_1_1_does_not_have_is_the_engines(odd: Any) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:p"), odd))
    assert found(store, "SELECT ?o { <urn:a> ?p ?o . <urn:a> <urn:p> ?q }") is None
    assert told(found(store, "SELECT ?p { <urn:a> ?p ?o . ?o ?q ?r }"))[1] == {}


class Broken:
    """An engine whose files cannot be read."""

    def quads_for_pattern(self, *_: Any) -> Iterator[ox.Quad]:
        raise OSError("Corruption: block checksum mismatch")


def test_a_fault_of_the_store_is_told_by_a_worker() -> None:
    asked = joined(f"SELECT * {{ {A} ?p ?o . ?o a ?t }}")
    assert asked is not None
    assert join(Broken(), asked, "json", 1 << 20) is None  # type: ignore[arg-type]
