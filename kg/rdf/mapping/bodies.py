"""What each mention names, as an IRI: the second of a letter's requests is ``{letter}/verzoek/2``.

Things without an identity of their own are numbered over the letter, in the order in which it names them.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Final

from rdflib import URIRef

from kg.model import (
    Chamber,
    Commitment,
    Council,
    DateMention,
    Debate,
    Fulfilment,
    Kamerstuk,
    Mention,
    Motion,
    Request,
    Span,
    named_by,
)
from kg.rdf import iri
from kg.rdf.mapping.frame import Frame

__all__ = ["Named", "bodies", "chamber_of", "is_first", "member", "members", "when"]

Named = tuple[Mention, URIRef | None]

_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")


class _Numbers:
    """Hands out the numbers of a letter's own things; the same thing named again keeps its number."""

    def __init__(self, letter: URIRef) -> None:
        self._letter = letter
        self._given: dict[str, dict[Hashable, URIRef]] = {}

    def node(self, kind: str, key: Hashable) -> URIRef:
        given = self._given.setdefault(kind, {})
        if key not in given:
            given[key] = iri.part(self._letter, kind, len(given) + 1)
        return given[key]


def bodies(frame: Frame) -> tuple[URIRef | None, ...]:
    """What each of the letter's mentions names, in their order; None where the letter leaves that open."""
    numbers = _Numbers(frame.iri)
    return tuple(_body(frame, mention, numbers) for mention in frame.letter.mentions)


def is_first(mention: Mention, body: URIRef, named: Iterable[Named]) -> bool:
    """Whether no earlier mention of the letter names the same."""
    return next(one for one, node in named if node == body) is mention


def _body(frame: Frame, mention: Mention, numbers: _Numbers) -> URIRef | None:
    match mention:
        case DateMention():
            return iri.day(frame.base, mention.date) if mention.date else None
        case Commitment():
            return numbers.node("toezegging", mention.span)
        case Fulfilment(number=number) if number:
            return iri.commitment(frame.base, number)
        case Fulfilment():
            return numbers.node("nagekomen", mention.span)
        case Request():
            said = (mention.date, tuple(name.casefold() for name in mention.by))
            return numbers.node("verzoek", said if any(said) else mention.span)
        case Motion():
            return _motion(frame, mention, numbers)
        case Debate():
            return _debate(frame, mention, numbers)
        case _:
            return _published(frame.base, mention) if mention.id else None


def _motion(frame: Frame, mention: Motion, numbers: _Numbers) -> URIRef:
    """Two motions of one mover are two: without its paper, each naming stands alone."""
    return iri.kamerstuk(frame.base, mention.paper) if mention.paper else numbers.node("motie", mention.span)


def _debate(frame: Frame, mention: Debate, numbers: _Numbers) -> URIRef:
    chamber = chamber_of(frame, mention)
    if mention.date and chamber:
        return iri.debate(frame.base, chamber, mention.date, mention.kind)
    said = (mention.date, mention.kind)
    return numbers.node("debat", said if mention.date else mention.span)


# The Eerste Kamer holds none of these
_TWEEDE_KAMER = frozenset(
    ("algemeen overleg", "commissiedebat", "tweeminutendebat", "notaoverleg", "wetgevingsoverleg", "vragenuur")
)


def chamber_of(frame: Frame, mention: Debate) -> Chamber | None:
    """The debate's chamber as said or as its kind tells, else the letter's own, else the only one addressed."""
    head = frame.letter.letterhead
    if mention.chamber is None and mention.kind in _TWEEDE_KAMER:
        return "II"
    if mention.chamber or head.chamber:
        return mention.chamber or (head.chamber.value if head.chamber else None)
    return head.to[0].value if len(head.to) == 1 else None


def _published(base: str, mention: Mention) -> URIRef:
    """What has an identity of its own; the mention has an id."""
    official = mention.id or ""
    match mention:
        case Council():
            return iri.meeting(base, mention.code, when(mention))
        case Kamerstuk(dossier=""):
            return iri.publication(base, official)
        case Kamerstuk(number=None):
            return iri.dossier(base, mention.dossier)
        case Kamerstuk():
            return iri.kamerstuk(base, official)
        case _:
            return iri.publication(base, official)


def when(mention: Council) -> date | str | None:
    """The meeting's first day, or its month as ``2024-11``; None where the words name no meeting in particular."""
    if mention.dates:
        return mention.dates[0]
    said = (mention.id or "").partition("/")[2]
    return said if _MONTH.fullmatch(said) else None


def member(frame: Frame, whole: URIRef, order: int, name: str) -> URIRef:
    """Who asked or moved, or was promised: a known person, else a thing of this letter, also where the motion is a
    paper of its own.
    """
    if known := dict(frame.letter.members).get(name):
        return iri.known_person(frame.base, known)
    if whole.startswith(f"{frame.iri}/nagekomen/"):
        return iri.part(whole, "lid", order)
    if iri.is_commitment(frame.base, whole):
        return iri.part(frame.iri, "nagekomen", whole.rpartition("/")[2], "lid", order)
    if whole.startswith(f"{frame.iri}/"):
        return iri.part(whole, "indiener", order)
    return iri.part(frame.iri, "motie", whole.rpartition("/")[2], "indiener", order)


def members(frame: Frame, mention: Mention, whole: URIRef) -> Iterator[tuple[URIRef, Span]]:
    """Each member or committee of a request, motion or kept promise, with the place of the name; else the mention's."""
    for order, name in enumerate(named_by(mention), 1):
        start = frame.letter.document.text.find(name, *mention.span) if name else -1
        place = mention.span if start < 0 else Span(start, start + len(name))
        yield member(frame, whole, order, name), place
