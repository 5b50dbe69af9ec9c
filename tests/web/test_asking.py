"""The endpoint as a person meets it: the editor's page, answers as table and chart, and what the editor is made of."""

import hashlib
import json
import re
from pathlib import Path

import httpx
import pytest
from reading import Page

from kg import resources
from kg.web.examples import EXAMPLES
from kg.web.links import Links
from kg.web.pages.figures import chart, drawn
from kg.web.reader import Reader

EDITOR = Path(resources.__file__).parent / "web" / "editor"
STATIC = EDITOR.parent / "static"
READER = Reader("nl", Links("https://graaf.example/", ""), "")
XSD = "http://www.w3.org/2001/XMLSchema#"
MONTHS = """SELECT ?maand (COUNT(*) AS ?n) {
  ?l a kg:Letter ; dcterms:issued ?d BIND(SUBSTR(STR(?d), 1, 7) AS ?maand)
} GROUP BY ?maand"""


def asked(site: httpx.Client, query: str, **more: str) -> httpx.Response:
    return site.get("/sparql", params={"query": query, **more})


def number(value: str, kind: str = "integer") -> dict[str, str]:
    return {"type": "literal", "value": value, "datatype": XSD + kind}


def word(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def test_numbers_of_things_are_a_chart_beside_their_table(site: httpx.Client) -> None:
    found = asked(site, "SELECT ?d (COUNT(*) AS ?n) { ?l a kg:Letter ; kg:dossier ?d } GROUP BY ?d").text
    assert '<svg class="drawing ranks"' in found
    bar = found.partition('<a href="/doc/dossier/21501-02"><text ')[2].partition("<a ")[0]
    assert re.findall('<text class="value"[^>]*>([^<]*)<|^[^>]*>([^<]*)<', bar) == [("", "dossier/21501-02"), ("5", "")]
    assert "<tbody>" in found


def test_numbers_in_time_stand_in_its_order(site: httpx.Client) -> None:
    found = asked(site, f"{MONTHS} ORDER BY DESC(?maand)").text
    months = re.findall(r"<title>(\d{4}-\d\d): ", found)
    assert '<svg class="drawing bars"' in found
    assert len(months) >= 8
    assert months == sorted(months)


@pytest.mark.parametrize(
    "rows",
    [
        [{"a": word("x"), "n": number("1")}],  # one row is no picture
        [{"a": word("x"), "n": number("1")}, {"a": word("y")}],
        [{"a": word("x"), "n": number("1")}, {"a": word("y"), "n": number("-2")}],
        [{"a": word("x"), "n": number("1")}, {"a": word("y"), "n": number("INF", "double")}],
        [{"a": word("x"), "n": word("1")}, {"a": word("y"), "n": word("2")}],
        [{"a": word(str(one)), "n": number("1")} for one in range(51)],
        [],
    ],
)
def test_what_makes_no_picture_is_a_table_alone(rows: list[dict[str, dict[str, str]]]) -> None:
    assert chart(READER, ["a", "n"], rows) == ""
    assert chart(
        READER, ["a", "n"], [{"a": word("<x>"), "n": number("1")}, {"a": word("y"), "n": number("2.5", "decimal")}]
    )


def test_a_chart_holds_no_markup_of_its_data() -> None:
    hostile = '<script>"&'
    drawn = chart(READER, ["a", "n"], [{"a": word(hostile), "n": number("1")}, {"a": word("y"), "n": number("2")}])
    assert "<script" not in drawn
    assert "&lt;script&gt;&#34;&amp;" in drawn


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT * {\n ?a ?b }", 400, "line 2"),
        ("SELECT * { SERVICE <http://x.example/> { ?a ?b ?c } }", 400, "SERVICE"),
        ("SELECT * { ?s kg:place '</textarea><script>' ", 400, "SPARQL"),
    ],
)
def test_what_is_refused_is_told_on_the_page_with_the_query_kept(
    site: httpx.Client, query: str, status: int, words: str
) -> None:
    found = asked(site, query)
    assert found.status_code == status
    assert found.headers["cache-control"] == "no-store"
    assert words in Page(found.text).words
    assert "Dit is niet gelukt" in found.text
    assert (
        "en stel haar opnieuw" in found.text
        or "Haal dat deel eruit" in found.text
        or "niet te beantwoorden" in found.text
    )
    assert query.splitlines()[0] in Page(found.text).words
    assert "</textarea><script>" not in found.text


def test_where_a_query_is_wrong_is_told_in_the_language_of_the_page(site: httpx.Client) -> None:
    assert "vanaf regel 2, kolom 9 niet te lezen" in Page(asked(site, "SELECT *\n{ ?a ?b }").text).words
    assert "from line 2, column 9 on" in Page(asked(site, "SELECT *\n{ ?a ?b }", lang="en").text).words


@pytest.mark.parametrize(
    "accept", ["application/json", "text/plain", "*/*", "application/sparql-results+json, text/html;q=0.1"]
)
def test_a_program_is_told_of_a_wrong_query_as_before(site: httpx.Client, accept: str) -> None:
    found = site.get("/sparql", params={"query": "SELECT"}, headers={"accept": accept})
    assert found.status_code == 400
    assert "<html" not in found.text


def test_an_answer_can_be_had_in_each_form_from_its_page(site: httpx.Client) -> None:
    links = Page(asked(site, "SELECT * { ?l a kg:Letter } LIMIT 2", lang="en").text).links
    forms = {text: site.get(href).headers["content-type"] for href, text in links.items() if "format=" in href and text}
    assert forms["CSV"].startswith("text/csv")
    assert forms["JSON"] == "application/sparql-results+json"
    assert {"TSV", "XML"} <= forms.keys()
    graph = Page(asked(site, "CONSTRUCT { ?l a kg:Letter } { ?l a kg:Letter } LIMIT 2").text).links
    assert [site.get(href).headers["content-type"] for href, text in graph.items() if text == "Turtle"] == [
        "text/turtle; charset=utf-8"
    ]


def test_terms_are_told_with_their_names_and_numbers(site: httpx.Client) -> None:
    told = site.get("/sparql/terms").json()
    english = {term["name"]: term for term in site.get("/sparql/terms?lang=en").json()["terms"]}
    terms = {term["name"]: term for term in told["terms"]}
    assert told["prefixes"]["kg"] == "https://w3id.org/kamergraaf/def#"
    assert terms["kg:Letter"]["kind"] == "class"
    assert terms["kg:Letter"]["count"] == 16
    assert terms["dcterms:issued"]["kind"] == "property"
    assert terms["code:openstaand"]["kind"] == "code"
    assert (terms["kg:Commitment"]["label"], english["kg:Commitment"]["label"]) == ("toezegging", "commitment")
    assert terms["kg:status"]["scheme"] == terms["code:voldaan"]["scheme"] != terms["code:council"]["scheme"]
    assert "scheme" not in terms["dcterms:issued"]
    assert terms["kg:Commitment"]["about"] != english["kg:Commitment"]["about"]


def test_each_term_is_offered_once_under_a_prefix_that_is_told(site: httpx.Client) -> None:
    told = site.get("/sparql/terms").json()
    names = [term["name"] for term in told["terms"]]
    assert len(names) == len(set(names)) > 100
    assert {name.partition(":")[0] for name in names} <= told["prefixes"].keys()


def test_the_editor_is_what_its_sources_make() -> None:
    sources = sorted(path for path in EDITOR.iterdir() if path.is_file())
    seal = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    first = (STATIC / "editor.js").read_text(encoding="utf-8").splitlines()[0]
    assert seal in first, "the editor's sources changed: cd kg/web/editor && npm ci && npm run build"


def test_the_licence_of_all_that_is_in_the_editor_stands_beside_it() -> None:
    locked = json.loads((EDITOR / "package-lock.json").read_text())["packages"]
    told = dict(re.findall(r"^(@?[\w/-]+) (\d[\w.]*) \(MIT\)$", (STATIC / "editor.txt").read_text(), re.MULTILINE))
    shipped = {
        name.removeprefix("node_modules/"): one["version"]
        for name, one in locked.items()
        if name and not one.get("dev")
    }
    assert told == shipped
    assert (STATIC / "editor.txt").read_text().count("Permission is hereby granted") == len(shipped)


def test_the_editor_calls_nobody_and_needs_no_eval() -> None:
    text = (STATIC / "editor.js").read_text()
    assert set(re.findall(r"https?://[\w./]+", text)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\beval\(|new Function\(", text)
    assert len(text) < 450_000


def test_a_small_graph_is_drawn_with_links_and_properties(site: httpx.Client) -> None:
    query = """CONSTRUCT { ?l kg:signedBy ?p . ?p foaf:name ?n } WHERE {
      ?l dcterms:identifier "kst-21501-02-9002" ; kg:signedBy ?p . ?p foaf:name ?n
    }"""
    found = asked(site, query).text
    drawing = found.split('class="drawing graph"')[1].split("</svg>")[0]
    assert '<a href="/doc/persoon/c-c-j-veldkamp">' in drawing
    assert drawing.count(">kg:signedBy<") == 2
    assert ">C.C.J. Veldkamp<" in drawing
    assert "<pre" in found


@pytest.mark.parametrize(("limit", "is_drawn"), [(40, True), (41, False)])
def test_a_large_graph_is_text_alone(site: httpx.Client, limit: int, is_drawn: bool) -> None:
    found = asked(site, f"CONSTRUCT {{ ?s a ?c }} WHERE {{ ?s a ?c }} LIMIT {limit}").text
    assert ('class="drawing graph"' in found) is is_drawn
    assert "<pre" in found


def test_a_graph_that_goes_in_rings_is_drawn_and_holds_no_markup() -> None:
    ring = b"""@prefix : <https://graaf.example/id/> .
    :a :x :b . :b :x :c . :c :x :a, :c, "<script>", "1", "\\u202e" . :d :x "1" , [ :x :a ] ."""
    found = drawn(READER, ring)
    assert "<script" not in found
    wide, narrow, _ = found.split("</svg>")
    assert wide.count('class="line"') == 10
    assert wide.count(">1</text>") == 2
    assert narrow.count('class="kind"') == 10
    assert narrow.count(">1</text>") == 2
    assert drawn(READER, b"") == ""


def test_an_example_is_shown_with_the_prefixes_that_it_uses_and_no_others(site: httpx.Client) -> None:
    for example in EXAMPLES:
        assert asked(site, example.query).status_code == 200
        heads = re.findall(r"^PREFIX ([\w-]+:)", example.query, re.MULTILINE)
        assert heads
        assert all(one in example.sparql for one in heads)


def test_a_letter_without_a_number_is_called_so(site: httpx.Client) -> None:
    base = "https://graaf.example/"
    for lang, words in (("nl", "brief zonder nummer"), ("en", "letter without a number")):
        reader = Reader(lang, Links(base, ""), "")
        assert reader.called(f"{base}id/brief/9e8386fb70b4fa0c") == words
        assert reader.called(f"{base}id/kamerstuk/1-2") == "kamerstuk/1-2"
    assert "brief/9e8386fb70b4fa0c</a>" not in site.get("/toezeggingen").text
