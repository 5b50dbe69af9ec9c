"""The JSON-LD context: pleasant to read, and nothing is lost in it."""

import json
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, parse, serialize
from rdflib import OWL, RDF, RDFS, XSD, Graph
from rdflib.compare import isomorphic

from kg import resources
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
    triples = serialize(parse(text, format=RdfFormat.JSON_LD), format=RdfFormat.N_TRIPLES)
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
    for term in sorted(set(ONTOLOGY.subjects(RDFS.isDefinedBy))):
        name = str(term).removeprefix(KG)
        entry = CONTEXT[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"kg:{name}"
        if (term, RDF.type, OWL.ObjectProperty) in ONTOLOGY:
            assert entry["@type"] == "@id"
        elif ONTOLOGY.value(term, RDFS.range) == RDF.langString:
            assert entry["@container"] == "@language"
        elif ONTOLOGY.value(term, RDFS.range) not in {None, XSD.string}:
            assert entry["@type"] == f"xsd:{str(ONTOLOGY.value(term, RDFS.range)).removeprefix(str(XSD))}"
