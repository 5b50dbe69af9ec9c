"""The JSON-LD context: pleasant to read, and nothing is lost in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.compare import isomorphic

from kg import resources
from kg.cli import main
from kg.rdf.namespaces import KG, PREFIXES

FOLDER = Path(__file__).parent
CONTEXT: dict[str, Any] = json.loads(resources.text("ontology", "context.jsonld"))["@context"]
ONTOLOGY = Graph().parse(FOLDER.parents[1] / "ontology" / "kamergraaf.ttl")
LETTER = Graph().parse(FOLDER / "letter.ttl")
IRI = "https://w3id.org/kamergraaf/id/kamerstuk/21501-02-9001"


def as_json() -> str:
    return LETTER.serialize(format="json-ld", context=CONTEXT)


def read(text: str) -> Graph:
    """JSON-LD as a graph, by another hand than the one that wrote it."""
    quads = parse(text, format=RdfFormat.JSON_LD)
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=triples, format="nt")


def test_a_letter_comes_back_whole() -> None:
    assert isomorphic(read(as_json()), LETTER)


def test_a_loss_would_be_seen() -> None:
    shorter = json.loads(as_json())
    shorter["@graph"].pop()
    assert not isomorphic(read(json.dumps(shorter)), LETTER)


def test_a_letter_reads_without_prefixes_types_or_language_objects() -> None:
    letter = next(node for node in json.loads(as_json())["@graph"] if node["id"] == IRI)
    assert letter["issued"] == "2024-11-13"
    assert letter["title"] == {"nl": "Brief van de minister van Buitenlandse Zaken"}
    assert letter["dossier"] == "https://w3id.org/kamergraaf/id/dossier/21501-02"
    assert sorted(letter["type"]) == ["Kamerstuk", "Letter"]
    assert [key for key in letter if ":" in key] == []


def test_the_context_has_the_prefix_table() -> None:
    assert {key: CONTEXT[key] for key in PREFIXES} == dict(PREFIXES)


def test_every_own_term_is_in_the_context_by_its_own_name() -> None:
    functions = set(ONTOLOGY.subjects(RDF.type, URIRef(f"{PREFIXES['sd']}Function")))  # of queries: no letter has one
    for term in sorted(set(ONTOLOGY.subjects(RDFS.isDefinedBy)) - functions):
        name = str(term).removeprefix(KG)
        entry = CONTEXT[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"kg:{name}"
        if (term, RDF.type, OWL.ObjectProperty) in ONTOLOGY:
            assert entry["@type"] == "@id"
        elif ONTOLOGY.value(term, RDFS.range) == RDF.langString:
            assert entry["@container"] == "@language"
        elif ONTOLOGY.value(term, RDFS.range) not in {None, XSD.string}:
            assert entry["@type"] == f"xsd:{str(ONTOLOGY.value(term, RDFS.range)).removeprefix(str(XSD))}"


# --- real letters, as kg export writes them ---------------------------------------------------------------------

SAMPLES = FOLDER.parents[1] / "kg" / "samples"
LETTERS = {
    "kst-21501-02-9001": "kst-21501-02-9001.md",
    "kst-21501-02-9004": "kst-21501-02-9004.txt",
    "kst-32317-9001": "kst-32317-9001.md",
    "kst-36045-9005": "kst-36045-9005.md",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("context") / "store")
    built = CliRunner().invoke(main, ["build", *(str(SAMPLES / name) for name in LETTERS.values()), "--store", folder])
    assert built.exit_code == 0, built.output
    return folder


def exported(store: str, letter: str, form: str = "jsonld") -> str:
    told = CliRunner().invoke(main, ["export", "--store", store, "--letter", letter, "--format", form])
    assert told.exit_code == 0, told.output
    return told.stdout


def compacted(graph: Graph) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(graph.serialize(format="json-ld", context=CONTEXT))["@graph"]
    return nodes


def unpleasant(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """What a web developer would stumble over: long keys and types, objects around plain values."""
    for node in nodes:
        kinds = node.get("type", [])
        yield from (kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if ":" in kind)
        for key, value in node.items():
            if ":" in key or key.startswith("@"):
                yield key
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and any(inner.startswith("@") or inner == "id" for inner in one):
                    yield f"{key}: {sorted(one)}"


@pytest.mark.parametrize("letter", LETTERS)
def test_every_term_of_a_real_letter_has_a_short_name_and_its_coercion(store: str, letter: str) -> None:
    graph = read(exported(store, letter))
    assert isomorphic(graph, Graph().parse(data=exported(store, letter, "nt"), format="nt"))  # nothing is lost
    nodes = compacted(graph)
    assert len(nodes) > 100
    assert sorted(set(unpleasant(nodes))) == []
    assert isomorphic(read(json.dumps({"@context": CONTEXT, "@graph": nodes})), graph)


def test_a_real_letter_and_its_promise_read_well(store: str) -> None:
    nodes = {node["id"]: node for node in compacted(read(exported(store, "kst-21501-02-9001")))}
    letter = nodes["https://w3id.org/kamergraaf/id/kamerstuk/21501-02-9001"]
    assert (letter["identifier"], letter["issued"], letter["place"]) == ("kst-21501-02-9001", "2024-11-08", "Den Haag")
    assert letter["letterKind"] == "code:brief-geannoteerde-agenda"
    assert letter["agendaFor"] == "https://w3id.org/kamergraaf/id/raad/RBZ/2024-11-18"
    promise = nodes[letter["commitment"]]
    assert isinstance(promise["sentence"], str)
    assert "status" not in promise  # it follows from several letters, and stands in graph/threads
    assert nodes[letter["signature"]]["order"] == "1"  # coerced to xsd:integer; a number would lose how it is written


def test_an_exported_letter_is_a_document_with_its_parts_inside(store: str) -> None:
    told = json.loads(exported(store, "kst-21501-02-9001"))
    assert told["@context"] == CONTEXT
    assert told["id"].endswith("/graph/kst-21501-02-9001")
    letter = told["@graph"][0]
    assert sorted(letter["type"]) == ["Kamerstuk", "Letter"]
    assert (letter["signature"]["order"], letter["signature"]["nameAsWritten"]) == (1, "C.C.J. Veldkamp")
    assert letter["commitment"]["sentence"].startswith("Na afloop")
    meeting = next(node for node in told["@graph"] if node["id"] == letter["agendaFor"])
    assert meeting["informal"] is False
    mention = next(node for node in told["@graph"] if node["id"].endswith("/vermelding/1"))
    quote, place = sorted(mention["target"]["selector"], key=lambda one: one["type"], reverse=True)
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert isinstance(place["start"], int)


def test_what_is_unpleasant_is_seen() -> None:
    node = {"type": "kg:Brief", "kg:x": 1, "text": {"@value": "a", "@language": "nl"}, "person": {"id": "e:p"}}
    assert list(unpleasant([node])) == ["kg:Brief", "kg:x", "text: ['@language', '@value']", "person: ['id']"]
