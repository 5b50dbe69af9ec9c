"""Where a text that was broken into lines of one width goes on: breaks that a screen of another width need not keep."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

__all__ = ["soft"]

_LEAST, _MOST = 40, 120
"""The characters of a paragraph's longest line, where that was broken for its width: no letterhead, nothing whole."""
_APART = re.compile(r"\S(?: {3,}|\t)\S|  $|:$")
"""A line of columns; one with Markdown's mark of a break; one that leads on to what is listed below it."""
_SET_IN = "  "
_ENDS = (".", "!", "?")
_STOPS = (*_ENDS, ",", ";", ":")


def soft(text: str, start: int, end: int) -> Iterator[int]:
    """The places of the line breaks of one paragraph, ``text[start:end]``, within which its sentences go on.

    A line is full where the first word of the next had no room on it, by the longest line of the paragraph. An address
    or a signature has full lines too, but none that goes on: the next begins with a capital, and no full stop ends it.
    """
    lines = text[start:end].rstrip().split("\n")
    longest = max(map(len, lines))
    if not _LEAST <= longest <= _MOST or not _reads_on(lines):
        return
    at = start
    for line, following in pairwise(lines):
        at += len(line)
        if _full(line, following, longest):
            yield at
        at += 1


def _reads_on(lines: Sequence[str]) -> bool:
    """Whether a sentence goes on from any line to the next."""
    told = lines[-1].endswith(_ENDS)
    return any(
        following[:1].islower() or (told and not line.rstrip().endswith(_STOPS)) for line, following in pairwise(lines)
    )


def _full(line: str, following: str, longest: int) -> bool:
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > longest and not (
        _APART.search(line) or _APART.search(following.rstrip(" :")) or following.startswith(_SET_IN)
    )
