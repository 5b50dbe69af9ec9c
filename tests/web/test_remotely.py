"""Over what another server holds there is no search: no page leads to one, and who asks for one is told why."""

import re
from collections.abc import Iterator

import httpx
import pytest
from conftest import Browsing
from reading import Page, page

from kg.web.remotely import AtEndpoint


@pytest.fixture(scope="module")
def distant(site: httpx.Client, browsing: Browsing) -> Iterator[httpx.Client]:
    """A server over what that of the samples holds."""
    source = AtEndpoint.at(f"{str(site.base_url).rstrip('/')}/sparql", 30)
    with browsing(source) as client:
        yield client


PAGES = (
    "/",
    "/lijst",
    "/lijst/toezeggingen/openstaand",
    "/sparql",
    "/def",
    "/doc/dossier/21501-02",
    "/doc/persoon/c-c-j-veldkamp",
    "/doc/raadsformatie/RBZ",
    "/doc/raad/RBZ/2024-11-18",
    "/doc/kamerstuk/21501-02-9001",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_leads_to_a_search(distant: httpx.Client, site: httpx.Client, path: str) -> None:
    assert 'type="search"' in site.get(path).text
    found = page(distant, path)
    assert 'type="search"' not in distant.get(path).text
    assert not [link for link in found.links if re.match(r"/(zoek|toezeggingen)\b", link)]
    assert found.links["/lijst/toezeggingen"].startswith("Toezeggingen")


@pytest.mark.parametrize("path", ["/doc/kamerstuk/1-1", "/doc/dossier/zoiets", "/nergens"])
def test_nor_does_a_page_of_what_is_not_there(distant: httpx.Client, path: str) -> None:
    found = distant.get(path)
    assert found.status_code == 404
    assert 'type="search"' not in found.text
    assert not [link for link in Page(found.text).links if re.match(r"/(zoek|toezeggingen)\b", link)]


def test_what_the_menu_leads_to_is_there(distant: httpx.Client) -> None:
    for path in ("/lijst", "/lijst/toezeggingen", "/sparql", "/def", "/dataset", "/stroom"):
        assert distant.get(path).status_code == 200, path


@pytest.mark.parametrize(("path", "to"), [("/zoek?q=raad", "/lijst"), ("/toezeggingen", "/lijst/toezeggingen")])
def test_a_search_is_answered_with_why_there_is_none(distant: httpx.Client, path: str, to: str) -> None:
    found = distant.get(path)
    assert found.status_code == 404
    assert "wat een andere server heeft; daarin kan hij niet zoeken" in found.text
    assert f'Bladeren kan wel: <a href="{to}">' in found.text
    assert "kg index" not in found.text
    assert "another server holds" in distant.get(path, params={"lang": "en"}).text


@pytest.mark.parametrize("extension", ["atom", "json", "csv"])
def test_so_are_programs(distant: httpx.Client, extension: str) -> None:
    for path in ("/zoek", "/toezeggingen"):
        found = distant.get(f"{path}.{extension}", headers={"accept": "*/*"})
        assert found.status_code == 404
        assert "it cannot search; /lijst leads through it" in found.json()["detail"]


def test_the_description_for_programs_tells_of_no_search(distant: httpx.Client, site: httpx.Client) -> None:
    ours, theirs = (one.get("/openapi.json").json() for one in (site, distant))
    assert ours["paths"].keys() - theirs["paths"].keys() == {
        "/zoek",
        "/zoek.{extension}",
        "/toezeggingen",
        "/toezeggingen.{extension}",
    }
    assert "full-text" not in theirs["info"]["description"]
