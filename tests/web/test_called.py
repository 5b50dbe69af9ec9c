"""What is called by which words on more than one page, in both languages, and what a list says of its own rule."""

import re
from collections.abc import Iterator

import httpx
import pytest
from conftest import Browsing
from reading import built

from kg.search import refresh


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browsing: Browsing) -> Iterator[httpx.Client]:
    place = built(tmp_path_factory.mktemp("called"))
    refresh(place)
    with browsing(place) as client:
        yield client


def test_what_happened_is_called_alike_on_every_page_in_the_readers_language(site: httpx.Client) -> None:
    for path in ("dag/2024-11-18", "debat/tk/2024-11-14/commissiedebat", "kamerstuk/21501-02-9001/toezegging/1"):
        english = site.get(f"/doc/{path}", params={"lang": "en"}).text
        assert ">RBZ 18 November 2024</a>" in english
        assert "RBZ 18 november 2024</a>" not in english
        assert ">RBZ 18 november 2024</a>" in site.get(f"/doc/{path}").text
    thread = site.get("/doc/raad/RBZ/2024-11-18", params={"lang": "en"}).text
    assert ">committee debate 14 November 2024</a>" in thread
    assert "Committee debate 14 November 2024" in site.get("/doc/debat/tk/2024-11-14/commissiedebat?lang=en").text


def test_a_promise_tells_of_which_meeting_it_is_and_a_list_what_counts(site: httpx.Client) -> None:
    promise = site.get("/doc/kamerstuk/21501-02-9001/toezegging/1").text
    told = promise.split("Gedaan in agenda of verslag van</dt>")[1].split("</dd>")[0]
    assert '<a href="/doc/raad/RBZ/2024-11-18"' in told
    listed = site.get("/toezeggingen", params={"raad": "RBZ"}).text
    assert "Van een Raad is een toezegging die over een vergadering ervan gaat" in listed
    assert "Van een Raad is" not in site.get("/toezeggingen").text
    assert "Van een Raad is" not in site.get("/zoek", params={"raad": "RBZ"}).text


def test_a_code_leads_to_the_terms_in_the_readers_language(site: httpx.Client) -> None:
    for query, place in (("", "/def#code/brief-bnc-fiche"), ("?lang=en", "/def?lang=en#code/brief-bnc-fiche")):
        answer = site.get(f"/def/code/brief-bnc-fiche{query}")
        assert (answer.status_code, answer.headers["location"]) == (303, place)


def test_english_has_one_word_for_a_promise_and_one_for_that_it_is_open(site: httpx.Client) -> None:
    for path in (
        "/",
        "/toezeggingen",
        "/zoek",
        "/lijst",
        "/doc/kamerstuk/21501-02-9002",
        "/doc/persoon/c-c-j-veldkamp",
    ):
        page = re.sub("<[^>]*>", " ", site.get(path, params={"lang": "en"}).text)
        assert re.search("[Cc]ommitment", page), path
        assert not re.search(
            r"\b(promises|a promise|this promise|Promise|Promises|[Oo]pen (commitments|ones))\b", page
        ), path
    assert "Outstanding commitments" in site.get("/zoek", params={"lang": "en"}).text


def test_the_terms_tell_their_other_forms_in_a_header(site: httpx.Client) -> None:
    for path, own in (("/def", "html"), ("/def.ttl", "ttl")):
        link = site.get(path).headers["link"]
        for form, media_type in (("html", "text/html"), ("ttl", "text/turtle"), ("jsonld", "application/ld+json")):
            told = f'</def.{form}>; rel="alternate"; type="{media_type}"'
            assert (told in link) == (form != own)
    assert site.get("/def.html").status_code == 200
