"""RDF terms and tables of them, as a page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.web.dutch import Dutch
from kg.web.reader import Reader

__all__ = ["MOST_ROWS", "Cell", "Term", "cell", "table"]

MOST_ROWS = 1000
_LONG = 60
"""Characters of a literal from which on it is set as a text, in lines."""

Term = Mapping[str, str]
"""An RDF term as the SPARQL JSON results write it: ``type``, ``value`` and perhaps ``xml:lang``, ``datatype``."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term for people: its text, where it leads, and in small what else there is to know of it.

    ``look`` is a word for the style sheet: ``whole`` for what is no text and stays on one line (an IRI, a date, a
    number), ``long`` for a text that needs room.
    """

    text: str
    href: str | None = None
    small: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT query; ``all`` is how many rows there are, of which ``rows`` are shown.

    ``names`` are those of the columns, each with whether nothing stands in the rows that are shown.
    """

    names: Sequence[tuple[str, bool]]
    rows: Sequence[Sequence[Cell]]
    all: int


def cell(reader: Reader, term: Term | None, label: str = "") -> Cell:
    """One RDF term: a link where it leads somewhere, else its text with its language or datatype."""
    if term is None:
        return Cell("")
    value = term["value"]
    href = reader.of_thing(value) if term["type"] == "uri" else None
    if href is None:
        small = term.get("xml:lang") or _local(term.get("datatype", ""))
        text = Dutch(value) if small == "nl" else value
        return Cell(text, None, small, _look(value, typed=term["type"] == "uri" or "datatype" in term))
    short = reader.links.short(value)
    return Cell(label, href, short, _look(label, typed=False)) if label else Cell(short, href, "", "whole")


def table(reader: Reader, names: Sequence[str], rows: Sequence[Mapping[str, Term]]) -> Table:
    """Of a long answer the first thousand rows."""
    shown = [[cell(reader, row.get(name)) for name in names] for row in rows[:MOST_ROWS]]
    filled = {name for row in rows[:MOST_ROWS] for name in row}
    return Table([(name, name not in filled) for name in names], shown, len(rows))


def _look(text: str, *, typed: bool) -> str:
    """A name or a number without a space is read as one too, where it is not longer than a line."""
    if len(text) > _LONG:
        return "long"
    return "whole" if typed or " " not in text else ""


def _local(datatype: str) -> str:
    return datatype.rpartition("#")[2] if datatype else ""
