"""Numbers of things as bars under each other, each behind the name of its thing, or where it is narrow below it."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from kg.web.drawing.bars import Bar
from kg.web.drawing.measure import lines, short
from kg.web.drawing.words import Mark, unmarked, written

__all__ = ["ranks"]

_NAMES, _BARS, _NUMBERS, _ROW = 300, 380, 70, 26
_TOGETHER = 8
"""So many rows are one drawing: a page of paper ends between two of them, never within one."""
_NARROW, _LINE, _LINES, _BAR, _MOST = 250, 17, 2, 16, 74
"""On a narrow screen: how wide a name is at most, how tall a line of it, of how many; how tall a bar, and how wide the
widest in per cent, so that its number has room beside it."""


def ranks(found: Sequence[Bar], title: str, mark: Mark = unmarked) -> Markup:
    """The chart, in the order given; nothing where no number is above 0. What stands under a bar is its number.

    It is drawn twice: the style sheet shows the one that the screen has room for.
    """
    most = max((bar.count for bar in found), default=0)
    if not most:
        return Markup("")
    drawn = "".join((*_wide(found, most, mark), *_narrow(found, most, mark)))
    return Markup(f'<div class="rows" role="group" aria-label="{escape(title)}">{drawn}</div>')


def _parts(found: Sequence[Bar]) -> Iterator[Sequence[Bar]]:
    return (found[at : at + _TOGETHER] for at in range(0, len(found), _TOGETHER))


def _wide(found: Sequence[Bar], most: int, mark: Mark) -> Iterator[str]:
    width = _NAMES + _BARS + _NUMBERS
    for some in _parts(found):
        rows = "".join(_row(bar, place * _ROW, most, mark) for place, bar in enumerate(some))
        tall = _ROW * len(some)
        yield f'<svg class="drawing ranks" viewBox="0 0 {width} {tall}" width="{width}" height="{tall}">{rows}</svg>'


def _narrow(found: Sequence[Bar], most: int, mark: Mark) -> Iterator[str]:
    """The same as wide as the screen is: each name above its bar, on two lines where it needs them."""
    for some in _parts(found):
        rows, y = [], 0
        for bar in some:
            told = lines(bar.label, _NARROW, _LINES) or [""]
            rows.append(_below(bar, told, y, most, mark))
            y += len(told) * _LINE + _BAR + 12
        yield f'<svg class="drawing column fluid" width="100%" height="{y}">{"".join(rows)}</svg>'


def _below(bar: Bar, told: Sequence[str], y: int, most: int, mark: Mark) -> str:
    name = "".join(
        f'<tspan x="0" y="{y + 13 + place * _LINE}">{escape(line)}</tspan>' for place, line in enumerate(told)
    )
    wide, top, number = max(0.7, _MOST * max(0, bar.count) / most), y + len(told) * _LINE + 2, _number(bar)
    said = f"{escape(bar.label)}: {escape(number)}"
    text = f"<text{mark(bar.label)}>{name}</text>"
    linked = f'<a href="{escape(bar.href)}">{text}</a>' if bar.href else text
    return (
        f'{linked}<rect class="bar" aria-hidden="true" x="0" y="{top}" width="{wide:.1f}%" height="{_BAR}" rx="2">'
        f'<title>{said}</title></rect><text class="value" x="{wide:.1f}%" dx="8" y="{top + 13}">{escape(number)}</text>'
    )


def _number(bar: Bar) -> str:
    return bar.foot if bar.foot is not None else str(bar.count)


def _row(bar: Bar, y: int, most: int, mark: Mark) -> str:
    wide = max(2.0, _BARS * max(0, bar.count) / most)
    number = _number(bar)
    place = f' class="name" x="{_NAMES - 10}" y="{y + 17}"'
    name = written(bar.label, short(bar.label, _NAMES - 14), mark, place)
    told = f"{escape(bar.label)}: {escape(number)}"
    linked = f'<a href="{escape(bar.href)}">{name}</a>' if bar.href else name
    value = f'<text class="value" x="{_NAMES + wide + 8:.1f}" y="{y + 17}">{escape(number)}</text>'
    return (
        f'{linked}<rect class="bar" aria-hidden="true" x="{_NAMES}" y="{y + 4}" width="{wide:.1f}" '
        f'height="{_ROW - 8}" rx="2"><title>{told}</title></rect>{value}'
    )
