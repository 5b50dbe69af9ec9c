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
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])")
_BREAK = re.compile(r"<br\b[^<>\n]{0,50}>|\\$", re.MULTILINE | re.IGNORECASE)
_CELLS = re.compile(r"^ *\|.*$", re.MULTILINE)


def read(raw: bytes, source: str) -> Document:
    """Bytes of a Markdown letter as a Document; ReadError where they are no UTF-8 text."""
    return document(
        decoded(raw, source), raw, source, "text/markdown", (characters, markup, entities), marked, hard_breaks=True
    )


def markup(text: str) -> Iterator[Edit]:
    """All marks out; words, line breaks and list markers stay."""
    edits = [Edit(m.start(), m.end()) for m in _MARKUP.finditer(text)]
    for link in _LINK.finditer(text):
        edits += [Edit(link.start(), link.start(1)), Edit(link.end(1), link.end())]
    edits += [Edit(m.start(), m.end(), "\n") for m in _BREAK.finditer(text)]
    for row in _CELLS.finditer(text):
        edits += [Edit(at, at + 1, " ") for at in range(row.start(), row.end()) if text[at] == "|"]
    return iter(sorted(edits, key=lambda edit: (edit.start, -edit.end)))
