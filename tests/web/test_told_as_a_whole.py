"""The data set and its graphs are told in words."""

import re

import httpx
import pytest
from conftest import Serving
from reading import HTML, Page, page
from stand import small


def test_the_data_set_is_told_for_people(site: httpx.Client) -> None:
    told = page(site, "/dataset")
    words = told.words
    assert re.search(r"beweringen \(triples\)\s*[1-9][\d.]+", words)
    assert re.search(r"brieven\s*16", words)
    assert "Wat hiernaar verwijst" not in words
    assert "void:" not in words
    for link in ("/sparql", "/stroom", "/def", "/openapi.json", "/dataset?format=ttl", "/lijst/brieven"):
        assert site.get(link, headers={"accept": "*/*"}).status_code == 200
        assert link in told.links
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in told.links
    assert "http://www.w3.org/ns/oa#" in told.links
    everything = next(link for link in told.links if "CONSTRUCT" in link)
    assert site.get(everything).headers["content-type"].startswith("application/n-triples")


def test_it_is_told_in_english_and_at_its_own_address(site: httpx.Client) -> None:
    assert "statements (triples)" in page(site, "/dataset?lang=en").words
    assert "Hoe u erbij komt" in page(site, "/doc/dataset").words


def test_it_is_told_where_the_store_says_nothing_of_it(serving: Serving) -> None:
    with serving(small()) as address:
        found = httpx.get(f"{address}/dataset", headers=HTML)
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert "Licentie" in Page(found.text).words


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("kst-21501-02-9002", "De graaf van brief 21 501-02, nr. 9002"),
        ("reference", "De graaf van wat brieven delen"),
        ("threads", "De graaf van wat uit brieven samen volgt"),
    ],
)
def test_a_graph_is_called_by_what_stands_in_it(site: httpx.Client, path: str, title: str) -> None:
    heading = re.findall(r"<h1>(.*)</h1>", site.get(f"/graph/{path}").text)
    assert [one.replace("\u00a0", " ") for one in heading] == [f"<bdi>{title}</bdi>"]
