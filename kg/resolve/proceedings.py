"""Days of debates, requests and promises, and the papers of motions: small steps of one shape."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from kg.model import Commitment, Day, Debate, Extraction, Kamerstuk, Mention, Motion, Request, changed
from kg.resolve.dates import resolve_day
from kg.resolve.noted import Noted, papers_of_notes

__all__ = ["resolve_commitments", "resolve_debates", "resolve_motions", "resolve_requests"]

# What may stand between a motion and the paper cited beside it
_REACH: Final = 130
_FAR: Final = 300
# From a motion to the call of its footnote: `over een fonds`, and the mark that closes either
_OVER: Final = re.compile(
    r"(?:\s(?:over|inzake|betreffende|om|m\.b\.t\.)\s[^.,;:()|\n]{1,100}|(?:\sc\.s)?\.?)[.,;:)»”]{0,2}"
)
_SENTENCE: Final = re.compile(r"(?:[^.;:|]|(?<=c\.s)\.|(?<=c)\.(?=s)){0,300}[.;:]?")
# The rest of a table's cell and the next one
_CELLS: Final = re.compile(r"(?P<own>[^|\n]{0,400})\|(?P<next>[^|\n]{1,200})\|")
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
    """Motions with their id, and with their paper where it is cited right beside, in their footnote or their row."""
    papers = [mention for mention in extraction.mentions if isinstance(mention, Kamerstuk) and mention.id]
    starts = [paper.span.start for paper in papers]
    motions = [mention.span.start for mention in extraction.mentions if isinstance(mention, Motion)]
    text = extraction.document.text
    notes = papers_of_notes(extraction, papers)

    def done(mention: Mention) -> Mention:
        if not isinstance(mention, Motion) or not mention.movers:
            return mention
        paper = _beside(mention, text, papers, starts, motions) or _noted(mention, text, notes, motions)
        paper = paper or _in_next_cell(mention, text, papers, starts)
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


def _noted(mention: Motion, text: str, notes: Mapping[int, Noted], motions: Sequence[int]) -> str | None:
    """The paper of the footnote called right behind a motion, or behind what it is about; of one that names the motion
    also where it is called at the sentence's end.
    """
    start = mention.span.end
    following = bisect_left(motions, start)
    limit = min(start + _FAR, motions[following] if following < len(motions) else len(text))
    near, far = (found.end() if (found := form.match(text, start, limit)) else start for form in (_OVER, _SENTENCE))
    for at in range(start, max(near, far) + 1):
        if at in notes and (at <= near or notes[at].of_motion):
            return notes[at].paper
    return None


def _in_next_cell(mention: Motion, text: str, papers: Sequence[Kamerstuk], starts: Sequence[int]) -> str | None:
    """The one paper in the next cell of the table row in which a motion stands, whose own cell cites none."""
    line = text.rfind("\n", 0, mention.span.start) + 1
    if not text[line : mention.span.start].lstrip().startswith("|"):
        return None
    cells = _CELLS.match(text, mention.span.end)
    if cells is None:
        return None
    own, following = (
        {one.id for one in papers[bisect_left(starts, cells.start(name)) : bisect_left(starts, cells.end(name))]}
        for name in ("own", "next")
    )
    return next(iter(following)) if not own and len(following) == 1 else None


def _written(extraction: Extraction) -> date | None:
    stated = extraction.letterhead.date
    return stated.value if stated else None


def _day(day: Day | None, written: date | None) -> date | None:
    return resolve_day(day, written)[0] if day else None
