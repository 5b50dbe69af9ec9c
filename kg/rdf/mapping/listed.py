"""An entry of the Tweede Kamer's list of commitments as RDF: its own named graph, its file as the source."""

import re
from typing import Final

from rdflib import DCTERMS, FOAF, ORG, RDF, RDFS, SDO, Graph, URIRef

from kg import register
from kg.chamber import Listed
from kg.rdf import iri
from kg.rdf.mapping import provenance
from kg.rdf.mapping.letterhead import CHAMBERS
from kg.rdf.mapping.things import stub
from kg.rdf.ministries import ministry_named, ministry_of
from kg.rdf.namespaces import DEFAULT_BASE, KG, bind
from kg.rdf.terms import Triples, dutch, iso, nl, plain

__all__ = ["listed_graph"]

_OFFICE: Final = re.compile(r"(?:minister|staatssecretaris)\b")


def listed_graph(listed: Listed, base: str = DEFAULT_BASE, program: str | None = None) -> Graph:
    """All that one entry says; ``base`` as ``iri.valid_base`` gives it, ``program`` the version of what made it."""
    name = iri.named_graph(base, listed.id)
    graph = bind(Graph(identifier=name, bind_namespaces="none"))
    for triple in provenance.of_program(base, name, program) if program else ():
        graph.add(triple)
    for triple in provenance.of_file(base, name, listed.document):
        graph.add(triple)
    for triple in _said(base, listed):
        graph.add(triple)
    return graph


def _said(base: str, listed: Listed) -> Triples:
    node = iri.commitment(base, listed.id)
    yield iri.named_graph(base, listed.id), KG["lists"], node
    yield node, RDF.type, KG["Commitment"]
    yield node, DCTERMS.identifier, plain(listed.id)
    yield node, KG["text"], nl(listed.text)
    yield node, KG["status"], iri.code(listed.status)
    if listed.due:
        yield node, KG["due"], iso(listed.due)
    if listed.day:
        yield node, DCTERMS.date, iso(listed.day)
    if listed.added:
        yield node, DCTERMS.dateSubmitted, iso(listed.added)
    for number in listed.kept_under:
        yield node, KG["keptUnder"], plain(number)
    yield from _promiser(base, node, listed)
    yield from _ministry(node, listed)
    yield from _debate(base, node, listed)
    for paper in listed.kept_by:
        yield node, KG["fulfilledBy"], iri.kamerstuk(base, paper)
        yield from stub(base, paper, *paper.removeprefix("kst-").rsplit("-", 1))


def _promiser(base: str, node: URIRef, listed: Listed) -> Triples:
    """Who promises, and in which office; a name that the register does not know is somebody of this entry alone."""
    if listed.name:
        known = register.person(listed.person) if listed.person else None
        person = iri.known_person(base, known.id) if known else iri.part(node, "persoon")
        yield node, KG["promisedBy"], person
        yield person, RDF.type, KG["Person"]
        yield person, FOAF.name, plain(known.signed if known else listed.name)
    if _OFFICE.match(listed.role):
        office = iri.office(base, listed.role)
        yield node, KG["office"], office
        yield office, RDF.type, KG["Office"]
        yield office, RDFS.label, nl(listed.role)
        ministry = ministry_of(listed.role, listed.day or listed.added)
        if ministry:
            yield office, ORG.postIn, URIRef(ministry)


def _ministry(node: URIRef, listed: Listed) -> Triples:
    """The ministry as the list names it, and which one it was on that day."""
    if listed.ministry:
        yield node, KG["ministryAsWritten"], plain(listed.ministry)
        found = ministry_named(listed.ministry, listed.day or listed.added)
        if found:
            yield node, KG["ministry"], URIRef(found)


def _debate(base: str, node: URIRef, listed: Listed) -> Triples:
    if listed.day and listed.debate:
        debate = iri.debate(base, "II", listed.day, listed.debate)
        yield node, KG["promisedIn"], debate
        yield debate, RDF.type, KG["Debate"]
        yield debate, SDO.startDate, iso(listed.day)
        yield debate, RDFS.label, nl(f"{listed.debate} {dutch(listed.day)}")
        yield debate, KG["chamber"], CHAMBERS["II"]
        yield debate, DCTERMS.type, iri.code(listed.debate)
