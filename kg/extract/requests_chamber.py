"""Requests that a sentence tells of the chamber, of a committee not named in full, or of nobody.

`Uw Kamer heeft mij verzocht …`, `Zoals door u gevraagd, …`, `Tijdens de regeling van werkzaamheden is verzocht om …`
"""

import re
from collections.abc import Iterator

from kg.extract.members import COMMITTEE, PORTFOLIO
from kg.extract.near import Near
from kg.extract.requests_told_days import told_day
from kg.extract.requests_words import (
    ANYTHING,
    GRANTED,
    MOTION,
    ORDER_WORDS,
    OTHERS,
    QUESTION,
    REACH,
    RELATIVE,
    TO_US,
    Asks,
    plain,
    wants_letter,
)
from kg.model import Request, Span

__all__ = ["chamber_asks"]

# Before the asking stands who asks … A bare `Commissie` with a capital is the European one.
WHO = re.compile(
    r"(?<![\w-])(?:(?i:u|uw\s{1,3}(?:vaste\s{1,3}|algemene\s{1,3})?(?:kamer)?commissies?|(?:uw|de|deze)\s{1,3}(?:(?:tweede|eerste)\s{1,3})?kamer"
    r"|de\s{1,3}(?:(?:vaste|algemene)\s{1,3}(?:kamer)?commissie|kamercommissie)|de\s{1,3}indieners?(?:\s{1,3}van\s{1,3}(?:de|deze)\s{1,3}motie)?)|[Dd]e\s{1,3}commissie(?!\s{1,3}[A-Z]))"
    r"(?![\w-]|\s{1,3}(?:van|voor|onder)\s)"
)
# … or right behind it
TURNED = re.compile(rf"\s{{1,3}}(?:(?i:mij|ons)\s{{1,3}})?(?P<who>{WHO.pattern})")
# `heeft mij verzocht u te melden`, `verzocht mij uw Kamer te berichten`: who is to be told, by another's wish
IS_TOLD = re.compile(
    r"(?i)\s{1,3}(?:(?P<us>mij|ons)\s{1,3})?(?:u|(?:uw|de|deze)\s{1,3}(?:(?:tweede|eerste)\s{1,3})?kamer)\b"
)
# `de commissie-De Vries`, `Commissie Davids`, `de adviescommissie`: then `de commissie` is hers
ADVISERS = re.compile(
    rf"[Cc]ommissie[-–\s](?=[A-Z])(?!{PORTFOLIO})|(?i:advies|visitatie|onderzoeks|toets|evaluatie|staats)commissie"
)
BARE = re.compile(r"[Dd]e\s{1,3}commissie$")
# `de brief van de griffier van …, waarin mij is verzocht`
GRIFFIER = re.compile(r"(?i)griffier")
CLERK = re.compile(
    r"(?i)\bbrief\s{1,3}van\s{1,3}de\s{1,3}(?:adjunct-)?griffier\b(?=[^;]{0,120}\bwaarin\s{1,3}(?:mij|ons)\s{1,3}(?:is|wordt|werd)\s{1,3}(?:verzocht|gevraagd)\b)"
)
# `Mij is verzocht`, `waarin mij om een reactie wordt gevraagd`, `is mij gevraagd`
NOBODY = re.compile(
    r"(?i)\b(?:(?:is|werd|wordt)\s{1,3}(?:\w{2,8}\s{1,3}){0,2}?(?:mij|ons)|(?:mij|ons)\s{1,3}(?:[^,;.]{1,90}\s)?(?:is|werd|wordt))\b[^,;.]{0,40}$"
)
PASSIVE = re.compile(r"(?i)\b(?:is|werd)\b[^.;]{0,90}$")
AUXILIARY = re.compile(r"(?i)\b(?:heeft|hebt|hebben|had)\b")
AUXILIARY_BEFORE = re.compile(r"(?i)\b(?:heeft|hebt|hebben|had)\s{1,3}$")
AUXILIARY_BEHIND = re.compile(r"(?i)\s{1,3}(?:heeft|hebt|hebben|had)\b")
# `aan uw Kamer`: told to it, not by it
NO_SUBJECT = re.compile(
    r"(?i)\b(?:aan|in|naar|met|voor|tot|richting|bij|binnen|(?<!leden )(?<!lid )(?<!brief )van|als|over|dan)\s{1,3}$"
)
BY = re.compile(r"(?i)\bdoor\s{1,3}$")
SUBJECT = re.compile(r"(?i)(?:de|het|een|mijn|deze|dit|hij|zij)\s")
PARTICIPLE = frozenset(("verzocht", "gevraagd"))
# `heb ik u verzocht`: the signatory asks
OURSELVES = re.compile(r"(?i)\b(?:ik|wij|we|heb|verzoek|vraag)\b")
AS = re.compile(r"(?i)\b(?:zoals|gelijk)\s[^,;]{0,80}$")
# `Tijdens … is, zoals verzocht,`; `Zoals verzocht in uw brief`
AS_IN = re.compile(
    r"(?i)\s{1,3}(?:(?:in|bij|per)\s{1,3}uw\s{1,3}(?:brief|schrijven|e-?mail)|door\s{1,3}(?:u|uw\s{1,3}(?:Kamer|commissie)|de\s{1,3}(?:Kamer|commissie))\b"
    r"|(?:tijdens|bij|in)\s{1,3}de\s{1,3}(?:regeling|procedurevergadering))"
)
# `Zoals gevraagd in de procedurevergadering van de vaste commissie voor Financiën van 5 maart`
COMMITTEE_MEETING = re.compile(
    rf"(?i:\s{{1,3}}(?:in|tijdens|bij)\s{{1,3}}(?:de|haar)\s{{1,3}}procedurevergadering\s{{1,3}}van\s{{1,3}}(?:de|uw)\s{{1,3}}){COMMITTEE.pattern}"
)
# `om een brief gevraagd`, `een brief gevraagd`, `hier op 3 mei om verzocht`
OBJECT = re.compile(
    r"(?i)\bhier(?:om|\s(?:[^,;.]|(?<=l)\.){1,60}\som)\s{1,3}(?:op\s(?:[^,;.]|(?<=l)\.){3,30}\s)?$|\b(?:een|de|deze|nadere|schriftelijke|aanvullende)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting|\w*overzicht)\s{1,3}(?:(?:is|wordt|werd|heeft|hebt)\s{1,3})?$"
)
# `vraagt u de sector om`: another is asked
OTHER_OBJECT = re.compile(
    r"(?i)\s{1,3}(?:u\s{1,3}|uw\s{1,3}Kamer\s{1,3})?(?:de|het|aan)\s{1,3}(?!regering|kabinet|minister|staatssecretaris|Kamer\b|stand\s|\w*reactie|\w*brief)[\w-]{3,30}\s{1,3}(?:om|te)\b"
)
NO_OBJECT = re.compile(r"(?i)\b(?:aandacht|advies|toestemming)\s(?:[^,;.]{0,60}\s)?$")
# The mover asks for a letter about the motion
MOVER = re.compile(r"(?i)\bindieners?\b")
IN_MOTION = re.compile(r"(?i)\bmoties?\b[^;]{0,110}\b(?:waarin|waarmee|waarbij)\b")
# `uw brief, waarin mij is verzocht`; a letter of another is no request
WHEREIN = re.compile(r"(?i)\b(?:waarin|waarbij|waarmee)\b")
YOUR_LETTER = re.compile(r"(?i)\buw\s{1,3}(?:\w{8,14}\s{1,3})?(?:brief|schrijven|e-?mail|verzoek)\b")
BY_OTHERS = re.compile(r"(?i)\b(?:door|vanuit|namens)\s")
DONE = re.compile(r"(?i)\b(?:gedaan|ingediend|gesteld)$")
MOTIONS = re.compile(r"(?i)\bmoties?\b")
SENT = re.compile(r"(?i)\b(?:\w*gezonden|\w*gestuurd|doorgeleid|voorgelegd|zond|stuurde|brief|schrijven|toekomen)\b")
NEAR_BEHIND = 40


def chamber_asks(near: Near, asks: Asks, done: set[Span]) -> Iterator[tuple[Span | None, Request]]:
    """Every such request with the words for who asks, one a sentence, where nobody named is known to ask."""
    for ask in asks.found:
        sentence = near.sentence(ask.start())
        if sentence in done or ask["got"]:
            continue
        who = _who(near, ask, sentence)
        order = near.says(ORDER_WORDS, sentence.start, sentence.end)
        before = near.text[max(sentence.start, ask.start() - 120) : ask.start()]
        nobody = who is None and not ask["noun"] and _nobody(before, order)
        if not (who or nobody or _as(near, ask, before)) or not _asked_of_us(near, ask, who, sentence, order):
            continue
        done.add(sentence)
        start = min(who.start, ask.start()) if who else ask.start()
        meeting = COMMITTEE_MEETING.match(near.text, ask.end(), sentence.end)
        by = (plain(meeting["name"]),) if meeting and not who else ()
        day = told_day(near, Span(start, ask.end()), sentence)
        yield who, Request(span=Span(start, ask.end()), by=by, day=day.day if day else None)


def _nobody(before: str, order: bool) -> bool:
    """Whether it is told without who asks: `mij is verzocht`, at the order of business `is verzocht`."""
    if WHEREIN.search(before) and not YOUR_LETTER.search(before):
        return False
    asked = NOBODY.search(before) is not None or (order and PASSIVE.search(before) is not None)
    return asked and (order or BY_OTHERS.search(before) is None)


def _as(near: Near, ask: re.Match[str], before: str) -> bool:
    """Whether it is `Zoals verzocht in uw brief`, `Zoals gevraagd tijdens de regeling van werkzaamheden`."""
    return AS.search(before + " ") is not None and AS_IN.match(near.text, ask.end()) is not None


def _who(near: Near, ask: re.Match[str], sentence: Span) -> Span | None:
    """Who asks, as far as the sentence ties them to the asking."""
    text, lead = near.text, max(sentence.start, ask.start() - 150)
    asked_other = OTHER_OBJECT.match(text, ask.end())
    if asked_other and not ask["noun"]:
        return None
    clerk = near.says(GRIFFIER, *sentence) and CLERK.search(text, lead, min(sentence.end, ask.end() + 12))
    if clerk:
        return Span(*clerk.span())
    letter = YOUR_LETTER.search(text, lead, ask.start()) if ask["with"] else None
    if letter:
        return Span(*letter.span())
    finite = ask[0].lower() not in PARTICIPLE and not (ask["noun"] or ask["with"] or ask["wish"])
    turned = TURNED.match(text, ask.end(), min(sentence.end, ask.end() + NEAR_BEHIND))
    if turned and (finite or ask[0].lower() == "verzocht") and not _is_told(text, lead, ask):
        return Span(*turned.span("who"))
    for found in reversed(list(WHO.finditer(text, lead, ask.start()))):
        if _tied(text, found, ask, finite, lead) and not _advisers(near, found, ask):
            return Span(*found.span())
    return None


def _is_told(text: str, lead: int, ask: re.Match[str]) -> bool:
    """Whether who stands behind the asking is to be told, and another has asked."""
    told = IS_TOLD.match(text, ask.end())
    clause = re.split(r"[,;]\s", text[lead : ask.start()])[-1]
    return told is not None and (told["us"] is not None or AUXILIARY.search(clause) is not None)


def _advisers(near: Near, who: re.Match[str], ask: re.Match[str]) -> bool:
    """Whether the bare `de commissie` may be one of advisers, named a little before."""
    if not BARE.search(who[0]) or ask[0].lower().startswith("beslo"):
        return False
    return ADVISERS.search(near.text, max(0, who.start() - 1500), who.start()) is not None


def _tied(text: str, who: re.Match[str], ask: re.Match[str], finite: bool, lead: int) -> bool:
    between = text[who.end() : ask.start()]
    before = text[max(lead, who.start() - 60) : who.start()]
    if who[0] == "u" and _object(before, between):
        return False
    if BY.search(before):
        return ";" not in between and OURSELVES.search(between) is None
    clause = before.rpartition(",")[2] + between
    if OURSELVES.search(clause) or ";" in between or NO_SUBJECT.search(before):
        return False
    if ask["with"]:
        return SENT.search(before + between) is not None
    if ask["noun"] and not DONE.search(ask[0]):
        return False
    have = AUXILIARY.search(between) or AUXILIARY_BEFORE.search(before) or AUXILIARY_BEHIND.match(text, ask.end())
    return have is not None or ((finite or ask[0].lower() == "verzocht") and "," not in between)


def _object(before: str, between: str) -> bool:
    """Whether `u` is who was asked: `De minister heeft u gevraagd om`."""
    if not AUXILIARY_BEFORE.search(before) or TO_US.search(between):
        return False
    return SUBJECT.match(re.split(r"[,.;:]\s", before)[-1].lstrip()) is not None


def _asked_of_us(near: Near, ask: re.Match[str], who: Span | None, sentence: Span, order: bool) -> bool:
    text = near.text
    before = text[max(sentence.start, ask.start() - 120) : ask.start()]
    mover = who is not None and MOVER.search(text, *who) is not None
    if WHEREIN.search(before) and OTHERS.search(before):
        return False
    if (MOTION.search(before) and not mover) or NO_OBJECT.search(before) or IN_MOTION.search(before):
        return False
    if (ask["noun"] and not DONE.search(ask[0])) or AS.search(before + " ") or RELATIVE.search(before):
        return near.says(GRANTED, sentence.start, sentence.end)
    content = text[ask.end() : min(sentence.end, ask.end() + REACH)]
    if not mover and MOTIONS.search(content[:40]):
        return False
    if OBJECT.search(before):
        return True
    letter = wants_letter(content)
    if QUESTION.match(content) or letter is None:
        return False
    us = who is not None and TO_US.search(text, who.start, ask.start()) and ANYTHING.search(content)
    return bool(letter or us or (order and ANYTHING.search(content)))
