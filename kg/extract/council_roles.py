"""Whether a letter brings the annotated agenda for, or the report of, the meeting that it names."""

import re
from typing import Literal

from kg.extract.council_names import NAMES
from kg.extract.near import Near
from kg.model import Span

__all__ = ["role"]

Role = Literal["agenda", "report"]

PAPER = re.compile(r"(?i)\b(?:geannoteerde\s{1,3}agenda|(?P<report>(?:kort\s{1,3})?verslag))\b")
# The letter itself does it, now
NOW = re.compile(
    r"(?i)\b(?:hierbij|bijgaand|bijgevoegd|ingesloten|bijgesloten|hiermee|met deze brief|in deze brief|bij deze|"
    r"ook doe ik|doe ik u|doen wij u|treft u|gaat u|bied ik|bieden wij|sluit ik bij|brengen wij|verslag te doen)\b"
)
# It was done before, will be done later, or is someone else's
NOT_NOW = re.compile(
    r"(?i)\b(?:eerder|reeds|al (?:toe|aan|ontvangen|verzonden)|is (?:aan )?(?:u|uw kamer)|heeft (?:u|uw kamer)|heb ik|"
    r"vindt u in|zal|zullen|zult|volgende week|te zijner tijd)\b"
)
# A sentence that says no more than that a meeting takes place
PLACE_IN_TIME = re.compile(r"(?i)\b(?:vindt|vond|komen|komt|kwam|kwamen|bijeen|plaats)\b")
HEADING = re.compile(r"(?i)^[\s#*_\d.]{0,12}(?:kort\s)?(?:geannoteerde\s{1,3}agenda|verslag)\b")


def role(near: Near, name: Span) -> Role | None:
    """``agenda`` or ``report`` where this letter is, or brings, that of the meeting named at ``name``."""
    sentence = near.sentence(name.start)
    before = near.text[max(sentence.start, name.start - 300) : name.start]
    papers = list(PAPER.finditer(before))
    if not papers:
        return _said_next(near, sentence)
    whole = near.text[sentence.start : min(sentence.end, sentence.start + 600)]
    if HEADING.match(whole) and len(whole) < 200:
        return _role(papers[0])
    clause = before[papers[-1].end() :]
    if re.search(r"[;:]|\bwaar(?:in|bij|van)\b|,\s(?:die|dat)\b", clause):
        return None
    return _role(papers[-1]) if NOW.search(whole) and not NOT_NOW.search(whole) else None


def _said_next(near: Near, sentence: Span) -> Role | None:
    """The role that the next sentence tells: `De Raad vindt plaats op … . De geannoteerde agenda gaat hierbij.`"""
    following = near.following(sentence)
    if following is None or not PLACE_IN_TIME.search(sentence.of(near.text)):
        return None
    text = following.of(near.text)[:400]
    paper = PAPER.search(text)
    if paper is None or not NOW.search(text) or NOT_NOW.search(text) or NAMES.search(text):
        return None
    return _role(paper)


def _role(paper: re.Match[str]) -> Role:
    return "report" if paper["report"] else "agenda"
