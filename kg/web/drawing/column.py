"""A paper's network for a narrow screen: above it what it cites, below it what cites it, all on one thread."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from kg.web.drawing.card import CARD, TALL, Node, card

__all__ = ["column"]

_ROW, _HEAD, _X, _EDGE = 46, 24, 14, 2
_WIDTH = _X + CARD + _EDGE
"""As wide as a card and the thread beside it: a screen of 320 pixels has room for it."""


def column(middle: Node, above: Sequence[Node], below: Sequence[Node], heads: tuple[str, str], title: str) -> Markup:
    """The drawing; ``heads`` is what stands above the two groups. Nothing where there is nothing around it."""
    if not above and not below:
        return Markup("")
    parts: list[str] = []
    y = 0
    for head, nodes in ((heads[0], above), ("", [middle]), (heads[1], below)):
        if nodes:
            parts += _group(head, nodes, y, own=" self" if not head else "")
            y += (_HEAD if head else 0) + len(nodes) * _ROW
    first, last = (_HEAD if above else 0) + TALL // 2, y - _ROW + TALL // 2
    thread = f'<path class="line" d="M{_EDGE} {first}V{last}"/>'
    return Markup(
        f'<svg class="drawing column" viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" role="group" '
        f'aria-label="{escape(title)}">{thread}{"".join(parts)}</svg>'
    )


def _group(head: str, nodes: Sequence[Node], y: int, own: str) -> Iterator[str]:
    if head:
        yield f'<text class="kind" x="{_X}" y="{y + 15}">{escape(head)}</text>'
        y += _HEAD
    for number, node in enumerate(nodes):
        top = y + number * _ROW
        yield f'<path class="line" d="M{_EDGE} {top + TALL // 2}H{_X}"/>'
        yield card(node, _X, top, own)
