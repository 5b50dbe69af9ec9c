"""People in the graph: known ones by the register, others by their name, and what is odd about an office."""

from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SDO, Graph, Literal, URIRef

from kg import register
from kg.build import letter_graph, read_letter
from kg.rdf import iri
from kg.rdf.mapping import reference_graph
from kg.rdf.namespaces import DEFAULT_BASE, KG, OA
from kg.validate import validate

BUZA = "minister-van-buitenlandse-zaken"


def built(tmp_path: Path, signature: str, day: str = "13 november 2024") -> Graph:
    """The graph of a short letter with that date and signature."""
    path = tmp_path / "letter.txt"
    path.write_text(
        "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n\nNr. 2976 Brief van de minister\n\n"
        f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {day}\n\n"
        f"Hierbij bied ik u een verslag aan.\n\n{signature}\n",
        encoding="utf-8",
    )
    return letter_graph(read_letter(path))


def signer(graph: Graph) -> tuple[URIRef, URIRef | None]:
    signature = graph.value(predicate=RDF.type, object=KG["Signature"])
    person, tenure = graph.value(signature, KG["person"]), graph.value(signature, KG["tenure"])
    assert isinstance(person, URIRef)
    assert tenure is None or isinstance(tenure, URIRef)
    return person, tenure


@pytest.mark.parametrize("name", ["C.C.J. Veldkamp", "Caspar Veldkamp", "C. C. J. Veldkamp"])
def test_every_spelling_of_a_minister_is_one_person_in_one_tenure(tmp_path: Path, name: str) -> None:
    graph = built(tmp_path, f"De minister van Buitenlandse Zaken,\n{name}")
    person, tenure = signer(graph)
    assert person == URIRef(f"{DEFAULT_BASE}id/persoon/c-c-j-veldkamp")
    assert tenure == URIRef(f"{DEFAULT_BASE}id/ambtsperiode/c-c-j-veldkamp/{BUZA}/2024-07-02")
    assert set(graph.objects(person, FOAF.name)) == {Literal("C.C.J. Veldkamp")}
    assert set(graph.objects(None, KG["nameAsWritten"])) == {Literal(name)}
    assert validate(graph).conforms


@pytest.mark.parametrize(
    ("signature", "person"),
    [
        ("De minister van Buitenlandse Zaken,\nA.B. Jansen", f"id/persoon/a-b-jansen-{BUZA}"),
        ("De minister van Landbouw,\nA.B. Jansen", "id/persoon/a-b-jansen-minister-van-landbouw"),
        ("De minister van Buitenlandse Zaken,\nJansen.", "id/kamerstuk/21501-02-2976/ondertekening/1/persoon"),
    ],
)
def test_an_unknown_name_is_a_person_by_name_and_office(tmp_path: Path, signature: str, person: str) -> None:
    graph = built(tmp_path, signature, "13 november 1975")
    assert signer(graph) == (URIRef(f"{DEFAULT_BASE}{person}"), None)
    assert validate(graph).conforms


def test_a_minister_without_a_ministry_sits_where_the_register_says(tmp_path: Path) -> None:
    graph = built(tmp_path, "De minister voor Rechtsbescherming,\nF.M. Weerwind", "13 november 2023")
    seat = graph.value(iri.office(DEFAULT_BASE, "minister voor Rechtsbescherming"), ORG.postIn)
    assert seat == URIRef("https://identifier.overheid.nl/tooi/id/ministerie/mnre1058")
    assert "F3" not in {result.rule for result in validate(graph).results}


def test_a_namesake_of_a_minister_is_somebody_of_this_letter(tmp_path: Path) -> None:
    """Signed by the very name, but as the chair of a board: not the minister."""
    graph = built(tmp_path, "De voorzitter van de Raad voor Cultuur,\nC.C.J. Veldkamp")
    person, _ = signer(graph)
    assert person == URIRef(f"{DEFAULT_BASE}id/kamerstuk/21501-02-2976/ondertekening/1/persoon")
    assert validate(graph).conforms


def test_an_office_not_held_on_that_day_is_an_anomaly_with_its_words(tmp_path: Path) -> None:
    graph = built(tmp_path, "De minister van Buitenlandse Zaken,\nC.C.J. Veldkamp", "13 november 2023")
    (odd,) = graph.subjects(RDF.type, KG["Anomaly"])
    assert {str(words) for words in graph.objects(odd, RDFS.comment)} == {
        "C.C.J. Veldkamp was op 13 november 2023 volgens het register geen minister van Buitenlandse Zaken.",
        "By the register C.C.J. Veldkamp was not minister van Buitenlandse Zaken on 13 November 2023.",
    }
    selectors = graph.objects(graph.value(odd, OA["hasTarget"]), OA["hasSelector"])
    quoted = {str(exact) for selector in selectors for exact in graph.objects(selector, OA["exact"])}
    assert quoted == {"minister van Buitenlandse Zaken"}
    report = validate(graph)
    assert report.conforms
    assert [result.rule for result in report.warnings] == ["A1"]


def test_a_minister_in_office_is_no_anomaly(tmp_path: Path) -> None:
    graph = built(tmp_path, "De minister van Buitenlandse Zaken,\nC.C.J. Veldkamp")
    assert not list(graph.subjects(RDF.type, KG["Anomaly"]))


def test_the_reference_graph_tells_who_held_which_office_when() -> None:
    graph = reference_graph()
    assert len(set(graph.subjects(RDF.type, KG["Tenure"]))) == len(register.tenures())
    assert len(set(graph.subjects(RDF.type, KG["Person"]))) == len(register.people()) + len(register.members())
    held = iri.tenure(DEFAULT_BASE, "c-c-j-veldkamp", "minister van Buitenlandse Zaken", register.cabinets()[-2].first)
    assert graph.value(held, KG["office"]) == iri.office(DEFAULT_BASE, "minister van Buitenlandse Zaken")
    assert graph.value(held, KG["cabinet"]) == iri.cabinet(DEFAULT_BASE, "schoof")
    assert graph.value(held, SDO.startDate) is not None
    assert graph.value(held, DCTERMS.source) is not None
    person = graph.value(held, KG["person"])
    assert (person, OWL.sameAs, None) in graph


def test_the_reference_graph_keeps_the_rules() -> None:
    report = validate(reference_graph())
    assert report.conforms
    assert {result.rule for result in report.results} <= {"F3"}  # ministers without a ministry of their own
