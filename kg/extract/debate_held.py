"""Consultations with a committee told by a verb and their day: `heb ik op 3 mei met de commissie overleg gevoerd`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.extract.members import COMMITTEE
from kg.extract.near import Near
from kg.extract.words import matches
from kg.model import Debate, Span

__all__ = ["held"]

OVERLEG = re.compile(r"(?i)overleg")
OVERLEG_WORDS = frozenset(("overleg",))
# `heb ik met de vaste commissie voor X overleg gevoerd`: told by its committee and its day, without a kind
HELD = re.compile(r"(?i)(?<!algemeen )(?<!schriftelijk )(?<!mondeling )\boverleg\s{1,3}(?:\w{2,8}\s{1,3})?gevoerd\b")
AGAIN = re.compile(r"overleg\s{1,3}(?:van|op|d\.d\.)\s{1,3}(?:\w{3,6}dag\s{1,3})?$")
ON_DAY = re.compile(r"(?i)\bop\s{1,3}(?:\w{3,6}dag\s{1,3})?$")


def held(near: Near, named: Sequence[Debate]) -> Iterator[Debate]:
    """Consultations with a committee that the letter tells by day, and those named again by that day."""
    known: set[tuple[int, int]] = set()
    spans = sorted(debate.span for debate in named)
    last = 0
    for found in matches(OVERLEG, near.text, near.page.words.at(OVERLEG_WORDS)):
        at = found.start()
        before = bisect_right(spans, (at, len(near.text))) - 1
        if before >= 0 and at < spans[before].end:
            continue
        sentence = near.sentence(at)
        start = max(sentence.start, at - 260, last)
        index = near.day_after(found.end(), min(sentence.end, found.end() + 24))
        if index is not None and AGAIN.fullmatch(near.text, at, near.days[index].span.start):
            day = near.days[index]
            if (day.day.month, day.day.day) in known:
                yield Debate(span=Span(at, day.span.end), kind="overleg", day=day.day)
            continue
        index = near.day_before(at, start)
        committee = COMMITTEE.search(near.text, start, at)
        if index is None or committee is None or not HELD.match(near.text, at):
            continue
        day = near.days[index]
        if ON_DAY.search(near.text, max(start, day.span.start - 20), day.span.start):
            known.add((day.day.month, day.day.day))
            last = found.end()
            yield Debate(span=Span(day.span.start, last), kind="overleg", day=day.day)
