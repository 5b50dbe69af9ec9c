"""The page of a letter: its text as it was written, and the facts beside it that lead to their words."""

import re

import httpx
import pytest
from reading import HTML, page
from test_marked import Tree


def text_of(site: httpx.Client, number: str) -> str:
    query = f'SELECT ?t {{ ?l dcterms:identifier "{number}" ; kg:text ?t }}'
    found = site.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"})
    text: str = found.json()["results"]["bindings"][0]["t"]["value"]
    return text


def letter_text(markup: str) -> Tree:
    found = re.search(r'<div id="text" lang="nl">(.*?)</div>\n</article>', markup, re.DOTALL)
    assert found is not None
    return Tree(found[1])


@pytest.mark.parametrize("number", ["21501-02-9002", "21501-02-9004", "21501-02-6666", "34986-ZZY"])
def test_a_letter_is_shown_as_it_was_written_with_each_mention_in_its_place(site: httpx.Client, number: str) -> None:
    shown = letter_text(site.get(f"/doc/kamerstuk/{number}").text)
    text = text_of(site, f"kst-{number}")
    assert shown.text == text
    query = (
        f'SELECT ?m ?words {{ ?l dcterms:identifier "kst-{number}" . '
        "?m a kg:Mention ; oa:hasTarget ?p . ?p oa:hasSource ?l ; oa:hasSelector/oa:exact ?words }"
    )
    answer = site.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"})
    mentions = answer.json()["results"]["bindings"]
    assert len(mentions) >= 5
    for mention in mentions:
        number = mention["m"]["value"].rpartition("/")[2]
        assert shown.held[f"v{number}"] == mention["words"]["value"]


def test_every_proof_on_a_letters_page_leads_to_words_on_it(site: httpx.Client) -> None:
    found = page(site, "/doc/kamerstuk/21501-02-9002")
    proofs = [link[1:] for link in found.links if link.startswith("#v")]
    assert len(proofs) > 8
    assert set(proofs) <= found.ids


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("C.C.J. Veldkamp", "/doc/persoon/c-c-j-veldkamp"),
        ("minister van Defensie", "/doc/ambt/minister-van-defensie"),
        ("RBZ 18 november 2024", "/doc/raad/RBZ/2024-11-18"),
        ("21 501-02, nr. 9001", "/doc/kamerstuk/21501-02-9001"),
        ("Boswijk", "/doc/kamerstuk/21501-02-9002/verzoek/1"),
        ("21 501-02", "/doc/dossier/21501-02"),
        ("Officiële publicatie", "https://zoek.officielebekendmakingen.nl/kst-21501-02-9002.html"),
        ("Turtle", "/doc/kamerstuk/21501-02-9002.ttl"),
    ],
)
def test_a_letters_facts_lead_on(site: httpx.Client, words: str, href: str) -> None:
    assert words in page(site, "/doc/kamerstuk/21501-02-9002").links[href].replace("\u00a0", " ")


def test_notes_of_a_published_letter_are_called_and_listed_and_its_text_stays(notes: str) -> None:
    with httpx.Client(base_url=notes, timeout=30, headers=HTML) as site:
        shown = site.get("/doc/kamerstuk/36045-9020").text
        text = text_of(site, "kst-36045-9020")
    assert "2023[^1] schreef" in text
    assert letter_text(shown).text == text
    assert re.findall('class="call" href="(#[^"]+)" aria-label="([^"]+)"', shown) == [
        (f"#noot-{one}", f"Noot {one}") for one in (1, 2, 3)
    ]
    assert shown.count('<li id="noot-') == 3
    assert '<a class="back" href="#bij-noot-2" aria-label="Noot 2: terug naar de tekst">2</a>' in shown
    assert 'href="/doc/kamerstuk/36045-9005"' in shown.split('id="noot-1"')[1]
