"""What crosses between the rooms: immutable, and ignorant of RDF.

Offsets are counted in characters, end exclusive. Two texts exist side by side: ``Document.text``, the source's
decoded text that people see, and ``Document.clean``, the same words freed of markup, line breaks, note calls and
page headers, which the extractors read. ``Document.alignment`` leads from the second to the first. Inside ``extract``
all spans are in the clean text; the last step of ``extract`` moves them to the source text, so that everything that
leaves that room, a ``Letter`` above all, speaks of ``Document.text``.
"""

from kg.model.letter import Extraction, Letter
from kg.model.letterhead import Dossier, Letterhead, Signatory
from kg.model.mentions import (
    Annex,
    Commitment,
    Council,
    DateMention,
    Day,
    Debate,
    EuDocument,
    Fulfilment,
    Handelingen,
    Kamerstuk,
    Law,
    Mention,
    Month,
    Motion,
    Request,
    TkDocument,
    WrittenAnswer,
    changed,
)
from kg.model.text import Alignment, Chamber, Document, Note, Span, Stated

__all__ = [
    "Alignment",
    "Annex",
    "Chamber",
    "Commitment",
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
    "Mention",
    "Month",
    "Motion",
    "Note",
    "Request",
    "Signatory",
    "Span",
    "Stated",
    "TkDocument",
    "WrittenAnswer",
    "changed",
]
