"""Heads and feet of printed pages: what stands at a page's edge and is said on each, or tells its number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from statistics import median
from typing import Final

from kg.read.cleaning import is_field, is_page_line, is_page_number, is_running_foot
from kg.read.print import Page, Piece, Row

__all__ = ["bare"]

_EDGE: Final = 0.11
"""Parts of a page's height at its top and its foot in which a running line stands."""
_TOP: Final = 0.75
_RIGHT: Final = 0.6
_DIGITS: Final = re.compile(r"\d{1,9}")
_MOST_FIGURES: Final = 8
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")

_WIDE: Final = 1.4
"""A gap that parts a running line from the text, in distances of lines."""
_SAME_LINE: Final = 2.0
"""Points by which rows on one line of print may differ."""
_FEW: Final = 3
"""Rows of a page of which no distance of lines can be told."""

_Key = tuple[str, int]


def bare(pages: Sequence[Page]) -> list[Page]:
    """The pages without their running lines. A head stays where it opens the first page; a foot that alone tells the
    paper's number stays on the last.
    """
    said = Counter(key for number, page in enumerate(pages) for key in _said_at_edge(page, number))
    text = "\n".join(_words(row) for page in pages for row in page.rows)
    opening = _letterhead(pages[0]) if pages else set()
    found = []
    for number, page in enumerate(pages):
        rows = _not_again(page, opening) if number else page.rows
        runs = partial(_runs, page=page, number=number, said=said, text=text, last=number == len(pages) - 1)
        calls = {label for row in page.rows for label in row.calls}
        kept = [row for row in rows if not _at_edge(row, page) or _is_note(row, page, calls) or not runs(row)]
        found.append(replace(page, rows=tuple(_head_first(kept, page))))
    return found


def _words(row: Row) -> str:
    return " ".join(row.text.split())


def _said(piece: Piece) -> str:
    return " ".join(piece.text.split())


def _said_at_edge(page: Page, number: int) -> set[_Key]:
    return {key for row in page.rows if _at_edge(row, page) for key in _keys(row, number)}


def _keys(row: Row, number: int) -> Iterator[_Key]:
    """What makes rows of two pages the same: their place and their words, of which one figure may count the pages."""
    words, place = _words(row), round(row.main.base / 3)
    yield words, place
    for figure in islice(_DIGITS.finditer(words), _MOST_FIGURES):
        counted = int(figure.group()) - number
        yield f"{words[: figure.start()]}\0{counted}\0{words[figure.end() :]}", place


def _is_note(row: Row, page: Page, calls: set[str]) -> bool:
    """Whether a row at a page's foot is a note: it opens with a number that the page calls."""
    return row.main.base < page.height / 2 and row.label in calls and not is_page_number(_words(row))


def _head_first(rows: list[Row], page: Page) -> list[Row]:
    """The rows with the head before them, also where it was written last."""
    at = len(rows)
    while at and _at_edge(rows[at - 1], page):
        at -= 1
    highest = max((row.main.base for row in rows[:at]), default=0.0)
    heads = [row for row in rows[at:] if row.main.base > highest]
    return [*heads, *rows[:at], *(row for row in rows[at:] if row not in heads)] if at else rows


def _at_edge(row: Row, page: Page) -> bool:
    return not _EDGE * page.height < row.main.base < (1 - _EDGE) * page.height


def _margins(page: Page) -> list[Row]:
    """The rows at a page's top and foot that a wider gap parts from the text."""
    rows = sorted(page.rows, key=lambda row: -row.main.base)
    gaps = [above.main.base - below.main.base for above, below in pairwise(rows)]
    wide = _WIDE * median([gap for gap in gaps if gap > _SAME_LINE] or [0.0])
    found: list[Row] = []
    for ordered, steps in ((rows, gaps), (rows[::-1], gaps[::-1])):
        edge = [n for n, gap in enumerate(steps) if gap >= wide and _at_edge(ordered[n], page)]
        found += ordered[: edge[-1] + 1] if edge else []
    return found if len(rows) > _FEW else list(page.rows)


def _runs(row: Row, *, page: Page, number: int, said: Counter[_Key], text: str, last: bool) -> bool:
    """Whether a row at a page's edge is a running line that goes."""
    words = _words(row)
    if is_page_line(words, text) or is_page_number(words):
        return True
    again, *counting = (said[key] for key in _keys(row, number))
    if max(again, max(counting, default=0) if len(_LETTERS.findall(words)) > 2 else 0) < 2:
        return False
    if not _LETTERS.search(words) or row not in _margins(page):
        return False
    head = row.main.base > page.height / 2
    return number > 0 if head else not (last and is_running_foot(words))


def _letterhead(page: Page) -> set[tuple[bool, str]]:
    """What the first page says at its top and in the column at its right, each by whether it is that column."""
    return {(beside, _said(piece)) for row in page.rows for piece in row.pieces for beside in _where(row, piece, page)}


def _where(row: Row, piece: Piece, page: Page) -> Iterator[bool]:
    """Whether a piece stands beside the text (True), above it (False), both or neither."""
    if piece.left > _RIGHT * page.width:
        yield True
    if row.main.base > _TOP * page.height:
        yield False


def _not_again(page: Page, opening: set[tuple[bool, str]]) -> Sequence[Row]:
    """The rows of a page that is not the first without what they say again of the letterhead, above or beside."""
    again = {
        piece
        for row in page.rows
        for piece in row.pieces
        if any((beside, _said(piece)) in opening for beside in _where(row, piece, page))
    }
    if not any(is_field(_said(piece)) for piece in again):
        return page.rows
    rests = (tuple(piece for piece in row.pieces if piece not in again) for row in page.rows)
    return [Row(rest) for rest in rests if rest]
