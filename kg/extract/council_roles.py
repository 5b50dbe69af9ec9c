"""Whether a letter brings the annotated agenda for, or the report of, the meeting that it names."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from kg.extract.council_names import CouncilName
from kg.extract.council_offers import offers, other_event
from kg.extract.near import Near
from kg.extract.words import matches
from kg.model import Span

__all__ = ["Roles"]

Role = Literal["agenda", "report"]

PAPER_WORDS = frozenset(("geannoteerde", "kort", "verslag"))
PAPER = re.compile(r"(?i)\b(?:geannoteerde\s{1,3}agenda|(?P<report>(?:kort\s{1,3})?verslag))\b")
# The letter itself does it, now
NOW = re.compile(
    r"(?i)\b(?:hierbij|hiernevens|bijgaande?|bijgevoegd|ingesloten|bijgesloten|hiermee|met deze brief|in deze brief|"
    r"bij deze|"
    r"ook doe ik|doe ik u|doen wij u|treft u|gaat u|bied ik|bieden wij|sluit ik bij|brengen wij|verslag te doen|"
    r"mede namens [^.]{1,200} ontvangt (?:u|uw kamer))\b"
)
# So it does where nothing tells of a later day: `Met het oog op het overleg zend ik u de geannoteerde agenda`
SENDS = re.compile(
    r"(?i)\b(?:zend|zenden|stuur|sturen|doe|doen|presenteer|presenteren) (?:ik|wij|we) (?:u|uw|de)\b|\b(?:heb ik|"
    r"hebben wij) de eer\b|"
    r"\b(?:tevens|ook|daarnaast|voorts|verder|eveneens|bovendien) ontvangt (?:u|uw kamer|de kamer)\b"
)
LATER = re.compile(
    r"(?i)\b(?:na afloop|zo spoedig mogelijk|spoedig|zodra|uiterlijk|binnen|binnenkort|later|volgende|komende|eind|"
    r"begin|medio|"
    r"nadien|alsdan|te zijner tijd|t\.z\.t\.|dan|vervolgens)\b|"
    r"\bop\s(?:\w{3,6}dag\s)?\d{1,2}\s\w{3,10}(?:\sa\.s\.)?,?\s(?:zend|stuur|doe|ontvangt)"
)
# It was done before, will be done later, or is someone else's
NOT_NOW = re.compile(
    r"(?i)\b(?:eerder|reeds|al (?:toe|aan|ontvangen|verzonden)|is (?:aan )?(?:u|uw kamer)|heeft (?:u|uw kamer)|"
    r"heb ik(?! de eer)|"
    r"gelijktijdig|vindt u in|zal|zullen|zult|volgende week|te zijner tijd)\b"
)
# A sentence that says no more than that a meeting takes place
PLACE_IN_TIME = re.compile(r"(?i)\b(?:vindt|vond|komen|komt|kwam|kwamen|bijeen|plaats)\b")
# `II. Verslag van de`, `## Geannoteerde agenda`
HEADING = re.compile(
    r"(?i)[\s#*_\d.]{0,12}(?:(?:[IVX]{1,4}|[A-E])[.)]\s{1,3})?(?:kort\s)?(?:geannoteerde\s{1,3}agenda|verslag)\b"
)
# Between the paper and the meeting another clause begins
OTHER_CLAUSE = re.compile(r"[;:]|\bwaar(?:in|bij|van)\b|,\s(?:die|dat)\b")


class Roles:
    """The roles of a page's meetings: its papers are found once, so that each look costs no more than its reach."""

    def __init__(self, near: Near, names: Sequence[CouncilName]) -> None:
        self._near = near
        self._names = [name.span.start for name in names]
        self._papers = list(matches(PAPER, near.text, near.page.words.at(PAPER_WORDS)))
        self._starts = [paper.start() for paper in self._papers]

    def of(self, name: Span) -> Role | None:
        """``agenda`` or ``report`` where this letter is, or brings, that of the meeting named at ``name``."""
        near, sentence = self._near, self._near.sentence(name.start)
        paper = self._last(max(sentence.start, name.start - 300), name.start)
        if paper is None:
            return self._said_next(sentence)
        end = min(sentence.end, sentence.start + 600)
        if other_event(near.text[paper.end() : name.start]):
            return None
        if end - sentence.start < 200 and HEADING.match(near.text, sentence.start, end):
            first = self._first(sentence.start, name.start) or paper
            return None if other_event(near.text[first.end() : name.start]) else _role(first)
        if OTHER_CLAUSE.search(near.text, paper.end(), name.start):
            return None
        return (
            _role(paper)
            if self._now(sentence.start, end) and offers(near.text, sentence.start, paper.start())
            else None
        )

    def _now(self, start: int, end: int) -> bool:
        """Whether a stretch says that the letter itself brings something."""
        near = self._near
        if near.says(NOT_NOW, start, end):
            return False
        return near.says(NOW, start, end) or (near.says(SENDS, start, end) and not near.says(LATER, start, end))

    def _last(self, start: int, end: int) -> re.Match[str] | None:
        index = bisect_left(self._starts, end) - 1
        return self._papers[index] if index >= 0 and self._starts[index] >= start else None

    def _first(self, start: int, end: int) -> re.Match[str] | None:
        index = bisect_left(self._starts, start)
        return self._papers[index] if index < len(self._starts) and self._starts[index] < end else None

    def _said_next(self, sentence: Span) -> Role | None:
        """The role that the next sentence tells: `De Raad vindt plaats op … . De geannoteerde agenda gaat hierbij.`"""
        near, following = self._near, self._near.following(sentence)
        if following is None:
            return None
        start, end = following.start, min(following.end, following.start + 400)
        paper = self._first(start, end)
        if paper is None or not near.says(PLACE_IN_TIME, sentence.start, sentence.end):
            return None
        names = bisect_left(self._names, end) - bisect_left(self._names, start)
        here = not names and self._now(start, end) and offers(near.text, start, paper.start())
        return _role(paper) if here else None


def _role(paper: re.Match[str]) -> Role:
    return "report" if paper["report"] else "agenda"
