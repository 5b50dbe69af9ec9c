"""How a letter is tied to papers and motions: by words right before the citation, in the motion's sentence."""

from pathlib import Path

import pytest
from rdflib import RDF, URIRef

from kg.build import letter_graph, read_letter
from kg.model import Kamerstuk, Motion
from kg.rdf.namespaces import DEFAULT_BASE, KG
from kg.validate import validate
from tests.resolve.test_kinds import HEAD
from tests.resolve.told import Case, cases, letter

PAPERS = [
    ("In vervolg op mijn brief van 8 mei 2024 (Kamerstuk 21 501-02, nr. 2900) meld ik u het volgende.", "followsUp"),
    ("In aanvulling op Kamerstuk 21 501-02, nr. 2900 meld ik u het volgende.", "followsUp"),
    ("In antwoord op de brief van de commissie (Kamerstuk 21 501-02, nr. 2900) meld ik het volgende.", "respondsTo"),
    ("Naar aanleiding van de motie van het lid Piri (Kamerstuk 21 501-02, nr. 2900) meld ik u dit.", "respondsTo"),
    ("Deze brief vervangt mijn brief van 8 mei 2024 (Kamerstuk 21 501-02, nr. 2900).", "corrects"),
    ("Ik bouw daarbij voort op de memorie van antwoord (Kamerstuk 21 501-02, nr. 2900).", "followsUp"),
    ("Daarbij bouw ik voort op de memorie van antwoord (Kamerstuk 21 501-02, nr. 2900).", "followsUp"),
    ("Hierbij kom ik terug op mijn brief van 8 mei 2024 (Kamerstuk 21 501-02, nr. 2900).", "followsUp"),
    ("Deze brief sluit aan op de beleidsbrief van mei (Kamerstuk 21 501-02, nr. 2900).", "followsUp"),
    ("De motie over vis (Kamerstuk 21 501-02, nr. 2900) is uitgevoerd.", "reportsOn"),
    ("Met dit fonds zijn de moties over vis (Kamerstuk 21 501-02, nr. 2900) en over land uitgevoerd.", "reportsOn"),
    (
        "Hieronder wordt de uitvoering van een aantal moties toegelicht. Het betreft een motie over vis (Kamerstuk "
        "21 501-02, nr. 2900) en over land.",
        "reportsOn",
    ),
    # near misses
    ("De motie over vis (Kamerstuk 21 501-02, nr. 2900) is verworpen.", None),
    ("De motie over vis is uitgevoerd met de brief van 8 mei (Kamerstuk 21 501-02, nr. 2900).", None),
    ("Over de uitvoering van de motie over vis (Kamerstuk 21 501-02, nr. 2900) wordt u in mei geïnformeerd.", None),
    ("Uw Kamer nam moties aan. Het betreft een motie over vis (Kamerstuk 21 501-02, nr. 2900) en over land.", None),
    ("Vandaag heb ik u ook een brief gezonden, in reactie op de motie-Piri (Kamerstuk 21 501-02, nr. 2900).", None),
    ("Het werkprogramma bouwt voort op de afspraken van mei (Kamerstuk 21 501-02, nr. 2900).", None),
    ("Zoals gemeld in mijn brief van 8 mei 2024 (Kamerstuk 21 501-02, nr. 2900) loopt het programma door.", None),
    ("In vervolg op het debat; de brief staat in Kamerstuk 21 501-02, nr. 2900.", None),
    ("De nota naar aanleiding van het verslag (Kamerstuk 21 501-02, nr. 2900) ging u toe.", None),
    (
        "Naar aanleiding van het verzoek, gedaan door u, volgt de toezegging (Kamerstuk 21 501-02, nr. 2900).",
        None,
    ),
]
MOTIONS = [
    ("Aan de motie van het lid Piri (Kamerstuk 21 501-02, nr. 2900) geef ik uitvoering met een onderzoek.", True),
    ("De motie-Piri (Kamerstuk 21 501-02, nr. 2900) beschouw ik daarmee als afgedaan.", True),
    ("De motie van het lid Piri (Kamerstuk 21 501-02, nr. 2900) is verworpen.", False),
    ("Ik verwijs naar de motie-Piri (Kamerstuk 21 501-02, nr. 2900). De uitvoering van het plan begint in mei.", False),
]


def path_of(folder: Path, body: str) -> Path:
    path = folder / "letter.txt"
    path.write_text(HEAD.format(subject="", body=body), encoding="utf-8")
    return path


@pytest.mark.parametrize(("body", "tie"), PAPERS)
def test_words_before_a_citation_tell_its_tie(tmp_path: Path, body: str, tie: str | None) -> None:
    letter = read_letter(path_of(tmp_path, body))
    (paper,) = [mention for mention in letter.mentions if isinstance(mention, Kamerstuk)]
    assert paper.tie == tie
    graph = letter_graph(letter)
    cited = URIRef(f"{DEFAULT_BASE}id/kamerstuk/21501-02-2900")
    told = {name for name in ("followsUp", "respondsTo", "corrects", "reportsOn") if (None, KG[name], cited) in graph}
    assert told == ({tie} if tie else set())
    assert validate(graph).conforms


@pytest.mark.parametrize(("body", "reported"), MOTIONS)
def test_a_letter_reports_on_a_motion_whose_sentence_tells_how_it_is_carried_out(
    tmp_path: Path, body: str, *, reported: bool
) -> None:
    letter = read_letter(path_of(tmp_path, body))
    (motion,) = [mention for mention in letter.mentions if isinstance(mention, Motion)]
    assert motion.reported == reported
    graph = letter_graph(letter)
    assert ((None, KG["reportsOn"], None) in graph) == reported
    assert validate(graph).conforms


@pytest.mark.parametrize("case", cases("motions"))
def test_a_letter_reports_on_a_motion_or_responds_to_it(tmp_path: Path, case: Case) -> None:
    told = letter(tmp_path, case.body)
    motion = next(mention for mention in told.mentions if isinstance(mention, Motion))
    found = {"reportsOn": motion.reported, "respondsTo": motion.answered}
    assert [name for name, so in found.items() if so] == case.found
    graph = letter_graph(told)
    for name in ("reportsOn", "respondsTo"):
        tied = {
            mention for mention in graph.subjects(KG.supports, KG[name]) if (mention, RDF.type, KG.Mention) in graph
        }
        assert bool(tied) >= (name in case.found)  # other motions may be told of too
    assert validate(graph).conforms


NOTES = [
    ("Als vervolg op de Kamerbrief over de inzet in Irak,<sup>1</sup> meld ik u het volgende.", "", "followsUp"),
    ("Deze brief is een aanvulling op en vervolg op mijn brief van 8 mei 2024.<sup>1</sup>", "", "followsUp"),
    ("In reactie op uw brief over Irak<sup>1</sup> meld ik u het volgende.", "", "respondsTo"),
    # near misses: what the note is called at is another thing; the note cites two papers; nothing is said
    ("In vervolg op mijn brief van 8 mei meld ik u dat het programma<sup>1</sup> loopt.", "", None),
    ("Als vervolg op de Kamerbrief over Irak<sup>1</sup> meld ik u dit.", " en Kamerstuk 21 501-02, nr. 2901", None),
    ("Zoals in de Kamerbrief over Irak<sup>1</sup> staat, loopt het programma.", "", None),
]


@pytest.mark.parametrize(("body", "more", "tie"), NOTES)
def test_words_before_the_call_of_a_note_tell_the_tie_of_the_paper_in_it(
    tmp_path: Path, body: str, more: str, tie: str | None
) -> None:
    path = tmp_path / "letter.md"
    note = f"\n---\n\n<sup>1</sup> Kamerstuk 21 501-02, nr. 2900{more}\n"
    path.write_text(HEAD.format(subject="", body=body) + note, encoding="utf-8")
    told = read_letter(path)
    papers = [mention for mention in told.mentions if isinstance(mention, Kamerstuk)]
    assert papers
    assert all(paper.note == "1" for paper in papers)
    assert papers[0].tie == tie
    assert validate(letter_graph(told)).conforms
