"""Columns of a printed page: each is read to its end before the next, also where the file was written across them.

A page is left in the order in which it was written unless two columns of running text alternate line by line: then
they are taken apart. A table's cells, which alternate too, are no running text, and stay as they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from kg.read.print import GAP, Page, Row

__all__ = ["Block", "beside", "blocks"]

Block = tuple[Row, ...]
"""Rows of one column, from top to bottom."""

_LEAST_ROWS: Final = 5
_LEAST_LETTERS: Final = 18
_LEAST_WIDTH: Final = 0.2
_TRIED: Final = 8
_SIDE: Final = 0.6
"""Parts of the page's width: what begins further right is a column at its side."""


def blocks(rows: Sequence[Row], width: float) -> Iterator[Block]:
    """The rows of a page as columns in the order of reading."""
    found = _woven(rows, width)
    if found is None:
        if rows:
            yield tuple(rows)
        return
    start, end, edge = found
    sides = [_split(row, edge) for row in rows[start:end]]
    yield from blocks(rows[:start], width)
    yield tuple(left for left, _ in sides if left)
    yield from blocks([right for _, right in sides if right], width)
    yield from blocks(rows[end:], width)


def _woven(rows: Sequence[Row], width: float) -> tuple[int, int, float] | None:
    """The longest run of rows that alternates between two columns, and where the second begins; None without one."""
    lefts = Counter(round(piece.left) for row in rows for piece in row.pieces)
    found = []
    for edge, count in lefts.most_common(_TRIED):
        if count >= _LEAST_ROWS:
            runs = (_trimmed(rows, *run, edge) for run in _runs(rows, edge))
            found += [
                (end - start, start, end, edge) for start, end in runs if _are_columns(rows[start:end], edge, width)
            ]
    return max(found)[1:] if found else None


def _runs(rows: Sequence[Row], edge: float) -> Iterator[tuple[int, int]]:
    """Stretches of rows of which none crosses the edge."""
    start = 0
    for index, row in enumerate(rows):
        if any(piece.left < edge - 1.5 and piece.right > edge - 0.3 * piece.size for piece in row.pieces):
            if index > start:
                yield start, index
            start = index + 1
    if start < len(rows):
        yield start, len(rows)


def _trimmed(rows: Sequence[Row], start: int, end: int, edge: float) -> tuple[int, int]:
    """The run without what stands apart below its second column: a signature, another paragraph over the whole page."""
    last = max((index for index in range(start, end) if _split(rows[index], edge)[1]), default=start)
    for index in range(last + 1, end):
        if not 0 < rows[index - 1].main.base - rows[index].main.base < 1.8 * rows[index].main.size:
            return start, index
    return start, end


def _split(row: Row, edge: float) -> tuple[Row | None, Row | None]:
    left = tuple(piece for piece in row.pieces if piece.left < edge - 1.5)
    right = tuple(piece for piece in row.pieces if piece.left >= edge - 1.5)
    return Row(left) if left else None, Row(right) if right else None


def _are_columns(rows: Sequence[Row], edge: float, width: float) -> bool:
    """Whether both sides are running text, and the rows go from one to the other again and again."""
    sides = [_split(row, edge) for row in rows]
    lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
    if not (_is_running(lefts, width) and _is_running(rights, width)):
        return False
    order = [side for row in sides for side, part in enumerate(row) if part]
    turns = sum(one != other for one, other in pairwise(order))
    return turns >= 1.2 * min(len(lefts), len(rights))


def _is_running(rows: Sequence[Row], width: float) -> bool:
    """Whether most rows are as long as their column is wide, as a paragraph's are and a table's cells are not."""
    if len(rows) < _LEAST_ROWS or median(len(row.text) for row in rows) < _LEAST_LETTERS:
        return False
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    full = sum(row.right > left + 0.75 * (right - left) for row in rows)
    return right - left > _LEAST_WIDTH * width and full >= 0.55 * len(rows)


def beside(page: Page) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of a page without the column at its right side, in which a ministry tells who writes; and that."""
    places = (piece.left for row in page.rows for piece in row.pieces if piece.left >= _SIDE * page.width)
    for edge in sorted(edge for edge, count in Counter(map(round, places)).most_common(_TRIED) if count > 2):
        sides = [_split(row, edge) for row in page.rows]
        main = tuple(left for left, _ in sides if left)
        side = tuple(right for _, right in sides if right)
        if main and _is_side(main, side, edge):
            return main, tuple(sorted(side, key=lambda row: -row.main.base))
    return page.rows, ()


def _is_side(main: Sequence[Row], side: Sequence[Row], edge: float) -> bool:
    """Whether these are no column of a table: in lines or in letters of their own, and nothing runs into them."""
    low, high = min(row.main.base for row in side), max(row.main.base for row in side)
    level = [row for row in main if low - 1 <= row.main.base <= high + 1]
    if not level or any(row.right > edge - GAP * row.main.size / 2 for row in level):
        return False
    bases = {round(row.main.base) + near for row in level for near in (-1, 0, 1)}
    shared = sum(round(row.main.base) in bases for row in side)
    smaller = median(row.main.size for row in side) < 0.92 * median(row.main.size for row in level)
    return smaller or shared < 0.6 * len(side)
