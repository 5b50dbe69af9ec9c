"""Which source file each letter's graph is made from, and in which other files the letter stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.rdf.namespaces import DCTERMS, KG, PROV, RDF, SCHEMA
from kg.store.embedded import Store

__all__ = ["File", "alternates", "metadata", "others", "used"]

_FORMAT = ox.NamedNode(str(DCTERMS["format"]))
_NAME = ox.NamedNode(str(SCHEMA.name))
_METADATA = ox.NamedNode(str(KG["metadata"]))
_NUMBER = ox.NamedNode(str(KG["chamberNumber"]))
_FROM = ox.NamedNode(str(PROV.wasDerivedFrom))
_BESIDE = ox.NamedNode(str(PROV.alternateOf))
_A = ox.NamedNode(str(RDF.type))
_ENTITY = ox.NamedNode(str(PROV.Entity))


class File(NamedTuple):
    """A file by the sha256 hex digest of its bytes, its media type, its name without a folder, and the numbers that
    the Tweede Kamer gives it and its cases, sorted.
    """

    sha256: str
    media_type: str
    name: str
    numbers: tuple[str, ...] = ()


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


def metadata(store: Store) -> dict[str, frozenset[str]]:
    """The digests of the metadata that each letter was read with, by the graph's IRI; none that was read without."""
    found: dict[str, set[str]] = {}
    with store.reading() as engine:
        for quad in engine.quads_for_pattern(None, _METADATA, None, None):
            if quad.subject == quad.graph_name:
                found.setdefault(_value(quad.graph_name), set()).add(_value(quad.object).rpartition("/")[2])
    return {graph: frozenset(digests) for graph, digests in found.items()}


def _file(engine: ox.Store, node: Any) -> File:
    def told(predicate: ox.NamedNode) -> list[str]:
        return sorted({_value(quad.object) for quad in engine.quads_for_pattern(node, predicate, None, None)})

    form, name = (next(iter(told(predicate)), "") for predicate in (_FORMAT, _NAME))
    return File(_value(node).rpartition("/")[2], form, name, tuple(told(_NUMBER)))


def alternates(base_iri: str, source: File, further: Mapping[str, File]) -> Iterator[ox.Triple]:
    """What a graph says of the further files of its letter: each is an alternate of the one that was read."""
    for file in _in_order(further.values()):
        node = _node(base_iri, file)
        yield ox.Triple(node, _A, _ENTITY)
        yield ox.Triple(node, _FORMAT, ox.Literal(file.media_type))
        yield ox.Triple(node, _NAME, ox.Literal(file.name))
        yield ox.Triple(node, _BESIDE, _node(base_iri, source))
        yield from (ox.Triple(node, _NUMBER, ox.Literal(number)) for number in file.numbers)


def _in_order(files: Iterable[File]) -> list[File]:
    return sorted(files)


def _node(base_iri: str, file: File) -> ox.NamedNode:
    return ox.NamedNode(f"{base_iri}id/bestand/{file.sha256}")


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
