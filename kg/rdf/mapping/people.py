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
    """Who signs: a known person, else a person by name and office together, since namesakes held other offices.

    A surname alone, and a name that is not joined to the known person of that very name, is somebody of this letter.
    """
    if signatory.person:
        return iri.known_person(frame.base, signatory.person)
    name = signatory.name.value
    if " " not in name.strip() or iri.slug(name) in _known():
        return iri.part(frame.iri, "ondertekening", order, "persoon")
    return iri.person(frame.base, f"{name} {signatory.role.value}")


@cache
def _known() -> frozenset[str]:
    return frozenset(person.id for person in (*register.people(), *register.members()))


def signers(frame: Frame) -> Iterator[URIRef]:
    """Each who signs, in the order of the signatures."""
    for order, signatory in enumerate(frame.letter.letterhead.signatories, 1):
        yield signer(frame, signatory, order)


def signed_name(signatory: Signatory) -> str:
    """One person, one name: ``H. P. M. Knapen`` and ``H.P.M. Knapen`` share an IRI; the signature keeps what stands."""
    known = register.person(signatory.person) if signatory.person else None
    return known.signed if known else _INITIALS.sub(r"\1", signatory.name.value)


def listed(frame: Frame, whole: URIRef, predicate: URIRef, names: Iterable[str]) -> Triples:
    """Members by their surnames, or a committee: known persons where ``resolve`` joined them, else of this letter."""
    for order, name in enumerate(names, 1):
        node = member(frame, whole, order, name)
        yield whole, predicate, node
        yield frame.iri, KG["mentions"], node
        if known := register.person(dict(frame.letter.members).get(name, "")):
            yield node, RDF.type, KG["Person"]
            yield node, FOAF.name, plain(known.signed)
            yield node, FOAF.familyName, plain(known.surname)
            continue
        yield node, FOAF.name, plain(name)
        if "commissie" in name.casefold():
            yield node, RDF.type, FOAF.Group
        else:
            yield node, RDF.type, KG["Person"]
            yield node, FOAF.familyName, plain(name)
