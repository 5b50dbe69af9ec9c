"""Texts made to cost much: one unit again and again, and what it costs to read and extract all of it."""

import pkgutil
import random
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from types import FrameType
from typing import Any

import kg.lexicon
from kg.extract import extract
from kg.read import read
from kg.resolve import resolve

__all__ = ["LETTERS", "PARTS", "calls", "literals", "pairs", "repeated", "seconds", "work"]

LETTERS = "aeiknrtuvzABCIVXNRK0123 .,;:()[]«»\"'’-–/|*#_`<>&\n\t\u00a0\u00ad•€%§²"
"""What the patterns tell apart: a character of each class."""

PARTS = (
    " ", "\n", "\n ", " \n", "\t", "\u00ad", "1 ", "1\n", "- ", "--|", "| ", "* ", "#", "_", "`", "<", "[", "](",
    "&amp;", "(", ")", "((", ". ", "A. ", "a, ", "a.\n", "II ", "CXX, ", "12 345 ", "12 345, ", "12345", "12 345. ",
    "nr. ", "nrs. 1, ", "p. 1-", "1 t/m 2 t/m ", "Kamerstuk ", "Kamerstukken II 2024/25, ", "21 501-02, nr. 5 en ",
    "Kamerstuk 36 045, nrs. 1 t/m 200. ", "(nr. 5) motie ", "(idem, nr. 5) ",
    "12 345 en ", "kst-", "COM(2012) 1, ", "1/2, ", "2016/679 en ", "Verordening ", "Stb. 2016, 1, ",
    "Handelingen II 2024/25, nr. 1, item 1 en ", "ECLI:NL:HR:2019:A.", "wet (", "3 mei 2021 en ", "1-1-2021 ",
    "de informele RBZ ", "(RBZ ", "RBZ\n", "de RBZ van 3 mei 2021 en ", "het AO over de RBZ in ", "AO ",
    "het debat «over ", "motie van de leden De Vries, ", "De Vries-", "het verzoek van het lid De Vries ",
    "heeft mij verzocht ", "zal ik uw Kamer ", "vaste commissie voor Landbouw, Natuur en ",
    "Zal ik u. Stuur ik u in mei de nota ", "conform mijn toezegging ", "in mei vindt in mei ",
    "De Minister van Defensie,\n", "De Minister van Defensie, ", "J. Jansen\n",
    "Aan de Voorzitter van de Tweede Kamer\n", "Datum 3 mei\n", "Nr. 1 BRIEF VAN DE MINISTER\n", "Noot\n1\n",
    "\n1 noot", "<sup>1</sup>", "woord1. ", "Geachte voorzitter,\n", "Onderwerp: ",
)  # fmt: skip
"""Units that invite one pattern or another to try again and again."""


def literals() -> list[str]:
    """Every word and phrase of the lexicons, each with a blank behind it."""
    found: set[str] = set()
    for info in pkgutil.iter_modules(kg.lexicon.__path__):
        for name, value in vars(import_module(f"kg.lexicon.{info.name}")).items():
            if name.isupper():
                found.update(_strings(value))
    return sorted(f"{word} " for word in found if len(word.strip()) > 0 and len(word) < 80)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_strings(key), *_strings(inner))
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _strings(inner)


def pairs(units: list[str], count: int, seed: int = 1) -> list[str]:
    """So many pairs of units, by chance."""
    chance = random.Random(seed)
    return [chance.choice(units) + chance.choice(units) for _ in range(count)]


def repeated(unit: str, size: int) -> str:
    """A text of so many characters that is one unit again and again, and has ink."""
    return "Brief\n" + (unit * (size // len(unit) + 1))[: size - 6]


def work(text: str, form: str) -> None:
    """Reads, extracts and resolves a text; ``form`` is the ending of a file's name."""
    resolve(extract(read(f"hostile{form}", text.encode())))


def seconds(text: str, form: str) -> float:
    """The processor's time that the whole way takes."""
    start = time.process_time()
    work(text, form)
    return time.process_time() - start


def calls(text: str, form: str) -> int:
    """How many functions, built-in ones too, the whole way calls: a count that no busy machine changes."""
    count = 0

    def tally(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        work(text, form)
    finally:
        sys.setprofile(before)
    return count
