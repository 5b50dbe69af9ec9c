"""Answers by the very bytes in which they were asked: what is known of these need not be read at all."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from kg.web.cache import Cache
from kg.web.whole import Whole

__all__ = ["Spelled", "Spelling", "Still", "spelling"]

Spelling = tuple[object, ...]
_DECIDING: Final = frozenset((b"accept", b"accept-encoding", b"if-match", b"if-none-match"))
_LONG: Final = 8000  # bytes; a query with all our prefixes has two thousand
_NOTED: Final = 1 << 14
"""Questions that are remembered without their answers."""
_BESIDE: Final = 700
"""Bytes that are reckoned for what is kept beside an answer and what was asked."""


class Still(NamedTuple):
    """An answer: as it is sent behind the status, or as what can be so sent; and the bytes of its body."""

    sent: bytes | Whole
    size: int

    def raw(self) -> bytes:
        """It as it is sent behind the status."""
        return self.sent if isinstance(self.sent, bytes) else b"".join(self.sent.raw())


class Spelled:
    """Those that were asked last, at most ``most`` bytes; ``current`` names the newest state of the store."""

    def __init__(self, most: int, current: Callable[[], str]) -> None:
        self.current = current
        self.hits = 0
        self._held: Cache[Still] = Cache(most)
        self._once = [0] * _NOTED

    @property
    def size(self) -> int:
        """The bytes of all that are kept."""
        return self._held.size

    def get(self, spelled: Spelling, state: str) -> Still | None:
        """What was asked in these bytes of this state."""
        found = self._held.get((state, spelled))
        self.hits += found is not None
        return found

    def put(self, spelled: Spelling, state: str, still: Still) -> None:
        """Keeps an answer from that state, where what was asked is short."""
        asked = sum([len(one) for one in spelled if isinstance(one, bytes)])
        if asked <= _LONG:
            self._held.put((state, spelled), asked + still.size + _BESIDE, still)

    def again(self, spelled: Spelling, state: str) -> bool:
        """Whether it was asked before, as far as that is remembered; from now on it was.

        An answer that costs little to work out is kept only then: most look-ups are asked once, and to keep their
        answers would take longer than it spares, and the room of those that are asked again.
        """
        mark = hash((state, spelled))
        place = mark % _NOTED
        if self._once[place] == mark:
            return True
        self._once[place] = mark
        return False


def spelling(query_string: bytes, headers: Iterable[tuple[bytes, bytes]]) -> Spelling:
    """What of a request by GET decides its answer, as it came: names and values one after the other."""
    return query_string, *[part for one in headers if one[0] in _DECIDING for part in one]
