"""Kamerstukken: the forms that letters use, their near misses, and all that the pattern takes."""

import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from kg.extract.kamerstukken import MOST_UNWRITTEN, find
from kg.extract.parts import session_of
from kg.model import Dossier, Kamerstuk, Stated
from tests.extract.pages import HOSTILE, found, is_linear, page

ONE = [
    ("Kamerstuk 33 529, nr. 466", "kst-33529-466"),
    ("Kamerstuk 21501–08, nr. 463", "kst-21501-08-463"),
    ("Kamerstuk 35 663, nr.19", "kst-35663-19"),
    ("Kamerstuk nr. 35 663, nr. 19", "kst-35663-19"),
    ("21501-32-1740", "kst-21501-32-1740"),
    ("Kamerstuk 36410-VI-65", "kst-36410-VI-65"),
    ("36410-VI-65", "kst-36410-VI-65"),
    ("Kamerstuk 29984-381", "kst-29984-381"),
    ("Kamerstuk 35000 XVII, nr. 34", "kst-35000-XVII-34"),
    ("Kamerstukken II 2019/20, 35 300-XV, nr. 28", "kst-35300-XV-28"),
    ("Kamerstuk 34 986", "kst-34986"),
    ("Kamerstuk 21 501-07", "kst-21501-07"),
    ("Kamerstukken II 2001/02 28 000 VI nr. 46", "kst-28000-VI-46"),
    ("Kamerstukken I 28808, A", "kst-28808-A"),
    ("Kamerstukken I 2021/22, 35 925 XVI, F", "kst-35925-XVI-F"),
    ("Kamerstukken I 2021/22, 35 925, nr. E", "kst-35925-E"),
    ("Kamerstukken I 1979/80, 15 516, nr. 42e", "kst-15516-42e"),
    ("Kamerstukken II, Zitting 1958-1959-5380, Nr. 3", "kst-5380-3"),
    ("Tweede Kamer, vergaderjaar 1987-1988, 20032, nr. 12", "kst-20032-12"),
    ("20 032, nr. 4", "kst-20032-4"),
    ("stuk 32 637, nr. 12", "kst-32637-12"),
    ("17 100 hoofdstuk X, nr. 51", "kst-17100-X-51"),
    ("23 900 A, nr. 4", "kst-23900-A-4"),
    ("Kamerstukken 14640 (R 1075)", "kst-14640"),
    ("33 992 (R2034), nr. 5", "kst-33992-5"),
    ("21\u00a0501-33, nr.\u00a0222", "kst-21501-33-222"),
    ("Kamerstuk 36 200 XIV,\n                  nr. 11", "kst-36200-XIV-11"),
    ("21 501-\n02, nr. 5", "kst-21501-02-5"),
    ("kst-21501-02-1437", "kst-21501-02-1437"),
    ("kst-36600-V-12", "kst-36600-V-12"),
    ("kst-20012002-24797-306b", "kst-24797-306b"),
    ("kst-CXXIV-G", "kst-CXXIV-G"),
    ("TK 2003–2004, 28 606, nr. 19", "kst-28606-19"),
    ("Kamerstukken II 1998/99, 26 727, nr. 3, blz. 238-239", "kst-26727-3"),
    ("Kamerstukken II 1988/89, 21 227, nr. 3 (bijlage IV), blz. 21", "kst-21227-3"),
    ("wetsvoorstel 36 410", "kst-36410"),
]

LISTS = [
    ("29 984, nrs. 334 en 378", [("kst-29984-334", "29 984, nrs. 334"), ("kst-29984-378", "378")]),
    (
        "36 000, nrs. 115 t/m 117",
        [
            ("kst-36000-115", "36 000, nrs. 115"),
            ("kst-36000-116", "36 000, nrs. 115 t/m 117"),
            ("kst-36000-117", "117"),
        ],
    ),
    (
        "33 118, DE en DG",
        [],  # letters behind a bare number, in no brackets, may be anything
    ),
    ("(33 118, DE en DG)", [("kst-33118-DE", "33 118, DE"), ("kst-33118-DG", "DG")]),
    ("het wetsvoorstel begroting (V) ( 35000-V ).", [("kst-35000-V", "35000-V")]),
    ("de Wet bescherming (Wbp) (25892);", [("kst-25892", "25892")]),
    (
        "de stukken 18786, nr. 31, 20644, nr. 36, en 26200-V, nr. 61",
        [
            ("kst-18786-31", "stukken 18786, nr. 31"),
            ("kst-20644-36", "20644, nr. 36"),
            ("kst-26200-V-61", "26200-V, nr. 61"),
        ],
    ),
    ("Vergaderjaar 1993-1994 21 501-02 Algemene Raad", []),
    ("Kamerstuk 34 986, EU recht", [("kst-34986", "Kamerstuk 34 986")]),
    ("Kamerstuk 34 986, EU-recht", [("kst-34986", "Kamerstuk 34 986")]),
    ("Kamerstukken I 34 986, A, p. 5", [("kst-34986-A", "Kamerstukken I 34 986, A, p. 5")]),
    (
        "Kamerstukken I 34 986, A t/m C",
        [
            ("kst-34986-A", "Kamerstukken I 34 986, A"),
            ("kst-34986-B", "Kamerstukken I 34 986, A t/m C"),
            ("kst-34986-C", "C"),
        ],
    ),
    ("(CXXIV, G)", [("kst-CXXIV-G", "CXXIV, G")]),
    ("de Wet dieren (31 389)", [("kst-31389", "31 389")]),
    ("26 271, nr. 6, p. 15; nr. 7, p. 5", [("kst-26271-6", "26 271, nr. 6, p. 15"), ("kst-26271-7", "nr. 7, p. 5")]),
    ("35 625, nr. 4 en nr. 6 (zie", [("kst-35625-4", "35 625, nr. 4"), ("kst-35625-6", "nr. 6")]),
    ("Kamerstukken 28 286 en 25 295, nr. 1166", [("kst-28286-1166", "Kamerstukken 28 286 en 25 295, nr. 1166")]),
    ("Kamerstukken 35 807 en 35 808", [("kst-35807", "Kamerstukken 35 807"), ("kst-35808", "35 808")]),
    ("Kamerstuk 35 807 en Kamerstuk 35 808", [("kst-35807", "Kamerstuk 35 807"), ("kst-35808", "Kamerstuk 35 808")]),
    ("33 529, nr. 5 en 31 936, nr. 7", [("kst-33529-5", "33 529, nr. 5"), ("kst-31936-7", "31 936, nr. 7")]),
    ("33 529, nr. 5 en 6 mei 2019", [("kst-33529-5", "33 529, nr. 5")]),
    ("33 529, nr. 5 en 6 andere brieven", [("kst-33529-5", "33 529, nr. 5")]),
    ("33 529, nrs. 5, 6 mei 2019", [("kst-33529-5", "33 529, nrs. 5")]),
]

NONE = [
    "€ 12 345 678",
    "f 4 500 000",
    "€ 12 345, nr. 3",
    "20 236 minderjarigen",
    "(20 236 minderjarigen)",
    "in totaal (20 236)",
    "artikel 2, nr. 3",
    "070-3 486 486",
    "tel. 070 348 64 86",
    "Postbus 20401, 2500 EK Den Haag",
    "Postbus 16375, nr. 4",
    "resolutie 2249",
    "Verordening (EU) nr. 833/2014",
    "ruim 12 500 en 29 279 mensen",
    "Handelingen II 1997–1998, nr. 60, blz. 4561–4579",
    "Aanhangsel Handelingen II 2019/20, nr. 2425",
    "Stcrt. 2018, 26374",
    "de Tweede Kamer 21 500 brieven",
    "Kamerstukken 2020, nr. 5",
    "Kamerstukken van 2019",
    "toezegging T03271",
    "HR 30 november 1977, nr. 18 586, BNB 1978/7",
    "12 345 678, nr. 3",
    "21 501 meldingen",
    "deel II, 2024/25 en meer",
    "10 000%",
]


@pytest.mark.parametrize(("text", "paper"), ONE)
@pytest.mark.parametrize("around", ["{}", "({})", "zie {}.", "Zie {}; en verder"])
def test_one_paper_with_all_its_words(text: str, paper: str, around: str) -> None:
    assert found(find, around.format(text)) == [(paper, text)]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_number_of_a_list_has_its_own_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(find, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_kamerstuk(text: str) -> None:
    assert found(find, text) == []


def test_the_papers_own_number_at_the_foot_of_its_page_is_no_citation() -> None:
    own = page("Tweede Kamer, vergaderjaar 1988-1989, 20 559, nr. 28 en 20 559, nr. 27")
    head = replace(own.letterhead, dossiers=(Dossier(Stated("20559")),), number=Stated("28"))
    assert [paper.id for paper in find(replace(own, letterhead=head))] == ["kst-20559-27"]


def test_what_the_citation_says_is_kept() -> None:
    (paper,) = find(page("Kamerstukken II 2005/06, 30 316, nr. 3, p. 7–8"))
    assert (paper.dossier, paper.number, paper.chamber, paper.session, paper.pages) == (
        "30316",
        "3",
        "II",
        "2005-2006",
        "7-8",
    )


def test_a_paper_in_two_dossiers_is_one() -> None:
    (paper,) = find(page("(Kamerstukken 32 824 en 29 279, nr. 148)"))
    assert (paper.id, paper.also) == ("kst-32824-148", ("kst-29279-148",))


IN_PRACTICE = tomllib.loads(Path(__file__).with_name("cited_in_practice.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(("text", "expected"), IN_PRACTICE)
def test_citations_of_legal_practice_have_all_their_facts(text: str, expected: list[list[str]]) -> None:
    """The forms on which earlier finders of Kamerstukken are tested, those that they miss included."""
    papers = sorted((m for m in find(page(text)) if isinstance(m, Kamerstuk)), key=lambda m: (m.span.start, m.span.end))
    facts = [[m.dossier, m.number or "", m.chamber or "", m.session or "", m.pages or ""] for m in papers]
    assert facts == expected


def test_there_are_as_many_cases_as_the_finders_have() -> None:
    assert len(IN_PRACTICE) >= 52


@pytest.mark.parametrize(
    ("written", "session"),
    [
        ("2024/25", "2024-2025"),
        ("1999/2000", "1999-2000"),
        ("1999-00", "1999-2000"),
        ("2005–2006", "2005-2006"),
        ("2005-2007", None),
        ("2005/05", None),
    ],
)
def test_sessions(written: str, session: str | None) -> None:
    assert session_of(written) == session


def test_all_that_the_pattern_takes() -> None:
    """Every head, dossier, joint and number together give the same paper."""
    heads = (
        "",
        "Kamerstuk ",
        "Kamerstukken II 2024/25, ",
        "Kamerstukken II, vergaderjaar 2024–2025, ",
        "TK 2024-2025 ",
    )
    dossiers = {
        "36 600": "36600",
        "36600": "36600",
        "36\u00a0600": "36600",
        "36 600 V": "36600-V",
        "36600-XVIII": "36600-XVIII",
        "36 600 hoofdstuk IIB": "36600-IIB",
        "36 600 A": "36600-A",
        "36 600 (R2034)": "36600",
        "21 501-02": "21501-02",
        "21501–20": "21501-20",
    }
    numbers = {"nr. 7": "7", "nr.7": "7", "nr 7": "7", "Nr. 12a": "12a", "nummer 1999": "1999", "nrs. 8": "8"}
    count = 0
    for head, (written, dossier), joint, (said, number) in product(
        heads, dossiers.items(), (", ", " "), numbers.items()
    ):
        text = f"{head}{written}{joint}{said}"
        assert found(find, f"zie {text}.") == [(f"kst-{dossier}-{number}", text)], text
        count += 1
    assert count == 5 * 10 * 2 * 6


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    assert is_linear(find, unit)


def test_a_senate_number_at_the_end_of_a_paragraph_is_whole() -> None:
    text = "Kamerstukken I 2019/20, 34 902, L\n\nKamerstukken I 2019/20, 34 902, K; zie ook 35 000"
    assert [ident for ident, _ in found(find, text)][:2] == ["kst-34902-L", "kst-34902-K"]


def test_ranges_are_spelled_out_as_far_as_a_letter_is_believed() -> None:
    one = "Kamerstuk 36 045, nrs. 1 t/m 200. "
    assert len(list(find(page(one * 5)))) == 5 * 200
    many = [paper.id for paper in find(page(one * 50))]
    assert len(many) == 2 * 50 + MOST_UNWRITTEN
    assert many.count("kst-36045-1") == many.count("kst-36045-200") == 50
