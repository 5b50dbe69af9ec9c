"""Answers that were given before: kept in memory for as long as the store's state is the one that they came from."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Collection, Hashable
from typing import Generic, TypeVar

from kg.store import wayout

__all__ = ["KEPT", "Cache", "etag", "lasting", "matches", "strongly", "tagged", "tagging"]

T = TypeVar("T")
KEPT = "public, max-age=0, must-revalidate"
"""Cache-Control: whoever keeps it asks each time whether it still holds; that costs no query."""
# These give another value each time. A word in a string, or before a comment that may lead to its bracket, only costs
# us a place in the cache; to read on behind each comment would take time that grows with the square of the query. Full
# text is answered by the search index, which may come after the state; a prefix may end within that function's name,
# as <…#mat> does; \\u may write any word.
_FLEETING = re.compile(r"(?:now|rand|uuid|struuid|bnode)(?=\s*+[(#])|matches\b|#m(?:a(?:t(?:c(?:he?)?)?)?)?>|\\u")


def lasting(query: str) -> bool:
    """Whether the same query gives the same answer as long as the store does not change."""
    if wayout.called(query) is not None:  # another endpoint's answer is no matter of this store's state
        return False
    folded = query.lower()  # so that the pattern can say by which characters it begins: it is sought many times faster
    return not any(_is_it(folded, found) for found in _FLEETING.finditer(folded))


def _is_it(text: str, found: re.Match[str]) -> bool:
    """Whether what was found is no end of another word, and no variable's name."""
    before, word = text[max(0, found.start() - 1) : found.start()], found[0]
    if not word[0].isalpha():
        return True
    return not (before.isalnum() or before == "_") and (word == "matches" or before not in ("?", "$"))


def etag(version: str, asked: Hashable) -> str:
    """The tag (RFC 9110, 8.8.3) of what was asked of one state of the store; quoted, as it stands in the header."""
    return f'"{hashlib.blake2b(repr((version, asked)).encode(errors="replace"), digest_size=15).hexdigest()}"'


def tagging(version: str, asked: Hashable) -> "hashlib.blake2b":
    """What makes the tags of all that was asked of one state in one way, each with its own text (``tagged``)."""
    return hashlib.blake2b(repr((version, asked)).encode(errors="replace") + b"\n", digest_size=15)


def tagged(alike: "hashlib.blake2b", text: str) -> str:
    """The tag of one of those; quoted."""
    pen = alike.copy()
    pen.update(text.encode(errors="replace"))
    return f'"{pen.hexdigest()}"'


def matches(header: str | None, tag: str) -> bool:
    """Whether If-None-Match names this tag; ``*`` names none, and holds for whatever is answered at all."""
    given = [one.strip().removeprefix("W/") for one in (header or "").split(",", 64)[:64]]
    return tag in given


def strongly(header: str, tags: Collection[str]) -> bool:
    """Whether If-Match names one of these tags, none of which is weak; ``*`` holds for whatever is answered at all."""
    return any(one.strip() in ("*", *tags) for one in header.split(",", 64)[:64])


class Cache(Generic[T]):
    """Keeps the newest answers, together at most ``most`` bytes and each at most a sixteenth of that."""

    def __init__(self, most: int) -> None:
        self.size = 0
        self._most = most
        self._held: OrderedDict[Hashable, tuple[int, T]] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """The answer to that, if it is here."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[1]

    def put(self, key: Hashable, size: int, answer: T) -> None:
        """Keeps an answer of so many bytes, and lets go of those that nobody has asked for the longest."""
        if size > self._most // 16 or key in self._held:
            return
        self._held[key] = (size, answer)
        self.size += size
        while self.size > self._most:
            _, (gone, _) = self._held.popitem(last=False)
            self.size -= gone

    def __len__(self) -> int:
        return len(self._held)
