"""The data set's description holds to DCAT-AP-NL 3 in all four of its files of shapes, and its counts are right."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyshacl
import pytest
import rdflib
from click.testing import CliRunner
from conftest import Serving
from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, URIRef
from stand import BASE, TRIG

from kg.rdf.mapping import dataset_graph
from kg.serving import serve
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.store.load import load
from kg.web.dcat import Publisher, dcat
from kg.web.limits import Limits

SHARED = Path(os.environ.get("KAMERGRAAF_SHARED") or Path(__file__).parents[3] / "shared")
SHAPES = sorted((SHARED / "suites" / "dcat-ap-nl").glob("*.ttl"))
VCARD = "http://www.w3.org/2006/vcard/ns#"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
ME = URIRef(f"{BASE}id/dataset")
absent = pytest.mark.skipif(not SHAPES, reason="the shapes of DCAT-AP-NL are not here: set KAMERGRAAF_SHARED")


@pytest.fixture(scope="module", params=["told", "untold"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset") / "a.store"
    with Store.create_or_open(folder, BASE) as store:
        load(store, "-", form="trig", data=TRIG.encode())
        if request.param == "told":
            about = dataset_graph(BASE)
            store.replace_graph(str(about.identifier), about)
    return folder


@pytest.fixture(scope="module")
def described(place: Path, serving: Serving) -> Iterator[tuple[Graph, httpx.Client]]:
    with Store.open(place) as store, serving(store) as address, httpx.Client(base_url=address, timeout=20) as web:
        yield Graph().parse(data=web.get("/dataset", headers={"accept": "text/turtle"}).text), web


@absent
def test_the_shapes_are_whole() -> None:
    assert len(SHAPES) == 4


@absent
@pytest.mark.parametrize("shapes", SHAPES, ids=lambda path: path.stem)
def test_it_holds_to_the_profile(described: tuple[Graph, httpx.Client], shapes: Path) -> None:
    graph, _ = described
    _, report, text = pyshacl.validate(graph, shacl_graph=Graph().parse(shapes), advanced=True)
    assert not list(report.subjects(RDF.type, SH.ValidationResult)), text


@absent
def test_the_profile_would_see_what_is_missing(described: tuple[Graph, httpx.Client]) -> None:
    graph, _ = described
    less = Graph()
    for triple in graph:
        if triple[1] != DCTERMS.publisher:
            less.add(triple)
    conforms, _, _ = pyshacl.validate(
        less, shacl_graph=Graph().parse(SHARED / "suites/dcat-ap-nl/dcat-ap-nl-SHACL.ttl")
    )
    assert not conforms


def test_its_addresses_lead_where_they_say(described: tuple[Graph, httpx.Client]) -> None:
    graph, web = described
    addresses = {*graph.objects(None, DCAT.downloadURL), *graph.objects(None, DCAT.landingPage)}
    addresses |= {*graph.objects(None, DCAT.endpointDescription)}
    assert len(addresses) == 4
    for address in addresses:
        assert web.get(str(address)).status_code == 200, address
    (whole,) = (one for one in addresses if "CONSTRUCT" in one)
    (count,) = graph.objects(ME, VOID.triples)
    assert len(web.get(str(whole)).text.splitlines()) == int(count)


def test_each_class_and_property_is_counted(described: tuple[Graph, httpx.Client]) -> None:
    graph, web = described
    for kind, of, query in (
        (VOID.propertyPartition, VOID.property, "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o } GROUP BY ?x"),
        (VOID.classPartition, VOID["class"], "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x } GROUP BY ?x"),
    ):
        rows = web.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        wanted = {row["x"]["value"]: int(row["n"]["value"]) for row in rows}
        told = {
            str(graph.value(part, of)): int(graph.value(part, VOID.triples) or graph.value(part, VOID.entities) or 0)
            for part in graph.objects(ME, kind)
        }
        assert told == wanted


@pytest.mark.parametrize("path", ["/dataset", "/.well-known/void", "/sparql", "/def.ttl"])
def test_whoever_has_a_description_is_told_so(path: str, described: tuple[Graph, httpx.Client]) -> None:
    _, web = described
    turtle, triples = ({"accept": form} for form in ("text/turtle", "application/n-triples"))
    first, other = (web.get(path, headers=form).headers["etag"] for form in (turtle, triples))
    for known in (f'"none", {first}', first.removeprefix("W/"), "*"):
        again = web.get(path, headers={**turtle, "if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first)
    assert web.get(path, headers={**turtle, "if-none-match": '"none"'}).status_code == 200
    if path != "/def.ttl":  # which is one form, whatever is asked for
        assert other != first
        assert web.get(path, headers={**triples, "if-none-match": first}).status_code == 200


def test_there_is_one_data_set(described: tuple[Graph, httpx.Client]) -> None:
    graph, _ = described
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == {ME}
    assert len(list(graph.objects(ME, DCTERMS.license))) == 1


@pytest.mark.parametrize(
    ("contact", "way", "address"),
    [
        ("data@example.nl", "hasEmail", "mailto:data@example.nl"),
        ("mailto:data@example.nl", "hasEmail", "mailto:data@example.nl"),
        ("https://example.nl/vragen", "hasURL", "https://example.nl/vragen"),
        ("https://example.nl/@vragen", "hasURL", "https://example.nl/@vragen"),
        ("", "hasURL", "http://localhost/"),
    ],
)
def test_who_can_be_asked_is_told_by_mail_or_web(contact: str, way: str, address: str) -> None:
    told = to_rdflib(dcat("http://localhost/sparql", BASE, Publisher(contact=contact)))
    (point,) = set(told.objects(None, DCAT.contactPoint))
    ways = {(str(p), str(o)) for p, o in told.predicate_objects(point) if f"{p}".startswith(f"{VCARD}has")}
    assert ways == {(f"{VCARD}{way}", address)}


@pytest.mark.parametrize(
    "options",
    [["--publisher", "nobody"], ["--contact", "nowhere"], ["--contact", "a b@example.nl"], ["--root-path", "graaf"],
     ["--writable"], ["--trusted-proxy", "neighbour"], ["--writable", "--token-file", "/no/such/file"]],
)  # fmt: skip
def test_what_is_wrong_on_the_command_line_is_one_sentence(place: Path, options: list[str]) -> None:
    done = CliRunner().invoke(serve, ["--store", str(place), "--port", "0", *options])
    assert type(done.exception).__name__ == "UsageError"


@pytest.mark.parametrize(("more", "whole"), [(0, True), (-1, False)])
def test_all_triples_are_a_distribution_where_an_answer_has_room_for_them(
    place: Path, serving: Serving, more: int, whole: bool
) -> None:
    query = {"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "nt"}
    with Store.open(place) as store, serving(store) as address:
        size = len(httpx.get(f"{address}/sparql", params=query).content)
    with Store.open(place) as store, serving(store, Limits(answer=size + more)) as address:
        told = Graph().parse(data=httpx.get(f"{address}/dataset", headers={"accept": "text/turtle"}).text)
        places = set(told.objects(None, DCAT.downloadURL))
        assert len(places) == (3 if whole else 2)
        for one in places:
            if "CONSTRUCT" in str(one):
                assert len(httpx.get(str(one)).content) == size
        for shapes in SHAPES:
            _, report, text = pyshacl.validate(told, shacl_graph=Graph().parse(shapes), advanced=True)
            assert not list(report.subjects(RDF.type, SH.ValidationResult)), text
