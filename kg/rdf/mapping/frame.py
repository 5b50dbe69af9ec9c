"""What every part of the mapping shares: the letter with its IRI, its facts and the words that say them."""

from bisect import bisect_right
from dataclasses import dataclass

from rdflib import URIRef
from rdflib.term import Node

from kg.model import Alignment, Letter, Mention, Span

__all__ = ["Evidence", "Fact", "Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One letter under mapping: ``iri`` is the letter's, ``text`` the source text as the graph holds it."""

    letter: Letter
    base: str
    iri: URIRef
    text: str

    def quote(self, span: Span) -> str:
        """The words at a place, exactly as the graph's text has them."""
        return self.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """The words at a place, freed of markup and note calls."""
        document = self.letter.document
        start, last = _clean(document.alignment, span.start), _clean(document.alignment, span.end - 1)
        return document.clean[start : last + 1]


def _clean(alignment: Alignment, offset: int) -> int:
    """Where the source character at ``offset`` stands in the clean text: the way back of ``Alignment.at``."""
    piece = max(bisect_right(alignment.source, offset) - 1, 0)
    return max(alignment.clean[piece] + offset - alignment.source[piece], 0)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with the words that say it; ``span`` is None where it was inferred."""

    subject: URIRef
    predicate: URIRef
    object: Node
    span: Span | None = None

    @property
    def about(self) -> URIRef:
        """What the words name: the value where it is a thing, else what the value is said of."""
        return self.object if isinstance(self.object, URIRef) else self.subject


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that say something: the thing that they name and the properties that they prove.

    ``type`` is the mention's type as ``kg extract`` prints it, or ``letterhead``; ``mention`` is None for the latter.
    ``odd`` tells in nl and en what the words contradict, where they contradict something.
    """

    span: Span
    type: str
    body: URIRef | None
    supports: tuple[URIRef, ...] = ()
    mention: Mention | None = None
    odd: tuple[tuple[str, str], ...] = ()
