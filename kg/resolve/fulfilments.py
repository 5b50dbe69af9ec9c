"""Kept promises with the day and the debate in which they were made, and the earlier letter that kept them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.model import Debate, Extraction, Fulfilment, Kamerstuk, Mention, Span
from kg.resolve.dates import resolve_day
from kg.resolve.noted import papers_of_notes

__all__ = ["resolve_fulfilments"]


def resolve_fulfilments(extraction: Extraction) -> Extraction:
    """Kept promises with their day, and with the debate that their words name; debates are resolved before.

    One that an earlier letter kept stays where its words, or a footnote called in them, cite that letter alone.
    """
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

    told = _of_earlier_letters(extraction)
    return replace(extraction, mentions=tuple(map(done, told)))


def _of_earlier_letters(extraction: Extraction) -> Iterable[Mention]:
    """The mentions, with the letter that kept a promise before this one; without those of which none is cited."""
    if not any(isinstance(mention, Fulfilment) and mention.elsewhere for mention in extraction.mentions):
        return extraction.mentions
    papers = [one for one in extraction.mentions if isinstance(one, Kamerstuk) and one.id and one.number]
    notes = {at: one.paper for at, one in papers_of_notes(extraction, papers).items() if not one.of_motion}
    found: list[Mention] = []
    for mention in extraction.mentions:
        if not isinstance(mention, Fulfilment) or not mention.elsewhere:
            found.append(mention)
        elif paper := _only_cited(mention.span, papers, notes):
            found.append(replace(mention, paper=paper))
    return found


def _only_cited(span: Span, papers: Iterable[Kamerstuk], notes: Mapping[int, str]) -> str | None:
    """The one paper cited in a stretch, or in the notes called in it and right behind."""
    cited = {str(one.id) for one in papers if span.holds(one.span)}
    cited |= {paper for at, paper in notes.items() if span.start <= at <= span.end + 1}
    return next(iter(cited)) if len(cited) == 1 else None


def _debate(inside: Sequence[Debate], day: date | None) -> Debate | None:
    """The debate of that day; where no day is said, the only one."""
    if day is None:
        return inside[0] if len({debate.id for debate in inside}) == 1 else None
    return next((debate for debate in inside if debate.date == day), None)
