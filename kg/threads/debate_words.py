"""Whether a debate is said to be about a Council meeting, by the sentence that names it."""

import re
from collections.abc import Collection
from typing import Final

from kg.lexicon.debates import BACK_WORDS, KINDS, PLAIN
from kg.lexicon.matters import COMMON
from kg.threads.meeting_words import fits, formations, names_meeting
from kg.threads.sentence import around

__all__ = ["about_meeting", "discusses_agenda", "open_to_meeting"]

_COMMON: Final = frozenset(COMMON.split() + BACK_WORDS.split()) | frozenset(
    (
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "plaats",
        "gehouden",
        "gepland",
        "gevoerd",
        "voorbereiding",
    )
)
# What the name of a debate has beside its title: its kind, a committee, a chamber
_KIND: Final = "|".join(
    sorted((re.escape(word) for words in (*KINDS.values(), tuple(PLAIN)) for word in words), key=len, reverse=True)
)
_BESIDE: Final = re.compile(
    rf"(?<![\w-])(?i:{_KIND})(?![\w-])|(?i:\b(?:vaste\s)?(?:kamer)?commissies?)(?:\svoor\s[A-Z][\w-]+(?:\s(?:en\s)?[A-Z][\w-]+)*)?"
    r"|\bStaten-Generaal\b"
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{2,}")
# What a debate is about, right behind its name: `het wetgevingsoverleg van 13 november over de begroting`
_ABOUT: Final = re.compile(r"(?i)^[^,;:]{0,30}?\b(?:over|inzake|betreffende)\s(?P<of>[^,;:]{1,160})")
# These are about a bill or a budget, also where the letter names a meeting beside them
_NEVER: Final = re.compile(r"(?i)wetgevingsoverleg|\bWGO\b|begroting")
_AGENDA: Final = re.compile(r"(?i)\bagenda(?:['’]s)?\b[^.;\n]{0,60}$")


# `… bij het schriftelijk overleg van 11 november a.s. Ook geven wij`: the abbreviation ends the sentence too
_ENDED: Final = re.compile(r"\s+[A-Z]|\s*$")


def _around(before: str, words: str, after: str) -> tuple[str, str]:
    """What stands before and behind the words in their sentence."""
    return around(before, "" if words.endswith(".") and _ENDED.match(after) else after)


def about_meeting(words: str, before: str, after: str, code: str) -> bool:
    """Whether the words that name a debate, or else their sentence, say that it is about a meeting of that formation.

    A debate with a title or a subject of its own is about that.
    """
    ahead, behind = _around(before, words, after)
    told = _ABOUT.match(behind)
    if names_meeting(words, code) or (told and names_meeting(told["of"], code)):
        return True
    if told or _titled(words) or _NEVER.search(words):
        return False
    return names_meeting(f"{ahead} {behind}", code)


# What a committee debates before a meeting: not in plenary, not about a bill
_COMMITTEE: Final = re.compile(
    r"(?i:algeme(?:en|ne)\s(?:kamer)?overleg|commissie-?debat|schriftelijke?\soverleg|vooroverleg|commissie-?overleg)|\bAO\b|\bCD\b|\bSO\b"
)
# What ties it to another subject: `over Oekraïne spreek ik u in …`, `… ontvangt u een aparte brief`
_OTHER: Final = re.compile(
    r"(?i)\b(?:over|inzake|betreffende|omtrent|aangaande|ten\saanzien\svan|wat\sbetreft|rond(?:om)?|bij\sde\sbehandeling)\s[^,;:]*$"
)
_APART: Final = re.compile(
    r"(?i)\b(?:een|aparte|separate|afzonderlijke|andere)\s(?:\w+\s)?(?:brief|kamerbrief|reactie|notitie|wetsvoorstel|nota)(?!\w)"
    r"|\b(?:motie|wetsvoorstel|toezegging)(?!\w)"
)


def open_to_meeting(words: str, before: str, after: str, codes: Collection[str]) -> bool:
    """Whether words name a committee debate that no word of their sentence ties to another subject than the meetings
    of these formations, which the letter is about.
    """
    ahead, behind = _around(before, words, after)
    sentence = f"{ahead} {words} {behind}"
    if not _COMMITTEE.search(words) or _NEVER.search(sentence) or _titled(words) or _APART.search(sentence):
        return False
    return not (_OTHER.search(ahead) or _ABOUT.match(behind)) and all(
        any(fits((named,), code) for code in codes) for named in formations(sentence)
    )


def _titled(words: str) -> bool:
    """Whether the name of a debate has a title."""
    rest = _BESIDE.sub(" ", " ".join(words.split()))
    return bool(formations(rest)) or any(word not in _COMMON for word in _WORD.findall(rest.lower()))


def discusses_agenda(before: str) -> bool:
    """Whether a debate's report names a meeting as that of an agenda which was discussed, by the words before it."""
    return _AGENDA.search(before) is not None
