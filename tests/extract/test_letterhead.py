"""Letterheads of many forms, as data; beside them the texts that only look like one."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ReadError
from kg.extract import extract, require_letter
from kg.extract.letterhead import letterhead
from kg.extract.names import is_name, role_of, split_signature
from kg.model import Letterhead
from kg.read import read

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("letterheads.toml").read_text(encoding="utf-8")
)


def head_of(text: str, name: str = "x.txt") -> Letterhead:
    return extract(read(name, text.encode())).letterhead


def said(head: Letterhead) -> dict[str, Any]:
    return {
        "id": head.id or "",
        "chamber": head.chamber.value if head.chamber else "",
        "kind": head.kind.value,
        "date": head.date.value.isoformat() if head.date else "",
        "place": head.place.value if head.place else "",
        "session": head.session.value if head.session else "",
        "subject": head.subject.value if head.subject else "",
        "to": [chamber.value for chamber in head.to],
        "dossiers": [[d.number.value, d.title.value if d.title else ""] for d in head.dossiers],
        "signatories": [[s.name.value, s.role.value] for s in head.signatories],
    }


@pytest.mark.parametrize("name", CASES)
def test_a_letterhead_says(name: str) -> None:
    case = CASES[name]
    document = read("x.txt", case["text"].encode())
    head = extract(document).letterhead
    require_letter(head, document)
    expected = {key: value for key, value in case.items() if key != "text"}
    if "id" not in expected:
        expected["id"] = ""
    found = said(head)
    assert {key: found[key] for key in expected} == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 12


@pytest.mark.parametrize("name", CASES)
def test_every_fact_stands_where_it_says(name: str) -> None:
    text = CASES[name]["text"]
    head = head_of(text)
    for signatory in head.signatories:
        assert signatory.name.span
        assert signatory.name.span.of(text) == signatory.name.value
    if head.date:
        assert head.date.span
        assert str(head.date.value.year) in head.date.span.of(text)
    if head.number:
        assert head.number.span
        assert head.number.span.of(text) == head.number.value
    for dossier in head.dossiers:
        assert dossier.number.span
        written = dossier.number.span.of(text).replace("Hoofdstuk", "").replace(" ", "").split("(")[0]
        assert dossier.number.value.replace("-", "").startswith(written.replace("-", ""))


def test_signatures_are_no_body_and_what_follows_them_is() -> None:
    document = read("x.txt", CASES["senate-with-an-enclosed-letter"]["text"].encode())
    head = letterhead(document.clean, document.notes)
    (closing,) = head.closings
    assert closing.of(document.clean).startswith("De staatssecretaris van Financiën,")
    assert closing.of(document.clean).endswith("de Visser")
    assert "Den Haag, 23 mei" in head.head.of(document.clean)
    assert "Den Haag, 23 april" in document.clean[closing.end :]


NO_LETTERS = {
    "readme": "# tool\n\nInstall it with pip. Version 3 of 2 mei 2024.\n\n## Usage\n\nRead the docs.\n",
    "shopping": "melk\nbrood\n12 eieren\n3 appels\nkaas, jong belegen\n",
    "novel": (
        "Hoofdstuk 1\n\nAmsterdam, 3 mei 1920\n\nDe minister keek op. Hij had de voorzitter niet zien binnenkomen.\n\n"
        "De minister zweeg,\n\nJan Jansen\n"
    ),
    "figures": "10 000 mensen\n20 000 auto's\n",
    "bill": "Amsterdam, 3 mei 2020\n\nBetreft: factuur 12\n\nHierbij de factuur.\n\nDe directeur,\n",
}


@pytest.mark.parametrize("name", NO_LETTERS)
def test_a_text_that_is_no_letter_is_refused_in_one_sentence(name: str) -> None:
    document = read("notes.txt", NO_LETTERS[name].encode())
    with pytest.raises(ReadError, match=r"^notes\.txt: not a letter to parliament: .*\.$"):
        require_letter(extract(document).letterhead, document)


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("De Minister van Defensie, J.A. Hennis-Plasschaert", True),
        ("De Minister van Landbouw, Natuur en Voedselkwaliteit,\nP. Adema", True),
        ("De Minister voor Ontwikkelingssamenwerking J. P. Pronk", True),
        ("De voorzitter van de commissie, Tielen", True),
        ("De Minister van Volksgezondheid, Welzijn en Sport", False),
        ("De Minister van Volkshuisvesting, Ruimtelijke Ordening", False),
        ("De Minister van Defensie heeft gesproken met J. Jansen", False),
        ("De minister zweeg,\nJan Jansen", False),
        ("De Minister van Financiën\nInleiding", False),
    ],
)
def test_a_signature_is_an_office_and_a_name(text: str, signed: bool) -> None:
    assert (split_signature(text) is not None) == signed


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("De Minister van Buitenlandse Zaken,", "minister van Buitenlandse Zaken"),
        ("DE MINISTER VAN ECONOMISCHE ZAKEN EN KLIMAAT", "minister van Economische Zaken en Klimaat"),
        ("DE STAATSSECRETARIS VAN FINANCIEN", "staatssecretaris van Financiën"),
        ("De Minister-President, Minister van Algemene Zaken", "minister-president, minister van Algemene Zaken"),
        ("De Minister voor Grote Steden- en Integratiebeleid", "minister voor Grote Steden- en Integratiebeleid"),
        ("De Ministervan Verkeer en Waterstaat", "minister van Verkeer en Waterstaat"),
        ("De Nationale ombudsman", "Nationale ombudsman"),
    ],
)
def test_a_role_is_written_one_way(written: str, role: str) -> None:
    assert role_of(written) == role


@pytest.mark.parametrize("name", ["I.K. van Engelshoven", "H. P. M. Knapen", "Ch. van der Wal-Zeggelink", "J. LUNS."])
def test_names_with_initials(name: str) -> None:
    assert is_name(name.split(), bare=False)


def seconds(text: str) -> float:
    start = time.process_time()
    letterhead(text)
    return time.process_time() - start


UNITS = [
    *("De Minister van ", "De Minister van X,\n", "J. ", "21 501-02 \n", "Nr. 1 BRIEF VAN \n", "Aan de ", "A.\nDe "),
    *("|Datum |a |b\n", "Onderwerp Datum\n", "Datum | ", "Geachte ", "Jan Jansen\nMinister van \n"),
    "De Minister De Staatssecretaris\nvan A, voor B,\nJ. Jansen P. Pietersen\n",
    "Aan de Voorzitter van de 's-Gravenhage, 3 mei 1998 ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_as_the_text_does(unit: str) -> None:
    short, long = unit * (40_000 // len(unit)), unit * (320_000 // len(unit))
    seconds(short)
    # One quiet moment of several is enough: what takes more than linear time never has one.
    assert any(seconds(long) < 24 * max(min(seconds(short) for _ in range(3)), 0.002) for _ in range(5))
