"""What a letter does, by its own words: each kind with words that tell it, and words that do not."""

from pathlib import Path

import pytest

from kg.build import read_letter

HEAD = """21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. 2976 Brief van de minister van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 13 november 2024
{subject}
{body}

De minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""

# body -> kind and the words that decide; a body that begins with `Betreft:` has a subject
CASES = [
    (
        "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024.",
        ["geannoteerde agenda"],
    ),
    (
        "Mede namens de Minister van Defensie ontvangt u de geannoteerde agenda van de Raad Buitenlandse Zaken van "
        "18 november a.s. te Brussel.",
        ["geannoteerde agenda"],
    ),
    ("Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 28 oktober 2024.", ["verslag"]),
    (
        "Hierbij bied ik u de geannoteerde agenda aan van de Raad Buitenlandse Zaken van 18 november 2024.\n"
        "Tevens treft u hierbij het verslag aan van de Raad Buitenlandse Zaken van 28 oktober 2024.",
        ["geannoteerde agenda", "verslag"],
    ),
    ("Met deze brief doe ik u verslag van de informele bijeenkomst van regeringsleiders te Boedapest.", ["verslag"]),
    (
        "Hierbij ontvangt u twee fiches, opgesteld door de werkgroep Beoordeling\nNieuwe Commissievoorstellen (BNC).",
        ["BNC-fiche"],
    ),
    ("De vragen van het lid Piri kunnen niet binnen de gebruikelijke termijn worden beantwoord.", ["uitstelbericht"]),
    ("Hierbij zend ik u de antwoorden op de schriftelijke vragen van het lid Piri over Georgië.", ["beantwoording"]),
    ("Met deze brief voldoe ik aan het verzoek van het lid Piri van 12 november 2024.", ["beantwoording"]),
    ("Hierbij bied ik u een brief aan op verzoek van het lid Piri van 12 november 2024.", ["beantwoording"]),
    (
        "Hierbij stuur ik u de kabinetsreactie op het advies van de Adviesraad Internationale Vraagstukken.",
        ["kabinetsreactie"],
    ),
    ("In deze brief reageer ik op het rapport van de Algemene Rekenkamer over noodhulp.", ["kabinetsreactie"]),
    ("Met deze brief informeer ik u over de stand van zaken van de hulp aan Oekraïne.", ["stand van zaken"]),
    ("Hierbij bied ik u het jaarverslag van de Adviesraad aan, zoals gebruikelijk.", ["aanbieding"]),
    ("Hierbij ontvangt u de tweede voortgangsrapportage over de hulp.", ["stand van zaken"]),
    (
        "In antwoord op het verzoek van het lid Piri van 12 november 2024 bericht ik u in de volgende "
        "voortgangsrapportage over de hulp.",
        ["uitstelbericht"],
    ),
    (
        "De commissie voor Defensie verzocht op 4 november om de kabinetsreactie op het advies. Het advies gaat over "
        "soevereiniteit. Door de afstemming is de gevraagde termijn niet haalbaar gebleken. U kunt de brief spoedig "
        "tegemoet zien.",
        ["uitstelbericht"],
    ),
    ("De volgende voortgangsrapportage over de hulp komt in mei.", ["overige brief"]),
    # what the letter offers decides, not what that is about
    (
        "Hierbij bied ik u de antwoorden aan op de vragen van de commissie over de geannoteerde agenda van de Raad "
        "Buitenlandse Zaken van 18 november 2024.",
        ["beantwoording"],
    ),
    (
        "Hierbij stuur ik u de kabinetsreactie op het rapport genoemd in het verslag van de Raad Buitenlandse Zaken "
        "van 28 oktober 2024.",
        ["kabinetsreactie"],
    ),
    (
        "Hierbij zend ik u een correctie op het verslag van de Raad Buitenlandse Zaken van 28 oktober 2024.",
        ["aanbieding"],
    ),
    # near misses: an agenda sent before, a report to come, questions that others answer
    ("De geannoteerde agenda van de Raad Buitenlandse Zaken van 18 november ging u eerder toe.", ["overige brief"]),
    ("Over de gevolgen van de verkiezingen in Georgië bericht ik u het volgende.", ["overige brief"]),
]


@pytest.mark.parametrize(("body", "kinds"), CASES)
def test_the_opening_tells_the_kind(tmp_path: Path, body: str, kinds: list[str]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(HEAD.format(subject="", body=body), encoding="utf-8")
    found = read_letter(path).letterhead.letter_kinds
    assert [kind.value for kind in found] == kinds
    assert all((kind.span is None) == (kind.value == "overige brief") for kind in found)


def test_the_subject_decides_before_the_opening(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    subject = "\nBetreft: Uitstel beantwoording vragen van het lid Piri\n"
    path.write_text(HEAD.format(subject=subject, body="Met deze brief reageer ik op het rapport."), encoding="utf-8")
    letter = read_letter(path)
    (kind,) = letter.letterhead.letter_kinds
    assert kind.value == "uitstelbericht"
    assert kind.span is not None
    assert letter.document.text[slice(*kind.span)] == "Uitstel"


def test_a_paper_that_is_no_letter_is_of_no_kind_of_letter(tmp_path: Path) -> None:
    path = tmp_path / "motie.txt"
    path.write_text(
        "21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n\nNr. 2977 MOTIE VAN HET LID PIRI\n\n"
        "Voorgesteld 14 november 2024\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        "verzoekt de regering te handelen.\n\nPiri\n",
        encoding="utf-8",
    )
    assert read_letter(path).letterhead.letter_kinds == ()
