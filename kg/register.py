"""Who held which office when, and who sat in the Tweede Kamer: the tables of ``ontology/reference``, read once.

docs/people.md tells what each column means and where its facts come from. Every function raises ShapeError for an
installation whose tables are missing or malformed.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, TypeVar

from kg import resources
from kg.errors import ShapeError

__all__ = [
    "MEMBERS_KNOWN",
    "Cabinet",
    "Person",
    "Tenure",
    "cabinets",
    "members",
    "people",
    "person",
    "tenure",
    "tenures",
    "tenures_of",
]

T = TypeVar("T")

MEMBERS_KNOWN: Final = (date(2007, 1, 1), date(2019, 12, 8))
"""From when until when ``people`` and ``members`` together hold who sat in the Tweede Kamer, but for very few."""


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet; ``left`` is its last day, None while it is in office."""

    id: str
    name: str
    first: date
    left: date | None
    wikidata: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held an office. ``surname`` has its prefix (``van der Wal-Zeggelink``); ``given`` may be empty.

    ``initials`` and ``aliases`` (surnames that the person signs too) hold every known spelling, the usual one first.
    """

    id: str
    name: str
    given: str
    surname: str
    initials: tuple[str, ...]
    aliases: tuple[str, ...]
    wikidata: str | None
    tk_person: str | None
    sources: tuple[str, ...]

    @property
    def signed(self) -> str:
        """The name as it stands under letters: ``C.C.J. Veldkamp``."""
        return " ".join(filter(None, [self.initials[0] if self.initials else self.given, self.surname]))


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held without a break in one cabinet; ``left`` is the day of leaving, None while it lasts.

    ``office`` is the role as written under letters, without article; ``ministry`` the TOOI code (``mnre1013``) of the
    ministry in which it sits; ``mark`` is ``waarnemend`` or ``samen``, as docs/people.md tells, or empty.
    """

    person: str
    cabinet: str
    office: str
    portfolio: str
    kind: str
    ministry: str | None
    first: date
    left: date | None
    mark: str
    sources: tuple[str, ...]

    @property
    def id(self) -> str:
        """What tells it from every other: person, first day and office."""
        return f"{self.person}/{self.first.isoformat()}/{self.office}"

    def holds_on(self, on: date) -> bool:
        """Whether the office was held on that day; on the day of leaving it still was."""
        return self.first <= on and (self.left is None or on <= self.left)


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """Every cabinet, the oldest first."""
    return _table("cabinets", _cabinet)


@cache
def people() -> tuple[Person, ...]:
    """Every person, by id."""
    return _table("people", _person)


@cache
def members() -> tuple[Person, ...]:
    """Members of the Tweede Kamer who never held an office of the tables, by id; ``MEMBERS_KNOWN`` tells of when."""
    return _table("members", _person)


@cache
def tenures() -> tuple[Tenure, ...]:
    """Every tenure, in the order of the table."""
    return _table("tenures", _tenure)


@cache
def _people_by_id() -> dict[str, Person]:
    return {one.id: one for one in (*people(), *members())}


@cache
def _tenures_by_person() -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for one in tenures():
        found.setdefault(one.person, []).append(one)
    return {person: tuple(held) for person, held in found.items()}


def person(slug: str) -> Person | None:
    """The person of that id, member or holder of an office; None where there is none."""
    return _people_by_id().get(slug)


@cache
def _tenures_by_id() -> dict[str, Tenure]:
    return {one.id: one for one in tenures()}


def tenure(key: str) -> Tenure | None:
    """The tenure of that id, None where there is none."""
    return _tenures_by_id().get(key)


def tenures_of(slug: str) -> tuple[Tenure, ...]:
    """All that the person of that id held, in the order of the table."""
    return _tenures_by_person().get(slug, ())


def _cabinet(row: dict[str, str]) -> Cabinet:
    first, left = date.fromisoformat(row["from"]), _day(row["to"])
    return Cabinet(row["id"], row["name"], first, left, row["wikidata"] or None, _urls(row))


def _person(row: dict[str, str]) -> Person:
    surname = " ".join(filter(None, [row["prefix"], row["surname"]]))
    initials, aliases = (_parts(row[column]) for column in ("initials", "aliases"))
    wikidata, tk = row["wikidata"] or None, row["tk_person"] or None
    return Person(row["id"], row["name"], row["given"], surname, initials, aliases, wikidata, tk, _urls(row))


def _tenure(row: dict[str, str]) -> Tenure:
    names = (row["person"], row["cabinet"], row["office"], row["portfolio"], row["kind"], row["ministry"] or None)
    return Tenure(*names, date.fromisoformat(row["from"]), _day(row["to"]), row["mark"], _urls(row))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _urls(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row["source"].split())


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _table(name: str, made: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
    file = f"reference/{name}.csv"
    try:
        return tuple(map(made, csv.DictReader(io.StringIO(resources.text("ontology", file)), strict=True)))
    except (csv.Error, KeyError, ValueError, AttributeError) as error:  # AttributeError: a row cut short
        raise ShapeError(f"ontology/{file} of this installation is malformed; install it again.") from error
