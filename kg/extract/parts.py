"""The named parts of which the patterns are made, each with what it takes in a comment above it.

Every repetition is bounded or cannot fail behind it, so that no text costs more than linear time.
"""

import re
from collections.abc import Iterable

__all__ = ["DASH", "FLAGS", "GAP", "SPACE", "one_of"]

FLAGS = re.IGNORECASE

# At least one space of any kind, one line's end at most: ` `, a no-break space, `\n   `
SPACE = r"(?:[^\S\n]{1,40}(?:\n[^\S\n]{0,40})?|\n[^\S\n]{0,40})"

# The same, or nothing at all: `nr.19`
GAP = rf"{SPACE}?"

# `-`, en dash, non-breaking hyphen, minus sign
DASH = r"[-‐‑‒–—−]"


def one_of(words: Iterable[str]) -> str:
    """An alternative of plain words, the longest first, since the first that fits is taken."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(SPACE.join(map(re.escape, word.split(" "))) for word in ordered) + ")"
