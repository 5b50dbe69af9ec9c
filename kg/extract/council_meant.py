"""Whether the name of a Council that comes without a day means one meeting of it, or the body in general."""

import re
from functools import lru_cache
from typing import NamedTuple

from kg.extract.council_bodies import is_institution
from kg.extract.council_names import CouncilName
from kg.extract.council_ties import FICHE, HEADING, SPECIAL
from kg.lexicon import councils as lexicon

__all__ = ["is_meant"]

# What must stand before a name that comes without a day: `de RBZ`, `deze informele JBZ-Raad`, `tijdens`
DETERMINER = re.compile(
    r"(?i)(?:\b(?:de|deze|die|dezelfde|(?:boven|voor)?genoemde|(?:des)?betreffende|verslag|agenda|tijdens|na|marge)\s{1,3})$"
)
INSTITUTION = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.INSTITUTION)})\s(?:van\s|der\s)(?:de\s)?$")
OF = ("van", "der", "de")
INDEFINITE = re.compile(r"(?i)\b(?:raden|alle|elke|iedere|per|een)\s$")


def is_meant(text: str, name: CouncilName) -> bool:
    """Whether a name without a day means a meeting at all; ``resolve`` then looks for which one."""
    if name.plural:
        return False
    before = _before_name(text[max(0, name.span.start - 60) : name.span.start])
    if before.institution or before.indefinite:
        special = SPECIAL.match(text, name.span.start) is not None
        if before.indefinite or not special:
            return special
    if is_institution(text, name.span.start, name.span.end):
        return False
    if _is_heading(text, name):
        return True
    return before.determined


class _Before(NamedTuple):
    """What the words before a name without a day say of it."""

    institution: bool
    indefinite: bool
    determined: bool


@lru_cache(maxsize=256)
def _before_name(words: str) -> _Before:
    institution = words.rstrip().endswith(OF) and INSTITUTION.search(words) is not None
    return _Before(institution, INDEFINITE.search(words) is not None, DETERMINER.search(words) is not None)


def _is_heading(text: str, name: CouncilName) -> bool:
    """Whether the name is all that its line says."""
    start = text.rfind("\n", max(0, name.span.start - 20), name.span.start) + 1
    end = text.find("\n", name.span.end, name.span.end + 10)
    if not start or end < 0 or FICHE in text[max(0, start - 60) : start]:
        return False
    return bool(HEADING.match(text, start, name.span.start)) and not text[name.span.end : end].strip(" *_:.")
