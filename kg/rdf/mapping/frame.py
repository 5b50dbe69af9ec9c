"""What every part of the mapping shares: the letter with its IRI, and how words become literals."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from kg.model import Alignment, Letter, Mention, Span

__all__ = [
    "Evidence",
    "Fact",
    "Frame",
    "Triple",
    "Triples",
    "dutch",
    "english",
    "fit",
    "iso",
    "nl",
    "plain",
    "whole",
]

Triple = tuple[Node, Node, Node]
Triples = Iterator[Triple]

# What XML 1.0 cannot hold, even escaped: such a character in a letter would make its RDF/XML unreadable.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def fit(text: str) -> str:
    """The text with each character that XML cannot hold replaced, one for one: every position stays."""
    return _UNFIT.sub("\ufffd", text)


def plain(text: str) -> Literal:
    """A string."""
    return Literal(fit(text))


def nl(text: str) -> Literal:
    """Dutch words, their white space made single."""
    return Literal(fit(" ".join(text.split())), lang="nl")


def iso(on: date) -> Literal:
    """An ``xsd:date``."""
    return Literal(on.isoformat(), datatype=XSD.date, normalize=False)


def whole(number: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def dutch(on: date) -> str:
    """``14 november 2024``."""
    return f"{on.day} {_MAANDEN[on.month - 1]} {on.year}"


def english(on: date) -> str:
    """``14 November 2024``."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


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
    """

    span: Span
    type: str
    body: URIRef | None
    supports: tuple[URIRef, ...] = ()
    mention: Mention | None = None
