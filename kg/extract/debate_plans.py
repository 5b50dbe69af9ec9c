"""Debates that are planned: `dat gepland staat voor 20 juni`; what else is planned for a day is no debate's."""

import re

from kg.extract.near import tokens
from kg.lexicon import debates as lexicon

__all__ = ["planned"]

STOP_WORDS = frozenset(lexicon.STOP_WORDS.split())
# `dat gepland staat voor 20 juni`, `is voorzien op 20 juni`; `dat voor 20 juni staat gepland`
_PLAN = r"(?:gepland|voorzien|geagendeerd|ingepland)"
_STANDS = r"(?:is|was|staat|stond|wordt|werd)"
PLANNED_FOR = re.compile(
    rf"(?i)(?:,?\s{{1,3}}(?:dat|welk))?(?:\s{{1,3}}{_STANDS})?\s{{1,3}}{_PLAN}(?:\s{{1,3}}{_STANDS})?\s{{1,3}}(?:voor|op)\s{{1,3}}(?:\w{{3,6}}dag\s{{1,3}})?$"
)
FOR_DAY = re.compile(r"(?i),?\s{1,3}(?:dat|welk)\s{1,3}(?:voor|op)\s{1,3}(?:\w{3,6}dag\s{1,3})?$")
PLANNED_BEHIND = re.compile(rf"(?i)\s{{1,3}}(?:{_STANDS}\s{{1,3}}{_PLAN}|{_PLAN}\s{{1,3}}{_STANDS})\b")


def planned(text: str, gap: str, end: int) -> bool:
    """Whether the day behind the gap, which ends at ``end``, is the one for which the debate is planned."""
    lead = PLANNED_FOR.search(gap) or (PLANNED_BEHIND.match(text, end) and FOR_DAY.search(gap))
    words = [token.lower().rstrip(".") for token in tokens(gap[: lead.start()])] if lead else []
    others = words[-1:] == ["die"]  # `over de wet die gepland staat voor`
    return lead is not None and not others and not any(word in STOP_WORDS for word in words)
