"""What a search leads to before its hits: pages of what is named, the list of promises, the other search."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from conftest import Browsing
from reading import page


@pytest.fixture(scope="module")
def site(indexed: Path, browsing: Browsing) -> Iterator[httpx.Client]:
    with browsing(indexed, root_path="/graaf") as client:
        yield client


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("RBZ", "raadsformatie/RBZ"),
        ("rbz-raad", "raadsformatie/RBZ"),
        ("Raad Buitenlandse Zaken", "raadsformatie/RBZ"),
        ("Foreign Affairs Council", "raadsformatie/RBZ"),
        ("Landbouw- en Visserijraad", "raadsformatie/LVR"),
        ("Veldkamp", "persoon/c-c-j-veldkamp"),
        ("minister Veldkamp", "persoon/c-c-j-veldkamp"),
        ('"Caspar Veldkamp"', "persoon/c-c-j-veldkamp"),
        ("C.C.J. Veldkamp", "persoon/c-c-j-veldkamp"),
        ("minister van Buitenlandse Zaken", "ambt/minister-van-buitenlandse-zaken"),
    ],
)
@pytest.mark.parametrize("path", ["/zoek", "/toezeggingen"])
def test_the_page_of_what_is_named_comes_first(site: httpx.Client, path: str, text: str, leads: str) -> None:
    found = site.get(path, params={"q": text}).text
    offered = re.findall(r'<p class="lead offered"><a href="([^"]+)"', found)
    assert offered[0] == f"/graaf/doc/{leads}"
    assert site.get(offered[0].removeprefix("/graaf")).status_code == 200


@pytest.mark.parametrize("text", ["raad", "buitenlandse zaken", "Veldkamp RBZ", "NIET Veldkamp", "minister", "*", "de"])
def test_no_page_is_offered_of_what_is_no_name(site: httpx.Client, text: str) -> None:
    assert "offered" not in site.get("/zoek", params={"q": text}).text


def test_who_share_a_name_are_those_who_signed(site: httpx.Client) -> None:
    offered = re.findall(r'offered"><a href="([^"]+)"', site.get("/zoek", params={"q": "de Vries"}).text)
    assert len(offered) > 1
    assert all(one.startswith("/graaf/doc/persoon/") for one in offered)
    assert not [one for one in offered if not one.endswith("-vries")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("toezeggingen", {}),
        ("Open toezeggingen", {"stand": "openstaand"}),
        ("openstaande toezeggingen van Veldkamp", {"stand": "openstaand", "minister": "c-c-j-veldkamp"}),
        ("RBZ toezeggingen", {"raad": "RBZ"}),
        ("toezegging verkiezingen", {"q": "verkiezingen"}),
        ("outstanding commitments", {"stand": "openstaand"}),
    ],
)
def test_who_asks_for_promises_is_led_to_their_list(site: httpx.Client, text: str, fields: dict[str, str]) -> None:
    first = re.search(r'offered"><a href="([^"]+)"', site.get("/zoek", params={"q": text}).text)
    assert first is not None
    address = urlsplit(first[1].replace("&amp;", "&"))
    assert address.path == "/graaf/toezeggingen"
    assert dict(parse_qsl(address.query)) == fields


@pytest.mark.parametrize(("path", "other"), [("/zoek", "/toezeggingen"), ("/toezeggingen", "/zoek")])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_where_nothing_is_found_the_same_words_can_be_sought_elsewhere(
    site: httpx.Client, path: str, other: str, lang: str
) -> None:
    found = page(site, f"{path}?q=quaggastrepen+%26+x&lang={lang}").links
    words = {"nl": {"/zoek": "Zoek in de brieven", "/toezeggingen": "Zoek in de toezeggingen"},
             "en": {"/zoek": "Search the letters", "/toezeggingen": "Search the commitments"}}  # fmt: skip
    asked = "&lang=en" if lang == "en" else ""
    assert found[f"/graaf{other}?q=quaggastrepen+%26+x{asked}"] == words[lang][other]
    assert "Zoek in de" not in page(site, f"{path}?q=raad").words.partition("Volgorde")[2]
