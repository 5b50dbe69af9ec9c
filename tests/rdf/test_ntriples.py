"""Our N-Triples say what the graph says, whatever stands in it."""

from io import BytesIO

import pyoxigraph as ox
import pytest
from rdflib import XSD, BNode, Graph, Literal, URIRef, Variable

from kg.errors import RdfError
from kg.rdf.mapping import letter_graph, letter_triples
from kg.rdf.ntriples import written
from kg.store.convert import triples
from kg.validate import statements
from tests.conftest import SAMPLES

S, P = URIRef("http://e/s"), URIRef("http://e/p")
VALUES = [
    Literal(""),
    Literal('a "quote" and \\ and \\u0041'),
    Literal("line\nnew\r\ttab \x0b\x7f"),
    Literal("\u2028\ufeff\U0001f600 é"),
    Literal(" ."),
    Literal("<http://e/x> .\n"),
    Literal("woorden", lang="nl"),
    Literal("words", lang="en-GB"),
    Literal("01", datatype=XSD.integer, normalize=False),
    Literal("x", datatype=XSD.string),
    URIRef("http://e/é?a=(b)#c"),
    BNode("b1"),
]


def read(text: bytes) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(BytesIO(text), ox.RdfFormat.N_TRIPLES)]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_went(value: Literal) -> None:
    graph = Graph()
    graph.add((S, P, value))
    text, told = written(graph)
    assert text.count(b"\n") == 1
    assert [str(one) for one in read(text)] == [str(one) for one in triples(graph)]
    assert told == [value for value in [value] if isinstance(value, Literal) and (value.language or value.datatype)]


def test_a_statement_made_twice_stands_once_and_the_order_is_kept() -> None:
    text, _ = written((S, P, Literal(number)) for number in ("2", "1", "2"))
    assert text == b'<http://e/s> <http://e/p> "2" .\n<http://e/s> <http://e/p> "1" .\n'


@pytest.mark.parametrize("term", [URIRef("http://e/a b"), URIRef("http://e/> ."), Literal("\ud800"), Variable("x")])
@pytest.mark.filterwarnings("ignore:.*")
def test_what_is_no_rdf_is_told(term: URIRef) -> None:
    with pytest.raises(RdfError, match="mend it"):
        written([(S, P, term)])


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_a_letters_lines_are_its_graph(path) -> None:  # type: ignore[no-untyped-def]
    from kg.build import read_letter

    letter = read_letter(path)
    said = statements(letter_triples(letter))
    graph = letter_graph(letter)
    assert set(said.graph()) == set(graph)
    assert said.plain
    assert set(said.head()) <= set(graph)
