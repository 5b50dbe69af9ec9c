"""Exports: the same bytes each time, and the same graph in every library that reads them."""

import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import NotFound, RdfError, UsageError
from kg.rdf.namespaces import FOAF, KG
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.formats import GRAPH, graph_format

LETTER = Path(__file__).parent.parent / "ontology" / "letter.ttl"
B = "https://w3id.org/kamergraaf/"
L = f"{B}id/kamerstuk/21501-02-9001"
G = f"{B}graph/kst-21501-02-9001"
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
    "trig": "trig",
    "nquads": "nquads",
}
HOSTILE = [
    "",
    "q\"uo'te '''\"\"\"",
    "line\nnew\r\ttab",
    "back\\slash \\u0041 \\\\",
    "]]> <a>&amp;",
    "\x00\x01\x7f",
    "שלום\u202e",
    "\U0001f600",
    "\\ud800",
    "\u2028\ufeff\uffff",
]
FORMS = [form.name for form in GRAPH]

# rdflib warns of its own classes when it reads JSON-LD and N-Quads
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def letter(number: str = "9001", dossier: str = "21501-02") -> Graph:
    text = LETTER.read_text(encoding="utf-8").replace("21501-02-9001", f"{dossier}-{number}")
    return Graph().parse(data=text.replace("dossier/21501-02>", f"dossier/{dossier}>"), format="turtle")


@pytest.fixture
def full(store: Store) -> Store:
    other = letter("9002")
    for place in (2, 10, 1):
        part = URIRef(f"{B}id/kamerstuk/21501-02-9002/vermelding/{place}0")
        other.add((part, KG.confidence, Literal(1)))
    graphs = {G: letter(), f"{B}graph/kst-21501-02-9002": other, f"{B}graph/kst-36600-V-7": letter("7", "36600-V")}
    reference = Graph().parse(data=f"<{B}id/raadsformatie/RBZ> a <{KG.CouncilFormation}> .", format="turtle")
    store.replace_graphs({**graphs, f"{B}graph/reference": reference})
    return store


def exported(store: Store, form: str = "turtle", *, letter: str | None = None, dossier: str | None = None) -> bytes:
    out = io.BytesIO()
    export(store, out, form, letter=letter, dossier=dossier)
    return out.getvalue()


def in_rdflib(data: bytes, form: str) -> Graph:
    """All triples, whatever their graph."""
    parsed = Dataset() if graph_format(form).named_graphs else Graph()
    parsed.parse(data=data.decode(), format=RDFLIB.get(form, form))
    if not isinstance(parsed, Dataset):
        return parsed
    merged = Graph()
    for statement in parsed.quads():
        merged.add(statement[:3])
    return merged


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_is_the_same_graph_in_rdflib_and_oxigraph(full: Store, form: str) -> None:
    data = exported(full, form, letter="21501-02-9001")
    assert {quad.triple for quad in ox.parse(data, graph_format(form).form)} == {q.triple for q in full.quads(G)}
    assert isomorphic(in_rdflib(data, form), full.graph(G))


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_store_comes_out_whole_and_each_statement_once(full: Store, form: str) -> None:
    quads = list(ox.parse(exported(full, form), graph_format(form).form))
    if graph_format(form).named_graphs:
        assert sorted(map(str, quads)) == sorted(str(quad) for graph in full.graphs() for quad in full.quads(graph))
    else:
        assert sorted(str(quad.triple) for quad in quads) == sorted({str(quad.triple) for quad in full.quads()})


@pytest.mark.parametrize("form", FORMS)
def test_builds_in_another_order_give_the_same_bytes(full: Store, tmp_path: Path, form: str) -> None:
    with Store.create_or_open(tmp_path / "other") as other:
        for name in reversed(full.graphs()):
            other.replace_graph(name, reversed([quad.triple for quad in full.quads(name)]))
        assert exported(other, form) == exported(full, form)
        assert exported(other, form, dossier="21501-02") == exported(full, form, dossier="21501-02")


@pytest.mark.parametrize("form", FORMS)
def test_the_prefixes_are_sorted(full: Store, form: str) -> None:
    names = re.findall(r"(?:@prefix |xmlns:)([a-z-]+)", exported(full, form).decode())
    assert names == sorted(names, key=lambda name: f"{name}:")
    assert ("kg" in names) == (form in ("turtle", "trig", "rdfxml"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_literals_are_the_same_in_both_libraries_or_refused(store: Store, form: str, value: str) -> None:
    graph = Graph()
    graph.add((URIRef("http://e/s"), KG.text, Literal(value, lang="nl")))
    store.replace_graph("http://e/g", graph)
    if form == "rdfxml" and any(mark in value for mark in "\x00\uffff"):
        with pytest.raises(RdfError, match="cannot stand in RDF/XML"):
            exported(store, form)
        return
    data = exported(store, form)
    assert [quad.object for quad in ox.parse(data, graph_format(form).form)] == [ox.Literal(value, language="nl")]
    assert [str(found) for found in in_rdflib(data, form).objects()] == [value]


SECTIONS = [
    f"{L}>",
    f"{B}id/dossier/",
    f"{L}/ondertekening/",
    f"{B}id/persoon/",
    f"{B}id/ambt/",
    f"{L}/verzoek/",
    f"{L}/toezegging/",
    f"{B}id/raad/",
    f"{B}graph/",
    f"{L}/vermelding/",
]


def test_turtle_of_a_letter_goes_from_the_letter_by_way_of_things_to_its_mentions(full: Store) -> None:
    lines = exported(full, letter="21501-02-9001").decode().splitlines()
    subjects = [line.split()[0] for line in lines if line.startswith("<")]
    assert len(subjects) == len(set(subjects)), "one subject's statements stand together"
    places = [
        next(n for n, subject in enumerate(subjects) if subject.startswith(f"<{part.removeprefix(B)}"))
        for part in SECTIONS
    ]
    assert places == sorted(places)
    assert subjects[-1].startswith(f"<{L.removeprefix(B)}/vermelding/")


def test_the_parts_of_a_letter_are_in_natural_order(full: Store) -> None:
    lines = exported(full, letter="21501-02-9002").decode().splitlines()
    tens = [line.split()[0] for line in lines if "0> kg:confidence" in line]
    assert tens == [f"<id/kamerstuk/21501-02-9002/vermelding/{place}>" for place in (10, 20, 100)]


def test_turtle_of_a_letter_has_its_types_first_and_only_its_own_prefixes(full: Store) -> None:
    text = exported(full, letter="21501-02-9001").decode()
    assert f"\n\n<{L.removeprefix(B)}> a kg:Kamerstuk, kg:Letter ;\n    dcterms:identifier " in text
    assert text.startswith(f"@base <{B}> .\n")
    assert "@prefix kg:" in text
    assert "@prefix eli:" not in text
    assert "@prefix rdf:" not in text


@pytest.mark.parametrize("name", ["kst-21501-02-9001", "21501-02-9001", "21 501-02-9001", L, G])
def test_a_letter_is_found_by_any_of_its_names(full: Store, name: str) -> None:
    assert exported(full, letter=name) == exported(full, letter="kst-21501-02-9001")


@pytest.mark.parametrize("name", ["21501-02", " 21 501-02 ", f"{B}id/dossier/21501-02"])
def test_a_dossier_is_found_by_any_of_its_names(full: Store, name: str) -> None:
    topics = set(in_rdflib(exported(full, dossier=name), "turtle").objects(None, FOAF.primaryTopic))
    assert topics == {URIRef(L), URIRef(f"{B}id/kamerstuk/21501-02-9002")}


def test_a_letter_that_is_not_there_is_told_with_what_is_near(full: Store) -> None:
    with pytest.raises(NotFound, match="near it are kst-21501-02-900"):
        exported(full, letter="21501-02-9003")
    with pytest.raises(NotFound, match="near it are 21501-02"):
        exported(full, dossier="21501-03")
    for hostile in ("", "\ud800", "x" * 10_000, "> ?s ?p ?o"):
        with pytest.raises(NotFound):
            exported(full, letter=hostile)
        with pytest.raises(NotFound):
            exported(full, dossier=hostile)


def test_an_unknown_format_or_two_wishes_are_wrong_usage(full: Store) -> None:
    with pytest.raises(UsageError, match="choose one of turtle, trig, nquads, ntriples, jsonld, rdfxml"):
        exported(full, "docx")
    with pytest.raises(UsageError, match="leave one of the two out"):
        exported(full, letter="a", dossier="b")


def test_an_empty_store_is_an_empty_export(store: Store) -> None:
    assert list(ox.parse(exported(store, "nquads"), ox.RdfFormat.N_QUADS)) == []
    assert list(ox.parse(exported(store), ox.RdfFormat.TURTLE)) == []


BENEATH = ["a/b", "a/b.c", "a%2Fb", "(c)", "a/../b", "a/./b", "a/.", "a//b", "a.", "a?q", "a#f", "é", "//x", "a:b", ""]


@pytest.mark.parametrize("rest", BENEATH)
def test_an_iri_beneath_the_base_is_read_back_as_it_is(tmp_path: Path, rest: str) -> None:
    iri = ox.NamedNode(f"{B}id/{rest}")
    with Store.create_or_open(tmp_path / "s") as store:
        store.replace_graph(f"{B}graph/kst-1-1", [ox.Triple(iri, iri, iri)])
        data = exported(store)
    assert [quad.subject for quad in ox.parse(data, ox.RdfFormat.TURTLE)] == [iri]
    assert [str(subject) for subject in Graph().parse(data=data, format="turtle").subjects()] == [iri.value]
