"""A paper between those that it cites, to its left, and those that cite it, to its right; ties among them as arcs."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from kg.web.drawing.card import CARD, TALL, Node, card
from kg.web.drawing.sheet import sheet

__all__ = ["Node", "network"]

_WIDTH, _ROW, _EDGE, _HEAD = 1000, 46, 70, 26
_LEFT, _MIDDLE, _RIGHT = _EDGE, (_WIDTH - CARD) // 2, _WIDTH - CARD - _EDGE


def network(
    middle: Node,
    left: Sequence[Node],
    right: Sequence[Node],
    ties: Sequence[tuple[str, str]],
    heads: tuple[str, str],
    title: str,
) -> Markup:
    """The drawing; ``ties`` are pairs of keys, the citing one first, ``heads`` what stands above the two sides.

    Nothing where there is nothing around it.
    """
    if not left and not right:
        return Markup("")
    tall = _HEAD + max(len(left), len(right), 2) * _ROW
    places = dict(_places(left, _LEFT, tall)) | dict(_places(right, _RIGHT, tall))
    centre = (_MIDDLE, _HEAD + (tall - _HEAD - TALL) // 2)
    lines = [_to_middle(place, centre) for place in places.values()]
    arcs = [_arc(places[one], places[other]) for one, other in ties if one in places and other in places]
    above = [
        f'<text class="kind" x="{x}" y="14">{escape(word)}</text>'
        for x, word, nodes in ((_LEFT, heads[0], left), (_RIGHT, heads[1], right))
        if nodes
    ]
    cards = [card(node, *places[node.key]) for node in (*left, *right)]
    inside = "".join((*above, *lines, *arcs, *cards))
    return sheet(
        f'<svg class="drawing network" viewBox="0 0 {_WIDTH} {tall}" width="{_WIDTH}" height="{tall}" role="group" '
        f'aria-label="{escape(title)}">{inside}{card(middle, *centre, own=" self")}</svg>',
        0.5,
    )


def _places(nodes: Sequence[Node], x: int, tall: int) -> Iterator[tuple[str, tuple[int, int]]]:
    top = _HEAD + (tall - _HEAD - len(nodes) * _ROW) // 2 + (_ROW - TALL) // 2
    for number, node in enumerate(nodes):
        yield node.key, (x, top + number * _ROW)


def _to_middle(place: tuple[int, int], centre: tuple[int, int]) -> str:
    (x, y), (mx, my) = place, centre
    start, end = (x + CARD, mx) if x < mx else (x, mx + CARD)
    y, my, bend = y + TALL // 2, my + TALL // 2, (start + end) // 2
    return f'<path class="line" d="M{start} {y} C{bend} {y} {bend} {my} {end} {my}"/>'


def _arc(one: tuple[int, int], other: tuple[int, int]) -> str:
    """From the citing card to the cited one: outside their column, or from column to column beneath the middle."""
    (x, y), (ox, oy) = one, other
    y, oy = y + TALL // 2, oy + TALL // 2
    if x == ox:
        side, out = (x, -1) if x < _MIDDLE else (x + CARD, 1)
        bulge = side + out * min(_EDGE - 6, 14 + abs(y - oy) // 3)
        return f'<path class="tie" d="M{side} {y} C{bulge} {y} {bulge} {oy} {side} {oy}"/>'
    start, end = (x + CARD, ox) if x < ox else (x, ox + CARD)
    bend = (start + end) // 2
    return f'<path class="tie" d="M{start} {y} C{bend} {y} {bend} {oy} {end} {oy}"/>'
