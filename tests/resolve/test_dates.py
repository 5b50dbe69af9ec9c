"""What a day means in a letter of a given date: the rule and its near misses."""

from datetime import date

import pytest

from kg.model import Day, Month
from kg.resolve.dates import resolve_day, resolve_month

LETTER = date(2024, 11, 13)

DAYS = [
    (Day(5, 11, hint="past"), LETTER, "2024-11-05", False),
    (Day(20, 1, hint="future"), LETTER, "2025-01-20", False),
    (Day(18, 11), LETTER, "2024-11-18", False),
    (Day(20, 1), LETTER, "2025-01-20", False),
    (Day(20, 7), LETTER, "2024-07-20", False),
    (Day(1, 1, 2019), LETTER, "2019-01-01", False),
    (Day(14, 12, year_shift=-1), LETTER, "2023-12-14", False),
    (Day(14, 12, year_shift=0), LETTER, "2024-12-14", False),
    (Day(14, 3, year_shift=1), LETTER, "2025-03-14", False),
    # the letter slips: tomorrow is called past, yesterday is called coming
    (Day(14, 11, hint="past"), LETTER, "2024-11-14", True),
    (Day(12, 11, hint="future"), LETTER, "2024-11-12", True),
    (Day(20, 11, hint="past"), LETTER, "2024-11-20", True),
    # a day more than a week off is taken at its word
    (Day(21, 11, hint="past"), LETTER, "2023-11-21", False),
    (Day(5, 11, hint="future"), LETTER, "2025-11-05", False),
    # the letter's own day is neither past nor coming
    (Day(13, 11, hint="past"), LETTER, "2024-11-13", False),
    (Day(13, 11, hint="future"), LETTER, "2024-11-13", False),
    (Day(30, 12), date(2024, 1, 4), "2023-12-30", False),
    (Day(29, 2), date(2023, 3, 5), "2024-02-29", False),
    (Day(29, 2, hint="past"), date(1903, 3, 5), "1896-02-29", False),
    (Day(29, 2, 2023), LETTER, None, False),
    (Day(29, 2, year_shift=-1), LETTER, None, False),
    (Day(31, 4), LETTER, None, False),
    (Day(5, 11), None, None, False),
    (Day(5, 11, year_shift=-1), None, None, False),
    (Day(5, 11, 2020), None, "2020-11-05", False),
    (Day(1, 1), date(1, 1, 1), "0001-01-01", False),
]


@pytest.mark.parametrize(("day", "letter", "expected", "anomaly"), DAYS)
def test_a_day(day: Day, letter: date | None, expected: str | None, anomaly: bool) -> None:
    found, slips = resolve_day(day, letter)
    assert (found.isoformat() if found else None, slips) == (expected, anomaly)


MONTHS = [
    (Month(11), LETTER, (2024, 11)),
    (Month(1), LETTER, (2025, 1)),
    (Month(6), LETTER, (2024, 6)),
    (Month(5), LETTER, (2024, 5)),
    (Month(4), LETTER, (2025, 4)),
    (Month(4, hint="past"), LETTER, (2024, 4)),
    (Month(10, hint="future"), LETTER, (2025, 10)),
    (Month(11, hint="past"), LETTER, (2024, 11)),
    (Month(3, 2019), None, (2019, 3)),
    (Month(3), None, None),
    (Month(12, year_shift=-1), LETTER, (2023, 12)),
]


@pytest.mark.parametrize(("month", "letter", "expected"), MONTHS)
def test_a_month(month: Month, letter: date | None, expected: tuple[int, int] | None) -> None:
    assert resolve_month(month, letter) == expected
