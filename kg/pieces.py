"""The sources of a build cut into pieces, as they go to other processes, and put together again with what was made."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final

from kg.admission import Run
from kg.errors import ReadError
from kg.outcome import Made
from kg.read.guard import guarded
from kg.sources import Source, carried

__all__ = ["Piece", "by_bytes", "by_stamp", "in_pieces", "pieces"]

HEAVIEST: Final = 16_000_000
"""Bytes that go along with sources, after which a piece is whole."""


@dataclass(slots=True)
class Piece:
    """Some sources; of those that are known it holds already what is made of them."""

    every: list[Source | Made] = field(default_factory=list)
    unread: list[Source] = field(default_factory=list)

    def whole(self, made: Iterable[Made]) -> Iterator[Made]:
        """All with what was made of the unread in their places."""
        results = iter(made)
        return (next(results) if isinstance(one, Source) else one for one in self.every)


def by_stamp(source: Source, run: Run) -> Source | Made:
    """A source, or all that is to be made of one that is known without being read."""
    known = source.sha256 and run.known(source.sha256, source.metadata(), source.path)
    return Made(source, source.sha256) if known else source


def by_bytes(source: Source, run: Run) -> Source | Made:
    """A source as it can travel, or all that is to be made of one that is known, or cannot be read."""
    try:
        with guarded(source.path):
            found = by_stamp(source, run)
            return found if isinstance(found, Made) else by_stamp(carried(source), run)
    except ReadError as error:
        return Made(source, error=str(error))


def pieces(inputs: Iterable[Source | Made], most: int, together: int) -> Iterator[Piece]:
    """Pieces of so many to be read at most, or so many in all."""
    piece, weight = Piece(), 0
    for one in inputs:
        piece.every.append(one)
        if isinstance(one, Source):
            piece.unread.append(one)
            weight += one.weight
        if len(piece.unread) == most or len(piece.every) == together or weight >= HEAVIEST:
            yield piece
            piece, weight = Piece(), 0
    if piece.every:
        yield piece


def in_pieces(
    every: Iterable[Piece], carry: Callable[[Iterable[list[Source]]], Generator[list[Made]]]
) -> Iterator[Made]:
    """All that is made, in the order of the sources; ``carry`` has the unread of each piece made, in order."""
    waiting: deque[Piece] = deque()

    def asked() -> Iterator[list[Source]]:
        for piece in every:
            waiting.append(piece)
            yield piece.unread

    with closing(carry(asked())) as results:
        for result in results:
            yield from waiting.popleft().whole(result)
