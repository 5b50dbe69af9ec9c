"""The people of a letter: who signs it, and the members and committees of a chamber whom it names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from rdflib import FOAF, RDF, URIRef

from kg import register
from kg.model import Signatory
from kg.rdf import iri
from kg.rdf.mapping.bodies import member
from kg.rdf.mapping.frame import Frame
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, plain

__all__ = ["listed", "signed_name", "signer", "signers"]

_INITIALS: Final = re.compile(r"\b([A-Z][a-z]?\.) (?=[A-Z][a-z]?\.)")


def signer(frame: Frame, signatory: Signatory, order: int) -> URIRef:
    """Who signs: a known person, else a person by the name as written.

    A name that is not joined to the known person of that very name is somebody of this letter alone.
    """
    if signatory.person:
        return iri.known_person(frame.base, signatory.person)
    named = iri.person(frame.base, signatory.name.value)
    if iri.slug(signatory.name.value) in _known():
        return iri.part(frame.iri, "ondertekening", order, "persoon")
    return named


@cache
def _known() -> frozenset[str]:
    return frozenset(person.id for person in register.people())


def signers(frame: Frame) -> Iterator[URIRef]:
    """Each who signs, in the order of the signatures."""
    for order, signatory in enumerate(frame.letter.letterhead.signatories, 1):
        yield signer(frame, signatory, order)


def signed_name(signatory: Signatory) -> str:
    """One person, one name: ``H. P. M. Knapen`` and ``H.P.M. Knapen`` share an IRI; the signature keeps what stands."""
    known = register.person(signatory.person) if signatory.person else None
    return known.signed if known else _INITIALS.sub(r"\1", signatory.name.value)


def listed(frame: Frame, whole: URIRef, predicate: URIRef, names: Iterable[str]) -> Triples:
    """Members by their surnames, or a committee: of this letter alone until an identity is sure."""
    for order, name in enumerate(names, 1):
        node = member(frame, whole, order)
        yield whole, predicate, node
        yield frame.iri, KG["mentions"], node
        yield node, FOAF.name, plain(name)
        if "commissie" in name.casefold():
            yield node, RDF.type, FOAF.Group
        else:
            yield node, RDF.type, KG["Person"]
            yield node, FOAF.familyName, plain(name)
