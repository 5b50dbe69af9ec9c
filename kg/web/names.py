"""What papers and codes are called by people who read about them."""

import csv
import functools
import re
from datetime import date, timedelta

import pyoxigraph as ox

from kg import resources
from kg.web import describe
from kg.web.facts import Facts, Row
from kg.web.links import NAMESPACE
from kg.web.reader import Reader

__all__ = ["CODES", "citation", "code", "codes", "paper", "session", "spaced", "state", "thing", "title_of", "titled"]

_PAPER = re.compile(r"kst-(\d{3,6}(?:-[A-Z0-9]{1,6})*?)-(\d{1,5}[a-zA-Z]?|[A-Z]{1,4})")
_NARROW = "\u00a0"
_TURTLE = ox.RdfFormat.TURTLE
CODES = f"{NAMESPACE}def/code/"
"""Under which the codes stand."""


def spaced(dossier: str) -> str:
    """``21501-02`` as it is printed: ``21 501-02``."""
    return re.sub(r"^(\d{2})(\d{3})\b", rf"\1{_NARROW}\2", dossier)


def paper(identifier: str) -> str:
    """``kst-21501-02-2976`` as it is cited: ``21 501-02, nr. 2976``; what is no such id stays."""
    found = _PAPER.fullmatch(identifier)
    if found is None:
        return identifier
    number = found[2] if found[2].isalpha() else f"nr.{_NARROW}{found[2]}"
    return f"{spaced(found[1])}, {number}"


def session(day: str) -> str:
    """The parliamentary year in which an ISO day lies, ``2024/25``: it begins on the third Tuesday of September."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return ""
    first = date(when.year, 9, 1)
    opens = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    begun = when.year if when >= opens else when.year - 1
    return f"{begun}/{(begun + 1) % 100:02}"


def citation(facts: Facts, letter: str) -> str:
    """How lawyers cite it: ``Kamerstukken II 2024/25, 21 501-02, nr. 9002.``; empty for a letter without a number."""
    identifier, day = facts.one(letter, "dcterms:identifier"), facts.one(letter, "dcterms:issued")
    said = facts.one(letter, "kg:session").replace("-20", "/")
    chamber = "I" if facts.one(letter, "kg:chamber").endswith("eerste-kamer") else "II"
    if not _PAPER.fullmatch(identifier):
        return ""
    year = " ".join(filter(None, (chamber, said or session(day))))
    return f"Kamerstukken {year}, {paper(identifier)}."


@functools.cache
def codes(lang: str) -> dict[str, str]:
    """The names of our codes, by the last part of their IRI."""
    return {
        row["id"].removeprefix("code/"): row["label"] for row in describe.terms(lang) if row["id"].startswith("code/")
    }


def code(iri: str, lang: str) -> str:
    """What a code is called; its own last part where it has no name."""
    name = iri.rpartition("/")[2]
    return codes(lang).get(name, name)


def state(status: str) -> str:
    """How a promise stands, ``open``, ``kept`` or ``partly``, by its status' IRI or code."""
    return {"voldaan": "kept", "deels-voldaan": "partly"}.get(status.rpartition("/")[2], "open")


def thing(facts: Facts, iri: str, reader: Reader) -> str:
    """What a thing is called: a paper by its number, a day as a day, else by its name, else by its identifier."""
    if identifier := facts.one(iri, "dcterms:identifier"):
        return paper(identifier)
    if day := facts.one(iri, "time:inXSDDate"):
        return reader.day(day)
    if number := facts.one(iri, "kg:dossierNumber"):
        return spaced(number)
    if iri.startswith(CODES):
        return code(iri, reader.lang)
    return facts.name(iri, reader.lang) or reader.called(iri)


def titled(title: str) -> str:
    """A title as a sentence: of one printed in capitals only the first and those of ministries stay."""
    if not title.isupper():
        return title
    title = title.capitalize()
    for words, name in _ministries():
        title = words.sub(name, title)
    return title


@functools.cache
def _ministries() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The names of all ministries there have been, and what ministers without one are for, long ones last: each as it
    is found in any case, and as it is written."""
    facts = Facts()
    facts.add(quad.triple for quad in ox.parse(resources.text("ontology", "reference/ministries.ttl"), _TURTLE))
    found = {name for one in facts.subjects() for name in facts.all(one, "tooi:officieleNaamExclSoort")}
    tenures = csv.DictReader(resources.text("ontology", "reference/tenures.csv").splitlines())
    found |= {office.partition(" voor ")[2] for row in tenures for office in row["office"].split(", ")} - {""}
    names = sorted(found, key=lambda name: (len(name), name))
    return tuple((re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), name) for name in names)


def title_of(row: Row, reader: Reader) -> str:
    """A letter in a list of answers: its title, else its number, else its identifier in the graph."""
    return (
        titled(row.get("title", "")) or paper(row.get("id", "")) or reader.called(row.get("letter", row.get("by", "")))
    )
