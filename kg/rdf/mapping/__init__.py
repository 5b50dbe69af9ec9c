"""A ``Letter`` as RDF, exactly as docs/graph.md says: one function a model class, no blank node, always the same.

``letter_graph(letter)`` is the public face: an ``rdflib.Graph`` whose identifier is the letter's named graph.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from rdflib import DCTERMS, FOAF, PROV, RDF, SDO, Graph, URIRef

from kg.model import Document, Letter, Mention
from kg.rdf import iri
from kg.rdf.mapping import letterhead, places, things
from kg.rdf.mapping.bodies import bodies, members
from kg.rdf.mapping.frame import Evidence, Frame
from kg.rdf.namespaces import DEFAULT_BASE, KG, bind
from kg.rdf.shared import dataset_graph, reference_graph
from kg.rdf.terms import Triples, fit, plain

__all__ = ["dataset_graph", "file_name", "letter_graph", "letter_triples", "reference_graph"]

_FOLDERS = re.compile(r"[/\\]")


def letter_graph(letter: Letter, base: str = DEFAULT_BASE, program: str | None = None) -> Graph:
    """All that one letter says, as a graph with our prefixes bound; ``base`` as ``iri.valid_base`` gives it.

    ``program`` is the version of the program that read the letter; the graph then tells it.
    """
    graph = bind(Graph(identifier=iri.graph(base, letter), bind_namespaces="none"))
    for triple in _program(base, letter, program) if program else ():
        graph.add(triple)
    for triple in letter_triples(letter, base):
        graph.add(triple)
    return graph


def letter_triples(letter: Letter, base: str = DEFAULT_BASE) -> Triples:
    """The same as triples; one that the letter says twice may come twice."""
    frame = Frame(letter, base, iri.letter(base, letter), fit(letter.document.text))
    named = tuple(zip(letter.mentions, bodies(frame), strict=True))
    yield from _provenance(frame)
    said = tuple(letterhead.facts(frame))
    yield from letterhead.triples(frame, said)
    yield from things.meetings(frame, named)
    for mention, body in named:
        if body is not None:
            yield from ((frame.iri, tie, body) for tie in things.ties(mention))
            yield from things.describe(frame, mention, body, named)
    in_body = sorted(_evidence(frame, named), key=lambda evidence: (evidence.span.start, -evidence.span.end))
    yield from places.mentions(frame, (*letterhead.evidence(frame, said), *in_body))


def _provenance(frame: Frame) -> Triples:
    """Which source file the named graph is made from."""
    document = frame.letter.document
    graph, source = iri.graph(frame.base, frame.letter), iri.file(frame.base, document.sha256)
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasDerivedFrom, source
    yield graph, KG["sha256"], plain(document.sha256)
    yield graph, FOAF.primaryTopic, frame.iri
    yield source, RDF.type, PROV.Entity
    yield source, DCTERMS["format"], plain(document.media_type)
    yield source, SDO.name, plain(file_name(document))


def file_name(document: Document) -> str:
    """The name of a document's file without its folder; `-` for standard input."""
    return _FOLDERS.split(document.source)[-1] or "-"


def _program(base: str, letter: Letter, version: str) -> Triples:
    """Which program made the named graph."""
    graph, agent = iri.graph(base, letter), iri.program(base, version)
    yield graph, PROV.wasAttributedTo, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, SDO.softwareVersion, plain(version)


def _evidence(frame: Frame, named: tuple[tuple[Mention, URIRef | None], ...]) -> Iterator[Evidence]:
    """The letter's mentions, and beside them those of the members whom they name."""
    for mention, body in named:
        yield Evidence(mention.span, mention.type, body, things.ties(mention), mention)
        if body is not None:
            for member, span in members(frame, mention, body):
                yield Evidence(span, "person", member, (KG["mentions"],), replace(mention, span=span))
