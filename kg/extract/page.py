"""What an extractor is given: one document's clean text with what earlier steps found in it."""

from bisect import bisect_right
from dataclasses import dataclass

from kg.extract.words import Words, words_of
from kg.model import DateMention, Letterhead, Note, Span

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One document as the extractors see it; every span is in ``text``, the clean text.

    ``body`` are the stretches in which mentions are sought (letterhead and closings excluded), ``sentences`` the
    sentences of those stretches, ``days`` all day mentions, found first since others are built around them.
    """

    text: str
    letterhead: Letterhead
    body: tuple[Span, ...]
    sentences: tuple[Span, ...]
    notes: tuple[Note, ...] = ()
    days: tuple[DateMention, ...] = ()

    @property
    def words(self) -> Words:
        """Where each word of the text stands."""
        return words_of(self.text)

    def in_body(self, span: Span) -> bool:
        """Whether a span lies wholly in one stretch of the body."""
        return any(stretch.holds(span) for stretch in self.body)

    def note_of(self, span: Span) -> Note | None:
        """The footnote whose own text holds the span."""
        index = bisect_right(self.notes, span.start, key=_start) - 1
        return self.notes[index] if index >= 0 and self.notes[index].body.holds(span) else None


def _start(note: Note) -> int:
    return note.body.start
