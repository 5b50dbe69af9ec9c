"""What is noted of letters as they come: the digest of their graph, however it was come by."""

import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef

from kg.build import build, letter_statements, read_letter, sources
from kg.rdf.iri import graph as graph_iri
from kg.rdf.namespaces import DEFAULT_BASE
from kg.store import arrivals
from kg.store.changed import Changed, digest
from kg.store.embedded import Store
from kg.validate import statements
from tests.scoring import gold_letters

GOLD = Path(__file__).parents[1] / "gold" / "letters"
NODE = ox.NamedNode("http://e/x")


def dumped(store: Store, graph: str) -> str:
    return digest(store.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b"")


def told(place: Path) -> dict[str, arrivals.Arrival]:
    log = arrivals.after(place, 0)
    assert log is not None
    return {row.graph: row for row in log.rows}


def test_the_digest_of_a_letter_is_that_of_its_graph_as_the_store_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_back(_: ox.Store, graph: str) -> str:
        raise AssertionError(f"{graph} is read back, though it was put whole")

    monkeypatch.setattr(arrivals, "_read_back", read_back)
    with Store.create_or_open(tmp_path / "s") as store:
        assert sum(built.status == "loaded" for built in build(sources([str(GOLD)]), store)) > 30
    with Store.open(tmp_path / "s") as store:
        rows = told(tmp_path / "s")
        assert len(rows) > 30
        assert {graph: row.digest for graph, row in rows.items()} == {graph: dumped(store, graph) for graph in rows}


def test_a_letter_that_is_put_again_as_it_was_has_not_changed(tmp_path: Path) -> None:
    letter = read_letter(gold_letters(GOLD)[0])
    graph = str(graph_iri(DEFAULT_BASE, letter))
    text = statements(letter_statements(letter, DEFAULT_BASE)).ntriples
    odd = Literal("".join(map(chr, (*range(1, 0x80), 0x85, 0x2028, 0x1F600))))
    text += statements([(URIRef("http://e/x"), URIRef("http://e/x"), odd)]).ntriples
    for turn in range(3):
        with Store.create_or_open(tmp_path / "s") as store:
            store.put_graphs({graph: text})
            assert dict(store.changed)[graph]
            if turn == 1:  # by another way, which has the engine tell its digest
                store.change_graph(graph, add=[ox.Triple(NODE, NODE, NODE)], remove=[])
                store.change_graph(graph, add=[], remove=[ox.Triple(NODE, NODE, NODE)])
                assert dict(store.changed)[graph] is None
        assert told(tmp_path / "s")[graph].event == "Create"
    with Store.open(tmp_path / "s") as store:
        assert told(tmp_path / "s")[graph].digest == dumped(store, graph)


def test_the_graphs_of_many_letters_are_not_held_in_memory() -> None:
    changed = Changed("before")
    name = "https://example.org/graph/kst-21501-02-{:06}".format
    tracemalloc.start()
    for start in range(0, 50_000, 500):
        changed.put({name(number): b"" for number in range(start, start + 500)})
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1_000_000, "what is written grows in memory with the letters"
    changed.add([name(7), name(60_000)])
    told = list(changed)
    assert [graph for graph, _ in told] == [*map(name, range(50_000)), name(60_000)]
    assert [graph for graph, known in told if known is None] == [name(7), name(60_000)]
    changed.add(None)
    assert not changed.known
    changed.put({name(1): b""})
    assert list(changed) == [], "of some it is known, though others may have changed too"


@pytest.mark.parametrize("how", ["change_graph", "add", "write"])
def test_what_is_written_to_a_graph_after_it_was_put_counts(tmp_path: Path, how: str) -> None:
    letter = read_letter(gold_letters(GOLD)[0])
    graph = str(graph_iri(DEFAULT_BASE, letter))
    more = ox.Quad(NODE, NODE, ox.Literal(how), ox.NamedNode(graph))
    with Store.create_or_open(tmp_path / "s") as store:
        store.put_graphs({graph: statements(letter_statements(letter, DEFAULT_BASE)).ntriples})
        if how == "change_graph":
            store.change_graph(graph, add=[more.triple], remove=[])
        elif how == "add":
            store.add([more])
        else:
            store.write(lambda engine: engine.add(more))
    with Store.open(tmp_path / "s") as store:
        assert told(tmp_path / "s")[graph].digest == dumped(store, graph)


def test_when_letters_came_is_looked_up_and_not_sought_among_all(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        list(build(sources([str(gold_letters(GOLD)[0])]), store))
    (row,) = told(tmp_path / "s").values()
    assert arrivals.came(tmp_path / "s", [row.letter, "http://e/none"]) == {row.letter: row.at}
    assert arrivals.came(tmp_path / "s", []) == {}
    with closing(sqlite3.connect(tmp_path / "s" / "arrivals.sqlite")) as table:
        plan = table.execute(f"EXPLAIN QUERY PLAN {arrivals._CAME.format('?, ?')}", ("a", "b")).fetchall()
    assert any("arrival_by_letter" in str(step) for step in plan), plan
