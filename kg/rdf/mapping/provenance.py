"""Which files and which program a named graph is made from."""

import re
from collections.abc import Iterable
from typing import Final

from rdflib import DCTERMS, PROV, RDF, SDO, URIRef

from kg.model import Document
from kg.rdf import iri
from kg.rdf.namespaces import KG
from kg.rdf.terms import Triples, plain

__all__ = ["file_name", "of_file", "of_program", "stated"]

_FOLDERS: Final = re.compile(r"[/\\]")
_PROVABLE: Final = frozenset((KG["dossier"], KG["number"], KG["place"], DCTERMS.issued, DCTERMS.title))
"""What must be proven of a letter: by words of it, else by a file of metadata."""


def of_file(base: str, graph: URIRef, document: Document) -> Triples:
    """The source file, and the metadata that were read with it."""
    source = iri.file(base, document.sha256)
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasDerivedFrom, source
    yield graph, KG["sha256"], plain(document.sha256)
    yield from _file(source, document.media_type, file_name(document))
    yield from ((source, KG["chamberNumber"], plain(number)) for number in document.markup.numbers)
    for beside in document.beside:
        metadata = iri.file(base, beside.sha256)
        yield graph, KG["metadata"], metadata
        yield from _file(metadata, beside.media_type, beside.name)


def stated(base: str, document: Document, unsaid: Iterable[URIRef]) -> Triples:
    """Which file of metadata states what no words of the letter do; a paper's own where none stands beside it."""
    files = [iri.file(base, one.sha256) for one in document.beside] or [iri.file(base, document.sha256)]
    for predicate in sorted(set(unsaid) & _PROVABLE):
        yield from ((file, KG["states"], predicate) for file in files)


def of_program(base: str, graph: URIRef, version: str) -> Triples:
    """Which program made the named graph."""
    agent = iri.program(base, version)
    yield graph, PROV.wasAttributedTo, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, SDO.softwareVersion, plain(version)


def file_name(document: Document) -> str:
    """The name of a document's file without its folder; `-` for standard input."""
    return name_of(document.source)


def name_of(path: str) -> str:
    """The same of the file at a path."""
    return _FOLDERS.split(path)[-1] or "-"


def _file(node: URIRef, media_type: str, name: str) -> Triples:
    yield node, RDF.type, PROV.Entity
    yield node, DCTERMS["format"], plain(media_type)
    yield node, SDO.name, plain(name)
