"""Members and committees of a chamber, as letters name them: `de leden Van Haersma Buma c.s. en Roemer (SP)`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.near import words_pattern
from kg.extract.words import matches, places_of, words_of
from kg.lexicon import members as lexicon
from kg.model import Span

__all__ = [
    "BLANK", "COMMITTEE", "COMMITTEE_WORD", "NAME", "PORTFOLIO", "TITLE", "TITLE_WORDS", "Named", "committees",
    "names_at",
]  # fmt: skip

UPPER = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŻŽ"
PARTICLE = rf"(?:(?i:{words_pattern(lexicon.PARTICLES)})\s{{1,3}})"
# `Piri`, `Kalsbeek-Jasperse`, `Martens-America`, `Çörüz`, `Blanksma-van den Heuvel`; no figure: it calls a footnote
PART = rf"[{UPPER}](?:[^\W\d_]|[’']){{1,30}}"
WORD = rf"(?!(?:{'|'.join(lexicon.NO_NAMES)})\b){PART}(?:[-–‑](?:{PARTICLE}{{0,3}}){PART}){{0,2}}"
# `Van der Staaij`, `van der Lee`, `Van Haersma Buma`, `Koşer Kaya`
# … nor `van de FNV`, a body
BODY = r"(?!(?-i:van|door)\s{1,3}(?:(?-i:de|het)\s{1,3})?(?-i:[A-Z]{2,6})(?![\w-]))"
# … nor `Piri in Brussel`: a place; a name has an article there, `in 't Veld`
PLACE = rf"(?!(?-i:in|op|te)\s{{1,3}}[{UPPER}])"
NAME = rf"(?:{BODY}{PARTICLE}{{0,3}}{WORD}(?:[^\S\n]{PLACE}(?:{PARTICLE}{{0,2}})(?![A-Z]{{2,6}}\b){WORD}){{0,2}})"
# `(SP)`, `(GroenLinks-PvdA)`
PARTY = r"(?:\s{0,2}\([\w’' /&.-]{2,30}\))"
OTHERS = r"(?:\s{0,3}(?:c\.?\s?s|C\.\s?S)\.?(?!\w))"
TITLE = words_pattern(lexicon.MEMBER_TITLES)
TITLE_WORDS = frozenset(re.split(r"\W", title.lower())[0] for title in lexicon.MEMBER_TITLES)
# `Vreemdelingen- en` is half a word, no name
WHOLE = r"(?![^\W\d_]|[-–‑](?:\s|$))"
# `M. B. Vos`: initials tell namesakes apart
INITIALS = rf"(?:(?:[{UPPER}][a-z]?\.[^\S\n]?){{1,4}}(?=[{UPPER}a-z][^\W\d_]))?"
ONE = re.compile(rf"{INITIALS}(?P<name>{NAME}){WHOLE}{PARTY}?(?P<others>{OTHERS})?{PARTY}?")
AND = re.compile(
    rf"\s{{0,3}}(?:,(?:\s{{1,3}}en)?|/|en|EN|&)\s{{0,3}}(?:van\s{{1,3}})?(?:(?:de|het)\s{{1,3}})?(?:{TITLE}\s{{1,3}})?"
)
FIRST = re.compile(rf"^(?:{words_pattern(lexicon.FIRST_NAMES)})\s+(?=\S)")

# `vaste commissie voor Immigratie & Asiel / JBZ-Raad`, `vaste Kamercommissie voor Justitie`
COMMITTEE_WORD = rf"(?:[{UPPER}][\w’'-]{{1,30}}|[A-Z]{{1,3}}&[A-Z]{{1,2}}(?!\w))"
# A line's end in the clean text ends a paragraph, and the name with it
BLANK = r"[^\S\n]{1,3}"
PORTFOLIO = words_pattern(lexicon.COMMITTEE_PORTFOLIOS)
COMMITTEE = re.compile(
    rf"(?P<name>(?i:(?:{'|'.join(lexicon.COMMITTEE_ADJECTIVES)})\s{{1,3}}(?:(?:(?:Eerste|Tweede)\s{{1,3}})?Kamer)?commissies?|(?:(?:Eerste|Tweede)\s{{1,3}})?Kamercommissies?"
    rf"|(?<!Europese )commissies?(?=\s{{1,3}}voor\s|(?-i:{BLANK}(?:de{BLANK})?{PORTFOLIO}(?![\w&]))))"
    rf"\s{{1,3}}(?:(?:voor|van|inzake)\s{{1,3}})?(?:de\s{{1,3}}|het\s{{1,3}})?{COMMITTEE_WORD}"
    rf"(?:(?:,{BLANK}|{BLANK}(?:en|&|/|voor|van|der|de|en{BLANK}(?:de|voor)|van{BLANK}de(?={BLANK}Koning)){BLANK}|{BLANK})"
    rf"{COMMITTEE_WORD}){{0,8}})"
)
# Where the name of the committee begins whose word is found
_LEAD = re.compile(
    rf"(?:(?:{'|'.join(lexicon.COMMITTEE_ADJECTIVES)})\s{{1,3}})?(?:(?:(?:eerste|tweede)\s{{1,3}})?kamer)?$"
)
_REACH = 30

# `de leden van de Veiligheidsraad`: who sits in a body; a member's own particle begins with a capital there
OF_BODY = re.compile(r"van\s{1,3}(?:de|het|een)\s")
TITLED = re.compile(r"(?i)\b(?:lid|leden)\s{1,3}$")


@dataclass(frozen=True, slots=True)
class Named:
    """Members named one after another: surnames, their spans (with ``c.s.``), which have ``c.s.``, and the whole."""

    surnames: tuple[str, ...]
    spans: tuple[Span, ...]
    with_others: tuple[bool, ...]
    span: Span


def committees(text: str) -> Iterator[re.Match[str]]:
    """All committees that a text names, in order."""
    return matches(COMMITTEE, text, _openings(words_of(text).lower))


def _openings(lower: str) -> Iterator[int]:
    for at in places_of("commissie", lower):
        lead = _LEAD.search(lower, max(0, at - _REACH), at)
        yield lead.start() if lead else at
        yield at


def names_at(text: str, start: int, most: int = 12) -> Named | None:
    """The names that stand from ``start`` on, joined by commas and `en`; None where none does."""
    if OF_BODY.match(text, start) and TITLED.search(text, max(0, start - 12), start):
        return None
    found: list[re.Match[str]] = []
    at = start
    while len(found) < most and (one := ONE.match(text, at)):
        found.append(one)
        joint = AND.match(text, one.end())
        if joint is None:
            break
        at = joint.end()
    if not found:
        return None
    spans = tuple(Span(one.start(), one.end("others") if one["others"] else one.end("name")) for one in found)
    return Named(
        tuple(_surname(one["name"]) for one in found),
        spans,
        tuple(one["others"] is not None for one in found),
        Span(start, spans[-1].end),
    )


def _surname(name: str) -> str:
    plain = re.sub(r"\s+", " ", name).replace("‑", "-")
    return FIRST.sub("", plain)
