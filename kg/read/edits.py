"""Edits of a text that keep the way back to the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Alignment, Span

__all__ = ["Draft", "Edit", "apply", "to_clean", "to_source"]


class Edit(NamedTuple):
    """Replace ``start`` to ``end`` by ``text``, which is never longer than what it replaces."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way to being clean, with the alignment that leads from it to the source."""

    text: str
    alignment: Alignment = field(default_factory=Alignment)


class _Pieces:
    """The new text and its alignment, as they grow."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.parts: list[str] = []
        self.size = 0
        self.clean: list[int] = []
        self.source: list[int] = []

    def _piece(self, clean: int, source: int) -> None:
        if self.clean and source - clean == self.source[-1] - self.clean[-1]:
            return
        self.clean.append(clean)
        self.source.append(source)

    def keep(self, start: int, end: int) -> None:
        """Characters of the draft as they are."""
        if start >= end:
            return
        old = self.draft.alignment
        self._piece(self.size, old.at(start))
        first, last = bisect_right(old.clean, start), bisect_left(old.clean, end)
        for piece in range(first, last):
            self._piece(self.size + old.clean[piece] - start, old.source[piece])
        self._add(self.draft.text[start:end])

    def put(self, start: int, text: str) -> None:
        """Other characters in the place of those from ``start`` on."""
        if text:
            self._piece(self.size, self.draft.alignment.at(start))
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def done(self) -> Draft:
        """The new draft."""
        if not self.clean:
            return Draft("")
        return Draft("".join(self.parts), Alignment(tuple(self.clean), tuple(self.source)))


def apply(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """The draft with the edits done, in order of their start; one that overlaps an earlier one is left out."""
    pieces, position, changed = _Pieces(draft), 0, False
    for edit in edits:
        if edit.start < position:
            continue
        pieces.keep(position, edit.start)
        pieces.put(edit.start, edit.text)
        position, changed = edit.end, True
    if not changed:
        return draft
    pieces.keep(position, len(draft.text))
    return pieces.done()


def to_clean(alignment: Alignment, offset: int, size: int) -> int:
    """Where the source's ``offset`` stands in the clean text of ``size`` characters; for what was taken out, the
    place at which it stood.
    """
    piece = bisect_right(alignment.source, offset) - 1
    if piece < 0:
        return 0
    limit = alignment.clean[piece + 1] if piece + 1 < len(alignment.clean) else size
    return min(alignment.clean[piece] + offset - alignment.source[piece], limit)


def to_source(draft: Draft, start: int, end: int) -> Span:
    """The source's stretch of a span of the draft."""
    return draft.alignment.span(Span(start, end))
