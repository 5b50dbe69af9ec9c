"""What a letter says of an earlier promise that it keeps."""

from collections.abc import Iterable

from rdflib import DCTERMS, RDF, URIRef

from kg.model import Debate, Fulfilment, Mention
from kg.rdf import iri
from kg.rdf.mapping.frame import Frame
from kg.rdf.mapping.people import listed, signers
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, iso, nl, plain

__all__ = ["fulfilment"]


def fulfilment(
    frame: Frame, mention: Fulfilment, body: URIRef, named: Iterable[tuple[Mention, URIRef | None]]
) -> Triples:
    """The promise that this letter kept, or tells that an earlier one did.

    Its day, debate and members are those of the promise, not of this letter.
    """
    yield body, RDF.type, KG["Commitment"]
    yield body, KG["text"], nl(frame.words(mention.span))
    yield body, KG["fulfilledBy"], iri.kamerstuk(frame.base, mention.paper) if mention.paper else frame.iri
    if mention.date:
        yield body, DCTERMS.date, iso(mention.date)
    if mention.number:
        yield body, DCTERMS.identifier, plain(mention.number)
    for debate in _promised_in(mention, named):
        yield body, KG["promisedIn"], debate
    if mention.by == "signatory":
        yield from ((body, KG["promisedBy"], person) for person in signers(frame))
    yield from listed(frame, body, KG["promisedTo"], mention.to)


def _promised_in(mention: Fulfilment, named: Iterable[tuple[Mention, URIRef | None]]) -> Iterable[URIRef]:
    inside = (pair for pair in named if isinstance(pair[0], Debate) and mention.span.holds(pair[0].span))
    return {node for debate, node in inside if node is not None and debate.id == mention.debate}
