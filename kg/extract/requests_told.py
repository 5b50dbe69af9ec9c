"""Requests that a sentence tells of whom it names: `De vaste commissie heeft mij op 5 maart verzocht te reageren`.

Whoever asks is found first (a committee, members), then the asking, then its day: between the two, before them
(`Op 5 maart heeft …`), or behind them (`… verzocht tijdens de regeling van werkzaamheden van 5 maart`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.members import TITLE, TITLE_WORDS, committees, names_at
from kg.extract.near import Near
from kg.extract.requests_reported import NOW
from kg.extract.requests_told_days import told_day
from kg.extract.requests_words import (
    ANYTHING,
    FOR_LETTER,
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
from kg.extract.words import matches
from kg.model import Request, Span

__all__ = ["head", "told"]

MEMBER = re.compile(rf"(?<![\w-])(?:(?i:het|de)\s{{1,3}})?{TITLE}\s{{1,3}}")
# `heeft het lid X een verzoek gedaan`
WITH_NOUN = re.compile(
    r"(?i)\b(?:heeft|hebben|had)\s{1,3}(?:mij\s{1,3}|ons\s{1,3})?(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$"
)
HAVE = re.compile(r"(?i)^(?:\s{0,3}\([^()]{1,30}\))?\s{0,3}(?:heeft|hebben|had)\b")
# `zoals verzocht door de`, `gevraagd door het`
ASKED_BY = re.compile(
    r"(?i)\b(?:zoals|als|de|het)\s{1,3}(?:\w{3,12}\s{1,3})?(?:verzocht|gevraagd|verzochte|gevraagde)\s{1,3}door\s{1,3}(?:de\s{1,3}|het\s{1,3})?$"
)
# `Zoals de vaste commissie …`, `Zoals op 12 mei jl. door de vaste commissie …`: the letter gives what was asked
AS_ASKED = re.compile(
    r"(?i)\b(?:zoals|gelijk)\s{1,3}(?:(?:op|bij|per|in)\s[^,;]{3,60}\s)?(?:ook\s{1,3})?(?:door\s{1,3})?(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$"
)
# `ontving ik van de vaste commissie … het verzoek om`, `heb ik namens de vaste commissie … het verzoek ontvangen`
FROM = re.compile(r"(?i)\b(?:van|namens)\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$")
ITS_NOUN = re.compile(
    r"(?i)(?:\s{1,3}(?:ontving|ontvingen|kreeg|bereikte\s{1,3}mij|heeft\s{1,3}(?:mij|ons))\s[^.;]{0,50}?)?\s{1,3}(?:het|een)\s{1,3}(?:\w{5,12}\s{1,3})?$"
)
# `aan de vaste commissie`: told to her, not by her
TOLD_TO = re.compile(r"(?i)\b(?:aan|met|richting|tot|voor)\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$")
# `Ik heb de vaste commissie gevraagd`: the signatory asks
OURS = re.compile(
    r"(?i)\b(?:(?:ik|wij)\s{1,3}(?:heb|hebben|verzoek|verzoeken)|(?:heb|hebben|verzoek|verzoeken)\s{1,3}(?:ik|wij))\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$"
)
# `een brief van de heer Jansen toegezonden met het verzoek`
SENT = re.compile(
    r"(?i)\b(?:\w*gezonden|gestuurd|toegestuurd|doorgeleid|doorgestuurd|voorgelegd|aangeboden|overgelegd|zond|stuurde|toekomen|gezonden)\b"
)
# `Op … ontving ik een brief van de`
HER_LETTER = re.compile(
    r"(?i)\b(?:brief|schrijven|e-?mail|bericht)\s[^;]{0,60}?van\s{1,3}(?:de\s{1,3}(?:adjunct-?\s?)?griffier\s{1,3}van\s{1,3})?(?:de\s{1,3}|uw\s{1,3})?$"
)
# A committee that writes to the minister asks for a letter, whatever it asks
WRITTEN = re.compile(r"(?i)\b(?:bij|per|in)\s{1,3}(?:haar\s{1,3}|een\s{1,3}|de\s{1,3})?(?:brief|schrijven|e-?mail)\b")
# `een brief gevraagd over …`, `om deze brief verzocht`, `hier op 3 mei om verzocht`
OBJECT = re.compile(
    r"(?i)\bhier(?:om|\s(?:[^,;.]|(?<=l)\.){1,60}\som)\s{1,3}(?:op\s(?:[^,;.]|(?<=l)\.){3,30}\s)?$|\b(?:een|de|deze|nadere|schriftelijke)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting)\s{1,3}$"
)
# `verzocht de vaste commissie mij`, `vroeg mevrouw X`, `het verzoek dat het lid X deed`
TURNED = re.compile(
    r"(?i)\b(?:verzocht(?:en)?|verzoekt|vroeg(?:en)?|vraagt|verzoek\s{1,3}(?:over\s{1,3})?dat)\s{1,3}(?:mij\s{1,3}|ons\s{1,3})?(?:(?:namens|via)\s{1,3})?(?:de\s{1,3}(?:(?:adjunct-?\s?)?griffier|voorzitter)\s{1,3}van\s{1,3})?(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$"
)
AUXILIARY = re.compile(r"(?i)\b(?:heeft|hebben|hebt|is|werd|zijn|werden|wordt|door|waarom|had|besloot)\b")
FINITE = re.compile(
    r"(?i)^(?:\s{0,3}\([^()]{1,30}\))?\s{0,3}(?:van\s{1,3}(?:de|uw)\s{1,3}(?:\w{6}\s{1,3})?Kamer\s{1,3})?$"
)
ANYBODY = re.compile(r"(?i)\b(?:heer|heren|mevrouw|mw\.|mevr\.|dhr\.)\s{1,3}$")
PARTY = re.compile(r"\s{0,2}\([\w’' /&.-]{2,30}\)")
CHAMBER_WORDS = re.compile(
    r"(?i)\b(?:uw\s{1,3}Kamer|de\s{1,3}Kamer|stemmingen?|\w*debat|overleg|AO|vragenuur|moties?|afgevaardigden?)\b"
)
# What a member asks for elsewhere than at the order of business must be a letter in so many words
PLAINLY = re.compile(
    r"(?i)\s{0,3}(?:(?:mij|ons)\s{1,3})?(?:(?:op|per|bij|d\.d\.)\s[^;]{3,40}?\s|(?:tijdens|in)\s{1,3}(?:het|de)\s[^;]{2,80}?\s)?om\s{1,3}"
    r"(?:(?:voor|vóór|uiterlijk|op)\s{1,3}[\w ]{3,30}\s)?"
    r"(?:(?:schriftelijk|per\s{1,3}brief)\b|(?:een\s{1,3}|nadere\s{1,3}|aanvullende\s{1,3}|het\s{1,3})?(?:\w{4,20}\s{1,3})?"
    r"(?:\w*brief|\w*reactie|appreciatie|stand\s{1,3}van\s{1,3}zaken|\w*overzicht|toelichting|informatie)\b)"
    r"|\s{0,3}(?:(?:mij|ons)\s{1,3})?(?:een|nadere)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|toelichting|informatie)"
    r"\s[^.;]{0,60}?\bte\s{1,3}(?:sturen|zenden|geven|doen|verstrekken)\b"
    r"|\s{0,3}(?:om\s{1,3})?(?:(?:mij|ons)\s{1,3})?(?:de|uw)\s{1,3}Kamer\s[^.;]{0,80}?\bte\s{1,3}(?:informeren|berichten|rapporteren)\b"
)
# `een motie aangekondigd die`: the motion asks
MOTION_ASKS = re.compile(r"(?i)\b(?:motie|amendement)\b")


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who asks, and where; ``names`` is empty for the chamber itself."""

    span: Span
    names: tuple[str, ...]
    member: bool = False
    order: bool = False
    anybody: bool = False


def told(near: Near, asks: Asks) -> Iterator[tuple[Span, Request]]:
    """Every request that a sentence tells of committees and members, with its sentence."""
    for asker in _askers(near):
        sentence = near.sentence(asker.span.start)
        request = _request(near, asks, asker, sentence)
        if request is not None:
            yield sentence, request


def _askers(near: Near) -> Iterator[_Asker]:
    for found in committees(near.text):
        yield _Asker(Span(*found.span()), (plain(found["name"]),))
    titles = near.page.words.before(near.page.words.at(TITLE_WORDS), 6)
    end = 0
    for found in matches(MEMBER, near.text, titles):
        named = names_at(near.text, found.end()) if found.start() >= end else None
        if named:
            end = named.span.end
            sentence = near.sentence(found.start())
            order = near.says(ORDER_WORDS, sentence.start, sentence.end)
            yield _Asker(
                Span(found.start(), named.span.end), named.surnames, True, order, ANYBODY.search(found[0]) is not None
            )


def _request(near: Near, asks: Asks, asker: _Asker, sentence: Span) -> Request | None:
    text, (start, end) = near.text, asker.span
    before = text[max(sentence.start, start - 100) : start]
    turned = TURNED.search(before) or ASKED_BY.search(before)
    ask = None if turned else asks.after(end, min(sentence.end, end + 200))
    if ask and ask["got"] and not (FROM.search(before) and ITS_NOUN.fullmatch(text, end, ask.start())):
        ask = asks.after(ask.end(), min(sentence.end, end + 200))
    if MOTION.search(before) or not (turned or (ask and _tied(text[end : ask.start()], before, ask, asker.member))):
        return None
    stop = ask.end() if ask else end
    party = None if ask else PARTY.match(text, stop)
    plainly = PLAINLY.match(text, party.end() if party else stop, min(sentence.end, stop + REACH)) or (
        ask and (ask["noun"] or ask["got"] or OBJECT.search(text, end, ask.start()))
    )
    told_now = ask is not None and ask[0].lower() in ("vraagt", "verzoekt")
    given = _given(near, before, text[start : ask.start()] if ask else "", sentence)
    if asker.anybody and not (given or asker.order or _sits(near, asker, sentence)):
        return None
    if asker.member and not (asker.order or (plainly and not told_now) or given):
        return None
    if not given and not _for_letter(text, ask, Span(end, stop), sentence, asker.member):
        return None
    day = told_day(near, Span(start, stop), sentence)
    return Request(span=Span(head(text, start), stop), by=asker.names, day=day.day if day else None)


def _sits(near: Near, asker: _Asker, sentence: Span) -> bool:
    """Whether one called `de heer` sits in the chamber: by a party, by the chamber's words, or by this answer."""
    if PARTY.match(near.text, asker.span.end) or near.says(CHAMBER_WORDS, *sentence) or near.says(GRANTED, *sentence):
        return True
    following = near.following(sentence)
    return following is not None and near.says(NOW, following.start, min(following.end, following.start + 300))


def _given(near: Near, before: str, between: str, sentence: Span) -> bool:
    """Whether the sentence gives what was asked: `Zoals … verzocht, zend ik u`, `de brief waarom … heeft gevraagd`."""
    asked = ASKED_BY.search(before) or AS_ASKED.search(before) or RELATIVE.search(before + between)
    return asked is not None and near.says(GRANTED, sentence.start, sentence.end)


def _tied(between: str, before: str, ask: re.Match[str], member: bool) -> bool:
    """Whether the asker is who asks: an auxiliary on either side, or the verb directly behind."""
    if OURS.search(before):
        return False
    if TOLD_TO.search(before) and not (ask["got"] or ask["noun"]):
        return False
    if ask["got"]:
        return FROM.search(before) is not None and ITS_NOUN.fullmatch(between) is not None
    if ask["with"]:
        return not member and (SENT.search(between) or SENT.search(before) or HER_LETTER.search(before)) is not None
    if ask["noun"]:
        by = re.search(r"(?i)\bdoor\s{1,3}(?:de\s{1,3}|het\s{1,3})?$", before)
        return bool(by or WITH_NOUN.search(before) or HAVE.match(between))
    if ask["will"]:
        return not between.strip(" ,") or AUXILIARY.search(between + before) is not None
    if "; " in between or MOTION_ASKS.search(between):
        return False
    finite = ask[0].lower() not in ("verzocht", "gevraagd") or FINITE.match(between) is not None
    return finite or AUXILIARY.search(between) is not None or AUXILIARY.search(before) is not None


def _for_letter(text: str, ask: re.Match[str] | None, between: Span, sentence: Span, member: bool) -> bool:
    """Whether what is asked for is a letter such as this one."""
    content = text[between.end : min(sentence.end, between.end + REACH)]
    if OTHERS.search(text, between.start, between.end) or OTHERS.match(content.lstrip().removeprefix("de ")):
        return False
    letter = wants_letter(content)
    if letter is None:
        return False
    if ask is not None and (ask["will"] or ask["wish"]):
        return not member and FOR_LETTER.search(ask[0] + content) is not None
    us = letter or TO_US.search(text, between.start, between.end) is not None
    if ask is not None and ask[0].lower() == "gerappelleerd":
        return us
    if us and not member and WRITTEN.search(text, between.start, between.end):
        return True
    if ask is not None and OBJECT.search(text, between.start, ask.start()):
        return True
    if ask is not None and ask["ask"]:
        return not QUESTION.match(content) and bool(us or (member and ANYTHING.search(content)))
    return member or bool(us or ANYTHING.search(content) or (ask and (ask["noun"] or not content.strip(" .)"))))


def head(text: str, start: int) -> int:
    """Where the article before a name begins, or the name."""
    article = re.search(r"(?i)\b(?:de|het|uw)\s{1,3}$", text[max(0, start - 8) : start])
    return start - len(article[0]) if article else start
