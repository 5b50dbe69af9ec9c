"""Requests by members or committees for this letter: `request/DATE`, or `request` where no day is said."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extract.members import COMMITTEE, COMMITTEE_WORD, TITLE, names_at
from kg.extract.near import Near, tokens
from kg.extract.page import Page
from kg.extract.requests_told import ORDER_WORDS, plain, told
from kg.extract.words import matches
from kg.model import Request, Span

__all__ = ["find"]

# `het verzoek van`, `het informatieverzoek, door`, `uw schriftelijk verzoek`, `op verzoek van`
NOUN = re.compile(
    r"(?i)(?<![\w-])(?:(?:het|een|dit|op|uw)\s{1,3})?(?P<own>uw\s{1,3})?(?:\w{4,20}\s{1,3})?(?:\w{3,12})?verzoek(?:en)?"
    r"(?P<link>,?\s{1,3}(?:\w{5,10}\s{1,3})?(?:van|door|namens)\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?)?"
)
# So far before the noun stand the words that lead it
NOUN_REACH = 36
CHAMBER = re.compile(
    r"(?i)(?:(?:tweede|eerste)\s{1,3})?kamer\b(?!\s?(?:lid|leden))|(?:vaste\s{1,3})?(?:kamer)?commissie\b"
)
# What may stand between the asker and the day
_BETWEEN = """
    uit aan mij gedaan tijdens bij in de regeling van werkzaamheden kamer uw op d.d d.d. dd dd. , ( gisteren tweede
    der per brief schrijven eerste gedane het ingediend vandaag om en maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag ’s ochtends middags procedurevergadering ordedebat orde hun haar verstuurd mondeling
    schriftelijk via e-mail emailprocedure e-mailprocedure ordedebat mij zoals deed dat welk is werd gesteld commissie
"""
BETWEEN = frozenset(_BETWEEN.split())
FILED = re.compile(
    r"[^.;()]{0,160}\((?:ingezonden|ontvangen|gedaan|gesteld|ingediend|kenmerk|brief van|d\.d\.)\s[^()]{1,90}\)"
)
ORDER = re.compile(
    r"(?i),?\s{1,3}(?:\w{4,10}\s{1,3})?(?:tijdens|bij|in)\s{1,3}de\s{1,3}regeling\s{1,3}van\s{1,3}werkzaamheden(?:\s{1,3}van\s{1,3}(?:de|uw)\s{1,3}Kamer)?"
)
# A request reported, for another thing than this letter
ELSEWHERE = re.compile(r"(?i)\b(?:toegezegd|zegde|toezegging|zeg\s{1,3}ik|amendement)\b")
DEBATED = re.compile(
    r"(?i)\b(?:algemeen\s{1,3}overleg|commissiedebat|(?:plenaire?|kamer|tweeminuten|het)\s?debat|AO|notaoverleg|wetgevingsoverleg|vragenuur)\b"
)
MEMBER_TITLE = re.compile(TITLE + r"\s{1,3}")
# `de commissie BuZa`, `de commissie Onderwijs, Cultuur en Wetenschap`: taken as a chamber's where it requests
COMMITTEE_SHORT = re.compile(
    rf"commissies?\s{{1,3}}(?:voor\s{{1,3}})?(?:de\s{{1,3}})?{COMMITTEE_WORD}"
    rf"(?:(?:,\s{{1,3}}|\s{{1,3}}(?:en|&|/|voor)\s{{1,3}}|\s{{1,3}}){COMMITTEE_WORD}){{0,8}}"
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
BRACKET = re.compile(r"\([^()]{0,120}\)")
CODES = re.compile(
    r"(?i)(?:\bmet\s{1,3})?\bkenmerk:?\s{1,3}[\w./-]{3,40}(?:\s?[-–/]\s?[\w.]{3,20})?|\b(?:19|20)\d\d[ZDA]\d{4,5}(?:/\w{4,12})?"
)
ANSWERS = re.compile(
    r"(?i)\b(?:hierbij|voldo\w+|tegemoet|reageer|reageren wij|naar aanleiding|"
    r"in reactie|in antwoord|met deze brief|in deze brief|"
    r"bijgaand|conform|ingevolge|overeenkomstig|treft u|informeer|bericht|ontvangt|gevolg)\b"
)


def find(page: Page) -> Iterable[Request]:
    """Every request, in order: named by the noun first, then told by a verb."""
    if "erzo" not in page.text and "gevraagd" not in page.text and "vroeg" not in page.text:
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
        if _reported(near, sentence, request.span.start) or (not request.by and sentence in asked):
            continue
        if not any(request.span.overlaps(span) for span in taken[_near(starts, request.span)]):
            yield request


def _near(starts: list[int], span: Span) -> slice:
    """Those of the sorted spans that can overlap the one given."""
    return slice(max(0, bisect_left(starts, span.start) - 2), bisect_left(starts, span.end))


def _by_noun(near: Near) -> Iterator[Request]:
    end = 0
    words = near.page.words
    nouns = words.like(lambda word: "verzoek" in word)
    for found in matches(NOUN, near.text, words.before(nouns, NOUN_REACH)):
        if found.start() < end:
            continue
        for request in _named(near, found):
            yield request
            end = request.span.end


def _named(near: Near, found: re.Match[str]) -> Iterator[Request]:
    """The request at a noun, and those of who else is named behind it."""
    asker = _asker(near.text, found)
    sentence = near.sentence(found.start())
    if asker is None or _reported(near, sentence, found.start()) or FOR_ELSE.match(near.text, asker[1]):
        return
    by, end, needs_answer = asker
    if needs_answer and not near.says(ANSWERS, sentence.start, min(sentence.end, sentence.start + 600)):
        return
    request = _dated(near, Span(_noun_start(found), end), by, sentence)
    yield request
    for _ in range(6):
        joint = AND_ALSO.match(near.text, request.span.end) if request.day else None
        more = _who(near.text, joint.end()) if joint else None
        if joint is None or more is None:
            return
        request = _dated(near, Span(joint.end(), more[1]), more[0], sentence)
        if request.day is None:
            return
        yield request


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


def _dated(near: Near, span: Span, by: tuple[str, ...], sentence: Span) -> Request:
    """The request with the day that follows it, and the words up to there."""
    party = re.compile(r"\s{0,2}\([\w’' /&.-]{2,30}\)").match(near.text, span.end)
    at = party.end() if party else span.end
    index = near.day_after(at, min(sentence.end, at + 200))
    if index is not None:
        day = near.days[index]
        gap = CODES.sub(" ", BRACKET.sub(" ", near.text[at : day.span.start]))
        words = [word.lower() for word in tokens(gap)]
        if all(word in BETWEEN or word.rstrip(".") in BETWEEN for word in words):
            return Request(span=Span(span.start, day.span.end), by=by, day=day.day)
        filed = FILED.match(near.text, at, sentence.end)
        if filed and filed.start() <= day.span.start < filed.end():
            return Request(span=Span(span.start, filed.end()), by=by, day=day.day)
    order = ORDER.match(near.text, at)
    return Request(span=Span(span.start, order.end() if order else span.end), by=by)


def _reported(near: Near, sentence: Span, at: int) -> bool:
    """Whether the sentence tells of a request made for another thing, at another time."""
    end = min(sentence.end, sentence.start + 800)
    if near.says(ELSEWHERE, sentence.start, end):
        return True
    if near.says(ORDER_WORDS, sentence.start, end) or near.says(ANSWERS, sentence.start, end):
        return False
    return DEBATED.search(near.text, max(sentence.start, at - 400), at) is not None
