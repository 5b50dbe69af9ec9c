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
    marks: tuple[str, str] = ("", "")
    """The attributes that tell the language of the name, and of what is told in small."""


def card(node: Node, x: int, y: int, own: str = "") -> str:
    """The card, its left upper corner there; ``own`` is `` self`` for the paper in the middle."""
    kind = own or ("" if node.held else " cited")
    room = CARD - 2 * _PAD
    name, small = short(node.text, room, bold=True), short(node.small, room, 11.5)
    inside = (
        f'<rect class="card{kind}" x="{x}" y="{y}" width="{CARD}" height="{TALL}" rx="6"/>'
        f'<text class="name{own}"{node.marks[0]} x="{x + 10}" y="{y + 16}">{escape(name)}</text> '
        f'<text class="note{own}"{node.marks[1]} x="{x + 10}" y="{y + 31}">{escape(small)}</text>'
    )
    told = escape(", ".join(filter(None, (node.text, node.small))))
    inside += f"<title>{told}</title>"
    said = escape(" ".join(filter(None, (name, _said(small, node.small)))))
    return f'<a href="{escape(node.href)}" aria-label="{said}">{inside}</a>' if node.href else inside


def _said(shown: str, whole: str) -> str:
    """What a link's name ends with: who speaks to a browser says what is shown (WCAG 2.5.3). The whole line, where what
    is shown of it ends with a word."""
    line = " ".join(whole.split())
    return line if f"{line} ".startswith(f"{shown.removesuffix('…')} ") else shown
