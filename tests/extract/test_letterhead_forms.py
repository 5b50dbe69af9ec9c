"""Letterheads put together from parts in every pair of forms; what each should say is put together beside it."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import pytest

from kg.extract.letterhead import letterhead
from kg.model import Letterhead
from kg.read import read

# Each form as written, and what it says.
DOSSIERS = (
    ("21 501-02 Raad Algemene Zaken", ["21501-02"]),
    ("21501–02\nRaad Algemene Zaken", ["21501-02"]),
    ("29984 Spoor: vervoer- en beheerplan", ["29984"]),
    ("29 984\n\nSpoor", ["29984"]),
    ("36 600 V Vaststelling van de begrotingsstaten (V) voor het jaar 2025", ["36600-V"]),
    ("31 700 IIB\nVaststelling van de begroting", ["31700-IIB"]),
    ("33 992 (R2034)\nGoedkeuring van een verdrag", ["33992"]),
    ("20 800\nHoofdstuk XI Ministerie van Volkshuisvesting", ["20800-XI"]),
    ("32 824 Integratiebeleid\n29 279 Rechtsstaat en Rechtsorde", ["32824", "29279"]),
    ("35 663\u00a0Raad", ["35663"]),
)
NUMBERS = (
    ("Nr. 12", "12"), ("nr. 12", "12"), ("Nr.12", "12"), ("No. 23", "23"), ("Nr.\u00a0274", "274"), ("Nr. 45a", "45a"),
    ("Nr. 3 HERDRUK", "3"), ("Nr.l", "1"),
)  # fmt: skip
TYPES = (
    "BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN",
    "BRIEF VAN DE MINISTERS VAN DEFENSIE EN VOOR BUITENLANDSE HANDEL",
    "BRIEF VAN DE MINISTER-PRESIDENT, MINISTER VAN ALGEMENE ZAKEN",
    "BRIEF VAN DE STAATSSECRETARIS VAN SOCIALE ZAKEN EN\nWERKGELEGENHEID",
    "BRIEF VAN DE MINISTER EN STAATSSECRETARIS VAN DEFENSIE",
    "BRIEF VAN DE MIIMISTER VAN VOLKSGE-\nZONDHEID",
    "BRIEF VAN DE INFORMATEUR",
    "Brief van de minister van Justitie",
)
ADDRESSEES = (
    ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", ["II"]),
    ("Aan de Voorzitter van de Eerste Kamer der Staten-Generaal", ["I"]),
    ("Aan de Voorzitters van de Eerste en van de Tweede Kamer der Staten-Generaal", ["I", "II"]),
    ("Aan de Heer Voorzitter van de Tweede Kamer der\nStaten-Generaal", ["II"]),
    ("AAN DE VOORZITTER VAN DE TWEEDE KAMER DER STATEN-GENERAAL", ["II"]),
    ("Aan\nde voorzitter van de Tweede Kamer\nder Staten-Generaal", ["II"]),
)
DAYS = (
    ("Den Haag, 3 mei 2009", "2009-05-03"), ("’s-Gravenhage, 10september 1993", "1993-09-10"),
    ("'s-Gravenhage, 1\u00a0mei 1964.", "1964-05-01"), ("Zoetermeer, 29 april 1988", "1988-04-29"),
    ("Den Haag, woensdag 5 november 2008", "2008-11-05"), ("'\ns-Gravenhage, 23 november 1994", "1994-11-23"),
    ("DEN HAAG, 3 JUNI 1986", "1986-06-03"), ("Den Haag, d.d. 1 oktober 2001", "2001-10-01"),
)  # fmt: skip
_TWO = [["A. de Boer", "minister van Defensie"], ["B.C. Visser", "staatssecretaris van Financiën"]]
SIGNATURES: tuple[tuple[str, list[list[str]]], ...] = (
    ("De Minister van Defensie,\n\nA. de Boer", _TWO[:1]),
    ("De Minister van Defensie, A. de Boer", _TWO[:1]),
    ("De minister van Defensie,\nA. de Boer", _TWO[:1]),
    ("DE MINISTER VAN DEFENSIE,\n\n\n\nA. de Boer", _TWO[:1]),
    ("De Ministervan Defensie, A. de Boer", _TWO[:1]),
    ("A. de Boer,\nMinister van Defensie", _TWO[:1]),
    ("De Minister van Defensie,\nmede namens de Minister van Justitie,\nA. de Boer", _TWO[:1]),
    ("Mede namens de Staatssecretaris van Financiën,\nDe Minister van Defensie,\nA. de Boer", _TWO[:1]),
    ("De Minister van Defensie a.i.,\nDE BOER.", [["DE BOER", "minister van Defensie a.i."]]),
    ("De Minister van Defensie,\nA. de Boer\n\nDe Staatssecretaris van Financiën,\nB.C. Visser", _TWO),
    ("De Minister van Defensie, A. de Boer\nDe Staatssecretaris van Financiën, B.C. Visser", _TWO),
    ("De Minister van Defensie, De Staatssecretaris van Financiën,\n\nA. de Boer B.C. Visser", _TWO),
    ("De Minister De Staatssecretaris\nvan Defensie, van Financiën,\n\nA. de Boer B.C. Visser", _TWO),
    ("De Minister van Defensie,\nDe Staatssecretaris van Financiën,\nA. de Boer\nB.C. Visser", _TWO),
    ("Hoogachtend,\n\nDe minister voor Natuur en Stikstof,\nCh. van der Wal-Zeggelink",
     [["Ch. van der Wal-Zeggelink", "minister voor Natuur en Stikstof"]]),
    ("De Minister-President, Minister van Algemene Zaken,\nDrs. M.J.M. Bakker",
     [["Drs. M.J.M. Bakker", "minister-president, minister van Algemene Zaken"]]),
    ("De Minister van Justitie, voor deze,\nde directeur-generaal Rechtspleging,\nJ. M.van Dijk-Vliet",
     [["J. M.van Dijk-Vliet", "directeur-generaal Rechtspleging"]]),
    ("De informateur, H.D. ter Horst", [["H.D. ter Horst", "informateur"]]),
    ("", []),
    ("De Minister van Defensie is verantwoordelijk voor het materieel.", []),
)  # fmt: skip
BODY = "Hierbij bericht ik uw Kamer hoe het staat met de uitvoering van het plan dat vorig jaar is vastgesteld."


class Parts(NamedTuple):
    """Which form of each part."""

    dossier: int
    number: int
    type: int
    to: int
    day: int
    signed: int
    gap: int


SIZES = Parts(len(DOSSIERS), len(NUMBERS), len(TYPES), len(ADDRESSEES), len(DAYS), len(SIGNATURES), 2)


def all_pairs() -> Iterator[Parts]:
    """Every pair of forms of any two parts, the others turning beneath."""
    turn = 0
    for one, other in combinations(range(len(SIZES)), 2):
        for first in range(SIZES[one]):
            for second in range(SIZES[other]):
                turn += 1
                chosen = [(turn * (place + 1) + first + second) % size for place, size in enumerate(SIZES)]
                chosen[one], chosen[other] = first, second
                yield Parts(*chosen)


def written(parts: Parts) -> str:
    gap = ("\n", "\n\n")[parts.gap]
    signed = SIGNATURES[parts.signed][0]
    head: Sequence[str] = (
        DOSSIERS[parts.dossier][0], NUMBERS[parts.number][0], TYPES[parts.type], ADDRESSEES[parts.to][0],
        DAYS[parts.day][0], BODY,
    )  # fmt: skip
    return gap.join(head) + f"\n\n{signed}\n"


def expected(parts: Parts) -> dict[str, Any]:
    return {
        "dossiers": DOSSIERS[parts.dossier][1],
        "number": NUMBERS[parts.number][1],
        "kind": "brief",
        "to": ADDRESSEES[parts.to][1],
        "date": DAYS[parts.day][1],
        "signatories": SIGNATURES[parts.signed][1],
    }


def said(head: Letterhead) -> dict[str, Any]:
    return {
        "dossiers": [dossier.number.value for dossier in head.dossiers],
        "number": head.number.value if head.number else "",
        "kind": head.kind.value,
        "to": [chamber.value for chamber in head.to],
        "date": head.date.value.isoformat() if head.date else "",
        "signatories": [[one.name.value, one.role.value] for one in head.signatories],
    }


CASES = sorted(set(all_pairs()))


def test_every_form_meets_every_other() -> None:
    assert len(CASES) > 1000


@pytest.mark.parametrize("dossier", range(len(DOSSIERS)))
def test_the_parts_are_found_in_any_company(dossier: int) -> None:
    for parts in (case for case in CASES if case.dossier == dossier):
        text = written(parts)
        document = read("letter.txt", text.encode())
        head = letterhead(document.clean, document.notes)
        assert said(head) == expected(parts), text
