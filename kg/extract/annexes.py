"""Annexes as published: `blg-1064321`."""

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.words import matches
from kg.model import Annex, Span

__all__ = ["find"]

# `blg-1064321`, `blg-36124-1`, also inside an address
BLG = re.compile(r"(?<![\w-])blg-\d{3,8}(?:-\d{1,4})?(?!\w)", re.IGNORECASE)
WORDS = frozenset(("blg",))


def find(page: Page) -> Iterator[Annex]:
    """All annexes that the page cites by their id."""
    annexes = page.words.at(WORDS)
    for stretch in page.body if annexes else ():
        for found in matches(BLG, page.text, annexes, stretch):
            yield Annex(span=Span(*found.span()), id=found[0].lower())
