"""Over a union that repeats statements a query means what it means over a set, where each pattern answers once."""

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.build import build, sources
from kg.store.embedded import Store
from kg.store.named import NamedQuery, named_queries
from kg.store.once import each_once
from tests.conftest import SAMPLES

DATA = """
<urn:a> <urn:name> "a" <urn:g1> . <urn:a> <urn:name> "a" <urn:g2> . <urn:a> <urn:name> "b" <urn:g2> .
<urn:x> <urn:by> <urn:a> <urn:g1> . <urn:x> <urn:by> <urn:a> <urn:g2> . <urn:y> <urn:by> <urn:a> <urn:g2> .
<urn:x> <urn:same> <urn:y> <urn:g1> . <urn:x> <urn:same> <urn:y> <urn:g2> . <urn:x> <urn:kind> <urn:letter> <urn:g1> .
<urn:x> <urn:kind> <urn:letter> <urn:g2> . <urn:y> <urn:kind> <urn:letter> <urn:g2> .
"""
QUERIES = [
    "SELECT * { ?x <urn:by> ?by . ?by <urn:name> ?name }",
    "SELECT * { ?x <urn:by> ?by ; <urn:kind> <urn:letter> , ?kind . }",
    "SELECT ?x ?name WHERE { ?x <urn:by>/<urn:name> ?name }",
    "SELECT ?name (COUNT(*) AS ?n) { ?x <urn:by>/<urn:name> ?name } GROUP BY ?name ORDER BY ?n",
    "SELECT ?x (GROUP_CONCAT(?name) AS ?names) "
    "{ { SELECT ?x ?name { ?x <urn:by> ?y . ?y <urn:name> ?name } ORDER BY ?name } } GROUP BY ?x",
    "SELECT ?x ?y ?name { ?x <urn:kind> <urn:letter> "
    "OPTIONAL { ?x <urn:same> ?y . OPTIONAL { ?y <urn:by>/<urn:name> ?name } } }",
    "SELECT ?x ?by { VALUES ?by { UNDEF } ?x <urn:by> ?by FILTER(BOUND(?by)) }",
    "SELECT * { ?x (<urn:same>|^<urn:same>)? ?y . ?y <urn:by> ?by }",
    "SELECT ?x ?name { ?x <urn:same>?/<urn:by>/<urn:name> ?name }",
    "SELECT * { ?x <urn:by>|<urn:same>/<urn:by> ?by }",
    "SELECT * { { ?x <urn:same> ?y } UNION { ?x <urn:by> ?y } }",
    "SELECT * { ?x <urn:kind> <urn:letter> FILTER NOT EXISTS { ?x <urn:same> [] } }",
    "SELECT * { ?x <urn:by> ?by MINUS { ?x <urn:same> ?y } BIND(STR(?by) AS ?s) }",
    "SELECT ?x ?m ?kind { VALUES (?x ?m) { (<urn:x> 1) } ?x <urn:kind> ?kind . <urn:x> <urn:same> <urn:y> }",
    'SELECT * { GRAPH ?g { ?x <urn:by> ?by . ?x <urn:kind> ?k } ?by <urn:name> ?name FILTER(?name = "a") }',
    "SELECT * { ?x <urn:by> [] # a remark of { brackets }\n ; <urn:kind> ?kind }",
]


def rows(engine: ox.Store, query: str, *, repeated: bool) -> Counter[tuple[str, ...]]:
    found = engine.query(query, use_default_graph_as_union=repeated)
    assert isinstance(found, ox.QuerySolutions)
    return Counter(tuple(map(str, row)) for row in found)


@pytest.mark.parametrize("query", QUERIES)
def test_what_a_query_means_is_the_same(query: str) -> None:
    engine = ox.Store()
    engine.load(input=DATA.replace(" . <", " .\n<"), format=ox.RdfFormat.N_QUADS)
    as_set = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in engine}
    once, twice = rows(engine, each_once(query), repeated=True), rows(engine, query, repeated=True)
    engine.extend(as_set)
    right = rows(engine, query, repeated=False)
    assert right
    assert once == right
    assert twice.total() >= right.total()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("once") / "s"
    with Store.create_or_open(place) as made:
        list(build(sources([str(SAMPLES)]), made))
    with Store.open(place) as opened:
        yield opened


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_each_named_query_gives_the_rows_of_the_store(store: Store, query: NamedQuery) -> None:
    text = query.filled({})
    assert rows(store.engine, each_once(text), repeated=True) == rows(store.engine, text, repeated=False)


HOSTILE = ('x" } ?s ?p ?o . { "', "}", "\\", "'''", "?x", "<urn:x>", "é\n#", "(", "$1")


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("query", [q for q in named_queries() if q.parameters], ids=lambda query: query.name)
def test_a_hostile_value_stays_one_value(store: Store, query: NamedQuery, value: str) -> None:
    for hole in query.parameters:
        if hole.kind == "text":
            assert not rows(store.engine, each_once(query.filled({hole.name: value})), repeated=True)


def test_without_it_a_union_that_repeats_gives_more(store: Store) -> None:
    text = next(query for query in named_queries() if query.name == "signatories").filled({})
    right = rows(store.engine, text, repeated=False).total()
    assert rows(store.engine, text, repeated=True).total() > 2 * right
