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
    found = re.search(r'<div id="text">(.*?)</div>\n</article>', markup, re.DOTALL)
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


def test_what_words_name_is_told_in_words(site: httpx.Client) -> None:
    shown = site.get("/doc/kamerstuk/21501-02-9002").text.replace("\u00a0", " ")
    titles = set(re.findall('title="([^"]*)"', shown.split('id="text"')[1].split("</article>")[0]))
    assert {"briefhoofd: plaats", "briefhoofd: datum", "verzoek van D.G. Boswijk", "toezegging"} <= titles
    assert not [one for one in titles if re.search(r"\w/\w", one)]
    assert 'aria-label="verzoek van D.G. Boswijk"' in shown


def test_a_letter_names_who_and_what_is_called_the_same_once(notes: str) -> None:
    with httpx.Client(base_url=notes, timeout=30, headers=HTML) as site:
        shown = site.get("/doc/kamerstuk/36045-9020").text
    people = shown.split('class="facts people"')[1].split("</ul>")[0]
    cited = shown.split('class="facts cites"')[1].split("</ul>")[0]
    assert "kamerstuk/36045-9020/" not in re.sub("<[^>]*>", "", people + cited)
    assert people.count(">Dassen<") == 1
    assert people.split(">Dassen<")[1].split("</li>")[0].count('class="proof"') == 2
    assert "motie van Piri en Dassen" in cited


def test_a_letter_without_a_number_has_words_to_cite_it_by(site: httpx.Client) -> None:
    answer = site.get(
        "/sparql",
        params={"query": "SELECT ?l { ?l a kg:Letter FILTER(CONTAINS(STR(?l), '/brief/')) }"},
        headers={"accept": "application/sparql-results+json"},
    )
    iri = answer.json()["results"]["bindings"][0]["l"]["value"]
    path = f"/doc/{iri.partition('/id/')[2]}"
    shown = site.get(path).text
    cited = re.findall('class="citation"><code>([^<]*)', shown)
    assert len(cited) == 1
    assert cited[0].endswith(f", {str(site.base_url).rstrip('/')}{path}")
    assert re.search(r"brief aan de .* Kamer der Staten-Generaal van \d+ \w+ \d{4},", cited[0])
    assert page(site, "/doc/kamerstuk/21501-02-9002").words.count("Kamerstukken II 2024/25, 21\u00a0501-02") == 1


def test_a_letter_tells_that_the_day_of_a_promise_has_passed(site: httpx.Client) -> None:
    page = site.get("/doc/kamerstuk/21501-02-9002").text
    assert '<bdi>uiterlijk 1 februari 2025</bdi><span class="tag overdue">termijn verstreken</span>' in page
    assert page.count("tag overdue") == 1
    assert "tag overdue" not in site.get("/doc/kamerstuk/21501-02-9001").text
