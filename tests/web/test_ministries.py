"""A ministry that changed its name is told by the name of the day, else by all its names."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import Browsing
from reading import page

from kg.web.links import Links
from kg.web.ministries import Renamed, of_office
from kg.web.reader import Reader

OLD, NEW = "Landbouw, Natuur en Voedselkwaliteit", "Landbouw, Visserij, Voedselzekerheid en Natuur"
BEFORE = "Landbouw, Natuurbeheer en Visserij"


@pytest.fixture(scope="module")
def site(indexed: Path, browsing: Browsing) -> Iterator[httpx.Client]:
    with browsing(indexed) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "told", "not_told"),
    [
        ("/doc/ambt/minister-van-landbouw-visserij-voedselzekerheid-en-natuur", f"Ministerie van {NEW}", OLD),
        ("/doc/ambt/minister-van-landbouw-natuur-en-voedselkwaliteit", f"Ministerie van {OLD}", NEW),
        (
            "/doc/ambt/minister-van-landbouw-visserij-voedselzekerheid-en-natuur?lang=en",
            f"Ministry of Agriculture, Nature and Food Quality (also: {NEW})",
            OLD,
        ),
        ("/doc/persoon/f-m-wiersma", f"minister van {NEW}", OLD),
    ],
)
def test_an_office_and_who_held_it_have_the_name_of_their_day(
    site: httpx.Client, path: str, told: str, not_told: str
) -> None:
    words = page(site, path).words
    assert told in words
    assert not_told not in words


@pytest.mark.parametrize(("path", "also"), [("/zoek", "ook"), ("/zoek?lang=en", "also")])
def test_a_facet_of_several_days_has_all_names_and_leads_to_its_letters(
    site: httpx.Client, path: str, also: str
) -> None:
    links = page(site, path).links
    href = next(one for one, text in links.items() if text.startswith(f"{OLD} ({also}: "))
    assert NEW in links[href]
    assert BEFORE in links[href]
    narrowed = page(site, href)
    assert "/doc/kamerstuk/21501-32-9001" in {one.partition("?")[0] for one in narrowed.links}
    assert f"{OLD} ({also}: " in narrowed.words
    assert "Binnenlandse Zaken (" not in narrowed.words


def test_a_feed_of_the_ministry_is_called_so_too(site: httpx.Client) -> None:
    assert f"{OLD} (ook: " in site.get("/zoek.atom", params={"ministerie": OLD}).text


def test_an_office_that_has_neither_name_tells_all() -> None:
    reader = Reader("nl", Links("https://graaf.example/", ""), "")
    ministry = Renamed("A en B", ("B en C", "D"))
    assert (
        of_office(reader, "minister voor E", "ministerie van A en B", ministry)
        == "ministerie van A en B (ook: B en C; D)"
    )
    assert of_office(reader, "minister voor E", "ministerie van F", None) == "ministerie van F"
