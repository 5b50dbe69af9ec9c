"""What is counted on the home page is what its lists tell, letters without a date among them."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Browsing
from reading import Page, built, listed, page, undated

from kg.search import refresh
from kg.store.embedded import Store
from kg.web.links import Links
from kg.web.pages import home, lists
from kg.web.reader import Reader

LETTER = "/doc/kamerstuk/15899-14"


@pytest.fixture(scope="module", params=["indexed", "unindexed"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held")
    found = built(folder, undated(folder), *listed(folder))
    if request.param == "indexed":
        refresh(found)
    return found


@pytest.fixture(scope="module")
def site(place: Path, browsing: Browsing) -> Iterator[httpx.Client]:
    with browsing(place) as client:
        yield client


def words(found: Page) -> str:
    return " ".join(found.words.split())


def test_a_letter_without_a_date_stands_on_the_page_of_its_dossier(site: httpx.Client) -> None:
    told = page(site, "/doc/dossier/15899")
    assert LETTER in told.links
    assert "1 brief" in told.words
    assert "zonder datum" in told.words
    assert "Er is geen brief uit dit dossier" not in told.words
    assert LETTER in page(site, "/doc/dossier/15899?jaar=zonder-datum").links


def test_letters_without_a_date_are_a_list_after_those_of_the_years(site: httpx.Client) -> None:
    told = page(site, "/lijst/brieven")
    assert "zonder datum 1 brief" in words(told)
    assert LETTER in page(site, "/lijst/brieven/zonder-datum").links
    assert "Letters without a date" in page(site, "/lijst/brieven/zonder-datum?lang=en").words
    assert site.get("/lijst/brieven/zonder-datum/2").status_code == 404


def test_who_signed_letters_without_a_date_alone_has_them(site: httpx.Client) -> None:
    (who,) = [link for link, name in page(site, "/lijst/bewindspersonen").links.items() if "Aardenne" in name]
    told = page(site, who)
    assert LETTER in told.links
    assert "1 brief" in told.words
    assert "Er is geen ondertekende brief" not in told.words


def test_each_number_on_the_home_page_is_the_number_of_the_list_that_it_leads_to(site: httpx.Client) -> None:
    markup = site.get("/").text
    counts = re.findall(r'<dd><a href="([^"]*)" aria-label="([\d.]+) ', markup)
    assert len(counts) == 5
    for href, number in counts:
        sub = words(page(site, href.replace("&amp;", "&")))
        assert re.search(rf"(?<![\d.]){number} (?:brieven|toezegging|dossiers met|bewindspersonen met)", sub), href


def test_a_list_of_dossiers_has_those_with_letters_first_and_tells_their_number(site: httpx.Client) -> None:
    told = words(page(site, "/lijst/dossiers"))
    held, cited = told.split("Alleen aangehaald")
    assert "15 899 Luchtverontreiniging, 1 brief" in held.replace("\u00a0", " ")
    assert "36 124" in cited.replace("\u00a0", " ")
    assert re.search(r"Caspar Veldkamp \d+ brieven", words(page(site, "/lijst/bewindspersonen")))


def test_a_list_of_promises_tells_their_number_and_of_each_who_made_it(site: httpx.Client) -> None:
    told = words(page(site, "/lijst/toezeggingen"))
    assert re.search(r"Toezeggingen \d+ toezeggingen Wat bewindspersonen", told)
    assert "openstaand" in told
    listed = site.get("/lijst/toezeggingen/openstaand")
    rows = listed.text.split('<ol class="promises">')[1].split("</ol>")[0].split("<li ")[1:]
    assert rows
    assert [row for row in rows if "Veldkamp" in row]
    assert [row for row in rows if "uiterlijk" in row]
    for row in rows:
        assert re.search(r"<span>[A-Z][^<]* [A-Z][^<]*</span>", row), row
    assert "/toezeggingen?stand=openstaand&bron=brief" in Page(listed.text).links


def test_open_promises_are_a_search_where_one_can_be_made_and_a_list_in_plain_files(place: Path) -> None:
    refresh(place)
    with Store.open(place) as store:
        reader = Reader("nl", Links(store.base_iri), "")
        live, still = (home.page(store, one) for one in (reader, Reader("nl", reader.links, "", whole=True)))
        assert "/toezeggingen?stand=openstaand" in Page(live).links
        assert "/lijst/toezeggingen/openstaand" in Page(still).links
        assert "/toezeggingen?stand=openstaand" not in Page(still).links
        told = lists.page(store, Reader("nl", reader.links, "", whole=True), "toezeggingen/openstaand")
        assert "Veldkamp" in told


def test_the_home_page_asks_a_question_once(site: httpx.Client) -> None:
    assert words(page(site, "/")).count("Welke stukken worden het meest aangehaald?") == 1
