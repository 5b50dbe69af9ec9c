"""The graphs that belong to no letter: what letters share, and what the data set says of itself."""

from typing import Final

from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Literal, URIRef
from rdflib.term import Node

from kg import resources
from kg.errors import ShapeError
from kg.rdf import iri
from kg.rdf.namespaces import CODE, DEFAULT_BASE, PREFIXES, bind
from kg.rdf.office_holders import office_holders

__all__ = ["DATASET", "REFERENCE", "THREADS", "dataset_graph", "reference_graph"]

REFERENCE: Final = "reference"
THREADS: Final = "threads"
DATASET: Final = "dataset"
"""Names of the graphs that no letter has: ``graph/reference`` and so on."""

_OURS: Final = f"{DEFAULT_BASE}id/"
_LICENSE: Final = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
_USED: Final = ("kg", "bibo", "cito", "dcterms", "foaf", "oa", "org", "prov", "schema", "skos", "time", "tooi")
_DUTCH: Final = URIRef("http://publications.europa.eu/resource/authority/language/NLD")
_TEXTS: Final = (
    (DCTERMS.title, "Kamergraaf: brieven van de regering aan het parlement", "nl"),
    (DCTERMS.title, "Kamergraaf: letters of the Dutch government to parliament", "en"),
    (
        DCTERMS.description,
        "Wat in Kamerbrieven staat, als gekoppelde gegevens: elk feit met de woorden die het zeggen.",
        "nl",
    ),
    (
        DCTERMS.description,
        "What the letters of the Dutch government to parliament say, as linked data: each fact with the words "
        "that state it.",
        "en",
    ),
)


def reference_graph(base: str = DEFAULT_BASE) -> Graph:
    """``graph/reference``: the ontology, the codes, and all of ``ontology/reference``, with identifiers under the base.

    Raises ShapeError for an installation whose ontology is missing or malformed.
    """
    read = Graph(bind_namespaces="none")
    for name, text in resources.texts("ontology", ".ttl"):
        try:
            read.parse(data=text, format="turtle")
        except Exception as error:  # rdflib's parsers raise what they like
            raise ShapeError(f"ontology/{name} of this installation is no valid Turtle; install it again.") from error
    graph = bind(Graph(identifier=iri.named_graph(base, REFERENCE), bind_namespaces="none"))
    for subject, predicate, value in read:
        graph.add((_rebased(subject, base), predicate, _rebased(value, base)))
    for triple in office_holders(base):
        graph.add(triple)
    return graph


def _rebased(node: Node, base: str) -> Node:
    """An identifier of ours under another base; terms and codes keep theirs."""
    if isinstance(node, URIRef) and node.startswith(_OURS):
        return URIRef(f"{base}id/{node.removeprefix(_OURS)}")
    return node


def dataset_graph(base: str = DEFAULT_BASE) -> Graph:
    """``graph/dataset``: what the data set is, by DCAT and VoID; the same for every build under one base."""
    graph = bind(Graph(identifier=iri.named_graph(base, DATASET), bind_namespaces="none"))
    node = iri.dataset(base)
    graph.add((node, RDF.type, VOID.Dataset))
    graph.add((node, RDF.type, DCAT.Dataset))
    for predicate, words, language in _TEXTS:
        graph.add((node, predicate, Literal(words, lang=language)))
    graph.add((node, DCTERMS.license, _LICENSE))
    graph.add((node, DCTERMS.language, _DUTCH))
    graph.add((node, VOID.uriSpace, Literal(base)))
    for prefix in _USED:
        graph.add((node, VOID.vocabulary, URIRef(PREFIXES[prefix])))
    graph.add((node, VOID.vocabulary, URIRef(CODE)))
    return graph
