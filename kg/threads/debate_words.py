"""Whether a debate is said to be about a Council meeting, by the sentence that names it."""

import re
from typing import Final

from kg.lexicon.debates import KINDS, PLAIN
from kg.lexicon.matters import COMMON
from kg.threads.meeting_words import formations, names_meeting
from kg.threads.sentence import around

__all__ = ["about_meeting", "discusses_agenda"]

_COMMON: Final = frozenset(COMMON.split()) | frozenset(
    ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "plaats", "gehouden", "gepland", "gevoerd")
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


def about_meeting(words: str, before: str, after: str, code: str) -> bool:
    """Whether the words that name a debate, or else their sentence, say that it is about a meeting of that formation.

    A debate with a title or a subject of its own is about that.
    """
    ahead, behind = around(before, after)
    told = _ABOUT.match(behind)
    if names_meeting(words, code) or (told and names_meeting(told["of"], code)):
        return True
    if told or _titled(words) or _NEVER.search(words):
        return False
    return names_meeting(f"{ahead} {behind}", code)


def _titled(words: str) -> bool:
    """Whether the name of a debate has a title."""
    rest = _BESIDE.sub(" ", " ".join(words.split()))
    return bool(formations(rest)) or any(word not in _COMMON for word in _WORD.findall(rest.lower()))


def discusses_agenda(before: str) -> bool:
    """Whether a debate's report names a meeting as that of an agenda which was discussed, by the words before it."""
    return _AGENDA.search(before) is not None
