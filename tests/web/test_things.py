"""Identifiers lead somewhere, whatever base the graph was built under, and pages hold no markup but ours."""

from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from conftest import Serving
from stand import BASE, KG, LETTER, small

from kg.rdf.namespaces import DEFAULT_BASE
from kg.store.embedded import Store

# rdflib warns of itself when it reads JSON-LD
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

HTML = {"accept": "text/html"}


class Tags(HTMLParser):
    """The tags and the links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.scripts: list[str | None] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "script":
            self.scripts.append(dict(attrs).get("src"))
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]


@pytest.mark.parametrize(
    "path", ["kamerstuk/21501-02-2976", "publicatie/COM(2024)123", "publicatie/COM%282024%29123", "dossier/21501-02"]
)
def test_a_thing_sends_on_to_its_description(web: httpx.Client, path: str) -> None:
    found = web.get(f"/id/{path}")
    assert (found.status_code, found.headers["location"]) == (303, f"/doc/{path}")
    assert web.get(f"/doc/{path}").status_code == 200


@pytest.mark.parametrize(
    ("extension", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")]
)
def test_a_description_comes_by_accept_and_by_extension(web: httpx.Client, extension: str, form: str) -> None:
    named = web.get(f"/doc/kamerstuk/21501-02-2976.{extension}", headers={"accept": "image/png"})
    media_type = named.headers["content-type"].partition(";")[0]
    asked = web.get("/doc/kamerstuk/21501-02-2976", headers={"accept": media_type})
    graphs = [rdflib.Graph().parse(data=one.text, format=form) for one in (named, asked)]
    assert len(graphs[0]) == 12  # its own eleven statements, and what its dossier is called
    assert set(graphs[0]) == set(graphs[1])
    assert (rdflib.URIRef(LETTER), rdflib.RDF.type, rdflib.URIRef(f"{KG}Letter")) in graphs[0]


def test_what_points_at_a_thing_is_told_too(web: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=web.get("/doc/dossier/21501-02.ttl").text)
    assert (rdflib.URIRef(LETTER), rdflib.URIRef(f"{KG}dossier"), rdflib.URIRef(f"{BASE}id/dossier/21501-02")) in graph


def test_a_named_graph_comes_whole(web: httpx.Client) -> None:
    assert len(rdflib.Graph().parse(data=web.get("/graph/kst-21501-02-2976.ttl").text)) == 13
    assert web.get("/graph/kst-21501-02-2976", headers=HTML).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/doc/nothing", "/doc/", "/doc/%zz", "/doc/a%20b", "/doc/%3E%20%7B%7D", "/doc/%00", "/doc/%ff", "/graph/no"],
)
def test_what_the_graph_does_not_know_is_404(web: httpx.Client, path: str) -> None:
    assert web.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/doc/kamerstuk/21501-02-2976", "/sparql?query=SELECT*%7B%3Fs%20%3Fp%20%3Fo%7D", "/"])
@pytest.mark.parametrize("lang", ["nl", "en", "<script>"])
def test_a_hostile_letter_is_shown_and_never_run(web: httpx.Client, path: str, lang: str) -> None:
    page = web.get(path, params={**httpx.URL(path).params, "lang": lang}, headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    tags = Tags(page.text)
    editor = ["/static/editor.js"] if path.startswith("/sparql") else []
    assert tags.scripts == [*editor, "/static/page.js"]
    assert not [link for link in tags.links if link.startswith(("javascript:", "data:", "//"))]
    if path != "/":
        assert "&lt;script&gt;alert(&#34;1&#34;)" in page.text


def test_a_query_is_shown_in_its_form_as_it_was_written(web: httpx.Client) -> None:
    query = 'ASK { ?s ?p "</textarea><script>" }'
    page = web.get("/sparql", params={"query": query}, headers=HTML).text
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert "Nee" in page


def test_links_on_a_page_resolve_on_this_server(web: httpx.Client) -> None:
    links = Tags(web.get("/doc/kamerstuk/21501-02-2976", headers=HTML).text).links
    own = sorted({link.partition("#")[0] for link in links if link.startswith("/")})
    assert "/doc/dossier/21501-02" in own
    assert "/def" in own
    for link in own:
        assert web.get(link, headers=HTML, follow_redirects=True).status_code == 200, link


def test_every_example_is_a_query_that_runs(web: httpx.Client) -> None:
    links = {link for link in Tags(web.get("/").text).links if link.startswith("/sparql?query")}
    assert len(links) == 5
    for link in links:
        assert web.get(link, headers={"accept": "application/sparql-results+json"}).status_code == 200


def test_pages_are_dutch_and_english_at_a_click(web: httpx.Client) -> None:
    dutch = web.get("/")
    assert '<html lang="nl">' in dutch.text
    other = next(link for link in Tags(dutch.text).links if link == "?lang=en")
    assert '<html lang="en">' in web.get(f"/{other}").text


def test_the_data_set_is_described_with_its_counts(web: httpx.Client) -> None:
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    graph = rdflib.Graph().parse(data=web.get("/.well-known/void").text)
    me = rdflib.URIRef(f"{BASE}id/dataset")
    assert graph.value(me, void.triples) == rdflib.Literal(14)
    counted = {
        graph.value(part, void["class"]): graph.value(part, void.entities)
        for part in graph.objects(me, void.classPartition)
    }
    assert counted[rdflib.URIRef(f"{KG}Letter")] == rdflib.Literal(1)


@pytest.mark.parametrize(
    ("extension", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")]
)
def test_our_terms_come_in_each_form(web: httpx.Client, extension: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=web.get(f"/def.{extension}").text, format=form)
    assert list(graph.objects(rdflib.URIRef(f"{KG}Letter"), rdflib.RDFS.label))


def test_our_terms_are_a_page_with_a_place_for_each(web: httpx.Client) -> None:
    page = web.get("/def?lang=en", headers=HTML).text
    assert '<tr id="Letter">' in page
    assert '<tr id="code/brief">' in page
    assert web.get("/def/code/brief").headers["location"] == "/def#code/brief"
    assert web.get("/def/Letter?lang=en").headers["location"] == "/def?lang=en#Letter"


@pytest.mark.parametrize("path", ["/def/code/", "/def/code", "/def/"])
def test_what_names_our_vocabularies_leads_to_all_terms(web: httpx.Client, path: str) -> None:
    assert web.get(path).headers["location"] == "/def"
    assert web.get(path, headers=HTML, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("path", ["/def/nope", "/def/code/nope", "/def/codes/", "/def/letter"])
def test_a_term_that_there_is_not_is_not_found(web: httpx.Client, path: str) -> None:
    assert web.get(path).status_code == 404
    assert web.get(path, headers=HTML).status_code == 404


def test_links_name_the_path_that_a_proxy_takes_off(serving: Serving) -> None:
    with serving(small(), root_path="/graaf") as address, httpx.Client(base_url=address) as client:
        assert client.get("/id/dossier/21501-02").headers["location"] == "/graaf/doc/dossier/21501-02"
        page = client.get("/doc/dossier/21501-02", headers=HTML)
        assert page.status_code == 200
        links = [link for link in Tags(page.text).links if link.startswith("/")]
        assert links
        assert all(link.startswith("/graaf/") for link in links)
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_what_xml_cannot_hold_is_refused_in_its_form_alone(tmp_path: Path, serving: Serving) -> None:
    person = ox.NamedNode(f"{DEFAULT_BASE}id/persoon/x")
    with Store.create_or_open(tmp_path / "s") as store:
        store.replace_graph("http://e/g", [ox.Triple(person, ox.NamedNode(f"{KG}text"), ox.Literal("a\x01b"))])
    with Store.open(tmp_path / "s") as store, serving(store) as address:
        refused = httpx.get(f"{address}/doc/persoon/x.rdf")
        assert refused.status_code == 406
        assert "cannot stand in RDF/XML" in refused.text
        assert httpx.get(f"{address}/doc/persoon/x.ttl").status_code == 200
