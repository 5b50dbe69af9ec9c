"""Where a letter says what it is: its first sentences, the salutation and headings not counted."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from kg.model import Extraction, Span

__all__ = ["sentences_of"]

_SHORT: Final = 30


def sentences_of(extraction: Extraction, count: int) -> Iterator[Span]:
    """The first sentences below the letterhead."""
    head = extraction.letterhead.head.end
    body = (one for one in extraction.sentences if one.start >= head and one.end - one.start > _SHORT)
    return islice(body, count)
