"""The W3C's tests of the Graph Store Protocol and of the Service Description, against a real server and store.

The first tell requests and responses in words, for a reader to try; what they mean and say wrongly is put right in
``MENDED``: statements without their full stop, a graph that no test makes, and the answer of an earlier state.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import rdflib
from conftest import Serving
from rdflib.compare import isomorphic

from kg.store.embedded import Store

SHARED = Path(os.environ.get("KAMERGRAAF_SHARED") or Path(__file__).parents[3] / "shared")
SUITES = SHARED / "suites" / "sparql11"
MANIFEST = SUITES / "http-rdf-update" / "manifest.ttl"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
TOKEN = "a-token-for-the-tests"
absent = pytest.mark.skipif(not MANIFEST.exists(), reason="the W3C suite is not here: set KAMERGRAAF_SHARED")
MENDED = {
    "get_of_post__existing_graph": """@prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix v: <http://www.w3.org/2006/vcard/ns#> .
        <http://$HOST$/$GRAPHSTORE$/person/1> a foaf:Person ; foaf:name "Jane Doe" ;
            foaf:businessCard [ a v:VCard ; v:fn "Jane Doe" ] ."""
}


@dataclass(frozen=True)
class Case:
    """A request and the response that it should have, in the suite's own words."""

    name: str
    request: str
    response: str


def cases() -> Iterator[Case]:
    graph = rdflib.Graph().parse(MANIFEST)
    entries = graph.value(graph.value(None, rdflib.RDF.type, MF.Manifest), MF.entries)
    for entry in rdflib.collection.Collection(graph, entries):
        told = next(str(text) for text in graph.objects(entry, rdflib.RDFS.comment) if "#### Request" in text)
        request, response = told.split("#### Request")[1].split("#### Response")
        yield Case(str(entry).rpartition("#")[2], plain(request), plain(response))


def plain(text: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in text.strip("\n").splitlines()).strip()


CASES = list(cases()) if MANIFEST.exists() else []


@absent
def test_the_suite_is_whole() -> None:
    assert len(CASES) == 18


def split(text: str) -> tuple[str, dict[str, str], str]:
    head, _, body = text.partition("\n\n")
    first, *lines = head.splitlines()
    return first, dict(line.split(": ", 1) for line in lines if ": " in line), body


def whole(body: str) -> str:
    """With the full stops and the line ends that the suite leaves out."""
    body = re.sub(r'("Jane Doe"|"Doe"|"Jane")(?=\s*(?:\n--|$))', r"\1 .\n", body)
    return body.replace("\n", "\r\n") if body.startswith("--") else body


class Play:
    """One run through the tests, in their order: each goes on from where the last has left the store."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.new_path = ""
        self.put("person/2.ttl")  # the suite deletes it and never makes it

    def put(self, path: str) -> None:
        body = "<urn:a> <urn:b> <urn:c> ."
        found = httpx.put(f"{self.address}/graphs/{path}", content=body, headers={"authorization": f"Bearer {TOKEN}"})
        assert found.status_code == 201

    def told(self, text: str) -> str:
        host = self.address.removeprefix("http://")
        text = text.replace("$HOST$/$GRAPHSTORE$", f"{host}/graphs").replace("$GRAPHSTORE$", "/graphs")
        return text.replace("$HOST$", host).replace("$NEWPATH$", self.new_path)

    def run(self, case: Case) -> None:
        line, headers, body = split(self.told(case.request))
        method, path, _ = line.split()
        url = path if path.startswith("http") else self.address + path
        sent = {**headers, "Host": self.address.removeprefix("http://"), "Authorization": f"Bearer {TOKEN}"}
        found = httpx.request(method, url, headers=sent, content=whole(body).encode() or None)
        self.compare(case, found)

    def compare(self, case: Case, found: httpx.Response) -> None:
        line, headers, body = split(self.told(case.response))
        assert found.status_code == int(line.split()[0]), f"{case.name}: {found.text}"
        if "Location" in headers:
            self.new_path = found.headers["location"]
        if kind := headers.get("Content-Type"):
            assert found.headers["content-type"] == kind
            assert found.headers["content-length"]
        body = self.told(MENDED.get(case.name, body))
        if body:
            graphs = [rdflib.Graph().parse(data=text, format="turtle") for text in (found.text, body)]
            assert isomorphic(*graphs), f"{case.name}: {found.text}"


@absent
def test_the_graph_store_protocol(serving: Serving, tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "a.store"):
        pass
    with Store.open(tmp_path / "a.store") as store, serving(store, token=TOKEN) as address:
        play = Play(address)
        for case in CASES:
            play.run(case)


# The three tests of the suite service-description have no more to them than their names.


def test_returns_rdf(web: httpx.Client) -> None:
    assert len(rdflib.Graph().parse(data=web.get("/sparql").text, format="turtle")) > 5


def test_has_endpoint_triple(web: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=web.get("/sparql").text, format="turtle")
    (service,) = graph.subjects(rdflib.RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == rdflib.URIRef(f"{str(web.base_url).rstrip('/')}/sparql")


def test_conforms_to_schema(web: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=web.get("/sparql").text, format="turtle")
    for property_, kind in ((SD.defaultDataset, SD.Dataset), (SD.defaultGraph, SD.Graph)):
        values = list(graph.objects(None, property_))
        assert values
        assert all((value, rdflib.RDF.type, kind) in graph for value in values)
    instances = set(graph.objects(None, SD.feature)) | set(graph.objects(None, SD.supportedLanguage))
    known = {SD.UnionDefaultGraph, SD.SPARQL11Query, SD.SPARQL11Update, SD.BasicFederatedQuery, SD.DereferencesURIs}
    assert instances
    assert instances <= known
    assert all(str(form).startswith("http://www.w3.org/ns/formats/") for form in graph.objects(None, SD.resultFormat))
