"""A handful of statements to look things up in, and the questions of ``questions/`` that fetch them."""

import functools
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES
from kg.web.answer import Answerer
from kg.web.dutch import Dutch
from kg.web.links import reference

__all__ = ["Facts", "Row", "asked", "fetch", "headed", "named", "names", "question", "questions", "rows", "told"]

Row = Mapping[str, str]
"""A row of an answer: the variables that have a value, as plain text."""

Hole = str | int | date | Sequence[str]
_NAMES = ("skos:prefLabel", "rdfs:label", "foaf:name", "dcterms:title", "kg:nameAsWritten")
_GROUP = f"{PREFIXES['foaf']}Group"
"""A committee: it is called by its Dutch name, where a person's is of no language."""
_TOGETHER = 1000
"""Things that one question is asked of: a query may not be of any length."""


@dataclass(slots=True)
class Facts:
    """Statements by subject and property; properties are written short, ``kg:dossier``."""

    index: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = field(
        default_factory=dict
    )
    having: dict[str, dict[str, list[str]]] = field(default_factory=dict, repr=False)
    """For each property that was asked so: the subjects by its values."""

    def add(self, triples: Iterable[ox.Triple]) -> "Facts":
        """Takes the statements in; returns itself."""
        for triple in triples:
            properties = self.index.setdefault(_text(triple.subject), {})
            properties.setdefault(triple.predicate.value, []).append(triple.object)
        self.having.clear()
        return self

    def all(self, subject: str, name: str) -> list[str]:
        """The values of a property as text, sorted."""
        return sorted(map(_text, self._terms(subject, name)))

    def one(self, subject: str, name: str, lang: str = "nl") -> str:
        """One value of a property, in the language where there is a choice; empty where there is none."""
        found = sorted(self._terms(subject, name), key=lambda term: (_language(term) != lang, _text(term)))
        return _text(found[0]) if found else ""

    def first(self, subject: str, *path: str) -> str:
        """The thing at the end of a path of properties, by the first value of each; empty where it breaks off."""
        for name in path:
            subject = self.one(subject, name)
        return subject

    def name(self, thing: str, lang: str = "nl") -> str:
        """What the statements call it; empty where they do not."""
        found = next((found for name in _NAMES if (found := self.one(thing, name, lang))), "")
        return Dutch(found) if found and _GROUP in self.all(thing, "rdf:type") else found

    def called(self, thing: str, lang: str) -> str:
        """The first of all its names by the alphabet, of those in the language where there are any; empty without."""
        found = [(_language(term) != lang, _text(term)) for name in _NAMES for term in self._terms(thing, name)]
        return min(found)[1] if found else ""

    def of(self, name: str, value: str) -> list[str]:
        """The subjects that have that value, sorted."""
        predicate = _whole(name)
        if predicate not in self.having:
            self.having[predicate] = self._by_value(predicate)
        return self.having[predicate].get(value, [])

    def _by_value(self, predicate: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for subject in sorted(self.index):
            for value in {_text(term) for term in self.index[subject].get(predicate, ())}:
                found.setdefault(value, []).append(subject)
        return found

    def has(self, subject: str, name: str) -> bool:
        """Whether the subject has the property at all."""
        return bool(self._terms(subject, name))

    def subjects(self) -> Iterator[str]:
        """Everything of which something is said."""
        return iter(self.index)

    def _terms(self, subject: str, name: str) -> Sequence[object]:
        return self.index.get(subject, {}).get(_whole(name), ())


def fetch(answerer: Answerer, question: str, **holes: Hole) -> Facts:
    """The answer of a CONSTRUCT of ``questions/``."""
    return _add(answerer, Facts(), asked(question, **holes))


def _add(answerer: Answerer, found: Facts, query: str) -> Facts:
    written = io.BytesIO()
    answerer.ask(query).write(written, "application/n-triples")
    return found.add(quad.triple for quad in ox.parse(written.getvalue(), ox.RdfFormat.N_TRIPLES))


def rows(answerer: Answerer, question: str, **holes: Hole) -> list[Row]:
    """The answer of a SELECT of ``questions/``."""
    written = io.BytesIO()
    answerer.ask(asked(question, **holes)).write(written, "application/sparql-results+json")
    found = json.loads(written.getvalue())["results"]["bindings"]
    return [{name: _of_json(term) for name, term in row.items()} for row in found]


def _of_json(term: Mapping[str, str]) -> str:
    return Dutch(term["value"]) if term.get("xml:lang") == "nl" else term["value"]


def told(answerer: Answerer, question: str, things: Sequence[str]) -> list[Row]:
    """The answer of a SELECT of ``questions/`` that tells of ``$things``, a thousand of them at a time."""
    return [row for part in _parts(things) for row in rows(answerer, question, things=part)]


def _parts(things: Sequence[str]) -> Iterator[Sequence[str]]:
    return (things[at : at + _TOGETHER] for at in range(0, len(things), _TOGETHER))


def named(answerer: Answerer, things: Iterable[str], lang: str) -> dict[str, str]:
    """What the graph calls each of the things, for those that it calls something."""
    wanted = sorted(set(things))
    facts = names(answerer, wanted)
    return {thing: name for thing in wanted if (name := facts.name(thing, lang))}


def names(answerer: Answerer, things: Sequence[str]) -> Facts:
    """All that the graph calls the things."""
    found = Facts()
    for part in _parts(things):
        _add(answerer, found, asked("names", things=part))
    return found


def asked(name: str, **holes: Hole) -> str:
    """A question with its holes filled: ``$name`` by an IRI (text), several IRIs, a number or a day."""
    text = question(name)
    for hole, value in holes.items():
        text = text.replace(f"${hole}", _written(value))
    return headed(text)


def headed(text: str) -> str:
    """With the prefixes that it uses: a question is shown to people too, who are to see more of it than its head."""
    heads = (f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items() if f"{prefix}:" in text)
    return "".join(heads) + text


def _written(value: Hole) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^xsd:date'
    return reference(value) if isinstance(value, str) else " ".join(map(reference, value))


def questions() -> tuple[str, ...]:
    """The texts of all of ``questions/``."""
    folder = files("kg.web").joinpath("questions")
    return tuple(question(one.name.removesuffix(".rq")) for one in folder.iterdir() if one.name.endswith(".rq"))


@functools.cache
def question(name: str) -> str:
    """The text of one of ``questions/``, with its holes and without its prefixes."""
    return files("kg.web").joinpath("questions", f"{name}.rq").read_text(encoding="utf-8")


@functools.cache
def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"


def _text(term: object) -> str:
    text = str(getattr(term, "value", term))
    return Dutch(text) if _language(term) == "nl" else text


def _language(term: object) -> str:
    return getattr(term, "language", None) or ""
