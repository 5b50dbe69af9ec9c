"""The prefix table and the namespaces made from it."""

import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import DefinedNamespace

from kg import resources
from kg.errors import ShapeError
from kg.rdf import namespaces
from kg.rdf.namespaces import DEFAULT_BASE, PREFIXES, bind


def test_the_table_is_turtle_sorted_and_says_each_thing_once() -> None:
    text = resources.text("ontology", "prefixes.ttl")
    lines = text.splitlines()
    assert lines == sorted(lines, key=lambda line: line.split(":")[0])
    assert len(set(PREFIXES.values())) == len(PREFIXES) == len(lines)
    parsed = Graph(bind_namespaces="none").parse(data=text, format="turtle")
    assert {prefix: str(iri) for prefix, iri in parsed.namespaces()} == dict(PREFIXES)


def test_the_contract_s_prefixes() -> None:
    assert PREFIXES["kg"] == f"{DEFAULT_BASE}def#"
    assert PREFIXES["code"] == f"{DEFAULT_BASE}def/code/"
    assert PREFIXES["schema"] == "https://schema.org/"


CONSTANTS = [name for name in namespaces.__all__ if name.isupper() and name not in {"PREFIXES", "DEFAULT_BASE"}]


@pytest.mark.parametrize("name", CONSTANTS)
def test_every_constant_agrees_with_the_table(name: str) -> None:
    constant: Namespace | type[DefinedNamespace] = getattr(namespaces, name)
    assert str(constant) == PREFIXES[name.lower().replace("_", "-")]


def test_binding_wins_over_what_was_bound() -> None:
    graph = Graph()
    graph.bind("schema", "http://schema.org/")
    bound = {prefix: str(iri) for prefix, iri in bind(graph).namespaces()}
    assert bound.items() >= PREFIXES.items()


@pytest.mark.parametrize("line", ["kg: <https://example.org/> .", "@prefix kg: <a b> .", "<a> <b> <c> ."])
def test_a_table_that_holds_anything_else_is_refused(line: str) -> None:
    with pytest.raises(ShapeError, match=r"prefixes\.ttl"):
        namespaces._table(f"@prefix a: <b:c> .\n{line}\n")
