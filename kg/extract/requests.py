"""Requests by members or committees for this letter: `request/DATE`, or `request` where no day is said."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extract.near import Near
from kg.extract.page import Page
from kg.extract.requests_chamber import chamber_asks
from kg.extract.requests_letters import answered
from kg.extract.requests_named import Known
from kg.extract.requests_noun import named_by_noun
from kg.extract.requests_reported import reported
from kg.extract.requests_told import told
from kg.extract.requests_words import Asks
from kg.model import Request, Span, changed

__all__ = ["find"]

LITERALS = (
    "ommissie",
    "behoefte",
    "prijs",
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
# `U verzoekt mij daarbij stil te staan bij`: more of what was asked before
MORE = re.compile(r"(?i)\s{1,3}(?:(?:mij|ons)\s{1,3})?(?:daarbij|daarin)\b")


def find(page: Page) -> Iterable[Request]:
    """Every request, in order: named by the noun first, then told by a verb."""
    if not any(word in page.text for word in LITERALS):
        return
    near = Near(page)
    known = Known(near)
    taken: list[Span] = []
    asked: set[Span] = set()
    for request in named_by_noun(near, known):
        taken.append(request.span)
        asked.add(near.sentence(request.span.start))
        yield request
    for request in answered(near):
        sentence = near.sentence(request.span.start)
        if sentence not in asked:
            taken.append(request.span)
            yield request
    asked |= {near.sentence(span.start) for span in taken}
    yield from _by_verb(near, known, sorted(taken), asked)


def _by_verb(near: Near, known: Known, taken: list[Span], asked: set[Span]) -> Iterator[Request]:
    """The requests told with a verb, where none of those taken stands."""
    starts = [span.start for span in taken]
    asks = Asks(near.page)
    done: set[Span] = set()
    for sentence, request in told(near, asks):
        done.add(sentence)
        if reported(near, sentence, request.span.start):
            continue
        if not any(request.span.overlaps(span) for span in taken[_near(starts, request.span)]):
            asked.add(sentence)
            yield request
    for who, request in chamber_asks(near, asks, done | asked):
        sentence = near.sentence(request.span.start)
        if request.day is None and asked and MORE.match(near.text, request.span.end):
            continue
        if not reported(near, sentence, request.span.start):
            asked.add(sentence)
            yield changed(request, by=known.meant(who.of(near.text), who.start)) if who else request


def _near(starts: list[int], span: Span) -> slice:
    """Those of the sorted spans that can overlap the one given."""
    return slice(max(0, bisect_left(starts, span.start) - 2), bisect_left(starts, span.end))
