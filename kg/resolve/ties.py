"""How a letter is tied to a paper or a motion, where its words say so.

A letter may follow up a paper (``in vervolg op mijn brief van …``), respond to it (``in antwoord op de brief van …``)
or correct it (``ter vervanging van …``): said right before the citation, in its sentence. It reports on a motion where
the motion's sentence speaks of carrying it out. Any other citation is no more than one.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from kg.model import Extraction, Kamerstuk, Mention, Motion, Span, Tie, changed

__all__ = ["resolve_ties"]

_REACH: Final = 220
_FAR: Final = 400
# From the words to the citation no other paper, clause or bracket of more than a note call may stand.
_TO_PAPER: Final = r"(?:(?!\bnr\.|\bnrs\.)[^;()]){0,200}\(?[^;()]{0,20}$"
_STRAIGHT: Final = _TO_PAPER.replace("[^;()]", "[^;(),]", 1)
_SAID: Final[tuple[tuple[Tie, re.Pattern[str]], ...]] = (
    (
        "corrects",
        re.compile(
            r"\b(?:ter|als)\s+(?:correctie|vervanging|rectificatie)\s+(?:van|op)\b"
            + _TO_PAPER
            + r"|\b(?:vervangt|corrigeert|herstelt)\b"
            + _TO_PAPER,
            re.IGNORECASE,
        ),
    ),
    (
        "followsUp",
        re.compile(
            r"\b(?:(?:in|als|ten)\s+vervolge?\s+(?:op|van)|vervolg\s+op|(?:in|als|ter)\s+aanvulling\s+op|aanvullend\s+op|"
            r"aansluitend\s+op|nader\s+op)\b" + _TO_PAPER,
            re.IGNORECASE,
        ),
    ),
    (
        "respondsTo",
        re.compile(
            r"(?<!nota )\b(?:in\s+(?:antwoord|reactie)\s+op|naar\s+aanleiding\s+van|ter\s+beantwoording\s+van|"
            r"reageer(?:t|\s+ik|en\s+wij)?\s+(?:ik\s+|wij\s+)?op)\b" + _STRAIGHT,
            re.IGNORECASE,
        ),
    ),
)
# Each of these ways to say it holds one of these
_STEMS: Final = (
    *("vervang", "correctie", "rectificatie", "corrigeert", "herstelt", "vervolg", "aanvul", "aansluitend", "nader"),
    *("antwoord", "reactie", "aanleiding", "reageer"),
)
_CARRIED_OUT: Final = re.compile(
    r"\b(?:uitvoering|uitgevoerd|afgedaan|afdoening|invulling|gestand|nagekomen|"
    r"(?:voldaan|tegemoet\s?gekomen|gevolg\s+gegeven|opvolging\s+gegeven)|"
    r"(?:voldoe|voldoen|gevolg|opvolging|tegemoet)(?=\s+(?:ik|wij|te\s+geven|wordt|aan)\b))\b",
    re.IGNORECASE,
)


def resolve_ties(extraction: Extraction) -> Extraction:
    """Papers with their tie and motions on which the letter reports, as far as the words say so."""
    text, sentences = extraction.document.text, extraction.sentences
    starts = [sentence.start for sentence in sentences]

    def around(span: Span) -> Span:
        index = bisect_right(starts, span.start) - 1
        return sentences[index] if index >= 0 and sentences[index].holds(span) else span

    def done(mention: Mention) -> Mention:
        if isinstance(mention, Kamerstuk) and mention.id and mention.number and mention.note is None:
            before = text[max(around(mention.span).start, mention.span.start - _REACH) : mention.span.start]
            return changed(mention, tie=_said(before))
        if isinstance(mention, Motion):
            sentence = around(mention.span)
            start, end = max(sentence.start, mention.span.start - _FAR), min(sentence.end, mention.span.end + _FAR)
            return changed(mention, reported=bool(_CARRIED_OUT.search(text, start, end)))
        return mention

    return replace(extraction, mentions=tuple(map(done, extraction.mentions)))


def _said(before: str) -> Tie | None:
    lower = before.lower()
    if not any(stem in lower for stem in _STEMS):
        return None
    return next((tie for tie, pattern in _SAID if pattern.search(before)), None)
