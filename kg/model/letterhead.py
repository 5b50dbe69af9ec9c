"""What a paper says of itself at its head and its foot."""

from __future__ import annotations  # fields are named date, as the type is

from dataclasses import dataclass, field
from datetime import date

from kg.model.text import NOWHERE, Chamber, Span, Stated

__all__ = ["Dossier", "Letterhead", "Signatory"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier named in the letterhead: number without spaces (``21501-02``, ``36600-V``) and title."""

    number: Stated[str]
    title: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signature: name as written, role without article, in lower case up to its names."""

    name: Stated[str]
    role: Stated[str]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head and the foot of a paper.

    ``kind`` is one of brief, motie, verslag, lijst van vragen en antwoorden, amendement, voorstel van wet, nota,
    overig. ``title`` is the type line (``Brief van de minister van Buitenlandse Zaken``), ``subject`` what follows
    ``Betreft:``. ``session`` is the vergaderjaar as ``2024-2025``, only where the paper states it. ``head`` is the
    stretch that the letterhead takes at the top, ``closings`` the signature blocks: mentions are not sought there.
    """

    dossiers: tuple[Dossier, ...] = ()
    number: Stated[str] | None = None
    chamber: Stated[Chamber] | None = None
    kind: Stated[str] = field(default_factory=lambda: Stated("overig"))
    title: Stated[str] | None = None
    subject: Stated[str] | None = None
    session: Stated[str] | None = None
    place: Stated[str] | None = None
    date: Stated[date] | None = None
    to: tuple[Stated[Chamber], ...] = ()
    signatories: tuple[Signatory, ...] = ()
    head: Span = NOWHERE
    closings: tuple[Span, ...] = ()

    @property
    def counts_anew(self) -> bool:
        """Whether its dossier numbers hold for one session only: before 1945 each began to count anew."""
        return self.date is not None and self.date.value.year < 1945

    @property
    def id(self) -> str | None:
        """The official publication id, ``kst-21501-02-2976``; None where the paper bears no number that lasts."""
        if self.number is None or not self.dossiers or self.counts_anew:
            return None
        return f"kst-{self.dossiers[0].number.value}-{self.number.value}"
