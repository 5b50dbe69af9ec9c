"""Which source file each letter's graph is made from, and in which other files the letter stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.rdf.namespaces import DCTERMS, PROV, RDF, SCHEMA
from kg.store.embedded import Store

__all__ = ["File", "alternates", "others", "used"]

_FORMAT = ox.NamedNode(str(DCTERMS["format"]))
_NAME = ox.NamedNode(str(SCHEMA.name))
_FROM = ox.NamedNode(str(PROV.wasDerivedFrom))
_BESIDE = ox.NamedNode(str(PROV.alternateOf))
_A = ox.NamedNode(str(RDF.type))
_ENTITY = ox.NamedNode(str(PROV.Entity))


class File(NamedTuple):
    """A file by the sha256 hex digest of its bytes, its media type, and its name without a folder."""

    sha256: str
    media_type: str
    name: str


def used(store: Store) -> dict[str, File]:
    """The file from which each letter's graph is made, by the graph's IRI."""
    with store.reading() as engine:
        quads = [quad for quad in engine.quads_for_pattern(None, _FROM, None, None) if quad.subject == quad.graph_name]
        return {_value(quad.graph_name): _file(engine, quad.object) for quad in quads}


def others(store: Store) -> dict[str, dict[str, File]]:
    """The further files of each letter that has any, by the graph's IRI and by digest."""
    found: dict[str, dict[str, File]] = {}
    with store.reading() as engine:
        for quad in engine.quads_for_pattern(None, _BESIDE, None, None):
            file = _file(engine, quad.subject)
            found.setdefault(_value(quad.graph_name), {})[file.sha256] = file
    return found


def _file(engine: ox.Store, node: Any) -> File:
    def told(predicate: ox.NamedNode) -> str:
        return next((_value(q.object) for q in engine.quads_for_pattern(node, predicate, None, None)), "")

    return File(_value(node).rpartition("/")[2], told(_FORMAT), told(_NAME))


def alternates(base_iri: str, source: File, further: Mapping[str, File]) -> Iterator[ox.Triple]:
    """What a graph says of the further files of its letter: each is an alternate of the one that was read."""
    for file in _in_order(further.values()):
        node = _node(base_iri, file)
        yield ox.Triple(node, _A, _ENTITY)
        yield ox.Triple(node, _FORMAT, ox.Literal(file.media_type))
        yield ox.Triple(node, _NAME, ox.Literal(file.name))
        yield ox.Triple(node, _BESIDE, _node(base_iri, source))


def _in_order(files: Iterable[File]) -> list[File]:
    return sorted(files)


def _node(base_iri: str, file: File) -> ox.NamedNode:
    return ox.NamedNode(f"{base_iri}id/bestand/{file.sha256}")


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
