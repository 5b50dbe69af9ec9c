"""Finds, for a broken rule, the letter and the words of the letter that it concerns."""

from rdflib import DCTERMS, FOAF, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.namespaces import KG, OA
from kg.validate.result import Bilingual, Quote

__all__ = ["detail_of", "letter_of", "papers", "quotes_of"]

_MOST = 3  # a meeting may be named fifty times; three quotes are enough to find it


def papers(graph: Graph) -> tuple[Node, ...]:
    """The papers that the graph is about, sorted: topics of named graphs and letters."""
    found = {*graph.objects(None, FOAF.primaryTopic), *graph.subjects(RDF.type, KG.Letter)}
    return tuple(sorted(found, key=str))


def name_of(graph: Graph, paper: Node) -> str:
    """A paper's official id, its IRI where it has none."""
    return str(next(iter(sorted(graph.objects(paper, DCTERMS.identifier), key=str)), paper))


def letter_of(graph: Graph, focus: Node, among: tuple[Node, ...]) -> str | None:
    """The letter whose rule is broken at a node, by its official id or IRI; None where it cannot be told."""
    if len(among) == 1:
        return name_of(graph, among[0])
    topic = graph.value(focus, FOAF.primaryTopic, any=True)
    for paper in among:
        if paper in (focus, topic) or str(focus).startswith(f"{paper}/"):
            return name_of(graph, paper)
    for mention in graph.subjects(OA.hasBody, focus):
        for paper in among:
            if str(mention).startswith(f"{paper}/"):
                return name_of(graph, paper)
    return None


def quotes_of(graph: Graph, focus: Node, path: Node | None, value: Node | None) -> tuple[Quote, ...]:
    """The words concerned: of the value, else those that prove the property, else those that mean the node."""
    for places in (_places(graph, value), _proofs(graph, focus, path), _places(graph, focus)):
        quotes = sorted({quote for place in places for quote in _quotes(graph, place)}, key=_order)
        if quotes:
            return tuple(quotes[:_MOST])
    return ()


def detail_of(graph: Graph, focus: Node) -> Bilingual | None:
    """What the graph itself says of an anomaly, where it does so in both languages."""
    if (focus, RDF.type, KG.Anomaly) not in graph:
        return None
    said = {getattr(words, "language", None): str(words) for words in graph.objects(focus, RDFS.comment)}
    return Bilingual(said["nl"], said["en"]) if {"nl", "en"} <= said.keys() else None


def _order(quote: Quote) -> tuple[int, str]:
    return (-1 if quote.start is None else quote.start, quote.text)


def _places(graph: Graph, node: Node | None) -> set[Node]:
    """The places of a node: itself, its target, or those of the mentions whose body it is."""
    if node is None or isinstance(node, Literal):
        return set()
    holders = set(graph.subjects(OA.hasSelector, node))
    if holders:
        return holders
    # A letter is the body of all that its head states: those words would tell nothing.
    mentions = {node} if (node, RDF.type, KG.Letter) in graph else {node, *graph.subjects(OA.hasBody, node)}
    return {node, *(target for mention in mentions for target in graph.objects(mention, OA.hasTarget))}


def _proofs(graph: Graph, focus: Node, path: Node | None) -> set[Node]:
    """The places of the mentions that prove a property of a paper."""
    if not isinstance(path, URIRef):
        return set()
    mentions = graph.subjects(KG.supports, path)
    targets = {target for mention in mentions for target in graph.objects(mention, OA.hasTarget)}
    return {target for target in targets if (target, OA.hasSource, focus) in graph}


def _quotes(graph: Graph, place: Node) -> set[Quote]:
    selectors = {place, *graph.objects(place, OA.hasSelector)}
    starts = sorted(str(start) for selector in selectors for start in graph.objects(selector, OA.start))
    start = int(starts[0]) if starts and starts[0].isascii() and starts[0].isdigit() and len(starts[0]) < 12 else None
    return {Quote(str(exact), start) for selector in selectors for exact in graph.objects(selector, OA.exact)}
