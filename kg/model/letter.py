"""A document with all that was found in it: before and after its mentions have their identities."""

from __future__ import annotations  # fields are named date, as the type is

from dataclasses import dataclass

from kg.model.letterhead import Letterhead
from kg.model.mentions import Mention
from kg.model.text import Document, Span

__all__ = ["Extraction", "Letter"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the patterns found in one document, in source offsets, before identities are known.

    ``sentences`` are those of the body and the notes, by their start: a note's evidence is the sentence that calls it.
    """

    document: Document
    letterhead: Letterhead
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, read and resolved; mentions and sentences by their start."""

    document: Document
    letterhead: Letterhead
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...] = ()

    @property
    def id(self) -> str | None:
        """The official publication id, None where the letter bears no number."""
        return self.letterhead.id
