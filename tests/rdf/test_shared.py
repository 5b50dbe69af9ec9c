"""The graphs that belong to no letter."""

from rdflib import DCTERMS, RDF, VOID, BNode, Literal, URIRef

from kg.rdf import iri
from kg.rdf.mapping import dataset_graph, reference_graph
from kg.rdf.namespaces import DEFAULT_BASE, KG

BASE = "https://example.org/kg/"


def test_reference_has_formations_codes_and_terms_under_the_base() -> None:
    graph = reference_graph(BASE)
    assert graph.identifier == URIRef(f"{BASE}graph/reference")
    assert (iri.formation(BASE, "RBZ"), RDF.type, KG["CouncilFormation"]) in graph
    assert (iri.code("brief"), None, None) in graph
    assert (KG["Letter"], None, None) in graph
    assert not [node for triple in graph for node in triple if str(node).startswith(f"{DEFAULT_BASE}id/")]


def test_reference_has_no_blank_node_and_is_always_the_same() -> None:
    one, two = reference_graph(), reference_graph()
    assert not [node for triple in one for node in triple if isinstance(node, BNode)]
    assert set(one) == set(two)


def test_the_data_set_describes_itself() -> None:
    graph, node = dataset_graph(BASE), URIRef(f"{BASE}id/dataset")
    assert graph.identifier == URIRef(f"{BASE}graph/dataset")
    assert (node, RDF.type, VOID.Dataset) in graph
    assert (node, VOID.uriSpace, Literal(BASE)) in graph
    assert graph.value(node, DCTERMS.license) == URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert {title.language for title in graph.objects(node, DCTERMS.title) if isinstance(title, Literal)} == {
        "nl",
        "en",
    }
    assert set(dataset_graph(BASE)) == set(graph)
