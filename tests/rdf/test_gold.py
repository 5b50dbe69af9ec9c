"""Whole letters, from their text to their graph: the shared gold letters, where they are at hand."""

import os
import sys
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from kg.extract import extract
from kg.rdf.mapping import letter_graph
from kg.read import read
from kg.resolve import resolve
from kg.validate import Severity, validate

sys.path.insert(0, str(Path(__file__).parent))
import test_letter_graph as said

SHARED = Path(os.environ.get("KAMERGRAAF_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))
LETTERS = sorted(
    path for path in (SHARED / "gold").glob("*") if path.suffix in (".md", ".txt") and path.stem != "README"
)
REAL = SHARED / "gold" / "kst-21501-02-2976.md"

pytestmark = pytest.mark.skipif(not LETTERS, reason="the gold letters are not beside this checkout")


@cache
def graph_of(path: Path) -> Graph:
    return letter_graph(resolve(extract(read(path))))


FACTS = [
    "?l kg:dossier id/dossier/21501-02 . id/dossier/21501-02 "
    'dcterms:title "Raad Algemene Zaken en Raad Buitenlandse Zaken"@nl',
    '?l kg:number "2976" ; dcterms:identifier "kst-21501-02-2976"',
    "?l foaf:page <https://zoek.officielebekendmakingen.nl/kst-21501-02-2976.html>",
    "?l kg:chamber code:tweede-kamer ; kg:addressee code:tweede-kamer",
    '?l kg:place "Den Haag" ; dcterms:issued "2024-11-13"^^xsd:date',
    "?l kg:signature ?s . ?s kg:person id/persoon/c-c-j-veldkamp ; kg:office ?o . ?o org:postIn tooi-min:mnre1013",
    '?l kg:repliesTo ?r . ?r dcterms:date "2024-11-12"^^xsd:date ; kg:requestedBy ?p . ?p foaf:familyName "Piri"',
    "?l kg:mentions id/raad/RBZ/2024-11-18 . id/raad/RBZ/2024-11-18 kg:formation id/raadsformatie/RBZ",
    "?l kg:mentions id/debat/tk/2024-11-14 . id/debat/tk/2024-11-14 a kg:Debate",
    "?l dcterms:references id/kamerstuk/21501-02-2958 . id/kamerstuk/21501-02-2958 kg:session ?y",
    "?m cito:hasCitedEntity id/kamerstuk/21501-02-2958 ; kg:session '2024-2025' ; kg:noteLabel '1' ; "
    "kg:callingSentence ?z . ?z oa:hasSelector ?q . ?q oa:exact ?w . FILTER (CONTAINS(?w, 'Geannoteerde Agenda'))",
    '?m dcterms:date "2024-11-05"^^xsd:date ; oa:hasBody id/dag/2024-11-05',
    "?m oa:hasBody id/dag/2025-01-20 ; oa:hasTarget ?t . ?t oa:hasSelector ?q . ?q oa:exact '20 januari a.s.'",
    "?l kg:commitment ?c . ?c kg:concerns id/raad/RBZ/2024-11-18 ; kg:promisedBy id/persoon/c-c-j-veldkamp",
    "?m a kg:Anomaly ; oa:hasTarget ?t . ?t oa:hasSelector ?q . ?q oa:exact '14 november jl.'",
    "?m kg:supports dcterms:issued ; oa:hasTarget ?t . ?t oa:hasSelector ?q . ?q oa:exact '13 november 2024'",
]


@pytest.mark.skipif(not REAL.exists(), reason="the letter is not beside this checkout")
@pytest.mark.parametrize("pattern", FACTS)
def test_the_real_letter_says(pattern: str) -> None:
    assert said.says(graph_of(REAL), pattern)


@pytest.mark.parametrize("path", LETTERS, ids=[path.stem for path in LETTERS])
def test_a_gold_letter_has_its_quotes_in_place_and_the_same_graph_twice(path: Path) -> None:
    graph = graph_of(path)
    said.assert_quotes_stand(graph, at_least=8)
    assert set(letter_graph(resolve(extract(read(path))))) == set(graph)


def test_gold_letters_conform() -> None:
    """A few, since validation is slow; the gold score's own tests see to the rest."""
    for path in LETTERS[::8]:
        found = [r for r in validate(graph_of(path)).results if r.severity is Severity.VIOLATION]
        assert found == [], path.name
