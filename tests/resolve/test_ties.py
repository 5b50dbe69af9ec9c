"""How a letter is tied to papers and motions: by words right before the citation, in the motion's sentence."""

from pathlib import Path

import pytest
from rdflib import URIRef

from kg.build import letter_graph, read_letter
from kg.model import Kamerstuk, Motion
from kg.rdf.namespaces import DEFAULT_BASE, KG
from kg.validate import validate
from tests.resolve.test_kinds import HEAD

PAPERS = [
    ("In vervolg op mijn brief van 8 mei 2024 (Kamerstuk 21 501-02, nr. 2900) meld ik u het volgende.", "followsUp"),
    ("In aanvulling op Kamerstuk 21 501-02, nr. 2900 meld ik u het volgende.", "followsUp"),
    ("In antwoord op de brief van de commissie (Kamerstuk 21 501-02, nr. 2900) meld ik het volgende.", "respondsTo"),
    ("Naar aanleiding van de motie van het lid Piri (Kamerstuk 21 501-02, nr. 2900) meld ik u dit.", "respondsTo"),
    ("Deze brief vervangt mijn brief van 8 mei 2024 (Kamerstuk 21 501-02, nr. 2900).", "corrects"),
    # near misses
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
    told = {name for name in ("followsUp", "respondsTo", "corrects") if (None, KG[name], cited) in graph}
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
