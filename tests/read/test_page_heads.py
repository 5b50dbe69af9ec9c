"""The heads that a ministry's pages repeat leave the text; what is said twice elsewhere stays."""

import pytest

from kg.read import read

FIRST = "Directie Zorg\n\nDatum\n3 mei 2016\n\nOns kenmerk\n2016-12\n\n"
AGAIN = "Pagina 1 van 2\n\nDirectie Zorg\n\nDatum\n3 mei 2016\n\nOns kenmerk\n2016-12\n\n"
SENTENCE = "Ik bericht u hoe het staat met de wachttijden in de zorg en met de"
REST = "toegang voor wie verder weg woont."


@pytest.mark.parametrize("foot", ["Pagina 1 van 2", "Pagina 1/2", "pagina 1 / 2", "Pagina 1"])
def test_a_sentence_goes_on_over_a_page_and_its_head(foot: str) -> None:
    text = f"{FIRST}{SENTENCE}\n\n{AGAIN.replace('Pagina 1 van 2', foot)}{REST}\n"
    document = read("letter.txt", text.encode())
    assert f"{SENTENCE} {REST}" in document.clean
    assert document.clean.count("3 mei 2016") == 1
    at = document.clean.index("toegang")
    assert text[document.alignment.at(at) :].startswith("toegang")


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("no page ends there", f"{FIRST}{SENTENCE}\n\nDatum\n3 mei 2016\n\n{REST}\n"),
        ("another day", f"{FIRST}{SENTENCE}\n\nPagina 1 van 2\n\nDatum\n4 mei 2016\n\n{REST}\n"),
        ("no field is among them", f"Ja.\n\n{FIRST}{SENTENCE}\n\nPagina 1 van 2\n\nJa.\n\n{REST}\n"),
    ],
)
def test_what_is_no_page_head_stays(kept: str, text: str) -> None:
    clean = read("letter.txt", text.encode()).clean
    for line in ("Ja.", "3 mei 2016", "4 mei 2016"):
        expected = text.count(line)
        assert clean.count(line) == expected, kept


def test_a_foot_between_an_office_and_its_holder_leaves_the_text() -> None:
    signed = "De Minister van Justitie,\n\nPagina 2 van 2\n\nA. de Boer\n"
    clean = read("letter.txt", f"Hierbij de nota.\n\nPagina 1 van 2\n\nEn het advies.\n\n{signed}".encode()).clean
    assert "Pagina" not in clean
    assert clean.index("A. de Boer") > clean.index("De Minister")


def test_a_foot_behind_which_nothing_stands_stays() -> None:
    foot = "Tweede Kamer, vergaderjaar 2012-2013, 29 984, nr. 381"
    assert foot in read("letter.txt", f"Hierbij de nota.\n\nA. de Boer\n\n{foot}\n".encode()).clean
