"""Searching as a reader meets it: pages, facets, feeds; and the same list by SPARQL."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from conftest import Serving
from lxml import etree
from reading import HTML, Page, built, hostile, listed
from stand import small

from kg.errors import IndexMissing
from kg.search import refresh
from kg.search.matches import functions
from kg.store.embedded import Store
from kg.web import names
from kg.web.names import overdue
from kg.web.pages.listing import signatories

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    found = built(folder, hostile(folder), *listed(folder))
    refresh(found)
    return found


@pytest.fixture(scope="module")
def site(place: Path, serving: Serving) -> Iterator[httpx.Client]:
    with (
        Store.open(place) as store,
        serving(store, root_path="/graaf") as address,
        httpx.Client(base_url=address, timeout=30, headers=HTML) as client,
    ):
        yield client


def found(site: httpx.Client, **fields: str) -> set[str]:
    rows = site.get("/zoek.json", params=fields).json()
    assert rows["count"] == len(rows["items"])
    return {row["id"].removeprefix("kst-") or row["iri"] for row in rows["items"]}


def test_a_word_is_found_in_every_form_and_marked(site: httpx.Client) -> None:
    text = site.get("/zoek", params={"q": "gevolg verkiezing"}).text
    assert "1 brief</h2>" in text
    assert "<mark>gevolgen</mark>" in text
    assert "<mark>verkiezingen</mark>" in text
    assert 'href="/graaf/doc/kamerstuk/21501-02-9002"' in text


@pytest.mark.parametrize(
    ("fields", "has", "lacks"),
    [
        ({"ministerie": "Defensie"}, "21501-02-9002", "21501-02-9001"),
        ({"minister": "r-p-brekelmans"}, "21501-02-9002", "21501-02-9001"),
        ({"dossier": "36045"}, "36045-9005", "21501-02-9001"),
        ({"soort": "brief-geannoteerde-agenda"}, "21501-02-9001", "21501-02-9002"),
        ({"jaar": "2025"}, "36045-9005", "21501-02-9001"),
        ({"raad": "ECOFIN"}, "21501-07-9001", "21501-02-9001"),
        ({"toezegging": "ja"}, "21501-02-9002", "21501-02-9001"),
        ({"toezegging": "nee"}, "21501-02-9001", "21501-02-9002"),
        ({"q": "21 501-02, nr. 9003"}, "21501-02-9003", "21501-07-9001"),
        ({"q": '"hoeksteen van ons beleid"'}, "21501-02-9002", "21501-02-9003"),
    ],
)  # fmt: skip
def test_letters_are_narrowed_down(site: httpx.Client, fields: dict[str, str], has: str, lacks: str) -> None:
    hits = found(site, **fields)
    assert has in hits
    assert lacks not in hits


def test_every_way_to_narrow_down_leads_to_as_many_as_it_says(site: httpx.Client) -> None:
    start = site.get("/zoek", params={"q": "raad"}).text
    ways = re.findall(r'<li><a href="([^"]+)" rel="nofollow"><bdi>[^<]*</bdi> <span class="number">(\d+)</span>', start)
    assert len(ways) > 20
    for href, number in ways[::3]:
        address = urlsplit(href.replace("&amp;", "&"))
        assert address.path == "/graaf/zoek"
        assert site.get("/zoek.json", params=parse_qsl(address.query)).json()["count"] == int(number), href


def test_what_narrows_can_be_taken_off(site: httpx.Client) -> None:
    text = site.get("/zoek", params={"q": "raad", "jaar": "2024", "raad": "RBZ"}).text
    chips = re.search(r'<ul class="chips".*?</ul>', text, re.DOTALL)
    assert chips is not None
    assert re.findall(r'href="([^"]+)"', chips[0]) == [
        "/graaf/zoek?q=raad&amp;raad=RBZ",
        "/graaf/zoek?q=raad&amp;jaar=2024",
    ]


@pytest.mark.parametrize("order", ["nieuwste", "oudste"])
def test_letters_come_in_the_order_asked(site: httpx.Client, order: str) -> None:
    rows = site.get("/zoek.json", params={"sorteer": order}).json()["items"]
    days = [row["issued"] for row in rows]
    assert len(set(days)) > 8
    assert days == sorted(days, reverse=order == "nieuwste")


@pytest.mark.parametrize(
    "fields",
    [
        {"q": "((" * 50}, {"q": '"'}, {"q": "\0"}, {"q": "<script>alert(1)</script>"}, {"q": "a" * 5000}, {"q": "NOT"},
        {"p": "-1"}, {"p": "99999999999"}, {"p": "²"}, {"p": "x"}, {"jaar": "<b>"}, {"minister": "../../x"},
        {"dossier": "%"},
        {"sorteer": "x"}, {"raad": "> <x"}, {"minister": ""}, {"stand": "openstaand"}, {"q": "iri:* OR text:[a TO z]"},
        {"soort": "\u202e"}, {"lang": "xx"}, {"termijn": "x"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/zoek", "/toezeggingen"])
def test_hostile_questions_get_a_page(site: httpx.Client, path: str, fields: dict[str, str]) -> None:
    page = site.get(path, params=fields)
    assert page.status_code == 200
    assert re.findall(r"<script[^>]*>", page.text) == ['<script src="/graaf/static/page.js" defer>']
    for extension in ("json", "csv", "atom"):
        assert site.get(f"{path}.{extension}", params=fields).status_code == 200


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("(raad", "De haakjes kloppen niet"),
        ('raad "', "aanhalingsteken te veel"),
        ("*", "niets om op te zoeken"),
        ("NIET", "niets om op te zoeken"),
        ("a" * 600, "te lang om een woord te zijn"),
        ("raad OF", "zonder woord ernaast"),
    ],
)
def test_a_doubt_is_a_sentence(site: httpx.Client, text: str, doubt: str) -> None:
    assert doubt in site.get("/zoek", params={"q": text}).text


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (["36045", "36 045", "36.045", "Kamerstuk 36 045", "kst-36045"], "36045-9005"),
        (["21501-02", "21 501-02", "kst-21501-02"], "21501-02-9001"),
        (
            ["kst-21501-02-9002", "21501-02-9002", "21 501-02, nr. 9002", "Kamerstuk 21 501-02, nr. 9002"],
            "21501-02-9002",
        ),
        (["36 045-9005", "36045-9005", "36 045, nr. 9005"], "36045-9005"),
    ],
)
def test_a_number_finds_the_same_letters_however_it_is_written(site: httpx.Client, texts: list[str], held: str) -> None:
    hits = [found(site, q=text) for text in texts]
    assert held in hits[0]
    assert all(one == hits[0] for one in hits)
    assert len(hits[0]) < len(found(site))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("36 124, nr. 9000", "kamerstuk/36124-9000"),  # which is only cited
        ("kst-21501-02-9002", "kamerstuk/21501-02-9002"),
        ("21501-02", "dossier/21501-02"),
        ("Kamerstuk 36 045", "dossier/36045"),
    ],
)
@pytest.mark.parametrize("path", ["/zoek", "/toezeggingen"])
def test_what_has_the_number_comes_first(site: httpx.Client, path: str, text: str, leads: str) -> None:
    shown = site.get(path, params={"q": text}).text.partition('<div class="found')[2]
    first = re.search(r'<a href="([^"]+)"', re.sub("^.*?</nav>", "", shown, flags=re.DOTALL))
    assert first is not None
    assert first[1] == f"/graaf/doc/{leads}"


@pytest.mark.parametrize("text", ["99 999", "kst-99999-1", "36 045 raad", "raad"])
def test_no_page_is_offered_of_what_the_graph_does_not_know(site: httpx.Client, text: str) -> None:
    assert "offered" not in site.get("/zoek", params={"q": text}).text


def test_pages_go_on_and_back(site: httpx.Client) -> None:
    assert 'rel="next"' not in site.get("/zoek").text  # sixteen letters
    text = site.get("/toezeggingen", params={"p": "2"}).text
    assert 'rel="prev"' in text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/zoek.atom", {"q": "raad"}),
        ("/zoek.atom", {"dossier": "21501-02", "lang": "en"}),
        ("/toezeggingen.atom", {"raad": "RBZ"}),
    ],
)
def test_a_feed_is_atom(site: httpx.Client, path: str, fields: dict[str, str]) -> None:
    answer = site.get(path, params=fields)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
            assert (one.findtext(f"{ATOM}{name}") or "").strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.findtext(f"{ATOM}updated") or "")
    for one in feed.findall(f"{ATOM}entry"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}published") or "")
        assert (one.findtext(f"{ATOM}published") or "") < (one.findtext(f"{ATOM}updated") or "")
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert all(link.startswith("http://127.0.0.1:") and "/graaf/" in link for link in links)
    entries = feed.findall(f"{ATOM}entry")
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries) > 3
    assert max(one.findtext(f"{ATOM}updated") or "" for one in entries) == feed.findtext(f"{ATOM}updated")


def test_a_feed_begins_with_the_newest_whatever_page_was_looked_at(site: httpx.Client) -> None:
    first, second = (site.get("/zoek.atom", params={"q": "raad", "p": page}).content for page in ("1", "2"))
    entries = [
        [one.findtext(f"{ATOM}id") for one in etree.fromstring(feed).iter(f"{ATOM}entry")] for feed in (first, second)
    ]
    assert entries[0]
    assert entries[0] == entries[1]


def test_a_feeds_entries_name_each_author_apart_and_end_their_summaries_with_a_word(site: httpx.Client) -> None:
    feed = etree.fromstring(site.get("/zoek.atom").content)
    authors = {
        one.findtext(f"{ATOM}id", "").rpartition("/")[2]: [name.text for name in one.iter(f"{ATOM}name")]
        for one in feed.findall(f"{ATOM}entry")
    }
    assert authors["21501-02-9002"] == ["C.C.J. Veldkamp", "R.P. Brekelmans"]
    for row in feed.findall(f"{ATOM}entry"):
        query = f"SELECT ?t {{ <{row.findtext(f'{ATOM}id')}> kg:text ?t }}"
        answer = site.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"})
        words = answer.json()["results"]["bindings"][0]["t"]["value"].split()
        summary = (row.findtext(f"{ATOM}summary") or "").removesuffix(" \u2026").split()
        assert summary[-1] in words


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x1f", "\ufffe", "\uffff", "<&]]>"])
@pytest.mark.parametrize("field", ["q", "dossier"])
def test_a_feed_stays_xml_whatever_is_asked(site: httpx.Client, field: str, sign: str) -> None:
    feed = etree.fromstring(site.get("/zoek.atom", params={field: f"raad{sign}zaal"}).content)
    assert feed.findtext(f"{ATOM}title", "").startswith("Kamergraaf")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/zoek.atom", {"q": "raad"}), ("/zoek.atom", {"q": "raad", "sorteer": "oudste"}),
        ("/zoek.atom", {"q": "raad OF brief", "sorteer": "relevantie"}), ("/toezeggingen.atom", {"q": "kamer"}),
        ("/toezeggingen.atom", {"sorteer": "termijn"}),
    ],
)  # fmt: skip
def test_a_feed_has_the_newest_first_whatever_the_order_of_the_page(
    site: httpx.Client, path: str, fields: dict[str, str]
) -> None:
    feed = etree.fromstring(site.get(path, params=fields).content)
    days = [one.findtext(f"{ATOM}published") or "" for one in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 3


@pytest.mark.parametrize(
    ("path", "fields", "title"),
    [
        ("/zoek.atom", {"minister": "c-c-j-veldkamp"}, "Kamergraaf · Zoeken in brieven · Caspar Veldkamp"),
        ("/zoek.atom", {"q": "verslag", "dossier": "36045"}, "Kamergraaf · Zoeken in brieven · verslag · 36 045"),
        ("/zoek.atom", {"raad": "RBZ", "q": "x"}, "Kamergraaf · Zoeken in brieven · x · Raad Buitenlandse Zaken"),
        (
            "/toezeggingen.atom", {"stand": "openstaand", "termijn": "verstreken", "lang": "en"},
            "Kamergraaf · Commitments · outstanding · passed",
        ),
        ("/zoek.atom", {"minister": "no-one"}, "Kamergraaf · Zoeken in brieven · no-one"),
    ],
)  # fmt: skip
def test_a_feed_is_called_by_names(site: httpx.Client, path: str, fields: dict[str, str], title: str) -> None:
    feed = etree.fromstring(site.get(path, params=fields).content)
    assert (feed.findtext(f"{ATOM}title") or "").startswith(title)


@pytest.mark.parametrize(
    ("numbered", "names"),
    [
        (["2 D.M. van Weel", "1 D.M. van Weel", "3 M.C.G. Keijzer"], ["D.M. van Weel", "M.C.G. Keijzer"]),
        (["10 B", "9 A", "11 B"], ["A", "B"]), ([], []), ([""], []), (["1 A. B", "2 A. C"], ["A. B", "A. C"]),
    ],
)  # fmt: skip
def test_who_signs_twice_is_named_once(numbered: list[str], names: list[str]) -> None:
    assert signatories(numbered) == names


@pytest.mark.parametrize(
    ("status", "due", "told"),
    [
        ("openstaand", "2023-05-01", True), ("deels-voldaan", "2023-05-01", True), ("", "2023-05-01", True),
        ("voldaan", "2023-05-01", False), ("vervallen", "2023-05-01", False), ("openstaand", "2999-01-01", False),
        ("openstaand", "", False), ("openstaand", "2023", False), ("openstaand", "2026-11-29", False),
        ("openstaand", "2026-11-28", True),
    ],
)  # fmt: skip
def test_what_is_open_when_its_day_has_passed_is_overdue(
    status: str, due: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date(2026, 11, 29)  # a run of the tests may go on past midnight
    monkeypatch.setattr(names, "date", SimpleNamespace(today=lambda: today))
    assert overdue(f"https://w3id.org/kamergraaf/def/code/{status}", due) == told


def test_a_promise_is_told_with_who_made_it_and_how_it_stands(site: httpx.Client) -> None:
    rows = {row["iri"].rpartition("id/")[2]: row for row in site.get("/toezeggingen.json").json()["items"]}
    one = rows["kamerstuk/21501-02-9001/toezegging/1"]
    assert one["promised_by"] == ["Caspar Veldkamp"]
    assert one["promised_by_iri"] == ["https://w3id.org/kamergraaf/id/persoon/c-c-j-veldkamp"]
    assert (one["state"], one["status"], one["overdue"]) == ("voldaan", "voldaan", False)
    late = site.get("/toezeggingen.json", params={"termijn": "verstreken", "stand": "openstaand"}).json()["items"]
    assert {row["iri"] for row in rows.values() if row["overdue"]} >= {row["iri"] for row in late}
    assert late
    page = site.get("/toezeggingen", params={"termijn": "verstreken", "stand": "openstaand"}).text
    assert page.count('<span class="tag overdue">termijn verstreken</span>') == len(late)
    assert "tag overdue" not in site.get("/toezeggingen", params={"stand": "voldaan"}).text
    told = [*csv.DictReader(io.StringIO(site.get("/toezeggingen.csv", params={"lang": "en"}).text))]
    assert {row["status"] for row in told} == {"outstanding", "met"}
    assert {row["overdue"] for row in told} == {"true", "false"}
    assert all(bool(row["promised_by"]) == bool(row["promised_by_iri"]) for row in told)


def test_a_list_and_its_facet_have_one_word_for_a_state(site: httpx.Client) -> None:
    for lang in ("nl", "en"):
        page = site.get("/toezeggingen", params={"lang": lang}).text
        tags = set(re.findall(r'<span class="tag (?:open|kept|partly|lapsed)">([^<]+)</span>', page))
        choices = re.findall(r"stand=[^\"]*\"[^>]*><bdi>([^<]+)</bdi>", page)
        assert tags <= set(choices)
        assert len(tags) == 2


def test_a_feed_is_offered_where_its_things_are(site: httpx.Client) -> None:
    for path in ("/doc/dossier/21501-02", "/doc/persoon/c-c-j-veldkamp", "/doc/raadsformatie/RBZ", "/zoek?q=raad"):
        offered = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', site.get(path).text)
        assert offered is not None
        answer = site.get(offered[1].removeprefix("/graaf").replace("&amp;", "&"))
        assert etree.fromstring(answer.content).findall(f"{ATOM}entry")


def test_a_spreadsheet_gets_rows_and_no_formulas(site: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get("/toezeggingen.csv").text)))
    assert len(rows) > 15
    assert {row["state"] for row in rows} == {"openstaand", "voldaan"}
    assert all(not re.match("[=+@-]", value) for row in rows for value in row.values())


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


def test_all_that_is_sought_is_something_else(site: httpx.Client) -> None:
    """The words above are no proof where each of them finds all or nothing."""
    assert len({len(found(site, q=word)) for word in WORDS}) > 6


def test_a_new_user_finds_what_a_minister_left_open_about_a_council(site: httpx.Client) -> None:
    """From the home page, by clicks alone: the promises, their words in the letter, the query that gives the list."""

    def click(page: Page, words: str) -> tuple[str, Page]:
        href = next(href for href, text in page.links.items() if words in text)
        return href, Page(site.get(href.removeprefix("/graaf")).text)

    _, promises = click(Page(site.get("/").text), "Wat beloofden ministers over de Raad Buitenlandse Zaken")
    _, narrowed = click(promises, "Caspar Veldkamp")
    words = next(text for text in narrowed.links.values() if text.startswith("Over de gevolgen"))
    _, promise = click(narrowed, words)
    href, letter = click(promise, "Brief van de minister van Buitenlandse Zaken")
    assert urlsplit(href).fragment in letter.ids
    _, query = click(narrowed, "Dezelfde vraag in SPARQL")
    assert words in query.words


def test_a_store_without_an_index_says_so(serving: Serving) -> None:
    with serving(small()) as address, httpx.Client(base_url=address) as client:
        page = client.get("/zoek", params={"q": "raad"}, headers=HTML)
        assert page.status_code == 200
        assert "kg index" in page.text
        assert client.get("/zoek.json").status_code == 503
        told = client.get("/sparql", headers={"accept": "application/n-triples"}).text
        assert "extensionFunction" not in told


def test_a_store_whose_index_is_not_made_yet_tells_so_in_sparql(letters: Path) -> None:
    with Store.open(letters) as store:
        query = 'SELECT * { ?l kg:text ?t FILTER(kg:matches(?l, "raad")) }'
        asked = store.ask(query, functions=functions(letters / "no", lambda: "1"))
        with pytest.raises(IndexMissing, match="no search index yet"):
            asked.write(io.BytesIO(), "csv")


def test_json_tells_what_the_page_tells(site: httpx.Client) -> None:
    answer = site.get("/zoek.json", params={"q": "gevolgen verkiezingen"})
    item = json.loads(answer.text)["items"][0]
    assert item["title"] == "Brief van de ministers van Buitenlandse Zaken en van Defensie"
    assert item["names"] == ["C.C.J. Veldkamp", "R.P. Brekelmans"]
    assert item["open_promises"] == 1


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
