"""A month that a meeting is named by: `van november`, `staat voor oktober op de agenda`, `de in maart gehouden RBZ`."""

import re
from bisect import bisect_left
from dataclasses import replace

from kg.extract.words import words_of
from kg.lexicon.calendar import MONTHS
from kg.lexicon.seats import SEATS
from kg.model import Month, Span

__all__ = ["Months"]

NAME = (
    r"(?P<month>(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r"))\b(?:\s{1,3}(?P<year>(?:19|20)\d\d)\b)?"
)
WORDS = frozenset(MONTHS)
HINT = r"(?:\s{1,3}(?P<hint>jl\.?|j\.l\.?|jongstleden|a\.s\.?|aanstaande|vorig\s{1,3}jaar|volgend\s{1,3}jaar))?"
# What may tie a meeting to its month; a place (`in Lissabon van maart`) stands among them
TIE = (
    r"(?i:van|in|d\.d\.?|te|voor|voorzien|gepland|geplande|geagendeerd|staat|stond|staan|die|dat|welke|wordt|"
    r"werd|is|was|vindt|vond|plaatsvindt|plaatsvond|plaats|bijeenkomt|bijeenkwam|komt|kwam|gehouden|zal|"
    r"het|de|maand|eind|begin|medio|afgelopen|komende|volgende|vorige|aanstaande|nu)"
)
MONTH = re.compile(
    rf"(?P<lead>(?:[^\w.:;]{{0,3}}(?:{TIE}(?!\w)|[A-Z][\w-]{{2,20}}(?![\w-]))){{0,6}}),?\s{{1,3}}\(?{NAME}{HINT}"
)
LEAD = re.compile(r"(?i)\b(?:van|in|voor|d\.d\.|maand|eind|begin|medio)\b|^\s*$")
# `de in maart 2020 gehouden`, `In maart vindt in Luxemburg de`
BEFORE = re.compile(
    rf"(?<!\d\s)\b(?i:in|voor|eind|begin|medio)\s{{1,3}}{NAME}{HINT}"
    r"(?:\s{1,3}(?:gehouden|geplande|voorziene|te\s{1,3}houden|vindt|vond|komt|kwam|plaatsvindende|bijeen|wederom|ook|in|te|[A-Z][\w-]{2,20}|de|het|een)){1,6}\s{1,3}$"
)
# `In mei 2022 besloot de`, `In december heeft de`: what a Council does then, it does at a meeting of that month
ACTS = (
    "sprak|besprak|bereikte|stelde|nam|besloot|behandelde|stemde|wisselde|aanvaardde|hield|bevestigde|keurde|gaf|"
    "verwelkomde|vergaderde|heeft|had|concludeerde|riep|spreekt|bespreekt|neemt|besluit|behandelt|vergadert|zal"
)
ACTED = re.compile(
    rf"(?<!\d\s)\b(?i:in|eind|begin|medio)\s{{1,3}}{NAME}{HINT}\s{{1,3}}(?P<acts>{ACTS})\s{{1,3}}(?:ook\s{{1,3}})?(?:de|een)\s{{1,3}}$"
)
PRESENT = frozenset(("spreekt", "bespreekt", "neemt", "besluit", "behandelt", "vergadert", "zal"))
MEETING = re.compile(r"(?i)\b(?:gehouden|geplande|voorziene|houden|vindt|vond|komt|kwam|plaatsvindende)\b")
PAST = re.compile(r"\b(?:afgelopen|vond|plaatsvond|bijeenkwam|kwam|stond)\b")
FUTURE = re.compile(r"\b(?:komende|volgende|voorzien|gepland|geagendeerd|staat|vindt|plaatsvindt|zal)\b")
# Said behind the month: `in december is voorzien`
AHEAD = re.compile(
    r"\s{1,3}(?:is|staat|wordt)\s{1,3}(?:voorzien|gepland|geagendeerd|gehouden)\b|\s{1,3}(?:plaatsvindt|bijeenkomt|zal)\b"
)


# ` en december 2020` behind a month
MORE = re.compile(rf"\s{{0,2}}(?:,|en|resp\.|respectievelijk|&|/)\s{{0,3}}(?:(?:van|in)\s{{1,3}})?{NAME}{HINT}")


class Months:
    """The months of a text: where one stands is found once, so that a meeting with none near costs nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = words_of(text).at(WORDS)

    def after(self, start: int, limit: int) -> tuple[Span, Month] | None:
        """The month that follows ``start``, tied to it by words for meeting alone, with the span of its words."""
        found = MONTH.match(self._text, start, limit) if self._any(start, limit) else None
        if found is None or not (LEAD.search(found["lead"]) or found["lead"].strip() in SEATS):
            return None
        return Span(found.start("month"), found.end()), _month(found, found["lead"].lower())

    def others(self, first: tuple[Span, Month], limit: int) -> list[tuple[Span, Month]]:
        """The months listed behind one: `van oktober en december 2020`; the first without a year takes theirs."""
        found = [first]
        while len(found) < 4 and (more := MORE.match(self._text, found[-1][0].end, limit)):
            found.append((Span(more.start("month"), more.end()), _month(more, "")))
        year = found[-1][1].year
        last = found[-1][1].month
        return [
            (span, replace(month, year=year) if year and not month.year and month.month < last else month)
            for span, month in found
        ]

    def before(self, at: int, floor: int) -> tuple[Span, Month] | None:
        """The month told directly before a meeting's name that begins at ``at``."""
        start = max(floor, at - 80)
        if not self._any(start, at):
            return None
        if acted := ACTED.search(self._text, start, at):
            return Span(acted.start("month"), acted.end("month")), _month(
                acted, "" if acted["acts"] in PRESENT else "vond"
            )
        found = BEFORE.search(self._text, start, at)
        if found is None or not MEETING.search(found[0]):
            return None
        return Span(found.start("month"), found.end("month")), _month(found, "")

    def _any(self, start: int, end: int) -> bool:
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end


def _month(found: re.Match[str], lead: str) -> Month:
    hint, year = (found["hint"] or "").lower(), found["year"]
    shift = -1 if hint.startswith("vorig") else 1 if hint.startswith("volgend") else None
    past = hint.startswith("j") or PAST.search(lead) is not None
    future = (
        hint.startswith("a") or FUTURE.search(lead) is not None or AHEAD.match(found.string, found.end()) is not None
    )
    return Month(
        MONTHS[found["month"].lower()],
        int(year) if year else None,
        "past" if past else "future" if future else None,
        shift,
    )
