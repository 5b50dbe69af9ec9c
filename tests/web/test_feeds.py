"""Atom: an entry was published on its letter's day, and updated when the letter came as it is now."""

import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.build import build, sources
from kg.search import refresh
from kg.store import arrivals
from kg.store.embedded import Store
from kg.web.feeds import feed
from kg.web.links import Links
from kg.web.reader import Reader
from kg.web.searching import Kind

ATOM = "{http://www.w3.org/2005/Atom}"
THEN = "2025-01-02T03:04:05Z"
LETTER = """21501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken

Nr. {number} BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day} november 2024

Ik zal uw Kamer voor 1 mei 2025 informeren over {matter}.

De Minister van Buitenlandse Zaken,
C.C.J. Veldkamp
"""


def put(folder: Path, number: int, matter: str) -> None:
    text = LETTER.format(number=number, day=number - 9980, matter=matter)
    (folder / f"kst-21501-02-{number}.txt").write_text(text, encoding="utf-8")
    with Store.create_or_open(folder / "store") as made:
        done = list(build(sources([str(folder / f"kst-21501-02-{number}.txt")]), made))
    assert [one.status for one in done] in (["loaded"], ["replaced"])
    refresh(folder / "store")


def times(folder: Path, kind: Kind) -> dict[str, tuple[str, str]]:
    """When each letter of a feed, or its promise, was published and updated."""
    with Store.open(folder / "store") as store:
        told = feed(store, Reader("nl", Links(store.base_iri), "", f"{kind}.atom"), kind, "atom") or ""
        assert told == feed(store, Reader("nl", Links(store.base_iri), "", f"{kind}.atom"), kind, "atom")
    root = ElementTree.fromstring(told)
    entries = root.findall(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}updated") == max(one.findtext(f"{ATOM}updated", "") for one in entries)
    return {
        one.findtext(f"{ATOM}id", "").partition("21501-02-")[2].partition("/")[0]: (
            one.findtext(f"{ATOM}published", ""),
            one.findtext(f"{ATOM}updated", ""),
        )
        for one in entries
    }


@pytest.mark.parametrize("kind", ["zoek", "toezeggingen"])
def test_a_letter_that_a_build_changes_is_updated_then_and_others_are_not(tmp_path: Path, kind: Kind) -> None:
    put(tmp_path, 9990, "vis")
    put(tmp_path, 9991, "melk")
    with closing(sqlite3.connect(tmp_path / "store" / "arrivals.sqlite")) as table, table:
        table.execute("UPDATE arrival SET at = ?", (THEN,))
    days = {"9990": "2024-11-10T00:00:00Z", "9991": "2024-11-11T00:00:00Z"}
    assert times(tmp_path, kind) == {name: (day, THEN) for name, day in days.items()}
    put(tmp_path, 9990, "graan")
    log = arrivals.read(tmp_path / "store", 1)
    assert log is not None
    now = next(row.at for row in log.rows if row.event == "Update")
    assert now > THEN
    assert times(tmp_path, kind) == {"9990": (days["9990"], now), "9991": (days["9991"], THEN)}


@pytest.mark.parametrize("kind", ["zoek", "toezeggingen"])
def test_where_nothing_is_known_of_it_both_are_the_letters_day(tmp_path: Path, kind: Kind) -> None:
    put(tmp_path, 9990, "vis")
    (tmp_path / "store" / "arrivals.sqlite").unlink()
    assert times(tmp_path, kind) == {"9990": ("2024-11-10T00:00:00Z", "2024-11-10T00:00:00Z")}
