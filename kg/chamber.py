"""What the Tweede Kamer's own list says of a commitment: immutable, and ignorant of RDF like ``kg.model``."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.model import Document

__all__ = ["Listed", "Status"]

Status = Literal["openstaand", "voldaan", "deels voldaan", "vervallen"]
"""Of a commitment; the notations of ``code:toezeggingsstatus``."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of the list: ``document`` is its file, ``id`` its number there (``TZ202404-123``).

    ``day`` is the day of the activity in which it was made, ``debate`` the kind of that activity as
    ``kg.lexicon.debates`` has it; None where the list does not decide. ``added`` is the day on which it was listed,
    ``due`` the day of which the list says that it is to be met by then. ``name`` is as under letters
    (``F.M. Wiersma``), ``written`` as the list has it, ``role`` as ``kg extract`` prints offices; empty where unsaid.
    ``kept_by`` are ids of papers, ``kept_under`` the Tweede Kamer's own numbers of documents or cases. ``resolve``
    fills ``person``, the register's id.
    """

    document: Document
    id: str
    text: str
    status: Status
    day: date | None = None
    debate: str | None = None
    added: date | None = None
    due: date | None = None
    name: str = ""
    written: str = ""
    role: str = ""
    ministry: str = ""
    kept_by: tuple[str, ...] = ()
    kept_under: tuple[str, ...] = ()
    person: str | None = None
