"""What stands near a place: days, months and sentences by their position, found in logarithmic time."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from kg.extract.page import Page
from kg.model import DateMention, Day, Span

__all__ = ["Near", "tokens", "words_pattern"]

# Two days belong to one phrase where only this stands between: `16 en 17 mei`, `22–23 juli, `6 juni, 13 juni`
JOIN = re.compile(
    r"\s{0,3}(?:en|t/m|tot|tot en met|respectievelijk|resp\.|en op|en van|[-–—/&,])\s{0,3}(?:\w{3,6}dag\s{1,3})?"
)
RANGE = re.compile(r"\s{0,3}(?:t/m|tot|tot en met|[-–—])\s{0,3}")
# Farther than this nothing of a sentence is looked at: each look stays constant, however long the sentence
LONG = 1500
# All places of one block of a long sentence see the same stretch of it: what is said there is sought once
BLOCK = 500
TOKEN = re.compile(r"[\w'’.&-]+|[^\s\w]")


def tokens(text: str) -> list[str]:
    """The words and marks of a short stretch."""
    return TOKEN.findall(text)


def words_pattern(words: Iterable[str]) -> str:
    """An alternation of fixed phrases, longest first so that none hides a longer one; blanks take any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}").replace(r"\-", "[-–‑]") for word in ordered) + ")"
    )


class Near:
    """An index over one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.days = sorted(page.days, key=lambda day: day.span.start)
        self._starts = [day.span.start for day in self.days]
        self._sentences = [sentence.start for sentence in page.sentences]
        self._asked: tuple[int, Span] = (-1, Span(0, 0))
        self._said: dict[tuple[re.Pattern[str], int, int], bool] = {}

    def sentence(self, at: int) -> Span:
        """The sentence that holds the character, as far as it is near; what stands around it where none does."""
        if self._asked[0] != at:
            self._asked = (at, self._around(at))
        return self._asked[1]

    def _around(self, at: int) -> Span:
        index = bisect_right(self._sentences, at) - 1
        if index >= 0 and at < self.page.sentences[index].end:
            start, end = self.page.sentences[index]
            block = at - (at - start) % BLOCK
            return Span(max(start, block - LONG), min(end, block + BLOCK + LONG))
        return Span(max(0, at - 300), min(len(self.text), at + 300))

    def says(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Whether a pattern is found in a stretch; each stretch is searched once."""
        key = (pattern, start, end)
        if key not in self._said:
            self._said[key] = pattern.search(self.text, start, end) is not None
        return self._said[key]

    def following(self, sentence: Span) -> Span | None:
        """The sentence after the one given."""
        index = bisect_right(self._sentences, sentence.start)
        return self.page.sentences[index] if index < len(self.page.sentences) else None

    def days_within(self, span: Span) -> Sequence[DateMention]:
        """The days that begin within a span, in order."""
        return [self.days[index] for index in self.indices(span)]

    def indices(self, span: Span) -> range:
        """The indices of the days that begin within a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def day_after(self, at: int, limit: int) -> int | None:
        """The index of the first day that starts from ``at`` on and before ``limit``."""
        index = bisect_left(self._starts, at)
        return index if index < len(self.days) and self._starts[index] < limit else None

    def day_before(self, at: int, limit: int) -> int | None:
        """The index of the last day that ends up to ``at`` and starts from ``limit`` on."""
        index = bisect_left(self._starts, at) - 1
        while index >= 0 and self._starts[index] >= limit:
            if self.days[index].span.end <= at:
                return index
            index -= 1
        return None

    def run(self, first: int, most: int = 12) -> Sequence[DateMention]:
        """The days of one phrase, from the day at index ``first`` on."""
        found = [self.days[first]]
        for day in self.days[first + 1 : first + most]:
            between = self.text[found[-1].span.end : min(day.span.start, found[-1].span.end + 24)]
            if day.span.start - found[-1].span.end > 24 or not JOIN.fullmatch(between):
                break
            found.append(day)
        return found

    def run_back(self, last: int, most: int = 6) -> Sequence[DateMention]:
        """The days of one phrase, up to the day at index ``last``."""
        for first in range(max(0, last - most), last):
            run = self.run(first)
            if self.days[last] in run:
                return run[: list(run).index(self.days[last]) + 1]
        return [self.days[last]]

    def meetings(self, days: Sequence[DateMention]) -> list[list[DateMention]]:
        """The days of a phrase, parted into meetings: consecutive days, or a range, are one meeting."""
        groups = [[days[0]]]
        for day in days[1:]:
            last = groups[-1][-1]
            ranged = RANGE.fullmatch(self.text[last.span.end : day.span.start]) is not None
            if _close(last.day, day.day, 9 if ranged else 3):
                groups[-1].append(day)
            else:
                groups.append([day])
        return groups


def _close(first: Day, second: Day, most: int) -> bool:
    """Whether the second day follows within so many days, by what the words say."""
    if first.year and second.year and first.year != second.year:
        return (first.month, second.month) == (12, 1) and second.day + 31 - first.day <= most
    if first.month == second.month:
        return 0 < second.day - first.day <= most
    return second.month == first.month % 12 + 1 and 0 < second.day + 31 - first.day <= most
