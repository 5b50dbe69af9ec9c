"""What a scan made of a ministry's name: one slip in one place, `Volksgezoimdheid`, `Binnenlandse/ie Zaken`."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from kg.lexicon.offices import MINISTRIES

__all__ = ["KEYS", "key_of", "whole_ministry"]

_SHORTEST = 8
_SLIP = 2


def key_of(name: str) -> str:
    """A ministry's name as letters alone: what capitals, hyphens, commas and dots change is no difference."""
    return re.sub(r"[\W_]", "", name.lower().replace("ë", "e"))


KEYS = {key_of(name): name for name in reversed(MINISTRIES)}


@lru_cache(maxsize=4096)
def whole_ministry(name: str) -> str | None:
    """The ministry meant by a name that a scan or a line's end broke; None for one that is whole or unknown."""
    key = key_of(name)
    known = KEYS.get(key)
    if known:
        return known if re.search(r"\w-\s?[a-z]", name) and name.lower() != known.lower() else None
    found = {KEYS[other] for other in _one_slip_away(key, KEYS)} if len(key) >= _SHORTEST else set()
    return found.pop() if len(found) == 1 else None


def _one_slip_away(key: str, known: Collection[str]) -> Iterator[str]:
    for other in known:
        if abs(len(key) - len(other)) <= _SLIP and len(other) >= _SHORTEST:
            start = _shared(key, other)
            rest, wanted = key[start:], other[start:]
            end = _shared(rest[::-1], wanted[::-1])
            if max(len(rest), len(wanted)) - end <= _SLIP:
                yield other


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
