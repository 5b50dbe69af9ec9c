"""The clients that people use: each asks the same server and gets what it expects."""

import json
import shutil
import subprocess
import warnings

import httpx
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from stand import KG, LETTER

SELECT = "SELECT ?t WHERE { ?s <http://purl.org/dc/terms/title> ?t } ORDER BY ?t"


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("posted", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper_reads_a_table(server: str, method: str, posted: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{server}/sparql")
    client.setMethod(method)
    client.setRequestMethod(posted)
    client.setQuery(SELECT)
    client.setReturnFormat(SPARQLWrapper.JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["t"]["value"] for row in rows] == ["Brief", "Raad Algemene Zaken en Raad Buitenlandse Zaken"]


@pytest.mark.parametrize("form", [SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV])
def test_sparqlwrapper_reads_the_other_forms_of_a_table(server: str, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{server}/sparql", returnFormat=form)
    client.setQuery(SELECT)
    found = client.queryAndConvert()
    assert "Brief" in (found.toxml() if form == SPARQLWrapper.XML else found.decode())


@pytest.mark.parametrize(
    "form", [SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.XML, SPARQLWrapper.N3, SPARQLWrapper.JSONLD]
)
def test_sparqlwrapper_reads_a_graph(server: str, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(f"{server}/sparql")
    client.setQuery("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }")
    client.setReturnFormat(form)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SPARQLWrapper's own, about rdflib's ConjunctiveGraph
        found = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert len(graph) == 4


def test_rdflib_reads_the_endpoint_as_a_graph(server: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server}/sparql"))
    assert list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{KG}Letter"))) == [rdflib.URIRef(LETTER)]
    assert graph.query("ASK { ?s ?p ?o }").askAnswer is True


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_reads_a_table(server: str) -> None:
    call = ["curl", "-sS", "--data-urlencode", f"query={SELECT}", f"{server}/sparql"]
    table = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
    assert len(table["results"]["bindings"]) == 2


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_follows_an_identifier_to_its_triples(server: str) -> None:
    call = ["curl", "-sSL", "-H", "Accept: text/turtle", f"{server}/id/kamerstuk/21501-02-2976"]
    told = rdflib.Graph().parse(data=subprocess.run(call, capture_output=True, check=True).stdout)
    paper = rdflib.URIRef("https://graaf.example/kg/id/kamerstuk/21501-02-2976")
    assert len(set(told.predicate_objects(paper))) == 11
    assert {str(predicate) for subject, predicate in told.subject_predicates() if subject != paper} == {
        str(rdflib.DCTERMS.title)  # its dossier's name
    }


def test_httpx_reads_a_table(server: str) -> None:
    assert httpx.post(f"{server}/sparql", data={"query": SELECT}).json()["head"]["vars"] == ["t"]
