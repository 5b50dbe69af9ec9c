"""A paper on its card, as the pictures of a network have it."""

from dataclasses import dataclass

from markupsafe import escape

from kg.web.drawing.measure import short

__all__ = ["CARD", "TALL", "Node", "card"]

CARD, TALL = 270, 38
"""How wide and how tall a card is, in pixels."""
_PAD = 10


@dataclass(frozen=True, slots=True)
class Node:
    """A paper on its card: its ``key``, its name, in small what else there is to say, and where it leads."""

    key: str
    text: str
    small: str
    href: str | None
    held: bool = True


def card(node: Node, x: int, y: int, own: str = "") -> str:
    """The card, its left upper corner there; ``own`` is `` self`` for the paper in the middle."""
    kind = own or ("" if node.held else " cited")
    room = CARD - 2 * _PAD
    inside = (
        f'<rect class="card{kind}" x="{x}" y="{y}" width="{CARD}" height="{TALL}" rx="6"/>'
        f'<text class="name{own}" x="{x + 10}" y="{y + 16}">{escape(short(node.text, room, bold=True))}</text>'
        f'<text class="note{own}" x="{x + 10}" y="{y + 31}">{escape(short(node.small, room, 11.5))}</text>'
    )
    told = escape(", ".join(filter(None, (node.text, node.small))))
    inside += f"<title>{told}</title>"
    return f'<a href="{escape(node.href)}" aria-label="{told}">{inside}</a>' if node.href else inside
