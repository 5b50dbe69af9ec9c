"""The rules, read from ``shapes/``: each a shape with a number, a severity, and words in both languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from pyshacl import ShapesGraph
from pyshacl.errors import ShapeLoadError
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import resources
from kg.errors import ShapeError
from kg.rdf.namespaces import bind
from kg.validate.result import Bilingual, Severity

__all__ = ["Rule", "Shapes", "default_shapes", "path_text", "shapes_of"]

_NUMBER = re.compile(r"([A-Z]+)([0-9]+)")
# The engine scans every statement of a shape for parameters, each time; without the words it is much faster.
_WORDS = frozenset({SH.name, SH.message, RDFS.comment, DCTERMS.identifier, RDFS.label})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it demands (``messages`` tells it when broken) and what to do about it (``advice``)."""

    number: str
    shape: URIRef
    severity: Severity
    name: Bilingual
    messages: Bilingual
    advice: Bilingual
    path: str | None

    @property
    def order(self) -> tuple[str, int]:
        """Sorts L2 before L10."""
        match = _NUMBER.fullmatch(self.number)
        return (match[1], int(match[2])) if match else (self.number, 0)


@dataclass(frozen=True, slots=True)
class Shapes:
    """A set of rules: ``graph`` as published, ``rules`` by their shape's IRI, ``engine`` what pySHACL made of it."""

    graph: Graph
    rules: Mapping[URIRef, Rule]
    engine: ShapesGraph = field(repr=False, compare=False)

    def __hash__(self) -> int:
        return id(self.graph)

    @lru_cache(maxsize=512)  # noqa: B019 - shapes live as long as the program, and letters break few sets of rules
    def engine_of(self, rules: frozenset[URIRef]) -> ShapesGraph:
        """What pySHACL makes of these rules alone."""
        some = Graph(store="SimpleMemory")
        waiting: list[Node] = [*rules, *self.graph.objects(None, SH.prefixes)]
        while waiting:
            for triple in self.engine.graph.triples((waiting.pop(), None, None)):
                some.add(triple)
                if isinstance(triple[2], BNode):
                    waiting.append(triple[2])
        return _loaded(some)


@lru_cache(maxsize=1)
def default_shapes() -> Shapes:
    """The shapes that ship with Kamergraaf, parsed once. Raises ShapeError where they are missing or malformed."""
    graph = bind(Graph())
    for name, text in resources.texts("shapes", ".ttl"):
        try:
            graph.parse(data=text, format="turtle")
        except SyntaxError as error:  # rdflib's BadSyntax
            raise ShapeError(f"shapes/{name} is not well-formed Turtle; install kamergraaf again.") from error
    return shapes_of(graph)


def shapes_of(graph: Graph) -> Shapes:
    """Shapes from a SHACL graph whose every rule has a number and words in nl and en; else raises ShapeError."""
    rules = {rule.shape: rule for rule in sorted(_rules(graph), key=lambda rule: rule.order)}
    numbers = [rule.number for rule in rules.values()]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        raise ShapeError(f"The shapes use the rule number {twice[0]} more than once; give each rule its own.")
    if not rules:
        raise ShapeError("The shapes hold no rule; install kamergraaf again.")
    return Shapes(graph, MappingProxyType(rules), _engine(graph))


def _engine(graph: Graph) -> ShapesGraph:
    bare = Graph(store="SimpleMemory")
    for triple in graph:
        if triple[1] not in _WORDS:
            bare.add(triple)
    return _loaded(bare)


def _loaded(bare: Graph) -> ShapesGraph:
    engine = ShapesGraph(bare)
    try:
        _ = engine.shapes  # fills its cache here, once, rather than in the first letter
    except ShapeLoadError as error:
        raise ShapeError(f"The shapes are not valid SHACL: {error.message}") from error
    return engine


def _rules(graph: Graph) -> Iterator[Rule]:
    for shape, number in graph.subject_objects(DCTERMS.identifier):
        if isinstance(shape, URIRef) and (shape, RDF.type, OWL.Ontology) not in graph:
            yield _rule(graph, shape, str(number))


def _rule(graph: Graph, shape: URIRef, number: str) -> Rule:
    severity = str(graph.value(shape, SH.severity)).rpartition("#")[2]
    if severity not in set(Severity):
        raise ShapeError(f"Rule {number} has no severity of SHACL; give it sh:Violation, sh:Warning or sh:Info.")
    path = graph.value(shape, SH.path)
    return Rule(
        number=number,
        shape=shape,
        severity=Severity(severity),
        name=_words(graph, shape, SH.name, number),
        messages=_words(graph, shape, SH.message, number),
        advice=_words(graph, shape, RDFS.comment, number),
        path=None if path is None else path_text(graph, path),
    )


def _words(graph: Graph, shape: URIRef, predicate: URIRef, number: str) -> Bilingual:
    found = {getattr(words, "language", None): str(words) for words in graph.objects(shape, predicate)}
    if found.keys() != {"nl", "en"}:
        term = graph.namespace_manager.curie(predicate)
        raise ShapeError(f"Rule {number} has no {term} in both nl and en; add what is missing.")
    return Bilingual(found["nl"], found["en"])


def path_text(graph: Graph, path: Node) -> str:
    """A SHACL path as a SPARQL property path with prefixes: ``kg:signature/kg:person``, ``^foaf:primaryTopic``."""
    if isinstance(path, URIRef):
        return path.n3(graph.namespace_manager)
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        return "^" + path_text(graph, inverse)
    either = graph.value(path, SH.alternativePath)
    if either is not None:
        return "(" + "|".join(path_text(graph, step) for step in Collection(graph, either)) + ")"
    if isinstance(path, BNode) and (path, RDF.first, None) in graph:
        return "/".join(path_text(graph, step) for step in Collection(graph, path))
    raise ShapeError("A shape has a path of a form that is not used here; write it as a sequence, inverse or choice.")
