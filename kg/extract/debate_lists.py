"""Several debates under one word, each with its day in brackets: `commissiedebatten A (3 juni), B (10 juni)`."""

import re
from collections.abc import Iterator

from kg.extract.near import Near
from kg.model import DateMention, Span

__all__ = ["days_in_brackets"]

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
