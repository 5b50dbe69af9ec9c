"""Which paper a footnote cites: the only one, or the one that it says the motion is."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kg.model import Extraction, Kamerstuk

__all__ = ["Noted", "papers_of_notes"]

_REACH: Final = 130
# In a footnote, right before the motion's paper: `voor de motie zie Kamerstuk`
_THE_MOTION: Final = re.compile(
    r"(?i)\bmotie\b(?:\s(?:zie|is|staat|in|op|van)\b|[:,(]|\s(?:het|de)\slid\s[^\s.;]{1,30}|\s){0,6}$"
)


class Noted(NamedTuple):
    """The paper that a footnote cites, and whether it says that this is the motion."""

    paper: str
    of_motion: bool


def papers_of_notes(extraction: Extraction, papers: Iterable[Kamerstuk]) -> dict[int, Noted]:
    """The one paper that a footnote cites, or that it says the motion is, by the offset at which it is called."""
    cited: dict[str, dict[str, bool]] = {}
    text = extraction.document.text
    for paper in papers:
        if paper.note and paper.id:
            said = _THE_MOTION.search(text, max(0, paper.span.start - _REACH), paper.span.start) is not None
            found = cited.setdefault(paper.note, {})
            found[paper.id] = found.get(paper.id, False) or said
    notes = extraction.document.notes
    return {note.call.start: one for note in notes if note.call and (one := _single(cited.get(note.label, {})))}


def _single(cited: Mapping[str, bool]) -> Noted | None:
    """The only one of a note's papers, or the only one that is said to be the motion."""
    said = [one for one, of_motion in cited.items() if of_motion]
    if len(said) == 1:
        return Noted(said[0], of_motion=True)
    return Noted(next(iter(cited)), of_motion=False) if len(cited) == 1 else None
