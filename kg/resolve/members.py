"""Members of the Tweede Kamer: a surname and the letter's day, joined to the one known person whom both leave.

The tables know who sat there from ``register.MEMBERS_KNOWN`` only; of other days they know those who held an office at
some time too. A minister is no member; a surname that two may bear stays a name, unless a given name tells which.
"""

import re
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
    given: dict[str, set[str]] = {}
    for mention in extraction.mentions:
        said = mention.span.of(extraction.document.text)
        for name in named_by(mention):
            given.setdefault(name, set()).update(_given_before(said, name))
    joined = ((name, member_named(name, on, given=frozenset(told))) for name, told in given.items())
    return replace(extraction, members=tuple((name, person) for name, person in joined if person))


def _given_before(said: str, surname: str) -> Iterator[str]:
    """The words with a capital right before a surname: `het lid Jasper van Dijk`."""
    for found in re.finditer(rf"(?<![\w-])([A-ZÀ-Þ][\w-]+)\s{{1,3}}{re.escape(surname)}(?![\w-])", said):
        yield found[1]


@lru_cache(maxsize=4096)
def member_named(name: str, on: date, given: frozenset[str] = frozenset()) -> str | None:
    """The register's id of the one person of that name who may have sat in the Tweede Kamer on that day.

    Of several with one surname a given name decides: one that stands before the surname (``given``, all that a letter
    has there) or at the beginning of ``name``.
    """
    bearers = [person for person in _bearers(name, given) if not _governed(person, on)]
    if len(bearers) != 1:
        return None
    first, last = register.MEMBERS_KNOWN
    known = first <= on <= last or any(register.tenures_of(bearers[0].id))
    return bearers[0].id if known and on >= first else None


def _bearers(name: str, given: frozenset[str]) -> list[register.Person]:
    first, _, rest = name.partition(" ")
    found = list(_by_surname().get(surname_key(name), ()))
    if not found and rest:
        return [one for one in _by_surname().get(surname_key(rest), ()) if _is_given(one, first)]
    told = {one for one in given if any(_is_given(person, one) for person in found)}
    if len(told) > 1:
        return []  # one letter names two of them
    return [one for one in found if _is_given(one, *told)] if told else found


def _is_given(person: register.Person, name: str) -> bool:
    return bool(person.given) and surname_key(person.given) == surname_key(name)


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
