"""Days in figures: `2-10-2018`, `2018-10-02`, `d.d. 25/06`; and what tells a number from a day."""

import re
from collections.abc import Iterator

from kg.extract.parts import FLAGS
from kg.extract.words import matches, words_of
from kg.model import DateMention, Day, Span

__all__ = ["COUNTED", "LOOK_BACK", "NUMERIC", "exists", "in_figures", "in_numbers"]

# `2-10-2018`, `02/10/2018`, `2.10.2018`; `2018-10-02`; without a year only behind `d.d.`: `d.d. 25/06`
NUMERIC = re.compile(
    r"(?<![\w./-])(?<!\d[.,])(?:(?P<day>0?[1-9]|[12]\d|3[01])(?P<by>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"|(?:(?<=\bd\.d\.\s)|(?<=\bdd\.\s)|(?<=\bdd\s))(?P<bare>(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])))(?![\w/-]|\.\d)"
)

# A number behind these is no day: `artikel 5 mei`, `nr. 26, 12 mei 2018`
COUNTED = re.compile(
    r"(?:\b(?:artikel|artikelen|art\.|artt\.|nr\.?|nrs\.?|nummers?|no\.|blz\.|p\.|pagina(?:'s)?|items?|hoofdstuk|paragraaf"
    r"|bijlagen?|tabel|figuur|noot|voetnoot|punt|onderdeel|vraag|vragen|versie)|[€§$£]|\bf)\s{0,3}$",
    FLAGS,
)

# Enough to see the word before a number
LOOK_BACK = 24
LONGEST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def in_numbers(text: str, stretch: Span) -> Iterator[DateMention]:
    """The days of a stretch that are written in figures alone, in order."""
    for found in matches(NUMERIC, text, words_of(text).figures(lambda word: len(word) <= 4), stretch):
        day = in_figures(found)
        counted = COUNTED.search(text, max(0, found.start() - LOOK_BACK), found.start())
        if exists(day) and not counted:
            yield DateMention(span=Span(*found.span()), day=day)


def in_figures(found: re.Match[str]) -> Day:
    """The day that a match of ``NUMERIC`` writes."""
    if found["bare"]:
        number, month = map(int, re.split(r"[-/]", found["bare"]))
        return Day(number, month)
    if found["iso"]:
        year, month, number = map(int, found["iso"].split("-"))
    else:
        year, month, number = int(found["year"]), int(found["month"]), int(found["day"])
    return Day(number, month, year)


def exists(day: Day) -> bool:
    """Whether a calendar has the day; 29 February without a year may be one."""
    if day.day > LONGEST[day.month]:
        return False
    leap = day.year is None or (day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0))
    return leap or (day.day, day.month) != (29, 2)
