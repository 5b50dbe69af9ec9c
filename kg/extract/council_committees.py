"""Committees and working parties whose own names end in a Council's: `vaste commissie voor Asiel / JBZ-Raad`."""

import re
from functools import lru_cache

__all__ = ["of_committee"]

# The tail of a committee's or a working party's name before the council's: it is no meeting then
COMMITTEE = re.compile(
    r"(?:(?:\b(?:[Kk]amer)?|(?i:vaste|algemene|bijzondere)\s[Kk]amer)commissies?|(?i:vaste|algemene|bijzondere)\sCommissies?)"
    r"\s(?:(?:voor|van)\s[^.;:()]{0,120})?$|(?i:dossier|werkgroep)\s$"
)
COMMITTEE_LITERALS = ("ommissie", "OMMISSIE", "ossier", "OSSIER", "erkgroep", "ERKGROEP")
COMMITTEE_WORD = re.compile(r"(?i)\b(?:die|dat|heeft|hebben|van|op|om|is|zijn|en\s+de|ter|over|in|bij|met|te)\b")


def of_committee(text: str, at: int) -> bool:
    """Whether the name is the tail of a committee's own name: `vaste commissie voor Immigratie & Asiel / JBZ-Raad`."""
    return _ends_in_committee(text[max(0, at - 140) : at])


@lru_cache(maxsize=256)
def _ends_in_committee(lead: str) -> bool:
    before = COMMITTEE.search(lead) if any(word in lead for word in COMMITTEE_LITERALS) else None
    if before is None:
        return False
    inside = re.sub(r"(?i)^\w+\s(?:voor|van)\s", "", before[0])
    return COMMITTEE_WORD.search(inside) is None
