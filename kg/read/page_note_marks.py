"""The notes of KOOP's own pages, in the plain marks of any page: a raised figure where a note is called and before it.

A page of officielebekendmakingen.nl calls a note by a link of the class ``nootnum`` and has it in a box of the classes
``voet`` and ``noot``, with a line that closes it, its number and its paragraphs.
"""

from typing import Any, Final

from lxml import etree

from kg.read.tree import local

__all__ = ["plain_notes"]

_CLOSE: Final = "note-close"
_NUMBER: Final = "nootnum"
_BOX: Final = frozenset(("voet", "noot"))


def plain_notes(root: Any, content: Any) -> None:
    """Changes the tree: the notes of a page stand in its content, each as one paragraph that opens with its number."""
    for link in list(root.iter("a")):
        if _NUMBER in _classes(link) and _number(link) and not any(local(up) == "sup" for up in link.iterancestors()):
            link.tag = "sup"
            link.attrib.clear()
    for box in [one for one in root.iter("div") if _classes(one) >= _BOX]:
        _plain(box)
        if content is not root and not any(up is content for up in box.iterancestors()):
            content.append(box)


def _plain(box: Any) -> None:
    for closing in [one for one in box.iter("h5") if _CLOSE in _classes(one)]:
        closing.drop_tree()
    number = next((one for one in box.iter("span") if _NUMBER in _classes(one) and _number(one)), None)
    paragraphs = list(box.iter("p"))
    if number is None or not paragraphs:
        return
    label, raised = _number(number), number.getparent()
    (raised if local(raised) == "sup" else number).drop_tree()
    first, *others = paragraphs
    mark = etree.Element("sup")
    mark.text, mark.tail, first.text = label, f" {(first.text or '').lstrip()}", None
    first.insert(0, mark)
    for other in others:  # a note is one paragraph, of several lines
        first.append(etree.Element("br"))
        other.tag = "span"
        first.append(other)


def _number(element: Any) -> str:
    words = "".join(element.itertext()).strip()
    return words if words.isdecimal() and len(words) <= 3 else ""


def _classes(element: Any) -> frozenset[str]:
    return frozenset(element.get("class", "").split())
