"""Validates graphs: one, or many in a stream."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from kg.validate import engine, words
from kg.validate.result import Report, Result, Severity
from kg.validate.screen import screen_of
from kg.validate.shapes import Rule, Shapes, default_shapes, path_text
from kg.validate.statements import Statements

__all__ = ["validate", "validate_all"]

BATCH = 64
"""Graphs that are screened together."""

_RANK = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


def validate(graph: Graph, shapes: Shapes | None = None, name: str = "") -> Report:
    """Runs the rules over the graph of one letter (or of several); ``name`` is what the report calls it.

    Raises RdfError for a graph with malformed terms, ShapeError for shapes that cannot be run.
    """
    return _report(graph, shapes or default_shapes(), name, None)


def _screened(graph: Graph | Statements, shapes: Shapes, name: str, rules: frozenset[URIRef]) -> Report:
    """The report on a graph that the screen has seen; pySHACL need not look where no rule is named."""
    if rules:
        return _report(graph.graph() if isinstance(graph, Statements) else graph, shapes, name, rules)
    head = graph.head() if isinstance(graph, Statements) else graph
    return Report((), tuple(words.name_of(head, paper) for paper in words.papers(head)), name)


def _report(graph: Graph, shapes: Shapes, name: str, rules: frozenset[URIRef] | None) -> Report:
    """The report on a graph by the rules named, all of them for None."""
    among = words.papers(graph)
    found = engine.run(graph, shapes, rules)
    results = {_result(graph, shapes, found, node, among) for node in found.objects(None, SH.result)}
    ordered = tuple(sorted(results, key=lambda result: _order(result, shapes)))
    return Report(ordered, tuple(words.name_of(graph, paper) for paper in among), name)


def validate_all(graphs: Iterable[tuple[str, Graph | Statements]], shapes: Shapes | None = None) -> Iterator[Report]:
    """A report for each (name, graph), in order, the same as ``validate`` gives; taken in batches, which is faster.

    Raises as ``validate``.
    """
    shapes = shapes or default_shapes()
    screen = screen_of(shapes)
    waiting = iter(graphs)
    while batch := list(islice(waiting, BATCH)):
        named = screen.named([graph for _, graph in batch])
        for (name, graph), rules in zip(batch, named, strict=True):
            yield _screened(graph, shapes, name, rules)


def _result(graph: Graph, shapes: Shapes, found: Graph, node: Node, among: tuple[Node, ...]) -> Result:
    rule = _rule(shapes, found, node)
    focus = found.value(node, SH.focusNode, any=False)
    assert focus is not None  # SHACL: every result has exactly one
    path = found.value(node, SH.resultPath)
    value = found.value(node, SH.value)
    return Result(
        rule=rule.number,
        severity=rule.severity,
        focus=focus,
        path=path_text(shapes.graph, path) if isinstance(path, URIRef) else rule.path,
        value=value,
        messages=rule.messages,
        advice=rule.advice,
        shape=str(rule.shape),
        component=str(found.value(node, SH.sourceConstraintComponent)),
        quotes=words.quotes_of(graph, focus, path, value),
        letter=words.letter_of(graph, focus, among),
        detail=words.detail_of(graph, focus),
        predicate=path if isinstance(path, URIRef) else None,
    )


def _rule(shapes: Shapes, found: Graph, node: Node) -> Rule:
    shape = found.value(node, SH.sourceShape)
    assert isinstance(shape, URIRef)  # every shape with a target is a named rule; a test holds it
    return shapes.rules[shape]


def _order(result: Result, shapes: Shapes) -> tuple[object, ...]:
    rule = shapes.rules[URIRef(result.shape)].order
    return (_RANK[result.severity], *rule, str(result.focus), result.path or "", str(result.value), result.component)
