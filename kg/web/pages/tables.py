"""RDF terms and tables of them, as a page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.web.reader import Reader

__all__ = ["MOST_ROWS", "Cell", "Term", "cell", "table"]

MOST_ROWS = 1000

Term = Mapping[str, str]
"""An RDF term as the SPARQL JSON results write it: ``type``, ``value`` and perhaps ``xml:lang``, ``datatype``."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term for people: its text, where it leads, and in small what else there is to know of it."""

    text: str
    href: str | None = None
    small: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT query; ``all`` is how many rows there are, of which ``rows`` are shown."""

    names: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    all: int


def cell(reader: Reader, term: Term | None, label: str = "") -> Cell:
    """One RDF term: a link where it leads somewhere, else its text with its language or datatype."""
    if term is None:
        return Cell("")
    value = term["value"]
    href = reader.of_thing(value) if term["type"] == "uri" else None
    if href is None:
        return Cell(value, None, term.get("xml:lang") or _local(term.get("datatype", "")))
    short = reader.links.short(value)
    return Cell(label, href, short) if label else Cell(short, href)


def table(reader: Reader, names: Sequence[str], rows: Sequence[Mapping[str, Term]]) -> Table:
    """Of a long answer the first thousand rows."""
    shown = [[cell(reader, row.get(name)) for name in names] for row in rows[:MOST_ROWS]]
    return Table(names, shown, len(rows))


def _local(datatype: str) -> str:
    return datatype.rpartition("#")[2] if datatype else ""
