"""The Tweede Kamer's list of commitments among the promises of letters."""

from collections.abc import Iterator

import httpx
import pytest
from conftest import Browsing
from reading import LISTED, Page, built, listed

from kg.search import refresh


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browsing: Browsing) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("listed")
    place = built(folder, *listed(folder))
    refresh(place)
    with browsing(place) as client:
        yield client


def of(site: httpx.Client, source: str) -> dict[str, dict[str, str]]:
    rows = site.get("/toezeggingen.json", params={"bron": source} if source else {}).json()["items"]
    return {row["iri"]: row for row in rows}


def test_the_chambers_list_stands_among_the_promises_with_its_numbers(site: httpx.Client) -> None:
    items = {row["listed"]: row for row in of(site, "kamer").values()}
    assert items.keys() == LISTED.keys()
    one = items["TZ202404-123"]
    assert (one["letter"], one["issued"], one["due"], one["state"]) == ("", "2024-04-11", "2024-06-01", "openstaand")
    assert items["TZ202404-124"]["state"] == "voldaan"


def test_a_listed_promise_tells_its_source_in_the_list_and_on_its_page(site: httpx.Client) -> None:
    page = site.get("/toezeggingen", params={"bron": "kamer"}).text
    assert "lijst van de Kamer: TZ202404-124" in page
    assert "<b>havens" not in page
    assert '<a href="/doc/toezegging/TZ202404-123">TZ202404-123</a>' in page
    marked = site.get("/doc/toezegging/TZ202404-124").text
    assert "<b>havens" not in marked
    assert "brief over de havens." in Page(marked).words
    told = Page(site.get("/doc/toezegging/TZ202404-123").text)
    assert "houdt deze toezegging bij op haar lijst" in told.words
    assert told.links["/graph/TZ202404-123"] == "TZ202404-123"
    assert "lijst van de Tweede Kamer" in Page(site.get("/toezeggingen").text).words
    other = Page(site.get("/doc/kamerstuk/21501-02-9001/toezegging/1").text)
    assert "op haar lijst" not in other.words


def test_each_promise_has_its_source(site: httpx.Client) -> None:
    letters, chamber = of(site, "brief").keys(), of(site, "kamer").keys()
    assert letters | chamber == of(site, "").keys()
    assert not letters & chamber
    assert not of(site, "onzin")
    assert len(letters) >= 18
