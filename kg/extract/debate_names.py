"""The names of debates and consultations of a chamber: which kind, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.near import words_pattern
from kg.extract.words import matches, words_of
from kg.lexicon import debates as lexicon
from kg.model import Span

__all__ = ["DebateName", "cites_proceedings", "debate_before", "debate_names", "ends_in_debate", "names_others"]

_KIND = {word.lower(): kind for kind, words in lexicon.KINDS.items() for word in words}
FULL = words_pattern(word for words in lexicon.KINDS.values() for word in words)
SHORT = words_pattern(lexicon.PLAIN)
# `debat`, `debatten`; told from a public debate, a Council's or a court's hearing by what stands around it
PLAIN = r"(?:beleids)?debat(?:ten)?|mondelinge\s{1,3}behandeling"
# Told by its day only: the treatment of a bill, a consultation with the chamber or a committee of it
OF_CHAMBER = (
    r"(?:uw\s{1,3}(?:vaste\s{1,3})?(?:kamer|commissie)|de\s{1,3}(?:(?:tweede|eerste)\s{1,3})?kamer\b(?!\s{1,3}van)"
    r"|de\s{1,3}(?:leden\s{1,3}van\s{1,3}de\s{1,3})?(?:vaste|algemene)\s{1,3}(?:kamer)?commissie)"
)
DATED = (
    r"(?:parlementaire\s{1,3}|mondelinge\s{1,3})?behandeling(?=\s{1,3}(?:van\s{1,3}(?:(?:het|de|dit|mijn|onze)\s{1,3})?(?:\w{4,20}e?\s{1,3})?"
    rf"(?:wetsvoorstel|wetsvoorstellen|voorstel\s{{1,3}}van\s{{1,3}}wet|belastingplan|wet\b|voorjaarsnota|begroting\w*|jaarverslag)|(?:in|door|met)\s{{1,3}}{OF_CHAMBER}))"
    rf"|parlementaire\s{{1,3}}behandeling|overleg(?=\s{{1,3}}(?:gevoerd\s{{1,3}})?met\s{{1,3}}{OF_CHAMBER})"
)
# Each name holds one of these, or one of its capitals; the first letter may be either
STEMS = (
    "verleg", "ebat", "esprek", "uur", "ehandeling", "nderzoek", "ergadering", "eschouwingen", "nterpellatie",
)  # fmt: skip
# With one of these each name begins
_FIRST = re.compile(r"\w+")
PLAIN_FIRST = ("debat", "debatten", "beleidsdebat", "beleidsdebatten", "mondelinge")
DATED_FIRST = ("overleg", "behandeling", "parlementaire")
_WORDS = (*_KIND, *map(str.lower, lexicon.PLAIN), *PLAIN_FIRST, *DATED_FIRST)
FIRST_WORDS = frozenset(first[0] for word in _WORDS if (first := _FIRST.match(word)))
# `UCV-Emancipatiebeleid`, `AO-JBZ`: the subject behind a hyphen; `(AO)` behind a name is the name again
NAMES = re.compile(
    rf"(?<![\w-])(?:(?P<full>(?i:{FULL}))|(?P<short>{SHORT})(?:[-–‑](?!ROM)[A-Z][\w’]{{2,40}})?|(?P<plain>(?i:{PLAIN}))|(?P<dated>(?i:{DATED})))"
    r"(?!\w)(?:(?<=nterpellatie)[-–‑][A-Z][\w’]{1,30}|(?![-–‑][^\W\d]))"
    rf"(?:\s{{1,3}}\({SHORT}(?:\s{{1,3}}\d{{1,3}})?\))?"
)
# `AO (…)`: what a debate's title may open with before a name
TITLE = re.compile(
    rf"(?<![\w-])(?:(?i:{FULL}|{PLAIN})|{SHORT})(?:\s{{1,3}}\([A-Z]{{2,4}}\))?\s{{1,3}}[«“‘\"']?\s?(?:(?i:informele|formele)\s)?$"
)
# Each name holds one of these
LITERALS = tuple(sorted({*lexicon.PLAIN, *(form for word in STEMS for form in (word, word.upper()))}))


@dataclass(frozen=True, slots=True)
class DebateName:
    """One name in a text. ``plain`` where it is the bare word ``debat``, ``dated`` where a day must tell it."""

    kind: str
    span: Span
    plain: bool = False
    dated: bool = False


# `UCV 17, blz. 12`, `(UCV 3)`: its printed proceedings are cited, by number
PROCEEDINGS = re.compile(
    r"(?:\s{1,3}\d{1,3}\)|(?:\s{1,3}(?:nr\.\s{0,3})?\d{1,3})?,\s{1,3}(?:nr\.\s{0,3}\d{1,3},?\s{1,3})?(?:blz|pag|p)\b)"
)


def debate_names(text: str) -> Iterator[DebateName]:
    """All names, in order."""
    for found in matches(NAMES, text, words_of(text).at(FIRST_WORDS)):
        if found["short"] and PROCEEDINGS.match(text, found.end()):
            continue
        if found["plain"]:
            yield DebateName("debat", Span(*found.span()), plain=True)
        elif found["dated"]:
            kind = "overleg" if found["dated"].lower().startswith("overleg") else "debat"
            yield DebateName(kind, Span(*found.span()), dated=True)
        elif found["short"]:
            yield DebateName(lexicon.PLAIN[found["short"]], Span(*found.span()))
        else:
            yield DebateName(_KIND[re.sub(r"\s+", " ", found["full"].lower())], Span(*found.span()))


def ends_in_debate(text: str, at: int) -> bool:
    """Whether a debate's name stands directly before: what follows is its title (`het AO JBZ-Raad van 3 juni`)."""
    return _is_title(text[max(0, at - 70) : at])


@lru_cache(maxsize=256)
def _is_title(lead: str) -> bool:
    return any(literal in lead for literal in LITERALS) and TITLE.search(lead) is not None


# `het AO ter voorbereiding op de …`: the debate is said by what it is about, without a day
ABOUT = re.compile(
    rf"(?<![\w-])(?:(?i:{FULL}|{PLAIN})|{SHORT})(?:\s{{1,3}}\([A-Z]{{2,4}}\))?\s{{1,3}}"
    r"(?i:ter\s{1,3}voorbereiding\s{1,3}(?:op|van)|voorafgaand\s{1,3}aan|over|inzake|betreffende|met\s{1,3}het\s{1,3}oog\s{1,3}op)"
    r"\s{1,3}(?i:de|deze)\s{1,3}(?:(?i:informele|formele|komende)\s{1,3})?$"
)


def debate_before(text: str, at: int) -> bool:
    """Whether a debate without a day of its own is said to be about what follows."""
    return ABOUT.search(text, max(0, at - 90), at) is not None


# Each body elsewhere that holds debates has one of these in its name
OTHERS = (
    "raad", "staten", "ep", "parlement", "bondsdag", "lagerhuis", "hogerhuis", "volksvert", "afgevaard", "vn-",
    "vergadering", "rechtbank", "hof", "vlaams",
)  # fmt: skip


@lru_cache(maxsize=2)
def names_others(text: str) -> bool:
    """Whether a text has a word of another parliament, court or body at all; sought once a text."""
    lower = words_of(text).lower
    return any(word in lower for word in OTHERS)


@lru_cache(maxsize=2)
def cites_proceedings(text: str) -> bool:
    """Whether a text cites proceedings in brackets at all; sought once a text."""
    return "(Handelingen" in text
