"""A paper on its card, as the pictures of a network have it."""

from dataclasses import dataclass

from markupsafe import escape

from kg.web.drawing.measure import short
from kg.web.drawing.words import Mark, unmarked, written

__all__ = ["CARD", "TALL", "Node", "card"]

CARD, TALL = 270, 38
"""How wide and how tall a card is, in pixels."""
_PAD = 10


@dataclass(frozen=True, slots=True)
class Node:
    """A paper on its card: its ``key``, its name, in small what else there is to say, where it leads. ``mark`` tells
    the language of these words."""

    key: str
    text: str
    small: str
    href: str | None
    held: bool = True
    mark: Mark = unmarked


def card(node: Node, x: int, y: int, own: str = "") -> str:
    """The card, its left upper corner there; ``own`` is `` self`` for the paper in the middle.

    Its link is named by what it shows, so that who speaks to a browser can say it (WCAG 2.5.3).
    """
    kind = own or ("" if node.held else " cited")
    room = CARD - 2 * _PAD
    name, small = short(node.text, room, bold=True), short(node.small, room, 11.5)
    inside = (
        f'<rect class="card{kind}" x="{x}" y="{y}" width="{CARD}" height="{TALL}" rx="6"/>'
        + written(node.text, name, node.mark, f' class="name{own}" x="{x + 10}" y="{y + 16}"')
        + " "
        + written(node.small, small, node.mark, f' class="note{own}" x="{x + 10}" y="{y + 31}"')
    )
    return f'<a href="{escape(node.href)}">{inside}</a>' if node.href else inside
