"""Heads and feet of printed pages: what stands at a page's edge and is said on each, or tells its number."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.read.cleaning import is_field, is_page_line, is_page_number, is_running_foot
from kg.read.print import Page, Piece, Row

__all__ = ["bare"]

_EDGE: Final = 0.11
"""Parts of a page's height at its top and its foot in which a running line stands."""
_TOP: Final = 0.75
_RIGHT: Final = 0.6
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")

_Key = tuple[str, int]


def bare(pages: Sequence[Page]) -> list[Page]:
    """The pages without their running lines. A head stays where it opens the first page; a foot that alone tells the
    paper's number stays on the last.
    """
    said = Counter(key for page in pages for key in {_key(row) for row in page.rows if _at_edge(row, page)})
    text = "\n".join(_words(row) for page in pages for row in page.rows)
    opening = {words for row in pages[0].rows for words in (_words(row), *map(_said, row.pieces))} if pages else set()
    found = []
    for number, page in enumerate(pages):
        rows = _not_again(page, opening) if number else page.rows
        ends = number == len(pages) - 1
        kept = (
            row
            for row in rows
            if not (_at_edge(row, page) and _runs(row, page, said, text, first=not number, last=ends))
        )
        found.append(replace(page, rows=tuple(kept)))
    return found


def _words(row: Row) -> str:
    return " ".join(row.text.split())


def _said(piece: Piece) -> str:
    return " ".join(piece.text.split())


def _key(row: Row) -> _Key:
    """What makes rows of two pages the same: their words but for figures, and their place."""
    return _DIGITS.sub("0", _words(row)), round(row.main.base / 3)


def _at_edge(row: Row, page: Page) -> bool:
    return not _EDGE * page.height < row.main.base < (1 - _EDGE) * page.height


def _runs(row: Row, page: Page, said: Counter[_Key], text: str, *, first: bool, last: bool) -> bool:
    """Whether a row at a page's edge is a running line that goes."""
    words = _words(row)
    if is_page_line(words, text) or is_page_number(words):
        return True
    if said[_key(row)] < 2 or not _LETTERS.search(words):
        return False
    head = row.main.base > page.height / 2
    return not (first if head else last and is_running_foot(words))


def _not_again(page: Page, opening: set[str]) -> Sequence[Row]:
    """The rows of a page that is not the first without what they say again of the letterhead, above or beside."""
    again = {
        piece
        for row in page.rows
        for piece in row.pieces
        if (row.main.base > _TOP * page.height or piece.left > _RIGHT * page.width) and _said(piece) in opening
    }
    if not any(is_field(_said(piece)) for piece in again):
        return page.rows
    rests = (tuple(piece for piece in row.pieces if piece not in again) for row in page.rows)
    return [Row(rest) for rest in rests if rest]
