"""Patterns of the lexicon as they are sought: any capitals, and any white space where they have a blank."""

import re
from functools import cache

__all__ = ["phrase"]


@cache
def phrase(words: str) -> re.Pattern[str]:
    """The pattern of an alternation over one sentence's words."""
    return re.compile(words.replace(" ", r"\s+"), re.IGNORECASE)
