"""A search as an Atom feed: the newest first, whatever the order of its page."""

import re

import httpx
import pytest
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(searched: httpx.Client) -> httpx.Client:
    return searched


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/zoek.atom", {"q": "raad"}),
        ("/zoek.atom", {"dossier": "21501-02", "lang": "en"}),
        ("/toezeggingen.atom", {"raad": "RBZ"}),
    ],
)
def test_a_feed_is_atom(site: httpx.Client, path: str, fields: dict[str, str]) -> None:
    answer = site.get(path, params=fields)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
            assert (one.findtext(f"{ATOM}{name}") or "").strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.findtext(f"{ATOM}updated") or "")
    for one in feed.findall(f"{ATOM}entry"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}published") or "")
        assert (one.findtext(f"{ATOM}published") or "") < (one.findtext(f"{ATOM}updated") or "")
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert all(link.startswith("http://127.0.0.1:") and "/graaf/" in link for link in links)
    entries = feed.findall(f"{ATOM}entry")
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries) > 3
    assert max(one.findtext(f"{ATOM}updated") or "" for one in entries) == feed.findtext(f"{ATOM}updated")


def test_a_feed_begins_with_the_newest_whatever_page_was_looked_at(site: httpx.Client) -> None:
    first, second = (site.get("/zoek.atom", params={"q": "raad", "p": page}).content for page in ("1", "2"))
    entries = [
        [one.findtext(f"{ATOM}id") for one in etree.fromstring(feed).iter(f"{ATOM}entry")] for feed in (first, second)
    ]
    assert entries[0]
    assert entries[0] == entries[1]


def test_a_feeds_entries_name_each_author_apart_and_end_their_summaries_with_a_word(site: httpx.Client) -> None:
    feed = etree.fromstring(site.get("/zoek.atom").content)
    authors = {
        one.findtext(f"{ATOM}id", "").rpartition("/")[2]: [name.text for name in one.iter(f"{ATOM}name")]
        for one in feed.findall(f"{ATOM}entry")
    }
    assert authors["21501-02-9002"] == ["C.C.J. Veldkamp", "R.P. Brekelmans"]
    for row in feed.findall(f"{ATOM}entry"):
        query = f"SELECT ?t {{ <{row.findtext(f'{ATOM}id')}> kg:text ?t }}"
        answer = site.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"})
        words = answer.json()["results"]["bindings"][0]["t"]["value"].split()
        summary = (row.findtext(f"{ATOM}summary") or "").removesuffix(" \u2026").split()
        assert summary[-1] in words


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x1f", "\ufffe", "\uffff", "<&]]>"])
@pytest.mark.parametrize("field", ["q", "dossier"])
def test_a_feed_stays_xml_whatever_is_asked(site: httpx.Client, field: str, sign: str) -> None:
    feed = etree.fromstring(site.get("/zoek.atom", params={field: f"raad{sign}zaal"}).content)
    assert feed.findtext(f"{ATOM}title", "").startswith("Kamergraaf")


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/zoek.atom", {"q": "raad"}), ("/zoek.atom", {"q": "raad", "sorteer": "oudste"}),
        ("/zoek.atom", {"q": "raad OF brief", "sorteer": "relevantie"}), ("/toezeggingen.atom", {"q": "kamer"}),
        ("/toezeggingen.atom", {"sorteer": "termijn"}),
    ],
)  # fmt: skip
def test_a_feed_has_the_newest_first_whatever_the_order_of_the_page(
    site: httpx.Client, path: str, fields: dict[str, str]
) -> None:
    feed = etree.fromstring(site.get(path, params=fields).content)
    days = [one.findtext(f"{ATOM}published") or "" for one in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 3


@pytest.mark.parametrize(
    ("path", "fields", "title"),
    [
        ("/zoek.atom", {"minister": "c-c-j-veldkamp"}, "Kamergraaf · Zoeken in brieven · Caspar Veldkamp"),
        ("/zoek.atom", {"q": "verslag", "dossier": "36045"}, "Kamergraaf · Zoeken in brieven · verslag · 36 045"),
        ("/zoek.atom", {"raad": "RBZ", "q": "x"}, "Kamergraaf · Zoeken in brieven · x · Raad Buitenlandse Zaken"),
        (
            "/toezeggingen.atom", {"stand": "openstaand", "termijn": "verstreken", "lang": "en"},
            "Kamergraaf · Commitments · outstanding · passed",
        ),
        ("/zoek.atom", {"minister": "no-one"}, "Kamergraaf · Zoeken in brieven · no-one"),
    ],
)  # fmt: skip
def test_a_feed_is_called_by_names(site: httpx.Client, path: str, fields: dict[str, str], title: str) -> None:
    feed = etree.fromstring(site.get(path, params=fields).content)
    assert (feed.findtext(f"{ATOM}title") or "").startswith(title)


def test_a_feed_is_offered_where_its_things_are(site: httpx.Client) -> None:
    for path in ("/doc/dossier/21501-02", "/doc/persoon/c-c-j-veldkamp", "/doc/raadsformatie/RBZ", "/zoek?q=raad"):
        offered = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', site.get(path).text)
        assert offered is not None
        answer = site.get(offered[1].removeprefix("/graaf").replace("&amp;", "&"))
        assert etree.fromstring(answer.content).findall(f"{ATOM}entry")
