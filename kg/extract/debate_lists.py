"""Several debates under one word: `commissiedebatten A (3 juni), B (10 juni)`, `AO van 3 juni en vervolg op 9 juni`."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.near import Near
from kg.model import DateMention, Span

__all__ = ["days_in_brackets", "days_of_sequel"]

SEVERAL = re.compile(r"(?i)(?:debatten|overleggen|[’']s)$")
# `), Mest (`: from a day in brackets to the next title's
NEXT_TITLE = re.compile(r"\),?\s{1,3}(?:en\s{1,3})?[A-Z][^.;()\n]{1,60}\((?:van\s|d\.d\.\s)?")
MOST = 12


def days_in_brackets(near: Near, name: Span, index: int, limit: int) -> Iterator[DateMention]:
    """The days behind the one at ``index``, which is the first of those debates' and stands before ``limit``."""
    if not SEVERAL.search(near.text, *name):
        return
    for before, day in zip(near.days[index:], near.days[index + 1 : index + MOST], strict=False):
        if day.span.start >= limit or not NEXT_TITLE.fullmatch(near.text, before.span.end, day.span.start):
            return
        yield day


# ` en de voortzetting daarvan op `: from a debate's day to that on which it went on
SEQUEL = re.compile(
    r"(?i)(?:\s{0,2}\([^()\n]{1,80}\))?,?\s{1,3}(?:en|alsmede|evenals|met)\s{1,3}(?:(?:in|bij|tijdens)\s{1,3})?(?:de|het)\s{1,3}(?:voortzetting|vervolg)"
    r"(?:\s{1,3}(?:daarvan|hiervan|ervan|van\s{1,3}(?:dat|dit)\s{1,3}(?:debat|overleg)))?\s{1,3}(?:op|van|d\.d\.)\s{1,3}(?:\w{3,6}dag\s{1,3})?"
)


def days_of_sequel(near: Near, last: DateMention, limit: int) -> Sequence[DateMention]:
    """The days on which the debate of the day ``last`` went on, told before ``limit``."""
    index = near.day_after(last.span.end, min(limit, last.span.end + 160))
    if index is None or not SEQUEL.fullmatch(near.text, last.span.end, near.days[index].span.start):
        return ()
    return near.run(index)
