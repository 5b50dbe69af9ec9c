"""Over what another server holds there is no search: no page leads to one, and who asks for one is told why."""

import re
import time
from collections.abc import Iterator

import httpx
import pytest
from conftest import Browsing, Serving
from reading import Page, page
from stand import small

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


def test_it_is_ready_while_the_other_server_answers(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.web.reach._GOOD", 0.1)
    with serving(small()) as other:
        source = AtEndpoint.at(f"{other}/sparql", 5)
    with serving(source) as here, httpx.Client(base_url=here, timeout=20) as web:
        assert web.get("/ready").status_code == 503
        assert web.get("/health").status_code == 200
        assert web.get("/sparql", params={"query": "ASK {}"}).status_code == 502
        with serving(small(), at=int(other.rpartition(":")[2])):
            assert becomes(web, 200)
        assert becomes(web, 503)


def becomes(web: httpx.Client, status: int) -> bool:
    """Whether it is so within some seconds."""
    until = time.monotonic() + 20
    while web.get("/ready").status_code != status:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
