"""One thing in the middle, and around it, in two columns, the groups of things that it is tied to."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from markupsafe import Markup, escape

from kg.web.drawing.measure import lines, short
from kg.web.drawing.sheet import sheet
from kg.web.drawing.words import Mark, unmarked, written

__all__ = ["MOST", "Drawn", "Groups", "star", "told"]

MOST = 4
"""So many of a group's things are drawn."""
_WIDTH, _CARD, _ROW, _GAP, _PAD, _LINES = 760, 230, 24, 30, 10, 4
_OWN, _LINE = 200, 18
"""How wide the thing's own card is, and how tall a line on it."""


class Drawn(Protocol):
    """What stands on a card."""

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def href(self) -> str | None: ...  # noqa: D102


Groups = Sequence[tuple[str, Sequence[Drawn], int]]
"""Each by its name, with the first of its things, and how many there are."""


def star(middle: str, groups: Groups, title: str, mark: Mark = unmarked) -> Markup:
    """The drawing, ``middle`` in its middle, four things a group; nothing where there is nothing around it. ``title``
    says what it is a picture of."""
    if not groups:
        return Markup("")
    half = (len(groups) + 1) // 2
    sides = (groups[:half], groups[half:])
    height = max(_LINES * _LINE + 2 * _PAD, *(_height(side) for side in sides))
    parts = [
        part for left, side in zip((True, False), sides, strict=True) for part in _side(side, height, mark, left=left)
    ]
    return sheet(
        f'<svg class="drawing star" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="group" aria-label="{escape(title)}">{"".join(parts)}{_middle(middle, height, mark)}</svg>',
        0.5,
    )


def _height(side: Groups) -> int:
    return sum(_ROW * (1 + _shown(count)) + _GAP for _, _, count in side) + 10


def _shown(count: int) -> int:
    return min(count, MOST) + (count > MOST)


def _side(side: Groups, height: int, mark: Mark, *, left: bool) -> Iterator[str]:
    x = 4 if left else _WIDTH - _CARD - 4
    y = (height - _height(side)) // 2 + _GAP // 2
    for name, items, count in side:
        head = short(name, _CARD - 2 * _PAD, 12, bold=True)
        tall = _ROW * (1 + _shown(count)) + 8
        yield _line(x + _CARD if left else x, y + tall // 2, height // 2, left=left)
        yield f'<rect class="card" x="{x}" y="{y}" width="{_CARD}" height="{tall}" rx="6"/>'
        yield f'<text class="kind" x="{x + 10}" y="{y + 17}">{escape(head)}</text>'
        yield from told(items, count, x + 10, y + 17, _CARD - 2 * _PAD, mark)
        y += tall + _GAP - 8


def told(items: Sequence[Drawn], count: int, x: int, y: int, room: float, mark: Mark) -> Iterator[str]:
    """The first of a group's ``count`` things, each a row below ``y`` and ``room`` pixels wide, and how many more."""
    for place, item in enumerate(items[:MOST], 1):
        yield _entry(item, x, y + place * _ROW, room, mark)
    if count > MOST:
        yield f'<text class="kind" x="{x}" y="{y + (MOST + 1) * _ROW}">+ {count - MOST}</text>'


def _entry(item: Drawn, x: int, y: int, room: float, mark: Mark) -> str:
    text = written(item.text, short(item.text, room), mark, f' x="{x}" y="{y}"')
    return f'<a href="{escape(item.href)}">{text}</a>' if item.href else text


def _line(x: int, y: int, middle: int, *, left: bool) -> str:
    end = (_WIDTH - _OWN) // 2 if left else (_WIDTH + _OWN) // 2
    bend = (x + end) // 2
    return f'<path class="line" d="M{x} {y} C{bend} {y} {bend} {middle} {end} {middle}"/>'


def _middle(text: str, height: int, mark: Mark) -> str:
    own = lines(text, _OWN - 2 * _PAD, _LINES, bold=True)
    tall = len(own) * _LINE + 2 * _PAD
    top, x = (height - tall) // 2, _WIDTH // 2
    spans = "".join(
        f'<tspan x="{x}" y="{top + _PAD + 13 + place * _LINE}">{escape(line)}</tspan>' for place, line in enumerate(own)
    )
    return (
        f'<rect class="card self" x="{x - _OWN // 2}" y="{top}" width="{_OWN}" height="{tall}" rx="6"/>'
        f'<text class="self" text-anchor="middle"{mark(text)}>{spans}<title>{escape(text)}</title></text>'
    )
