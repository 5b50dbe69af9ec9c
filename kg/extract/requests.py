"""Requests by members or committees for this letter: `request/DATE`, or `request` where no day is said."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.members import BLANK, COMMITTEE, COMMITTEE_WORD, TITLE, names_at
from kg.extract.near import Near
from kg.extract.page import Page
from kg.extract.requests_days import when
from kg.extract.requests_told import ORDER_WORDS, plain, told
from kg.extract.words import matches
from kg.model import Request, Span

__all__ = ["find"]

# `het verzoek van`, `het informatieverzoek, door`, `uw schriftelijk verzoek`, `op verzoek van`
NOUN = re.compile(
    r"(?i)(?<![\w-])(?:(?:het|een|dit|op|uw)\s{1,3})?(?P<own>uw\s{1,3})?(?:\w{4,20}\s{1,3})?(?:informatie|brief|commissie|kamer|reactie|vervolg)?verzoek(?:en)?"
    r"(?P<link>(?:\s{1,3}(?:met\s{1,3}(?:als\s{1,3})?kenmerk\s{1,3}[\w./-]{3,40}|om\s{1,3}(?:een\s{1,3})?(?:\w{4,15}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting|appreciatie)))?(?:,?\s{1,3}(?:gedaan\s{1,3})?(?:in|uit|tijdens|bij)\s{1,3}(?:de|het)\s{1,3}(?:procedurevergadering|procedureoverleg|e-mailprocedure))?,?\s{1,3}(?:mij\s{1,3}|ons\s{1,3})?(?:\w{5,10}\s{1,3})?(?:van|door|namens)\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?"
    r"(?:(?:(?:adjunct-)?griffier|voorzitter)\s{1,3}van\s{1,3}(?:de\s{1,3})?(?=(?:vaste|algemene)\b))?)?"
)
# `de wens van`, `de vraag van`: requests where their words say that they ask for a letter
WISH = re.compile(
    r"(?i)(?<![\w-])(?:(?:de|het|uw)\s{1,3})?(?:(?P<wish>wens)|vraag)\s{1,3}van\s{1,3}(?:(?:de|het|uw)\s{1,3})?"
)
WISHED = re.compile(r"(?i)\b(?:mij|ons)\s{1,3}kenbaar\s{1,3}gemaakt\b|\bte\s{1,3}(?:mogen\s{1,3})?ontvangen\b")
FOR_A_LETTER = re.compile(
    r"(?i)\bom\s{1,3}(?:een|de|mijn|onze|nadere)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|toelichting|notitie)\b"
)
WISHES = frozenset(("wens", "vraag"))
# So far before the noun stand the words that lead it
NOUN_REACH = 48
CHAMBER = re.compile(
    r"(?i)(?:(?:tweede|eerste)\s{1,3})?kamer\b(?!\s?(?:lid|leden))|(?:vaste\s{1,3})?(?:kamer)?commissie\b"
)
LITERALS = (
    "erzo",
    "gevraagd",
    "vroeg",
    "vraagt",
    "aangegeven",
    "te kennen",
    "wens",
    "beslo",
    "gerapp",
    "vraag van",
    "van de vaste",
)
# Said in the sentence behind the asking: `Met deze brief voldoe ik daaraan`
NOW = re.compile(
    r"(?i)\b(?:hierbij|hiermee|(?:met|in|middels|via)\s{1,3}deze\s{1,3}brief|deze\s{1,3}brief|bij\s{1,3}deze|bijgaand)\b"
)
# A request reported, for another thing than this letter
ELSEWHERE = re.compile(
    r"(?i)\b(?:toegezegd|zegde|toezegging|zeg\s{1,3}ik|amendement|aangehouden|uitgesteld|verdaagd|ingetrokken)\b"
)
# `de reactie die ik had toegezegd`: what is asked for was promised before
AS_PROMISED = re.compile(r"(?i)\b(?:die|dat|zoals)\s{1,3}(?:ik|wij|door\s{1,3}mij)\s[^,.;]{0,120}?toegezegd\b")
# This letter's own answer is told with `hierbij`, an earlier one without
REPLIED = re.compile(
    r"(?i)\b(?:heb\s{1,3}(?:ik|wij)|ik\s{1,3}heb|wij\s{1,3}hebben)\s[^.;]{0,80}?(?:gereageerd|voldaan|beantwoord)\b"
)
# `Ik heb daarover, mede op verzoek van de commissie, met de sector gesproken`
SPOKEN = re.compile(
    r"(?i)\b(?:heb\s{1,3}(?:ik|wij)|ik\s{1,3}heb|wij\s{1,3}hebben)\s[^.;]{0,200}?\b(?:gesproken|overlegd)\b"
)
# `U verzoekt mij daarbij stil te staan bij`: more of what was asked before
MORE = re.compile(r"(?i)\s{1,3}(?:(?:mij|ons)\s{1,3})?(?:daarbij|daarin)\b")
DEBATED = re.compile(
    r"(?i)\b(?:algemeen\s{1,3}overleg|commissiedebat|(?:plenaire?|kamer|tweeminuten|het)\s?debat|AO|notaoverleg|wetgevingsoverleg|vragenuur)\b"
)
MEMBER_TITLE = re.compile(TITLE + r"\s{1,3}")
# `de commissie BuZa`, `de commissie Onderwijs, Cultuur en Wetenschap`: taken as a chamber's where it requests
COMMITTEE_SHORT = re.compile(
    rf"commissies?\s{{1,3}}(?:voor\s{{1,3}})?(?:de\s{{1,3}})?{COMMITTEE_WORD}"
    rf"(?:(?:,{BLANK}|{BLANK}(?:en|&|/|voor){BLANK}|{BLANK}){COMMITTEE_WORD}){{0,8}}"
)
# `om een debat`, `om uitstel`: no letter answers to these
FOR_ELSE = re.compile(
    r"(?i)\s{0,3}(?:om|tot)\s{1,3}(?:een\s{1,3}|het\s{1,3})?(?:\w{4,15}\s{1,3})?"
    r"(?:\w*debat|hoorzitting|rondetafelgesprek|\w*briefing|uitstel|gesprek|interpellatie)\b"
)
# `, en het lid X`, ` en van de vaste commissie`: the next who asks
AND_ALSO = re.compile(
    r"\s{0,3},?\s{1,3}(?:en|alsmede|evenals)\s{1,3}(?:dat\s{1,3})?(?:van\s{1,3})?(?:de\s{1,3}|het\s{1,3})?"
)
ANSWERS = re.compile(
    r"(?i)\b(?:hierbij|voldo\w+|antwoord\w*|tegemoet|reageer|reageren wij|naar aanleiding|"
    r"in reactie|in antwoord|met deze brief|in deze brief|"
    r"beantwoord\w*|geef ik|geven wij|kom ik|komen wij|stuur|sturen wij|zend|zenden wij|bied ik|bieden wij|toekomen|"
    r"betrek|betrekken|bijgaand|conform|ingevolge|overeenkomstig|treft u|informeer|bericht|ontvangt|gevolg)\b"
)


def find(page: Page) -> Iterable[Request]:
    """Every request, in order: named by the noun first, then told by a verb."""
    if not any(word in page.text for word in LITERALS):
        return
    near = Near(page)
    taken: list[Span] = []
    asked: set[Span] = set()
    for request in _by_noun(near):
        taken.append(request.span)
        asked.add(near.sentence(request.span.start))
        yield request
    starts = [span.start for span in taken]
    for request in told(near):
        sentence = near.sentence(request.span.start)
        if request.day is None and not request.by and asked and MORE.match(near.text, request.span.end):
            continue
        if _reported(near, sentence, request.span.start) or (not request.by and sentence in asked):
            continue
        if not any(request.span.overlaps(span) for span in taken[_near(starts, request.span)]):
            asked.add(sentence)
            yield request


def _near(starts: list[int], span: Span) -> slice:
    """Those of the sorted spans that can overlap the one given."""
    return slice(max(0, bisect_left(starts, span.start) - 2), bisect_left(starts, span.end))


def _by_noun(near: Near) -> Iterator[Request]:
    end = 0
    words = near.page.words
    for found in matches(NOUN, near.text, words.before(words.parts("verzoek"), NOUN_REACH)):
        if found.start() < end:
            continue
        for request in _named(near, found):
            yield request
            end = request.span.end
    for found in matches(WISH, near.text, words.before(words.at(WISHES), 6)):
        yield from _wished(near, found)


def _wished(near: Near, found: re.Match[str]) -> Sequence[Request]:
    """The request called a wish or a question, where it is one for a letter."""
    named = _who(near.text, found.end())
    if named is None:
        return ()
    sentence = near.sentence(found.start())
    asks = WISHED if found["wish"] else FOR_A_LETTER
    if not asks.search(near.text, named[1], min(sentence.end, named[1] + 240)) or not near.says(ANSWERS, *sentence):
        return ()
    return _dated(near, Span(found.start(), named[1]), named[0], sentence)


def _named(near: Near, found: re.Match[str]) -> Iterator[Request]:
    """The request at a noun, and those of who else is named behind it."""
    asker = _asker(near.text, found)
    sentence = near.sentence(found.start())
    if asker is None or _reported(near, sentence, found.start()) or FOR_ELSE.match(near.text, asker[1]):
        return
    by, end, needs_answer = asker
    if needs_answer and not near.says(ANSWERS, sentence.start, min(sentence.end, sentence.start + 600)):
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


def _noun_start(found: re.Match[str]) -> int:
    lead = re.match(r"(?i)op\s{1,3}", found[0])
    return found.start() + (lead.end() if lead else 0)


def _asker(text: str, found: re.Match[str]) -> tuple[tuple[str, ...], int, bool] | None:
    """Who asked, where the words for it end, and whether the sentence must say that this letter answers."""
    own = re.match(r"(?i)(?:op\s{1,3})?uw\s", found[0])
    if own:
        return (), found.start("link") if found["link"] else found.end(), True
    if found["link"] is None:
        return None
    named = _who(text, found.end())
    if named:
        return (*named, False)
    chamber = CHAMBER.match(text, found.end())
    if chamber and re.search(r"(?i)(?:uw|de)\s{1,3}$", found["link"]):
        return (), chamber.end(), True
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


def _reported(near: Near, sentence: Span, at: int) -> bool:
    """Whether the sentence tells of a request made for another thing, at another time."""
    end = min(sentence.end, sentence.start + 800)
    if near.says(ELSEWHERE, sentence.start, end) and not near.says(AS_PROMISED, sentence.start, end):
        return True
    if near.says(REPLIED, sentence.start, end) and not near.says(NOW, sentence.start, end):
        return True
    if near.says(ORDER_WORDS, sentence.start, end) or near.says(ANSWERS, sentence.start, end):
        return False
    if near.says(SPOKEN, sentence.start, end):
        return True
    following = near.following(sentence)
    if following and near.says(NOW, following.start, min(following.end, following.start + 300)):
        return False
    return DEBATED.search(near.text, max(sentence.start, at - 400), at) is not None
