"""A ``Letter`` as RDF, exactly as docs/graph.md says: one function a model class, no blank node, always the same.

``letter_graph(letter)`` is the public face: an ``rdflib.Graph`` whose identifier is the letter's named graph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib import FOAF, Graph, URIRef

from kg.model import Fulfilment, Letter
from kg.rdf import iri
from kg.rdf.mapping import letterhead, places, provenance, things
from kg.rdf.mapping.bodies import Named, bodies, is_first, members
from kg.rdf.mapping.frame import Evidence, Fact, Frame
from kg.rdf.mapping.oddities import unreal
from kg.rdf.mapping.proceedings import Sessions, contradicted, proceedings, sessions
from kg.rdf.mapping.provenance import file_name, name_of
from kg.rdf.namespaces import DEFAULT_BASE, KG, bind
from kg.rdf.shared import dataset_graph, reference_graph
from kg.rdf.terms import Triples, fit

__all__ = ["dataset_graph", "file_name", "letter_graph", "letter_triples", "name_of", "reference_graph"]


def letter_graph(letter: Letter, base: str = DEFAULT_BASE, program: str | None = None) -> Graph:
    """All that one letter says, as a graph with our prefixes bound; ``base`` as ``iri.valid_base`` gives it.

    ``program`` is the version of the program that read the letter; the graph then tells it.
    """
    graph = bind(Graph(identifier=iri.graph(base, letter), bind_namespaces="none"))
    for triple in letter_triples(letter, base, program):
        graph.add(triple)
    return graph


def letter_triples(letter: Letter, base: str = DEFAULT_BASE, program: str | None = None) -> Triples:
    """The same as triples; one that the letter says twice may come twice."""
    if program:
        yield from provenance.of_program(base, iri.graph(base, letter), program)
    frame = Frame(letter, base, iri.letter(base, letter), fit(letter.document.text))
    named = tuple(zip(letter.mentions, bodies(frame), strict=True))
    said = tuple(letterhead.facts(frame))
    yield from provenance.of_file(base, iri.graph(base, letter), letter.document)
    yield iri.graph(base, letter), FOAF.primaryTopic, frame.iri
    yield from provenance.stated(base, letter.document, unsaid(frame, said))
    yield from letterhead.triples(frame, said)
    yield from things.meetings(frame, named)
    said_sessions = sessions(named)
    yield from proceedings(frame, named, said_sessions)
    for mention, body in named:
        if body is not None:
            yield from ((frame.iri, tie, body) for tie in things.ties(mention))
            yield from things.describe(frame, mention, body, named)
    in_body = sorted(
        (*_evidence(frame, named, said_sessions), *unreal(frame)),
        key=lambda evidence: (evidence.span.start, -evidence.span.end),
    )
    yield from places.mentions(frame, (*letterhead.evidence(frame, said), *in_body))


def unsaid(frame: Frame, said: Iterable[Fact]) -> Iterator[URIRef]:
    """The properties of the letter that no words of it state."""
    return (fact.predicate for fact in said if fact.span is None and fact.subject == frame.iri)


def _evidence(frame: Frame, named: tuple[Named, ...], said: Sessions) -> Iterator[Evidence]:
    """The letter's mentions, and beside them those of the members whom they name."""
    for mention, body in named:
        odd = contradicted(mention, body, said)
        yield Evidence(mention.span, mention.type, body, things.ties(mention), mention, odd)
        if body is not None and (not isinstance(mention, Fulfilment) or is_first(mention, body, named)):
            for member, span in members(frame, mention, body):
                yield Evidence(span, "person", member, (KG["mentions"],), replace(mention, span=span))
