"""The line on which a paper says what it is, and how lines of print make up one line of words."""

import re
from collections.abc import Sequence

from kg.extract.headlines import NUMBER, TYPE

__all__ = ["CONTINUES", "in_capitals", "is_number", "type_of", "words_of"]

# A line that ends so is not whole.
CONTINUES = re.compile(r"(?:\b(?i:en|van|voor|de|het|der|den|met|inzake|over|of|in|tot|op|aan|een)|[,-])$")


def in_capitals(text: str) -> bool:
    """Whether a line begins in capitals."""
    return text.split(" ", 1)[0].isupper()


def words_of(lines: Sequence[str]) -> str:
    """The words of several lines as one; a word broken at a line's end is made whole."""
    text = ""
    for line in lines:
        if re.search(r"[a-zà-ÿ]-$", text) and line[:1].islower() and not re.match(r"(?:en|of)\b", line):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return re.sub(r"\s+", " ", text).strip()


def is_number(text: str) -> bool:
    """Whether a line bears the paper's own number: ``Nr. 12``, or the Senate's letters alone or before the type."""
    match = NUMBER.match(text)
    return bool(match and (match["digits"] or not match["rest"] or type_of(match["rest"])))


def type_of(text: str) -> re.Match[str] | None:
    """A type line: in capitals, or the paper's kind with ``van`` and no sentence after it."""
    match = TYPE.match(text)
    if not match:
        return None
    capitals = match["kind"].isupper()
    named = match["kind"][:1].isupper() and re.match(r"\S+(?: \S+)? van\b", match["title"]) and text[-1] not in ".:;"
    return match if capitals or (named and len(text) < 250) else None
