"""Which source file each letter's graph is made from, and in which other files the letter stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.rdf.namespaces import DCTERMS, KG, PROV, RDF, SCHEMA
from kg.store.embedded import Store

__all__ = ["File", "alternates", "graphs_of", "holder", "metadata", "named", "others", "used"]

_FORMAT = ox.NamedNode(str(DCTERMS["format"]))
_NAME = ox.NamedNode(str(SCHEMA.name))
_METADATA = ox.NamedNode(str(KG["metadata"]))
_NUMBER = ox.NamedNode(str(KG["chamberNumber"]))
_FROM = ox.NamedNode(str(PROV.wasDerivedFrom))
_BESIDE = ox.NamedNode(str(PROV.alternateOf))
_BY = ox.NamedNode(str(PROV.wasAttributedTo))
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


def used(store: Store, graph: str) -> File | None:
    """The file from which a letter's graph is made; None where there is no such graph."""
    with store.reading() as engine:
        node = ox.NamedNode(graph)
        return next((_file(engine, q.object) for q in engine.quads_for_pattern(node, _FROM, None, node)), None)


def others(store: Store, graph: str) -> dict[str, File]:
    """The further files of a letter, by digest."""
    with store.reading() as engine:
        quads = engine.quads_for_pattern(None, _BESIDE, None, ox.NamedNode(graph))
        return {file.sha256: file for file in (_file(engine, quad.subject) for quad in quads)}


def holder(store: Store, sha256: str, program: str) -> str | None:
    """The graph that the program (by its IRI) made of a file, or in which it tells of it as a further one."""
    node = ox.NamedNode(f"{store.base_iri}id/bestand/{sha256}")
    with store.reading() as engine:
        told = (
            *engine.quads_for_pattern(None, _FROM, node, None),
            *engine.quads_for_pattern(node, _BESIDE, None, None),
        )
        graphs = sorted({quad.graph_name.value for quad in told if isinstance(quad.graph_name, ox.NamedNode)})
        return next((graph for graph in graphs if _made_by(engine, graph, program)), None)


def graphs_of(store: Store, sha256: str) -> tuple[list[str], list[str]]:
    """The graphs that any program made of a file, and those in which it is told of as a further one; sorted."""
    node = ox.NamedNode(f"{store.base_iri}id/bestand/{sha256}")
    with store.reading() as engine:
        made = {q.graph_name for q in engine.quads_for_pattern(None, _FROM, node, None) if q.subject == q.graph_name}
        told = {q.graph_name for q in engine.quads_for_pattern(node, _BESIDE, None, None)}
    return sorted(map(_value, made)), sorted(_value(name) for name in told if isinstance(name, ox.NamedNode))


def _made_by(engine: ox.Store, graph: str, program: str) -> bool:
    node = ox.NamedNode(graph)
    return next(engine.quads_for_pattern(node, _BY, ox.NamedNode(program), node), None) is not None


def metadata(store: Store, graph: str) -> frozenset[str]:
    """The digests of the metadata that a letter was read with; none where it was read without."""
    with store.reading() as engine:
        node = ox.NamedNode(graph)
        quads = engine.quads_for_pattern(node, _METADATA, None, node)
        return frozenset(_value(quad.object).rpartition("/")[2] for quad in quads)


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


def named(base_iri: str, sha256: str, name: str) -> ox.Triple:
    """The statement that a file has a name."""
    return ox.Triple(ox.NamedNode(f"{base_iri}id/bestand/{sha256}"), _NAME, ox.Literal(name))


def _in_order(files: Iterable[File]) -> list[File]:
    return sorted(files)


def _node(base_iri: str, file: File) -> ox.NamedNode:
    return ox.NamedNode(f"{base_iri}id/bestand/{file.sha256}")


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
