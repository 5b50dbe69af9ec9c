"""Members and committees of a chamber whom a letter names."""

from collections.abc import Iterable

from rdflib import FOAF, RDF, URIRef

from kg.rdf.mapping.bodies import member
from kg.rdf.mapping.frame import Frame, Triples, plain
from kg.rdf.namespaces import KG

__all__ = ["listed"]


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
