"""Days: `5 november jl.`, `26 en 27 maart 2019`, `31 oktober tot 5 november 2010`, `2-10-2018`, `3 dezer`.

A day is found as a chain of items (`6 juni, 13 juni en 4 juli 2019`); an item without a month takes that of the
next, an item without a year that of the last where it is directly named. A day that no calendar has is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Literal

from kg.extract.dates_figures import COUNTED, LOOK_BACK, NUMERIC, exists, in_figures, in_numbers
from kg.extract.parts import DASH, FLAGS, GAP, SPACE, one_of
from kg.extract.words import matches, words_of
from kg.lexicon.calendar import HINTS, MONTHS, MONTHS_SHORT, WEEKDAYS, YEAR_SHIFTS
from kg.model import DateMention, Day, Span, changed

__all__ = ["days", "no_days"]

# `1`, `01`, `31`, `1e`, `21ste`; no figure beside it
DAY = r"(?<![\w€§'’])(?<!\d[.,:])(?P<day>0?[1-9]|[12]\d|3[01])(?:ste|de|e)?(?![\d%°])(?![.,:]\d)"

# `november`, `MEI`, `sept.`, `dec` before a year
MONTH = (
    rf"(?P<month>{one_of(MONTHS)}(?:(?![^\W\d])|(?=aanstaande|jongstleden))|{one_of(MONTHS_SHORT)}(?=\.|{SPACE}(?:\d{{4}}\b|jl\b|j\.l\.|a\.s\b)))"
    r"(?:(?<=[^\W\d])(?=\d)|(?=aanstaande|jongstleden)|\b)\.?"
)

# `2018`, `'98`, and `2018` with the call of a note glued to it: `20182`
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d(?!\w|[.,]\d)|(?:19|20)\d\d(?=\d{1,2}\b(?![.,]\d))|['’]\d\d\b)"

# `26`, `27 maart 2019`
ITEM = rf"{DAY}(?:{GAP}{MONTH}(?:{SPACE}{YEAR})?)?"

# What stands between two days of one phrase: ` en `, `, `, `–`, ` t/m `, ` tot en met `, ` op `
WORDS_BETWEEN = one_of(
    ("en", "of", "tot", "tot en met", "op", "dan wel", "alsmede", "alsook", "resp.", "respectievelijk")
)
WEEKDAY = one_of(WEEKDAYS)
SEP = (
    rf"(?P<sep>{GAP},{GAP}(?:en{SPACE})?|{GAP}(?:{DASH}|/|&){GAP}|{GAP}t/m{GAP}|{SPACE}{WORDS_BETWEEN}{SPACE})"
    rf"(?:(?:op|van|d\.d\.){SPACE})?(?:{WEEKDAY}{SPACE})?"
)
_NAMED = re.compile(r"\?P<\w+>")
# The first is no fraction's end: `3/4 mei`
CHAIN = re.compile(rf"(?<!/){_NAMED.sub('?:', ITEM)}(?:{_NAMED.sub('?:', SEP)}{_NAMED.sub('?:', ITEM)}){{0,40}}", FLAGS)
LINK = re.compile(rf"(?:{SEP})?{ITEM}", FLAGS)

# Said behind the last day: ` jl.`, ` a.s.`, ` vorig jaar`
BEHIND = re.compile(rf"{GAP}(?:(?P<hint>{one_of(HINTS)})|(?P<shift>{one_of(YEAR_SHIFTS)}))(?![^\W\d])", FLAGS)

# `op 3 dezer`, `op 17 en 18 dezer`
_OF_DEZER = r"(?:0?[1-9]|[12]\d|3[01])(?:ste|de|e)?"
DEZER = re.compile(
    rf"\b(?:op|van|d\.d\.|dd\.|den|de){SPACE}(?:{WEEKDAY}{SPACE})?(?P<days>{_OF_DEZER}(?:{GAP}(?:,|en|tot|t/m|/|{DASH}){GAP}{_OF_DEZER}){{0,4}}){SPACE}dezer\b",
    FLAGS,
)

# One day with its month: `31 november 2024`
ALONE = re.compile(rf"{DAY}{GAP}{MONTH}(?:{SPACE}{YEAR})?", FLAGS)
# What a day begins with that a month may lack
LAST = ("29", "30", "31")

# The days of remembrance in a body's name: `Nationaal Comité 4 en 5 mei`
NAMED_AFTER = re.compile(r"\b(?:comit[eé]|stichting)\s{1,3}$", FLAGS)

# `29 januari over X en 9 september 2016`, also with a bracket between:
# what may stand between a day and one that bears its year
JOINED = one_of(("en", "tot", "en op", "en van", "als op"))
ELISION = re.compile(
    rf"[^.;:()\d\n]{{0,60}}(?:\([^()\n]{{1,60}}\)[^.;:()\d\n]{{0,60}})?\b{JOINED}{SPACE}(?:{WEEKDAY}{SPACE})?", FLAGS
)

# `de Telecomraad van 3 en de Energieraad van 4 december`: a day whose month stands behind the next one's name
_NAME = r"[^\W\d_][^.;:()\d\n]{1,60}?"
WITHOUT_MONTH = re.compile(
    rf"\b(?:van|op|d\.d\.){SPACE}(?P<day>[1-9]|[12]\d|3[01]){SPACE}en{SPACE}(?:(?:van|op){SPACE})?(?:de|het){SPACE}"
    rf"{_NAME}{SPACE}(?:van|op|d\.d\.){SPACE}(?:{WEEKDAY}{SPACE})?$",
    FLAGS,
)
_FAR = 100

# No day with its month is shorter: `1mei`
_SHORTEST = 4


def days(
    text: str, stretches: Iterable[Span] | None = None, letter_date: date | None = None
) -> tuple[DateMention, ...]:
    """All days that the stretches (the whole text where None) name, in order, not yet resolved.

    ``letter_date`` gives `3 dezer` its month and year; without it such a day is left out.
    """
    found: list[DateMention] = []
    for stretch in stretches if stretches is not None else (Span(0, len(text)),):
        found += _written(text, stretch)
        found += in_numbers(text, stretch)
        found += _dezer(text, stretch, letter_date) if letter_date else ()
    found += _without_month(text, found)
    found.sort(key=lambda mention: mention.span)
    return tuple(_elided(text, found))


def no_days(text: str, stretches: Iterable[Span]) -> Iterator[Span]:
    """The words that name a day with its month which no calendar has; such a day is none of ``days``."""
    words = words_of(text)
    named = words.figures(lambda word: word[:2] in LAST and _may_be_day(word))
    numbers = words.figures(lambda word: len(word) == 4 or word in LAST)
    for stretch in stretches:
        found = [(one.start(), _end(one), _day(one, None)) for one in matches(ALONE, text, named, stretch)]
        found += [(*one.span(), in_figures(one)) for one in matches(NUMERIC, text, numbers, stretch)]
        for start, end, day in found:
            if not exists(day) and not COUNTED.search(text, max(0, start - LOOK_BACK), start):
                yield Span(start, end)


def _written(text: str, stretch: Span) -> Iterator[DateMention]:
    """Days with their month in words."""
    for chain in matches(CHAIN, text, words_of(text).figures(_may_be_day), stretch):
        if chain.end() - chain.start() < _SHORTEST:
            continue
        if not NAMED_AFTER.search(text, max(0, chain.start() - LOOK_BACK), chain.start()):
            for items in reversed(_phrases(text, chain)):
                yield from _dated(text, items, stretch.end)


def _may_be_day(word: str) -> bool:
    """Whether a word begins with one figure or two: `3`, `21ste`, `3mei`."""
    return len(word) < 3 or not word[:3].isdecimal()


def _links(text: str, chain: re.Match[str]) -> Iterator[re.Match[str]]:
    """The chain's items in order; what follows the chain is seen, since a short month needs `jl.` or a year behind."""
    at = chain.start()
    while at < chain.end() and (item := LINK.match(text, at)):
        yield item
        at = item.end()


def _phrases(text: str, chain: re.Match[str]) -> list[list[re.Match[str]]]:
    """The chain's days in phrases, the last first: each ends with a month; what is no day parts two phrases."""
    items = list(_links(text, chain))
    found: list[list[re.Match[str]]] = []
    while items:
        while items and not items[-1]["month"]:
            items.pop()
        keep = len(items)
        while keep and _is_day(text, items, keep - 1):
            keep -= 1
        if keep < len(items):
            found.append(items[keep:])
        items = items[: keep - 1] if keep else []
    return found


def _is_day(text: str, items: list[re.Match[str]], index: int) -> bool:
    """Whether this item is a day, all behind it being days."""
    item = items[index]
    start = item.start("day")
    if COUNTED.search(text, max(0, start - LOOK_BACK), start):
        return False
    if item["month"]:
        return True
    following = items[index + 1]
    if following["sep"].strip() == "Op":  # a note's number, and the next sentence
        return False
    # A comma alone before the last (`nr. 26, 12 mei`) joins no days of one month; nor do falling ones.
    enumerated = following["sep"].strip() != "," or (index + 2 < len(items) and not following["month"])
    return enumerated and int(item["day"]) < int(following["day"])


def _dated(text: str, items: list[re.Match[str]], end: int) -> list[DateMention]:
    """The items as mentions, each with what a later one says for it."""
    behind = BEHIND.match(text, items[-1].end(), end)
    hint = _hint(behind)
    shift = YEAR_SHIFTS[" ".join(behind["shift"].lower().split())] if behind and behind["shift"] else None
    found: list[DateMention] = []
    later: Day | None = None
    for item in reversed(items):
        day = _day(item, later)
        later = day
        said = changed(day, hint=hint, year_shift=shift) if day.year is None and behind else day
        last = not found and behind
        span = Span(item.start("day"), behind.end() if last and behind else _end(item))
        found.append(DateMention(span=span, day=said))
    return [mention for mention in reversed(found) if exists(mention.day)]


def _end(item: re.Match[str]) -> int:
    """Where the day's words end: a point behind a whole month name is the sentence's."""
    if item["year"] or not item["month"]:
        return item.end()
    return item.end() if item["month"].lower() in MONTHS_SHORT else item.end("month")


def _hint(behind: re.Match[str] | None) -> Literal["past", "future"] | None:
    if not behind or not behind["hint"]:
        return None
    return "past" if HINTS[behind["hint"].lower()] < 0 else "future"


def _day(item: re.Match[str], later: Day | None) -> Day:
    """The item's day, with month and year of the later one where it says none of its own."""
    number = int(item["day"])
    if not item["month"]:
        assert later is not None
        return Day(number, later.month, later.year)
    name = item["month"].lower()
    month = MONTHS.get(name) or MONTHS_SHORT[name]
    if item["year"]:
        return Day(number, month, _year(item["year"]))
    if later is None or later.year is None:
        return Day(number, month)
    return Day(number, month, later.year - (month > later.month))


def _year(written: str) -> int:
    """`2018` or `'98`."""
    if written.isdigit():
        return int(written)
    short = int(written[1:])
    return (1900 if short > 40 else 2000) + short


def _without_month(text: str, found: Sequence[DateMention]) -> list[DateMention]:
    """The days that take their month from the day of the next thing named."""
    taken: list[DateMention] = []
    before = 0
    for mention in sorted(found, key=lambda mention: mention.span):
        start = max(before, mention.span.start - _FAR)
        near = " en " in text[start : mention.span.start]
        if near and (bare := WITHOUT_MONTH.search(text, start, mention.span.start)):
            day = changed(mention.day, day=int(bare["day"]))
            if exists(day):
                taken.append(DateMention(span=Span(bare.start("day"), bare.end("day")), day=day))
        before = mention.span.end
    return taken


def _dezer(text: str, stretch: Span, letter_date: date) -> Iterator[DateMention]:
    """Days of the letter's own month."""
    if "dezer" not in text and "DEZER" not in text:
        return
    for found in DEZER.finditer(text, stretch.start, stretch.end):
        numbers = list(re.finditer(r"\d{1,2}", found["days"]))
        for one in numbers:
            day = Day(int(one[0]), letter_date.month, letter_date.year)
            start = found.start("days")
            end = found.end() if one is numbers[-1] else start + one.end()
            if exists(day):
                yield DateMention(span=Span(start + one.start(), end), day=day)


def _elided(text: str, found: list[DateMention]) -> Iterator[DateMention]:
    """A day without year takes that of a later one to which it is joined: `29 januari en … 9 september 2016`."""
    for mention, following in pairwise(found):
        joined = ELISION.fullmatch(text, mention.span.end, following.span.start)
        yield _with_year(mention, following.day) if joined else mention
    yield from found[-1:]


def _with_year(mention: DateMention, later: Day) -> DateMention:
    day = mention.day
    unsaid = day.year is None and day.hint is None and day.year_shift is None
    if unsaid and later.year is not None and (day.month, day.day) < (later.month, later.day):
        return replace(mention, day=replace(day, year=later.year))
    return mention
