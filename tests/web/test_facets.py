"""Every choice by which a search is narrowed, and what its link finds."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from kg.search import refresh
from kg.store.embedded import Store
from kg.web.links import Links
from kg.web.pages import search
from kg.web.reader import Reader
from kg.web.searching import Kind, Search, look


@pytest.fixture(scope="module")
def store(letters: Path) -> Iterator[Store]:
    refresh(letters)
    with Store.open(letters) as opened:
        yield opened


def choices(store: Store, address: str) -> tuple[int, list[tuple[str, search.Choice]]]:
    """How many an address finds, and each choice that its page then offers, with the facet's name."""
    place = urlsplit(address)
    kind: Kind = "zoek" if place.path == "/zoek" else "toezeggingen"
    reader = Reader("nl", Links(store.base_iri), "", kind, tuple(parse_qsl(place.query)))
    asked = Search.of(kind, reader)
    found = look(store, asked)
    assert found is not None
    facets = search._facets(store, reader, asked, found)
    return found.count, [(facet.name, one) for facet in facets for one in (*facet.choices, *facet.more)]


@pytest.mark.parametrize("kind", ["zoek", "toezeggingen"])
def test_where_nothing_is_found_there_is_nothing_to_narrow_by(store: Store, kind: Kind) -> None:
    def page(*asked: tuple[str, str]) -> str:
        return search.page(store, Reader("nl", Links(store.base_iri), "", kind, asked), kind)

    nothing = page(("q", "qwertzuiop"))
    assert "Niets gevonden" in nothing
    assert "Verfijnen" not in nothing
    assert '<div class="found bare">' in nothing
    assert "Verfijnen" in page()
    assert "Verfijnen" in page(("q", "qwertzuiop"), ("jaar", "2024")), "what was narrowed can be widened again"


@pytest.mark.parametrize("address", ["/zoek", "/toezeggingen"])
def test_the_number_of_every_choice_is_what_its_link_finds(store: Store, address: str) -> None:
    both = 0
    for name, first in choices(store, address)[1]:
        count, then = choices(store, first.href)
        assert count == first.count, first.href
        for other, second in then:
            found, _ = choices(store, second.href)
            assert second.on or found == second.count, second.href
            both += not second.on and other == name
    assert both, "no letter has two of anything, so that nothing is proved of a second choice"


@pytest.mark.parametrize("address", ["/zoek", "/toezeggingen"])
def test_a_choice_that_is_taken_back_leaves_the_others(store: Store, address: str) -> None:
    tried = 0
    for name, first in choices(store, address)[1]:
        for other, second in choices(store, first.href)[1]:
            if other != name or second.on or name == "facet_termijn":  # of which one holds at a time
                continue
            back = next(one for _, one in choices(store, second.href)[1] if one.on and one.text == first.text)
            assert len(parse_qsl(urlsplit(back.href).query)) == 1
            assert back.href.rpartition("=")[2] == second.href.rpartition("=")[2]
            tried += 1
    assert tried
