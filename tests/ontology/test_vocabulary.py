"""Every own term is told in two languages, used, and contradicts nothing; every code of the contract exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg import model
from kg.rdf.namespaces import (
    BIBO,
    CITO,
    CODE,
    DCTERMS,
    ELI,
    ELI_DL,
    FOAF,
    KG,
    OA,
    ORG,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VANN,
    VOID,
    XSD,
)

ROOT = Path(__file__).parents[2]
ONTOLOGY = Graph().parse(ROOT / "ontology" / "kamergraaf.ttl")
CODES = Graph().parse(ROOT / "ontology" / "codes.ttl")
FORMATIONS = Graph().parse(ROOT / "ontology" / "reference" / "formations.ttl")
TERMS = sorted(str(term).removeprefix(KG) for term in set(ONTOLOGY.subjects()) if str(term).startswith(KG))

# Where a term counts as used. The docs are left out: what they alone name, nobody uses.
PLACES = ("kg/**/*.py", "kg/**/*.rq", "kg/**/*.html", "shapes/**/*.ttl", "ontology/reference/*.ttl")
USED = re.compile(r'(?<![\w-])kg:([A-Za-z]\w*)|\bKG\.([A-Za-z]\w*)|\bKG\["(\w+)"\]|def#([A-Za-z]\w*)')


def languages(graph: Graph, subject: Node, predicate: Node) -> list[str]:
    return sorted(str(getattr(value, "language", None)) for value in graph.objects(subject, predicate))


def used() -> Iterator[tuple[str, str]]:
    yield from ((tie, "kg/model.py") for tie in get_args(model.Tie))  # the mapping makes the term of the tie's name
    for place in PLACES:
        for path in ROOT.glob(place):
            for groups in USED.findall(path.read_text(encoding="utf-8")):
                yield "".join(groups), path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_label_and_definition_in_both_languages(term: str) -> None:
    assert languages(ONTOLOGY, KG[term], RDFS.label) == ["en", "nl"]
    assert languages(ONTOLOGY, KG[term], SKOS.definition) == ["en", "nl"]
    assert ONTOLOGY.value(KG[term], RDFS.isDefinedBy) == URIRef(str(KG).removesuffix("#"))


def test_what_is_used_is_declared_and_what_is_declared_is_used() -> None:
    uses = dict(used())
    assert len(TERMS) > 50
    assert {term: place for term, place in uses.items() if term not in TERMS} == {}
    assert set(TERMS) - set(uses) == set()


@pytest.mark.parametrize("text", ['kg:text "x"', "x kg:text", "KG.text", 'KG["text"]', "<https://w3id.org/x/def#text>"])
def test_a_use_is_seen_however_it_is_written(text: str) -> None:
    assert ["".join(groups) for groups in USED.findall(text)] == ["text"]


def test_what_only_looks_like_a_use_is_not() -> None:
    assert USED.findall("pkg:text s-kg:text kg: text kgsh:text BKG.text") == []


# --- other people's terms ---------------------------------------------------------------------------------------

# Seen in their published sources: the Bibliographic Ontology 1.3, CiTO, the Web Annotation vocabulary.
PUBLISHED = {BIBO.Collection, BIBO.Letter, BIBO.number, CITO.Citation, OA.Annotation, OA.SpecificResource}
PUBLISHED |= {CITO.corrects, CITO.discusses, CITO.extends, CITO.repliesTo}
# ELI's own definitions, and the European Parliament's published profile of ELI-DL, whose own Turtle we could not get.
PUBLISHED |= {ELI.Work, ELI.corrects, ELI_DL.Activity, ELI_DL.answers_to}
# SPARQL 1.1 Service Description
PUBLISHED |= {URIRef(f"{PREFIXES['sd']}Function")}
CLOSED = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, VANN, VOID, XSD)
DATA = (str(KG), str(CODE), "https://w3id.org/kamergraaf/", "https://identifier.overheid.nl/", PREFIXES["eu-body"])
FOREIGN = tuple(iri for iri in PREFIXES.values() if iri not in DATA)


def unknown(graph: Graph) -> set[str]:
    """The terms that no published vocabulary has, by rdflib's closed namespaces or by our own reading."""
    nodes = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    nodes |= {node.datatype for node in graph.objects() if isinstance(node, Literal) and node.datatype}
    # str(), since URIRef.startswith takes no tuple and does not say so
    foreign = {node for node in nodes if str(node).startswith(FOREIGN) and not str(node).startswith(DATA)}
    return {str(node) for node in foreign - PUBLISHED if not any(node in space for space in CLOSED)}


@pytest.mark.parametrize("path", sorted((ROOT / "ontology").rglob("*.ttl")), ids=lambda path: path.name)
def test_every_foreign_term_is_published(path: Path) -> None:
    assert unknown(Graph().parse(path)) == set()


def test_a_foreign_term_that_nobody_published_is_seen() -> None:
    made_up = f"<e:s> <{BIBO}Brief> <{SCHEMA}Meeting> ; a <{OWL}Klass> ; <{RDFS}label> 1 ."
    assert unknown(Graph().parse(data=made_up)) == {f"{BIBO}Brief", f"{SCHEMA}Meeting", f"{OWL}Klass"}


# --- consistency ------------------------------------------------------------------------------------------------


def closure(*graphs: Graph, more: str = "") -> Graph:
    whole = Graph()
    for graph in graphs:
        whole += graph
    table = {"e": "https://example.org/", "kg": KG, "prov": PROV, "rdf": RDF}
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in table.items())
    whole.parse(data=prefixes + more, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(whole)
    return whole


def contradictions(graph: Graph) -> list[str]:
    """What the OWL RL rules found to be impossible: messages of the rules, and members of nothing."""
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    told = [str(text) for s in graph.subjects(RDF.type, error) for text in graph.objects(s)]
    return told + [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]


def test_ontology_codes_formations_and_a_letter_contradict_nothing() -> None:
    letter = Graph().parse(Path(__file__).parent / "letter.ttl")
    closed = closure(ONTOLOGY, CODES, FORMATIONS, letter)
    assert (None, RDF.type, URIRef("http://xmlns.com/foaf/0.1/Document")) in closed  # it did infer
    assert contradictions(closed) == []


INFERENCE = """
    e:i a kg:Inference ; kg:confidence 0.9 ; kg:rule "report-promised" ; kg:ground "…"@en ; prov:wasDerivedFrom e:m ;
        rdf:subject e:meeting ; rdf:predicate kg:laterReference ; rdf:object e:letter .
    e:m a kg:Mention . e:letter a kg:Letter . e:meeting kg:laterReference e:letter ; kg:preparedIn e:debate .
    e:promise kg:fulfilledBy e:letter . e:request kg:answeredBy e:letter . e:motion kg:reportedIn e:letter .
"""


def test_what_the_threads_conclude_contradicts_nothing() -> None:
    assert contradictions(closure(ONTOLOGY, more=INFERENCE)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "e:x a kg:Person, kg:Letter .",
        "e:x a kg:CouncilMeeting, kg:Debate .",
        "e:letter kg:dossier e:x . e:other kg:signedBy e:x .",
        "e:c a kg:Request ; kg:due e:day .",
        "e:i a kg:Inference ; kg:noteLabel '1' .",
    ],
)
def test_a_planted_contradiction_is_seen(planted: str) -> None:
    assert contradictions(closure(ONTOLOGY, more=planted)) != []


# --- codes ------------------------------------------------------------------------------------------------------


def notations(scheme: str) -> set[str]:
    return {str(CODES.value(code, SKOS.notation)) for code in CODES.subjects(SKOS.inScheme, CODE[scheme])}


@pytest.mark.parametrize(
    "code", sorted(set(CODES.subjects(RDF.type, SKOS.Concept))), ids=lambda iri: iri.split("/")[-1]
)
def test_a_code_is_told_in_both_languages_and_stands_in_one_scheme(code: URIRef) -> None:
    assert languages(CODES, code, SKOS.prefLabel) == ["en", "nl"]
    assert languages(CODES, code, SKOS.definition) == ["en", "nl"]
    assert len(list(CODES.objects(code, SKOS.inScheme))) == 1
    assert (CODES.value(code, SKOS.inScheme), RDF.type, SKOS.ConceptScheme) in CODES


def test_every_type_that_extract_prints_has_its_code() -> None:
    types = set(model._TYPES.values())
    assert notations("vermeldingstypen") == types | {"letterhead", "person"}
    assert all((CODE[name], RDF.type, SKOS.Concept) in CODES for name in types)


def test_every_kind_of_debate_that_the_lexicon_knows_has_its_code() -> None:
    debates = pytest.importorskip("kg.lexicon.debates", reason="the lexicon of debates is not here yet")
    assert set(debates.KINDS) | set(debates.PLAIN.values()) <= notations("debatsoorten")


def test_the_contract_s_kinds_chambers_and_states() -> None:
    assert notations("kamers") == {"I", "II"}
    assert notations("toezeggingsstatus") == {"openstaand", "voldaan", "deels voldaan", "vervallen"}
    kinds = "brief, motie, verslag, lijst van vragen en antwoorden, amendement, voorstel van wet, nota, overig"
    assert notations("stuksoorten") == set(kinds.split(", "))


def test_a_code_s_address_is_its_notation_with_hyphens() -> None:
    for scheme in ("stuksoorten", "toezeggingsstatus", "debatsoorten", "vermeldingstypen"):
        for name in notations(scheme):
            assert (CODE[name.replace(" ", "-")], SKOS.inScheme, CODE[scheme]) in CODES


def test_every_formation_of_the_contract_and_no_other() -> None:
    codes = (
        "RAZ RBZ RAZEB RBZ-Handel RBZ-Defensie RBZ-OS ECOFIN JBZ LVR MILIEU TRANSPORT TELECOM ENERGIE EPSCO RVC OJCS "
        "ER EUROGROEP"
    )
    formations = set(FORMATIONS.subjects(RDF.type, KG.CouncilFormation))
    assert {str(iri).rsplit("/", 1)[1] for iri in formations} == set(codes.split())
    for iri in formations:
        assert str(FORMATIONS.value(iri, SKOS.notation)) == str(iri).rsplit("/", 1)[1]
        assert languages(FORMATIONS, iri, SKOS.prefLabel) == ["en", "nl"]
        assert languages(FORMATIONS, iri, SKOS.scopeNote) == ["en", "nl"]
