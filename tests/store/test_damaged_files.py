"""A store whose files are damaged while it is open: that is told of the store, and never of the query."""

import io
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreCorrupt, StoreError
from kg.store import folder
from kg.store.embedded import Store
from kg.store.lookup import lookup
from kg.store.soundness import Soundness

BASE = "https://graaf.example/kg/"
MANY = 3000


def _quads() -> list[ox.Quad]:
    return [
        ox.Quad(ox.NamedNode(f"urn:s{n}"), ox.NamedNode("urn:p"), ox.Literal(f"{n} " * 20), ox.NamedNode("urn:g"))
        for n in range(MANY)
    ]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create_or_open(tmp_path / "a.store", BASE) as store:
        store.add(_quads())
    return tmp_path / "a.store"


def tables(place: Path) -> list[Path]:
    return sorted((place / "snapshots" / folder.current(place) / "oxigraph").glob("*.sst"))


def damage(place: Path) -> dict[Path, bytes]:
    """Overwrites all tables of the current snapshot; what they held."""
    held = {one: one.read_bytes() for one in tables(place)}
    for one, data in held.items():
        one.write_bytes(os.urandom(len(data)))
    return held


@pytest.mark.parametrize(
    "query", ["SELECT ?o { <urn:s7> ?p ?o }", "SELECT * { ?s ?p ?o . ?s ?q ?r }", "DESCRIBE <urn:s7>"]
)
def test_a_query_over_damaged_files_is_a_failure_of_the_store(place: Path, query: str) -> None:
    with Store.open(place) as store:
        damage(place)
        with pytest.raises(StoreCorrupt, match="The store cannot be read"):
            store.ask(query).write(io.BytesIO(), "nt" if query.startswith("DESCRIBE") else "json")
        asked = lookup("SELECT ?o { <urn:s7> ?p ?o }")
        assert asked is not None
        for form in ("json", "csv"):
            with pytest.raises(StoreCorrupt):
                store.look_up(asked, form, 1 << 20)


def test_a_sound_store_is_sound_and_so_is_its_next_state(place: Path) -> None:
    soundness = Soundness(place)
    soundness.check()
    with Store.create_or_open(place) as store:
        store.remove_graph("urn:g")
    soundness.check()
    soundness.check()


@pytest.mark.parametrize("part", [(0, 8), (3, 5), (7, 8)])
def test_damaged_tables_are_seen_and_so_is_that_they_are_whole_again(place: Path, part: tuple[int, int]) -> None:
    soundness = Soundness(place)
    soundness.check()
    one = max(tables(place), key=lambda table: table.stat().st_size)
    held = one.read_bytes()
    begin, end = (len(held) * at // 8 for at in part)
    one.write_bytes(held[:begin] + os.urandom(end - begin) + held[end:])
    for _ in range(2):
        with pytest.raises(StoreCorrupt, match=one.name):
            soundness.check()
    one.write_bytes(held)
    soundness.check()


def test_a_table_that_is_gone_or_cut_off_is_seen(place: Path) -> None:
    soundness = Soundness(place)
    soundness.check()
    one = tables(place)[0]
    held = one.read_bytes()
    for harm in (one.unlink, lambda: one.write_bytes(b""), lambda: one.write_bytes(held[:100])):
        harm()
        with pytest.raises(StoreCorrupt):
            soundness.check()
        one.write_bytes(held)
        soundness.check()


@pytest.mark.parametrize("harm", ["moved", "pointer", "pointed", "snapshot", "settings", "lock"])
def test_what_else_keeps_readers_out_is_seen_and_passes(place: Path, harm: str) -> None:
    soundness = Soundness(place)
    soundness.check()
    name, aside = folder.current(place), place.parent / "aside"
    pointer = place / "current"
    if harm == "pointer":
        pointer.write_text("garbage\n")
    elif harm == "pointed":
        pointer.write_text("000099-20300101T000000Z")
    else:
        what = {"moved": place, "snapshot": place / "snapshots" / name, "settings": place / "kamergraaf.json"}.get(
            harm, place / "snapshots" / name / "snapshot.json"
        )
        what.rename(aside)
    for _ in range(2):
        with pytest.raises(StoreError):
            soundness.check()
    if harm in ("pointer", "pointed"):
        pointer.write_text(name)
    else:
        aside.rename(what)
    soundness.check()
