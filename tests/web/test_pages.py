"""The pages of a store of letters, as a reader meets them: what they tell, where they lead, in both languages."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from conftest import Serving
from test_marked import Tree

from kg import resources
from kg.build import build, sources
from kg.store.embedded import Store
from kg.web.reader import Reader
from kg.web.words import WORDS

HTML = {"accept": "text/html"}
HOSTILE = """21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. 6666 Brief van de minister van Buitenlandse Zaken

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 februari 2025

<script>alert("brief")</script> <img src=x onerror=alert(1)> \u202eomgekeerd\u202c &lt;b&gt; {{ 7 * 7 }}

Ik zeg u <b onclick="alert(1)">toe</b> dat ik uw Kamer vóór 1 maart 2025 informeer over <u>het "plan"</u> & de rest.

De minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""


class Page(HTMLParser):
    """A page's links with their text, its headings, and what stands in the element of the letter's text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.ids: set[str] = set()
        self.words = ""
        self._link = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a":
            self._link = found.get("href") or ""
            self.links.setdefault(self._link, "")

    def handle_endtag(self, tag: str) -> None:
        self._link = "" if tag == "a" else self._link

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._link:
            self.links[self._link] += data


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with Store.create_or_open(folder / "store") as store:
        for _ in build(sources([str(resources.folder("samples")), str(folder / "hostile.txt")]), store):
            pass
    return folder / "store"


@pytest.fixture(scope="module")
def site(place: Path, serving: Serving) -> Iterator[httpx.Client]:
    with (
        Store.open(place) as store,
        serving(store) as address,
        httpx.Client(base_url=address, timeout=30, headers=HTML) as client,
    ):
        yield client


def page(site: httpx.Client, path: str) -> Page:
    found = site.get(path)
    assert found.status_code == 200, found.text
    return Page(found.text)


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


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/doc/kamerstuk/21501-02-9002", ("Kamerstukken II 2024/25, 21 501-02, nr. 9002.", "gevraagd op 6 november")),
        ("/doc/kamerstuk/21501-02-9001", ("nagekomen", "Aangehaald door", "In de geannoteerde agenda")),
        ("/doc/kamerstuk/29544-9001", ("Opmerkingen", "“13 juni jl.” duidt op een dag vóór de brief van 7 juni 2023")),
        ("/doc/brief/", ()),
        ("/doc/dossier/21501-02", ("Raad Algemene Zaken en Raad Buitenlandse Zaken", "Tijdlijn", "12 november 2024")),
        ("/doc/dossier/36124", ("Er is geen brief uit dit dossier in de graaf",)),
        ("/doc/persoon/c-c-j-veldkamp", ("Caspar Veldkamp", "2 juli 2024", "Openstaande", "nagekomen met")),
        ("/doc/raad/RBZ/2024-11-18", ("Vooraf", "agenda", "commissiedebat 14 november 2024", "Nadien", "verslag")),
        ("/doc/kamerstuk/36124-9000", ("Wie het aanhaalt", "Kamerstuk 36 124, nr. 9000", "Van der Werf", "motie")),
        ("/doc/publicatie/COM(2024)150", ("COM(2024) 150", "21 501-02, nr. 9002")),
        ("/doc/kamerstuk/21501-02-9001/toezegging/1", ("Na afloop van de Raad", "nagekomen", "Caspar Veldkamp", "90%")),
        ("/doc/kamerstuk/21501-02-9002/toezegging/1", ("Geen brief in de graaf komt deze", "1 februari 2025")),
        ("/doc/raadsformatie/RBZ", ("Raad Buitenlandse Zaken", "Vergaderingen", "RBZ 18 november 2024")),
        ("/doc/kamerstuk/21501-02-9002?alles=1", ("kg:letterKind", "Wat de graaf ervan zegt")),
        ("/doc/ambt/minister-van-defensie", ("minister van Defensie", "Wat hiernaar verwijst")),
        ("/", ("Wat ministers het parlement schrijven", "Nieuwste brieven", "17 januari 2025")),
    ],
)  # fmt: skip
def test_each_kind_of_page_tells_what_only_the_graph_knows(
    site: httpx.Client, path: str, words: tuple[str, ...]
) -> None:
    if not words:  # a letter without a number: where it stands is told by the graph
        answer = site.get(
            "/sparql", params={"query": "SELECT ?l { ?l kg:text ?t FILTER(CONTAINS(STR(?l), '/brief/')) }"}
        )
        path = "/doc/" + re.findall(r"/doc/(brief/\w+)", answer.text)[0]
        words = ("Wat erin staat", "Als gegevens")
    told = page(site, path).words.replace("\u00a0", " ")
    for one in words:
        assert one in told


@pytest.mark.parametrize(
    "path",
    ["/", "/doc/kamerstuk/21501-02-9002", "/doc/dossier/21501-02", "/doc/persoon/c-c-j-veldkamp", "/sparql", "/def",
     "/doc/raad/RBZ/2024-11-18", "/doc/kamerstuk/36124-9000", "/doc/kamerstuk/21501-02-9001/toezegging/1"],
)  # fmt: skip
def test_a_page_in_english_leads_to_pages_in_english(site: httpx.Client, path: str) -> None:
    found = page(site, f"{path}?lang=en")
    own = [link for link in found.links if link.startswith("/") and not re.search(r"\.(ttl|nt|rdf|jsonld)$", link)]
    assert own
    assert not [link for link in own if "lang=en" not in link and "/.well-known/" not in link]
    assert "?lang=nl" in found.links
    assert WORDS["about"][1] in found.words
    assert WORDS["about"][0] not in found.words


def test_a_paper_that_is_not_there_is_404_with_papers_near_it(site: httpx.Client) -> None:
    found = site.get("/doc/kamerstuk/21501-02-8999")
    assert found.status_code == 404
    told = Page(found.text)
    assert "Van 21 501-02, nr. 8999 zegt de graaf niets" in told.words.replace("\u00a0", " ")
    assert [link for link in told.links if "/doc/kamerstuk/" in link][-1] == "/doc/kamerstuk/21501-02-9004"
    assert "/doc/kamerstuk/21501-02-9001" in told.links
    assert "https://zoek.officielebekendmakingen.nl/kst-21501-02-8999.html" in told.links


@pytest.mark.parametrize(
    "path", ["persoon/niemand", "kamerstuk/99999-1", "kamerstuk/x", "%3Cscript%3E", "%00", "a%20b"]
)
def test_what_is_not_there_is_404_with_a_page(site: httpx.Client, path: str) -> None:
    found = site.get(f"/doc/{path}")
    assert found.status_code == 404
    assert "zegt de graaf niets" in found.text
    assert "<script>" not in found.text
    assert site.get(f"/doc/{path}", headers={"accept": "text/turtle"}).headers["content-type"] != "text/html"


def test_a_long_dossier_is_told_a_year_at_a_time(site: httpx.Client) -> None:
    found = page(site, "/doc/dossier/21501-02?jaar=2025").words
    assert "12 november 2024" not in found
    assert "3 februari 2025" in found
    assert "12 november 2024" in page(site, "/doc/dossier/21501-02?jaar=2024").words


def test_a_hostile_letter_is_text_on_every_page_that_tells_of_it(site: httpx.Client) -> None:
    paths = ["/doc/kamerstuk/21501-02-6666", "/doc/persoon/c-c-j-veldkamp", "/doc/dossier/21501-02", "/",
             "/doc/kamerstuk/21501-02-6666/toezegging/1"]  # fmt: skip
    for path in paths:
        markup = site.get(path).text
        assert re.findall(r"<script[^>]*>", markup) == ['<script src="/static/page.js" defer>']
        assert "<img" not in markup
        assert not re.search(r"<[^>]*\son\w+=", markup)
    assert "{{ 7 * 7 }}" in site.get(paths[0]).text


def test_pages_need_nothing_from_elsewhere_and_set_no_cookie(site: httpx.Client) -> None:
    for path in ("/", "/doc/kamerstuk/21501-02-9002", "/sparql"):
        found = site.get(path)
        assert "set-cookie" not in found.headers
        policy = found.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert " style=" not in found.text
        for source in re.findall(r'(?:src|<link rel="(?:stylesheet|icon)" href)="([^"]*)"', found.text):
            assert source.startswith("/static/")
            assert site.get(source).status_code == 200


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "nothing.css", "style.py", "%00.css", ".css"])
def test_only_the_pages_own_files_are_sent(site: httpx.Client, name: str) -> None:
    assert site.get(f"/static/{name}").status_code == 404


def test_every_word_that_a_template_says_exists_and_every_word_is_said() -> None:
    folder = Path(resources.__file__).parent / "web"
    text = "".join(path.read_text() for path in [*folder.rglob("*.html"), *folder.rglob("*.py")])
    said = set(re.findall(r"""(?:\bt|\.word|\bword)\(\s*f?["'](\w+)["']""", text))
    made = {
        "state_",
        "step_",
        "role_",
        "rel_",
        "count_",
        "title_",
        "hint_",
        "doubt_",
        "order_",
        "has_open_",
        "term_",
        "facet_",
    }
    assert said - made <= WORDS.keys()
    assert said & made
    plain = {name for name in WORDS if not re.search("_[1n]$", name) and not any(map(name.startswith, made))}
    assert not [name for name in plain if f'"{name}"' not in text.replace("'", '"').replace(f'"{name}": (', "")]


@pytest.mark.parametrize(
    ("iso", "nl", "en"),
    [
        ("2024-11-01", "1 november 2024", "1 November 2024"),
        ("2024-11", "november 2024", "November 2024"),
        ("2024", "2024", "2024"),
        ("2024-13-01", "2024-13-01", "2024-13-01"),
        ("morgen", "morgen", "morgen"),
        ("", "", ""),
    ],
)
def test_days_are_written_as_people_do(iso: str, nl: str, en: str) -> None:
    from kg.web.links import Links

    links = Links("https://graaf.example/", "")
    assert [Reader(lang, links, "").day(iso) for lang in ("nl", "en")] == [nl, en]
