"""The same list by SPARQL as by search: the query of a page, and the function by which it seeks words."""

import io
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from reading import Page, found

from kg.errors import IndexMissing
from kg.search.matches import functions
from kg.store.embedded import Store


@pytest.fixture
def site(searched: httpx.Client) -> httpx.Client:
    return searched


PROMISES: tuple[dict[str, str], ...] = (
    {}, {"stand": "openstaand"}, {"stand": "voldaan"}, {"raad": "RBZ"}, {"dossier": "21501-02"}, {"jaar": "2024"},
    {"minister": "c-c-j-veldkamp"}, {"ministerie": "Buitenlandse Zaken"}, {"termijn": "verstreken"},
    {"termijn": "geen"}, {"termijn": "komend"}, {"bron": "kamer"}, {"bron": "brief"},
    {"bron": "kamer", "stand": "voldaan"}, {"ministerie": "Financiën"}, {"bron": "kamer", "termijn": "geen"},
    {"ministerie": "Defensie", "bron": "kamer"}, {"ministerie": "Defensie", "stand": "openstaand"},
    {"minister": "c-c-j-veldkamp", "stand": "openstaand", "raad": "RBZ"}, {"stand": "x y"}, {"minister": "<x>"},
)  # fmt: skip


LETTERS: tuple[dict[str, str], ...] = (
    {}, {"jaar": "2024"}, {"ministerie": "Defensie"}, {"ministerie": "Buitenlandse Zaken", "jaar": "2025"},
    {"minister": "r-p-brekelmans"}, {"dossier": "36045"}, {"dossier": "21501-02", "minister": "c-c-j-veldkamp"},
    {"soort": "brief-verslag"}, {"raad": "RBZ"}, {"toezegging": "ja"}, {"toezegging": "nee"}, {"toezegging": "x"},
    {"raad": "RBZ", "soort": "brief-geannoteerde-agenda", "toezegging": "nee"}, {"jaar": '"'}, {"minister": "<x>"},
)  # fmt: skip


WORDS = (
    "raad", '"uw Kamer"', "informeren NIET verslag", "raad OF brief", "verslag -raad", "gevolgen", "verslag",
    "NIET verslag", 'raad (oekraïne OF "x")', "36045", "kst-21501-02-9002", "21 501-02, nr. 9002", "verslagen",
    "toezegging EN kamer", "Oekraine", "*", "NIET", "a" * 600, "raad " * 200, "(((", "zzzz", "é" * 30, '" } # ', "\\",
    "\\u0022", "$narrowed", "$value", "\u202e", "informeert",
)  # fmt: skip


def _both(site: httpx.Client, path: str, thing: str, fields: dict[str, str]) -> tuple[set[str], set[str]]:
    """What the page lists, and what its SPARQL gives."""
    listed = {row["iri"] for row in site.get(f"{path}.json", params=fields).json()["items"]}
    return {row[thing]["value"] for row in _rows(site, path, fields)}, listed


def _rows(site: httpx.Client, path: str, fields: dict[str, str]) -> list[dict[str, dict[str, str]]]:
    """The rows that the SPARQL of a page gives, in their order."""
    page = Page(site.get(path, params=fields).text)
    link = next(href for href, text in page.links.items() if text == "Dezelfde vraag in SPARQL")
    query = dict(parse_qsl(urlsplit(link).query))["query"]
    heads = [line.split()[1] for line in query.splitlines() if line.startswith("PREFIX ")]
    assert all(one in query.partition("SELECT")[2] for one in heads), "those that it uses, for people to see"
    answer = site.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"})
    assert answer.status_code == 200, (query, answer.text)
    rows: list[dict[str, dict[str, str]]] = answer.json()["results"]["bindings"]
    return rows


@pytest.mark.parametrize("fields", [*PROMISES, *({"q": word} for word in WORDS), {"q": "kamer", "raad": "RBZ"}])
def test_the_sparql_of_a_list_of_promises_gives_the_same_promises(site: httpx.Client, fields: dict[str, str]) -> None:
    asked, listed = _both(site, "/toezeggingen", "promise", fields)
    assert asked == listed
    assert listed or "q" in fields or fields in ({"termijn": "komend"}, {"stand": "x y"}, {"minister": "<x>"})


@pytest.mark.parametrize("fields", [*LETTERS, *({"q": word} for word in WORDS), {"q": "raad", "jaar": "2024"}])
def test_the_sparql_of_a_list_of_letters_gives_the_same_letters(site: httpx.Client, fields: dict[str, str]) -> None:
    asked, listed = _both(site, "/zoek", "letter", fields)
    assert asked == listed
    assert listed or "q" in fields or {*fields.values()} & {"x", '"', "<x>"}


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("/toezeggingen", "nieuwste"),
        ("/toezeggingen", "oudste"),
        ("/toezeggingen", "termijn"),
        ("/zoek", "nieuwste"),
        ("/zoek", "oudste"),
    ],
)
def test_the_sparql_of_a_list_has_the_order_of_the_page(site: httpx.Client, path: str, order: str) -> None:
    by = "due" if order == "termijn" else "issued"
    listed = [row[by] or "9999" for row in site.get(f"{path}.json", params={"sorteer": order}).json()["items"]]
    answer = [row.get(by, {"value": "9999"})["value"] for row in _rows(site, path, {"sorteer": order})]
    assert list(dict.fromkeys(answer)) == list(dict.fromkeys(listed))
    assert len(set(answer)) > 3


def test_the_sparql_of_a_list_of_promises_tells_who_made_them_and_how_they_stand(site: httpx.Client) -> None:
    listed = {row["iri"]: row for row in site.get("/toezeggingen.json").json()["items"]}
    rows = _rows(site, "/toezeggingen", {})
    assert {row["promise"]["value"] for row in rows} == listed.keys()
    for row in rows:
        one = listed[row["promise"]["value"]]
        assert row["state"]["value"] == one["state"]
        assert sorted(filter(None, row["by"]["value"].split(", "))) == sorted(one["promised_by"])


def test_a_store_whose_index_is_not_made_yet_tells_so_in_sparql(letters: Path) -> None:
    with Store.open(letters) as store:
        query = 'SELECT * { ?l kg:text ?t FILTER(kg:matches(?l, "raad")) }'
        asked = store.ask(query, functions=functions(letters / "no", lambda: "1"))
        with pytest.raises(IndexMissing, match="no search index yet"):
            asked.write(io.BytesIO(), "csv")


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        ('?letter kg:text ?t FILTER(kg:matches(?letter, "verslag NIET raad"))', "verslag NIET raad"),
        ('?letter kg:text ?t FILTER(<https://w3id.org/kamergraaf/def#matches>(?letter, "verslag"@nl))', "verslag"),
        ('?letter kg:text ?t BIND("gevolg" AS ?w) FILTER(kg:matches(?letter, CONCAT(?w, "en")))', "gevolgen"),
        ('?letter kg:text ?t BIND(kg:matches(?letter, "raad") AS ?yes) FILTER(?yes)', "raad"),
        ('?letter kg:text ?t FILTER(kg:matches(?letter, "raad") && !kg:matches(?letter, "verslag"))', "raad -verslag"),
        ('?letter kg:text ?t FILTER(kg:matches(?t, "raad"))', "zzzz"),  # a text is no thing
        ("?letter kg:text ?t FILTER(kg:matches(?letter, 5))", "5"),
        ("?letter kg:text ?t FILTER(kg:matches(?letter, ?letter))", "zzzz"),
        ('?letter kg:signature ?s FILTER(kg:matches(?s, "raad"))', "zzzz"),
    ],
)
def test_full_text_is_a_function_of_sparql(site: httpx.Client, pattern: str, holds: str) -> None:
    answer = site.get(
        "/sparql", params={"query": f"SELECT DISTINCT ?letter {{ ?letter a kg:Letter . {pattern} }}", "format": "json"}
    )
    asked = {row["letter"]["value"] for row in answer.json()["results"]["bindings"]}
    assert asked == {row["iri"] for row in site.get("/zoek.json", params={"q": holds}).json()["items"]}
    assert "etag" not in answer.headers, "the index may be another in a moment"


@pytest.mark.parametrize("form", ["csv", "json", "html", "tsv", "xml"])
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?l kg:text ?t FILTER(kg:matches(?l)) }", "not 1 arguments"),
        ("ASK { ?l kg:text ?t FILTER(kg:matches(?l)) }", "not 1 arguments"),
        ("SELECT * { ?l ?p ?t FILTER(kg:matches(?l, STR(?t))) }", "more than 16 texts"),
    ],
)
def test_what_the_function_cannot_do_is_told(site: httpx.Client, query: str, told: str, form: str) -> None:
    if query.startswith("ASK") and form == "tsv":
        return
    asked = {"query": query} if form == "html" else {"query": query, "format": form}
    answer = site.get("/sparql", params=asked)
    assert answer.status_code == 400
    assert told in answer.text


def test_the_service_description_and_the_editor_tell_of_the_function(site: httpx.Client) -> None:
    told = site.get("/sparql", headers={"accept": "application/n-triples"}).text
    assert "description#extensionFunction> <https://w3id.org/kamergraaf/def#matches> ." in told
    terms = {term["name"]: term for term in site.get("/sparql/terms").json()["terms"]}
    assert terms["kg:matches"]["kind"] == "function"
    assert "zoekvak" in terms["kg:matches"]["about"]
    assert 'id="matches"' in site.get("/def").text


def test_all_that_is_sought_is_something_else(site: httpx.Client) -> None:
    """The words above are no proof where each of them finds all or nothing."""
    assert len({len(found(site, q=word)) for word in WORDS}) > 6
