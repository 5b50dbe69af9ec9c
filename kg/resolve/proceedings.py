"""Days of debates, requests and promises, and the papers of motions: small steps of one shape."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model import Commitment, Day, Debate, Extraction, Kamerstuk, Mention, Motion, Note, Request, changed
from kg.resolve.dates import resolve_day

__all__ = ["resolve_commitments", "resolve_debates", "resolve_motions", "resolve_requests"]

# What may stand between a motion and the paper cited beside it
BESIDE = re.compile(r"[^.;()]{0,120}\(\s{0,3}$|[\s,(]{0,6}$")


def resolve_debates(extraction: Extraction) -> Extraction:
    """Debates with their day, and the chamber that the letter is for where they are held with ``uw Kamer``."""
    written = _written(extraction)

    def done(mention: Mention) -> Mention:
        if not isinstance(mention, Debate):
            return mention
        day = _day(mention.day, written)
        return changed(mention, date=day, id=f"debate/{day}" if day else None if mention.day else "debate")

    return replace(extraction, mentions=tuple(map(done, extraction.mentions)))


def resolve_requests(extraction: Extraction) -> Extraction:
    """Requests with their day."""
    written = _written(extraction)

    def done(mention: Mention) -> Mention:
        if not isinstance(mention, Request):
            return mention
        day = _day(mention.day, written)
        return changed(mention, date=day, id=f"request/{day}" if day else None if mention.day else "request")

    return replace(extraction, mentions=tuple(map(done, extraction.mentions)))


def resolve_commitments(extraction: Extraction) -> Extraction:
    """Commitments with the day that limits them."""
    written = _written(extraction)

    def done(mention: Mention) -> Mention:
        if not isinstance(mention, Commitment):
            return mention
        return changed(mention, id="commitment", due_date=_day(mention.due, written))

    return replace(extraction, mentions=tuple(map(done, extraction.mentions)))


def resolve_motions(extraction: Extraction) -> Extraction:
    """Motions with their id, and with their paper where it is cited right beside or in the footnote called there."""
    papers = [mention for mention in extraction.mentions if isinstance(mention, Kamerstuk) and mention.id]
    starts = [paper.span.start for paper in papers]
    motions = [mention.span.start for mention in extraction.mentions if isinstance(mention, Motion)]
    notes = _papers_of_notes(extraction.document.notes, papers)

    def done(mention: Mention) -> Mention:
        if not isinstance(mention, Motion) or not mention.movers:
            return mention
        beside = _beside(mention, extraction.document.text, papers, starts, motions)
        paper = beside or notes.get(mention.span.end) or notes.get(mention.span.end + 1)
        return changed(mention, id=f"motion/{mention.movers[0]}", paper=paper)

    return replace(extraction, mentions=tuple(map(done, extraction.mentions)))


def _beside(mention: Motion, text: str, papers: list[Kamerstuk], starts: list[int], motions: list[int]) -> str | None:
    end = mention.span.end
    index = bisect_left(starts, end)
    if index == len(papers) or starts[index] - end > 130:
        return None
    following = bisect_left(motions, end)
    if following < len(motions) and motions[following] < starts[index]:
        return None
    return papers[index].id if BESIDE.fullmatch(text[end : starts[index]]) else None


def _papers_of_notes(notes: Iterable[Note], papers: Iterable[Kamerstuk]) -> dict[int, str]:
    """The one paper that a footnote cites, by the offset at which the footnote is called."""
    cited: dict[str, set[str]] = {}
    for paper in papers:
        if paper.note and paper.id:
            cited.setdefault(paper.note, set()).add(paper.id)
    single = {label: min(ids) for label, ids in cited.items() if len(ids) == 1}
    return {note.call.start: single[note.label] for note in notes if note.call and note.label in single}


def _written(extraction: Extraction) -> date | None:
    stated = extraction.letterhead.date
    return stated.value if stated else None


def _day(day: Day | None, written: date | None) -> date | None:
    return resolve_day(day, written)[0] if day else None
