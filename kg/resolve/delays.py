"""Whether a letter answers what it was asked, or tells that the answer is still to come.

A request is put off where the whole letter is a notice of delay; where the very sentence that names it promises
something later, or refers to a paper to come, and gives nothing here; or where one of the next sentences promises the
very thing that it asks for, in a letter that brings nothing (`verzocht het programma te ontvangen. … Vrijdag bied ik u
het programma aan`). A letter that says both (`Hierbij ontvangt u de antwoorden; de laatste vraag kan ik niet binnen de
termijn beantwoorden`) answers.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from kg.lexicon import delays as lexicon
from kg.model import Commitment, Extraction, Fulfilment, Request, Span, changed
from kg.resolve.opening import sentences_of
from kg.resolve.phrases import phrase

__all__ = ["notice_of_delay", "resolve_delays"]

_FIRST: Final = 12
"""In how many sentences a letter tells that its answer is late."""
_OPENING: Final = 3
_LONGEST: Final = 1000
_NEXT: Final = 5
"""In how many sentences behind a request stands the promise of what it asks for."""

Row = tuple[re.Pattern[str], ...]


def resolve_delays(extraction: Extraction) -> Extraction:
    """The letter's requests, each with whether its answer is put off."""
    requests = [mention for mention in extraction.mentions if isinstance(mention, Request)]
    if not requests:
        return extraction
    late = notice_of_delay(extraction) is not None
    promises = _promises(extraction)
    off = {_asked(one) for one in requests if late or _put_off(extraction, one, promises)}
    off -= {_asked(one) for one in requests if not late and _met(extraction, one)}
    mentions = tuple(
        changed(mention, postponed=True) if isinstance(mention, Request) and _asked(mention) in off else mention
        for mention in extraction.mentions
    )
    return replace(extraction, mentions=mentions)


def _asked(request: Request) -> object:
    """What tells one request from another; one without day and asker is only itself."""
    said = (request.date, tuple(name.casefold() for name in request.by))
    return said if any(said) else request.span


def notice_of_delay(extraction: Extraction) -> Span | None:
    """The words by which a letter as a whole says that the answer is still to come; None where it gives one."""
    text, head = extraction.document.text, extraction.letterhead
    subject = head.subject.span if head.subject else None
    told = list(sentences_of(extraction, _FIRST))
    if any(_answers(text, place) for place in told):
        return _first(text, [subject] if subject else [], _rows(lexicon.DELAYED))
    early = [*([subject] if subject else []), *told[:_OPENING]]
    found = _first(text, early, _rows(lexicon.DELAYED + lexicon.DELAYED_EARLY))
    return found or _first(text, told, _rows(lexicon.DELAYED)) or _only_promised(extraction)


def _only_promised(extraction: Extraction) -> Span | None:
    """The promise of a letter that puts off every request it names, and keeps no promise."""
    requests = [mention for mention in extraction.mentions if isinstance(mention, Request)]
    if not requests or any(
        isinstance(mention, Fulfilment) and not mention.elsewhere for mention in extraction.mentions
    ):
        return None
    promises = _promises(extraction)
    off = [_put_off(extraction, one, promises) for one in requests]
    return off[0] if all(off) else None


def _put_off(extraction: Extraction, request: Request, promises: Sequence[Span]) -> Span | None:
    """The promise in a request's own sentence, which gives nothing here: `op het verzoek … zal ik u berichten`."""
    place = _sentence(extraction, request.span)
    if _now().search(_words(extraction.document.text, place)):
        return None
    at = bisect_left(promises, place)  # a promise is a whole sentence
    if at < len(promises) and promises[at].overlaps(place):
        return promises[at]
    near = min(place.end, request.span.end + _LONGEST)
    later = phrase(lexicon.ANOTHER_TIME).search(extraction.document.text, request.span.end, near)
    if later:
        return Span(later.start(), later.end())
    return _promised_next(extraction, request, place, promises[at : at + _NEXT])


def _promised_next(extraction: Extraction, request: Request, place: Span, promises: Sequence[Span]) -> Span | None:
    """The promise, in one of the next sentences, of the very thing asked for; None in a letter that brings anything."""
    if not promises or not any(one.holds(request.span) for one in sentences_of(extraction, _OPENING)):
        return None
    text = extraction.document.text
    asked = phrase(lexicon.ASKED_FOR).match(text, request.span.end, place.end)
    if asked is None or any(_now().search(_words(text, one)) for one in sentences_of(extraction, _FIRST)):
        return None
    thing = phrase(lexicon.THE_VERY.format(re.escape(asked["thing"])))
    behind = [one for one in extraction.sentences if one.start >= place.end][:_NEXT]
    return next((one for one in promises if one in behind and thing.search(_words(text, one))), None)


def _promises(extraction: Extraction) -> list[Span]:
    return sorted(mention.span for mention in extraction.mentions if isinstance(mention, Commitment))


def _met(extraction: Extraction, request: Request) -> bool:
    return _answers(extraction.document.text, _sentence(extraction, request.span))


def _sentence(extraction: Extraction, span: Span) -> Span:
    """The sentence that holds a stretch; found by halves, for a letter may name very many."""
    at = bisect_right(extraction.sentences, span.start, key=lambda sentence: sentence.start) - 1
    return extraction.sentences[at] if at >= 0 and extraction.sentences[at].holds(span) else span


def _words(text: str, place: Span) -> str:
    return text[place.start : min(place.end, place.start + _LONGEST)]


def _answers(text: str, place: Span) -> bool:
    """Whether a sentence gives the answer, and tells no delay."""
    words = _words(text, place)
    here = any(all(pattern.search(words) for pattern in row) for row in _rows(lexicon.HERE))
    return here and not any(_delayed(text, place, _rows(lexicon.DELAYED)))


def _first(text: str, places: Iterable[Span], rows: tuple[Row, ...]) -> Span | None:
    return next((found for place in places for found in _delayed(text, place, rows)), None)


def _delayed(text: str, place: Span, rows: tuple[Row, ...]) -> Iterator[Span]:
    """Where a sentence tells a delay that is its letter's own: from the first of a row's words to the last."""
    words = _words(text, place)
    low = words.lower()
    if not any(stem in low for stem in lexicon.STEMS) or any(pattern.search(words) for pattern in _told()):
        return
    for row in rows:
        found = [match for pattern in row if (match := pattern.search(words))]
        if len(found) == len(row):
            start, end = min(match.start() for match in found), max(match.end() for match in found)
            yield Span(place.start + start, place.start + end)


@cache
def _rows(rows: tuple[tuple[str, ...], ...]) -> tuple[Row, ...]:
    return tuple(tuple(map(phrase, row)) for row in rows)


@cache
def _told() -> Row:
    return tuple(map(phrase, lexicon.TOLD))


@cache
def _now() -> re.Pattern[str]:
    return phrase(lexicon.NOW)
