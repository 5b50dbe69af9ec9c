r"""Codepoint escapes (SPARQL 1.1, 19.2): they may stand anywhere in a query, the engine reads them in strings and IRIs.

The others (``ex:caf\u00e9``) are read here, before anything else looks at the query: nothing hides behind one.

Only what a name or a keyword is made of may be escaped outside strings and IRIs: letters, digits, ``_ - . :``. Any
other escape stays as it is, and is a mistake to the engine: no bracket, quote or comment comes to be by it.
"""

import re
from typing import Final

__all__ = ["everywhere", "place", "plain"]

_ESCAPE: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
# The last is of a name (x:it\'s): it begins no string, of which each that does not end would be read to the end.
_SPARED: Final = r"""\#[^\r\n]*+
    |'''(?:''?(?!')|[^'\\]|\\.)*+'''|\"\"\"(?:\"\"?(?!\")|[^\"\\]|\\.)*+\"\"\"
    |'(?!'')(?:[^'\\\r\n]|\\.)*+'|\"(?!\"\")(?:[^\"\\\r\n]|\\.)*+\"
    |<[^<>\"{}|^`\x00-\x20]*>
    |\\[^uU]"""
_ESCAPED: Final = re.compile(_ESCAPE)
_PLAIN: Final = re.compile(rf"(?P<spared>{_SPARED})|(?P<escape>{_ESCAPE})", re.VERBOSE | re.DOTALL)
_NAMES: Final = re.compile(r"[\w.:-]")


def plain(text: str) -> str:
    """The query without escapes in its names and keywords; strings, IRIs and comments stay as they are."""
    return _PLAIN.sub(_read, text) if "\\u" in text or "\\U" in text else text


def everywhere(text: str) -> str:
    """The text as a reader sees it that undoes all escapes first, wherever they stand."""
    return _ESCAPED.sub(_character, text)


def place(sent: str, made: str, at: int) -> tuple[int, int]:
    """The line and column, from 1, in the text as it was sent, of a place in what was made of it.

    What differs is an escape in one of them for a character of the other.
    """
    at = at if sent == made else _before(sent, made, at)
    return sent.count("\n", 0, at) + 1, at - sent.rfind("\n", 0, at)


def _before(sent: str, made: str, at: int) -> int:
    """The same place in the text as it was sent: behind as many characters, where an escape counts as one."""
    left, begin = _characters(made, at), 0
    for found in _ESCAPED.finditer(sent):
        run = found.start() - begin
        if run >= left:
            break
        left, begin = left - run - 1, found.end()
    return begin + left


def _characters(text: str, at: int) -> int:
    """How many there are before a place."""
    return at - sum(found.end() - found.start() - 1 for found in _ESCAPED.finditer(text, 0, at))


def _read(found: re.Match[str]) -> str:
    character = _character(found) if found["escape"] else ""
    return character if _NAMES.fullmatch(character) else found[0]


def _character(found: re.Match[str]) -> str:
    code = int(found[0][2:], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
