"""Going through what there is without a search, with an index and without: the same lists, a page at a time."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from reading import HTML, Page, page

from kg.search import refresh
from kg.store.embedded import Store
from kg.web import lists
from kg.web.links import Links
from kg.web.pages.lists import turned
from kg.web.problems import Problem
from kg.web.reader import Reader

READER = Reader("nl", Links("https://w3id.org/kamergraaf/"), "")


@pytest.fixture(scope="module")
def indexed(letters: Path, serving: Serving) -> Iterator[httpx.Client]:
    refresh(letters)
    with (
        Store.open(letters) as store,
        serving(store) as at,
        httpx.Client(base_url=at, timeout=30, headers=HTML) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("path", "words", "link"),
    [
        ("/lijst", ("Brieven per jaar", "Toezeggingen", "Dossiers", "Bewindspersonen"), "/lijst/brieven/2024"),
        ("/lijst/brieven", ("16 brieven",), "/lijst/brieven/2023"),
        ("/lijst/brieven/2024", ("12 november 2024", "21 501-02, nr. 9002"), "/doc/kamerstuk/21501-02-9002"),
        ("/lijst/dossiers", ("Raad Algemene Zaken en Raad Buitenlandse Zaken",), "/doc/dossier/21501-02"),
        ("/lijst/bewindspersonen", ("Caspar Veldkamp",), "/doc/persoon/c-c-j-veldkamp"),
        ("/lijst/ambtsdragers", ("Ambtsdragers zonder brief",), "/lijst/ambtsdragers/2"),
        ("/lijst/raden", ("Raad Buitenlandse Zaken",), "/doc/raadsformatie/RBZ"),
        ("/lijst/toezeggingen", ("openstaand", "voldaan"), "/lijst/toezeggingen/voldaan"),
        ("/lijst/toezeggingen/voldaan", ("Na afloop van de Raad",), "/doc/kamerstuk/21501-02-9001/toezegging/1"),
    ],
)
def test_a_list_leads_to_what_it_lists(
    site: httpx.Client, indexed: httpx.Client, path: str, words: tuple[str, ...], link: str
) -> None:
    for client in (site, indexed):
        told = page(client, path)
        for one in words:
            assert one in told.words.replace("\u00a0", " ")
        assert link in told.links


@pytest.mark.parametrize(
    "path",
    ["x", "brieven/1900", "brieven/x", "brieven/2024/2", "brieven/2024/0", "dossiers/01", "dossiers/", "dossiers/2/3",
     "toezeggingen/x", "raden/RBZ", "bewindspersonen/99999999"],
)  # fmt: skip
def test_what_is_no_list_is_not_there(site: httpx.Client, path: str) -> None:
    assert site.get(f"/lijst/{path}").status_code == 404


def test_counts_on_the_home_page_lead_to_what_they_count(indexed: httpx.Client) -> None:
    links = page(indexed, "/").links
    for path in (
        "/lijst/brieven", "/toezeggingen", "/toezeggingen?stand=openstaand", "/lijst/dossiers",
        "/lijst/bewindspersonen",
    ):  # fmt: skip
        assert path in links
        assert indexed.get(path).status_code == 200


def test_a_long_list_leads_to_its_pages_before_and_after_and_by_number() -> None:
    count = 20 * lists.PAGE
    assert [name for name, _ in turned(READER, "dossiers", 10, count)] == [
        "previous", "next", "1", "7", "8", "9", "11", "12", "13", "20",
    ]  # fmt: skip
    assert turned(READER, "dossiers", 2, count)[0] == ("previous", "/lijst/dossiers")
    assert not turned(READER, "dossiers", 1, lists.PAGE)
    with pytest.raises(Problem):
        turned(READER, "dossiers", 21, count)


def test_the_home_page_has_three_questions_with_an_index_and_without(site: httpx.Client, indexed: httpx.Client) -> None:
    for client in (site, indexed):
        asked = client.get("/").text.split('<ul class="ask">')[1].split("</ul>")[0]
        links = Page(asked).links
        assert len(links) == 3
        assert all(client.get(link.replace("&amp;", "&")).status_code == 200 for link in links)


def test_one_page_has_one_box_to_search_in(indexed: httpx.Client) -> None:
    for path in ("/", "/zoek?q=raad", "/toezeggingen", "/doc/dossier/21501-02"):
        assert indexed.get(path).text.count('type="search"') == 1, path


def test_letters_of_a_dossier_are_told_apart_by_their_numbers_first(site: httpx.Client) -> None:
    told = page(site, "/doc/dossier/21501-02").words.replace("\u00a0", " ")
    assert "21 501-02, nr. 9004Brief van de minister" in told.split("Tijdlijn")[1]


def test_the_data_set_is_a_page_in_a_browser_and_rdf_for_programs(site: httpx.Client) -> None:
    found = site.get("/dataset")
    assert (found.status_code, found.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "/dataset" in page(site, "/").links
    assert site.get("/dataset", headers={"accept": "text/turtle"}).headers["content-type"].startswith("text/turtle")
    assert site.get("/dataset?format=ttl").headers["content-type"].startswith("text/turtle")


def test_a_chart_names_its_months_and_each_bar_its_own(site: httpx.Client) -> None:
    drawn = site.get("/doc/persoon/c-c-j-veldkamp").text.split('class="drawing bars"')[1].split("</svg>")[0]
    for words in (">nov<", ">dec<", ">jan<", ">2024<", ">2025<", "<title>november 2024: 3 brieven</title>"):
        assert words in drawn
