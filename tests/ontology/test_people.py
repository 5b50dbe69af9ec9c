"""The cabinets, people and tenures of ontology/reference: whole, dated, without two holders of one office."""

import csv
import json
import os
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from kg.rdf.iri import slug
from kg.rdf.namespaces import TOOI

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ontology" / "reference"
SHARED = Path(os.environ.get("KAMERGRAAF_SHARED", ROOT.parent / "shared"))
REGISTER = SHARED / "real" / "tooi" / "rwc_ministeries_compleet_1.json"

COLUMNS = {
    "cabinets": "id name from to wikidata source",
    "people": "id name given prefix surname initials aliases wikidata tk_person source",
    "members": "id name given prefix surname initials aliases wikidata tk_person source",
    "tenures": "person cabinet office portfolio kind ministry from to mark source",
}
KINDS = {
    "minister-president": r"minister-president, minister van Algemene Zaken",
    "minister": r"minister van [A-Z].*",
    # the cabinet Jetten calls its ministers without a ministry of their own `minister van` as well
    "minister-zonder-portefeuille": r"minister (?:voor|van) (?:de )?[A-Z].*",
    "staatssecretaris": r"staatssecretaris van [A-Z].*",
}
# Set up after the register was issued (15 November 2021) and merged again on 23 February 2026. Codes from the list of
# ministries in https://standaarden.overheid.nl/diwoo/metadata/doc/0.9.4/diwoo-metadata-lijsten_xsd.
LATER = {
    code: (date(2024, 7, 2), date(2026, 2, 22))
    for code in ("mnre1162", "mnre1171", "mnre1182")  # AenM, VRO, KGG
}
# The first had an office of its own outside the ministries, the others sat in two of them at once.
NO_MINISTRY = {
    "minister voor Nederlands-Antilliaanse en Arubaanse Zaken",
    "minister voor Milieu en Wonen",
    "minister voor de Algemene Inlichtingen- en Veiligheidsdienst",
}

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CABINETS = rows("cabinets")
PEOPLE = rows("people")
TENURES = rows("tenures")
MEMBERS = rows("members")


class Span(NamedTuple):
    """From the first day until the day of leaving, on which a successor may begin."""

    first: date
    left: date


def span(row: Row) -> Span:
    return Span(date.fromisoformat(row["from"]), date.fromisoformat(row["to"]) if row["to"] else date.max)


def overlap(one: Row, other: Row) -> bool:
    a, b = span(one), span(other)
    return a.first < b.left and b.first < a.left


def clashes(tenures: list[Row]) -> list[tuple[Row, Row]]:
    """The pairs that hold one office (and portfolio) at once, though no mark allows it."""
    seats: dict[tuple[str, str], list[Row]] = {}
    for row in tenures:
        seats.setdefault((row["office"], row["portfolio"]), []).append(row)
    return [
        (one, other)
        for held in seats.values()
        for at, one in enumerate(held)
        for other in held[at + 1 :]
        if overlap(one, other) and not allowed(one, other)
    ]


def allowed(one: Row, other: Row) -> bool:
    """One stands in for the other, or both are marked as holding the office together."""
    return "waarnemend" in (one["mark"], other["mark"]) or one["mark"] == other["mark"] == "samen"


@pytest.mark.parametrize("name", COLUMNS)
def test_plain_sorted_rows_each_with_a_source(name: str) -> None:
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == COLUMNS[name].replace(" ", ",")
    assert "\r" not in text
    assert text.endswith("\n")
    for row in rows(name):
        assert None not in row, row
        assert all(value == value.strip() for value in row.values()), row
        assert row["source"], row
        for address in row["source"].split():
            assert urlsplit(address).scheme == "https", row
            assert urlsplit(address).netloc, row


def test_no_row_stands_twice() -> None:
    assert len({row["id"] for row in CABINETS}) == len(CABINETS) == 12
    assert len({row["id"] for row in (*PEOPLE, *MEMBERS)}) == len(PEOPLE) + len(MEMBERS) > 600
    for column in ("wikidata", "tk_person"):  # nobody twice, in one table or in both
        known = [row[column] for row in (*PEOPLE, *MEMBERS) if row[column]]
        assert len(set(known)) == len(known)
    assert len({tuple(row.values()) for row in TENURES}) == len(TENURES) > 400


def test_rows_are_sorted() -> None:
    order = [row["id"] for row in CABINETS]
    assert sorted(CABINETS, key=span) == CABINETS
    assert sorted(PEOPLE, key=lambda row: row["id"]) == PEOPLE
    assert sorted(MEMBERS, key=lambda row: row["id"]) == MEMBERS
    keys = ("office", "portfolio", "from", "person")
    assert sorted(TENURES, key=lambda row: (order.index(row["cabinet"]), *(row[key] for key in keys))) == TENURES


def test_cabinets_follow_one_another_and_one_is_in_office() -> None:
    for before, after in pairwise(CABINETS):
        assert before["to"] == after["from"], after["id"]
    assert [row["id"] for row in CABINETS if not row["to"]] == [CABINETS[-1]["id"]]
    assert all(row["id"] == slug(row["name"].removeprefix("Kabinet-")) for row in CABINETS)


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["id"])
def test_a_person_is_named_as_the_graph_names_them(row: Row) -> None:
    under_letters = " ".join(filter(None, [row["initials"].split(";")[0], row["prefix"], row["surname"]]))
    assert row["id"] == slug(under_letters)
    assert row["surname"]
    assert all(re.fullmatch(r"(?:[A-Z][a-z]{0,2}\.)+", initials) for initials in row["initials"].split(";"))
    assert re.fullmatch(r"(?:Q[1-9]\d*)?", row["wikidata"])
    assert re.fullmatch(r"(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?", row["tk_person"])
    assert row["name"].startswith(row["given"] or row["initials"].split(";")[0])
    assert row["name"].endswith((row["surname"], *row["aliases"].split(";")[:1]))


@pytest.mark.parametrize("column", ["wikidata", "tk_person", "name"])
def test_no_two_people_are_one(column: str) -> None:
    told = [row[column] for row in [*PEOPLE, *(CABINETS if column == "wikidata" else [])] if row[column]]
    assert len(told) > 8
    assert sorted(set(told)) == sorted(told)


def test_every_person_has_a_tenure_and_every_tenure_a_person() -> None:
    assert {row["person"] for row in TENURES} == {row["id"] for row in PEOPLE}


def test_tenures_lie_within_their_cabinet() -> None:
    cabinets = {row["id"]: span(row) for row in CABINETS}
    for row in TENURES:
        first, left = span(row)
        within = cabinets[row["cabinet"]]
        assert within.first <= first < left <= within.left, row


def test_offices_are_written_as_their_kind_is() -> None:
    assert {row["kind"] for row in TENURES} == set(KINDS)
    for row in TENURES:
        assert re.fullmatch(KINDS[row["kind"]], row["office"]), row
        assert not row["portfolio"] or row["kind"] == "staatssecretaris", row
        assert row["mark"] in ("", "waarnemend", "samen"), row


def test_no_office_has_two_holders_at_once_unless_marked() -> None:
    assert clashes(TENURES) == []


def test_a_mark_is_there_for_a_reason() -> None:
    """Who holds an office together has somebody to hold it with; who stands in has another office."""
    for row in TENURES:
        others = [other for other in TENURES if other is not row and overlap(row, other)]
        if row["mark"] == "samen":
            assert any(other["office"] == row["office"] and other["mark"] == "samen" for other in others), row
        if row["mark"] == "waarnemend":
            assert not [o for o in others if o["office"] == row["office"] and o["mark"] == "waarnemend"], row


@pytest.mark.parametrize(
    ("first", "left", "mark", "found"),
    [
        ("2024-07-02", "2025-01-01", "", 1),
        ("2025-01-01", "2025-02-01", "", 0),
        ("2024-07-02", "2025-01-01", "waarnemend", 0),
        ("2024-07-02", "2025-01-01", "samen", 1),
        ("2024-12-31", "", "", 1),
    ],
)
def test_a_second_holder_is_found(first: str, left: str, mark: str, found: int) -> None:
    held = {"office": "minister van Defensie", "portfolio": "", "from": "2024-07-02", "to": "2025-01-01", "mark": ""}
    assert len(clashes([held, held | {"from": first, "to": left, "mark": mark}])) == found


@pytest.mark.parametrize("cabinet", CABINETS, ids=lambda row: row["id"])
def test_every_cabinet_has_a_minister_president_throughout(cabinet: Row) -> None:
    held = [row for row in TENURES if row["cabinet"] == cabinet["id"] and row["kind"] == "minister-president"]
    held.sort(key=span)
    assert (span(held[0]).first, span(held[-1]).left) == span(cabinet)
    assert all(before["to"] == after["from"] for before, after in pairwise(held))


@pytest.mark.parametrize("cabinet", CABINETS, ids=lambda row: row["id"])
def test_every_cabinet_has_the_great_ministries(cabinet: Row) -> None:
    ministries = {
        row["ministry"] for row in TENURES if row["cabinet"] == cabinet["id"] and row["kind"].startswith("minister")
    }
    # AZ, BZ, Defensie, VWS, BZK, Justitie, SZW, Financiën, OCW
    assert {f"mnre{n}" for n in (1010, 1013, 1018, 1025, 1034, 1058, 1073, 1090, 1109)} <= ministries


def test_only_listed_offices_have_no_ministry() -> None:
    assert {row["office"] for row in TENURES if not row["ministry"]} == NO_MINISTRY


def register() -> dict[str, tuple[date, date]]:
    """Each ministry's code with the first and the last day that the register tells."""

    def day(entry: dict[str, list[dict[str, str]]], term: str, unsaid: date) -> date:
        return date.fromisoformat(entry[f"{TOOI}{term}"][0]["@value"]) if f"{TOOI}{term}" in entry else unsaid

    return {
        entry["@id"].rpartition("/")[2]: (day(entry, "begindatum", date.min), day(entry, "einddatum", date.max))
        for entry in json.loads(REGISTER.read_text(encoding="utf-8"))
        if "/ministerie/mnre" in entry["@id"]
    }


@pytest.mark.skipif(not REGISTER.exists(), reason="the TOOI register is not beside this checkout")
def test_every_ministry_is_in_the_register_and_stood_through_the_tenure() -> None:
    known = register()
    assert not set(LATER) & set(known)
    known |= LATER
    assert {row["ministry"] for row in TENURES} - {""} <= set(known)
    for row in TENURES:
        if row["ministry"]:
            begin, end = known[row["ministry"]]
            first, left = span(row)
            assert begin <= first, row
            assert end == date.max or left - timedelta(days=1) <= end, row
