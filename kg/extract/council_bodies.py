"""Bodies that bear a Council's name, or nearly: advisory councils, a company's board; and a Council as a body."""

import re

from kg.lexicon import council_forms as forms

__all__ = ["is_institution", "is_other_body", "speaks_of_boards"]

# `de Eurogroep is daartoe niet bevoegd`, `de Europese Raad is een instelling van de EU`: what it is, not when it meets
_BODY = re.compile(
    r"(?i)[^.;:\n]{0,40}\bbevoegd|\s(?:is|was|vormt|blijft|geldt\sals)\s(?:een|het|de|geen|ook|dus)\s(?:[\w-]{2,20}\s){0,3}?"
    r"(?:instelling|\w*orgaan|gremium|forum|platform|gezelschap|instantie|lichaam|\w*verband|\w*overleg)\b"
    r"|\s(?:bestaat\suit|(?:komt|vergadert)\s(?:ten\sminste|minstens|doorgaans|in\sde\sregel|gewoonlijk|maandelijks|elke?|iedere?)\s)"
)
# `aan het Europees Parlement, de Europese Raad, de Raad`: addressed among the Union's institutions
_AFTER_PARLIAMENT = re.compile(r"(?i)\bEuropees\s{1,3}Parlement(?:,|\s{1,3}en)\s{1,3}(?:aan\s{1,3})?de\s{1,3}$")
_BEFORE_OTHERS = re.compile(
    r"(?:,|\sen)\s{1,3}(?:aan\s{1,3})?(?:de\s{1,3}Raad(?=,|\s{1,3}en\s{1,3}(?:de|het)\s{1,3}(?:Commissie|Europese\s{1,3}Commissie|Europees))"
    r"|het\s{1,3}Europees\s{1,3}Parlement\b(?=[,.;)]|\s{1,3}en\s))"
)

# Bodies at home have these names too: a Council only where a meeting is told by its words
AT_HOME = frozenset(name.lower() for names in forms.AT_HOME.values() for name in names)
SITS_BEFORE = re.compile(r"(?i)\b(?:in|tijdens|op|agenda\s(?:van|voor))\s(?:de\s)?$")
SITS_BEHIND = re.compile(
    r"\s(?:van|op)\s(?:\w{3,6}dag\s)?\d[^.;\n]{0,40}?\s(?:te|in)\s(?:Brussel|Luxemburg)\b|\s(?:vindt|vond|komt|kwam)\s"
)
DAY_BEHIND = re.compile(r"\s(?:van|op)\s(?:\w{3,6}dag\s)?\d")


def is_institution(text: str, start: int, end: int) -> bool:
    """Whether a name without a day names the institution, by the words around it, and so no meeting."""
    listed = _AFTER_PARLIAMENT.search(text, max(0, start - 40), start) or _BEFORE_OTHERS.match(text, end)
    return listed is not None or _BODY.match(text, end) is not None


def is_other_body(text: str, found: re.Match[str], board: bool) -> bool:
    """Whether the name found is another body's; ``board``: the letter speaks of companies."""
    if found["name"] in BOARDS and (
        board
        or BOARD_OF.match(text, found.end())
        or BOARD_BEFORE.search(text, max(0, found.start() - 30), found.start())
    ):
        return True
    return _look_alike(text, found) or _at_home(text, found)


def _at_home(text: str, found: re.Match[str]) -> bool:
    """Whether an advisory body at home is named, for all that its name tells."""
    if found["name"].lower() not in AT_HOME or SITS_BEHIND.match(text, found.end()):
        return False
    before = SITS_BEFORE.search(text, max(0, found.start() - 20), found.start())
    return not (before and DAY_BEHIND.match(text, found.end()))


# `RvC` may be a company's supervisory board: `de RvC van de NS`
BOARDS = frozenset(("RvC", "RVC"))
BOARD_BEFORE = re.compile(r"(?i)commissarissen\s{1,3}\($")
BOARD_OF = re.compile(r"\s{1,3}(?:van|bij)\s{1,3}(?:de\s{1,3}|het\s{1,3})?[A-Z]")


def speaks_of_boards(text: str) -> bool:
    """Whether the letter is on companies, for all that its words tell."""
    return "oncurrentievermogen" not in text and any(word in text for word in forms.BOARD)


def _look_alike(text: str, found: re.Match[str]) -> bool:
    """Whether an advisory council is named: `Algemene Energieraad`."""
    others = forms.LOOK_ALIKES.get(found["name"].lower())
    before = re.search(r"(\w+)[\s-]{1,3}$", text[max(0, found.start() - 20) : found.start()]) if others else None
    return bool(before and others and before[1].lower() in others)
