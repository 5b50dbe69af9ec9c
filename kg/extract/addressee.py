"""The chambers to which a paper is addressed."""

import re
from collections.abc import Sequence

from kg.extract.headlines import ADDRESS, CHAMBERS, Line
from kg.model import Chamber, Span, Stated

__all__ = ["addressed"]

# `I.a.a.: de Voorzitter van de Eerste Kamer`: who gets a copy is not who is written to
# An address is broken over so many short lines at most, or so many of any length
_MOST_LINES, _MOST_LONG, _SHORT = 6, 3, 44
COPIED = re.compile(r"(?i)\s(?:i\.?\s?a\.?\s?a\.?|(?:in\s)?(?:afschrift|kopie)(?:\saan)?|c\.?c\.?)\s?:")


def addressed(line: Line, below: Sequence[Line]) -> tuple[tuple[Stated[Chamber], ...], int]:
    """The chambers that an address names, and how many lines it takes; the lines below may hold its end."""
    match = ADDRESS.match(line.text)
    if not match or len(line.text) > 200 or (line.text[-1] in ".?!:" and len(line.text) > 120):
        return (), 0
    for taken in range(1, _MOST_LINES + 1):
        if taken > _MOST_LONG and any(len(other.text) > _SHORT for other in (line, *below[: taken - 1])):
            break
        text = " ".join([line.text, *(other.text for other in below[: taken - 1])])
        copied = COPIED.search(text)
        found = list(CHAMBERS.finditer(text, 0, copied.start() if copied else len(text))) if len(text) < 300 else []
        if found:
            end = below[taken - 2].end if taken > 1 and len(below) > taken - 2 else line.end
            return _chambers(found, Span(line.start, end)), taken
    return _committee(line, below)


# The boxes and houses at which the chambers' committees are written to
_BOXES: tuple[tuple[re.Pattern[str], Chamber], ...] = (
    (re.compile(r"(?:[Pp]ostbus|POSTBUS) 20017"), "I"),
    (re.compile(r"(?:[Pp]ostbus|POSTBUS) 20018|Plein 2|Binnenhof 4"), "II"),
)
_COMMITTEE = re.compile(r"(?i:voorzitters?\ van\ de\ (?:\w+\ ){0,2}commissie\b)", re.VERBOSE)


def _committee(line: Line, below: Sequence[Line]) -> tuple[tuple[Stated[Chamber], ...], int]:
    """The chamber of a committee that is written to at a chamber's box; without a box nothing tells whose it is."""
    if not _COMMITTEE.search(line.text):
        return (), 0
    for taken, other in enumerate(below[:4], 2):
        for box, chamber in _BOXES:
            if box.fullmatch(other.text):
                return (Stated(chamber, Span(line.start, other.end)),), taken
    return (), 0


def _chambers(found: Sequence[re.Match[str]], span: Span) -> tuple[Stated[Chamber], ...]:
    first = any(m["first"] or m["both"] for m in found)
    second = any(m["second"] or m["both"] for m in found)
    chambers: list[Stated[Chamber]] = []
    if first:
        chambers.append(Stated("I", span))
    if second:
        chambers.append(Stated("II", span))
    return tuple(chambers)
