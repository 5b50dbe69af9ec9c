"""Letters that are a meeting's agenda or report without the words that name such a paper beside the meeting.

Their subject says so, or their first sentence tells of the one meeting and the next ones of its outcome or of what the
Netherlands will say there. The day decides with them: an agenda comes before the meeting, a report after it.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final, Literal

from kg.lexicon import meeting_papers as lexicon
from kg.model import Council, Extraction, Span, changed
from kg.resolve.opening import sentences_of
from kg.resolve.phrases import phrase

__all__ = ["resolve_roles"]

Role = Literal["agenda", "report"]

_NONE: Final = timedelta(0)
_AHEAD: Final = timedelta(days=45)
_SINCE: Final = timedelta(days=60)
_REACH: Final = 200
_BEHIND: Final = 5
"""In how many sentences behind the first a letter tells what the meeting did."""


def resolve_roles(extraction: Extraction) -> Extraction:
    """Gives the meeting its role in a letter that has none yet; meetings are resolved before."""
    councils = [mention for mention in extraction.mentions if isinstance(mention, Council)]
    if not councils or any(council.role for council in councils):
        return extraction
    found = _by_subject(extraction, councils) or _by_opening(extraction, councils) or _by_outcome(extraction, councils)
    if found is None:
        return extraction
    meeting, role = found
    mentions = tuple(changed(one, role=role) if one is meeting else one for one in extraction.mentions)
    return replace(extraction, mentions=mentions)


def _by_subject(extraction: Extraction, councils: list[Council]) -> tuple[Council, Role] | None:
    """`Agenda Visserijraad 17 en 18 december`: the opening's first meeting on the right side of the letter's day."""
    subject = extraction.letterhead.subject
    role = _said_role(subject.value) if subject else None
    if subject is None or role is None or "raad" not in subject.value.lower():
        return None
    opening = list(sentences_of(extraction, 3))
    near = (one for one in councils if any(place.holds(one.span) for place in opening))
    return next(((one, role) for one in near if _fits(extraction, one, role)), None)


def _said_role(subject: str) -> Role | None:
    if phrase(lexicon.AGENDA_SUBJECT).search(subject):
        return "agenda"
    return "report" if phrase(lexicon.REPORT_SUBJECT).search(subject) else None


def _by_opening(extraction: Extraction, councils: list[Council]) -> tuple[Council, Role] | None:
    """`Op 28 april vond … plaats van de Raad van Landbouwministers. … De Raad heeft … goedgekeurd`."""
    first, *rest = [*sentences_of(extraction, 1 + _BEHIND)] or [Span(0, 0)]
    named = [one for one in councils if first.holds(one.span) or first.overlaps(one.span)]
    if len({one.id for one in named}) != 1:
        return None
    role = _told_role(extraction.document.text, first, rest)
    return (named[0], role) if role and _fits(extraction, named[0], role) else None


def _by_outcome(extraction: Extraction, councils: list[Council]) -> tuple[Council, Role] | None:
    """`Hierbij informeer ik uw Kamer over de uitkomsten van de LVR van 19 en 20 oktober`."""
    text = extraction.document.text
    for place in sentences_of(extraction, 2):
        for one in councils:
            start = max(place.start, one.span.start - _REACH)
            before = text[start : one.span.start] if place.holds(one.span) else ""
            told = phrase(lexicon.OUTCOME_OF).search(before) and not phrase(lexicon.NOT_TOLD).search(before)
            if told and _fits(extraction, one, "report"):
                return one, "report"
    return None


def _told_role(text: str, first: Span, rest: list[Span]) -> Role | None:
    opening = first.of(text)
    if phrase(lexicon.TO_BE_HELD).search(opening):
        return "agenda" if _any(lexicon.AGENDA_HERE, text, [first, *rest[:2]]) else None
    if phrase(lexicon.HELD).search(opening):
        return "report" if _any(lexicon.OUTCOME, text, [first, *rest]) else None
    return None


def _any(words: str, text: str, places: list[Span]) -> bool:
    return any(phrase(words).search(place.of(text)) for place in places)


def _fits(extraction: Extraction, council: Council, role: Role) -> bool:
    """Whether the meeting lies on the role's side of the letter's day, and near it."""
    stated = extraction.letterhead.date
    if stated is None or not council.dates:
        return False
    first, last = council.dates[0], council.dates[-1]
    away = first - stated.value if role == "agenda" else stated.value - last
    return _NONE <= away <= (_AHEAD if role == "agenda" else _SINCE)
