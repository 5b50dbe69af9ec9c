"""The life of a meeting for a narrow screen: its days from the first down to the last, all on one thread."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from kg.web.drawing.life import Meeting, Point, dot, shown
from kg.web.drawing.measure import short
from kg.web.drawing.words import Mark, unmarked

__all__ = ["spine"]

_WIDTH, _X, _DOTS, _EDGE, _APART, _BESIDE = 280, 20, 146, 8, 26, 4
"""Sizes in pixels: a screen of 320 has room for all of it. So many dots of a day stand side by side."""
_DAY, _ROW, _CARD = 26, 28, 40


def spine(
    points: Sequence[Point], meeting: Meeting, roles: Sequence[tuple[str, str]], title: str, mark: Mark = unmarked
) -> Markup:
    """The drawing: the same things, days and words as ``life`` has. Nothing where that has nothing."""
    dated = [point for point in points if point.day]
    if not dated or not meeting[0]:
        return Markup("")
    earlier, days, later = shown(dated, meeting[0])
    parts: list[str] = []
    y = 4
    for part, tall in (
        *_outside(earlier),
        *(one for day in days for one in _day(day, dated, meeting, roles, mark)),
        *_outside(later),
    ):
        parts.append(f'<g transform="translate(0 {y})">{part}</g>')
        y += tall
    thread = f'<path class="line" d="M{_EDGE} 6V{y - 6}"/>'
    return Markup(
        f'<svg class="drawing column" viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" role="group" '
        f'aria-label="{escape(title)}">{thread}{"".join(parts)}</svg>'
    )


_Part = tuple[str, int]
"""A piece of the drawing, and how tall it is."""


def _outside(points: Sequence[Point]) -> Iterator[_Part]:
    """How many things are on days that are not drawn."""
    if points:
        yield f'<text class="kind" x="{_X}" y="17">+ {len(points)}</text>', _DAY


def _day(
    day: str, dated: Sequence[Point], meeting: Meeting, roles: Sequence[tuple[str, str]], mark: Mark
) -> Iterator[_Part]:
    """A day's name, on the day of the meeting that itself, and a row for each role of what is of that day."""
    own = [point for point in dated if point.day == day]
    if day == meeting[0]:
        yield _card(f"{meeting[2]} {meeting[1]}"), _CARD
    else:
        yield (
            f'<text class="under" x="{_X}" y="18">{escape(short(own[0].date, _WIDTH - _X, 12, bold=True))}</text>',
            _DAY,
        )
    for role, word in roles:
        if same := [point for point in own if point.role == role]:
            yield "".join(_row(same, word, mark)), _ROW


def _card(name: str) -> str:
    return (
        f'<rect class="card self" x="0" y="5" width="{_WIDTH}" height="28" rx="6"/>'
        f'<text class="self" x="{_X}" y="24">{escape(short(name, _WIDTH - 2 * _X, bold=True))}</text>'
    )


def _row(same: Sequence[Point], word: str, mark: Mark) -> Iterator[str]:
    """The word for a role, and its dots; how many more there are than have room."""
    yield f'<text class="kind" x="{_X}" y="18">{escape(short(word, _DOTS - _X - 14, 12, bold=True))}</text>'
    for place, point in enumerate(same[:_BESIDE]):
        yield dot(point, word, _DOTS + place * _APART, 14, mark)
    if len(same) > _BESIDE:
        yield f'<text class="kind" x="{_DOTS + _BESIDE * _APART - 8}" y="18">+{len(same) - _BESIDE}</text>'
