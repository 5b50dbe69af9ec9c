"""Kept promises with the day and the debate in which they were made."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.model import Debate, Extraction, Fulfilment, Mention
from kg.resolve.dates import resolve_day

__all__ = ["resolve_fulfilments"]


def resolve_fulfilments(extraction: Extraction) -> Extraction:
    """Kept promises with their day, and with the debate that their words name; debates are resolved before."""
    stated = extraction.letterhead.date
    written = stated.value if stated else None
    debates = [mention for mention in extraction.mentions if isinstance(mention, Debate) and mention.id]
    starts = [debate.span.start for debate in debates]

    def done(mention: Mention) -> Mention:
        if not isinstance(mention, Fulfilment):
            return mention
        inside = debates[bisect_left(starts, mention.span.start) : bisect_left(starts, mention.span.end)]
        day = resolve_day(mention.day, written)[0] if mention.day else None
        debate = _debate([one for one in inside if one.date is None or not written or one.date < written], day)
        day = day or (debate.date if debate else None)
        return replace(mention, id="fulfilled", date=day, debate=debate.id if debate else None)

    return replace(extraction, mentions=tuple(done(mention) for mention in extraction.mentions))


def _debate(inside: Sequence[Debate], day: date | None) -> Debate | None:
    """The debate of that day; where no day is said, the only one."""
    if day is None:
        return inside[0] if len({debate.id for debate in inside}) == 1 else None
    return next((debate for debate in inside if debate.date == day), None)
