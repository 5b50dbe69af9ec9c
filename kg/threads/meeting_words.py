"""Which Council meeting a promised paper, or a debate, is said to be of.

``Na afloop van de Raad ontvangt u een verslag`` promises the report of a meeting; ``een verslag van mijn reis`` and
``het jaarverslag van het fonds`` promise another paper.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.lexicon.councils import FORMATIONS, PARTS, VTE
from kg.lexicon.matters import EVENTS, SENDING

__all__ = ["Promised", "agenda_promised", "fits", "formations", "names_meeting", "report_promised"]


@dataclass(frozen=True, slots=True)
class Promised:
    """A promised report or agenda of a meeting: the codes of the formations that it is said to be of, and the words of
    the promise without meetings that only tell by when it comes.
    """

    codes: frozenset[str]
    rest: str

    @property
    def several(self) -> bool:
        """Whether it is of more than one meeting: `het verslag van beide vergaderingen`."""
        return _SEVERAL.search(self.rest) is not None


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _names(code: str) -> str:
    long, short = FORMATIONS[code]
    words = [rf"(?i:{_any(long)})"] + ([_any(short)] if short else [])
    return rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])"


@cache
def _formations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(_names(code))) for code in FORMATIONS)


def formations(words: str) -> frozenset[str]:
    """The codes of the formations that stand in the words, the longest name at a place alone."""
    found = [
        (match.span(), _part(code, words, match.end()))
        for code, pattern in _formations()
        for match in pattern.finditer(words)
    ]
    inside = {
        (span, code)
        for span, code in found
        for other, _ in found
        if other != span and other[0] <= span[0] and span[1] <= other[1]
    }
    return frozenset(code for span, code in found if (span, code) not in inside)


# `RBZ Handel`, `Raad Buitenlandse Zaken (RBZ) over handel`, `VTE-Raad (Telecom)`
_PARTS: Final = {code: dict(parts) for code, parts in PARTS.items()}
_PART: Final = {
    code: re.compile(
        r"(?i)(?:\s?\([\w-]{1,12}\))?(?:\s?[/–,(-]\s?|\s)(?:(?:over|voor|met\s(?:de\s)?ministers\svan|(?:onder)?deel"
        rf"|(?:in\s)?(?:formatie|samenstelling)|in)\s)?(?P<part>{_any(tuple(parts))})(?![\w-])"
    )
    for code, parts in _PARTS.items()
}


def _part(code: str, words: str, end: int) -> str:
    """The code of the part that is named behind a formation; the formation's own where none is."""
    found = _PART[code].match(words, end) if code in _PART else None
    return _PARTS[code][found["part"].lower()] if found else code


def fits(codes: Collection[str], code: str) -> bool:
    """Whether a formation, or the one of which it is a part (``RBZ-Handel`` of ``RBZ``), is among these."""
    return code in codes or code.partition("-")[0] in codes or (VTE in codes and code in _PARTS[VTE].values())


_OTHER_RAAD: Final = r"(?!\svan\s(?:State|Europa|bestuur|commissarissen|toezicht|ministers))"
_LONG: Final = _any(tuple(long for longs, _ in FORMATIONS.values() for long in longs))
_ABBREVIATIONS: Final = _any(tuple(short for _, shorts in FORMATIONS.values() for short in shorts))
_MEETING: Final = (
    rf"(?:(?i:{_LONG})(?![\w-])|(?i:[\w-]*raad){_OTHER_RAAD}(?![\w-])|(?:Raden|(?<=beide\s)raden)(?![\w-])|(?i:raads\w+|bijeenkomst\w*|vergadering\w*|eurogroep|eurotop|top|zitting|ecofin)(?![\w-])"
    rf"|(?:{_ABBREVIATIONS})(?![\w-]))"
)
MEETING: Final = re.compile(rf"(?<![\w-]){_MEETING}")
# What a report is of: `de informele Raad`, `de bespreking in de Raad`
_DETERMINED: Final = r"(?:(?:de|het|deze|dit|die|een|beide|genoemde|onze)\s)?(?:[\w-]+e\s|en\s|op\s\d+\s\w+\s){0,4}?"
_HELD: Final = (
    r"(?:(?:de|het)\s)?(?:uitkomst(?:en)?|resultaten|bespreking(?:en)?|discussies?|beraadslaging(?:en)?|behandeling|verloop|inzet)\s"
    r"(?:van|in|tijdens|op|bij)\s"
)
# `in het verslag over de uitkomsten`: the meeting's, where nothing else is named
_OUTCOME: Final = re.compile(
    r"(?:(?:de|het)\s)?(?:\w+e\s)?(?:uitkomst(?:en)?|resultaten|bespreking(?:en)?|verloop)(?!\w)(?!\s(?:van|in|tijdens|op|bij)\s)"
)
_OF_MEETING: Final = re.compile(rf"(?:{_HELD})?{_DETERMINED}{_MEETING}")
_REPORT: Final = re.compile(r"(?<![\w-])(?i:(?:raads)?verslag(?:en)?)(?![\w-])")
_BACK: Final = re.compile(r"(?<![\w-])(?i:terugkoppel\w*|teruggekoppeld|koppel\w*\s[^.;]{0,80}?\bterug)(?![\w-])")
_OF: Final = re.compile(rf"(?:\s(?i:{_any(SENDING)})(?!\w)){{0,7}}\s(?:van|over|inzake)\s(?P<of>[^,.;:]*)")
_SEVERAL: Final = re.compile(
    r"(?i)\b(?:beide|deze|genoemde)\s(?:vergaderingen|bijeenkomsten|raden)\b|\bde\sraden\b|\bverslagen\b"
)
_THE: Final = re.compile(r"(?i)\b(?:het|dit|via|in|bij)\s(?:\w+\s)?(?:raads)?verslag\b")
_ANCHOR: Final = re.compile(r"(?i)\b(?:na\safloop(?!\svan)|(?:daar|hier)(?:van|over|na))\b")
_EVENT: Final = re.compile(
    rf"(?i)\b(?:van|over|aan|bij|tijdens|na)\s(?:(?:de|het|een|mijn|onze|ons|zijn|haar)\s)?(?:\w+e\s)?(?:{_any(EVENTS)})(?!\w)"
)
# A meeting that says by when, not of what: `voor de RBZ van 18 november`
_BY_WHEN: Final = re.compile(
    rf"(?i:\b(?:v[oó][oó]r|voorafgaand\saan|in\saanloop\snaar|tijdig\svoor|ten\sbehoeve\svan)\s){_DETERMINED}{_MEETING}"
    r"(?:\s(?:van|op|d\.d\.)\s\d{1,2}(?:\s\w{3,9})?(?:\s\d{4})?)?"
)


# `wordt na afloop van de Raad geïnformeerd over de uitkomsten`: a report by another word
_INFORMED: Final = re.compile(r"(?i)\b(?:informe\w+|geïnformeerd|inlichten|ingelicht|op\sde\shoogte)\b")
_OF_OUTCOME: Final = re.compile(
    r"(?i)\bover\s(?:de|het)\s(?:uitkomst(?:en)?|resultaten|verloop)(?!\w)(?:\s(?:van|in|tijdens|op|bij)\s(?P<of>[^,.;:]*))?"
)
_AFTER_MEETING: Final = re.compile(rf"(?i:\bna\safloop\svan)\s{_DETERMINED}{_MEETING}")


def report_promised(words: str) -> Promised | None:
    """Whether a promise is that of a Council meeting's report; None where it is of something else, or does not say."""
    plain = " ".join(words.split())
    rest = _BY_WHEN.sub(" ", plain)
    of = [match["of"] for noun in _REPORT.finditer(plain) if (match := _OF.match(plain, noun.end()))]
    of = [one for one in of if not _OUTCOME.match(one)]
    meetings = [one for one in of if _OF_MEETING.match(one)]
    if meetings:
        return Promised(_codes(meetings), rest)
    if not (_REPORT.search(plain) or _BACK.search(plain)):
        return _outcome_promised(plain, rest)
    if of or _EVENT.search(plain):
        return None
    if MEETING.search(rest) or _ANCHOR.search(rest) or (rest == plain and _THE.search(rest)):
        return Promised(formations(rest), rest)
    return None


def _outcome_promised(plain: str, rest: str) -> Promised | None:
    """Whether it is promised to tell how a meeting went: said of the meeting itself, or for when it is over."""
    outcome = _OF_OUTCOME.search(plain)
    if outcome is None or not _INFORMED.search(plain):
        return None
    of = outcome["of"] or ""
    if _OF_MEETING.match(of):
        return Promised(_codes([of]), rest)
    return Promised(formations(rest), rest) if not of and _AFTER_MEETING.search(rest) else None


def _codes(of: list[str]) -> frozenset[str]:
    return frozenset(code for one in of for code in formations(_BY_WHEN.sub(" ", one)))


_AGENDA: Final = re.compile(r"(?i)(?<![\w-])geannoteerde\sagenda(?:['’]s)?(?![\w-])")
_FOR: Final = re.compile(rf"(?:\s(?i:{_any(SENDING)})(?!\w)){{0,7}}\s(?:van|voor|bij|inzake)\s(?P<of>[^,.;:]*)")


def agenda_promised(words: str) -> Promised | None:
    """Whether a promise is that of a Council meeting's annotated agenda, which alone is so called."""
    plain = " ".join(words.split())
    nouns = list(_AGENDA.finditer(plain))
    if not nouns:
        return None
    of = [match["of"] for noun in nouns if (match := _FOR.match(plain, noun.end()))]
    rest = _BY_WHEN.sub(" ", plain) if of else plain
    return Promised(_codes(of) or formations(rest), rest)


def names_meeting(words: str, code: str) -> bool:
    """Whether words speak of a meeting that may be one of that formation."""
    named = formations(words)
    return fits(named, code) if named else MEETING.search(words) is not None or _AGENDA.search(words) is not None
