"""The sentence in which words stand, cut from the stretch of text around them."""

import re
from typing import Final

__all__ = ["END", "START", "around"]

# A full stop behind these ends no sentence
_SHORT: Final = (
    r"(?<!\bnr)(?<!\bnrs)(?<!\bjl)(?<!\bd\.d)(?<!\bdd)(?<!\ba\.s)(?<!\bdhr)(?<!\bmw)(?<!\bdr)(?<!\bmr)(?<!\bresp)"
)
END: Final = re.compile(rf"{_SHORT}\.(?=\s|$)|[!?](?=\s|$)|\n\s*\n")
START: Final = re.compile(rf"{_SHORT}\.\s|[!?]\s|\n\s*\n")


def around(before: str, after: str) -> tuple[str, str]:
    """What of the text before and after some words belongs to their sentence; white space single."""
    begins = [match.end() for match in START.finditer(before)]
    ends = END.search(after)
    return _single(before[begins[-1] if begins else 0 :]), _single(after[: ends.start()] if ends else after)


def _single(text: str) -> str:
    return " ".join(text.split())
