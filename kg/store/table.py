"""Rows for people: aligned columns, IRIs shortened by our prefixes, cells cut to the terminal."""

import unicodedata
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES
from kg.store.convert import Term

__all__ = ["cell", "table"]

_GAP = "  "


def table(variables: Sequence[str], rows: Iterable[Sequence[Term | None]], width: int | None = None) -> str:
    """A table with a heading and a line beneath it; all rows are held in memory.

    ``width`` is that of the terminal, in columns; None (no terminal) cuts nothing.
    """
    lines = [tuple(variables), *(tuple(cell(term) for term in row) for row in rows)]
    widths = [max(_columns(line[place]) for line in lines) for place in range(len(variables))]
    if width is not None:
        widths = _fitted(widths, width - len(_GAP) * (len(widths) - 1))
    heading, *rest = [_GAP.join(map(_padded, line, widths)).rstrip() for line in lines]
    return "\n".join([heading, _GAP.join("-" * size for size in widths), *rest]) + "\n"


def cell(term: Term | None) -> str:
    """One value on one line: an IRI with its prefix where we have one, a literal without quotes; None is empty."""
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        # Control characters of a letter's text must not reach a terminal as commands.
        return " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in term.value).split())
    if not isinstance(term, ox.NamedNode):
        return str(term)
    for prefix, space in PREFIXES.items():
        rest = term.value.removeprefix(space)
        if rest != term.value and "/" not in rest and "#" not in rest:
            return f"{prefix}:{rest}"
    return term.value


def _fitted(widths: list[int], room: int) -> list[int]:
    """The widest columns give way first, down to 8."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > 8:
        widest = max(fitted)
        below = max([size for size in fitted if size < widest], default=8)
        many = fitted.count(widest)
        less = max(below, 8, widest - -(-(sum(fitted) - room) // many))
        fitted = [less if size == widest else size for size in fitted]
    return fitted


def _padded(text: str, width: int) -> str:
    if _columns(text) > width:
        while _columns(text) > width - 1:
            text = text[: width - 1] if len(text) > width else text[:-1]
        text += "…"
    return text + " " * (width - _columns(text))


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else unicodedata.combining(c) == 0 for c in text)
