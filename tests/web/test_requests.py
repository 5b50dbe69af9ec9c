"""A request of parliament is told in words, and so is who asked for it or moved a motion."""

import httpx
import pytest
from reading import Page, page

REQUEST = "/doc/kamerstuk/21501-02-9002/verzoek/1"
COMMITTEE = "/doc/kamerstuk/36045-9005/verzoek/1/indiener/1"


def words(found: Page) -> str:
    return " ".join(found.words.replace("\u00a0", " ").split())


def test_a_request_is_told_by_who_asked_when_in_which_words_and_what_answers_it(site: httpx.Client) -> None:
    markup = site.get(REQUEST).text
    told = Page(markup)
    assert "<h1><bdi>Verzoek van Derk Boswijk, 6 november 2024</bdi></h1>" in markup
    assert "rdf:subject" not in told.words
    assert told.links["/doc/persoon/d-g-boswijk"] == "Derk Boswijk"
    assert "om voor de Raad Buitenlandse Zaken van 18 november a.s. in te gaan op" in words(told)
    answered = words(told).split("Beantwoord met")[1]
    assert "12 november 2024" in answered
    assert "21 501-02, nr. 9002" in answered


def test_the_words_of_a_request_lead_to_their_place(site: httpx.Client) -> None:
    quoted = [link for link in page(site, REQUEST).links if link.startswith("/doc/kamerstuk/21501-02-9002#v")]
    assert quoted
    for link in quoted:
        address, _, place = link.partition("#")
        assert place in page(site, address).ids


def test_a_letter_leads_to_its_request_and_english_to_english(site: httpx.Client) -> None:
    assert REQUEST in page(site, "/doc/kamerstuk/21501-02-9002").links
    told = page(site, f"{REQUEST}?lang=en")
    assert "Request of Derk Boswijk, 6 November 2024" in told.words
    assert "/doc/persoon/d-g-boswijk?lang=en" in told.links


@pytest.mark.parametrize(
    ("path", "name", "asked"),
    [
        (COMMITTEE, "vaste commissie voor Buitenlandse Zaken", "/doc/kamerstuk/36045-9005/verzoek/1"),
        ("/doc/kamerstuk/21501-02-9001/motie/36045-9000/indiener/2", "Piri", "/doc/kamerstuk/36045-9000"),
    ],
)
def test_who_asked_leads_to_what_was_asked(site: httpx.Client, path: str, name: str, asked: str) -> None:
    markup = site.get(path).text
    told = Page(markup)
    assert f"<h1><bdi>{name}</bdi></h1>" in markup
    assert asked in told.links
    assert "Welke brieven dit noemen" in told.words
    assert "foaf:" not in told.words


def test_all_that_the_graph_says_of_a_request_is_a_click_in_the_address_away(site: httpx.Client) -> None:
    assert "kg:requestedBy" in page(site, f"{REQUEST}?alles=1").words
