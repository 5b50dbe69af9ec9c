"""A thing and what it is tied to for a narrow screen: itself on top, and under it, on one thread, each group's card."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from kg.web.drawing.measure import lines, short
from kg.web.drawing.star import MOST, Drawn, Groups, told
from kg.web.drawing.words import Mark, unmarked

__all__ = ["stem"]

_WIDTH, _X, _EDGE, _PAD, _GAP = 286, 14, 2, 10, 12
"""As wide as a card and the thread beside it: a screen of 320 pixels has room for it."""
_ROW, _LINE, _LINES, _FOOT = 24, 18, 6, 8
"""How tall a thing on a card is, and a line of the thing's own, of which there are so many at most."""


def stem(middle: str, groups: Groups, title: str, mark: Mark = unmarked) -> Markup:
    """The drawing, of what ``star`` draws, and of as much of it; nothing where there is nothing around ``middle``."""
    if not groups:
        return Markup("")
    own = lines(middle, _WIDTH - 2 * (_EDGE + _PAD), _LINES, bold=True)
    top = len(own) * _LINE + 2 * _PAD
    parts, y, last = [_own(middle, own, top, mark)], top + _GAP, top
    for name, items, count in groups:
        tall = _ROW * (1 + len(items[:MOST]) + (count > MOST)) + _FOOT
        last = y + _ROW // 2
        parts += _group(name, items, count, y, tall, mark)
        y += tall + _GAP
    thread = f'<path class="line" d="M{_EDGE} {top - _PAD}V{last}"/>'
    return Markup(
        f'<svg class="drawing column" viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" role="group" '
        f'aria-label="{escape(title)}">{thread}{"".join(parts)}</svg>'
    )


def _own(text: str, own: Sequence[str], tall: int, mark: Mark) -> str:
    """The thing's own card, ``tall`` pixels of it, with its name on as many lines as ``own`` has."""
    x = _EDGE + _PAD
    spans = "".join(
        f'<tspan x="{x}" y="{_PAD + 13 + place * _LINE}">{escape(line)}</tspan>' for place, line in enumerate(own)
    )
    return (
        f'<rect class="card self" x="{_EDGE - 1}" y="1" width="{_WIDTH - _EDGE}" height="{tall - 1}" rx="6"/>'
        f'<text class="self"{mark(text)}>{spans}<title>{escape(text)}</title></text>'
    )


def _group(name: str, items: Sequence[Drawn], count: int, y: int, tall: int, mark: Mark) -> Iterator[str]:
    """A group's card, its upper edge at ``y``, and the rung that ties it to the thread."""
    wide, x = _WIDTH - _X - _EDGE, _X + _PAD
    yield f'<path class="line" d="M{_EDGE} {y + _ROW // 2}H{_X}"/>'
    yield f'<rect class="card" x="{_X}" y="{y}" width="{wide}" height="{tall}" rx="6"/>'
    head = short(name, wide - 2 * _PAD, 12, bold=True)
    yield f'<text class="kind" x="{x}" y="{y + 17}">{escape(head)}</text>'
    yield from told(items, count, x, y + 17, wide - 2 * _PAD, mark)
