"""What the rules conclude, and how it stands in the graph."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

import pyoxigraph as ox
from rdflib import PROV, RDF, RDFS, XSD

from kg.rdf.namespaces import KG

__all__ = ["Key", "Link", "Oddity", "Said", "anomaly", "as_one", "described", "inference", "statement"]

Key = tuple[str, str, str, str]
"""Of a link: its rule, subject, property and object."""

_TYPE: Final = ox.NamedNode(str(RDF.type))


@dataclass(frozen=True, slots=True)
class Said:
    """A rule's name and what it says in Dutch and English."""

    name: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that a rule concludes. ``confidence`` is None where it is no inference but a fact told the other way
    round; ``because`` are the mentions whose words it rests on; ``partly`` is of a promise kept
    in part.
    """

    subject: str
    predicate: str
    object: str
    rule: str
    confidence: float | None = None
    because: frozenset[str] = field(default_factory=frozenset)
    partly: bool = False

    @property
    def key(self) -> Key:
        """What tells it from every other: the statement and the rule that concludes it."""
        return self.rule, self.subject, self.predicate, self.object

    def told_of(self, same: Mapping[str, str]) -> "Link":
        """The same of the meeting that its meeting is."""
        return replace(self, subject=same.get(self.subject, self.subject))

    def joined(self, other: "Link | None") -> "Link":
        """The two as one: the surer confidence, the words of both."""
        if other is None:
            return self
        sure = max((one.confidence for one in (self, other) if one.confidence is not None), default=None)
        partly = self.partly and other.partly
        return replace(self, confidence=sure, because=self.because | other.because, partly=partly)


def as_one(links: Iterable[Link]) -> list[Link]:
    """Links from one name of a thing to another, each led on to the name that is no other's; none where there are two.

    ``20 november`` lies in ``19 en 20`` and in ``18 tot en met 20``, and the former in the latter: all are the 18th's.
    """
    links = list(links)
    names: dict[str, set[str]] = {}
    for link in links:
        names.setdefault(link.subject, set()).add(link.object)
    while (
        onward := {one: set[str]().union(*(names.get(of, {of}) for of in found)) for one, found in names.items()}
    ) != names:
        names = onward
    found: dict[tuple[str, ...], Link] = {}
    for link in links:
        if len(names[link.subject]) == 1:
            led = replace(link, object=next(iter(names[link.subject])))
            found[led.key] = led.joined(found.get(led.key))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Oddity:
    """A mention whose words contradict another letter, told in Dutch and English."""

    mention: str
    nl: str
    en: str


def statement(key: Key) -> ox.Triple:
    """What a link of this key states."""
    return ox.Triple(*map(ox.NamedNode, key[1:]))


def inference(base: str, key: Key) -> ox.NamedNode:
    """The ``kg:Inference`` that describes a link of this key."""
    return ox.NamedNode(f"{base}id/gevolgtrekking/{sha256(' '.join(key).encode()).hexdigest()[:16]}")


def described(base: str, link: Link, said: Said) -> Iterator[ox.Triple]:
    """What is told of a link that is inferred: nothing of another."""
    if link.confidence is None:
        return
    subject, predicate, value = map(ox.NamedNode, (link.subject, link.predicate, link.object))
    node = inference(base, link.key)
    yield ox.Triple(node, _TYPE, _term(KG.Inference))
    yield ox.Triple(node, _term(RDF.subject), subject)
    yield ox.Triple(node, _term(RDF.predicate), predicate)
    yield ox.Triple(node, _term(RDF.object), value)
    confidence = ox.Literal(f"{link.confidence:.4f}".rstrip("0").rstrip("."), datatype=_term(XSD.decimal))
    yield ox.Triple(node, _term(KG.confidence), confidence)
    yield ox.Triple(node, _term(KG.rule), ox.Literal(said.name))
    yield ox.Triple(node, _term(KG.ground), ox.Literal(said.nl, language="nl"))
    yield ox.Triple(node, _term(KG.ground), ox.Literal(said.en, language="en"))
    for mention in link.because:
        yield ox.Triple(node, _term(PROV.wasDerivedFrom), ox.NamedNode(mention))


def anomaly(oddity: Oddity) -> Iterator[ox.Triple]:
    """What is told of a mention that is odd."""
    node = ox.NamedNode(oddity.mention)
    yield ox.Triple(node, _TYPE, _term(KG.Anomaly))
    yield ox.Triple(node, _term(RDFS.comment), ox.Literal(oddity.nl, language="nl"))
    yield ox.Triple(node, _term(RDFS.comment), ox.Literal(oddity.en, language="en"))


def _term(iri: str) -> ox.NamedNode:
    return ox.NamedNode(str(iri))
