"""Reads RDF files of any common form as graphs to validate, a named graph at a time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.errors import RdfError
from kg.rdf.namespaces import DEFAULT_BASE, bind
from kg.rdf.parsing import content_of, parsed
from kg.validate.engine import from_ox

__all__ = ["SUFFIXES", "graphs_in", "graphs_of"]

SUFFIXES: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}
_MARK = b"\xef\xbb\xbf"  # that some editors put before UTF-8


def graphs_of(path: Path) -> Iterator[tuple[str, Graph]]:
    """The graphs of an RDF file as (name, graph): first the triples in no named graph, under the file's name.

    Each named graph follows under its IRI, sorted. A file without any triple gives one empty graph. Raises RdfError
    where the file cannot be read or is malformed (file, line).
    """
    yield from graphs_in(content_of(path), str(path), SUFFIXES.get(path.suffix.lower()))


def graphs_in(data: bytes, name: str, form: ox.RdfFormat | None = None) -> Iterator[tuple[str, Graph]]:
    """As ``graphs_of`` for the bytes themselves; ``name`` is what messages call them, ``form`` guessed if None."""
    found = _quads(data, name, form or _guessed(data))
    if any(isinstance(quad.object, ox.Triple) for quads in found.values() for quad in quads):
        raise RdfError(f"{name}: quoted triples (RDF 1.2) are not read; write plain triples.")
    plain = found.pop("", [])
    if plain or not found:
        yield name, _graph(plain, None)
    for iri in sorted(found):
        yield iri, _graph(found[iri], iri)


def _guessed(data: bytes) -> ox.RdfFormat:
    head = data.removeprefix(_MARK)[:4096].lstrip()
    if head.startswith((b"{", b"[{", b"[\n", b"[ ")):
        return ox.RdfFormat.JSON_LD
    if head.startswith((b"<?xml", b"<rdf:", b"<!DOCTYPE", b"<!--")):
        return ox.RdfFormat.RDF_XML
    # N-Quads is the only other form that TriG does not hold; its statements stand on a line each.
    first = next((line for line in head.splitlines() if line.strip() and not line.startswith(b"#")), b"")
    try:
        quads = list(ox.parse(first, format=ox.RdfFormat.N_QUADS))
    except SyntaxError:
        quads = []
    return ox.RdfFormat.N_QUADS if quads else ox.RdfFormat.TRIG


def _quads(data: bytes, name: str, form: ox.RdfFormat) -> dict[str, list[ox.Quad]]:
    """The quads by the name of their graph, empty for none. A Store would be shorter, but rewrites numbers."""
    found: dict[str, list[ox.Quad]] = {}
    for quad in parsed(data, form, name, f"{DEFAULT_BASE}graph/loaded/"):
        named = quad.graph_name
        found.setdefault("" if isinstance(named, ox.DefaultGraph) else named.value, []).append(quad)
    return found


def _graph(quads: list[ox.Quad], iri: str | None) -> Graph:
    graph = bind(Graph(identifier=None if iri is None else URIRef(iri)))
    with _unspoken():
        for quad in quads:
            graph.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
    return graph


@contextmanager
def _unspoken() -> Iterator[None]:
    """Keeps rdflib from printing a traceback for a date that does not exist: the shapes tell that in words."""
    logger = logging.getLogger("rdflib.term")
    logger.addFilter(_nothing)
    try:
        yield
    finally:
        logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False
