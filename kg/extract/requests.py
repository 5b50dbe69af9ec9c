"""Requests by members or committees for this letter: `request/DATE`, or `request` where no day is said."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.members import COMMITTEE, TITLE, names_at
from kg.extract.near import Near, tokens
from kg.extract.page import Page
from kg.model import DateMention, Request, Span

__all__ = ["find"]

# `het verzoek van`, `het informatieverzoek, door`, `uw schriftelijk verzoek`, `op verzoek van`
NOUN = re.compile(
    r"(?i)(?<![\w-])(?:(?:het|een|dit|op|uw)\s{1,3})?(?P<own>uw\s{1,3})?(?:\w{4,20}\s{1,3})?(?:\w{3,12})?verzoek(?:en)?"
    r"(?P<link>,?\s{1,3}(?:\w{5,10}\s{1,3})?(?:van|door|namens)\s{1,3}(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?)?"
)
CHAMBER = re.compile(
    r"(?i)(?:(?:tweede|eerste)\s{1,3})?kamer\b(?!\s?(?:lid|leden))|(?:vaste\s{1,3})?(?:kamer)?commissie\b"
)
# What may stand between the asker and the day
_BETWEEN = """
    uit aan mij gedaan tijdens bij in de regeling van werkzaamheden kamer uw op d.d d.d. dd dd. , ( gisteren tweede
    der per brief schrijven eerste gedane het ingediend vandaag om en maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag ’s ochtends middags procedurevergadering ordedebat orde hun haar verstuurd mondeling
    schriftelijk via e-mail emailprocedure e-mailprocedure ordedebat mij
"""
BETWEEN = frozenset(_BETWEEN.split())
FILED = re.compile(r"[^.;()]{0,160}\((?:ingezonden|ontvangen|kenmerk|brief van|d\.d\.)\s[^()]{1,80}\)")
ORDER = re.compile(
    r"(?i),?\s{1,3}(?:\w{4,10}\s{1,3})?(?:tijdens|bij|in)\s{1,3}de\s{1,3}regeling\s{1,3}van\s{1,3}werkzaamheden(?:\s{1,3}van\s{1,3}(?:de|uw)\s{1,3}Kamer)?"
)
# `heeft mij verzocht te reageren`, `heeft gevraagd om een brief`
ASKED = re.compile(
    r"(?i)\s{0,3}(?:\([^()]{1,30}\)\s{1,3}|van\s{1,3}(?:de|uw)\s{1,3}(?:\w{6}\s{1,3})?kamer\s{1,3})?(?P<aux>heeft|hebben|verzocht|verzochten|verzoekt|vroeg|vroegen|vraagt)\b"
)
VERB = re.compile(r"(?i)\b(?:verzocht(?:en)?|verzoekt|gevraagd|vroeg(?:en)?|vraagt)\b")
FOR_LETTER = re.compile(
    r"(?i)\b(?:mij|ons|reageren|reactie|brief|informer\w+|informatie|stand van zaken|kabinetsreactie|schriftelijk\w*|"
    r"toelichting|overzicht|om\s{1,3}een)\b"
)
ORDER_WORDS = re.compile(r"(?i)regeling\s{1,3}van\s{1,3}werkzaamheden|\bordedebat\b")
BOARD = re.compile(r"(?i)\bprocedurevergadering\s{1,3}van\s{1,3}(?:de\s{1,3})?$")
# `Uw Kamer heeft mij op 12 mei verzocht te reageren`
YOU = re.compile(
    r"(?i)\b(?:uw\s{1,3}(?:Kamer|commissie)\s{1,3}(?:heeft|hebt)|u\s{1,3}(?:heeft|hebt)|(?:heeft|hebt)\s{1,3}(?:u|uw\s{1,3}(?:Kamer|commissie)))"
    r"\s{1,3}(?:mij|ons|het\s{1,3}kabinet)\s[^.;:?!]{0,120}?\b(?:verzocht|gevraagd)\b"
)
# A request reported, for another thing than this letter
ELSEWHERE = re.compile(r"(?i)\b(?:toegezegd|zegde|toezegging|zeg\s{1,3}ik|amendement)\b")
DEBATED = re.compile(
    r"(?i)\b(?:algemeen\s{1,3}overleg|commissiedebat|(?:plenaire?|kamer|tweeminuten|het)\s?debat|AO|notaoverleg|wetgevingsoverleg|vragenuur)\b"
)
MOTION = re.compile(r"(?i)\bmoties?\b[^.;]{0,80}$")
MEMBER = re.compile(rf"(?<![\w-])(?:(?i:het|de)\s{{1,3}})?{TITLE}\s{{1,3}}")
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
    for request in (*_by_noun(near), *_by_verb(near)):
        if not any(request.span.overlaps(span) for span in taken[-40:]):
            taken.append(request.span)
            yield request


def _by_noun(near: Near) -> Iterator[Request]:
    for found in NOUN.finditer(near.text):
        asker = _asker(near.text, found)
        sentence = near.sentence(found.start())
        if asker is None or _reported(near.text, sentence, found.start()):
            continue
        by, end, needs_answer = asker
        if needs_answer and not ANSWERS.search(near.text, sentence.start, min(sentence.end, sentence.start + 600)):
            continue
        yield _dated(near, Span(_noun_start(found), end), by, sentence)


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
    committee = COMMITTEE.match(text, found.end())
    if committee:
        return (_plain(committee["name"]),), committee.end(), False
    member = re.compile(TITLE + r"\s{1,3}").match(text, found.end())
    named = names_at(text, member.end()) if member else None
    if named:
        return named.surnames, named.span.end, False
    chamber = CHAMBER.match(text, found.end())
    if chamber and re.search(r"(?i)(?:uw|de)\s{1,3}$", found["link"]):
        return (), chamber.end(), True
    return None


def _by_verb(near: Near) -> Iterator[Request]:
    """`De vaste commissie voor … heeft mij verzocht te reageren`; `het lid X heeft … gevraagd om een brief`."""
    for found in COMMITTEE.finditer(near.text):
        yield from _told(near, found.start(), found.end(), (_plain(found["name"]),))
    for found in YOU.finditer(near.text):
        sentence = near.sentence(found.start())
        if FOR_LETTER.search(near.text, found.end(), sentence.end) and not _reported(
            near.text, sentence, found.start()
        ):
            day = _day_around(near, Span(*found.span()), sentence)
            yield Request(span=Span(*found.span()), day=day.day if day else None)
    for found in MEMBER.finditer(near.text):
        named = names_at(near.text, found.end())
        if named:
            sentence = near.sentence(found.start())
            order = ORDER_WORDS.search(near.text, sentence.start, sentence.end)
            if order:
                yield from _told(near, found.start(), named.span.end, named.surnames)


def _told(near: Near, start: int, end: int, by: tuple[str, ...]) -> Iterator[Request]:
    sentence = near.sentence(start)
    stop = min(sentence.end, end + 200)
    before = near.text[max(sentence.start, start - 80) : start]
    verb = VERB.search(near.text, end, stop)
    inverted = re.search(
        r"(?i)\b(?:heeft|hebben|verzocht|vroeg)\s{1,3}(?:mij\s{1,3})?(?:de\s{1,3}|het\s{1,3}|uw\s{1,3})?$", before
    )
    board = BOARD.search(before)
    if not (verb and (ASKED.match(near.text, end) or inverted or board)) or MOTION.search(before):
        return
    if _reported(near.text, sentence, start) or not FOR_LETTER.search(near.text, end, sentence.end):
        return
    article = re.search(r"(?i)\b(?:de|het|uw)\s{1,3}$", before)
    head = start - len(article[0]) if article else start
    tail = re.match(r"\s{1,3}(?:om\s{1,3})?te\s{1,3}\w+", near.text[verb.end() : verb.end() + 40])
    day = _day_around(near, Span(head, verb.end()), sentence)
    yield Request(span=Span(head, verb.end() + (tail.end() if tail else 0)), by=by, day=day.day if day else None)


def _day_around(near: Near, span: Span, sentence: Span) -> DateMention | None:
    """The day of the asking: before the asker (`Op 5 maart heeft de …`) or between asker and verb."""
    index = near.day_after(span.start, span.end + 30)
    if index is not None and near.days[index].span.start > span.end:
        gap = near.text[span.end : near.days[index].span.start]
        index = (
            index if re.fullmatch(r"\s{1,3}(?:mij\s{1,3}|ons\s{1,3})?op\s{1,3}(?:\w{3,6}dag\s{1,3})?", gap) else None
        )
    if index is None:
        index = near.day_before(span.start, max(sentence.start, span.start - 90))
        if index is None:
            return None
        gap = near.text[near.days[index].span.end : span.start]
        if any(word.lower() in {"over", "brief", "van", "debat"} for word in tokens(gap)):
            return None
    lead = near.text[max(0, near.days[index].span.start - 30) : near.days[index].span.start]
    return near.days[index] if re.search(r"(?i)\b(?:op|van|d\.d\.?|bij)\s{1,3}(?:\w{3,6}dag\s{1,3})?$", lead) else None


def _dated(near: Near, span: Span, by: tuple[str, ...], sentence: Span) -> Request:
    """The request with the day that follows it, and the words up to there."""
    party = re.compile(r"\s{0,2}\([\w’' /&.-]{2,30}\)").match(near.text, span.end)
    at = party.end() if party else span.end
    index = near.day_after(at, min(sentence.end, at + 200))
    if index is not None:
        day = near.days[index]
        words = [word.lower() for word in tokens(near.text[at : day.span.start])]
        if all(word in BETWEEN or word.rstrip(".") in BETWEEN for word in words):
            return Request(span=Span(span.start, day.span.end), by=by, day=day.day)
        filed = FILED.match(near.text, at, sentence.end)
        if filed and filed.start() <= day.span.start < filed.end():
            return Request(span=Span(span.start, filed.end()), by=by, day=day.day)
    order = ORDER.match(near.text, at)
    return Request(span=Span(span.start, order.end() if order else span.end), by=by)


def _reported(text: str, sentence: Span, at: int) -> bool:
    """Whether the sentence tells of a request made for another thing, at another time."""
    whole = text[sentence.start : min(sentence.end, sentence.start + 800)]
    if ELSEWHERE.search(whole):
        return True
    before = text[sentence.start : at]
    return DEBATED.search(before) is not None and not ORDER_WORDS.search(whole) and not ANSWERS.search(whole)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name)
