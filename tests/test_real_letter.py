"""The letter that the project began with, from file to HTTP: each fact that it holds, asked over SPARQL."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from SPARQLWrapper import JSON, SPARQLWrapper

from tests.conftest import ROOT, Kg

# name: (what the letter says, the fact as a pattern, the property that the words prove or None, the words)
LETTER = '?letter dcterms:identifier "kst-21501-02-2976" . '
FACTS: dict[str, tuple[str, str]] = {
    "dossier": (
        '?letter kg:dossier ?it . ?it kg:dossierNumber "21501-02" ; '
        'dcterms:title "Raad Algemene Zaken en Raad Buitenlandse Zaken"@nl',
        "21501-02",
    ),
    "dossier title": ("?letter kg:dossier ?it", "Raad Algemene Zaken en Raad Buitenlandse Zaken"),
    "number": ('?letter kg:number "2976" . ?m kg:supports kg:number', "2976"),
    "page": (
        "?letter foaf:page <https://zoek.officielebekendmakingen.nl/kst-21501-02-2976.html> . "
        "?m kg:supports dcterms:identifier",
        "2976",
    ),
    "chamber": (
        "?letter kg:chamber code:tweede-kamer . ?m kg:supports kg:chamber",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    ),
    "addressee": (
        "?letter kg:addressee code:tweede-kamer . ?m kg:supports kg:addressee",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    ),
    "place": ('?letter kg:place "Den Haag" . ?m kg:supports kg:place', "Den Haag"),
    "date": ('?letter dcterms:issued "2024-11-13"^^xsd:date . ?m kg:supports dcterms:issued', "13 november 2024"),
    "signatory": (
        '?letter kg:signature ?it . ?it kg:order 1 ; kg:nameAsWritten "C.C.J. Veldkamp" ; kg:person ?p ; kg:office ?o .'
        " ?letter kg:signedBy ?p . ?o rdfs:label 'minister van Buitenlandse Zaken'@nl ; "
        "org:postIn <https://identifier.overheid.nl/tooi/id/ministerie/mnre1013>",
        "C.C.J. Veldkamp",
    ),
    "office": (
        "?it a kg:Office ; rdfs:label 'minister van Buitenlandse Zaken'@nl",
        "minister van Buitenlandse Zaken",
    ),
    "request": (
        '?letter kg:repliesTo ?it . ?it dcterms:date "2024-11-12"^^xsd:date ; kg:requestedBy/foaf:name "Piri"',
        "het verzoek van het lid Piri van 12 november 2024",
    ),
    "council meeting": (
        '?letter kg:mentions ?it . ?it a kg:CouncilMeeting ; schema:startDate "2024-11-18"^^xsd:date ; '
        'kg:formation/skos:notation "RBZ"',
        "Raad Buitenlandse Zaken (RBZ) op 18 november",
    ),
    "debate": (
        '?letter kg:mentions ?it . ?it a kg:Debate ; schema:startDate "2024-11-14"^^xsd:date',
        "het Kamerdebat voorafgaand aan de Raad op 14 november jl.",
    ),
    "citation in a footnote": (
        '?letter dcterms:references ?it . ?it dcterms:identifier "kst-21501-02-2958" . '
        '?m a kg:Citation ; kg:session "2024-2025" ; kg:noteLabel "1" ; '
        "kg:callingSentence/oa:hasSelector/oa:exact ?sentence . FILTER(CONTAINS(?sentence, 'Geannoteerde Agenda')) . "
        "?m kg:noteCall/oa:hasSelector/oa:prefix ?before . FILTER(STRENDS(?before, 'Geannoteerde Agenda'))",
        "Kamerstukken II 2024/25, 21 501-02, nr. 2958",
    ),
    "5 november": ('?m dcterms:date "2024-11-05"^^xsd:date', "5 november jl."),
    "20 januari": ('?m dcterms:date "2025-01-20"^^xsd:date', "20 januari a.s."),
    "commitment": (
        "?letter kg:commitment ?it . ?it kg:status code:openstaand ; kg:concerns/schema:startDate "
        '"2024-11-18"^^xsd:date ; kg:promisedBy/foaf:name "C.C.J. Veldkamp"',
        "Over de discussie binnen de Raad zult u worden geïnformeerd in het verslag van de RBZ.",
    ),
    "anomaly": ("?m a kg:Anomaly", "14 november jl."),
}


def question(name: str) -> str:
    pattern, words = FACTS[name]
    body = "?m oa:hasBody ?it . " if "?it" in pattern else ""
    return (
        f"ASK {{ {LETTER} {pattern} . {body} ?m a kg:Mention ; oa:hasTarget ?place . ?place oa:hasSource ?letter ; "
        f"oa:hasSelector ?quote, ?position . ?quote oa:exact {json.dumps(words, ensure_ascii=False)} . "
        "?position oa:start ?start ; oa:end ?end . ?letter kg:text ?text . "
        f"FILTER(SUBSTR(?text, ?start + 1, ?end - ?start) = {json.dumps(words, ensure_ascii=False)}) }}"
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, kg: Kg, real_letter: Path) -> Path:
    path = tmp_path_factory.mktemp("real") / "a.store"
    done = kg("build", real_letter, "--store", path)
    assert done.returncode == 0, done.stderr
    assert "“14 november jl.”" in done.stderr
    return path


@pytest.fixture(scope="module")
def endpoint(store: Path) -> Iterator[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as server:
        assert server.stderr is not None
        address = next(found[0] for line in server.stderr if (found := re.search(r"http://[\d.]+:\d+", line)))
        yield f"{address}/sparql"
        server.send_signal(signal.SIGINT)
        assert server.wait(10) in (0, 130)


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_answered_with_its_words_over_http(endpoint: str, name: str) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=JSON)
    wrapper.setQuery(question(name))
    assert wrapper.queryAndConvert()["boolean"] is True


def test_a_fact_that_the_letter_does_not_hold_is_answered_no(endpoint: str) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=JSON)
    wrapper.setQuery(question("number").replace('kg:number "2976"', 'kg:number "2977"'))
    assert wrapper.queryAndConvert()["boolean"] is False


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_answered_to_curl(endpoint: str, name: str) -> None:
    data = f"query={question(name)}"
    command = ["curl", "-sS", "-H", "Accept: application/sparql-results+json", "--data-urlencode", data, endpoint]
    assert json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["boolean"] is True


def test_the_turtle_export_is_the_same_graph_in_rdflib_and_oxigraph(kg: Kg, store: Path) -> None:
    turtle = kg("export", "--store", store, "--letter", "kst-21501-02-2976").stdout
    ours = rdflib.Graph().parse(data=turtle, format="turtle")
    lines = "".join(f"{quad.triple} .\n" for quad in ox.parse(turtle.encode(), ox.RdfFormat.TURTLE))
    assert len(ours) > 400
    assert isomorphic(ours, rdflib.Graph().parse(data=lines, format="nt"))


def test_building_twice_is_no_change(kg: Kg, store: Path, real_letter: Path) -> None:
    before = kg("export", "--store", store, "--format", "nquads").stdout
    assert kg("build", real_letter, "--store", store).stdout.startswith("1 file: 1 unchanged")
    assert kg("export", "--store", store, "--format", "nquads").stdout == before
