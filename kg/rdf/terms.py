"""How words and days become literals, the same in every graph."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from rdflib import XSD, Literal
from rdflib.term import Node

__all__ = ["Triple", "Triples", "dutch", "english", "fit", "iso", "nl", "plain", "whole"]

Triple = tuple[Node, Node, Node]
Triples = Iterator[Triple]

# What XML 1.0 cannot hold, even escaped: such a character in a letter would make its RDF/XML unreadable.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def fit(text: str) -> str:
    """The text with each character that XML cannot hold replaced, one for one: every position stays."""
    return _UNFIT.sub("\ufffd", text)


def plain(text: str) -> Literal:
    """A string."""
    return Literal(fit(text))


def nl(text: str) -> Literal:
    """Dutch words, their white space made single."""
    return Literal(fit(" ".join(text.split())), lang="nl")


def iso(on: date) -> Literal:
    """An ``xsd:date``."""
    return Literal(on.isoformat(), datatype=XSD.date, normalize=False)


def whole(number: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def dutch(on: date) -> str:
    """``14 november 2024``."""
    return f"{on.day} {_MAANDEN[on.month - 1]} {on.year}"


def dutch_days(first: date, last: date) -> str:
    """All days from one to another: ``14–15 november 2024``, ``30 september – 1 oktober 2024``."""
    if first == last:
        return dutch(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{dutch(last)}"
    begun = dutch(first).removesuffix(f" {first.year}") if first.year == last.year else dutch(first)
    return f"{begun} – {dutch(last)}"


def english(on: date) -> str:
    """``14 November 2024``."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
