"""Members of the Tweede Kamer: a surname and the letter's day, joined to the one known person whom both leave.

The tables know who sat there from ``register.MEMBERS_KNOWN`` only; of other days they know those who held an office at
some time too. A minister is no member; a surname that two may bear stays a name.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from kg import register
from kg.model import Extraction, named_by
from kg.resolve.people import surname_key

__all__ = ["member_named", "resolve_members"]


def resolve_members(extraction: Extraction) -> Extraction:
    """Joins each member whom the letter names by surname to the one known person who can be meant."""
    head = extraction.letterhead
    on = head.date.value if head.date else None
    if on is None or {chamber.value for chamber in head.to} == {"I"}:  # of its own members the Eerste Kamer is told
        return extraction
    names = dict.fromkeys(name for mention in extraction.mentions for name in named_by(mention))
    joined = ((name, member_named(name, on)) for name in names)
    return replace(extraction, members=tuple((name, person) for name, person in joined if person))


@lru_cache(maxsize=4096)
def member_named(surname: str, on: date) -> str | None:
    """The register's id of the one person of that surname who may have sat in the Tweede Kamer on that day."""
    bearers = [person for person in _by_surname().get(surname_key(surname), ()) if not _governed(person, on)]
    if len(bearers) != 1:
        return None
    first, last = register.MEMBERS_KNOWN
    known = first <= on <= last or any(register.tenures_of(bearers[0].id))
    return bearers[0].id if known and on >= first else None


def _governed(person: register.Person, on: date) -> bool:
    return any(tenure.holds_on(on) for tenure in register.tenures_of(person.id))


@cache
def _by_surname() -> dict[str, tuple[register.Person, ...]]:
    found: dict[str, list[register.Person]] = {}
    for person in _members():
        for surname in dict.fromkeys(map(surname_key, (person.surname, *person.aliases))):
            found.setdefault(surname, []).append(person)
    return {surname: tuple(bearers) for surname, bearers in found.items()}


def _members() -> Iterator[register.Person]:
    """Who has a number in the Tweede Kamer's list of persons, and who sat there by the other table."""
    yield from (person for person in register.people() if person.tk_person)
    yield from register.members()
