"""Signatures joined to the people of ``ontology/reference``: by name, office and day together."""

from datetime import date

import pytest

from kg import register
from kg.extract import extract
from kg.read import read
from kg.resolve import resolve
from kg.resolve.people import Signed, signed_by

BUZA, BZK, VWS = (
    "minister van Buitenlandse Zaken",
    "minister van Binnenlandse Zaken en Koninkrijksrelaties",
    "minister van Volksgezondheid, Welzijn en Sport",
)

# name, role, day -> who
JOINED = [
    ("C.C.J. Veldkamp", BUZA, "2024-11-13", "c-c-j-veldkamp"),
    ("C. C. J. Veldkamp", BUZA, "2024-11-13", "c-c-j-veldkamp"),
    ("Caspar Veldkamp", BUZA, "2024-11-13", "c-c-j-veldkamp"),
    ("Veldkamp", BUZA, "2024-11-13", "c-c-j-veldkamp"),
    ("H.M. de Jonge", VWS, "2021-04-23", "h-m-de-jonge"),
    ("De Jonge", VWS, "2021-04-23", "h-m-de-jonge"),
    ("Hugo de Jonge", BZK, "2024-01-15", "h-m-de-jonge"),
    # titles and initials as they are written
    ("Drs. M.J.M. Verhagen", BUZA, "2010-02-26", "m-j-m-verhagen"),
    ("mr. A.J. de Geus", "minister van Sociale Zaken en Werkgelegenheid", "2006-03-29", "a-j-de-geus"),
    ("Dr B. R. Bot", BUZA, "2005-11-14", "b-r-bot"),
    ("Mr.dr. J.P. Balkenende", "minister-president, minister van Algemene Zaken", "2003-09-16", "j-p-balkenende"),
    ("Dr. B. Bot", BUZA, "2005-11-14", "b-r-bot"),  # fewer initials, the office decides
    ("ir. Camiel Eurlings", "minister van Verkeer en Waterstaat", "2009-12-09", "c-m-p-s-eurlings"),
    ("D. YEŞILGÖZ-ZEGERIUS", "minister van Justitie en Veiligheid", "2024-03-15", "d-yesilgoz-zegerius"),
    ("D. Yesilgöz-Zegerius", "minister van Justitie en Veiligheid", "2024-03-15", "d-yesilgoz-zegerius"),
    ("Ch. van der Wal-Zeggelink", "minister voor Natuur en Stikstof", "2023-12-08", "ch-van-der-wal-zeggelink"),
    # a nickname's initial, where the office on that day decides
    ("J. Bussemaker", "staatssecretaris van Volksgezondheid, Welzijn en Sport", "2009-12-03", "m-bussemaker"),
    # the office in other words
    ("A. Nicolaï", "staatssecretaris voor Europese Zaken", "2005-11-14", "a-nicolai"),
    (
        "M.L.A. van Rij",
        "staatssecretaris van Financiën – Fiscaliteit en Belastingdienst",
        "2024-04-19",
        "m-l-a-van-rij",
    ),
    ("S.A.M. Kaag", "viceminister-president en minister van Financiën", "2022-06-01", "s-a-m-kaag"),
    # for a while, or still
    ("R.P. Brekelmans", f"waarnemend {BUZA}", "2025-09-01", "r-p-brekelmans"),
    ("Ruben Brekelmans", "demissionair minister van Defensie", "2025-09-01", "r-p-brekelmans"),
    ("Mark Rutte", "minister-president", "2020-03-01", "m-rutte"),
    # initials that run into the name
    (
        "J. M.van Bijsterveldt-Vliegenthart",
        "minister van Onderwijs, Cultuur en Wetenschap",
        "2012-10-01",
        "j-m-van-bijsterveldt-vliegenthart",
    ),
    ("H.M.de Jonge", VWS, "2021-04-23", "h-m-de-jonge"),
    # two who held one office by turns: the day decides
    ("W.B. Hoekstra", BUZA, "2022-05-20", "w-b-hoekstra"),
    # two of one surname: Arno Rutte and Mark Rutte
    ("M. Rutte", "minister-president, minister van Algemene Zaken", "2014-05-21", "m-rutte"),
    ("Rutte", "minister-president, minister van Algemene Zaken", "2014-05-21", "m-rutte"),
]

# near misses: names that must stay names
LEFT = [
    ("K. Veldkamp", BUZA, "2024-11-13"),  # another initial
    (
        "C.C.J. Veldkamp",
        "voorzitter van de vaste commissie voor Europese Zaken",
        "2024-11-13",
    ),  # no office of a cabinet
    ("C. Veldkamp", "minister van Defensie", "2019-11-13"),  # a short name, and nobody of it sat in that cabinet
    ("J. Jansen", BUZA, "2024-11-13"),
    ("H. van den Broek", BUZA, "1989-02-07"),  # before the first cabinet of the register
    ("De Vries", "minister van Defensie", "1985-01-01"),
    ("Veldkamp", BUZA, "1996-11-13"),
    ("", BUZA, "2024-11-13"),
    ("Mr.", BUZA, "2024-11-13"),
]


@pytest.mark.parametrize(("name", "role", "day", "who"), JOINED)
def test_a_signature_is_joined_to_the_one_who_held_the_office(name: str, role: str, day: str, who: str) -> None:
    found = signed_by(name, role, date.fromisoformat(day))
    assert found is not None
    assert found.person == who
    assert not found.odd


@pytest.mark.parametrize(("name", "role", "day"), LEFT)
def test_a_name_that_nobody_known_can_have_signed_stays_a_name(name: str, role: str, day: str) -> None:
    assert signed_by(name, role, date.fromisoformat(day)) is None


def test_the_tenure_is_that_of_the_office_on_the_letters_day() -> None:
    found = signed_by("W.B. Hoekstra", "minister van Financiën", date(2019, 5, 29))
    assert found is not None
    assert found.tenure is not None
    held = register.tenure(found.tenure)
    assert held is not None
    assert (held.person, held.office, held.cabinet) == ("w-b-hoekstra", "minister van Financiën", "rutte-iii")


def test_the_day_of_leaving_is_one_in_office() -> None:
    held = next(one for one in register.tenures_of("c-c-j-veldkamp") if one.office == BUZA)
    assert held.left is not None
    found = signed_by("C.C.J. Veldkamp", BUZA, held.left)
    assert found == Signed("c-c-j-veldkamp", held.id)


@pytest.mark.parametrize(
    ("name", "role", "day"),
    [
        ("C.C.J. Veldkamp", BUZA, "2023-11-13"),  # a year early: nobody of that name sat in the cabinet
        ("W.B. Hoekstra", BUZA, "2019-05-29"),  # in the cabinet, in another office that somebody else held
        # a short name that was another's whole office on that day
        ("E.D. Wiebes", "minister van Economische Zaken", "2016-05-01"),
        ("H.G.J. Bruins Slot", "minister van Justitie en Veiligheid", "2023-05-01"),
    ],
)
def test_who_did_not_hold_the_office_on_that_day_is_joined_and_odd(name: str, role: str, day: str) -> None:
    found = signed_by(name, role, date.fromisoformat(day))
    assert found is not None
    assert (found.tenure, found.odd) == (None, True)


@pytest.mark.parametrize(
    ("name", "role", "day"),
    [
        ("W.B. Hoekstra", "minister van Buitenlandse Zaken a.i.", "2019-05-29"),  # stands in, and says so
        (
            "A. Nicolaï",
            "staatssecretaris voor Europese Zaken",
            "2005-11-14",
        ),  # an office that the register does not know
        ("J.P. Pronk", "minister voor Ontwikkelingssamenwerking", "1992-03-19"),  # before the register's first day
        # the short name of the own office, which nobody held by that name on that day
        ("H.G.J. Bruins Slot", "minister van Binnenlandse Zaken", "2023-05-01"),
        ("D. Yeşilgöz-Zegerius", "minister van Justitie", "2023-05-01"),
        ("E.D. Wiebes", "minister van Economische Zaken", "2018-05-01"),
        ("R.H.A. Plasterk", "minister van Binnenlandse Zaken", "2016-05-01"),
    ],
)
def test_what_the_register_cannot_judge_is_not_odd(name: str, role: str, day: str) -> None:
    found = signed_by(name, role, date.fromisoformat(day))
    assert found is not None
    assert not found.odd


@pytest.mark.parametrize(
    ("name", "role", "day", "odd"),
    [
        ("H.B.J. Zwaanswijk", BUZA, "12 november 2020", True),
        ("H.B.J. Zwaanswijk", BUZA, "12 november 1990", False),  # before the register's first day
        ("H.B.J. Zwaanswijk", "minister voor Dijken", "12 november 2020", False),  # an office that it does not know
        ("H.B.J. Zwaanswijk", f"waarnemend {BUZA}", "12 november 2020", False),  # stands in, and says so
        ("H.B.J. Zwaanswijk", "informateur", "12 november 2020", False),
        ("De Jonge", "minister van Financiën", "12 november 1999", False),  # several may be meant
    ],
)
def test_an_unknown_name_in_an_office_that_another_held_is_odd(name: str, role: str, day: str, odd: bool) -> None:
    text = f"Den Haag, {day}\n\nGeachte voorzitter,\n\nHierbij zend ik u het rapport.\n\nDe {role},\n{name}\n"
    (signatory,) = resolve(extract(read("a.txt", text.encode()))).letterhead.signatories
    assert (signatory.person, signatory.odd) == (None, odd)


def test_a_letter_without_a_day_needs_the_whole_name_and_the_office() -> None:
    assert signed_by("C.C.J. Veldkamp", BUZA, None) == Signed("c-c-j-veldkamp")
    assert signed_by("Veldkamp", BUZA, None) is None
    assert signed_by("C.C.J. Veldkamp", "minister van Defensie", None) is None


def test_no_two_known_people_are_one_under_any_signature() -> None:
    """Each tenure signed by its holder, in full, is joined to its holder and to nobody else."""
    for held in register.tenures():
        holder = register.person(held.person)
        assert holder is not None
        found = signed_by(holder.signed, held.office, held.first)
        assert found is not None, (holder.signed, held)
        assert found.person == held.person
        assert found.tenure is not None
