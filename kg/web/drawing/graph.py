"""A small graph: things in columns, each right of what points at it, with the name of the property on every line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from kg.web.drawing.measure import short
from kg.web.drawing.words import Mark, unmarked, written

__all__ = ["Edge", "graph"]

_COLUMN, _CARD, _ROW, _TALL, _DEEPEST = 340, 200, 44, 30, 5


class Edge(NamedTuple):
    """One statement: the key of its subject, the name of its property, the key of its object."""

    subject: str
    label: str
    object: str


def graph(
    edges: Sequence[Edge], names: Mapping[str, str], links: Mapping[str, str], title: str, mark: Mark = unmarked
) -> Markup:
    """The drawing; ``names`` tell what is written on each key's card, ``links`` where it leads."""
    if not edges:
        return Markup("")
    places = _placed(edges)
    width = max(x for x, _ in places.values()) + _CARD + 4
    tall = max(y for _, y in places.values()) + _TALL + 4
    lines = [_line(edge, places) for edge in edges]
    lines += _labels(edges, places)  # above every line
    cards = [_card(names[key], links.get(key, ""), *places[key], mark) for key in places]
    return Markup(
        f'<svg class="drawing graph" viewBox="0 0 {width} {tall}" width="{width}" height="{tall}" role="group" '
        f'aria-label="{escape(title)}">{"".join((*lines, *cards))}</svg>'
    )


def _placed(edges: Sequence[Edge]) -> dict[str, tuple[int, int]]:
    """Where each card stands: in a column further to the right than what points at it, five at most (rings end)."""
    depth = dict.fromkeys((key for edge in edges for key in (edge.subject, edge.object)), 0)
    for _ in range(_DEEPEST - 1):
        for edge in edges:
            if edge.subject != edge.object:
                depth[edge.object] = max(depth[edge.object], min(depth[edge.subject] + 1, _DEEPEST - 1))
    columns: dict[int, list[str]] = {}
    for key, column in depth.items():
        columns.setdefault(column, []).append(key)
    most = max(map(len, columns.values()))
    return {
        key: (rank * _COLUMN + 2, (most - len(keys)) * _ROW // 2 + row * _ROW + 2)
        for rank, (_, keys) in enumerate(sorted(columns.items()))
        for row, key in enumerate(keys)
    }


def _line(edge: Edge, places: Mapping[str, tuple[int, int]]) -> str:
    (x, y), (ox, oy) = places[edge.subject], places[edge.object]
    y, oy = y + _TALL // 2, oy + _TALL // 2
    right = ox > x
    start, end = x + _CARD, ox if right else ox + _CARD
    bend = (start + end) // 2 if right else start + 60
    far = bend if right else end + 60
    return f'<path class="line" d="M{start} {y} C{bend} {y} {far} {oy} {end} {oy}"/>'


def _labels(edges: Sequence[Edge], places: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    """What the lines are, each once where it comes to its card: one above the other where several do."""
    room = _COLUMN - _CARD - 16
    above: dict[tuple[str, bool], list[str]] = {}
    for edge in edges:
        right = places[edge.object][0] > places[edge.subject][0]
        told = above.setdefault((edge.object, right), [])
        if edge.label in told:
            continue
        x, y = places[edge.object]
        x, y = x - 6 if right else x + _CARD + 6, y + _TALL // 2 - 4 - 12 * len(told)
        told.append(edge.label)
        side = "into" if right else "back"
        yield f'<text class="foot edge {side}" x="{x}" y="{y}">{escape(short(edge.label, room, 11))}</text>'


def _card(name: str, href: str, x: int, y: int, mark: Mark) -> str:
    text = written(name, short(name, _CARD - 20), mark, f' x="{x + 10}" y="{y + 20}"')
    inside = f'<rect class="card" x="{x}" y="{y}" width="{_CARD}" height="{_TALL}" rx="6"/>{text}'
    return f'<a href="{escape(href)}">{inside}</a>' if href else inside
