"""A member named by surname is joined to the one known person whom name and day leave, and to nobody else."""

from datetime import date

import pytest

from kg.build import letter_graph, read_letter
from kg.rdf.namespaces import KG
from kg.resolve.members import member_named

JOINED = [
    ("Omtzigt", "2016-03-01", "p-h-omtzigt"),
    ("Van Tongeren", "2012-03-01", "l-van-tongeren"),
    ("van tongeren", "2012-03-01", "l-van-tongeren"),
    ("Özdil", "2018-03-01", "z-ozdil"),
    ("Boswijk", "2024-11-13", "d-g-boswijk"),  # held an office later: known of every day
    ("Brekelmans", "2023-05-09", "r-p-brekelmans"),
    ("Otwin van Dijk", "2014-03-01", "o-e-t-van-dijk"),
]
OPEN = [
    ("Bosma", "2026-01-10", "the members of that day are not known"),
    ("Omtzigt", "2024-03-01", "the members of that day are not known"),
    ("Omtzigt", "1999-03-01", "nor of that one"),
    ("Van Dijk", "2018-03-01", "several sat then"),
    ("De Vries", "2008-03-01", "several"),
    ("Brekelmans", "2024-11-13", "a minister on that day, and no member"),
    ("Janssen-Steenberg", "2016-03-01", "nobody of that name"),
    ("", "2016-03-01", "no name"),
    ("Karel van Dijk", "2014-03-01", "nobody of that given name"),
]


@pytest.mark.parametrize(("surname", "on", "person"), JOINED)
def test_one_candidate_is_joined(surname: str, on: str, person: str) -> None:
    assert member_named(surname, date.fromisoformat(on)) == person


@pytest.mark.parametrize(("surname", "on", "why"), OPEN)
def test_what_name_and_day_leave_open_stays_open(surname: str, on: str, why: str) -> None:
    assert member_named(surname, date.fromisoformat(on)) is None, why


GIVEN = [
    ({"Jasper"}, "j-j-van-dijk"),
    ({"Otwin"}, "o-e-t-van-dijk"),
    ({"Kamerlid", "Jasper"}, "j-j-van-dijk"),
    ({"Jasper", "Otwin"}, None),  # the letter names both
    ({"Karel"}, None),
    (set(), None),
]


@pytest.mark.parametrize(("given", "person"), GIVEN)
def test_of_namesakes_a_given_name_decides(given: set[str], person: str | None) -> None:
    assert member_named("van Dijk", date(2014, 3, 1), given=frozenset(given)) == person


LETTER = """29 279 Rechtsstaat en Rechtsorde

Nr. 12 BRIEF VAN DE MINISTER VAN JUSTITIE

Aan de Voorzitter van de {chamber} Kamer der Staten-Generaal

Den Haag, 3 maart 2016

Op verzoek van het lid {name} van 1 maart 2016 zend ik u hierbij een reactie.

De Minister van Justitie,
A. de Boer
"""


@pytest.mark.parametrize(
    ("chamber", "name", "known"),
    [
        ("Tweede", "Omtzigt", "p-h-omtzigt"),
        ("Tweede", "Jasper van Dijk", "j-j-van-dijk"),
        ("Tweede", "Otwin van Dijk", "o-e-t-van-dijk"),
        ("Tweede", "Van Dijk", None),
        ("Eerste", "Omtzigt", None),
        ("Eerste", "Jasper van Dijk", None),
    ],
)
def test_who_asked_is_a_known_person_in_the_letters_graph(chamber: str, name: str, known: str | None) -> None:
    letter = read_letter("brief.txt", LETTER.format(chamber=chamber, name=name).encode())
    (asker,) = letter_graph(letter).objects(None, KG.requestedBy)
    assert asker.endswith(f"id/persoon/{known}" if known else "/verzoek/1/indiener/1")
