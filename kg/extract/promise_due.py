"""By when a promise will be kept, and which days lie after the letter's own."""

import re
from datetime import date

from kg.extract.near import Near
from kg.extract.page import Page
from kg.model import Day, Span

__all__ = ["comes_after", "due"]

LIMIT = re.compile(
    r"(?i)\b(?:uiterlijk(?:\s(?:op|per|vóór|voor))?|vóór|voor|niet later dan|ultimo)\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)


def due(near: Near, sentence: Span) -> Day | None:
    """The day that the sentence names as the limit: `vóór 1 februari 2001`, `uiterlijk 1 oktober a.s.`."""
    at: int = sentence.start
    while (index := near.day_after(at, sentence.end)) is not None:
        day = near.days[index]
        lead = near.text[max(sentence.start, day.span.start - 40) : day.span.start]
        if LIMIT.search(lead) and not _past(day.day, near.page):
            return day.day
        at = day.span.end
    return None


def _past(day: Day, page: Page) -> bool:
    written = page.letterhead.date
    return day.hint == "past" if written is None else not comes_after(day, written.value, or_same=True)


def comes_after(day: Day, written: date, or_same: bool = False) -> bool:
    """Whether a day lies after the letter's own (or on it), by its year, its ``a.s.`` or the nearest reading."""
    if day.hint is not None:
        return day.hint == "future"
    own = (written.month, written.day)
    year = day.year if day.year is not None or day.year_shift is None else written.year + day.year_shift
    if year is not None:
        said = (year, day.month, day.day)
        return said > (written.year, *own) or (or_same and said == (written.year, *own))
    ahead = ((day.month - own[0]) * 31 + day.day - own[1]) % 372
    return (or_same or ahead > 0) and ahead < 186
