"""The life of a meeting as a picture: a row for each role, a column for each day, the meeting itself in between.

The names of the rows stand above their lines, on a sheet of their own that stays in sight while the picture scrolls.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kg.web.drawing.measure import short
from kg.web.drawing.sheet import sheet
from kg.web.drawing.words import Mark, unmarked, unseen
from kg.web.dutch import joined

__all__ = ["Meeting", "Point", "dot", "life", "shown"]

_LEFT, _WORD, _COLUMN, _ROW, _HEAD, _FOOT, _MOST, _BESIDE = 6, 160, 104, 40, 36, 40, 12, 4
"""Sizes in pixels; so many days are drawn, and so many dots of a day in a row."""
_EDGE = 44
"""What tells how many there are on earlier days, or on later ones."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something of one day: its ``role`` (a row), its ISO ``day``, how people write that, its name, where it leads."""

    role: str
    day: str
    date: str
    name: str
    href: str | None


Meeting = tuple[str, str, str]
"""Its day (ISO), how people write it, its name."""


def life(
    points: Sequence[Point], meeting: Meeting, roles: Sequence[tuple[str, str]], title: str, mark: Mark = unmarked
) -> Markup:
    """The drawing; ``roles`` are each with its word, in order.

    Of more than twelve days those nearest to the meeting, of more than four of a day in a row the first; how many are
    left out is told there. Nothing where there is nothing beside the meeting.
    """
    dated = [point for point in points if point.day]
    rows = [(role, word) for role, word in roles if any(point.role == role for point in dated)]
    if not dated or not meeting[0]:
        return Markup("")
    earlier, days, later = shown(dated, meeting[0])
    edges = earlier, later
    left = _LEFT + (_EDGE if edges[0] else 0)
    until = left + len(days) * _COLUMN + 10
    width, tall = until + (_EDGE if edges[1] else 0), _HEAD + len(rows) * _ROW + _FOOT
    when = {point.day: point.date for point in dated} | {meeting[0]: meeting[1]}
    xs = {day: left + place * _COLUMN + _COLUMN // 2 for place, day in enumerate(days)}
    parts = [f'<path class="axis lane" d="M{_LEFT} {_y(place)}H{width - 6}"/>' for place in range(len(rows))]
    parts += [_day(when[day], x, tall) for day, x in xs.items()]
    parts.append(_meeting(meeting[2], xs[meeting[0]], tall))
    for place, (role, word) in enumerate(rows):
        own = [point for point in dated if point.role == role]
        for day, x in xs.items():
            parts += _points([point for point in own if point.day == day], word, x, place, mark)
        for outside, x in zip(edges, (_LEFT, until), strict=True):
            parts.append(_left_out(sum(point.role == role for point in outside), x, place, 14))
    words = "".join(_word(word, place) for place, (_, word) in enumerate(rows))
    return sheet(
        f'<div class="lanes" aria-hidden="true"><svg width="{_WORD}" height="{tall}">{words}</svg></div>'
        f'<svg class="drawing life" viewBox="0 0 {width} {tall}" width="{width}" height="{tall}" role="group" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>',
        xs[meeting[0]] / width,
    )


def shown(dated: Sequence[Point], meeting: str) -> tuple[list[Point], list[str], list[Point]]:
    """The days that are drawn in their order, that of the meeting among them; what is of earlier ones, and of later."""
    ordered = sorted({point.day for point in dated} | {meeting})
    at = ordered.index(meeting)
    first = max(0, min(at - _MOST // 2, len(ordered) - _MOST))
    days = ordered[first : first + _MOST]
    return [one for one in dated if one.day < days[0]], days, [one for one in dated if one.day > days[-1]]


def _y(row: int) -> int:
    return _HEAD + row * _ROW + _ROW // 2


def _word(word: str, place: int) -> str:
    """The name of a row, above its dots."""
    return f'<text x="0" y="{_y(place) - 13}">{escape(short(word, _WORD, 12, bold=True))}</text>'


def _day(written: str, x: int, tall: int) -> str:
    day, _, year = written.rpartition(" ")
    told = ((day, tall - 22), (year, tall - 7))
    return "".join(
        f'<text class="foot" x="{x}" y="{y}">{escape(short(line, _COLUMN - 4, 12))}</text>' for line, y in told if line
    )


def _meeting(name: str, x: int, tall: int) -> str:
    return (
        f'<path class="now" d="M{x} {_HEAD - 6}V{tall - _FOOT + 2}"/>'
        f'<rect class="card self" x="{x - 50}" y="2" width="100" height="24" rx="6"/>'
        f'<text class="self" x="{x}" y="19" text-anchor="middle">{escape(short(name, 92, bold=True))}</text>'
    )


def _points(same: Sequence[Point], word: str, x: int, row: int, mark: Mark) -> list[str]:
    """The dots of a day in a row, and how many more there are."""
    many = min(len(same), _BESIDE)
    places = [x + round((number - (many - 1) / 2) * 26) for number in range(many)]
    dots = [dot(one, word, place, _y(row), mark) for one, place in zip(same, places, strict=False)]
    return [*dots, _left_out(len(same) - _BESIDE, x + 26, row, 17)]


def _left_out(count: int, x: int, row: int, below: int) -> str:
    """How many are not drawn, so far below the line of a row; empty for none."""
    return f'<text class="kind" x="{x}" y="{_y(row) + below}">+ {count}</text>' if count > 0 else ""


def dot(point: Point, word: str, x: int, y: int, mark: Mark = unmarked) -> str:
    """A dot that tells what it is, and leads there."""
    told = joined("", [f"{word}: ", point.name, f", {point.date}"])
    drawn = (
        f'<circle class="reach" cx="{x}" cy="{y}" r="13"/><circle class="dot {escape(point.role)}" cx="{x}" cy="{y}" '
        f'r="8" aria-hidden="true"><title>{escape(told)}</title></circle>{unseen(told, mark, x, y)}'
    )
    return f'<a href="{escape(point.href)}">{drawn}</a>' if point.href else drawn
