"""Days in a letter of 13 November 2018: what is one, its words, and what is none."""

import time
from datetime import date
from itertools import product

import pytest

from kg.extract.dates import days
from kg.lexicon.calendar import HINTS, MONTHS, YEAR_SHIFTS
from kg.resolve.dates import resolve_day

LETTER = date(2018, 11, 13)

# text, then (words, day) for each
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Op 5 november jl. vond", [("5 november jl.", "2018-11-05")]),
    ("op 25 oktober jl.1 heb", [("25 oktober jl.", "2018-10-25")]),
    ("op 20 januari a.s.", [("20 januari a.s.", "2019-01-20")]),
    ("op maandag 13 maart aanstaande", [("13 maart aanstaande", "2019-03-13")]),
    ("d.d. 3 oktober j.l. is", [("3 oktober j.l.", "2018-10-03")]),
    ("3 oktober jongstleden", [("3 oktober jongstleden", "2018-10-03")]),
    ("op 3 dezer verzonden", [("3 dezer", "2018-11-03")]),
    ("14 december vorig jaar", [("14 december vorig jaar", "2017-12-14")]),
    ("26 en 27 maart 2019", [("26", "2019-03-26"), ("27 maart 2019", "2019-03-27")]),
    ("18/19 april 2018", [("18", "2018-04-18"), ("19 april 2018", "2018-04-19")]),
    ("brief van 24 november 20172 heb", [("24 november 2017", "2017-11-24")]),
    ("16–17 mei", [("16", "2018-05-16"), ("17 mei", "2018-05-17")]),
    ("30–31 AUGUSTUS 2018", [("30", "2018-08-30"), ("31 AUGUSTUS 2018", "2018-08-31")]),
    ("21, 22 en 23 juni", [("21", "2018-06-21"), ("22", "2018-06-22"), ("23 juni", "2018-06-23")]),
    ("17 t/m 20 mei", [("17", "2018-05-17"), ("20 mei", "2018-05-20")]),
    ("17 tot en met 20 mei", [("17", "2018-05-17"), ("20 mei", "2018-05-20")]),
    ("6 juni, 13 juni en 4 juli", [("6 juni", "2018-06-06"), ("13 juni", "2018-06-13"), ("4 juli", "2018-07-04")]),
    (
        "29 januari, 3 maart en 9 september 2016",
        [("29 januari", "2016-01-29"), ("3 maart", "2016-03-03"), ("9 september 2016", "2016-09-09")],
    ),
    ("29 januari over A en 9 september 2016", [("29 januari", "2016-01-29"), ("9 september 2016", "2016-09-09")]),
    ("31 oktober tot 5 november 2010", [("31 oktober", "2010-10-31"), ("5 november 2010", "2010-11-05")]),
    ("31 december tot 5 januari 2011", [("31 december", "2010-12-31"), ("5 januari 2011", "2011-01-05")]),
    ("donderdag 5 en vrijdag 6 april 2018", [("5", "2018-04-05"), ("6 april 2018", "2018-04-06")]),
    ("5 juni jl. en 17 juni jl.", [("5 juni jl.", "2018-06-05"), ("17 juni jl.", "2018-06-17")]),
    ("op 2-10-2018 en 02/10/2018", [("2-10-2018", "2018-10-02"), ("02/10/2018", "2018-10-02")]),
    ("2018-10-02", [("2018-10-02", "2018-10-02")]),
    ("de 1e mei 2018", [("1e mei 2018", "2018-05-01")]),
    ("12 sept. 2018", [("12 sept. 2018", "2018-09-12")]),
    ("3 mei '98", [("3 mei '98", "1998-05-03")]),
    ("op 1 januari.", [("1 januari", "2019-01-01")]),
    ("16\nmei\n2022", [("16\nmei\n2022", "2022-05-16")]),
    ("op 7\u00a0mei 2018", [("7\u00a0mei 2018", "2018-05-07")]),
    ("in 2016 en 17 mei", [("17 mei", "2018-05-17")]),
    ("nr. 26, 12 mei 2018", [("12 mei 2018", "2018-05-12")]),
    ("29 februari 2020", [("29 februari 2020", "2020-02-29")]),
    ("31 en 1 november", [("1 november", "2018-11-01")]),
    ("op 5 juni en 17 lidstaten", [("5 juni", "2018-06-05")]),
]

NONE = [
    "artikel 5 mei",
    "artikel 2.10.2018",
    "5 jlx",
    "31 april 2018",
    "29 februari 2019",
    "op 32 mei",
    "0 mei",
    "1,5 mei",
    "in mei 2018",
    "paragraaf 3.2 maart",
    "5\n\nMaart 2018 kwam",
    "Nationaal Comité 4 en 5 mei",
    "de 17 lidstaten en 5 landen",
    "in 2010-2018",
    "31-02-2018",
    "kenmerk A-2-10-2018",
    "2-10-2018-5",
    "3/4 van de 27 landen",
    "17 meisjes, 3 maartse buien",
    "tel. 070-3 486 486",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_days_and_their_words(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(m.span.of(text), str(resolve_day(m.day, LETTER)[0])) for m in days(text, None, LETTER)]
    assert found == expected


@pytest.mark.parametrize("text", NONE)
def test_no_day(text: str) -> None:
    assert days(text, None, LETTER) == ()


def test_every_day_of_every_month_in_every_form() -> None:
    """The pattern takes what the calendar holds, and no more."""
    count = 0
    for number, (name, month), year in product(range(33), MONTHS.items(), (2019, 2020)):
        for written in (name, name.upper(), name.capitalize()):
            text = f"van {number} {written} {year} af"
            found = days(text)
            try:
                expected = [date(year, month, number)]
            except ValueError:
                expected = []
            assert [resolve_day(m.day, None)[0] for m in found] == expected, text
            count += len(found)
    assert count > 2 * 3 * 366


@pytest.mark.parametrize("words", [*HINTS, *YEAR_SHIFTS])
def test_what_is_said_behind_a_day_is_part_of_it(words: str) -> None:
    text = f"op 5 mei {words} is"
    (found,) = days(text)
    assert found.span.of(text) == f"5 mei {words}"
    assert found.day.hint or found.day.year_shift is not None


def test_without_the_letters_date_dezer_is_open() -> None:
    assert days("op 3 dezer") == ()


@pytest.mark.parametrize(
    "unit",
    ["1 ", "1, ", "1 en ", "5 mei, ", "5 mei en ", "1-", "1-1-", "31 ", "5 mei jl ", "en ", "\n", " ", "op ", "2018-"],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        start = time.process_time()
        days(text, None, LETTER)
        return time.process_time() - start

    small = max(seconds(10_000), 0.005)
    # One quiet moment of several is enough: what takes more than linear time never has one.
    assert any(seconds(80_000) < 40 * small for _ in range(5))
