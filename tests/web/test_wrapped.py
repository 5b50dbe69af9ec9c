"""On a narrow screen the lines of a paragraph flow together, and those of a letterhead and a list stay apart."""

import re

import pytest

from kg.web.marked import Mark, marked

PROSE = """Hierbij zend ik u de geannoteerde agenda van de Raad Buitenlandse
Zaken van 16 december 2024. Het verslag van de vorige RBZ, die van 18
november jl., heeft u ontvangen bij brief van 25 november jl.
(Kamerstuk 21 501-02, nr. 9003)."""
SOFT = '<span class="soft">\n</span>'


def broken(made: str) -> list[str]:
    """The lines that a narrow screen keeps apart, without their markup."""
    return [re.sub("<[^>]*>", "", line) for line in made.replace(SOFT, " ").split("\n")]


def test_the_breaks_within_a_paragraph_are_soft() -> None:
    made = marked(PROSE, [])
    assert made.count(SOFT) == 3
    assert broken(made) == [PROSE.replace("\n", " ")]


def test_a_break_within_a_mention_is_soft_and_the_mention_whole() -> None:
    start = PROSE.index("18\nnovember")
    made = marked(PROSE, [Mark(start, start + len("18\nnovember jl."), "date", "v1", "", "/day")])
    assert f'id="v1">18{SOFT}november jl.</a>' in made


@pytest.mark.parametrize(
    "text",
    [
        "21 501-02\nRaad Algemene Zaken en Raad Buitenlandse Zaken\n",
        "De minister van Landbouw, Visserij, Voedselzekerheid en Natuur,\nF.M. Wiersma\n",
        "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n",
        "Nr. 9001\nBRIEF VAN DE MINISTER VAN LANDBOUW, VISSERIJ, VOEDSELZEKERHEID EN NATUUR\n",
        "Ministerie van Buitenlandse Zaken\nPostbus 20061\n2500 EB Den Haag\n",
        "- een punt van een lijst dat zo lang is als een regel kan zijn in\n- nog een punt dat zo lang is als dat.\n",
        "| een rij van een tabel | die zo lang is als een regel kan zijn |\n| nog een rij | van die tabel. |\n",
        "Bijdrage van Nederland aan het fonds     12,4 miljoen euro\n"
        "bijdrage van alle andere lidstaten      140,5 miljoen euro\n",
        "In de Raad vraagt Nederland aandacht voor deze drie onderwerpen:\nvisserij.\n",
        "Een regel die in Markdown met twee spaties een einde heeft, en  \ndan verder gaat.\n",
    ],
)
def test_lines_that_are_no_paragraph_stay_apart(text: str) -> None:
    assert "soft" not in marked(text, [])


def test_a_short_line_above_a_paragraph_stays_above_it() -> None:
    assert broken(marked(f"Raad\n{PROSE}", [])) == ["Raad", PROSE.replace("\n", " ")]


def test_paragraphs_of_a_line_each_stay_apart() -> None:
    whole = PROSE.replace("\n", " ")
    assert "soft" not in marked(f"{whole}\n{whole}\nen zo verder.", [])


def test_the_lines_of_a_note_flow_too() -> None:
    made = marked(f"Tekst[^1]\n\n[^1]: {PROSE}\n", [])
    assert made.split("<li")[1].count(SOFT) == 3
