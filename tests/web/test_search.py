"""Searching as a reader meets it: what is found, in which order, narrowed by what, and what is offered beside it."""

import re
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from conftest import Serving
from reading import HTML, Page, found
from stand import small


@pytest.fixture
def site(searched: httpx.Client) -> httpx.Client:
    return searched


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
