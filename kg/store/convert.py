"""From rdflib's terms, the public Python face, to Oxigraph's, and back."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from kg.errors import RdfError

__all__ = ["Term", "Triples", "from_rdflib", "to_rdflib", "triples"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Triples = rdflib.Graph | Iterable[ox.Triple | ox.Quad]
"""What a writer takes: an rdflib graph, or triples of Oxigraph's (of a quad, its graph is left aside)."""


def from_rdflib(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """One term. Raises RdfError for what is no RDF: a relative or malformed IRI, a malformed language tag."""
    try:
        if isinstance(term, rdflib.URIRef):
            return ox.NamedNode(str(term))
        if isinstance(term, rdflib.BNode):
            return ox.BlankNode(str(term))
        if isinstance(term, rdflib.Literal):
            return _literal(term)
    except (ValueError, UnicodeEncodeError) as error:
        raise RdfError(f"{str(term)[:200]!r} is not a valid RDF term ({error}); mend it where it is made.") from error
    raise RdfError(f"A {type(term).__name__} cannot stand in an RDF graph; use an IRI, a blank node or a literal.")


def _literal(term: rdflib.Literal) -> ox.Literal:
    if term.language:
        return ox.Literal(str(term), language=term.language)
    if term.datatype is None:
        return ox.Literal(str(term))
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))


def triples(source: Triples) -> Iterator[ox.Triple]:
    """The triples of a graph in Oxigraph's terms; an IRI that comes again is converted once."""
    if not isinstance(source, rdflib.Graph):
        for item in source:
            yield item if isinstance(item, ox.Triple) else item.triple
        return
    known: dict[Node, ox.NamedNode | ox.BlankNode | ox.Literal] = {}
    for statement in source:
        yield _triple(*(known.get(term) or known.setdefault(term, from_rdflib(term)) for term in statement))


def _triple(*terms: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Triple:
    subject, predicate, value = terms
    if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode):
        raise RdfError(f"{subject} {predicate} … is not a statement of RDF; a literal cannot be described.")
    return ox.Triple(subject, predicate, value)


def to_rdflib(statements: Iterable[ox.Triple]) -> rdflib.Graph:
    """An rdflib graph of Oxigraph's triples. Raises RdfError on a triple term, which rdflib does not know."""
    graph = rdflib.Graph()
    for statement in statements:
        graph.add((_back(statement.subject), _back(statement.predicate), _back(statement.object)))
    return graph


def _back(term: Term) -> Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        # normalize=False: "01"^^xsd:integer stays as written. A plain string keeps no datatype, as in our graphs.
        plain = datatype == rdflib.XSD.string
        return rdflib.Literal(term.value, term.language, None if plain else datatype, normalize=False)
    raise RdfError("A statement about a statement (a triple term) has no form in rdflib 1.1 graphs; leave it out.")
