r"""Codepoint escapes (SPARQL 1.1, 19.2): they may stand anywhere in a query, the engine reads them in strings and IRIs.

The others (``ex:caf\u00e9``) are read here, before anything else looks at the query: nothing hides behind one.

Only what a name or a keyword is made of may be escaped outside strings and IRIs: letters, digits, ``_ - . :``. Any
other escape stays as it is, and is a mistake to the engine: no bracket, quote or comment comes to be by it.
"""

import re
from typing import Final

__all__ = ["everywhere", "plain"]

_ESCAPE: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
# The last is of a name (x:it\'s): it begins no string, of which each that does not end would be read to the end.
_SPARED: Final = r"""\#[^\r\n]*+
    |'''(?:''?(?!')|[^'\\]|\\.)*+'''|\"\"\"(?:\"\"?(?!\")|[^\"\\]|\\.)*+\"\"\"
    |'(?!'')(?:[^'\\\r\n]|\\.)*+'|\"(?!\"\")(?:[^\"\\\r\n]|\\.)*+\"
    |<[^<>\"{}|^`\x00-\x20]*>
    |\\[^uU]"""
_PLAIN: Final = re.compile(rf"(?P<spared>{_SPARED})|(?P<escape>{_ESCAPE})", re.VERBOSE | re.DOTALL)
_NAMES: Final = re.compile(r"[\w.:-]")


def plain(text: str) -> str:
    """The query without escapes in its names and keywords; strings, IRIs and comments stay as they are."""
    return _PLAIN.sub(_read, text) if "\\u" in text or "\\U" in text else text


def everywhere(text: str) -> str:
    """The text as a reader sees it that undoes all escapes first, wherever they stand."""
    return re.sub(_ESCAPE, _character, text)


def _read(found: re.Match[str]) -> str:
    character = _character(found) if found["escape"] else ""
    return character if _NAMES.fullmatch(character) else found[0]


def _character(found: re.Match[str]) -> str:
    code = int(found[0][2:], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
