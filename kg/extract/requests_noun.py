"""Requests named by a noun: `het verzoek van het lid X van 5 maart`, `het in uw brief vervatte verzoek`, a wish."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.members import BLANK, COMMITTEE, COMMITTEE_WORD, PORTFOLIO, TITLE, names_at
from kg.extract.near import Near
from kg.extract.requests_days import when
from kg.extract.requests_named import Known
from kg.extract.requests_reported import NOW, reported
from kg.extract.requests_words import ANSWERS, GRANTED, OTHERS, plain
from kg.extract.words import matches
from kg.model import Request, Span

__all__ = ["named_by_noun"]

# `het verzoek van`, `het informatieverzoek, door`, `uw schriftelijk verzoek`, `op verzoek van`
ABOUT = (
    r"met\s{1,3}(?:als\s{1,3})?kenmerk\s{1,3}[\w./-]{3,40}"
    r"|om\s{1,3}(?:een\s{1,3})?(?:\w{4,15}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting|appreciatie)"
    r"|(?:van|d\.d\.?)\s{1,3}\d{1,2}\s{1,3}\w{3,9}\s{1,3}(?:(?:19|20)\d\d|jl\.?)|\([^()]{1,60}\)"
)
AT = (
    r"(?:,?\s{1,3}(?:gedaan\s{1,3})?(?:in|uit|tijdens|bij)\s{1,3}(?:de|het)\s{1,3}"
    r"(?:procedurevergadering|procedureoverleg|e-mailprocedure))"
)
HEAD_OF = (
    r"(?:(?:(?:adjunct-\s?)?griffier|voorzitter)\s{1,3}van\s{1,3}(?:de\s{1,3}|uw\s{1,3})?(?=(?:vaste|algemene|kamer)))"
)
NOUN = re.compile(
    r"(?i)(?<![\w-])(?:(?:het|een|dit|op|uw|de|haar|hun)\s{1,3})?(?P<own>uw\s{1,3})?(?:\w{4,20}\s{1,3})?(?:informatie|brief|commissie|kamer|reactie|vervolg)?verzoek(?:en)?"
    rf"(?P<link>\s{{1,3}}(?=commissie\s{{1,3}}[A-Z])|(?:\s{{1,3}}(?:{ABOUT}))?{AT}?,?\s{{1,3}}(?:mij\s{{1,3}}|ons\s{{1,3}})?(?:\w{{5,10}}\s{{1,3}})?(?:van|door|namens)\s{{1,3}}(?:de\s{{1,3}}|het\s{{1,3}}|uw\s{{1,3}})?{HEAD_OF}?)?"
)
# `het verzoek in uw brief`, `het verzoek, vervat in uw schrijven`
IN_YOUR_LETTER = re.compile(
    r"(?i),?\s{1,3}(?:zoals\s{1,3})?(?:\w{5,12}\s{1,3})?(?:in|bij|per|middels)\s{1,3}(?:uw|de|een)\s{1,3}(?:\w{8,14}\s{1,3})?(?:brief|schrijven|e-?mail)\b"
)
# `het verzoek gedaan tijdens de regeling van werkzaamheden`: nobody is named
AT_ORDER = re.compile(
    r"(?i),?\s{1,3}(?:zoals\s{1,3})?(?:gedaan|ingediend|geuit|gesteld)\s{1,3}(?:tijdens|bij|in)\s{1,3}de\s{1,3}(?:regeling\s{1,3}van\s{1,3}werkzaamheden|procedurevergadering)\b(?!\s{1,3}van\s{1,3}de\s{1,3}(?:vaste|algemene))"
)
# `het in uw brief van 5 maart vervatte verzoek`
CONTAINED = re.compile(
    r"(?i)\b(?:(?:in|bij|per|middels)\s{1,3}(?:uw|haar)\s{1,3}(?:\w{8,14}\s{1,3})?(?:brief|schrijven|e-?mail)|(?:tijdens|bij|in)\s{1,3}de\s{1,3}(?:regeling\s{1,3}van\s{1,3}werkzaamheden|procedurevergadering))\s[^;()]{0,90}?(?:\([^()]{1,60}\)\s{1,3})?"
    r"(?:vervatte|neergelegde|opgenomen|gedane|verwoorde|vermelde|geformuleerde|gestelde|genoemde|overgebrachte)\s{1,3}$"
)
# `het verzoek dat mevrouw X op 8 mei jl. heeft gedaan`
RELATIVE = re.compile(r",?\s{1,3}dat\s{1,3}(?:(?:de|het)\s{1,3})?")
# `haar verzoek aan mij gericht`
THEIR = re.compile(r"(?i)(?:haar|hun)\s{1,3}")
TO_ME = re.compile(r"(?i)\s{1,3}(?:aan\s{1,3}(?:mij|ons)\b|(?:van|d\.d\.?)\s{1,3}\d)")
MOVER = re.compile(r"(?i)indieners?\b(?:\s{1,3}van\s{1,3}(?:de|deze)\s{1,3}motie)?(?:,\s{1,3}(?:de|het)\s{1,3})?")
# The party, or the order of business: who is named sits in the chamber
ORDER_NEAR = re.compile(r"(?i)\s{0,2}\([\w’' /&.-]{2,30}\)|[^.;]{0,120}?\bregeling\s{1,3}van\b")
TO_REACT = re.compile(r"(?i)\s{1,3}om\s{1,3}(?:te\s{1,3}reageren|\w{0,20}\s?(?:brief|reactie)|(?:mij|ons|haar)\s)")
# `mevrouw X` may be anybody: then the sentence must say that this letter answers
ANYBODY = re.compile(r"(?i)\b(?:heer|heren|mevrouw|mw\.|mevr\.|dhr\.)\s{1,3}$")
# `de wens van`, `de vraag van`: requests where their words say that they ask for a letter
WISH = re.compile(
    r"(?i)(?<![\w-])(?:(?:de|het|uw)\s{1,3})?(?:(?P<wish>wens)|vraag)\s{1,3}van\s{1,3}(?:(?:de|het|uw)\s{1,3})?(?P<bare>(?:vaste\s{1,3})?(?:kamer)?commissie\b(?!\s{1,3}(?:voor|van)\b)|kamer\b)?"
)
WISHED = re.compile(r"(?i)\b(?:mij|ons)\s{1,3}kenbaar\s{1,3}gemaakt\b|\bte\s{1,3}(?:mogen\s{1,3})?ontvangen\b")
# `overeenkomstig de wens van`: what follows was wished
GIVEN = re.compile(
    r"(?i)\b(?:overeenkomstig|conform|ingevolge|tegemoet\s{1,3}aan|gevolg\s{1,3}gevend\s{1,3}aan|gehoor\s{1,3}gevend\s{1,3}aan|voldo\w+\s{1,3}(?:ik\s{1,3}|wij\s{1,3})?(?:hierbij\s{1,3})?aan)\s{1,3}$"
)
FOR_A_LETTER = re.compile(
    r"(?i)\bom\s{1,3}(?:een|de|mijn|onze|nadere)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|toelichting|notitie)\b"
)
WISHES = frozenset(("wens", "vraag"))
# So far before the noun stand the words that lead it
NOUN_REACH = 48
CHAMBER = re.compile(
    r"(?i)(?:(?:tweede|eerste)\s{1,3})?kamer\b(?!\s?(?:lid|leden))|(?:vaste\s{1,3})?(?:kamer)?commissie\b(?!\s(?-i:[A-Z][a-z]))"
)
MEMBER_TITLE = re.compile(TITLE + r"\s{1,3}")
# `de commissie BuZa`, `de commissie Onderwijs, Cultuur en Wetenschap`: taken as a chamber's where it requests
COMMITTEE_SHORT = re.compile(
    rf"commissies?\s{{1,3}}(?:voor\s{{1,3}}(?:de\s{{1,3}})?|(?:de\s{{1,3}})?(?={PORTFOLIO}(?![\w&]))){COMMITTEE_WORD}"
    rf"(?:(?:,{BLANK}|{BLANK}(?:en|&|/|voor){BLANK}|{BLANK}){COMMITTEE_WORD}){{0,8}}"
)
# `Ik zal uw Kamer op verzoek van het lid X nader informeren`: another letter answers
LATER = re.compile(r"(?i)\b(?:zal|zullen)\s[^.,;]{0,40}$")
# `om een debat`, `om uitstel`: no letter answers to these
FOR_ELSE = re.compile(
    r"(?i)\s{0,3}(?:om|tot)\s{1,3}(?:een\s{1,3}|het\s{1,3})?(?:\w{4,15}\s{1,3})?"
    r"(?:\w*debat|hoorzitting|rondetafelgesprek|\w*briefing|uitstel|gesprek|interpellatie)\b"
)
# `, en het lid X`, ` en van de vaste commissie`: the next who asks
AND_ALSO = re.compile(
    r"\s{0,3},?\s{1,3}(?:en|alsmede|evenals)\s{1,3}(?:dat\s{1,3})?(?:van\s{1,3})?(?:de\s{1,3}|het\s{1,3})?"
)


def named_by_noun(near: Near, known: Known) -> Iterator[Request]:
    """The requests called a request, in order, then those called a wish or a question."""
    end = 0
    words = near.page.words
    for found in matches(NOUN, near.text, words.before(words.parts("verzoek"), NOUN_REACH)):
        if found.start() < end:
            continue
        for request in _named(near, known, found):
            yield request
            end = request.span.end
    for found in matches(WISH, near.text, words.before(words.at(WISHES), 6)):
        yield from _wished(near, known, found)


def _wished(near: Near, known: Known, found: re.Match[str]) -> Sequence[Request]:
    """The request called a wish or a question, where it is one for a letter."""
    bare = found["bare"]
    named = (known.meant(bare, found.start()), found.end()) if bare else _who(near.text, found.end())
    if named is None:
        return ()
    sentence = near.sentence(found.start())
    given = found["wish"] and GIVEN.search(near.text, max(sentence.start, found.start() - 60), found.start())
    asks = WISHED if found["wish"] else FOR_A_LETTER
    told = asks.search(near.text, named[1], min(sentence.end, named[1] + 240)) and near.says(ANSWERS, *sentence)
    if not told and not (given and near.says(GRANTED, *sentence)):
        return ()
    return _dated(near, Span(found.start(), named[1]), named[0], sentence)


def _named(near: Near, known: Known, found: re.Match[str]) -> Iterator[Request]:
    """The request at a noun, and those of who else is named behind it."""
    asker = _asker(near.text, known, found)
    sentence = near.sentence(found.start())
    if asker is None or reported(near, sentence, found.start()) or FOR_ELSE.match(near.text, asker[1]):
        return
    by, end, needs_answer = asker
    if found[0].lower().startswith("op ") and LATER.search(
        near.text, max(sentence.start, found.start() - 60), found.start()
    ):
        return
    if near.says(OTHERS, *sentence) and not near.says(GRANTED, *sentence) and found[0].lower().startswith("op "):
        return
    if needs_answer and not _answers(near, sentence):
        return
    dated = _dated(near, Span(_noun_start(found), end), by, sentence)
    yield from dated
    for _ in range(6):
        joint = AND_ALSO.match(near.text, dated[-1].span.end) if dated[-1].day else None
        more = _who(near.text, joint.end()) if joint else None
        if joint is None or more is None:
            return
        dated = _dated(near, Span(joint.end(), more[1]), more[0], sentence)
        if dated[0].day is None:
            return
        yield from dated


def _answers(near: Near, sentence: Span) -> bool:
    """Whether the sentence, or the one behind it, says that this letter answers."""
    if near.says(ANSWERS, sentence.start, min(sentence.end, sentence.start + 600)):
        return True
    following = near.following(sentence)
    return following is not None and near.says(NOW, following.start, min(following.end, following.start + 300))


def _noun_start(found: re.Match[str]) -> int:
    lead = re.match(r"(?i)op\s{1,3}", found[0])
    return found.start() + (lead.end() if lead else 0)


_Asker = tuple[tuple[str, ...], int, bool]


def _asker(text: str, known: Known, found: re.Match[str]) -> _Asker | None:
    """Who asked, where the words for it end, and whether the sentence must say that this letter answers."""
    own = re.match(r"(?i)(?:op\s{1,3})?uw\s", found[0])
    if own:
        return (), found.start("link") if found["link"] else found.end(), True
    if found["link"] is None:
        return _unnamed(text, found)
    named = _who(text, found.end())
    if named:
        order = ORDER_NEAR.match(text, named[1])
        return *named, ANYBODY.search(_title(text, found.end())) is not None and order is None
    mover = MOVER.match(text, found.end())
    if mover:
        told = _who(text, mover.end())
        return (*told, True) if told else (known.meant(mover[0], found.start()), mover.end(), True)
    chamber = CHAMBER.match(text, found.end())
    if chamber and re.search(r"(?i)(?:uw|de)\s{1,3}$", found["link"]):
        yours = re.search(r"(?i)uw\s{1,3}$", found["link"])
        asked = FOR_A_LETTER.match(text, chamber.end() + 1) or TO_REACT.match(text, chamber.end())
        return () if yours else known.meant(chamber[0], found.start()), chamber.end(), asked is None
    return None


def _title(text: str, at: int) -> str:
    """The title of the member named at a place."""
    title = MEMBER_TITLE.match(text, at)
    return title[0] if title else ""


def _unnamed(text: str, found: re.Match[str]) -> _Asker | None:
    """The asker of `het verzoek in uw brief`, `het in uw brief vervatte verzoek`, `haar verzoek aan mij`."""
    inside = IN_YOUR_LETTER.match(text, found.end())
    if inside and "uw" in inside[0].lower().split():
        return (), inside.end(), True
    ordered = AT_ORDER.match(text, found.end())
    if ordered:
        return (), found.end(), True
    noun = found.start() + found[0].lower().rindex("verzoek")
    if CONTAINED.search(text, max(0, noun - 140), noun):
        return (), found.end(), True
    relative = RELATIVE.match(text, found.end())
    named = _who(text, relative.end()) if relative else None
    if named:
        return *named, True
    if THEIR.match(found[0]) and TO_ME.match(text, found.end()):
        return (), found.end(), True
    return None


def _who(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """The committee or the members named at ``at``, and where their words end."""
    committee = COMMITTEE.match(text, at) or COMMITTEE_SHORT.match(text, at)
    if committee:
        return (plain(committee[0]),), committee.end()
    member = MEMBER_TITLE.match(text, at)
    named = names_at(text, member.end()) if member else None
    return (named.surnames, named.span.end) if named else None


def _dated(near: Near, span: Span, by: tuple[str, ...], sentence: Span) -> list[Request]:
    """The request with its day and the words up to there; one for each day where several are told."""
    told = when(near, span, sentence)
    first, *more = told.days or (None,)
    each = told.respectively and len(by) == len(told.days)
    end = first.span.end if first and more else told.end
    found = [
        Request(span=Span(span.start, max(end, span.end)), by=by[:1] if each else by, day=first.day if first else None)
    ]
    for number, day in enumerate(more, 1):
        found.append(Request(span=day.span, by=by[number : number + 1] if each else by, day=day.day))
    return found
