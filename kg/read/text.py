"""From decoded text to a Document: what the forms that are text have in common."""

import hashlib
from collections.abc import Callable, Sequence

from kg.model import Document, Note, Span
from kg.read import notes
from kg.read.cleaning import Pass, folded, furniture, gaps, hyphens, spaces
from kg.read.edits import Draft, apply, to_clean
from kg.read.lines import joined

__all__ = ["document"]

Marker = Callable[[str], notes.Found]


def document(
    text: str,
    raw: bytes,
    source: str,
    media_type: str,
    first: Sequence[Pass],
    marker: Marker | None = None,
    *,
    hard_breaks: bool = False,
) -> Document:
    """The Document of a text. ``first`` are the form's own passes, ``marker`` finds notes by the form's own marks,
    ``hard_breaks`` says that two spaces at a line's end break the line.
    """
    draft = Draft(text)
    marks: tuple[notes.Mark, ...] = ()
    if marker:
        draft, marks = notes.taken(draft, marker)
    draft = folded(draft, (*first, gaps, furniture))
    if not marks:
        draft, marks = notes.taken(draft, notes.glued)
    if not marks:
        draft = apply(draft, notes.stray(draft.text))
    starts = frozenset(to_clean(draft.alignment, mark.body.start, len(draft.text)) for mark in marks)
    draft = apply(draft, joined(draft.text, starts, hard_breaks=hard_breaks))
    draft = folded(draft, (spaces, hyphens))
    placed = tuple(_note(mark, draft) for mark in marks)
    return Document(source, media_type, hashlib.sha256(raw).hexdigest(), text, draft.text, draft.alignment, placed)


def _note(mark: notes.Mark, draft: Draft) -> Note:
    """A note with its body and its anchor carried to the clean text."""

    def at(offset: int) -> int:
        return to_clean(draft.alignment, offset, len(draft.text))

    body = Span(at(mark.body.start), at(mark.body.end))
    words = body.of(draft.text)
    body = Span(body.start + len(words) - len(words.lstrip()), body.end - (len(words) - len(words.rstrip())))
    return Note(mark.label, body, mark.call, at(mark.call.start) if mark.call else None)
