"""Words that are Dutch in whatever language a page is read: a letter's title, a promise, the name of an office.

They are known to be Dutch where they come from: the graph tags them, and a letter is written in it. A page in another
language says so of each element that holds them (WCAG 3.1.2): ``Reader.nl`` writes that, and ``Reader.spoken`` where
they stand among words of ours. An attribute can hold no two languages: what is read aloud stands in elements.
"""

from collections.abc import Iterator, Sequence
from typing import Self

__all__ = ["Dutch", "Mixed", "capital", "filled", "joined", "pieces"]


class Dutch(str):
    """Such words; a text that is made of them with others is no longer."""

    __slots__ = ()


class Mixed(str):
    """Words of ours with such ones among them, as ``joined`` and ``filled`` put them together."""

    __slots__ = ("pieces",)
    pieces: tuple[str, ...]

    def __new__(cls, pieces: Sequence[str]) -> Self:
        """The text that the pieces are, those of them Dutch that are ``Dutch``."""
        made = super().__new__(cls, "".join(pieces))
        made.pieces = tuple(pieces)
        return made


def pieces(text: str) -> tuple[str, ...]:
    """The text in pieces that are Dutch or are not."""
    return text.pieces if isinstance(text, Mixed) else (text,)


def capital(text: str) -> str:
    """The text with a capital, Dutch as it was."""
    if isinstance(text, Mixed):
        return Mixed([capital(text.pieces[0]), *text.pieces[1:]])
    return type(text)(text[:1].upper() + text[1:])


def joined(between: str, texts: Sequence[str]) -> str:
    """``between.join(texts)`` that knows which of its words are Dutch."""
    apart = (one for text in texts for one in (between, text))
    return _one([*apart][1:])


def filled(said: str, values: Sequence[object]) -> str:
    """``said.format(*values)``, each value in a ``{}`` of its own, that knows which of its words are Dutch."""
    return _one([*_between(said.split("{}"), [one if isinstance(one, str) else str(one) for one in values])])


def _between(parts: Sequence[str], values: Sequence[str]) -> Iterator[str]:
    for part, value in zip(parts, [*values, ""], strict=True):
        yield from (part, value)


def _one(texts: Sequence[str]) -> str:
    """The texts as one."""
    found = [piece for text in texts for piece in pieces(text) if piece]
    if len(found) == 1:
        return found[0]
    return Mixed(found) if any(isinstance(piece, Dutch) for piece in found) else "".join(found)
