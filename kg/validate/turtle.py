"""The report as SHACL says it: one sh:ValidationReport, whatever the number of graphs."""

from collections.abc import Iterable, Iterator

from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.namespaces import bind
from kg.validate.result import Report, Result
from kg.validate.shapes import Shapes, default_shapes

__all__ = ["as_turtle", "graph_of"]

_PARTS = (RDF.first, RDF.rest, SH.inversePath, SH.alternativePath)


def as_turtle(reports: Iterable[Report], shapes: Shapes | None = None) -> str:
    """The report as Turtle; the same reports always give the same bytes."""
    return graph_of(reports, shapes).serialize(format="turtle")


def graph_of(reports: Iterable[Report], shapes: Shapes | None = None) -> Graph:
    """The SHACL report on all the graphs together, as a new rdflib graph.

    Its blank nodes are numbered in the order of the results: those of two letters never meet. A blank node of the
    data stands for no node outside its file, so it is numbered anew too.
    """
    shapes = shapes or default_shapes()
    graph = bind(Graph())
    report = BNode("report")
    graph.add((report, RDF.type, SH.ValidationReport))
    conforms = True
    number = 0
    for one in reports:
        conforms = conforms and not one.results
        for result in one.results:
            number += 1
            node = BNode(f"result{number}")
            graph.add((report, SH.result, node))
            for predicate, value in _statements(result, str(number)):
                graph.add((node, predicate, value))
            _add_path(graph, node, result, shapes.graph)
    # SHACL: a report conforms only if it has no result of any severity; Report.conforms asks for violations alone.
    graph.add((report, SH.conforms, Literal(conforms)))
    return graph


def _statements(result: Result, key: str) -> Iterator[tuple[URIRef, Node]]:
    yield RDF.type, SH.ValidationResult
    yield SH.resultSeverity, SH[result.severity.value]
    yield SH.sourceShape, URIRef(result.shape)
    yield SH.sourceConstraintComponent, URIRef(result.component)
    yield SH.focusNode, _renamed(result.focus, f"{key}focus")
    if result.value is not None:
        yield SH.value, _renamed(result.value, f"{key}value")
    for language, message in zip(("nl", "en"), result.messages, strict=True):
        yield SH.resultMessage, Literal(message, lang=language)
    for language, detail in zip(("nl", "en"), result.detail or (), strict=False):
        yield RDFS.comment, Literal(detail, lang=language)


def _renamed(node: Node, key: str) -> Node:
    return BNode(f"data{key}") if isinstance(node, BNode) else node


def _add_path(graph: Graph, node: BNode, result: Result, shapes: Graph) -> None:
    path = result.predicate or shapes.value(URIRef(result.shape), SH.path)
    if path is not None:
        graph.add((node, SH.resultPath, _copied(graph, path, shapes, f"{node}path")))


def _copied(graph: Graph, path: Node, shapes: Graph, key: str) -> Node:
    """A property path of the shapes with blank nodes of its own."""
    if not isinstance(path, BNode):
        return path
    copy = BNode(key)
    for part in _PARTS:
        value = shapes.value(path, part)
        if value is not None:
            graph.add((copy, part, _copied(graph, value, shapes, f"{key}{part[-1]}")))
    return copy
