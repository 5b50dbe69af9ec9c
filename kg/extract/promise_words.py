"""Patterns from the lexicon's words, in which ``*`` stands for the rest of a word and ``#`` for a figure."""

import re
from collections.abc import Iterable

__all__ = ["any_of", "lowered", "words_pattern"]

# What is no letter of a pattern's words: `\W`, `(?P<name>`
_KEPT = re.compile(r"\\.|\(\?P<\w+>|.", re.DOTALL)


def lowered(pattern: str) -> re.Pattern[str]:
    """A pattern for text in lower case, in which capitals do not count, as its ``(?i)`` says.

    To compare letters as they are takes a fraction of the time that comparing them in either case does.
    """
    bare = pattern.removeprefix("(?i)")
    return re.compile(_KEPT.sub(lambda part: part[0] if len(part[0]) > 1 else part[0].lower(), bare))


def words_pattern(words: Iterable[str]) -> str:
    """An alternation in which ``*`` is the rest of a word, or one or two words where it stands alone."""
    parts = []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        pattern = re.escape(word).replace(r"\ \*\ ", r"\s(?:\S{1,20}\s){1,3}").replace(r"\ \*", r"\s\w{1,30}")
        pattern = pattern.replace(r"\*", r"\w{0,30}").replace(r"\#", r"\d{1,4}").replace("#", r"\d{1,4}")
        parts.append(pattern.replace(r"\ ", r"\s{1,3}"))
    return "(?:" + "|".join(parts) + ")"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The same as whole words anywhere in a text in lower case."""
    return lowered(rf"(?i)(?<![\w-]){words_pattern(words)}(?![\w-])")
