"""Who signed: a name, an office and the letter's day together, joined to a person of the register.

A join is made where one known person alone fits, and never else. In order of strength: the name and the office held
on that day; the whole name (all initials, or the given name) and some office held on that day, for who stands in for
a colleague or writes the office in other words; a shortened name, where one minister (or state secretary) of that
surname sat in the cabinet; the whole name and the very office, held at another time, so that the letter's date or
its signature is odd. Names that the register does not know stay names; in an office that somebody else held on that day
they are odd.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from kg import register
from kg.model import Extraction, Signatory

__all__ = ["resolve_signatories", "signed_by", "surname_key"]

_TITLE = re.compile(
    r"(?:(?:mr|drs?|ir|ing|prof|jhr|jkvr)\.)*(?:mr|dr|drs|ir|ing|prof|jhr|jkvr|mw|mevr|mevrouw|dhr|mej)\.?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+")
_INITIAL = re.compile(r"[^\W\d_]+")
_STANDS_IN = re.compile(
    r"\W*(?:\ba\.\s?i\.|\bad interim\b|\bwnd\.|\b(?:waarnemend|plaatsvervangend|fungerend)\b|\bplv\.)\s*", re.IGNORECASE
)
# A cabinet that has resigned keeps its offices
_STILL = re.compile(r"\bdemissionaire?\b\s*", re.IGNORECASE)
# `M.van Bijsterveldt`, `C.C.J.Veldkamp`
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_]{3,}|'t\b|de\b)")
_PORTFOLIO = re.compile(r"\s+(?:[-–—]\s.*|\(.*)")
_DEPUTY = re.compile(r"(?:vice-?|tweede vice-?)?minister-president(?:,| en|, tevens)\s+(?=minister van (?!algemene))")

_PREMIER = "minister-president, minister van algemene zaken"
_LONGEST = 12  # words; what is longer is no name

Fit = Literal["whole", "short", "surname"]


@dataclass(frozen=True, slots=True)
class Signed:
    """The person who signed, by the register's ids; see ``kg.model.Signatory`` for ``tenure`` and ``odd``."""

    person: str
    tenure: str | None = None
    odd: bool = False


def resolve_signatories(extraction: Extraction) -> Extraction:
    """Joins each signature to the one known person whom it can be of."""
    head = extraction.letterhead
    on = head.date.value if head.date else None
    joined = tuple(_joined(signatory, on) for signatory in head.signatories)
    return replace(extraction, letterhead=replace(head, signatories=joined))


def _joined(signatory: Signatory, on: date | None) -> Signatory:
    name, role = signatory.name.value, signatory.role.value
    found = signed_by(name, role, on)
    if found is None:  # several may fit, or none does: then the office is another's, where the register knows whose
        return replace(signatory, odd=_kind(role) is not None and not dict(_named(name)) and _is_anothers("", role, on))
    return replace(signatory, person=found.person, tenure=found.tenure, odd=found.odd)


@lru_cache(maxsize=4096)
def signed_by(name: str, role: str, on: date | None) -> Signed | None:
    """The one known person who can have signed so on that day; None where there is none, or more than one.

    ``role`` is the office without article, as ``kg extract`` prints it.
    """
    if _kind(role) is None:
        return None
    named = dict(_named(name))
    for rule in _rules(role, on):
        found = [person for person, fit in named.items() if rule(person, fit)]
        if found:
            return _signed(found[0], role, on) if len(found) == 1 else None
    return None


def _rules(role: str, on: date | None) -> Iterator[Callable[[str, Fit], bool]]:
    """The ways to be the signatory, the strongest first."""
    if on is not None:
        yield lambda person, _: any(_held(person, role, on))
        yield lambda person, fit: fit == "whole" and any(_sat(person, on))
        yield lambda person, _: any(_kind(one.office) == _kind(role) for one in _sat(person, on))
    yield lambda person, fit: fit == "whole" and any(_held(person, role))


def _sat(person: str, on: date) -> Iterator[register.Tenure]:
    """What a person held on a day."""
    return (one for one in register.tenures_of(person) if one.holds_on(on))


def _held(person: str, role: str, on: date | None = None) -> Iterator[register.Tenure]:
    """When a person held an office; on that day, where one is given."""
    key = _office_key(role)
    held = register.tenures_of(person) if on is None else _sat(person, on)
    return (one for one in held if _office_key(one.office) == key)


def _signed(person: str, role: str, on: date | None) -> Signed:
    """Who leaves an office on the day when they take it anew, in the next cabinet, signs in the newer one."""
    tenure = max(_held(person, role, on), key=lambda one: one.first, default=None) if on else None
    return Signed(person, tenure.id if tenure else None, odd=tenure is None and _is_anothers(person, role, on))


def _is_anothers(person: str, role: str, on: date | None) -> bool:
    """Whether somebody else held the office on a day; one who stands in says so, and is not judged."""
    if on is None or _STANDS_IN.search(role):
        return False
    return any(one.holds_on(on) and one.person != person for one in _offices().get(_office_key(role), ()))


@cache
def _offices() -> dict[str, list[register.Tenure]]:
    found: dict[str, list[register.Tenure]] = {}
    for one in register.tenures():
        found.setdefault(_office_key(one.office), []).append(one)
    return found


def _kind(role: str) -> str | None:
    """Whether a role is a minister's or a state secretary's; nobody else stands in the register."""
    start = _STANDS_IN.sub("", _STILL.sub("", role)).strip().casefold()
    if start.startswith(("minister", "viceminister", "vice-minister", "tweede viceminister")):
        return "minister"
    return "staatssecretaris" if start.startswith("staatssecretaris") else None


@lru_cache(maxsize=4096)
def _office_key(role: str) -> str:
    """A role without what its spelling varies in: portfolio, standing in, capitals, accents, commas."""
    bare = _STANDS_IN.sub(" ", _PORTFOLIO.sub("", " ".join(_STILL.sub("", role).split()))).strip()
    own = _DEPUTY.sub("", bare.casefold())
    own = _PREMIER if own in ("minister-president", "minister president") else own
    return " ".join(_folded(own).replace(",", " ").replace("&", " en ").split())


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def surname_key(surname: str) -> str:
    """A surname without what its spelling varies in: capitals, accents, hyphens."""
    return " ".join(_folded(surname).replace("-", " ").replace("’", "'").split())


@cache
def _by_surname() -> dict[str, tuple[register.Person, ...]]:
    found: dict[str, list[register.Person]] = {}
    for person in register.people():
        for surname in dict.fromkeys(map(surname_key, (person.surname, *person.aliases))):
            found.setdefault(surname, []).append(person)
    return {surname: tuple(bearers) for surname, bearers in found.items()}


def _named(name: str) -> Iterator[tuple[str, Fit]]:
    """The known persons who may bear the name, each with how much of it fits; the longest surname decides."""
    words = [word for word in _GLUED.sub(" ", name).split() if not _TITLE.fullmatch(word)]
    if len(words) > _LONGEST:
        return
    for cut in range(len(words)):
        bearers = _by_surname().get(surname_key(" ".join(words[cut:])))
        if bearers:
            for person in bearers:
                fit = _fit(words[:cut], person)
                if fit:
                    yield person.id, fit
            return


def _fit(before: list[str], person: register.Person) -> Fit | None:
    """How what stands before the surname agrees with a person's given name and initials; None where it does not."""
    if not before:
        return "surname"
    if not _INITIALS.fullmatch(before[0]):
        return "whole" if _folded(before[0]) == _folded(person.given) else None
    written = _first_letters("".join(before))
    for known in map(_first_letters, person.initials):
        if written == known:
            return "whole"
        if known.startswith(written):
            return "short"
    return "short" if written == _first_letters(person.given[:1]) else None  # Jet Bussemaker, M., signs J. too


def _first_letters(initials: str) -> str:
    """``Th.J.A.M.`` -> ``tjam``: an initial of two letters counts by its first."""
    return "".join(_folded(part)[0] for part in _INITIAL.findall(initials))
