"""Papers are called what lawyers and members call them."""

import pytest

from kg.web.names import paper, session, titled

NARROW = "\u00a0"


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("kst-21501-02-2976", "21 501-02, nr. 2976"),
        ("kst-36600-V-12", "36 600-V, nr. 12"),
        ("kst-36045-9005", "36 045, nr. 9005"),
        ("kst-34986-ZZY", "34 986, ZZY"),
        ("kst-33328-AI", "33 328, AI"),
        ("h-tk-20232024-12-5", "h-tk-20232024-12-5"),
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
