"""What the text names, by its place: one class a type of mention."""

from __future__ import annotations  # fields are named date, as the type is

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeVar

from kg.model.text import Chamber, Span

__all__ = [
    "Annex",
    "Commitment",
    "Council",
    "DateMention",
    "Day",
    "Debate",
    "EuDocument",
    "Fulfilment",
    "Handelingen",
    "Kamerstuk",
    "Law",
    "Mention",
    "Month",
    "Motion",
    "Request",
    "TkDocument",
    "WrittenAnswer",
    "changed",
]

Said = TypeVar("Said", bound="Mention | Day")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as the words say it. ``hint`` is what ``jl.`` (past) or ``a.s.`` (future) allows; None if unsaid.

    ``year`` is None where no year is written; ``year_shift`` is -1 for ``vorig jaar``, 1 for ``volgend jaar``.
    """

    day: int
    month: int
    year: int | None = None
    hint: Literal["past", "future"] | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month as the words say it (``de RBZ van november``), with the same fields as Day."""

    month: int
    year: int | None = None
    hint: Literal["past", "future"] | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where the letter names something.

    ``id`` is as ``kg extract`` prints it, None until resolved or where the letter does not decide; ``confidence`` is
    from 0 to 1; ``note`` is the label of the footnote in which it stands.
    """

    span: Span
    id: str | None = None
    confidence: float = 1.0
    note: str | None = None

    @property
    def type(self) -> str:
        """The type as ``kg extract`` prints it."""
        return _TYPES[type(self)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A day. ``date`` and ``anomaly`` are filled by ``resolve``."""

    day: Day
    date: date | None = None
    anomaly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kamerstuk(Mention):
    """A cited Kamerstuk; ``number`` None for a dossier alone. ``also``: ids in the other dossiers of the same paper.

    ``dossier`` is empty where a paper is cited by a publication number that tells none: ``kst-1259252``.
    """

    dossier: str
    number: str | None = None
    chamber: Chamber | None = None
    session: str | None = None
    pages: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Mention):
    """An annex as published: ``blg-1234567``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handelingen(Mention):
    """Cited proceedings."""

    chamber: Chamber | None = None
    session: str | None = None
    number: str | None = None
    item: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAnswer(Mention):
    """Answered written questions: Aanhangsel Handelingen."""

    chamber: Chamber | None = None
    session: str | None = None
    number: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TkDocument(Mention):
    """A number of the Tweede Kamer's own: ``2024Z17845``, ``2024D40121``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EuDocument(Mention):
    """A document of the EU's institutions (``COM(2024)123``), or a regulation or directive by its CELEX number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Mention):
    """An official journal or a ruling: ``stb-2024-123``, ``stcrt-2024-4567``, ``trb-2007-169``, an ECLI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Mention):
    """A meeting of a Council formation.

    ``days`` or ``month`` as the words say it (both empty for a meeting named again); ``dates`` is filled by
    ``resolve``: the first and last day. ``role`` is ``agenda`` or ``report`` where the letter says that it is, or
    brings, the annotated agenda or the report of that meeting.
    """

    code: str
    days: tuple[Day, ...] = ()
    month: Month | None = None
    informal: bool = False
    role: Literal["agenda", "report"] | None = None
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate(Mention):
    """A debate or consultation. ``kind`` is the lexicon's name for it (``commissiedebat``), ``debat`` if unsaid."""

    kind: str = "debat"
    day: Day | None = None
    date: date | None = None
    chamber: Chamber | None = None
    committee: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Mention):
    """A request by members (surnames) or a committee (its name) for this letter."""

    by: tuple[str, ...] = ()
    day: Day | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion(Mention):
    """A motion by its movers' surnames, particles as written; ``paper`` is its Kamerstuk's id where cited beside."""

    movers: tuple[str, ...] = ()
    paper: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Mention):
    """The sentence in which the signatory promises something to come. ``due`` is a day that it names as the limit."""

    due: Day | None = None
    due_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment(Mention):
    """The words by which the letter keeps an earlier promise: that it does so here, and what was promised.

    ``day`` is the day of the promise, ``debate`` the id of the debate in which it was made, ``to`` the members
    (surnames) to whom, ``number`` the chamber's own (``T03271``). ``by`` says who promised, None if unsaid;
    ``partly`` that the letter keeps it in part.
    """

    number: str | None = None
    to: tuple[str, ...] = ()
    by: Literal["signatory", "predecessor"] | None = None
    partly: bool = False
    day: Day | None = None
    date: date | None = None
    debate: str | None = None


def changed(one: Said, **values: object) -> Said:
    """The same mention or day with other values: ``dataclasses.replace`` in a third of its time, for what is found
    in every sentence.
    """
    kind: Any = type(one)
    names, get = _fields(kind)
    made: Said = kind(**(dict(zip(names, get(one), strict=True)) | values))
    return made


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a class's fields, and what takes their values; each has several."""
    names = tuple(one.name for one in fields(kind))
    return names, attrgetter(*names)


_TYPES: dict[type[Mention], str] = {
    DateMention: "date",
    Kamerstuk: "kamerstuk",
    Annex: "annex",
    Handelingen: "handelingen",
    WrittenAnswer: "aanhangsel",
    TkDocument: "tk_document",
    EuDocument: "eu_document",
    Law: "law",
    Council: "council",
    Debate: "debate",
    Request: "request",
    Motion: "motion",
    Commitment: "commitment",
    Fulfilment: "fulfilled",
}
