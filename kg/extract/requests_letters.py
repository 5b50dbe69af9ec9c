"""A committee's letter that this one answers: `In antwoord op de brief van 5 maart van de vaste commissie`."""

import re
from collections.abc import Iterator

from kg.extract.members import COMMITTEE
from kg.extract.near import Near
from kg.extract.requests_words import plain
from kg.extract.words import matches
from kg.model import DateMention, Request, Span

__all__ = ["answered"]

LETTER = re.compile(r"(?i)(?:(?:de|het|uw)\s{1,3})?(?:\w{6,15}\s{1,3})?(?:brief|brieven|schrijven|e-?mail)\b")
LETTER_WORDS = frozenset(("brief", "brieven", "schrijven", "mail", "email"))
# What says that this letter answers
LEAD = re.compile(
    r"(?i)\b(?:(?:in|als)\s{1,3}(?:antwoord|reactie)\s{1,3}op|naar\s{1,3}aanleiding\s{1,3}van|ingevolge|conform|overeenkomstig"
    r"|(?:in\s{1,3})?gevolg\s{1,3}gevend\s{1,3}aan|ter\s{1,3}beantwoording\s{1,3}van|ter\s{1,3}voldoening\s{1,3}aan|(?:onder|met)\s{1,3}verwijzing\s{1,3}naar"
    r"|(?:reageer|reageren|antwoord)\s{1,3}(?:(?:ik|wij|hierbij|graag|hiermee)\s{1,3}){0,3}op|beantwoord(?:en)?\s{1,3}(?:(?:ik|wij|hierbij|hiermee)\s{1,3}){1,3}"
    r"|reactie\s{1,3}op|antwoord\s{1,3}op)\s{1,3}$"
)
# `van 5 maart`, between the letter and who wrote it; a mark of reference in brackets or behind a comma
DAY = r"(?:,?\s{1,3}(?:van|d\.d\.?|dd\.?|de\s{1,3}dato)\s{1,3}(?:\w{3,6}dag\s{1,3})?$)"
DAY_LEAD = re.compile(DAY)
MARK = r"(?:\s{0,2}\([^()]{1,60}\)|,?\s{1,3}(?:met\s{1,3})?(?:als\s{1,3})?kenmerk:?\s{1,3}[\w./-]{3,40},?)?"
WRITER = re.compile(
    rf"{MARK},?\s{{1,3}}(?:van|door|namens)\s{{1,3}}(?:de\s{{1,3}})?(?:(?:(?:adjunct-?\s?)?griffier|voorzitter)\s{{1,3}}van\s{{1,3}}(?:de\s{{1,3}})?)?(?:uw\s{{1,3}})?"
)
BEHIND = re.compile(rf"{MARK}(?:\s{{1,3}}van\s{{1,3}}(?:uw|de)\s{{1,3}}(?:(?:Tweede|Eerste)\s{{1,3}})?Kamer)?{DAY}")
# Questions of a written round are no request for a letter
ROUND = re.compile(r"(?i)\b(?:vragen|lijst|inbreng|verslag|opmerkingen)\b")


def answered(near: Near) -> Iterator[Request]:
    """The letters of committees that the text says it answers, each day one, in order."""
    words = near.page.words
    end = 0
    for found in matches(LETTER, near.text, words.before(words.at(LETTER_WORDS), 24)):
        sentence = near.sentence(found.start())
        if found.start() < end or not LEAD.search(near.text, max(sentence.start, found.start() - 60), found.start()):
            continue
        for request in _written(near, found, sentence):
            end = request.span.end
            yield request


def _written(near: Near, found: re.Match[str], sentence: Span) -> Iterator[Request]:
    days = _days_at(near, found.end(), sentence, DAY_LEAD)
    writer = WRITER.match(near.text, days[-1].span.end if days else found.end(), sentence.end)
    named = COMMITTEE.match(near.text, writer.end()) if writer else None
    if named is None:
        return
    behind = () if days else _days_at(near, named.end(), sentence, BEHIND)
    end = behind[-1].span.end if behind else named.end()
    if ROUND.search(near.text, end, min(sentence.end, end + 90)) or not (days or behind):
        return
    by = (plain(named[0]),)
    first, *more = behind or days
    yield Request(span=Span(found.start(), max(named.end(), first.span.end)), by=by, day=first.day)
    for day in more:
        yield Request(span=day.span, by=by, day=day.day)


def _days_at(near: Near, at: int, sentence: Span, lead: re.Pattern[str]) -> tuple[DateMention, ...]:
    """The days that follow at once, the words before the first as given."""
    index = near.day_after(at, min(sentence.end, at + 90))
    if index is None or not lead.match(near.text, at, near.days[index].span.start):
        return ()
    return tuple(near.run(index))
