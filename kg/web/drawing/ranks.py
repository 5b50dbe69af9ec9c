"""Numbers of things as bars that lie under each other, each behind the name of its thing."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from kg.web.drawing.bars import Bar
from kg.web.drawing.measure import short

__all__ = ["ranks"]

_NAMES, _BARS, _NUMBERS, _ROW = 300, 380, 70, 26


def ranks(found: Sequence[Bar], title: str) -> Markup:
    """The chart, in the order given; nothing where no number is above 0. What stands under a bar is its number."""
    most = max((bar.count for bar in found), default=0)
    if not most:
        return Markup("")
    rows = "".join(_row(bar, place * _ROW, most) for place, bar in enumerate(found))
    width, tall = _NAMES + _BARS + _NUMBERS, _ROW * len(found)
    return Markup(
        f'<svg class="drawing ranks" viewBox="0 0 {width} {tall}" width="{width}" height="{tall}" role="group" '
        f'aria-label="{escape(title)}">{rows}</svg>'
    )


def _row(bar: Bar, y: int, most: int) -> str:
    wide = max(2.0, _BARS * max(0, bar.count) / most)
    number = bar.foot if bar.foot is not None else str(bar.count)
    name = f'<text class="name" x="{_NAMES - 10}" y="{y + 17}">{escape(short(bar.label, _NAMES - 14))}</text>'
    told = f"{escape(bar.label)}: {escape(number)}"
    linked = f'<a href="{escape(bar.href)}" aria-label="{told}">{name}</a>' if bar.href else name
    value = f'<text class="value" x="{_NAMES + wide + 8:.1f}" y="{y + 17}">{escape(number)}</text>'
    return (
        f'{linked}<rect class="bar" x="{_NAMES}" y="{y + 4}" width="{wide:.1f}" height="{_ROW - 8}" rx="2">'
        f"<title>{told}</title></rect>{value}"
    )
