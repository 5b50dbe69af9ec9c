"""Letters made by hand: what reading would give, without reading."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from kg.model import (
    Alignment,
    Commitment,
    Council,
    DateMention,
    Day,
    Debate,
    Document,
    Dossier,
    Kamerstuk,
    Letter,
    Letterhead,
    Mention,
    Note,
    Request,
    Signatory,
    Span,
    Stated,
)

TEXT = """\
21501-20 Europese Raad

Nr. 7 Brief van de minister van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 13 november 2024

Hierbij een reactie op het verzoek van het lid Yeşilgöz van 12 november 2024. Zie de agenda<sup>1</sup> van de RBZ
van 18 november en het commissiedebat van 14 november jl. Ik informeer u in het verslag van de RBZ van 18 november.

De minister van Buitenlandse Zaken,
A.B. de Vries

---

<sup>1</sup> Kamerstukken II 2024/25, 21 501-02, nr. 5
"""


def at(words: str, text: str = TEXT, nth: int = 1) -> Span:
    """Where the words stand, the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(text: str = TEXT, notes: tuple[Note, ...] = ()) -> Document:
    """A document whose clean text is its source text."""
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document("map/brief.md", "text/markdown", digest, text, text, Alignment(), notes)


def letterhead() -> Letterhead:
    return Letterhead(
        dossiers=(Dossier(Stated("21501-20", at("21501-20")), Stated("Europese Raad", at("Europese Raad"))),),
        number=Stated("7", at("7")),
        chamber=Stated("II", at("Tweede Kamer")),
        kind=Stated("brief", at("Brief")),
        title=Stated(*_said("Brief van de minister van Buitenlandse Zaken")),
        place=Stated(*_said("Den Haag")),
        date=Stated(date(2024, 11, 13), at("13 november 2024")),
        to=(Stated("II", at("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")),),
        signatories=(
            Signatory(
                Stated(*_said("A.B. de Vries")),
                Stated("minister van Buitenlandse Zaken", at("minister van Buitenlandse Zaken", nth=2)),
            ),
        ),
        closings=(Span(TEXT.index("De minister"), TEXT.index("---")),),
    )


def _said(words: str) -> tuple[str, Span]:
    return words, at(words)


MENTIONS: tuple[Mention, ...] = (
    Request(
        span=at("het verzoek van het lid Yeşilgöz van 12 november 2024"),
        id="request/2024-11-12",
        by=("Yeşilgöz",),
        date=date(2024, 11, 12),
    ),
    DateMention(span=at("12 november 2024"), id="2024-11-12", day=Day(12, 11, 2024), date=date(2024, 11, 12)),
    Council(
        span=at("RBZ\nvan 18 november"),
        id="RBZ/2024-11-18",
        code="RBZ",
        role="agenda",
        dates=(date(2024, 11, 18), date(2024, 11, 18)),
    ),
    DateMention(span=at("18 november"), id="2024-11-18", day=Day(18, 11), date=date(2024, 11, 18)),
    Debate(
        span=at("het commissiedebat van 14 november jl."),
        id="debate/2024-11-14",
        kind="commissiedebat",
        date=date(2024, 11, 14),
    ),
    DateMention(
        span=at("14 november jl."),
        id="2024-11-14",
        day=Day(14, 11, hint="past"),
        date=date(2024, 11, 14),
        anomaly=True,
    ),
    Commitment(span=at("Ik informeer u in het verslag van de RBZ van 18 november."), id="commitment"),
    Council(
        span=at("RBZ van 18 november"),
        id="RBZ/2024-11-18",
        code="RBZ",
        dates=(date(2024, 11, 18), date(2024, 11, 18)),
    ),
    DateMention(span=at("18 november", nth=2), id="2024-11-18", day=Day(18, 11), date=date(2024, 11, 18)),
    Kamerstuk(
        span=at("Kamerstukken II 2024/25, 21 501-02, nr. 5"),
        id="kst-21501-02-5",
        dossier="21501-02",
        number="5",
        chamber="II",
        session="2024-2025",
        note="1",
    ),
)

SENTENCES = (
    at("Hierbij een reactie op het verzoek van het lid Yeşilgöz van 12 november 2024."),
    Span(TEXT.index("Zie de agenda"), TEXT.index(" Ik informeer")),
    at("Ik informeer u in het verslag van de RBZ van 18 november."),
)


def letter() -> Letter:
    """A whole letter: every kind of letterhead fact, and the mentions that most letters have."""
    note = Note("1", at("Kamerstukken II 2024/25, 21 501-02, nr. 5"), at("<sup>1</sup>"), at("<sup>1</sup>").start)
    return Letter(document(notes=(note,)), letterhead(), MENTIONS, SENTENCES)


def speaking_of(*mentions: Mention, head: Letterhead | None = None) -> Letter:
    """A letter with these mentions alone; spans may be any of TEXT."""
    return replace(letter(), mentions=mentions, letterhead=letterhead() if head is None else head)
