"""Markdown, and plain text with the few HTML tags that Markdown writers use."""

import re
from collections.abc import Iterator

from kg.model import Document
from kg.read.cleaning import characters, entities
from kg.read.edits import Edit
from kg.read.notes import marked
from kg.read.source import decoded
from kg.read.text import document

__all__ = ["read"]

_MARKUP = re.compile(
    r"""(?xm)
      ^\ {0,3}\#{1,6}[ ]+ | [ ]\#{1,6}[ ]*$                                    # headings
    | ^\ {0,3}>[ ]?                                                            # quotations
    | ^\ {0,3}(?:-(?:[ ]?-){2,}+|\*(?:[ ]?\*){2,}+|_(?:[ ]?_){2,}+|={3,}+)[ ]*+$    # rules
    | ^\ *+(?:\|\ *+)?(?::?-{2,}+:?\ *+\|\ *+)++(?::?-{2,}+:?\ *+)?$           # a table's rule
    | \\(?=[\\`*_{}\[\]()\#+.!|<>~-])                                          # escapes
    | </?(?:sup|sub|b|i|em|strong|u|s|p|div|span|a|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead)\b[^<>\n]{0,200}>
    | <!--[^\n]{0,500}?-->
    | (?<!\\)(?:(?<=\S)\*{1,3}(?=[\s.,;:!?)\]»”’"'<*—–-]|$)                 # emphasis closes
      | (?<![\w*\\])\*{1,3}(?=[^\s*])
      | \*{2,3}(?=\S) | (?<=\S)\*{1,3}(?=\w)(?<!\d\*)
      | (?<![\w\\])_{1,3}(?=[^\s_]) | (?<=[^\s_])_{1,3}(?!\w))
    | ~~ | `{1,3}
    """
)
# Where a mark may stand within a line, and at a line's beginning
_MARK = re.compile(r"[\#*_\\<~`]")
_LINE_MARKS = frozenset("#>-*_=|:")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])")
_BREAK = re.compile(r"<br\b[^<>\n]{0,50}>|\\$", re.MULTILINE | re.IGNORECASE)
_CELLS = re.compile(r"^ *\|.*$", re.MULTILINE)


def read(raw: bytes, source: str) -> Document:
    """Bytes of a Markdown letter as a Document; ReadError where they are no UTF-8 text."""
    return document(
        decoded(raw, source), raw, source, "text/markdown", (characters, markup, entities), marked, hard_breaks=True
    )


def _marks(text: str) -> Iterator[Edit]:
    """What ``_MARKUP`` takes, tried only where one of its marks stands."""
    end = 0
    for place in sorted({*_line_places(text), *_places(text)}):
        if place >= end and (found := _MARKUP.match(text, place)):
            end = found.end()
            yield Edit(found.start(), end)


def _line_places(text: str) -> Iterator[int]:
    """Where the lines begin whose first ink is a mark."""
    start = 0
    for line in text.split("\n"):
        if line.lstrip(" ")[:1] in _LINE_MARKS:
            yield start
        start += len(line) + 1


def _places(text: str) -> Iterator[int]:
    """Where the marks within lines stand, and the blank before one that closes a heading."""
    for mark in _MARK.finditer(text):
        yield mark.start()
        if mark[0] == "#" and mark.start():
            yield mark.start() - 1


def markup(text: str) -> Iterator[Edit]:
    """All marks out; words, line breaks and list markers stay."""
    edits = list(_marks(text))
    for link in _LINK.finditer(text):
        edits += [Edit(link.start(), link.start(1)), Edit(link.end(1), link.end())]
    edits += [Edit(m.start(), m.end(), "\n") for m in _BREAK.finditer(text)]
    for row in _CELLS.finditer(text):
        edits += [Edit(at, at + 1, " ") for at in range(row.start(), row.end()) if text[at] == "|"]
    return iter(sorted(edits, key=lambda edit: (edit.start, -edit.end)))
