"""Council meetings become identities: `CODE/DATE` where the day is said, the meeting named before where it is not."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon import councils as lexicon
from kg.model import Council, Extraction, Mention, changed
from kg.resolve.dates import resolve_day, resolve_month

__all__ = ["resolve_meetings"]

NEXT = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, lexicon.NEXT))})(?!\w)")
LAST = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.LAST)})\b")
AGAIN = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.AGAIN)})\s+$")
# Before a name without a day: one meeting is meant, though the letter does not say when
MEANT = re.compile(
    r"(?i)\b(?:tijdens|verslag\s+(?:(?:aan|toe|uit)\s+)?(?:van|over)|agenda\s+(?:(?:aan|toe)\s+)?(?:van|voor)|marge\s+van|voorafgaand\s+aan|afloop\s+van|"
    r"voorbereiding\s+(?:van|op)|(?:besproken|behandeld|aangenomen|vastgesteld|gepresenteerd|ingebracht|gesproken)\s+in)\s+(?:de\s+)?$"
)
SPECIAL = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.SPECIAL)})\b")
# `de Europese Raad van Keulen`: where it met tells which it was; all meet in Brussels and Luxembourg
PLACE = re.compile(r"\s{1,3}(?:van|te|in)\s{1,3}(?!Brussel|Luxemburg)(?P<place>[A-Z][\w-]{2,30})(?=[\s.,;:()]|$)")
# `In 2018 nam de RBZ …`: a year that is not that of the meeting named elsewhere
YEAR = re.compile(r"(?i)\b(?:in|eind|begin|medio)\s{1,3}(?P<year>(?:19|20)\d\d)\s{1,3}\w{2,15}\s{1,3}(?:de\s{1,3})?$")
# `de Ecofin van vorige maand`
NEAR_MONTH = re.compile(r"(?i)\s{1,3}(?:van|in)\s{1,3}(?P<which>vorige|afgelopen|volgende|komende)\s{1,3}maand\b")
FORMAL = re.compile(r"(?i)\b(?:formele|reguliere)\b")


# What is remembered of the meetings named: the last one, and whether there were several, by code and by one feature
_Memory = dict[tuple[str, str], tuple[Council, bool]]


def resolve_meetings(extraction: Extraction) -> Extraction:
    """Every Council mention with its id and dates; one that the letter does not decide keeps None."""
    stated = extraction.letterhead.date
    written = stated.value if stated else None
    dated = [_dated(mention, written) for mention in extraction.mentions]
    text = extraction.document.text
    whole: _Memory = {}
    for mention in dated:
        if isinstance(mention, Council) and mention.id:
            _remember(whole, mention, written, text)
    before: _Memory = {}
    done: list[Mention] = []
    for mention in dated:
        known = mention
        if isinstance(mention, Council):
            unsaid = mention.id is None and not mention.days and mention.month is None
            known = _named_again(mention, text, before, whole, written) if unsaid else mention
            if known.id and known.id != known.code:
                _remember(before, known, written, text)
        done.append(known)
    return replace(extraction, mentions=tuple(done))


def _remember(memory: _Memory, meeting: Council, written: date | None, text: str) -> None:
    features = ["", "informal" if meeting.informal else "formal"]
    if written and meeting.id:
        _remember_side(memory, meeting, meeting.id, written)
    special = SPECIAL.match(text, meeting.span.start) or SPECIAL.search(
        text, meeting.span.start, meeting.span.start + 30
    )
    features += [special[0].lower()] if special else []
    place = _place(meeting, text)
    features += [place] if place else []
    family = meeting.code.split("-")[0] + "-" if "-" in meeting.code else meeting.code
    for code in {meeting.code, family}:
        for feature in features:
            earlier = memory.get((code, feature))
            several = earlier is not None and (earlier[1] or earlier[0].id != meeting.id)
            memory[code, feature] = (meeting, several)


def _remember_side(memory: _Memory, meeting: Council, when: str, written: date) -> None:
    """The meeting nearest to the letter on either side of its day: the eerstvolgende, the vorige."""
    last = when.split("/")[-1]
    coming = last >= written.isoformat()[: len(last)]
    side = "coming" if coming else "past"
    earlier = memory.get((meeting.code, side))
    if earlier is None or not earlier[0].id or (when < earlier[0].id if coming else when > earlier[0].id):
        memory[meeting.code, side] = (meeting, False)


def _dated(mention: Mention, written: date | None) -> Mention:
    if not isinstance(mention, Council):
        return mention
    if mention.month is not None:
        month = resolve_month(mention.month, written)
        return mention if month is None else changed(mention, id=f"{mention.code}/{month[0]:04}-{month[1]:02}")
    days = [resolve_day(day, written)[0] for day in mention.days]
    if not days or any(day is None for day in days):
        return mention
    dates = tuple(sorted({day for day in days if day is not None}))
    dates = dates if len(dates) == 1 else (dates[0], dates[-1])
    return changed(mention, id="/".join([mention.code, *(day.isoformat() for day in dates)]), dates=dates)


def _named_again(mention: Council, text: str, named: _Memory, whole: _Memory, written: date | None) -> Council:
    """The meeting that a name without a day means: the one candidate, or none."""
    if (month := NEAR_MONTH.match(text, mention.span.end)) and written:
        shift = -1 if month["which"].lower() in ("vorige", "afgelopen") else 1
        first = written.year * 12 + written.month - 1 + shift
        return changed(mention, id=f"{mention.code}/{first // 12:04}-{first % 12 + 1:02}")
    told = _told(text[mention.span.start : mention.span.end])
    before = _before(text[max(0, mention.span.start - 30) : mention.span.start])
    if told.when:
        found = whole.get((mention.code, told.when))
        return changed(mention, id=mention.code) if found is None else _same(mention, found[0])
    if place := _place(mention, text):
        there = whole.get((mention.code, place))
        return _same(mention, there[0]) if there and not there[1] else changed(mention, id=mention.code)
    if told.special and (other := _of_kind(whole, named, mention.code, told.special)):
        return _same(mention, other)
    feature = "informal" if mention.informal else "formal" if told.formal else ""
    found = _candidate(mention, feature, named) or _candidate(mention, feature, whole)
    if found is None:
        return changed(mention, id=mention.code) if before.meant else mention
    year = YEAR.search(text, max(0, mention.span.start - 45), mention.span.start)
    if year and f"/{year['year']}" not in (found[0].id or ""):
        return changed(mention, id=mention.code)
    return _same(mention, found[0]) if before.again or not found[1] else mention


def _place(meeting: Council, text: str) -> str:
    """Where a European Council met, told right behind its name; empty where it is not."""
    if meeting.code != "ER":
        return ""
    found = PLACE.search(text, meeting.span.start, min(meeting.span.end + 34, len(text)))
    return found["place"] if found and found.start() <= meeting.span.end else ""


class _Told(NamedTuple):
    """What a mention's own words tell of the meeting meant."""

    when: str
    special: str
    formal: bool


class _Before(NamedTuple):
    """What the words before a mention tell of it."""

    meant: bool
    again: bool


@lru_cache(maxsize=256)
def _told(words: str) -> _Told:
    when = "coming" if NEXT.search(words) else "past" if LAST.search(words) else ""
    special = SPECIAL.search(words)
    return _Told(when, special[0].lower() if special else "", FORMAL.search(words) is not None)


@lru_cache(maxsize=256)
def _before(words: str) -> _Before:
    return _Before(*(pattern.search(words) is not None for pattern in (MEANT, AGAIN)))


def _of_kind(whole: _Memory, named: _Memory, code: str, special: str) -> Council | None:
    """The one meeting of that formation that is told by the same word: `telefonische`; named before, or at all."""
    found = named.get((code, special)) or whole.get((code, special))
    return None if found is None or found[1] else found[0]


def _candidate(mention: Council, feature: str, memory: _Memory) -> tuple[Council, bool] | None:
    """The meeting of that formation named last, and whether there are several; of its parts where it has none."""
    return memory.get((mention.code, feature)) or memory.get((f"{mention.code}-", feature))


def _same(mention: Council, meeting: Council) -> Council:
    return changed(
        mention, id=meeting.id, code=meeting.code, dates=meeting.dates, month=meeting.month, informal=meeting.informal
    )
