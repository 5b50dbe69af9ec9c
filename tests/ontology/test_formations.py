"""The Council formations through time: each code of the lexicon, what came before it, and when."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.lexicon.councils import FORMATIONS
from kg.rdf.namespaces import CODE, DCTERMS, KG, PREFIXES, RDF, SCHEMA, SKOS

GRAPH = Graph().parse(Path(__file__).parents[2] / "ontology" / "reference" / "formations.ttl")
BASE = "https://w3id.org/kamergraaf/id/raadsformatie/"
EARLIER = sorted(set(GRAPH.subjects(SKOS.inScheme, CODE["eerdere-raden"])))
EU = PREFIXES["eu-body"]


def formation(code: str) -> URIRef:
    return URIRef(BASE + code)


def dutch(council: Node) -> set[str]:
    labels = (*GRAPH.objects(council, SKOS.prefLabel), *GRAPH.objects(council, SKOS.altLabel))
    return {str(label) for label in labels if isinstance(label, Literal) and label.language == "nl"}


def languages(council: Node, predicate: Node) -> list[str]:
    return sorted(str(getattr(text, "language", None)) for text in GRAPH.objects(council, predicate))


@pytest.mark.parametrize("code", FORMATIONS)
def test_each_code_of_the_lexicon_has_its_entry(code: str) -> None:
    assert str(GRAPH.value(formation(code), SKOS.notation)) == code
    assert languages(formation(code), SKOS.prefLabel) == ["en", "nl"]


@pytest.mark.parametrize("code", FORMATIONS)
def test_its_names_are_those_that_the_lexicon_reads(code: str) -> None:
    names, _ = FORMATIONS[code]
    prefixed = {f"RBZ-{part}": f"Raad Buitenlandse Zaken {part}" for part in ("Handel", "Defensie")}
    prefixed["RBZ-OS"] = "Raad Buitenlandse Zaken Ontwikkelingssamenwerking"  # read as RBZ with its part
    assert dutch(formation(code)) & {*names, prefixed.get(code, "")}


@pytest.mark.parametrize("council", EARLIER, ids=lambda iri: str(iri).removeprefix(BASE))
def test_an_earlier_council_is_told_in_both_languages_and_has_its_years(council: URIRef) -> None:
    assert languages(council, SKOS.prefLabel) == ["en", "nl"]
    assert list(GRAPH.objects(council, SCHEMA.startDate)) or list(GRAPH.objects(council, SCHEMA.endDate))
    assert (council, RDF.type, KG.CouncilFormation) not in GRAPH  # no meeting has it for its formation


def test_the_words_of_an_earlier_council_get_the_code_that_it_is_tied_to() -> None:
    read = {name: code for code, (names, _) in FORMATIONS.items() for name in names}
    told = {name: GRAPH.value(council, SKOS.related) for council in EARLIER for name in dutch(council)}
    both = {name: code for name, code in read.items() if told.get(name)}
    assert len(both) > 12
    assert {name: told[name] for name in both} == {name: formation(code) for name, code in both.items()}


@pytest.mark.parametrize(
    ("name", "became"),
    [
        ("Raad Algemene Zaken en Externe Betrekkingen", {"RAZ", "RBZ"}),
        ("Algemene Raad", {"RAZEB"}),
        ("Landbouwraad", {"LVR"}),
        ("Visserijraad", {"LVR"}),
        ("Sociale Raad", {"EPSCO"}),
        ("Onderzoeksraad", {"RVC"}),
        ("Raad Vervoer en Telecommunicatie", {"VTE"}),
        ("OJC-Raad", {"OJCS"}),
    ],
)
def test_what_became_of_a_council(name: str, became: set[str]) -> None:
    found = {
        next_one
        for council in GRAPH.subjects(DCTERMS.isReplacedBy)
        if name in dutch(council)
        for next_one in GRAPH.objects(council, DCTERMS.isReplacedBy)
    }
    assert found == {formation(code) for code in became}


def gaps(graph: Graph) -> Iterator[str]:
    """Ties that are told in one direction alone, and years that do not meet."""
    for before, after in graph.subject_objects(DCTERMS.isReplacedBy):
        if (after, DCTERMS.replaces, before) not in graph:
            yield f"{after} does not say that it replaces {before}"
        end, start = graph.value(before, SCHEMA.endDate), graph.value(after, SCHEMA.startDate)
        if end and start and end != start:
            yield f"{before} ends in {end}, {after} begins in {start}"
    for after, before in graph.subject_objects(DCTERMS.replaces):
        if (before, DCTERMS.isReplacedBy, after) not in graph:
            yield f"{before} does not say that {after} replaces it"


def test_ties_go_both_ways_and_years_meet() -> None:
    assert list(gaps(GRAPH)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "<e:a> dcterms:isReplacedBy <e:b> .",
        "<e:b> dcterms:replaces <e:a> .",
        "<e:a> dcterms:isReplacedBy <e:b> ; schema:endDate 2 . <e:b> dcterms:replaces <e:a> ; schema:startDate 9 .",
    ],
)
def test_a_gap_is_seen(planted: str) -> None:
    prefixes = f"@prefix dcterms: <{DCTERMS}> . @prefix schema: <{SCHEMA}> . "
    assert len(list(gaps(Graph().parse(data=prefixes + planted, format="turtle")))) == 1


def test_every_earlier_council_ends_in_a_formation_of_now() -> None:
    for council in EARLIER:
        ends = set(GRAPH.transitive_objects(council, DCTERMS.isReplacedBy)) - set(GRAPH.subjects(DCTERMS.isReplacedBy))
        assert {str(GRAPH.value(end, SKOS.notation)) for end in ends} <= FORMATIONS.keys(), council


@pytest.mark.parametrize("code", sorted(set(FORMATIONS) - {"VTE"}))
def test_what_is_the_eu_s_own_is_tied_and_what_is_ours_says_so(code: str) -> None:
    here = formation(code)
    if code == "ER":
        assert GRAPH.value(here, SKOS.exactMatch) == URIRef(f"{EU}EURCOU")
        return
    assert languages(here, SKOS.editorialNote) == ["en", "nl"]
    assert (GRAPH.value(here, SKOS.relatedMatch) == URIRef(f"{EU}CONSIL")) is (code != "EUROGROEP")
