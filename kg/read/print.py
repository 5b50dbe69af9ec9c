"""A page of print as rows: the words that stand beside each other on one line, with their places.

Lengths are in points, from the page's lower left corner. The order is that in which the page was written, which the
makers of PDF files keep to the order of reading, but for what ``kg.read.columns`` mends.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pypdfium2 import raw as pdfium

__all__ = ["GAP", "Page", "Piece", "Row", "page_of"]

GAP: Final = 0.9
"""Parts of a letter's height: a wider gap than this stands between columns, no blank of a justified line is as wide."""
_CALL_SIZE: Final = 0.8
"""Parts of the height of a line's letters: what calls a note is printed smaller."""
_LABEL: Final = re.compile(r"\s{0,3}(?P<label>\d{1,3})[.)]{0,2}\s+(?=\S)")
_MOST_PIECES: Final = 4000
"""Pieces of a page; a page of small print has some 300."""
_SIGNS: Final = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "‣", 0xF02D: "-", 0x2010: "-", 0x2011: "-", 0xFFFE: "\u00ad", 2: "\u00ad",
}  # fmt: skip
"""Bullets as symbol fonts name them, and hyphens; the last two are how the library tells one at a line's end."""
_INDENT: Final = 3.0
"""Heights of a letter at most from an item's sign to its words."""
_ITEM_SIGN: Final = re.compile(r"[•●▪◦‣○■·–—*−-]|\(?(?:\d{1,2}|[a-z])[.)]")


class Piece(NamedTuple):
    """Words without a gap between them: where they begin and end, the line on which they stand, their height."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def is_figure(self) -> bool:
        """Whether it may be the call or the label of a note."""
        return self.text.strip().isdecimal() and len(self.text.strip()) < 4

    def calls(self, main: "Piece") -> bool:
        """Whether it calls a note from the line of ``main``: a small figure that stands higher than its words."""
        return self.is_figure and self.size < _CALL_SIZE * main.size and self.base > main.base + 0.1 * main.size


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one line, at least one, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def main(self) -> Piece:
        """The longest piece, which tells the line and the height."""
        return max(self.pieces, key=lambda piece: piece.right - piece.left)

    @property
    def text(self) -> str:
        """Its words, a tab where a column ends."""
        return "".join(gap + piece.text for gap, piece in self.parts()).rstrip()

    @property
    def calls(self) -> list[str]:
        """The labels of the notes that it calls, each behind a word."""
        return [piece.text.strip() for piece in self.pieces[1:] if piece.calls(self.main)]

    @property
    def label(self) -> str:
        """The number with which it opens, as a note does: ``1 Kamerstuk``, ``1) Kamerstuk``; empty without one."""
        if len(self.pieces) > 1 and self.pieces[0].is_figure:
            return self.pieces[0].text.strip()
        found = _LABEL.match(self.text)
        return found["label"] if found else ""

    def parts(self) -> Iterator[tuple[str, Piece]]:
        """Each piece with what stands before it: a tab where a column ends."""
        before = self.pieces[0]
        yield "", before._replace(text=before.text.strip())
        for index, piece in enumerate(self.pieces[1:], 1):
            gap = piece.left - before.right
            # Behind a list's sign the gap is its indent
            wide = gap > 2 * piece.size and not (index == 1 and len(before.text.strip()) < 4)
            apart = gap > 0.12 * piece.size or before.text.endswith(" ")
            yield ("\t" if wide else " " if apart else ""), piece._replace(text=piece.text.strip())
            before = piece


@dataclass(frozen=True, slots=True)
class Page:
    """A page's rows as they were written, and its width and height."""

    rows: tuple[Row, ...]
    width: float
    height: float


def page_of(page: Any, text: Any) -> Page:
    """The rows of a page of pypdfium2 with its text; one that lies on its side, or has more pieces than any print, is
    taken line by line as the library tells it.
    """
    width, height = page.get_size()
    pieces = list(_pieces(text)) if page.get_rotation() == 0 else []
    if not pieces or len(pieces) > _MOST_PIECES:
        return Page(tuple(_plain(text)), width, height)
    return Page(tuple(_with_signs(list(_rows(pieces)))), width, height)


def _plain(text: Any) -> Iterator[Row]:
    """Rows of which nothing is known but their words: their places are counted in letters."""
    told = text.get_text_range(errors="ignore").replace("\r\n", "\n").replace("\r", "\n").translate(_SIGNS)
    for number, line in enumerate(told.split("\n")):
        if line.strip():
            yield Row((Piece(line.strip(), 0.0, 5.0 * len(line), -14.0 * number, 10.0),))


class _Growing:
    """A piece as it grows; white space has no place of its own."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.left = self.right = self.base = self.size = 0.0

    def takes(self, left: float, base: float, size: float) -> bool:
        """Whether a character at this place goes on with the piece."""
        high = max(self.size, size)
        return abs(base - self.base) < 0.1 * high and -high < left - self.right < GAP * high and size > 0.75 * self.size

    def put(self, code: int, place: tuple[float, float, float, float]) -> None:
        left, right, base, size = place
        if not self.codes:
            self.left, self.right, self.base, self.size = left, right, base, size
        self.codes.append(code)
        self.right, self.size = max(self.right, right), max(self.size, size)

    def done(self) -> Piece:
        words = "".join(_SIGNS.get(code) or chr(code) for code in self.codes)
        plain = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        return Piece(plain, self.left, self.right, self.base, self.size)


def _pieces(text: Any) -> Iterator[Piece]:
    growing = _Growing()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0, 10, 13):
            continue
        if code in (9, 32, 160):
            if growing.codes and growing.codes[-1] != 32:
                growing.codes.append(32)
            continue
        place = _place(text, index)
        if growing.codes and not growing.takes(place[0], place[2], place[3]):
            yield growing.done()
            growing = _Growing()
        growing.put(code, place)
    if growing.codes:
        yield growing.done()


def _place(text: Any, index: int) -> tuple[float, float, float, float]:
    """Left, right, base line and height of a character."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return box.left, box.right, y.value, max(box.top - box.bottom, 1.0)


def _rows(pieces: Sequence[Piece]) -> Iterator[Row]:
    """Pieces that follow each other on one line, whether raised or not."""
    row: list[Piece] = []
    for piece in pieces:
        if row and not _beside(row[-1], piece):
            yield Row(tuple(row))
            row = []
        row.append(piece)
    if row:
        yield Row(tuple(row))


def _with_signs(rows: list[Row]) -> Iterator[Row]:
    """The rows, the sign of an item before its words also where a page's signs were all written last."""
    signs = [row for row in rows if len(row.pieces) == 1 and _ITEM_SIGN.fullmatch(row.text)]
    by_base: dict[int, list[Row]] = {}
    for sign in signs:
        by_base.setdefault(round(sign.main.base), []).append(sign)
    found: dict[Row, Piece] = {}
    for row in rows if signs else ():
        for near in (-1, 0, 1):
            for sign in by_base.get(round(row.main.base) + near, ()):
                if 0 <= row.left - sign.right < _INDENT * row.main.size and abs(row.main.base - sign.main.base) < 1:
                    found.setdefault(row, sign.main)
    taken = set(found.values())
    for row in rows:
        if row in found:
            yield Row((found[row], *row.pieces))
        elif row.pieces[0] not in taken:
            yield row


def _beside(one: Piece, other: Piece) -> bool:
    low, high = max(one.base, other.base), min(one.base + one.size, other.base + other.size)
    return high - low > 0.3 * min(one.size, other.size) and other.left > one.right - 0.3 * other.size
