"""What crosses between the rooms: immutable, and ignorant of RDF.

Offsets are counted in characters, end exclusive. Two texts exist side by side: ``Document.text``, the source's
decoded text that people see, and ``Document.clean``, the same words freed of markup, line breaks, note calls and
page headers, which the extractors read. ``Document.alignment`` leads from the second to the first. Inside ``extract``
all spans are in the clean text; the last step of ``extract`` moves them to the source text, so that everything that
leaves that room, a ``Letter`` above all, speaks of ``Document.text``.
"""

from __future__ import annotations  # fields are named date, as the type is

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Generic, Literal, NamedTuple, TypeVar

__all__ = [
    "Alignment",
    "Annex",
    "Beside",
    "Chamber",
    "Commitment",
    "Contradiction",
    "Council",
    "DateMention",
    "Day",
    "Debate",
    "Document",
    "Dossier",
    "EuDocument",
    "Extraction",
    "Fulfilment",
    "Handelingen",
    "Kamerstuk",
    "Law",
    "Letter",
    "Letterhead",
    "MarkedCitation",
    "Markup",
    "Mention",
    "Month",
    "Motion",
    "Note",
    "Request",
    "Signatory",
    "Span",
    "Stated",
    "Tie",
    "TkDocument",
    "WrittenAnswer",
    "changed",
    "named_by",
]

Tie = Literal["followsUp", "respondsTo", "corrects", "reportsOn"]
"""How a letter is tied to a paper that it cites, where its words say so; the name of the graph's property."""

Chamber = Literal["I", "II"]
"""``I`` the Eerste Kamer (Senate), ``II`` the Tweede Kamer."""

T = TypeVar("T")
Said = TypeVar("Said", bound="Mention | Day")
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


class Beside(NamedTuple):
    """A file of metadata beside a paper: its name without a folder, media type, sha256 hex digest of its bytes."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source document, read.

    ``source`` is the path as given, ``sha256`` the hex digest of the source's bytes. ``beside`` are the files of
    metadata that were read with it. ``remarks`` tell, a sentence each, what was odd in the files themselves.
    """

    source: str
    media_type: str
    sha256: str
    text: str
    clean: str
    alignment: Alignment = Alignment()
    notes: tuple[Note, ...] = ()
    markup: Markup = field(default_factory=lambda: Markup())
    beside: tuple[Beside, ...] = ()
    remarks: tuple[str, ...] = ()


# --- the letterhead ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier named in the letterhead: number without spaces (``21501-02``, ``36600-V``) and title."""

    number: Stated[str]
    title: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """A signature: name as written, role without article, in lower case up to its names.

    ``resolve`` fills the rest: ``person`` is the register's id of the one known person whom it can be of, ``tenure``
    that of their holding this office on the letter's day; ``odd`` where the register says that they did not hold it.
    """

    name: Stated[str]
    role: Stated[str]
    person: str | None = None
    tenure: str | None = None
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of the letterhead that say otherwise than the markup, which is kept; ``fact`` is the letterhead's field."""

    span: Span
    fact: Literal["dossier", "number", "chamber", "kind", "session", "date", "signatories"]
    said: str
    marked: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head and the foot of a paper.

    ``kind`` is one of brief, motie, verslag, lijst van vragen en antwoorden, amendement, voorstel van wet, nota,
    overig. ``title`` is the type line (``Brief van de minister van Buitenlandse Zaken``), ``subject`` what follows
    ``Betreft:``. ``letter_kinds`` (geannoteerde agenda, kabinetsreactie, …) is filled by ``resolve``. ``session`` is
    the vergaderjaar as ``2024-2025``, only where the paper states it. ``head`` is the stretch that the letterhead
    takes at the top, ``closings`` the signature blocks: mentions are not sought there. ``torn``: the first dossier's
    number cannot be read, so that none of the others gives the id. ``contradictions``: where markup overruled words.
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
    letter_kinds: tuple[Stated[str], ...] = ()
    torn: bool = False
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def counts_anew(self) -> bool:
        """Whether its dossier numbers hold for one session only: before 1945 each began to count anew."""
        return self.date is not None and self.date.value.year < 1945

    @property
    def id(self) -> str | None:
        """The official publication id, ``kst-21501-02-2976``; None where the paper bears no number that lasts."""
        if self.number is None or not self.dossiers or self.counts_anew or self.torn:
            return None
        return f"kst-{self.dossiers[0].number.value}-{self.number.value}"


@dataclass(frozen=True, slots=True)
class MarkedCitation:
    """A publication that the markup names behind words of the text, by its official id."""

    span: Span
    id: str


@dataclass(frozen=True, slots=True)
class Markup:
    """What a source's markup, or the metadata beside it, states; it outranks what patterns find in the words.

    Spans are in ``Document.text``; None where the metadata says it, which no reader of the text sees. ``id`` is the
    publication's own, ``numbers`` those of the Tweede Kamer for the document and its cases (``2024D12345``,
    ``2024Z12345``). Roles are as written, with article and comma.
    """

    id: str | None = None
    dossiers: tuple[Dossier, ...] = ()
    number: Stated[str] | None = None
    chamber: Stated[Chamber] | None = None
    kind: Stated[str] | None = None
    session: Stated[str] | None = None
    date: Stated[date] | None = None
    signatories: tuple[Signatory, ...] = ()
    citations: tuple[MarkedCitation, ...] = ()
    numbers: tuple[str, ...] = ()

    def over(self, other: Markup) -> Markup:
        """This, with what it does not state taken from the other."""
        return Markup(**{one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(Markup)})


# --- mentions ---------------------------------------------------------------------------------------------------


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
    from 0 to 1; ``note`` is the label of the footnote in which it stands. ``said`` is the id that the words say where
    the markup, which is kept, says otherwise.
    """

    span: Span
    id: str | None = None
    confidence: float = 1.0
    note: str | None = None
    said: str | None = None

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

    ``dossier`` is empty where a paper is cited by a publication number that tells none: ``kst-1259252``. ``tie`` is
    filled by ``resolve``.
    """

    dossier: str
    number: str | None = None
    chamber: Chamber | None = None
    session: str | None = None
    pages: str | None = None
    also: tuple[str, ...] = ()
    tie: Tie | None = None


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
    """A request by members (surnames) or a committee (its name) for this letter.

    ``postponed`` is whether the letter says that the answer is still to come; filled by ``resolve``.
    """

    by: tuple[str, ...] = ()
    day: Day | None = None
    date: date | None = None
    postponed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion(Mention):
    """A motion by its movers' surnames, particles as written; ``paper`` is its Kamerstuk's id where cited beside.

    ``reported`` is whether the letter tells how it is carried out, ``answered`` whether the letter responds to it.
    """

    movers: tuple[str, ...] = ()
    paper: str | None = None
    reported: bool = False
    answered: bool = False


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
    ``partly`` that the letter keeps it in part. ``elsewhere`` is of a promise that an earlier letter kept, of which
    this one only tells; ``paper`` is that letter's id.
    """

    number: str | None = None
    to: tuple[str, ...] = ()
    by: Literal["signatory", "predecessor"] | None = None
    partly: bool = False
    elsewhere: bool = False
    paper: str | None = None
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


def named_by(mention: Mention) -> tuple[str, ...]:
    """The members or committees, as written, that a mention names: who asks, who moves, to whom it was promised."""
    match mention:
        case Request():
            return mention.by
        case Motion():
            return mention.movers
        case Fulfilment():
            return mention.to
        case _:
            return ()


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


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the patterns found in one document, in source offsets, before identities are known.

    ``sentences`` are those of the body and the notes, by their start: a note's evidence is the sentence that calls it.
    ``no_days`` are the words that name a day which no calendar has.
    """

    document: Document
    letterhead: Letterhead
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    no_days: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, read and resolved; mentions and sentences by their start.

    ``members`` are the surnames, as written, of members whom the register knows, each with the person's id there.
    """

    document: Document
    letterhead: Letterhead
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    no_days: tuple[Span, ...] = ()

    @property
    def id(self) -> str | None:
        """The official publication id, None where the letter bears no number."""
        return self.letterhead.id
