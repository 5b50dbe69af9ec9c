"""The drawing of one letter's graph: well-formed, complete, without overlap, always the same."""

import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.model import Law, Letter, Signatory, Stated
from kg.rdf import iri
from kg.rdf.mapping import letter_graph
from kg.rdf.namespaces import DEFAULT_BASE
from kg.rdf.picture import WIDTH, picture

sys.path.insert(0, str(Path(__file__).parent))
import hand

SVG = "{http://www.w3.org/2000/svg}"


def drawn(letter: Letter) -> str:
    return picture(letter_graph(letter), iri.letter(DEFAULT_BASE, letter))


def crowded() -> Letter:
    laws = tuple(Law(span=hand.at("agenda"), id=f"stb-2024-{n}") for n in range(30))
    signatories = tuple(Signatory(Stated(f"{c}. <&> {'lange naam ' * 30}"), Stated("minister")) for c in "AB")
    return replace(
        hand.speaking_of(*hand.MENTIONS, *laws), letterhead=replace(hand.letterhead(), signatories=signatories)
    )


LETTERS = [hand.letter(), crowded(), hand.speaking_of()]


def test_what_the_graph_says_is_in_the_drawing() -> None:
    root = ElementTree.fromstring(drawn(hand.letter()))
    words = {text.text for text in root.iter(f"{SVG}text")}
    assert words >= {"kst-21501-20-7", "21501-20 Europese Raad", "A.B. de Vries", "RBZ 18 november 2024", "Yeşilgöz"}
    assert words >= {"kg:dossier", "kg:signature", "kg:office", "kg:repliesTo", "kg:agendaFor", "kg:commitment"}
    assert words >= {"dcterms:references", "kst-21501-02-5", "org:postIn", "kg:requestedBy", "kg:concerns"}
    tips = [tip.text or "" for tip in root.iter(f"{SVG}title")]
    assert any("“RBZ van 18 november”" in tip for tip in tips)
    assert root.find(f"{SVG}desc") is not None


@pytest.mark.parametrize("letter", LETTERS)
def test_no_card_overlaps_another_or_leaves_the_drawing(letter: Letter) -> None:
    root = ElementTree.fromstring(drawn(letter))
    names = ("x", "y", "width", "height")
    boxes = [[float(rect.get(name, 0)) for name in names] for rect in root.iter(f"{SVG}rect") if rect.get("x")]
    for x, y, width, height in boxes:
        assert x >= 0
        assert y >= 0
        assert x + width <= WIDTH
        assert y + height <= float(root.get("height", 0))
    for n, (x, y, width, height) in enumerate(boxes):
        for u, v, wide, high in boxes[:n]:
            assert x + width <= u or u + wide <= x or y + height <= v or v + high <= y


def test_many_of_one_kind_end_in_a_count() -> None:
    assert "… and 26 more" in drawn(crowded())


@pytest.mark.parametrize("letter", LETTERS)
def test_the_same_graph_gives_the_same_drawing(letter: Letter) -> None:
    assert drawn(letter) == drawn(letter)
