"""Cabinets, people, tenures and members of the Tweede Kamer as RDF, for ``graph/reference``."""

from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SDO, SKOS, Literal, URIRef

from kg import register
from kg.rdf import iri
from kg.rdf.ministries import ministry_iri
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, iso, nl, plain

__all__ = ["office_holders"]

_WIKIDATA: Final = "http://www.wikidata.org/entity/"


def office_holders(base: str) -> Triples:
    """All that the register holds, each fact's source beside it."""
    for cabinet in register.cabinets():
        yield from _cabinet(base, cabinet)
    for person in (*register.people(), *register.members()):
        yield from _person(base, person)
    for tenure in register.tenures():
        yield from _tenure(base, tenure)


def _cabinet(base: str, cabinet: register.Cabinet) -> Triples:
    node = iri.cabinet(base, cabinet.id)
    yield node, RDF.type, KG["Cabinet"]
    yield node, RDFS.label, nl(cabinet.name)
    yield node, SDO.startDate, iso(cabinet.first)
    if cabinet.left:
        yield node, SDO.endDate, iso(cabinet.left)
    yield from _elsewhere(node, cabinet.wikidata, cabinet.sources)


def _person(base: str, person: register.Person) -> Triples:
    """``foaf:name`` is the name as under letters, the same that a letter gives; the label is the usual one."""
    node = iri.known_person(base, person.id)
    yield node, RDF.type, KG["Person"]
    yield node, FOAF.name, plain(person.signed)
    yield node, FOAF.familyName, plain(person.surname)
    if person.given:
        yield node, FOAF.givenName, plain(person.given)
    yield node, SKOS.prefLabel, Literal(person.name)
    for alias in person.aliases:
        yield node, SKOS.altLabel, Literal(alias)
    if person.tk_person:
        yield node, KG["tweedeKamerId"], plain(person.tk_person)
    yield from _elsewhere(node, person.wikidata, person.sources)


def _tenure(base: str, tenure: register.Tenure) -> Triples:
    node = iri.tenure(base, tenure.person, tenure.office, tenure.first)
    person, office = iri.known_person(base, tenure.person), iri.office(base, tenure.office)
    yield node, RDF.type, KG["Tenure"]
    yield node, KG["person"], person
    yield node, KG["office"], office
    yield node, KG["cabinet"], iri.cabinet(base, tenure.cabinet)
    yield node, SDO.startDate, iso(tenure.first)
    if tenure.left:
        yield node, SDO.endDate, iso(tenure.left)
    if tenure.portfolio:
        yield node, KG["portfolio"], nl(tenure.portfolio)
    yield office, RDF.type, KG["Office"]
    yield office, RDFS.label, nl(tenure.office)
    if tenure.ministry:
        ministry = URIRef(ministry_iri(tenure.ministry))
        yield node, ORG.organization, ministry
        yield office, ORG.postIn, ministry
    yield from _elsewhere(node, None, tenure.sources)


def _elsewhere(node: URIRef, wikidata: str | None, sources: tuple[str, ...]) -> Triples:
    if wikidata:
        yield node, OWL.sameAs, URIRef(_WIKIDATA + wikidata)
    for source in sources:
        yield node, DCTERMS.source, URIRef(source)
