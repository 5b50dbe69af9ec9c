"""Papers are called what lawyers and members call them."""

from datetime import date

import pyoxigraph as ox
import pytest

from kg.rdf.namespaces import PREFIXES
from kg.rdf.terms import dutch_days
from kg.web.facts import Facts
from kg.web.links import Links
from kg.web.names import meeting, paper, session, titled
from kg.web.reader import Reader

NARROW = "\u00a0"


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("kst-21501-02-2976", "21 501-02, nr. 2976"),
        ("kst-36600-V-12", "36 600-V, nr. 12"),
        ("kst-36045-9005", "36 045, nr. 9005"),
        ("kst-34986-ZZY", "34 986, ZZY"),
        ("kst-33328-AI", "33 328, AI"),
        ("h-tk-20232024-12-5", "Handelingen TK 2023–2024, nr. 12, item 5"),
        ("h-tk-20222023-84", "Handelingen TK 2022–2023, nr. 84"),
        ("h-tk-20072008-3061-3079", "Handelingen TK 2007–2008, blz. 3061–3079"),
        ("ah-tk-20232024-1121", "Aanhangsel Handelingen TK 2023–2024, nr. 1121"),
        ("stb-2020-118", "Staatsblad 2020, 118"),
        ("h-tk-vroeger", "h-tk-vroeger"),
        ("COM(2024)150", "COM(2024)150"),
        ("kst-1259252", "kst-1259252"),
    ],
)
def test_a_paper_is_named_as_it_is_cited(identifier: str, name: str) -> None:
    assert paper(identifier).replace(NARROW, " ") == name


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2024-09-16", "2023/24"),
        ("2024-09-17", "2024/25"),  # the third Tuesday
        ("2025-09-15", "2024/25"),
        ("2025-09-16", "2025/26"),
        ("1999-12-31", "1999/00"),
        ("gisteren", ""),
    ],
)
def test_the_parliamentary_year_turns_on_the_third_tuesday_of_september(day: str, year: str) -> None:
    assert session(day) == year


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN", "Brief van de minister van Buitenlandse Zaken"),
        ("BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID", "Brief van de minister van Justitie en Veiligheid"),
        (
            "BRIEF VAN DE MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSHULP",
            "Brief van de minister voor Buitenlandse Handel en Ontwikkelingshulp",
        ),
        ("Brief van de Minister", "Brief van de Minister"),
        ("", ""),
    ],
)
def test_a_title_in_capitals_is_shown_as_a_sentence(title: str, shown: str) -> None:
    assert titled(title) == shown


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2025-07-22", "2025-07-23", "22–23 juli 2025"),
        ("2025-06-30", "2025-07-01", "30 juni – 1 juli 2025"),
        ("2024-12-31", "2025-01-01", "31 december 2024 – 1 januari 2025"),
        ("2025-07-22", "", "22 juli 2025"),
        ("2025-07-22", "2025-07-22", "22 juli 2025"),
        ("2020-12", "", "december 2020"),
        ("later", "ooit", "later"),
    ],
)
def test_something_of_several_days_bears_all_of_them(start: str, end: str, days: str) -> None:
    assert Reader("nl", Links("https://x/"), "").days(start, end) == days


@pytest.mark.parametrize(
    ("named", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A en B"), (list("ABC"), "A, B en C")]
)
def test_people_are_named_together(named: list[str], said: str) -> None:
    assert Reader("nl", Links("https://x/"), "").together(named) == said


DAYS = [
    ("2024-11-18", "2024-11-18", "18 november 2024"),
    ("2024-10-10", "2024-10-11", "10–11 oktober 2024"),
    ("2024-09-30", "2024-10-01", "30 september – 1 oktober 2024"),
    ("2024-12-31", "2025-01-01", "31 december 2024 – 1 januari 2025"),
]


@pytest.mark.parametrize(("start", "end", "told"), DAYS)
def test_days_are_told_alike_in_the_graph_and_on_a_page(start: str, end: str, told: str) -> None:
    assert Reader("nl", Links("https://g/"), "").days(start, end) == told
    assert dutch_days(date.fromisoformat(start), date.fromisoformat(end)) == told


def test_the_last_day_that_letters_tell_is_that_of_the_meeting() -> None:
    it, space = ox.NamedNode("https://g/id/raad/JBZ/2024-10-10"), PREFIXES["schema"]
    said = {"startDate": ["2024-10-10"], "endDate": ["2024-10-11", "2024-10-10"]}
    facts = Facts().add(
        ox.Triple(it, ox.NamedNode(space + name), ox.Literal(day)) for name, days in said.items() for day in days
    )
    facts.add(
        [ox.Triple(it, ox.NamedNode(f"{PREFIXES['kg']}formation"), ox.NamedNode("https://g/id/raadsformatie/JBZ"))]
    )
    assert meeting(facts, it.value, Reader("nl", Links("https://g/"), "")) == "JBZ 10–11 oktober 2024"
