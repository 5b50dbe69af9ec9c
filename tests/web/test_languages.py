"""On English pages what is Dutch says so, to who is read to (WCAG 3.1.2): a title, a promise, a quote, an office."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest
from conftest import Browsing
from each_page import ODD, PAGES, WIDE
from reading import built

from kg.search import refresh
from kg.search.marks import quoted, unmarked
from kg.web.titles import titled

MORE = {
    "odd": ODD,
    "wide": WIDE,
    "answering": "/doc/kamerstuk/21501-02-9001",
    "promises_listed": "/lijst/toezeggingen/openstaand",
    "people": "/lijst/bewindspersonen",
    "councils": "/lijst/raden",
    "number": "/zoek?q=21501-02",
    "office_sought": "/zoek?q=minister+van+buitenlandse+zaken",
    "narrowed": "/zoek?dossier=21501-02",
    "missing": "/doc/kamerstuk/21501-02-9099",
    "graph": "/graph/kst-21501-02-9002",
    "committee": "/doc/kamerstuk/36045-9005/verzoek/1",
    "committees_letter": "/doc/kamerstuk/36045-9005",
    "published": "/netwerk/publicatie/h-tk-20242025-3-9",
}
EACH = {**PAGES, **MORE}
TELLING = {
    "home", "letter", "dossier", "minister", "council", "cited", "network", "promise", "office", "day", "debate",
    "request", "asker", "dossiers", "search", "promises", "list", "wide", "answering", "promises_listed", "number",
    "narrowed", "missing", "office_sought", "committee", "committees_letter",
}  # fmt: skip
"""The pages that hold titles, promises or names that there are in Dutch alone."""
DUTCH = """SELECT ?said { { ?it a foaf:Group ; foaf:name ?said } UNION { ?it ?naming ?said FILTER(LANG(?said) = "nl")
  FILTER(?naming IN (dcterms:title, kg:text, rdfs:label, skos:prefLabel, kg:portfolio))
  FILTER(!STRSTARTS(STR(?it), STR(kg:)))
  FILTER NOT EXISTS { ?it ?naming ?other FILTER(LANG(?other) = "en") }
  FILTER NOT EXISTS { ?it kg:formation ?any } } }"""
ALL = 'SELECT ?said { ?it ?naming ?said FILTER(LANG(?said) = "nl" || ?naming IN (kg:text, foaf:name, kg:place)) }'
PRINTED = re.compile("Kamerstukken |Handelingen |Aanhangsel |Staatscourant |Staatsblad |Tractatenblad ")
"""How what is cited is printed; lawyers write it in Dutch."""
INLINE = {"a", "bdi", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup"}
SPOKEN = {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder"}
VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}


class Said(HTMLParser):
    """A page's words, each character with the language of the nearest element that tells one; spaces as one."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text, self.langs, self.told = " ", [""], 0
        self.chunks: list[tuple[str, str]] = []
        self.spoken: list[tuple[str, str]] = []
        """What attributes say, each with the language of its element."""
        self._open: list[tuple[str, str]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        lang = dict(attrs).get("lang")
        self.spoken += [(lang or self._lang(), value or "") for name, value in attrs if name in SPOKEN]
        self.told += lang is not None
        if tag not in VOID:
            self._open.append((tag, lang or self._lang()))

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        while self._open and self._open.pop()[0] != tag:
            pass

    def _break(self, tag: str) -> None:
        """Words of one element do not run on in another, but in a line."""
        if tag not in INLINE and self.text[-1] != " ":
            self.text += " "
            self.langs.append("")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] in ("script", "style", "textarea"):
            return
        self.chunks.append((self._lang(), data))
        for one in re.sub(r"\s+", " ", data):
            if one != " " or self.text[-1] != " ":
                self.text += one
                self.langs.append(self._lang())

    def _lang(self) -> str:
        return self._open[-1][1] if self._open else ""

    def of(self, words: str) -> Iterator[set[str]]:
        """The languages of each place where the words stand as words."""
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text):
            yield set(self.langs[slice(*found.span())])


def plain(text: str) -> str:
    return " ".join(quoted(text).split())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, browsing: Browsing) -> Iterator[httpx.Client]:
    """The samples, with a search index."""
    place = built(tmp_path_factory.mktemp("languages"))
    refresh(place)
    with browsing(place) as client:
        yield client


def asked(client: httpx.Client, query: str) -> list[str]:
    headers = {"accept": "application/sparql-results+json"}
    found = client.get("/sparql", params={"query": query}, headers=headers).json()["results"]["bindings"]
    return [row["said"]["value"] for row in found]


@pytest.fixture(scope="module")
def dutch(told: httpx.Client) -> set[str]:
    """Titles, promises and names that there are in no other language, as pages tell them."""
    found = {plain(titled(one)) for one in asked(told, DUTCH)}
    assert len(found) > 60
    return {one[:1].upper() + one[1:] for one in found} | found


@pytest.fixture(scope="module")
def corpus(told: httpx.Client) -> str:
    """All that the letters and the graph say in Dutch."""
    said = asked(told, ALL)
    ways = (plain, lambda one: plain(titled(one)), lambda one: " ".join(unmarked(one).split()))
    return " | ".join(way(one) for one in said for way in ways).lower()


def in_language(path: str, lang: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.mark.parametrize("name", EACH)
def test_dutch_words_on_an_english_page_stand_in_an_element_that_says_so(
    told: httpx.Client, dutch: set[str], name: str
) -> None:
    page = Said(told.get(in_language(EACH[name], "en")).text)
    found = {words: langs for words in dutch for langs in page.of(words)}
    assert {words: langs for words, langs in found.items() if langs != {"nl"}} == {}
    assert found or name not in TELLING


@pytest.mark.parametrize("name", EACH)
def test_no_attribute_that_is_read_aloud_has_dutch_words_among_english_ones(
    told: httpx.Client, dutch: set[str], name: str
) -> None:
    """It can have one language: that of its element."""
    spoken = Said(told.get(in_language(EACH[name], "en")).text).spoken
    wrong = [(lang, said) for lang, said in spoken if lang != "en" or PRINTED.search(said)]
    assert [one for one in wrong if one[1] != ""] == []
    held = {words for words in dutch if len(words) > 3}
    assert [said for _, said in spoken if any(re.search(rf"\b{re.escape(one)}\b", said) for one in held)] == []


@pytest.mark.parametrize("name", EACH)
def test_no_words_of_ours_are_called_dutch_on_an_english_page(told: httpx.Client, corpus: str, name: str) -> None:
    markup = told.get(in_language(EACH[name], "en")).text.replace(" · Kamergraaf</title>", "</title>")
    page = Said(re.sub("<article.*?</article>", "", markup, flags=re.DOTALL))
    said = {" ".join(data.split()).strip("…“”, ") for lang, data in page.chunks if lang == "nl"}
    parts = {part.lower() for one in said if not PRINTED.match(one) for part in one.split(", ")}
    assert [one for one in parts - {"nederlands"} if one not in corpus] == []


@pytest.mark.parametrize("name", EACH)
def test_a_dutch_page_tells_its_language_once(told: httpx.Client, name: str) -> None:
    markup = told.get(EACH[name]).text
    assert Said(markup).told == 2, "the page, and the link to the English one"


@pytest.mark.parametrize("path", ["/zoek.atom?q=raad", "/toezeggingen.atom"])
def test_entries_of_a_feed_tell_that_they_are_dutch_in_an_english_one_alone(told: httpx.Client, path: str) -> None:
    english, own = (told.get(in_language(path, lang)).text for lang in ("en", "nl"))
    titles = re.findall("<entry>.*?<title([^>]*)>", english, re.DOTALL)
    assert len(titles) > 3
    assert set(titles) == {' xml:lang="nl"'}
    assert re.findall("xml:lang=[^>]*", own) == ['xml:lang="nl"']


def test_a_ministry_to_narrow_a_search_by_has_its_dutch_name(told: httpx.Client) -> None:
    facet = told.get("/zoek?lang=en").text.partition("<h2>Ministry</h2>")[2].partition("</section>")[0]
    assert '<bdi lang="nl">Buitenlandse Zaken</bdi>' in facet
    assert '<bdi lang="nl">2024</bdi>' not in told.get("/zoek?lang=en").text


def test_a_committee_has_a_dutch_name_and_a_person_one_of_no_language(told: httpx.Client) -> None:
    committee = told.get("/doc/kamerstuk/36045-9005/verzoek/1/indiener/1?lang=en").text
    assert '<h1><bdi lang="nl">vaste commissie voor Buitenlandse Zaken</bdi></h1>' in committee
    assert "<h1><bdi>Caspar Veldkamp</bdi></h1>" in told.get("/doc/persoon/c-c-j-veldkamp?lang=en").text
