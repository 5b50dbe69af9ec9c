"""Numbers in time as bars: each tells its number to whoever points at it, reads it aloud or follows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

__all__ = ["WIDTH", "Bar", "bars"]

WIDTH = 720
"""How wide a chart is at most."""
_HEIGHT, _FOOT, _HEAD = 120, 20, 16
_WIDEST, _LOWER = 34, 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its number, and where it leads."""

    label: str
    count: int
    href: str | None = None
    foot: str | None = None
    """What stands under it; None for the label, where there is room."""
    under: str = ""
    """What stands a line lower, as the year does under its first month; a tick goes with it."""


def bars(found: Sequence[Bar], title: str, say: Callable[[int], str], chosen: str = "") -> Markup:
    """The chart. ``say`` puts a number in words; ``chosen`` is the label of the bar that stands out."""
    most = max((bar.count for bar in found), default=0)
    if not most:
        return Markup("")
    step = min(WIDTH / len(found), _WIDEST + 8)
    every = max(1, round(38 / step))
    lower = _LOWER if any(bar.under for bar in found) else 0
    parts = [
        _bar(bar, place * step, step, most, say(bar.count), chosen=bar.label == chosen)
        + (_foot(bar, place * step + step / 2) if bar.foot is not None or place % every == 0 else "")
        + _under(bar, place * step)
        for place, bar in enumerate(found)
    ]
    width = round(step * len(found)) + 4
    tall = _HEAD + _HEIGHT + _FOOT + lower
    return Markup(
        f'<svg class="drawing bars" viewBox="0 0 {width} {tall}" width="{width}" height="{tall}" role="group" '
        f'aria-label="{escape(title)}">{"".join(parts)}'
        f'<path class="axis" d="M0 {_HEAD + _HEIGHT + 0.5}H{width}"/></svg>'
    )


def _bar(bar: Bar, x: float, step: float, most: int, said: str, *, chosen: bool) -> str:
    if not bar.count:
        return ""
    tall = max(2, round(_HEIGHT * bar.count / most))
    wide = max(1.5, step - min(4, step / 4))
    told = f"{escape(bar.label)}: {escape(said)}"
    rect = (
        f'<rect class="bar{" chosen" if chosen else ""}" x="{x:.1f}" y="{_HEAD + _HEIGHT - tall}" width="{wide:.1f}" '
        f'height="{tall}" rx="2"><title>{told}</title></rect>'
    )
    number = ""
    if step >= 20:
        number = f'<text class="count" x="{x + wide / 2:.1f}" y="{_HEAD + _HEIGHT - tall - 4}">{bar.count}</text>'
    inside = f"{rect}{number}"
    return f'<a href="{escape(bar.href)}" aria-label="{told}">{inside}</a>' if bar.href else inside


def _foot(bar: Bar, x: float) -> str:
    text = bar.label if bar.foot is None else bar.foot
    return f'<text class="foot" x="{x:.1f}" y="{_HEAD + _HEIGHT + 15}">{escape(text)}</text>' if text else ""


def _under(bar: Bar, x: float) -> str:
    """The words of the lower line, begun where the bar begins, with a tick down to them."""
    if not bar.under:
        return ""
    foot = _HEAD + _HEIGHT
    return (
        f'<path class="axis" d="M{x:.1f} {foot}V{foot + _FOOT + 14}"/>'
        f'<text class="under" x="{x + 4:.1f}" y="{foot + _FOOT + 12}">{escape(bar.under)}</text>'
    )
