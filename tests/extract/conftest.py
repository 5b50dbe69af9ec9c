"""A page by hand, for tests of single extractors, and the way from words to identities."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.extract import Page
from kg.extract.dates import days
from kg.extract.sentences import sentences
from kg.model import Document, Extraction, Letter, Letterhead, Mention, Span, Stated
from kg.resolve import resolve

WRITTEN = date(2021, 6, 1)

PageOf = Callable[..., Page]
Read = Callable[..., list[Mention]]


@pytest.fixture
def page_of() -> PageOf:
    """A page whose body is the whole text, of a letter written on 1 June 2021 unless told."""

    def build(text: str, written: date = WRITTEN) -> Page:
        body = (Span(0, len(text)),)
        return Page(text, Letterhead(date=Stated(written)), body, sentences(text, body), (), days(text, body, written))

    return build


@pytest.fixture
def resolved(page_of: PageOf) -> Callable[..., Letter]:
    """What one extractor finds in a text, resolved."""

    def run(find: Callable[[Page], object], text: str, written: date = WRITTEN) -> Letter:
        page = page_of(text, written)
        mentions = tuple(find(page))  # type: ignore[call-overload]
        document = Document("test", "text/plain", "", text, text)
        return resolve(Extraction(document, page.letterhead, (*page.days, *mentions), page.sentences))

    return run
