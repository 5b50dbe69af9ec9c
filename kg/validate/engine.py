"""Runs pySHACL over one graph.

pySHACL's own entry point reads the shapes anew for each graph; its Validator takes them read. The rules that are
queries are answered by Oxigraph, which is many times faster at them than rdflib: the engine asks the graph that it
was given, and ours passes the question on. A graph of which Oxigraph might think otherwise than rdflib (an integer
beyond 64 bit, a day that is none, a text where a day is compared) is asked by rdflib, as pySHACL does by itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import pyoxigraph as ox
from pyshacl import Validator
from pyshacl.errors import ReportableRuntimeError, ShapeLoadError, ValidationFailure
from pyshacl.graph_abstraction import DataGraph
from rdflib import SH, BNode, Graph, Literal, URIRef, Variable
from rdflib.query import Result
from rdflib.term import Identifier, Node

from kg.errors import RdfError, ShapeError
from kg.validate.odd import is_odd
from kg.validate.shapes import Shapes, path_text

__all__ = ["from_ox", "run", "to_ox"]

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def run(graph: Graph, shapes: Shapes, rules: frozenset[URIRef] | None = None) -> Graph:
    """The SHACL report on a graph, as pySHACL writes it, by all rules or only those named. The graph is only read.

    Raises RdfError where the graph holds what is not RDF (a malformed IRI), ShapeError where a shape cannot be run.
    """
    try:
        asked = _Asked(graph, is_odd(graph, shapes))
        validator = Validator(DataGraph.from_rdflib(asked), shacl_graph=Graph(bind_namespaces="none"))
        validator.shacl_graph = shapes.engine if rules is None else shapes.engine_of(rules)
        report: Graph = validator.run()[1]  # type: ignore[no-untyped-call]
    except (ValidationFailure, ShapeLoadError, ReportableRuntimeError) as error:
        _tell_nameless(graph, shapes)
        raise ShapeError("The shapes cannot be run over this graph; report this as a fault of kamergraaf.") from error
    return report


def _tell_nameless(graph: Graph, shapes: Shapes) -> None:
    """Raises RdfError where a blank node stands for a value that has an order, which pySHACL gives up on."""
    for shape, behind in shapes.graph.subject_objects(SH.lessThan | SH.lessThanOrEquals):
        for path in filter(None, (shapes.graph.value(shape, SH.path), behind)):
            if any(isinstance(value, BNode) for value in graph.objects(None, path)):
                name = path_text(shapes.graph, path)
                raise RdfError(f"The graph has a blank node as {name}, where a value must stand; write the value.")


class _Asked(Graph):
    """The same triples as another graph, without a copy; Oxigraph answers its queries, of an odd one rdflib."""

    def __init__(self, graph: Graph, odd: bool) -> None:
        super().__init__(store=graph.store, identifier=graph.identifier, bind_namespaces="none")
        self._odd = odd
        self._copy: ox.Store | None = None

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Result:
        """Answers a SELECT of the shapes; ``initBindings`` (the fifth argument) are put into it as terms."""
        if self._odd:
            # rdflib breaks off at a place that is no whole number (`oa:start 1.5`): what Oxigraph finds then stands
            with suppress(TypeError, ValueError, ArithmeticError):
                result = super().query(query_object, *args, **kwargs)
                _ = result.bindings  # which computes them
                return result
        bindings: Mapping[str, Node] = kwargs.get("initBindings") or (args[3] if len(args) > 3 else {})
        if self._copy is None:
            self._copy = ox.Store()
            self._copy.bulk_extend(_quads(self))
        substitutions = {ox.Variable(name): to_ox(term) for name, term in bindings.items()}
        solutions = self._copy.query(query_object, substitutions=substitutions)
        assert isinstance(solutions, ox.QuerySolutions)  # shapes hold SELECT only: SHACL allows no other
        return _result(solutions)


def _result(solutions: ox.QuerySolutions) -> Result:
    result = Result("SELECT")
    result.vars = [Variable(variable.value) for variable in solutions.variables]
    pairs = [(Variable(variable.value), variable) for variable in solutions.variables]
    result.bindings = [
        {ours: from_ox(term) for ours, theirs in pairs if (term := row[theirs]) is not None} for row in solutions
    ]
    return result


def _quads(graph: Graph) -> Iterator[ox.Quad]:
    for subject, predicate, value in graph:
        yield ox.Quad(to_ox(subject), to_ox(predicate), to_ox(value))


def to_ox(term: Node) -> Any:
    """A term of rdflib as one of Oxigraph; raises RdfError where it is no RDF term."""
    try:
        if isinstance(term, URIRef):
            return ox.NamedNode(term)
        if isinstance(term, BNode):
            return ox.BlankNode(term)
        if isinstance(term, Literal) and term.language:
            return ox.Literal(term, language=term.language)
        if isinstance(term, Literal):
            return ox.Literal(term, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
    except ValueError as error:
        raise RdfError(f"The graph holds {str(term)[:80]!r}, which is no IRI or language of RDF; mend it.") from error
    raise RdfError(f"The graph holds {str(term)[:80]!r}, which is no term of RDF; mend it.")


def from_ox(term: Any) -> Identifier:
    """A term of Oxigraph as one of rdflib, its spelling kept; raises RdfError for a quoted triple."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise RdfError("The file uses quoted triples (RDF 1.2), which kamergraaf does not read; write plain triples.")
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=None if term.datatype == _STRING else term.datatype.value, normalize=False)


_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
