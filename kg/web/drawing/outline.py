"""A small graph for a narrow screen: each thing, and under it all that it points at, with the property's name above."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from kg.web.drawing.graph import Edge
from kg.web.drawing.measure import short
from kg.web.drawing.words import Mark, unmarked, written

__all__ = ["outline"]

_WIDTH, _X, _EDGE, _TALL = 250, 22, 8, 30
_ROW, _HEAD, _GAP = 52, 34, 12
"""Sizes in pixels: what points has a head as tall as that, what it points at a row, and then comes a gap."""


def outline(
    edges: Sequence[Edge], names: Mapping[str, str], links: Mapping[str, str], title: str, mark: Mark = unmarked
) -> Markup:
    """The drawing; ``names`` tell what is written on each key's card, ``links`` where it leads."""
    if not edges:
        return Markup("")
    said: dict[str, list[Edge]] = {}
    for edge in edges:
        said.setdefault(edge.subject, []).append(edge)
    parts: list[str] = []
    y = 2
    for subject, own in said.items():
        parts += _group(subject, own, names, links, y, mark)
        y += _HEAD + len(own) * _ROW + _GAP
    return Markup(
        f'<svg class="drawing column" viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" role="group" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _group(
    subject: str, own: Sequence[Edge], names: Mapping[str, str], links: Mapping[str, str], y: int, mark: Mark
) -> Iterator[str]:
    """What points, and a row for each thing that it points at."""
    last = y + _HEAD + (len(own) - 1) * _ROW + _ROW - _TALL // 2
    yield f'<path class="line" d="M{_EDGE} {y + _TALL}V{last}"/>'
    yield _card(names[subject], links.get(subject, ""), 2, y, mark)
    for place, edge in enumerate(own):
        top = y + _HEAD + place * _ROW + _ROW - _TALL
        yield f'<path class="line" d="M{_EDGE} {top + _TALL // 2}H{_X}"/>'
        label = short(edge.label, _WIDTH - _X, 12, bold=True)
        yield f'<text class="kind" x="{_X}" y="{top - 5}">{escape(label)}</text>'
        yield _card(names[edge.object], links.get(edge.object, ""), _X, top, mark)


def _card(name: str, href: str, x: int, y: int, mark: Mark) -> str:
    room = _WIDTH - x - 2
    text = written(name, short(name, room - 20), mark, f' x="{x + 10}" y="{y + 20}"')
    inside = f'<rect class="card" x="{x}" y="{y}" width="{room}" height="{_TALL}" rx="6"/>{text}'
    return f'<a href="{escape(href)}">{inside}</a>' if href else inside
