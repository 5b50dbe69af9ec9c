"""A document and the places in its two texts."""

from __future__ import annotations  # fields are named date, as the type is

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

__all__ = ["NOWHERE", "Alignment", "Chamber", "Document", "Move", "Note", "Span", "Stated"]

Chamber = Literal["I", "II"]
"""``I`` the Eerste Kamer (Senate), ``II`` the Tweede Kamer."""

T = TypeVar("T")
Move = Callable[["Span"], "Span"]


class Span(NamedTuple):
    """A stretch of text: characters from ``start`` to ``end``, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A fact with the words that state it; ``span`` is None where it was inferred, not said."""

    value: T
    span: Span | None = None

    def moved(self, move: Move) -> Stated[T]:
        """The same fact with its span carried to another text."""
        return self if self.span is None else Stated(self.value, move(self.span))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Leads from the clean text to the source text, piece by piece.

    Clean characters from ``clean[i]`` on (up to ``clean[i + 1]``) stand in the source from ``source[i]`` on, one for
    one. Both tuples rise strictly and begin at the text's first character.
    """

    clean: tuple[int, ...] = (0,)
    source: tuple[int, ...] = (0,)

    def at(self, offset: int) -> int:
        """Where the clean character at ``offset`` stands in the source."""
        piece = bisect_right(self.clean, offset) - 1
        return self.source[piece] + offset - self.clean[piece]

    def span(self, clean: Span) -> Span:
        """The source's stretch from the first to the last character of a clean span."""
        if clean.end <= clean.start:
            return Span(self.at(clean.start), self.at(clean.start))
        return Span(self.at(clean.start), self.at(clean.end - 1) + 1)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label, where the text calls it, and its own text.

    ``call`` is the call mark in the **source** text (``<sup>1</sup>``, the glued ``1`` of ``aan1.``) and ``anchor``
    the offset in the **clean** text at which it stood; both None where no call was found. ``body`` is a span of the
    clean text, without the label.
    """

    label: str
    body: Span
    call: Span | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source document, read.

    ``source`` is the path as given, ``sha256`` the hex digest of the source's bytes.
    """

    source: str
    media_type: str
    sha256: str
    text: str
    clean: str
    alignment: Alignment = Alignment()
    notes: tuple[Note, ...] = ()
