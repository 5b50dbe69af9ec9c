"""The default graph is the union of the named graphs, each statement once, whatever is written, replaced or loaded."""

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import union as unions
from kg.store.embedded import Store
from kg.store.load import load
from kg.store.query import Solutions

E = "https://example.org/"


def iri(name: object) -> ox.NamedNode:
    return ox.NamedNode(f"{E}{name}")


def triple(number: int) -> ox.Triple:
    return ox.Triple(iri(number), iri("p"), ox.Literal(f'"{number}"\n'))


def union(store: Store) -> list[str]:
    return sorted(str(quad.triple) for quad in store.quads())


def expected(store: Store) -> list[str]:
    return sorted({str(quad.triple) for graph in store.graphs() for quad in store.quads(graph)})


def count(store: Store) -> str:
    answer = store.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(answer, Solutions)
    ((term,),) = list(answer)
    assert isinstance(term, ox.Literal)
    return term.value


def test_a_statement_of_two_graphs_counts_once(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.replace_graphs({f"{E}a": [triple(1), triple(2)], f"{E}b": [triple(2), triple(3)]})
        assert count(store) == "3"
        assert store.size() == 3


def test_what_another_graph_still_says_stays(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.replace_graphs({f"{E}a": [triple(1), triple(2)], f"{E}b": [triple(2), triple(3)]})
        store.replace_graph(f"{E}a", [triple(4)])
        assert union(store) == sorted(map(str, (triple(2), triple(3), triple(4))))
        store.remove_graph(f"{E}b")
        assert union(store) == [str(triple(4))]


@pytest.mark.parametrize("seed", range(5))
def test_any_run_of_writes_keeps_the_union(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Store.create_or_open(tmp_path / "s") as store:
        for step in range(30):
            graphs = {f"{E}g{chance.randrange(4)}": [triple(chance.randrange(12)) for _ in range(chance.randrange(6))]}
            if step % 7 == 6:
                file = tmp_path / f"{step}.nq"
                file.write_text(f"{triple(step)} <{E}g{step % 4}> .\n{triple(step % 3)} .\n")
                load(store, file)
            else:
                store.replace_graphs(graphs, remove=[f"{E}g{chance.randrange(4)}"] if step % 3 == 0 else [])
            assert union(store) == expected(store)
        assert len(union(store)) > 3


@pytest.mark.parametrize("few", [0, 32], ids=["in bulk", "as a transaction"])
@pytest.mark.parametrize("most", [30, 900_000], ids=["in parts", "at once"])
def test_graphs_put_as_text_are_those_put_as_triples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, most: int
) -> None:
    monkeypatch.setattr(unions, "FEW", few)
    monkeypatch.setattr(unions, "MOST", most)
    chance = random.Random(9)
    with Store.create_or_open(tmp_path / "a") as text, Store.create_or_open(tmp_path / "b") as triples:
        for _ in range(6):
            graphs = {f"{E}g{name}": [triple(chance.randrange(12)) for _ in range(6)] for name in range(9)}
            triples.replace_graphs(graphs)
            text.put_graphs({name: "".join(f"{one} .\n" for one in said).encode() for name, said in graphs.items()})
            assert union(text) == expected(text) == union(triples) == expected(triples)
            triples.remove_graph(f"{E}g1")
            text.remove_graph(f"{E}g1")


@pytest.mark.parametrize("fewest", [3, 10_000], ids=["in bulk", "as a transaction"])
def test_statements_added_to_a_graph_are_in_the_union_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fewest: int
) -> None:
    monkeypatch.setattr(unions, "FEWEST", fewest)
    blank = ox.Triple(ox.BlankNode("here"), iri("p"), iri("o"))
    odd = [ox.Triple(iri("s"), iri("p"), ox.Literal(text)) for text in ("\x00\r\n\\", '"""', "\U0001f600\ufffe")]
    said = [*odd, ox.Triple(iri("s"), iri("p"), ox.Literal("x", language="nl")), triple(1), triple(2), blank]
    with Store.create_or_open(tmp_path / "s") as store:
        store.change_graph(f"{E}b", add=[triple(2)], remove=[])
        for count in (2, 6, 7):
            store.change_graph(f"{E}a", add=said[:count], remove=[])
            assert {quad.triple for quad in store.quads(f"{E}a")} == set(said[:count])
            assert union(store) == expected(store)
        store.change_graph(f"{E}a", add=[], remove=said[:-1])
        assert len(union(store)) == 2
        assert str(triple(2)) in union(store) == expected(store)


def test_what_stays_the_same_in_a_graph_that_is_replaced_is_not_written_again(tmp_path: Path) -> None:
    asked: list[str] = []

    class Engine:
        def __init__(self, inner: ox.Store) -> None:
            self.quads_for_pattern = inner.quads_for_pattern

        def update(self, text: str) -> None:
            asked.append(text)

    with Store.create_or_open(tmp_path / "s") as store:
        store.replace_graph(f"{E}a", [triple(1), triple(2)])
        unions.replace(Engine(store.engine), {iri("a"): [triple(2), triple(3)]})  # type: ignore[arg-type]
    assert str(triple(2)) not in asked[0]
    assert str(triple(1)) in asked[0]
    assert str(triple(3)) in asked[0]


def test_a_graph_with_blank_nodes_is_replaced_whole(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        for value in "12":
            blank = ox.BlankNode()
            store.replace_graph(
                f"{E}a", [ox.Triple(iri("s"), iri("p"), blank), ox.Triple(blank, iri("q"), ox.Literal(value))]
            )
        assert len(union(store)) == 2
        assert union(store) == expected(store)


def test_a_reader_sees_what_a_writer_has_finished(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as writer:
        writer.replace_graph(f"{E}a", [triple(1)])
    with Store.open(tmp_path / "s") as reader:
        assert count(reader) == "1"
        with Store.create_or_open(tmp_path / "s") as writer:
            writer.replace_graph(f"{E}b", [triple(2)])
        assert count(reader) == "2"
