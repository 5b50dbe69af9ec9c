"""What a search tells of letters and promises to programs, as JSON and CSV, and to readers, in the same words."""

import csv
import io
import json
import re
from datetime import date
from types import SimpleNamespace

import httpx
import pytest

from kg.web import names
from kg.web.names import overdue
from kg.web.pages.listing import signatories


@pytest.fixture
def site(searched: httpx.Client) -> httpx.Client:
    return searched


@pytest.mark.parametrize(
    ("numbered", "names"),
    [
        (["2 D.M. van Weel", "1 D.M. van Weel", "3 M.C.G. Keijzer"], ["D.M. van Weel", "M.C.G. Keijzer"]),
        (["10 B", "9 A", "11 B"], ["A", "B"]), ([], []), ([""], []), (["1 A. B", "2 A. C"], ["A. B", "A. C"]),
    ],
)  # fmt: skip
def test_who_signs_twice_is_named_once(numbered: list[str], names: list[str]) -> None:
    assert signatories(numbered) == names


@pytest.mark.parametrize(
    ("status", "due", "told"),
    [
        ("openstaand", "2023-05-01", True), ("deels-voldaan", "2023-05-01", True), ("", "2023-05-01", True),
        ("voldaan", "2023-05-01", False), ("vervallen", "2023-05-01", False), ("openstaand", "2999-01-01", False),
        ("openstaand", "", False), ("openstaand", "2023", False), ("openstaand", "2026-11-29", False),
        ("openstaand", "2026-11-28", True),
    ],
)  # fmt: skip
def test_what_is_open_when_its_day_has_passed_is_overdue(
    status: str, due: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date(2026, 11, 29)  # a run of the tests may go on past midnight
    monkeypatch.setattr(names, "date", SimpleNamespace(today=lambda: today))
    assert overdue(f"https://w3id.org/kamergraaf/def/code/{status}", due) == told


def test_a_promise_is_told_with_who_made_it_and_how_it_stands(site: httpx.Client) -> None:
    rows = {row["iri"].rpartition("id/")[2]: row for row in site.get("/toezeggingen.json").json()["items"]}
    one = rows["kamerstuk/21501-02-9001/toezegging/1"]
    assert one["promised_by"] == ["Caspar Veldkamp"]
    assert one["promised_by_iri"] == ["https://w3id.org/kamergraaf/id/persoon/c-c-j-veldkamp"]
    assert (one["state"], one["status"], one["overdue"]) == ("voldaan", "voldaan", False)
    late = site.get("/toezeggingen.json", params={"termijn": "verstreken", "stand": "openstaand"}).json()["items"]
    assert {row["iri"] for row in rows.values() if row["overdue"]} >= {row["iri"] for row in late}
    assert late
    page = site.get("/toezeggingen", params={"termijn": "verstreken", "stand": "openstaand"}).text
    assert page.count('<span class="tag overdue">termijn verstreken</span>') == len(late)
    assert "tag overdue" not in site.get("/toezeggingen", params={"stand": "voldaan"}).text
    told = [*csv.DictReader(io.StringIO(site.get("/toezeggingen.csv", params={"lang": "en"}).text))]
    assert {row["status"] for row in told} == {"outstanding", "met"}
    assert {row["overdue"] for row in told} == {"true", "false"}
    assert all(bool(row["promised_by"]) == bool(row["promised_by_iri"]) for row in told)


def test_a_list_and_its_facet_have_one_word_for_a_state(site: httpx.Client) -> None:
    for lang in ("nl", "en"):
        page = site.get("/toezeggingen", params={"lang": lang}).text
        tags = set(re.findall(r'<span class="tag (?:open|kept|partly|lapsed)">([^<]+)</span>', page))
        choices = re.findall(r"stand=[^\"]*\"[^>]*><bdi>([^<]+)</bdi>", page)
        assert tags <= set(choices)
        assert len(tags) == 2


def test_a_spreadsheet_gets_rows_and_no_formulas(site: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get("/toezeggingen.csv").text)))
    assert len(rows) > 15
    assert {row["state"] for row in rows} == {"openstaand", "voldaan"}
    assert all(not re.match("[=+@-]", value) for row in rows for value in row.values())


def test_json_tells_what_the_page_tells(site: httpx.Client) -> None:
    answer = site.get("/zoek.json", params={"q": "gevolgen verkiezingen"})
    item = json.loads(answer.text)["items"][0]
    assert item["title"] == "Brief van de ministers van Buitenlandse Zaken en van Defensie"
    assert item["names"] == ["C.C.J. Veldkamp", "R.P. Brekelmans"]
    assert item["open_promises"] == 1
