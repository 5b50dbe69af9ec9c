"""Who a bare word means: `de commissie`, `de vaste Kamercommissie`, `de indiener`."""

import re
from bisect import bisect_left

from kg.extract.members import committees
from kg.extract.motions import find as find_motions
from kg.extract.near import Near
from kg.extract.requests_words import plain

__all__ = ["Known"]

BARE = re.compile(r"(?i)\b(?:vaste\s{1,3}|algemene\s{1,3})?(?:kamer)?commissies?$")
MOVER = re.compile(r"(?i)\bindieners?\b")
YOURS = re.compile(r"(?i)^uw\b")


class Known:
    """The committees and the movers that a letter names, by their place; sought where a bare word asks for them."""

    def __init__(self, near: Near) -> None:
        self._near = near
        self._committees: tuple[list[int], list[str]] | None = None
        self._movers: tuple[list[int], list[tuple[str, ...]]] | None = None

    def meant(self, words: str, at: int) -> tuple[str, ...]:
        """Who is meant by the words at a place: the committee or the movers named last before, else a committee's own
        words; nobody for the chamber, and for `uw commissie`.
        """
        if MOVER.search(words):
            return self._mover(at)
        bare = BARE.search(words)
        return (self._committee(at) or plain(bare[0]),) if bare and not YOURS.search(words) else ()

    def _committee(self, at: int) -> str | None:
        if self._committees is None:
            found = list(committees(self._near.text))
            self._committees = [one.start() for one in found], [plain(one["name"]) for one in found]
        starts, names = self._committees
        index = bisect_left(starts, at) - 1
        return names[index] if index >= 0 else None

    def _mover(self, at: int) -> tuple[str, ...]:
        if self._movers is None:
            found = list(find_motions(self._near.page))
            self._movers = [one.span.start for one in found], [one.movers for one in found]
        starts, movers = self._movers
        index = bisect_left(starts, at) - 1
        return movers[index] if index >= 0 else ()
