"""What kind of letter it is, with the words that decide.

The annotated agenda or the report of a Council meeting decides first, since the letter says of itself that it is or
brings it; then that the letter tells that an answer is late; then words of the subject; then words of the opening; then
that the opening names the request to which the letter replies, which counts for more than that it brings something. A
letter of which nothing tells is another letter, with no words to show.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from kg.lexicon.letter_kinds import KINDS, OTHER
from kg.model import Council, Extraction, Request, Span, Stated
from kg.resolve.delays import notice_of_delay
from kg.resolve.opening import sentences_of

__all__ = ["AGENDA", "BRINGING", "LATE", "REPLY", "REPORT", "resolve_kind"]

AGENDA: Final = "geannoteerde agenda"
REPORT: Final = "verslag"
REPLY: Final = "beantwoording"
BRINGING: Final = "aanbieding"
LATE: Final = "uitstelbericht"
_ROLES: Final = {"agenda": AGENDA, "report": REPORT}
_OPENING: Final = 3


def resolve_kind(extraction: Extraction) -> Extraction:
    """Gives the letterhead the kinds of the letter: none of a paper that is no letter."""
    head = extraction.letterhead
    if head.kind.value != "brief":
        return extraction
    late = notice_of_delay(extraction)
    found = Stated(LATE, late) if late else _worded(extraction)
    if found is None or found.value == BRINGING:
        found = _replying(extraction) or found or Stated(OTHER)
    kinds = tuple(_brought(extraction)) or (found,)
    return replace(extraction, letterhead=replace(head, letter_kinds=kinds))


def _brought(extraction: Extraction) -> Iterator[Stated[str]]:
    """Agenda and report: a letter may bring both, each of one meeting or more."""
    roles = [mention for mention in extraction.mentions if isinstance(mention, Council) and mention.role]
    for role, kind in _ROLES.items():
        first = next((mention for mention in roles if mention.role == role), None)
        if first is not None:
            yield Stated(kind, _sentence(extraction, first.span))


def _sentence(extraction: Extraction, span: Span) -> Span:
    """The sentence in which something stands; its own words where it stands in none."""
    holding = [sentence for sentence in extraction.sentences if sentence.holds(span)]
    return max(holding, default=span)


def _worded(extraction: Extraction) -> Stated[str] | None:
    places = list(_told(extraction))
    for part in (places[:1] if extraction.letterhead.subject else [], places):
        for kind, pattern in _patterns():
            for place in part:
                found = _found(pattern, extraction.document.text, place)
                if found:
                    return Stated(kind, found)
    return None


def _replying(extraction: Extraction) -> Stated[str] | None:
    """The reply to a request that the letter's opening names."""
    opening = list(_told(extraction))
    for mention in extraction.mentions:
        if isinstance(mention, Request) and any(place.overlaps(mention.span) for place in opening):
            return Stated(REPLY, mention.span)
    return None


def _told(extraction: Extraction) -> Iterator[Span]:
    """Where a letter says what it is: its subject, and its first sentences."""
    head = extraction.letterhead
    if head.subject and head.subject.span:
        yield head.subject.span
    yield from sentences_of(extraction, _OPENING)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A kind and its words; a blank in a pattern is any white space, so that a line may end there."""
    return tuple(
        (kind, re.compile("|".join(words).replace(" ", r"\s+"), re.IGNORECASE | re.DOTALL))
        for kind, words in KINDS.items()
    )


def _found(pattern: re.Pattern[str], text: str, place: Span) -> Span | None:
    match = pattern.search(text[place.start : min(place.end, place.start + 1000)])
    return Span(place.start + match.start(), place.start + match.end()) if match else None
