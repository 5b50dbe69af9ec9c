"""RDF files of every form, well-formed, malformed and hostile."""

import logging
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.errors import RdfError
from kg.validate import graphs_in, graphs_of, validate
from kg.validate.files import SUFFIXES

LETTER = Path(__file__).parent.parent / "shapes" / "letter.ttl"
TRIPLES = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".jsonld": "json-ld"}
QUADS = (".trig", ".nq", ".jsonld")


def good() -> Graph:
    return Graph().parse(LETTER, format="turtle")


@pytest.mark.parametrize("suffix", TRIPLES)
def test_a_file_of_triples_is_one_graph_under_its_own_name(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"letter{suffix}"
    good().serialize(path, format=TRIPLES[suffix], encoding="utf-8")
    ((name, graph),) = graphs_of(path)
    assert name == str(path)
    assert set(graph) == set(good())
    assert validate(graph).conforms


@pytest.mark.parametrize("suffix", QUADS)
def test_each_named_graph_of_a_file_is_a_graph_of_its_own(suffix: str, tmp_path: Path) -> None:
    whole = ox.Store()
    for name in ("https://example.org/a", "https://example.org/b"):
        whole.load(good().serialize(format="nt"), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
    path = tmp_path / f"letters{suffix}"
    whole.dump(path, SUFFIXES[suffix])
    found = list(graphs_of(path))
    assert [name for name, _ in found] == ["https://example.org/a", "https://example.org/b"]
    assert all(len(graph) == len(good()) for _, graph in found)


@pytest.mark.parametrize("form", ["turtle", "nt", "xml", "json-ld"])
def test_the_form_is_known_from_the_content_where_the_suffix_says_nothing(form: str) -> None:
    ((_, graph),) = graphs_in(good().serialize(format=form, encoding="utf-8"), "-")
    assert len(graph) == len(good())


def test_quads_are_known_from_the_content() -> None:
    line = b"<http://e.org/s> <http://e.org/p> <http://e.org/o> <http://e.org/g> .\n"
    assert [name for name, _ in graphs_in(b"# a remark\n" + line, "-")] == ["http://e.org/g"]


def test_an_empty_file_is_one_empty_graph() -> None:
    ((name, graph),) = graphs_in(b"", "empty.ttl")
    assert (name, len(graph)) == ("empty.ttl", 0)


BOMB = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/">'
FAULTS = {
    "a missing dot": ("a.ttl", b"<http://e.org/a> <http://e.org/b> 1\n<http://e.org/c> <http://e.org/d> 2 .", "line 2"),
    "a relative address": ("a.nt", b"<a> <b> <c> .", "a.nt: line 1"),
    "not UTF-8": ("a.ttl", b"<http://e.org/a> <http://e.org/b> '\xe9' .", "UTF-8"),
    "a remote context": ("a.jsonld", b'{"@context": "https://schema.org/", "name": "a"}', "a.jsonld"),
    "deep JSON": ("a.json", b'{"http://e.org/p":' + b"[" * 200_000, "line 1"),
    "an open bracket many times": ("a.ttl", b"<http://e.org/a> <http://e.org/b> " + b"(" * 50_000, "line 1"),
    "XML entities that grow": (
        "a.rdf",
        f'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{BOMB}]>{RDF}</rdf:RDF>'.encode(),
        "XML entities",
    ),
    "an XML entity from elsewhere": (
        "a.xml",
        f'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>{RDF}</rdf:RDF>'.encode(),
        "XML entities",
    ),
    "broken XML": ("a.rdf", f"{RDF}<e:x></rdf:RDF>".encode(), "a.rdf"),
    "quoted triples": (
        "a.ttl",
        b"<http://e.org/a> <http://e.org/b> <<( <http://e.org/a> <http://e.org/b> 1 )>> .",
        "RDF 1.2",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_gets_one_sentence(fault: str, tmp_path: Path) -> None:
    name, data, told = FAULTS[fault]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RdfError) as caught:
        list(graphs_of(path))
    message = str(caught.value)
    assert told in message
    assert "\n" not in message
    assert len(message) < 500


def test_a_missing_file_and_a_folder_get_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.ttl", tmp_path):
        with pytest.raises(RdfError, match=r"cannot be read|is no file"):
            list(graphs_of(path))


def test_a_day_that_does_not_exist_is_told_by_its_rule_and_by_no_log(caplog: pytest.LogCaptureFixture) -> None:
    data = LETTER.read_bytes().replace(b'"2024-11-13"^^xsd:date', b'"2024-11-31"^^xsd:date')
    with caplog.at_level(logging.DEBUG, logger="rdflib"):
        ((_, graph),) = graphs_in(data, "letter.ttl")
        report = validate(graph)
    assert "T7" in {result.rule for result in report.violations}
    assert not caplog.records
