"""Patterns from the lexicon's words, in which ``*`` stands for the rest of a word and ``#`` for a figure."""

import re
from collections.abc import Iterable

__all__ = ["any_of", "words_pattern"]


def words_pattern(words: Iterable[str]) -> str:
    """An alternation in which ``*`` is the rest of a word, or one or two words where it stands alone."""
    parts = []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        pattern = re.escape(word).replace(r"\ \*\ ", r"\s(?:\S{1,20}\s){1,3}").replace(r"\ \*", r"\s\w{1,30}")
        pattern = pattern.replace(r"\*", r"\w{0,30}").replace(r"\#", r"\d{1,4}").replace("#", r"\d{1,4}")
        parts.append(pattern.replace(r"\ ", r"\s{1,3}"))
    return "(?:" + "|".join(parts) + ")"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The same as whole words anywhere in a text, without regard to capitals."""
    return re.compile(rf"(?i)(?<![\w-]){words_pattern(words)}(?![\w-])")
