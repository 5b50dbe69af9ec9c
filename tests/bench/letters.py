"""Letters to measure on: those of gold, and as many others as wanted, made from them by changed numbers."""

import random
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from kg.extract import Page, aanhangsel, annexes, eu_documents, extract, handelingen, kamerstukken, laws, tk_documents
from kg.model import Letter, Letterhead, Span
from kg.read import read
from kg.resolve import resolve
from tests.scoring import gold_letters

__all__ = ["CITATIONS", "citations_in", "letter_of", "texts", "varied"]

CITATIONS = (
    kamerstukken.find, annexes.find, handelingen.find, aanhangsel.find, tk_documents.find, eu_documents.find, laws.find,
)  # fmt: skip


def texts(folder: Path) -> list[tuple[str, str]]:
    """The letters of a folder: their names, which tell their form, and their texts."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in gold_letters(folder)]


def letter_of(name: str, text: str) -> Letter:
    """All that is found in a text: read, extracted, resolved."""
    return resolve(extract(read(name, text.encode())))


def citations_in(name: str, text: str) -> list[str | None]:
    """The ids of the citations alone: read, and no other fact sought."""
    clean = read(name, text.encode()).clean
    whole = (Span(0, len(clean)),)
    page = Page(clean, Letterhead(), whole, whole)
    return [mention.id for find in CITATIONS for mention in find(page)]


def varied(folder: Path, count: int, seed: int = 3) -> Iterator[tuple[str, str]]:
    """So many letters, one at a time: those of the folder over and over, each time with other figures."""
    chance = random.Random(seed)
    for name, text in islice(cycle(texts(folder)), count):
        figures = list("0123456789")
        chance.shuffle(figures)
        yield name, text.translate(str.maketrans("0123456789", "".join(figures)))
