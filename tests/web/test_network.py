"""The citation neighbourhood of a paper, and the life of a meeting: pictures with the same in words beside them."""

import re
from collections.abc import Iterator

import httpx
import pytest
from conftest import Browsing
from reading import Page, page
from stand import BASE, KG, small

from kg.web.drawing.card import Node, card
from kg.web.drawing.life import Point, life
from kg.web.drawing.network import network

REFERS = "<http://purl.org/dc/terms/references>"
ROLES = (("agenda", "agenda"), ("report", "verslag"))


def paper(number: int) -> str:
    return f"<{BASE}id/kamerstuk/21501-02-{number}>"


@pytest.fixture(scope="module")
def many(browsing: Browsing) -> Iterator[httpx.Client]:
    """A paper that thirty others cite, of which the last ones cite each other and one is cited back."""
    said = [f"{paper(one)} {REFERS} {paper(1)} ; a <{KG}Kamerstuk> ." for one in range(2, 32)]
    said += [f"{paper(one)} {REFERS} {paper(one + 1)} ." for one in range(22, 31)]
    said += [f"{paper(1)} {REFERS} {paper(31)} . {paper(99)} a <{KG}Kamerstuk> ."]
    source = small(f"<{BASE}graph/x> {{ {' '.join(said)} }}")
    with browsing(source) as client:
        yield client


def test_what_cites_and_what_is_cited_stand_in_picture_and_table(site: httpx.Client) -> None:
    found = site.get("/netwerk/kamerstuk/21501-02-9003").text
    drawing, column, table = re.split('<svg class="drawing column"|<table', found)
    assert column.count("<a ") == drawing.count('<a href="/netwerk/') + 1, "the paper itself too"
    for number in ("21501-02-9001", "21501-02-9010", "21501-02-9004", "36045-9005"):
        assert f'<a href="/netwerk/kamerstuk/{number}"' in drawing
        assert f'<a href="/doc/kamerstuk/{number}">' in table
    told = "".join(Page(found).words.split())
    assert "9december202421501-02,nr.9004BriefvandeministervanBuitenlandseZakenhaalt21501-02,nr.9003aan" in told
    assert "aangehaalddoor21501-02,nr.9003" in told
    assert drawing.count('class="tie"') == 1  # 36 045, nr. 9005 cites 21 501-02, nr. 9004
    assert drawing.count("card cited") == 1  # of 21 501-02, nr. 9010 there is no text


def test_letters_and_cited_papers_lead_to_their_network(site: httpx.Client) -> None:
    assert "/netwerk/kamerstuk/21501-02-9002" in page(site, "/doc/kamerstuk/21501-02-9002").links
    assert "/netwerk/kamerstuk/36124-9000?lang=en" in page(site, "/doc/kamerstuk/36124-9000?lang=en").links
    assert page(site, "/netwerk/publicatie/COM(2024)150").links.get("/doc/kamerstuk/21501-02-9002")


def test_a_picture_has_room_for_twenty_and_the_table_for_all(many: httpx.Client) -> None:
    found = many.get("/netwerk/kamerstuk/21501-02-1").text
    drawing, column, table = re.split('<svg class="drawing column"|<table', found)
    assert column.count("<a ") == drawing.count('<a href="/netwerk/') + 1, "the paper itself too"
    drawn = set(re.findall(r'<a href="/netwerk/kamerstuk/21501-02-(\d+)"', drawing))
    assert len(drawn) == 20
    assert {str(one) for one in range(22, 32)} <= drawn  # those that are tied to others come first
    assert len(re.findall("<tr><td", table)) == 30
    assert "Nog 10 staan alleen in de tabel." in found
    assert "en wordt erdoor aangehaald" in found


def test_a_paper_alone_says_so_and_none_is_404(many: httpx.Client) -> None:
    alone = many.get("/netwerk/kamerstuk/21501-02-99")
    assert alone.status_code == 200
    assert "wordt nergens aangehaald" in alone.text
    for path in ("kamerstuk/21501-02-100", "%00", "<script>", ""):
        assert many.get(f"/netwerk/{path}").status_code == 404


@pytest.mark.parametrize("thing", ["persoon/c-c-j-veldkamp", "dag/2024-11-18", "kamerstuk/21501-02-9001/toezegging/1"])
@pytest.mark.parametrize(("lang", "said"), [("nl", "Dit is geen stuk."), ("en", "This is no paper.")])
def test_what_is_no_paper_has_no_network_and_is_told_so(site: httpx.Client, thing: str, lang: str, said: str) -> None:
    found = site.get(f"/netwerk/{thing}", params={"lang": lang})
    assert found.status_code == 404
    assert said in found.text
    own = f"/doc/{thing}{'?lang=en' if lang == 'en' else ''}"
    assert own in Page(found.text).links
    assert site.get(own).status_code == 200


def test_a_network_holds_no_markup_of_its_papers() -> None:
    hostile = Node("urn:x", '<script>"', "&", '/doc/"><script>', held=False)
    drawn = network(hostile, [hostile], [], [("urn:x", "urn:x"), ("urn:x", "urn:other")], ("<b>", ""), "<i>")
    assert not re.search("<(script|b|i)>", drawn)
    assert network(hostile, [], [], [], ("", ""), "") == ""


def test_a_meetings_life_is_drawn_day_by_day_with_links(site: httpx.Client) -> None:
    drawing = site.get("/doc/raad/RBZ/2024-11-18").text.split('class="drawing life"')[1].split("</svg>")[0]
    drawing = drawing.replace("\u00a0", " ")
    dots = re.findall(r'<a href="[^"]+"><circle class="reach" cx="(\d+)".*?<text class="said"[^>]*>([^<]+)<', drawing)
    places = {told: int(x) for x, told in dots}
    assert list(places) == [
        "agenda: 21 501-02, nr. 9001, 8 november 2024",
        "debat: commissiedebat 14 november 2024, 14 november 2024",
        "verslag: 21 501-02, nr. 9003, 25 november 2024",
        "latere brief: 21 501-02, nr. 9004, 9 december 2024",
        "latere brief: 36 045, nr. 9005, 17 januari 2025",
        "noemt de Raad: 21 501-02, nr. 9002, 12 november 2024",
    ]
    meeting = int(re.findall(r'class="now" d="M(\d+)', drawing)[0])
    assert [x < meeting for x in places.values()] == [True, True, False, False, False, True]


def test_of_a_long_life_the_days_around_the_meeting_are_drawn() -> None:
    points = [Point("report", f"2024-01-{day:02}", f"{day} januari 2024", f"nr. {day}", None) for day in range(1, 31)]
    drawn = life(points, ("2024-01-15", "15 januari 2024", "RBZ"), ROLES, "x")
    days = [int(day) for day in re.findall(r">(\d+) januari<", drawn)]
    assert days == list(range(9, 21))
    assert "agenda" not in drawn
    assert re.findall(r">(\+ \d+)</text>", drawn) == ["+ 8", "+ 10"]
    earlier, later = (int(x) for x in re.findall(r'x="(\d+)" y="\d+">\+', drawn))
    dots = [int(x) for x in re.findall(r'class="dot report" cx="(\d+)"', drawn)]
    assert earlier < min(dots) < max(dots) < later < int(re.findall(r'viewBox="0 0 (\d+)', drawn)[0])


def test_a_role_that_is_on_other_days_alone_is_told_too() -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 20)]
    points = [Point("report", day, day, day, None) for day in days]
    points += [Point("agenda", "2023-11-01", "1 november 2023", f"nr. {n}", None) for n in range(3)]
    drawn = life(points, ("2024-01-19", "19 januari 2024", "RBZ"), ROLES, "x")
    assert re.findall(r">(\+ \d+)</text>", drawn) == ["+ 3", "+ 7"]


def test_of_many_on_a_day_four_are_drawn_and_the_rest_is_counted() -> None:
    def drawn(many: int) -> str:
        points = [Point("report", "2024-01-02", "2 januari 2024", f"nr. {n}", f"/{n}") for n in range(many)]
        return life(points, ("2024-01-01", "1 januari 2024", "RBZ"), ROLES, "x")

    assert [drawn(many).count('class="dot report"') for many in (3, 4, 6)] == [3, 4, 4]
    assert [re.findall(r">(\+ \d+)</text>", drawn(many)) for many in (3, 4, 6)] == [[], [], ["+ 2"]]


@pytest.mark.parametrize(
    ("points", "day"),
    [
        ([], "2024-01-15"),
        ([Point("report", "", "", "x", None)], "2024-01-15"),
        ([Point("report", "2024-01-02", "", "", None)], ""),
    ],
)
def test_a_life_without_days_is_no_picture(points: list[Point], day: str) -> None:
    assert life(points, (day, "", "RBZ"), ROLES, "x") == ""


def test_a_life_holds_no_markup_of_its_letters() -> None:
    hostile = Point("agenda", "2024-01-02", "<b>", '<script>"', '"><script>')
    assert not re.search("<(script|b)>", life([hostile], ("2024-01-03", "<b>", "<b>"), (("agenda", "<b>"),), "<b>"))


TITLE = "Brief van de minister van Buitenlandse Zaken over alles"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("8 november 2024", "36 045, nr. 1 8 november 2024"),
        (TITLE, f"36 045, nr. 1 {TITLE}"),
        ("Hottentottententententoonstellingsbezoekersregistratieformulieren", None),
    ],
)
def test_the_name_of_a_cards_link_is_what_the_card_shows(told: str, name: str | None) -> None:
    drawn = card(Node("x", "36 045, nr. 1", told, "/doc/x"), 0, 0)
    assert "aria-label" not in drawn
    shown = " ".join(re.findall(r"<text[^>]*>([^<]*)<", drawn))
    said = " ".join(whole or seen for seen, whole in re.findall(r"<text[^>]*>([^<]*)(?:<title>(.*?)</title>)?<", drawn))
    assert said == (name or f"36 045, nr. 1 {told}")
    assert said.startswith(shown.removesuffix("…"))
