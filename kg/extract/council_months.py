"""Meetings named by their month alone: `de oktoberraad`, `de december-Raad van 2023`; the letter decides."""

import re
from collections.abc import Iterator

from kg.extract.council_names import council_names
from kg.extract.page import Page
from kg.extract.words import matches
from kg.lexicon.calendar import MONTHS
from kg.lexicon.council_forms import UNSAID
from kg.model import Council, Month, Span

__all__ = ["month_councils"]

NAMES = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
         "november", "december")  # fmt: skip
WORDS = frozenset((*NAMES, *(f"{name}raad" for name in NAMES)))
COUNCIL = re.compile(
    rf"(?i)(?<![\w-])(?P<month>{'|'.join(NAMES)})(?:[-–‑]\s?|\s(?=Raad\b))?raad(?![\w-])"
    r"(?:\s{1,3}(?:van|in)\s{1,3}(?P<year>(?:19|20)\d\d)\b|\s{1,3}(?P<last>jl\.?|jongstleden)|\s{1,3}(?P<next>a\.s\.?|aanstaande))?"
)
LAST = re.compile(r"(?i)\b(?:afgelopen|vorige|laatste)\s{1,3}$")
NEXT = re.compile(r"(?i)\b(?:komende|volgende|eerstvolgende|aanstaande)\s{1,3}$")


# `december-ER`, `maart-Europese Raad`
HYPHENED = re.compile(rf"(?i)(?<![\w-])(?P<month>{'|'.join(NAMES)})[-–‑]")
YEAR = re.compile(r"\s{1,3}(?:van|in)\s{1,3}(?P<year>(?:19|20)\d\d)\b")


def _named_by_month(page: Page) -> Iterator[Council]:
    for found in matches(HYPHENED, page.text, page.words.at(WORDS)):
        name = next(council_names(page.text[found.end() : found.end() + 60]), None)
        if name is None or name.span.start:
            continue
        end = found.end() + name.span.end
        year = YEAR.match(page.text, end)
        month = Month(MONTHS[found["month"].lower()], int(year["year"]) if year else None, None)
        yield Council(
            span=Span(found.start(), year.end() if year else end), code=name.code, month=month, informal=name.informal
        )


def month_councils(page: Page) -> Iterator[Council]:
    """Each such name, its code unsaid where only `raad` stands behind the month."""
    for found in matches(COUNCIL, page.text, page.words.at(WORDS)):
        before = page.text[max(0, found.start() - 20) : found.start()]
        past, coming = found["last"] or LAST.search(before), found["next"] or NEXT.search(before)
        month = Month(
            MONTHS[found["month"].lower()],
            int(found["year"]) if found["year"] else None,
            "past" if past else "future" if coming else None,
        )
        yield Council(span=Span(*found.span()), code=UNSAID, month=month)
    yield from _named_by_month(page)
