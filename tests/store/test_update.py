"""Updates: what each does to the named graphs, and that the default graph stays the union of them all."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store.embedded import Store
from kg.store.update import default_graph, update

BASE = "https://graaf.example/"
START = """
INSERT DATA { GRAPH <urn:g1> { <urn:a> <urn:p> 1 , 2 } GRAPH <urn:g2> { <urn:a> <urn:p> 2 , 3 } } ;
INSERT DATA { <urn:a> <urn:p> 4 }"""
HOME = f"{BASE}graph/default"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create_or_open(tmp_path / "a.store", BASE) as made:
        update(made, START)
        yield made


def told(store: Store) -> dict[str, list[str]]:
    """What each graph says: the objects, as there is one subject and property."""
    found: dict[str, list[str]] = {}
    for quad in store.engine.quads_for_pattern(None, None, None, None):
        if quad.graph_name != ox.DefaultGraph():
            found.setdefault(quad.graph_name.value, []).append(getattr(quad.object, "value", str(quad.object)))
    return {graph: sorted(values) for graph, values in found.items()}


def united(store: Store) -> None:
    """The default graph is the union, and no other graph than those is left."""
    named = {
        q.triple for q in store.engine.quads_for_pattern(None, None, None, None) if q.graph_name != ox.DefaultGraph()
    }
    default = {q.triple for q in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert default == named
    assert not [graph for graph in store.graphs() if "kamergraaf-" in graph]


def test_it_begins_with_what_was_inserted(store: Store) -> None:
    assert default_graph(store) == HOME
    assert told(store) == {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], HOME: ["4"]}
    united(store)


CASES = [
    ("DELETE DATA { GRAPH <urn:g1> { <urn:a> <urn:p> 2 } }", {"urn:g1": ["1"], "urn:g2": ["2", "3"], HOME: ["4"]}),
    ("DELETE DATA { GRAPH <urn:g1> { <urn:a> <urn:p> 1 } }", {"urn:g1": ["2"], "urn:g2": ["2", "3"], HOME: ["4"]}),
    ("DELETE DATA { <urn:a> <urn:p> 1 , 4 }", {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"]}),
    ("DELETE WHERE { <urn:a> <urn:p> ?o }", {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"]}),
    ("DELETE WHERE { GRAPH ?g { ?s ?p 2 } }", {"urn:g1": ["1"], "urn:g2": ["3"], HOME: ["4"]}),
    ("DELETE { GRAPH <urn:g1> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(?o > 1) }",
     {"urn:g1": ["1"], "urn:g2": ["2", "3"], HOME: ["4"]}),
    ("WITH <urn:g1> DELETE { ?s ?p ?o } INSERT { ?s ?p 9 } WHERE { ?s ?p ?o FILTER(?o = 1) }",
     {"urn:g1": ["2", "9"], "urn:g2": ["2", "3"], HOME: ["4"]}),
    ("INSERT { ?s ?p 7 . GRAPH <urn:g3> { ?s ?p 8 } . ?s ?p 6 } WHERE { ?s ?p 3 }",
     {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], "urn:g3": ["8"], HOME: ["4", "6", "7"]}),
    ("INSERT DATA { GRAPH <urn:g3> { <urn:a> <urn:p> 5 } } ; INSERT { GRAPH <urn:g4> { ?s ?p 5 } } WHERE { ?s ?p 5 }",
     {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], "urn:g3": ["5"], "urn:g4": ["5"], HOME: ["4"]}),
    ("CLEAR GRAPH <urn:g1>", {"urn:g2": ["2", "3"], HOME: ["4"]}),
    ("PREFIX x: <urn:> DROP SILENT GRAPH x:g2 ; CLEAR DEFAULT", {"urn:g1": ["1", "2"]}),
    ("CLEAR SILENT GRAPH <urn:none>", {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], HOME: ["4"]}),
    ("DROP ALL", {}),
    ("CLEAR NAMED ;", {}),
    ("COPY <urn:g1> TO <urn:g2>", {"urn:g1": ["1", "2"], "urn:g2": ["1", "2"], HOME: ["4"]}),
    ("MOVE GRAPH <urn:g1> TO DEFAULT", {"urn:g2": ["2", "3"], HOME: ["1", "2"]}),
    ("ADD DEFAULT TO <urn:g2>", {"urn:g1": ["1", "2"], "urn:g2": ["2", "3", "4"], HOME: ["4"]}),
    ("INSERT DATA { <urn:a> <urn:p> 'GRAPH <urn:x> { }' , '}' # } GRAPH\n }",
     {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], HOME: ["4", "GRAPH <urn:x> { }", "}"]}),
    *((nothing, {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], HOME: ["4"]})
      for nothing in ("", " ", "# nothing", "PREFIX x: <urn:>", ";")),
    ("CREATE SILENT GRAPH <urn:new>", {"urn:g1": ["1", "2"], "urn:g2": ["2", "3"], HOME: ["4"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_an_update_does_what_it_says_and_the_union_holds(
    store: Store, text: str, expected: dict[str, list[str]]
) -> None:
    update(store, text)
    assert told(store) == expected
    united(store)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT { GRAPH <urn:g3> { ?s ?p ?o } } WHERE { ?s ?p ?o }", ["2", "3"]),
        ("DELETE { GRAPH <urn:g2> { ?s ?p ?o } } WHERE { ?s ?p ?o }", None),
    ],
)
def test_the_protocol_gives_the_graphs_that_are_read(store: Store, text: str, expected: list[str] | None) -> None:
    update(store, text, using=["urn:g2"])
    assert told(store).get("urn:g3") == expected
    assert ("urn:g2" in told(store)) is (expected is not None)
    united(store)


def test_a_pattern_that_is_deleted_is_read_from_the_given_graphs(store: Store) -> None:
    update(store, "DELETE WHERE { GRAPH ?g { ?s ?p 2 } }", using_named=["urn:g2"])
    assert told(store) == {"urn:g1": ["1", "2"], "urn:g2": ["3"], HOME: ["4"]}
    united(store)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:p> 1 } } ; CLEAR GRAPH <urn:none>", "nothing was changed"),
        ("INSERT DATA {\n <urn:a> <urn:p> }", "line 2"),
        ("SELECT * { ?s ?p ?o }", "query, not an update"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD is refused"),
        ("CLEAR ALL ; LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <urn:x>", "LOAD is refused"),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("INSERT DATA " + "{" * 5000, "deep"),
        ("CLEAR", "not SPARQL"),
        ("INSERT", "not SPARQL"),
        ("WITH", "not SPARQL"),
    ],
)
def test_what_fails_changes_nothing(store: Store, text: str, message: str) -> None:
    before = told(store)
    with pytest.raises(QueryError, match=message):
        update(store, text)
    assert told(store) == before
    united(store)


@pytest.mark.parametrize("text", ["WITH <urn:g1> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
                                  "INSERT { ?s ?p 1 } USING <urn:g1> WHERE { ?s ?p ?o }"])  # fmt: skip
def test_the_graphs_to_read_are_given_once(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="USING"):
        update(store, text, using=["urn:g2"])
