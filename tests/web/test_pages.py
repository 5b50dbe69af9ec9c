"""The pages of a store of letters, as a reader meets them: what they tell, where they lead, in both languages."""

import re

import httpx
import pytest
from reading import Page, page

from kg.web.words import WORDS


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/doc/kamerstuk/21501-02-9002", ("Kamerstukken II 2024/25, 21 501-02, nr. 9002.", "gevraagd op 6 november")),
        ("/doc/kamerstuk/21501-02-9001", ("voldaan", "Aangehaald door", "In de geannoteerde agenda")),
        ("/doc/kamerstuk/29544-9001", ("Opmerkingen", "“13 juni jl.” duidt op een dag vóór de brief van 7 juni 2023")),
        ("/doc/brief/", ()),
        ("/doc/dossier/21501-02", ("Raad Algemene Zaken en Raad Buitenlandse Zaken", "Tijdlijn", "12 november 2024")),
        ("/doc/dossier/36124", ("Er is geen brief uit dit dossier in de graaf",)),
        ("/doc/persoon/c-c-j-veldkamp", ("Caspar Veldkamp", "2 juli 2024", "Openstaande", "voldaan met")),
        ("/doc/raad/RBZ/2024-11-18", ("Vooraf", "agenda", "commissiedebat 14 november 2024", "Nadien", "verslag")),
        ("/doc/kamerstuk/36124-9000", ("Wie het aanhaalt", "Kamerstuk 36 124, nr. 9000", "Van der Werf", "motie")),
        ("/doc/publicatie/COM(2024)150", ("COM(2024) 150", "21 501-02, nr. 9002")),
        ("/doc/kamerstuk/21501-02-9001/toezegging/1", ("Na afloop van de Raad", "voldaan", "Caspar Veldkamp", "90%")),
        ("/doc/kamerstuk/21501-02-9002/toezegging/1", ("Geen brief in de graaf komt deze", "1 februari 2025")),
        ("/doc/raadsformatie/RBZ", ("Raad Buitenlandse Zaken", "Vergaderingen", "RBZ 18 november 2024")),
        ("/doc/kamerstuk/21501-02-9002?alles=1", ("kg:letterKind", "Wat de graaf ervan zegt")),
        ("/doc/kamerstuk/21501-02-9002/ondertekening/1", ("Wat hiernaar verwijst",)),
        ("/doc/ambt/minister-van-buitenlandse-zaken", ("Caspar Veldkamp", "2 juli 2024 – 22 augustus 2025",
         "Ministerie", "Brieven die in dit ambt zijn ondertekend", "Toezeggingen in die brieven",
         "21 501-02, nr. 9004")),
        ("/doc/dag/2024-11-18", ("18 november 2024", "maandag", "RBZ 18 november 2024", "5 brieven",
         "Het verslag van de vorige RBZ, die van 18 november jl., heeft u ontvangen bij brief van 25 november jl.")),
        ("/doc/dag/2024-11-25", ("maandag", "Brieven van deze dag", "21 501-02, nr. 9003")),
        ("/doc/debat/tk/2024-11-14/commissiedebat", ("Commissiedebat 14 november 2024", "Bereidt voor",
         "RBZ 18 november",
         "Zoals toegezegd in het commissiedebat van 14 november jl. heeft Nederland aandacht gevraagd voor de")),
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
     "/doc/raad/RBZ/2024-11-18", "/doc/kamerstuk/36124-9000", "/doc/kamerstuk/21501-02-9001/toezegging/1",
     "/doc/ambt/minister-van-defensie", "/doc/dag/2024-11-18", "/doc/debat/tk/2024-11-14/commissiedebat"],
)  # fmt: skip
def test_a_page_in_english_leads_to_pages_in_english(site: httpx.Client, path: str) -> None:
    found = page(site, f"{path}?lang=en")
    own = [link for link in found.links if link.startswith("/") and not re.search(r"\.(ttl|nt|rdf|jsonld)$", link)]
    assert own
    assert not [link for link in own if "lang=en" not in link and "/.well-known/" not in link]
    assert "?lang=nl" in found.links
    assert WORDS["about"][1] in found.words
    assert WORDS["about"][0] not in found.words


@pytest.mark.parametrize("path", ["/doc/dag/2024-11-18", "/doc/debat/tk/2024-11-14/commissiedebat"])
def test_words_that_name_a_thing_lead_to_their_place_in_the_letter(site: httpx.Client, path: str) -> None:
    found = {link: words for link, words in page(site, path).links.items() if "#v" in link}
    assert found
    for link, words in found.items():
        address, _, place = link.partition("#")
        marked = page(site, address)
        assert place in marked.ids
        assert " ".join(words.split()) in " ".join(marked.words.split())


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
