"""Which words bind a day to a meeting, and which to something else beside its name: a debate, a letter, a speaker."""

import re
from datetime import date
from typing import Literal

from kg.extract.debate_names import debate_before
from kg.extract.near import tokens
from kg.lexicon import councils as lexicon
from kg.lexicon.seats import SEATS
from kg.model import Month

__all__ = [
    "ACTS_ON", "AGAIN_DAY", "ANAPHOR", "FICHE", "HEADING", "MEETS", "PLACED", "SEATED", "SPECIAL", "WAS_THERE",
    "acted", "leads", "leaning", "others_day",
]  # fmt: skip

# What stands in brackets, and the number of a session (`de 1568ste zitting`), part nothing
BRACKETED = re.compile(r"\([^()]{0,100}\)|\b\d{1,4}(?:ste|de|e)\b")
PLACE_LEADS = ("in", "te", "van", "bij")
MARKS = frozenset("(,:;-–—«»*_")
# Before a name that is no subject: `het commissiedebat over deze`, `de agenda voor de`
OBLIQUE = re.compile(
    r"(?i)\b(?:over|voor|vóór|na|inzake|met|aan|bij|uit|in|op|tijdens|van|ten behoeve van)\s{1,3}"
    r"(?:de|deze|die|dezelfde)\s{1,3}$"
)
# … but the subject is the meeting all the same: `de bijeenkomst van de`
SITTING = re.compile(
    r"(?i)\b(?:vergadering|bijeenkomst|zitting|sessie|samenkomst|editie|datum|deel|ontmoeting)\s{1,3}van\s{1,3}(?:de|deze)\s{1,3}$"
)
VERB = re.compile(r"(?i)^\s{1,3}(?:is|was|wordt|werd|staat|stond|vindt|vond|komt|kwam|zal|zou|heeft|had)\b")
RELATIVE = re.compile(r"(?i)\b(?:die|dat|welke)\b")
INSTITUTION = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.INSTITUTION)})\s(?:van\s|der\s)(?:de\s)?$")
TOLD = re.compile(r"(?i)\b(?:heeft|had|is|was|werd|zal)\b")
ON = re.compile(r"(?i)\s{1,3}op\s{1,3}(?:\w{3,6}dag\s{1,3})?$")

# ` en die van ` behind a meeting's day: another meeting of that formation
AGAIN_DAY = re.compile(
    r"(?i)(?:\s{0,3},?\s{1,3}(?:en|als|dan|alsook|evenals|of)|\s{0,3},|[.;]?(?=\s{1,3}(?:in|op|tijdens|bij|na|voor|naar)\s))\s{1,3}"
    r"(?:(?:ook|in|op|tijdens|bij|voor|naar|van|aan)\s{1,3}){0,2}die\s{1,3}van\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
# `Deze vindt plaats op` in the sentence behind a meeting's name
ANAPHOR = re.compile(
    r"(?i)\s{0,3}(?:deze|die|de|dit)\s{1,3}(?:(?:vergadering|bijeenkomst|raad|zitting|conferentie|videoconferentie|VTC|call)\s{1,3})?"
    r"(?:vindt|vond|wordt|werd|is|was|staat|stond|zal|komt|kwam)\b"
)
# `De RBZ sprak op 18 november over Syrië`: what a Council does, it does at a meeting
_ACTS = (
    "sprak|spreekt|besprak|bespreekt|bereikte|bereikt|stelde|stelt|nam|neemt|besloot|besluit|behandelde|behandelt|"
    "buigt|boog|stemde|stemt|wisselde|wisselt|debatteerde|debatteert|aanvaardde|aanvaardt|hield|houdt|bevestigde|"
    "keurde|gaf|verwelkomde|vergaderde|vergadert|zal|heeft"
)
ACTS_ON = re.compile(
    rf"(?i)(?:\s\([^()\n]{{1,30}}\))?\s{{1,3}}(?:{_ACTS})(?:\s{{1,3}}(?:zich|er|hierover|daarover|hiermee|daarmee|ook|opnieuw|weer|dit|"
    r"dan|hier|erover|over|hieraan|naar\s{1,3}verwachting)){0,3}\s{1,3}op\s{1,3}(?:\w{3,6}dag\s{1,3})?$"
)
ACTED = re.compile(
    rf"(?i)(?:,?\s{{1,3}}(?:in|te)\s{{1,3}}[A-Z]\w{{2,20}})?\s{{1,3}}(?:{_ACTS})(?:\s{{1,3}}(?:ook|zich))?\s{{1,3}}(?:de|een)\s{{1,3}}$"
)
HAS = re.compile(r"(?i)\s{1,3}(?:heeft|zal)\s{1,3}(?:ook\s{1,3})?de\s{1,3}$")
HAS_DONE = re.compile(
    r"(?i)\d{0,2}(?:\s{1,3}\([^()\n]{1,90}\))?[^.;:\n]{0,160}?\b(?:aangenomen|besloten|vastgesteld|bereikt|gesproken|besproken|ingestemd|aanvaard|bevestigd|gehouden|"
    r"behandeld|gedebatteerd|gewisseld|aannemen|besluiten|vaststellen|spreken|bespreken|instemmen|behandelen|vergaderd|vergaderen)\b"
)
# `Op 14 oktober jl. was ik in Luxemburg voor de`
WAS_THERE = re.compile(
    r"\s{1,3}(?:was|waren|ben|verbleef|reis|reisde|ga|ging|zal)"
    r"\s{1,3}(?:ik|wij|de\s{1,3}(?:minister|staatssecretaris)(?:\s{1,3}van\s{1,3}[A-Z][\w ,]{3,40}?)?)"
    r"\s{1,3}(?:in|te|naar)\s{1,3}[A-Z][\w’'-]{2,20}(?:\s{1,3}[A-Z][\w’'-]{2,20})?"
    r"\s{1,3}(?:voor|vanwege|wegens|bij|ter\s{1,3}gelegenheid\s{1,3}van)\s{1,3}(?:de|een)\s{1,3}$"
)
# `(La Hulpe, `, `, Luxemburg, maandag `: where it meets stands between a name and its day
PLACED = re.compile(
    r"\s?(?:\(|[,:]\s)(?:(?:te|in)\s)?(?!Handelingen|Kamerstuk|Tweede|Eerste|Minister|Motie|Brief|Verslag)"
    r"['’]?[A-ZÀ-Ý][\w’'-]{1,20}(?:\s[A-ZÀ-Ý][\w’'-]{2,20})?,?\s{1,3}(?:(?:op|d\.d\.)\s)?(?:\w{3,6}dag\s{1,3})?$"
)
# `Europese Raad Brussel (24`, `Ecofin Luxemburg van `: the same without a word or a sign before it
SEATED = re.compile(
    rf"(?:\s\([^()\n]{{1,30}}\))?\s(?:{'|'.join(map(re.escape, SEATS))})"
    r"(?:,?\s{1,3}(?:(?:op|van|d\.d\.)\s{1,3})?(?:\w{3,6}dag\s{1,3})?|\s?\()$"
)
# A day in the paragraph below a heading is the meeting's where it is told to meet
MEETS = re.compile(
    r"(?i)[^.;\n]{0,60}?\b(?:zal|zullen|vindt|vond|kwam|komt|sprak|spreekt|heeft|is|was)\s(?:de|het|er|in|te|een)\s"
)
# A heading that says no more than a formation's name
HEADING = re.compile(r"[\s#*_\d.•-]{0,16}$")
# A fiche's line names who will treat a proposal
FICHE = "ehandelingstraject"
# With one of these even `een Eurogroep` is one meeting
SPECIAL = re.compile(rf"(?i)\b(?:{'|'.join(lexicon.SPECIAL)})\b")

PAST = re.compile(
    r"(?i)\b(?:heeft|hebben|had|hadden|was|waren|werd|werden|vond|vonden|kwam|kwamen|nam|namen|sprak|spraken|besprak|"
    r"besloot|besloten|stemde|bracht|ging|bleek|stond|nadat|sinds|eerder)\b"
)
COMING = re.compile(
    r"(?i)\b(?:zal|zullen|alsnog|verwacht|verwachten|verwachting|voorzien|gepland|beoogt|streeft|wil|brengt|volgt|"
    r"moet|moeten|vóór|later|uiterlijk|voornemens|bespreekt|agendeert|informeert|ontvangt)\b"
)


def leads(gap: str, allowed: frozenset[str]) -> bool:
    """Whether only words that tie a name to a day stand between: no other word may come between them."""
    place = False
    for token in tokens(BRACKETED.sub(" ", gap)):
        word = token.lower()
        known = word in allowed or (token in MARKS and token != ";")
        if not known and not (place and token[0].isupper()):
            return False
        place = word in PLACE_LEADS or (place and (token[0].isupper() or token == ","))
    return True


def others_day(text: str, start: int, gap: str) -> bool:
    """Whether the day behind ``gap`` is not of the meeting whose name begins at ``start`` and ends before the gap."""
    before = text[max(0, start - 70) : start]
    if INSTITUTION.search(before):
        return "," in gap or TOLD.search(gap) is not None
    if ON.fullmatch(gap) and debate_before(text, start):
        return True
    subject = not OBLIQUE.search(before) or SITTING.search(before)
    return not subject and VERB.match(gap) is not None and RELATIVE.search(gap) is None


def acted(gap: str, text: str, end: int) -> bool:
    """Whether the words between a day and a name say that the Council, whose name ends there, did something then."""
    return ACTED.fullmatch(gap) is not None if not HAS.fullmatch(gap) else HAS_DONE.match(text, end) is not None


def leaning(month: Month, sentence: str, written: date | None) -> Literal["past", "future"] | None:
    """Whether a month without a year lies before or after the letter, by its sentence's verbs; None where near."""
    if written is None or month.year or month.year_shift is not None or month.hint:
        return month.hint
    away = abs(month.month - written.month)
    if min(away, 12 - away) < 4:
        return None
    past, coming = PAST.search(sentence), COMING.search(sentence)
    return None if bool(past) == bool(coming) else "past" if past else "future"
