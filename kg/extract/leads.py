"""What stands before a dossier's number and belongs to its citation: `Kamerstukken II, vergaderjaar 2011–2012, `."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.parts import CHAMBER, DASH, FLAGS, GAP, SPACE, VERGADERJAAR, chamber_of, session_of
from kg.model import Chamber

__all__ = ["LOOK_BACK", "Lead", "lead_of"]

BIJLAGE = rf"bijlagen?{SPACE}(?:(?:van|bij|der){SPACE})?(?:de{SPACE})?handelingen"
WORD = (
    rf"(?i:{BIJLAGE}|kamerstuk(?:ken)?(?:nummers?|nrs?\b\.?|dossiers?)?|kst\b\.?"
    rf"|(?:initiatief)?wetsvoorstel(?:len)?(?:{SPACE}(?:met|onder){SPACE}(?:het{SPACE})?(?:kamerstuk)?nummer)?"
    r"|(?:kamer)?dossier(?:nummer|nr\b\.?)?)"
)
STUK = rf"(?i:(?:(?:gedrukte|parlementaire){SPACE})?(?:stuk(?:ken)?))|{CHAMBER}"
COMMA = rf"{GAP}[,:]?{GAP}"
# `Kamerstukken II, vergaderjaar 2011–2012, `, right before a dossier
BEFORE = re.compile(
    rf"(?<![^\W\d])(?:(?P<word>{WORD})|(?P<stuk>{STUK}))?(?:{COMMA}\(?(?P<chamber>(?<!\w){CHAMBER})(?!\w))?"
    rf"(?:{COMMA}{VERGADERJAAR})?(?:{GAP}[Nn](?:r|ummer)s?\b\.?)?(?:{COMMA}|{GAP}{DASH}{GAP})$"
)
# Without one of these nothing before a number leads to it: spares the search in tables of figures
LEADS = re.compile(r"[Kk][Aa][Mm][Ee][Rr]|[Kk]st|[Ss]tuk|TK|EK|voorstel|dossier|\d\d\s?(?:[-‐‑‒–—−]|/)", FLAGS)
LOOK_BACK = 90
# What a pattern that begins there may see before the stretch
_SEEN = 8


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a dossier: its first character, and what it says."""

    start: int
    word: bool = False
    said: bool = False
    chamber: Chamber | None = None
    session: str | None = None


def lead_of(text: str, at: int) -> Lead:
    """The words before a dossier that belong to its citation."""
    window = max(0, at - LOOK_BACK)
    seen = max(0, window - _SEEN)
    lead = _lead(text[seen:at], window - seen)
    return Lead(seen + lead.start, lead.word, lead.said, lead.chamber, lead.session)


@lru_cache(maxsize=512)
def _lead(text: str, window: int) -> Lead:
    """The lead at the end of a short text, sought from ``window`` on; one place is asked for several times."""
    at = len(text)
    found = BEFORE.search(text, window) if LEADS.search(text, window) else None
    named = found and (found["chamber"] or "")[1:2].isalpha() and found["chamber"] != "II"
    if not found or not (found["word"] or found["stuk"] or found["session"] or named):
        return Lead(at)
    chamber = chamber_of(found["chamber"]) or (None if found["word"] else _chamber_word(found["stuk"]))
    start = found.start() + len(found[0]) - len(found[0].lstrip(" ,:(\n\u00a0"))
    return Lead(start, bool(found["word"]), True, chamber, session_of(found["session"]))


def _chamber_word(word: str | None) -> Chamber | None:
    return chamber_of(word) if word and re.fullmatch(CHAMBER, word) else None
