"""An address at which there is nothing: a page to go on from in a browser, a problem for programs."""

import re

import httpx
import pytest
from reading import HTML, Page

LOST = ["/foo", "/lijst/foo", "/lijst/brieven/1900", "/zoek.foo", "/doc.html"]


@pytest.mark.parametrize("path", LOST)
def test_it_is_a_page_of_ours_in_a_browser(site: httpx.Client, path: str) -> None:
    found = site.get(path)
    assert (found.status_code, found.headers["content-type"]) == (404, "text/html; charset=utf-8")
    told = Page(found.text)
    assert "Deze bladzijde is er niet" in told.words
    assert 'type="search"' in found.text
    for link in ("/", "/lijst", "/toezeggingen", "/lijst/bewindspersonen", "/lijst/dossiers"):
        assert link in told.links
        assert site.get(link).status_code == 200


def test_it_is_in_the_readers_language(site: httpx.Client) -> None:
    told = Page(site.get("/foo?lang=en").text)
    assert "There is no such page" in told.words
    assert "/lijst/bewindspersonen?lang=en" in told.links


@pytest.mark.parametrize("path", LOST)
@pytest.mark.parametrize(
    ("accept", "form"),
    [("*/*", "application/problem+json"), ("application/json", "application/problem+json"),
     ("text/plain", "text/plain; charset=utf-8")],
)  # fmt: skip
def test_programs_get_a_problem(site: httpx.Client, path: str, accept: str, form: str) -> None:
    found = site.get(path, headers={"accept": accept})
    assert (found.status_code, found.headers["content-type"]) == (404, form)
    assert "There is no such page." in found.text


def test_no_markup_of_the_address_is_on_the_page(site: httpx.Client) -> None:
    assert "<script>alert" not in site.get("/%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in site.get("/doc/persoon/%3Cscript%3Ealert(1)%3C/script%3E", headers=HTML).text


@pytest.mark.parametrize("path", ["/doc/kamerstuk/", "/doc/", "/netwerk/", "/graph/"])
@pytest.mark.parametrize("name", ["x" * 4000, "%20" * 2000, "a/b" * 1500])
def test_a_long_address_is_told_by_its_ends(site: httpx.Client, path: str, name: str) -> None:
    found = site.get(f"{path}{name}-einde")
    assert found.status_code == 404
    assert len(found.content) < len(site.get(f"{path}kort").content) + 600
    title = re.findall("<h1>(.*?)</h1>", found.text)[0]
    assert "…" in title
    assert "-einde" in title
    told = site.get(f"{path}{name}-einde", headers={"accept": "text/turtle"})
    assert told.status_code == 404
    assert len(told.content) < 600 or path == "/netwerk/"


def test_who_is_not_known_can_be_sought_and_the_ministers_are_near(site: httpx.Client) -> None:
    found = site.get("/doc/persoon/jan-klaassen")
    assert found.status_code == 404
    told = Page(found.text)
    assert told.links["/zoek?q=jan+klaassen"] == "Zoek naar “jan klaassen” in de brieven"
    assert told.links["/lijst/bewindspersonen"] == "Bewindspersonen"
    assert "/lijst/dossiers" in Page(site.get("/doc/dossier/99999").text).links
