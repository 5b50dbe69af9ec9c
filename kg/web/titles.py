"""Titles as pages tell them. Of those printed in capitals ministries and members keep theirs, and a word broken by its
line is whole."""

import csv
import functools
import re

import pyoxigraph as ox

from kg import resources
from kg.search.marks import quoted
from kg.web.dutch import Dutch
from kg.web.facts import Facts

__all__ = ["titled"]

_OFFICES = re.compile(r", (?=minister|staatssecretaris)")
_POST = re.compile(r"^(?:minister|staatssecretaris) (?:van|voor) ")
_MEMBERS = re.compile(r"((?<=\blid )|(?<=\bleden )).+?(?= over | ter | t\.v\.v\.| inzake | betreffende | \(|$)")
_PREFIXES = frozenset(["van", "de", "den", "der", "het", "'t", "ten", "ter", "te", "in", "op", "von", "du", "la", "el"])
_PARTED = re.compile(r"(, | en | c\.s\.)")


def titled(title: str) -> str:
    """A title as a sentence, without marks of Markdown and calls of notes: of one printed in capitals the first stays,
    and those of names that are known."""
    return Dutch(_sentence(quoted(title).strip()))


def _sentence(title: str) -> str:
    if not title.isupper():
        return title
    title = title.capitalize()
    for words, name in _ministries():
        title = words.sub(name, title)
    return _MEMBERS.sub(lambda found: _members(found[0]), title)


def _members(text: str) -> str:
    """``inge van dijk en grinwis c.s.`` with the names of members as they are written."""
    parts = _PARTED.split(text)
    return "".join(part if place % 2 else _people().get(part) or _capitals(part) for place, part in enumerate(parts))


def _capitals(name: str) -> str:
    """``van der lee`` as ``Van der Lee``: of who is not among those that are known."""
    words = re.split(r"([ -])", name)
    return "".join(
        word if place and word in _PREFIXES else word[:1].upper() + word[1:] for place, word in enumerate(words)
    )


@functools.cache
def _ministries() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The names of all ministries there have been, and what ministers are for, long ones last: each as it is found in
    any case, perhaps broken by a hyphen, and as it is written."""
    facts = Facts()
    facts.add(
        quad.triple for quad in ox.parse(resources.text("ontology", "reference/ministries.ttl"), ox.RdfFormat.TURTLE)
    )
    found = {name for one in facts.subjects() for name in facts.all(one, "tooi:officieleNaamExclSoort")}
    found |= {
        _POST.sub("", one) for row in _table("tenures") for one in _OFFICES.split(row["office"]) if _POST.match(one)
    }
    names = sorted(found, key=lambda name: (len(name), name))
    return tuple((re.compile(rf"(?<!\w){_broken(name)}(?!\w)", re.IGNORECASE), name) for name in names)


def _broken(name: str) -> str:
    return re.sub(r"(?<=\w)(?=\w)", "-?", re.escape(name).replace(r"\ ", " "))


@functools.cache
def _people() -> dict[str, str]:
    """Members and ministers by their surname, and by that with their given name: in small letters, and as written."""
    found: dict[str, str] = {}
    for row in (*_table("people"), *_table("members")):
        surname = " ".join(filter(None, (row["prefix"], row["surname"])))
        for name in (surname[:1].upper() + surname[1:], f"{row['given']} {surname}"):
            found.setdefault(name.lower(), name)
    return found


def _table(name: str) -> "csv.DictReader[str]":
    return csv.DictReader(resources.text("ontology", f"reference/{name}.csv").splitlines())
