"""The notes of a letter's text: where it calls them, and where they stand.

Letters are written with two signs for them, ``[^1]`` with ``[^1]:`` before the note, and a raised ``<sup>1</sup>``.
What calls no note of the text is no call: ``m<sup>2</sup>``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["NOTE", "Sign", "signs"]

_RAISED = r"<sup>\s{0,3}[\[(]?(?P<raised>\d{1,3})[\])]?\s{0,3}</sup>"
_CALL = re.compile(rf"(?:{_RAISED}|\[\^(?P<named>[\w-]{{1,20}})\])")
NOTE = re.compile(rf" {{0,8}}(?:{_RAISED}|\[\^(?P<named>[\w-]{{1,20}})\]:) *")
"""What a note begins with, at the start of its line."""


class Sign(NamedTuple):
    """A sign of a note, of which its label alone is to be seen.

    ``note`` counts the notes from 1; ``opens`` where the note itself follows; ``tied``: of a call that it is its note's
    first, of a note that it is called; ``tagged`` where tags raise it.
    """

    start: int
    end: int
    label: tuple[int, int]
    note: int
    opens: bool
    tied: bool
    tagged: bool


class _Place(NamedTuple):
    start: int
    end: int
    label: tuple[int, int]
    opens: bool
    tagged: bool


def signs(text: str) -> list[Sign]:
    """Those of all notes, and of the calls of one of them, in their order."""
    found = list(_places(text))
    notes: dict[str, list[tuple[int, int]]] = {}
    for number, place in enumerate((one for one in found if one.opens), 1):
        notes.setdefault(text[slice(*place.label)], []).append((place.start, number))
    told, first, number = [], dict[int, int](), 0
    for place in found:
        if place.opens:
            number += 1
            told.append(Sign(*place[:3], number, True, False, place.tagged))
        elif alike := notes.get(text[slice(*place.label)]):
            note = _meant(alike, place.start)
            told.append(Sign(*place[:3], note, False, first.setdefault(note, place.start) == place.start, place.tagged))
    return [sign._replace(tied=sign.tied or (sign.opens and sign.note in first)) for sign in told]


def _places(text: str) -> Iterator[_Place]:
    for match in _CALL.finditer(text):
        line = max(text.rfind("\n", max(0, match.start() - 9), match.start()) + 1, match.start() - 9, 0)
        note = NOTE.match(text, line) if line == 0 or text[line - 1] == "\n" else None
        label = match.span(match.lastgroup or 0)
        opens = note is not None and note.end() >= match.end() and note.span(note.lastgroup or 0) == label
        end = note.end() if opens and note else match.end()
        yield _Place(match.start(), end, label, opens, match.lastgroup == "raised")


def _meant(alike: list[tuple[int, int]], at: int) -> int:
    """The number of the note that a call means, of those of its label: the next, else the last."""
    after = bisect_right(alike, (at, 0))
    return alike[min(after, len(alike) - 1)][1]
