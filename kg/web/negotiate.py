"""Content negotiation (RFC 9110, section 12): which of the forms that we have does the client like best."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Offer", "choose", "prefers", "takes_gzip"]

# A hostile header may hold thousands of ranges; no honest client lists more than this.
_MOST_RANGES = 64
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+")
_WEIGHT = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


class Offer(NamedTuple):
    """One form that we can give: its media type and the name under which the caller knows it."""

    media_type: str
    name: str


class _Range(NamedTuple):
    main: str
    sub: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely this range names the type: 0 not at all, 1 ``*/*``, 2 ``text/*``, 3 the type itself."""
        main, _, sub = media_type.partition("/")
        if self.main == "*":
            return 1 if self.sub == "*" else 0
        if self.main != main:
            return 0
        if self.sub == "*":
            return 2
        return 3 if self.sub == sub else 0


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """The offer that the header likes best, None where it refuses all; our own order decides between equals.

    No header, and one in which no range can be read, accept everything. Of two types with the same weight the one
    that the header names is preferred to one that a wildcard lets in.
    """
    ranges = list(_ranges(accept or ""))
    if not ranges:
        return offers[0] if offers else None
    best: tuple[float, int] = (0.0, 0)
    chosen = None
    for offer in offers:
        rank = _rank(ranges, offer.media_type)
        if rank[0] > 0 and rank > best:
            best, chosen = rank, offer
    return chosen


def prefers(accept: str | None, wanted: str, over: str) -> bool:
    """Whether the header names ``wanted`` and weighs it at least as much as ``over``."""
    ranges = list(_ranges(accept or ""))
    first, second = _rank(ranges, wanted), _rank(ranges, over)
    return first[0] > 0 and first[1] > 1 and first >= second


@functools.lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str | None) -> bool:
    """Whether a client that sends this header can read gzip (RFC 9110, 12.5.3); without the header it may not."""
    weights = {}
    for part in (accept_encoding or "").lower().split(",", _MOST_RANGES)[:_MOST_RANGES]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights[name] = _quality(parameters)
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def _rank(ranges: list[_Range], media_type: str) -> tuple[float, int]:
    fits = [(found.fits(media_type), found.quality) for found in ranges]
    closeness, quality = max((fit for fit in fits if fit[0]), default=(0, 0.0))
    return quality, closeness


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.lower().split(",", _MOST_RANGES)[:_MOST_RANGES]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        main, slash, sub = name.partition("/")
        if name == "*":  # java.net's old default, "*; q=.2"
            main, slash, sub = "*", "/", "*"
        if slash and _TOKEN.fullmatch(main) and _TOKEN.fullmatch(sub):
            yield _Range(main, sub, _quality(parameters))


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            weight = value.strip().removeprefix("+")
            weight = f"0{weight}" if weight.startswith(".") else weight
            return float(weight) if _WEIGHT.fullmatch(weight) else 0.0
    return 1.0
