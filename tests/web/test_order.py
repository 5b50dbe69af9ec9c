"""Promises of one letter stand in every list as they stand in its text, whatever their number is written like."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest

from kg.build import build, sources
from kg.search import refresh
from kg.store.embedded import Store
from kg.web import feeds, lists
from kg.web.links import Links
from kg.web.pages import letter, office, person, search, signed
from kg.web.pages import lists as listed
from kg.web.pages import office as offices
from kg.web.pages.search_query import query
from kg.web.reader import Reader
from kg.web.searching import Search

_COUNT = 12
_MATTERS = ["vis", "melk", "graan", "hout", "staal", "glas", "papier", "katoen", "leer", "wol", "zout", "suiker"]
_LETTER = """21501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. {number} BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 18 november 2024

{promises}

De Minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two letters of one day, of twelve promises each."""
    folder = tmp_path_factory.mktemp("order")
    for number in (9998, 9999):
        promises = "\n\n".join(f"Ik zal uw Kamer voor 1 mei 2025 informeren over {one}." for one in _MATTERS)
        text = _LETTER.format(number=number, promises=promises)
        (folder / f"kst-21501-02-{number}.txt").write_text(text, encoding="utf-8")
    with Store.create_or_open(folder / "store") as made:
        assert {done.status for done in build(sources([str(folder)]), made)} == {"loaded"}
    refresh(folder / "store")
    with Store.open(folder / "store") as opened:
        yield opened


@pytest.fixture(params=["index", "store"])
def known(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what pages know what there is: the search index, or, where there is none, the store."""
    if request.param == "store":
        for module in (lists, signed, offices):
            monkeypatch.setattr(module, "index_of", lambda _: None)


def reader(store: Store, path: str = "", **asked: str) -> Reader:
    return Reader("nl", Links(store.base_iri), "", path, tuple(asked.items()))


def in_order(hrefs: list[str]) -> bool:
    """Whether they are all promises, those of a letter together, from the first to the last."""
    found = [re.search(r"21501-02-(\d+)/toezegging/(\d+)$", href) for href in hrefs]
    told = [(one[1], int(one[2])) for one in found if one]
    letters = list(dict.fromkeys(letter for letter, _ in told))
    return told == [(letter, number) for letter in letters for number in range(1, _COUNT + 1)] and len(told) == 24


def links(markup: str) -> list[str]:
    """The promises of a list, in the order in which it leads to them."""
    return list(dict.fromkeys(re.findall(r'href="/doc/(kamerstuk/[^"]*/toezegging/\d+)"', markup)))


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "told",
    [
        lambda store: listed.page(store, reader(store), "toezeggingen/openstaand"),
        lambda store: person.page(store, reader(store), f"{store.base_iri}id/persoon/c-c-j-veldkamp"),
    ],
    ids=["list", "person"],
)
def test_a_page_has_them_in_order(store: Store, told: Callable[[Store], str]) -> None:
    assert in_order(links(told(store)))


@pytest.mark.usefixtures("known")
def test_an_office_has_them_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offices, "_MOST", 24)
    assert in_order(
        links(office.page(store, reader(store), f"{store.base_iri}id/ambt/minister-van-buitenlandse-zaken"))
    )


@pytest.mark.parametrize("order", ["nieuwste", "oudste", "termijn"])
def test_a_search_a_feed_and_the_query_have_them_in_order(store: Store, order: str) -> None:
    asked = {"sorteer": order, "stand": "openstaand"}
    pages = [search.page(store, reader(store, "toezeggingen", p=number, **asked), "toezeggingen") for number in "12"]
    assert in_order([href for page in pages for href in links(page)])
    fed = feeds.feed(store, reader(store, "toezeggingen.atom", **asked), "toezeggingen", "atom") or ""
    assert in_order([one.text or "" for one in ElementTree.fromstring(fed).findall(f"{_ATOM}entry/{_ATOM}id")])
    asker = reader(store, "toezeggingen", **asked)
    rows = store.ask(query(asker, Search.of("toezeggingen", asker)))
    assert in_order([row[0].value for row in rows])  # type: ignore[union-attr]


def test_the_letter_itself_has_them_in_order(store: Store) -> None:
    pages = [letter.page(store, reader(store), f"{store.base_iri}id/kamerstuk/21501-02-{one}") for one in (9998, 9999)]
    assert in_order([href for page in pages for href in links(page.split('class="facts promises"')[1])])
