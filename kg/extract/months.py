"""A month that a meeting is named by: `van november`, `van december 2020`, `in maart jl.`."""

import re

from kg.lexicon.calendar import MONTHS
from kg.model import Month, Span

__all__ = ["month_at"]

MONTH = re.compile(
    r"(?P<lead>(?:[^\w.;]{0,3}(?:(?i:van|in|d\.d\.|te|voor|eind|begin|medio|afgelopen|komende|aanstaande)|[A-Z][\w-]{2,20})"
    r"){0,4})\s{1,3}(?P<month>(?i:"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r"))\b(?:\s{1,3}(?P<year>(?:19|20)\d\d)\b)?"
    r"(?:\s{1,3}(?P<hint>jl\.?|j\.l\.?|jongstleden|a\.s\.?|aanstaande|vorig\s{1,3}jaar|volgend\s{1,3}jaar))?"
)
LEAD = re.compile(r"(?i)\b(?:van|in)\b|^\s*$")


def month_at(text: str, start: int, limit: int) -> tuple[Span, Month] | None:
    """The month that directly follows ``start``, with the span of its words."""
    found = MONTH.match(text, start, limit)
    if found is None or not LEAD.search(found["lead"]):
        return None
    hint, year = (found["hint"] or "").lower(), found["year"]
    shift = -1 if hint.startswith("vorig") else 1 if hint.startswith("volgend") else None
    past = hint.startswith("j") or "afgelopen" in found["lead"].lower()
    future = hint.startswith("a") or "komende" in found["lead"].lower()
    month = Month(
        MONTHS[found["month"].lower()],
        int(year) if year else None,
        "past" if past else "future" if future else None,
        shift,
    )
    return Span(found.start("month"), found.end()), month
