"""Council meetings become identities: `CODE/DATE` where the day is said, the meeting named before where it is not."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.lexicon import councils as lexicon
from kg.model import Council, Extraction, Mention
from kg.resolve.dates import resolve_day, resolve_month

__all__ = ["resolve_meetings"]

NEXT = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, lexicon.NEXT))})(?!\w)")
LAST = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.LAST)})\b")
AGAIN = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.AGAIN)})\s+$")
FORMAL = re.compile(r"(?i)\b(?:formele|reguliere)\b")


def resolve_meetings(extraction: Extraction) -> Extraction:
    """Every Council mention with its id and dates; one that the letter does not decide keeps None."""
    stated = extraction.letterhead.date
    written = stated.value if stated else None
    dated = [_dated(mention, written) for mention in extraction.mentions]
    text = extraction.document.text
    known = [mention for mention in dated if isinstance(mention, Council) and mention.id]
    seen: list[Council] = []
    done: list[Mention] = []
    for mention in dated:
        if isinstance(mention, Council):
            if mention.id is None and not mention.days and mention.month is None:
                mention = _named_again(mention, text, seen, known, written)
            if mention.dates or mention.month:
                seen.append(mention)
        done.append(mention)
    return replace(extraction, mentions=tuple(done))


def _dated(mention: Mention, written: date | None) -> Mention:
    if not isinstance(mention, Council):
        return mention
    if mention.month is not None:
        month = resolve_month(mention.month, written)
        return mention if month is None else replace(mention, id=f"{mention.code}/{month[0]:04}-{month[1]:02}")
    days = [resolve_day(day, written)[0] for day in mention.days]
    if not days or any(day is None for day in days):
        return mention
    dates = tuple(sorted({day for day in days if day is not None}))
    dates = dates if len(dates) == 1 else (dates[0], dates[-1])
    return replace(mention, id="/".join([mention.code, *(day.isoformat() for day in dates)]), dates=dates)


def _named_again(
    mention: Council, text: str, seen: list[Council], known: Iterable[Council], written: date | None
) -> Council:
    """The meeting that a name without a day means: the one candidate, or none."""
    words = text[mention.span.start : mention.span.end]
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    if written and (NEXT.search(words) or LAST.search(words)):
        coming = NEXT.search(words) is not None
        fitting = [k for k in known if k.code == mention.code and k.dates and (k.dates[-1] >= written) == coming]
        ids = {k.id for k in fitting if k.informal or not mention.informal}
        return _same(mention, fitting[0]) if len(ids) == 1 else replace(mention, id=mention.code)
    candidates = _fitting(mention, words, seen)
    if AGAIN.search(before) and candidates:
        return _same(mention, candidates[-1])
    ids = {candidate.id for candidate in candidates}
    return _same(mention, candidates[-1]) if len(ids) == 1 else mention


def _fitting(mention: Council, words: str, seen: list[Council]) -> list[Council]:
    """The meetings named before that the words allow."""
    same = [candidate for candidate in seen if candidate.code == mention.code]
    if not same:
        same = [candidate for candidate in seen if candidate.code.startswith(f"{mention.code}-")]
    if mention.informal:
        return [candidate for candidate in same if candidate.informal]
    if FORMAL.search(words):
        return [candidate for candidate in same if not candidate.informal]
    return same


def _same(mention: Council, meeting: Council) -> Council:
    return replace(
        mention, id=meeting.id, code=meeting.code, dates=meeting.dates, month=meeting.month, informal=meeting.informal
    )
