"""Where the words of a text stand: found in one pass, so that a pattern is tried only where it can begin.

Most patterns begin with one of some words, or hold one. Looking such words up costs next to nothing, while a search
that tries a long alternation at every character of a letter costs more than all else together.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from kg.model import Span

__all__ = ["Words", "folded", "matches", "places_of", "words_of"]

# Split by it, a text gives what stands between words and the words by turns
_WORD = re.compile(r"(\w+)")


def folded(text: str) -> str:
    """The text in lower case, character for character: what has no single lower character stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


@lru_cache(maxsize=2)
def words_of(text: str) -> "Words":
    """The words of a text; those of the text read last are kept, since each extractor asks for them."""
    return Words(folded(text))


class Words:
    """The words of a text, each with the places where it begins; ``lower`` is the text in lower case."""

    def __init__(self, lower: str) -> None:
        self.lower = lower
        pieces = _WORD.split(lower)
        self._starts = list(accumulate(map(len, pieces)))[::2][: len(pieces) // 2]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for word, start in zip(pieces[1::2], self._starts, strict=True):
            places[word].append(start)
        self._places: Mapping[str, list[int]] = places

    def at(self, words: Set[str]) -> list[int]:
        """Where one of the words begins, in order."""
        return self._sorted(self._places.keys() & words)

    @cached_property
    def _figures(self) -> list[str]:
        return [word for word in self._places if word[0].isdecimal()]

    @cached_property
    def _mixed(self) -> list[str]:
        return [word for word in self._places if word[-1].isdecimal() and not word[0].isdecimal()]

    def mixed(self, fits: Callable[[str], object]) -> list[int]:
        """Where a word begins that has a letter first and a figure last, and fits, in order."""
        return self._sorted(word for word in self._mixed if fits(word))

    def figures(self, fits: Callable[[str], object]) -> list[int]:
        """Where a word begins that has a figure first and fits, in order."""
        return self._sorted(word for word in self._figures if fits(word))

    def parts(self, *parts: str) -> list[int]:
        """Where one of the parts of words stands, in order; for rare ones."""
        return sorted(place for part in parts for place in places_of(part, self.lower))

    def before(self, places: Iterable[int], reach: int) -> list[int]:
        """The places, and where each other word begins that stands at most so many characters before one, in order."""
        found: list[int] = []
        for place in places:
            first = bisect_left(self._starts, max(place - reach, found[-1] + 1 if found else 0))
            found += self._starts[first : bisect_left(self._starts, place + 1)]
        return found

    def _sorted(self, words: Iterable[str]) -> list[int]:
        return sorted(chain.from_iterable(map(self._places.__getitem__, words)))


def places_of(part: str, text: str) -> Iterator[int]:
    """Where the part stands in the text, in order."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def matches(
    pattern: re.Pattern[str], text: str, places: Iterable[int], within: Span | None = None
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives ``within`` a text; each match begins at one of the places, given in order."""
    start, stop = within or (0, len(text))
    for place in places:
        if place >= stop:
            return
        if place >= start and (found := pattern.match(text, place, stop)):
            start = found.end()
            yield found
