"""Finds, in one document, what the words name: the letterhead and every mention, not yet resolved.

``extract(document)`` gives an ``Extraction`` whose spans are in the source text. One module a mention type; the
tuple ``EXTRACTORS`` is all there are, in the order in which they run.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.extract import (
    aanhangsel,
    annexes,
    commitments,
    councils,
    debates,
    eu_documents,
    fulfilments,
    handelingen,
    kamerstukken,
    laws,
    motions,
    requests,
    tk_documents,
)
from kg.extract.dates import days, no_days
from kg.extract.letterhead import body as outside
from kg.extract.letterhead import letterhead, require_letter, unlike_a_letter
from kg.extract.marked import cited, outranked, unplaced
from kg.extract.page import Page
from kg.extract.sentences import sentences
from kg.model import Document, Dossier, Extraction, Letterhead, Mention, Signatory, Span, changed

__all__ = ["EXTRACTORS", "Extractor", "Page", "extract", "require_letter", "unlike_a_letter"]

Extractor = Callable[[Page], Iterable[Mention]]

EXTRACTORS: tuple[Extractor, ...] = (
    councils.find,
    debates.find,
    requests.find,
    motions.find,
    commitments.find,
    fulfilments.find,
    kamerstukken.find,
    annexes.find,
    handelingen.find,
    aanhangsel.find,
    tk_documents.find,
    eu_documents.find,
    laws.find,
)


def extract(document: Document) -> Extraction:
    """All that the patterns find in a document, mentions by their start; spans in ``document.text``.

    What the document's markup states outranks what they find.
    """
    said = letterhead(document.clean, document.notes)
    page = _page(document, outranked(said, unplaced(document.markup)))
    head = outranked(_placed(said, document), document.markup)
    found = [*page.days, *(mention for find in EXTRACTORS for mention in find(page))]
    placed = [_moved(mention, page, document) for mention in found if page.in_body(mention.span)]
    placed = cited(placed, document, head)
    placed.sort(key=lambda mention: (mention.span.start, mention.span.end, mention.type, mention.id or ""))
    moved = tuple(document.alignment.span(sentence) for sentence in page.sentences)
    unreal = tuple(document.alignment.span(span) for span in no_days(document.clean, _dated_in(page)))
    return Extraction(document, head, tuple(placed), moved, no_days=unreal)


def _dated_in(page: Page) -> tuple[Span, ...]:
    """Where days stand: the body, and a letterhead that tells none."""
    return page.body if page.letterhead.date else (page.letterhead.head, *page.body)


def _page(document: Document, head: Letterhead) -> Page:
    """The document as the extractors see it."""
    body = outside(head, len(document.clean))
    found = sentences(document.clean, body, [note.body for note in document.notes])
    named = days(document.clean, body, head.date.value if head.date else None)
    return Page(document.clean, head, body, found, document.notes, named)


def _moved(mention: Mention, page: Page, document: Document) -> Mention:
    """The mention with its span in the source text, and the label of the footnote in which it stands."""
    note = page.note_of(mention.span) if page.notes else None
    span, label = document.alignment.span(mention.span), note.label if note else mention.note
    if span == mention.span and label == mention.note:
        return mention
    return changed(mention, span=span, note=label)


def _placed(head: Letterhead, document: Document) -> Letterhead:
    """The letterhead with its spans carried to the source text."""
    move = document.alignment.span
    return replace(
        head,
        dossiers=tuple(Dossier(d.number.moved(move), d.title and d.title.moved(move)) for d in head.dossiers),
        number=head.number and head.number.moved(move),
        chamber=head.chamber and head.chamber.moved(move),
        kind=head.kind.moved(move),
        title=head.title and head.title.moved(move),
        subject=head.subject and head.subject.moved(move),
        session=head.session and head.session.moved(move),
        place=head.place and head.place.moved(move),
        date=head.date and head.date.moved(move),
        to=tuple(chamber.moved(move) for chamber in head.to),
        signatories=tuple(Signatory(s.name.moved(move), s.role.moved(move)) for s in head.signatories),
        head=move(head.head),
        closings=tuple(move(closing) for closing in head.closings),
    )
