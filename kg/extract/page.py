"""What an extractor is given: one document's clean text with what earlier steps found in it."""

from collections.abc import Sequence
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

    def days_in(self, span: Span) -> Sequence[DateMention]:
        """The day mentions that lie wholly within a span, in order."""
        return [day for day in self.days if span.holds(day.span)]

    def note_of(self, span: Span) -> Note | None:
        """The footnote whose own text holds the span."""
        return next((note for note in self.notes if note.body.holds(span)), None)

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that holds the span's first character."""
        return next((s for s in self.sentences if s.start <= span.start < s.end), None)
