"""Rows for people: aligned columns, IRIs shortened by our prefixes and the store's base, cells cut to the terminal."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg.rdf.namespaces import DEFAULT_BASE, PREFIXES
from kg.store.convert import Term

__all__ = ["cell", "spaces", "table"]

_GAP = "  "


def table(
    variables: Sequence[str], rows: Iterable[Sequence[Term | None]], width: int | None = None, base: str | None = None
) -> str:
    """A table with a heading, a line beneath it, and the prefixes used under all; all rows are held in memory.

    ``width`` is that of the terminal, in columns; None (no terminal) cuts nothing. ``base`` is the base IRI of the
    store that answered, None the default one.
    """
    known, used = spaces(base or DEFAULT_BASE), set[str]()
    lines = [tuple(variables), *(tuple(cell(term, known, used) for term in row) for row in rows)]
    widths = [max(_columns(line[place]) for line in lines) for place in range(len(variables))]
    if width is not None:
        widths = _fitted(widths, width - len(_GAP) * (len(widths) - 1))
    heading, *rest = [_GAP.join(map(_padded, line, widths)).rstrip() for line in lines]
    whole = [heading, _GAP.join("-" * size for size in widths), *rest]
    return "\n".join([*whole, *_legend(known, used, width)]) + "\n"


def spaces(base: str) -> Mapping[str, str]:
    """The prefix of each namespace; those under the base, ``id:`` and ``graph:``, may have slashes behind them."""
    own = {f"{base}{concept}/": concept for concept in ("id", "graph")}
    return {**own, **{space: prefix for prefix, space in PREFIXES.items()}}


def cell(term: Term | None, known: Mapping[str, str] | None = None, used: set[str] | None = None) -> str:
    """One value on one line: an IRI with its prefix where there is one, a literal without quotes; None is empty.

    ``known`` is of ``spaces``, None that of the default base; the namespaces that were shortened join ``used``.
    """
    if term is None:
        return ""
    if not isinstance(term, ox.NamedNode):
        return _harmless(term.value if isinstance(term, ox.Literal) else str(term))
    known = spaces(DEFAULT_BASE) if known is None else known
    # The longest that fits: code: lies under the base too.
    for space in sorted(known, key=len, reverse=True):
        rest = term.value.removeprefix(space)
        if rest != term.value and (known[space] in ("id", "graph") or ("/" not in rest and "#" not in rest)):
            if used is not None:
                used.add(space)
            return _harmless(f"{known[space]}:{rest}")
    return _harmless(term.value)


def _harmless(text: str) -> str:
    """On one line, and no command to a terminal; marks without a glyph (soft hyphens, turns of direction) are gone."""
    kinds = ((mark, unicodedata.category(mark)) for mark in text)
    return " ".join("".join("" if kind == "Cf" else " " if kind[0] == "C" else mark for mark, kind in kinds).split())


def _legend(known: Mapping[str, str], used: set[str], width: int | None) -> list[str]:
    """The prefixes that were used, on one line, or one each where the terminal is too narrow."""
    told = [f"{known[space]}: {_harmless(space)}" for space in sorted(used, key=lambda space: known[space])]
    line = _GAP.join(told)
    fits = width is None or _columns(line) <= width
    return ["", *([line] if fits else (_padded(part, width or 0).rstrip() for part in told))] if told else []


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
