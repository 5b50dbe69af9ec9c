"""The day of a request told with a verb: inside its words, before them, or behind them."""

import re

from kg.extract.near import Near
from kg.model import DateMention, Span

__all__ = ["told_day"]

# `Tijdens het debat van`: the day of the asking too
IN_DEBATE = re.compile(
    r"(?i)^\W{0,3}(?:in|tijdens|bij)\s{1,3}(?:het|de)\s{1,3}(?:\w{4,12}\s{1,3})?(?:\w*(?:debat|overleg|vragenuur)|V?AO|WGO)\s{1,3}(?:van|op|d\.d\.)\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
# Before the day of an asking
DAY_LEAD = re.compile(
    r"(?i)(?:^|[(,]\s{0,3}|\b(?:op|van|d\.d\.?|dd\.?|per|bij|mij|ons|ontvangen|ingezonden|zaken|kabinet|regering|heeft)\s{1,3})(?:\w{3,6}dag\s{1,3})?$"
)
# Between the day and the asker something else was told, to which the day belongs
NOT_ITS_DAY = re.compile(
    r"(?i)\b(?:over|debat|overleg|bericht|artikel|rapport|nota|verslag|raad|motie|verschenen|gepubliceerd)\b"
)
# `een brief van de heer Jansen van`: another's letter, report or article
OF_ANOTHER = re.compile(
    r"(?i)\b(?:brief|artikel|rapport|advies|bericht|nota|notitie|onderzoek|motie)\s{1,3}(?:van|uit|in|over|inzake)\s{1,3}(?!\d|de\s{1,3}(?:adjunct-)?griffier|(?:de\s{1,3}|uw\s{1,3})?(?:vaste|algemene|commissie|Kamer))[^,;]{2,120}\s(?:van|d\.d\.?|dd\.?|op)\s{1,3}$"
)
BEHIND = re.compile(
    r"(?i)^[^.;]{0,120}?\b(?:regeling\s{1,3}van\s{1,3}werkzaamheden|procedurevergadering|ordedebat|(?:bij|per)\s{1,3}brief|e-mail"
    r"|in\s{1,3}(?:haar|hun|zijn|uw|een)\s{1,3}brief)"
    r"(?:\s{1,3}van\s{1,3}(?:uw|de)\s{1,3}(?:Kamer|(?:(?:vaste|algemene)\s{1,3})?(?:kamer)?commissie[^.;\d]{0,110}?))?\s{1,3}(?:van|op|d\.d\.?)\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
# `vroeg mij in het debat van 5 maart om een brief`
BEHIND_IN_DEBATE = re.compile(
    r"(?i)^\s{1,3}(?:(?:mij|ons)\s{1,3})?(?:in|tijdens|bij)\s{1,3}(?:het|de)\s{1,3}(?:\w{4,15}\s{1,3})?"
    r"(?:\w*(?:debat|overleg|vragenuur)|V?AO|WGO)\s{1,3}(?:van|op|d\.d\.)\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)


def told_day(near: Near, span: Span, sentence: Span) -> DateMention | None:
    """The day of the asking told in ``span``."""
    for index in near.indices(Span(span.start, min(sentence.end, span.end + 30))):
        day = near.days[index]
        inside = day.span.start < span.end or not near.text[span.end : day.span.start].strip(" \n").startswith(".")
        gap = near.text[span.end : day.span.start] if day.span.start >= span.end else " op "
        close = re.fullmatch(
            r"\s{1,3}(?:u\s{1,3})?(?:mij\s{1,3}|ons\s{1,3})?(?:op|d\.d\.)?\s{0,3}(?:\w{3,6}dag\s{1,3})?", gap
        )
        own = not OF_ANOTHER.search(near.text, span.start, day.span.start)
        if inside and close and own and _leads(near, day, span.start):
            return day
    before = _day_before(near, span.start, sentence)
    return before or _day_behind(near, span.end, sentence)


def _leads(near: Near, day: DateMention, start: int) -> bool:
    return DAY_LEAD.search(near.text[max(start, day.span.start - 30) : day.span.start]) is not None


def _day_before(near: Near, at: int, sentence: Span) -> DateMention | None:
    index = near.day_before(at, max(sentence.start, at - 150))
    if index is None:
        return None
    day = near.days[index]
    gap = re.sub(r"\([^()]{0,120}\)|\bverzoek\s{1,3}over\b", " ", near.text[day.span.end : at])
    if NOT_ITS_DAY.search(gap) or not _leads(near, day, sentence.start):
        return None
    lead = near.text[max(sentence.start, day.span.start - 50) : day.span.start]
    if IN_DEBATE.search(lead) and day.span.start - sentence.start <= 50:
        return day
    return None if re.search(r"(?i)\b(?:debat|overleg|V?AO|WGO|CD|rapport|motie|nota)\b[^,]{0,20}$", lead) else day


def _day_behind(near: Near, at: int, sentence: Span) -> DateMention | None:
    index = near.day_after(at, min(sentence.end, at + 200))
    gap = near.text[at : near.days[index].span.start] if index is not None else ""
    if index is not None and (BEHIND.search(gap) or BEHIND_IN_DEBATE.search(gap)):
        return near.days[index]
    return None
