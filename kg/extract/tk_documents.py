"""Numbers of the Tweede Kamer's own: `2024Z17845` (a case), `2024D40121` (a document)."""

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.words import matches
from kg.model import Span, TkDocument

__all__ = ["find"]

# `2024Z17845`, `2010D01234`, also in an id or an address: `kv-tk-2009Z04612`; the chamber numbers so since 2008
NUMMER = re.compile(r"(?<!\w)(?:19|20)\d\d[ZDzd]\d{5}(?!\w)")


def find(page: Page) -> Iterator[TkDocument]:
    """All such numbers of the page."""
    numbers = page.words.figures(lambda word: len(word) == 10)
    for stretch in page.body if numbers else ():
        for found in matches(NUMMER, page.text, numbers, stretch):
            yield TkDocument(span=Span(*found.span()), id=found[0].upper())
