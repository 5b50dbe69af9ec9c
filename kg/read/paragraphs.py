"""From rows of print to a text: the rows of a paragraph are one line, its notes stand at the text's end.

A row goes on in the next where it is as long as its column is wide: the next row's first word had no room on it.
What is shorter (a heading, an item, a line of an address) stands by itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from kg.read.columns import Block
from kg.read.lines import hyphen, is_item, is_torn
from kg.read.print import Row

__all__ = ["written"]

_NOTE_SIZE: Final = 0.92
"""Parts of the text's height: a note is printed smaller."""
_LEADER: Final = re.compile(r"(?:\. ?){4}\d{0,4}$")
"""The points of a table of contents."""
_APART: Final = 1.4
_RISE: Final = 10.0
"""Heights of a letter; a cell of a table is not as high."""
_NEAR: Final = 20.0
"""Points between the left edges of rows of one column: an item stands further in than the text."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with the right edge of its column, and whether a column begins with it."""

    row: Row
    edge: float
    begins: bool
    text: str


def written(main: Sequence[Block], first: Sequence[Block], last: Sequence[Block]) -> str:
    """The text of columns in the order of reading, with what stands before and after, and below it the notes."""
    main = [column for block in main for column in _columns(block)]
    size = _size(main)
    called = {call for block in main for row in block for call in row.calls}
    body: list[Block] = []
    notes: dict[str, list[Row]] = {}
    for block in main:
        rest, found = _without_notes(block, size, called, len(notes))
        body.append(rest)
        notes |= found
    labels = frozenset(notes)
    parts = [*map(_listed, first), _flow(body, labels), *map(_listed, last)]
    parts += [f"[^{label}]: {_paragraph(rows)}" for label, rows in notes.items()]
    return "\n\n".join(part for part in parts if part) + "\n"


def _columns(block: Block) -> Iterator[Block]:
    """A block cut where it goes on far higher on the page: there the next column begins."""
    start = 0
    for index in range(1, len(block)):
        if block[index].main.base > block[index - 1].main.base + _RISE * block[index].main.size:
            yield block[start:index]
            start = index
    yield block[start:]


def _size(blocks: Iterable[Block]) -> float:
    """The height in which most letters are printed."""
    sizes: Counter[float] = Counter()
    for row in (row for block in blocks for row in block):
        sizes[round(row.main.size, 1)] += len(row.main.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _without_notes(block: Block, size: float, called: set[str], so_far: int) -> tuple[Block, dict[str, list[Row]]]:
    """A block without the notes at its columns' feet, and these by their labels, which go on from those before."""
    notes: dict[str, list[Row]] = {}
    rest: list[Row] = []
    at = 0
    for start, end in _feet(block, size):
        rest += block[at:start]
        label, at = "", end
        for row in block[start:end]:
            following = str(so_far + len(notes) + 1)
            if row.label == following and following in called:
                label = following
                notes[label] = [_unlabelled(row)]
            elif label:
                notes[label].append(row)
            else:
                rest.append(row)
    return (*rest, *block[at:]), notes


def _feet(block: Block, size: float) -> Iterator[tuple[int, int]]:
    """Stretches of rows printed as notes, below which a column ends: what follows stands higher."""
    start = 0
    for small, rows in groupby(block, lambda row: row.main.size < _NOTE_SIZE * size):
        end = start + len(list(rows))
        if small and (end == len(block) or block[end].main.base > block[end - 1].main.base):
            yield start, end
        start = end


def _unlabelled(row: Row) -> Row:
    """A note's first row without its label."""
    opening = row.pieces[0]
    if opening.is_figure:
        return Row(row.pieces[1:])
    return Row((opening._replace(text=opening.text.lstrip()[len(row.label) :].lstrip("). ")), *row.pieces[1:]))


def _listed(block: Block) -> str:
    """A column beside the text, row by row, with an empty line where one stands apart."""
    parts = [row.text for row in block[:1]]
    for above, row in pairwise(block):
        apart = above.main.base - row.main.base > _APART * row.main.size
        parts.append(("\n\n" if apart else "\n") + row.text)
    return "".join(parts)


def _paragraph(rows: Sequence[Row]) -> str:
    parts = [rows[0].text]
    for row in rows[1:]:
        _join(parts, row.text)
    return "".join(parts)


def _flow(blocks: Sequence[Block], labels: frozenset[str]) -> str:
    """The text of columns through which it runs."""
    lines = [line for block in blocks for line in _lines(block, labels)]
    if not lines:
        return ""
    pitch = _pitch(lines)
    parts, rows, opening = [lines[0].text], 1, lines[0]
    for above, line in pairwise(lines):
        if _goes_on(above, line, opening, pitch):
            rows += 1
            _join(parts, line.text)
            continue
        apart = rows > 1 or line.begins or not _near(above, line, pitch)
        parts.append(("\n\n" if apart else "\n") + line.text)
        rows, opening = 1, line
    return "".join(parts)


def _lines(block: Block, labels: frozenset[str]) -> Iterator[_Line]:
    ends: dict[int, float] = {}
    for row in block:
        if "\t" in row.text:  # a head or a table's row is as wide as it likes
            continue
        place = int(row.left / _NEAR)
        ends[place] = max(row.right, ends.get(place, row.right))
    for index, row in enumerate(block):
        place = int(row.left / _NEAR)
        edge = max(ends.get(near, 0.0) for near in (place - 1, place, place + 1))
        yield _Line(row, edge, index == 0, _text(row, labels))


def _text(row: Row, labels: frozenset[str]) -> str:
    main = row.main
    parts = []
    for between, piece in row.parts():
        label = piece.text.strip()
        call = label in labels and piece.calls(main)
        parts.append(f"[^{label}]" if call else between + piece.text)
    return "".join(parts).strip()


def _pitch(lines: Sequence[_Line]) -> float:
    """How far apart the rows of a paragraph are, in parts of their height."""
    steps = Counter(
        round(step / line.row.main.size, 1)
        for above, line in pairwise(lines)
        if 0 < (step := above.row.main.base - line.row.main.base) < 2.5 * line.row.main.size
    )
    return steps.most_common(1)[0][0] if steps else 1.2


def _near(above: _Line, line: _Line, pitch: float) -> bool:
    size = line.row.main.size
    step = above.row.main.base - line.row.main.base
    return 0 < step < 1.3 * max(pitch, 1.0) * size and _alike(above, line)


def _alike(above: _Line, line: _Line) -> bool:
    """Whether two rows are printed in one size; the box of a letter is another in italics."""
    return 0.8 < above.row.main.size / line.row.main.size < 1.25


def _goes_on(above: _Line, line: _Line, opening: _Line, pitch: float) -> bool:
    """Whether a row is the paragraph's next: no item, not set off, and without room on the row above it."""
    if is_item(line.text, above.text) or _LEADER.search(above.text[-20:]) or not _is_full(above, line):
        return False
    if "\t" in above.text or "\t" in line.text:  # a table's rows
        return False
    if line.begins:
        return _alike(above, line) and is_torn(above.text, line.text)
    shift = line.row.left - above.row.left
    hanging = above is opening and is_item(above.text)
    indented = above is opening and -4 * line.row.main.size < shift < 0
    return _near(above, line, pitch) and (abs(shift) < 0.8 * line.row.main.size or hanging or indented)


def _is_full(above: _Line, line: _Line) -> bool:
    word = line.text.split(None, 1)[0]
    room = (line.row.right - line.row.left) / max(len(line.text), 1) * (len(word) + 1)
    return above.row.right + room > above.edge - 0.25 * line.row.main.size


def _join(parts: list[str], line: str) -> None:
    """Adds a row to the paragraph, its last word made whole."""
    above = parts[-1].replace("\u00ad", "-") if parts[-1].endswith("\u00ad") else parts[-1]
    between = " "
    if above[-1] == "-" and len(above) > 1 and above[-2].isalnum():
        between = hyphen(above, line)
        above = above[:-1] if between == "-" else above
    parts[-1] = above
    parts.append(between.strip("-=") + line)
