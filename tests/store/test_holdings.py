"""What the store has of each file, looked up all at once, is what the engine says of each; and builds that look it up
in either way tell and hold the same.
"""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg import build as building
from kg.build import build, program, sources
from kg.errors import StoreError
from kg.rdf.iri import program as program_iri
from kg.store import files, holdings, origins
from kg.store.embedded import Store
from kg.store.holdings import Holding, Holdings
from tests.conftest import SAMPLES
from tests.read.forms import forms
from tests.read.test_markup import owms
from tests.test_several_forms import exported

PAPERS = {
    **{f"paper.{name.partition('.')[2]}": data for name, data in forms().items()},
    **{file.name: file.read_bytes() for file in sorted(SAMPLES.glob("kst-21501-02-*"))},
}


@pytest.fixture(autouse=True)
def however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdings, "_MANY", 10**9)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """One paper in five forms, of which metadata tell, other letters, and one that another program made."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, data in PAPERS.items():
        (folder / name).write_bytes(data)
    (folder / "paper.metadata.xml").write_bytes(owms())
    with Store.create_or_open(tmp_path / "store") as target:
        with monkeypatch.context() as other:
            other.setattr(building, "program", lambda: "0.0.1+otherone")
            list(build(sources([str(folder / "kst-21501-02-9002.md")]), target))
        told = [built.status for built in build(sources([str(file) for file in folder.glob("*[!2].*")]), target)]
        assert told.count("form") == 4
        yield target


def ours(store: Store) -> str:
    return str(program_iri(store.base_iri, program()))


def asked(store: Store, sha256: str) -> Holding | None:
    """The same of the engine."""
    graph = files.holder(store, sha256, ours(store))
    used = graph and files.used(store, graph)
    if not graph or not used:
        return None
    further = files.others(store, graph).get(sha256)
    return Holding(sha256, graph, (further or used).name, further is not None, files.metadata(store, graph))


def digests(store: Store) -> list[str]:
    return sorted(
        {
            str(getattr(node, "value", "")).rpartition("/")[2]
            for quad in store.quads()
            for node in (quad.subject, quad.object)
            if str(getattr(node, "value", "")).startswith(f"{store.base_iri}id/bestand/")
        }
    )


def test_all_that_is_looked_up_is_what_the_engine_says_of_each_file(store: Store) -> None:
    every = digests(store)
    with closing(Holdings(store, ours(store), 0)) as held:
        one_by_one = {sha256: held.of(sha256) for sha256 in [*every, "0" * 64]}
        assert list(held) == [one for one in one_by_one.values() if one]
    assert one_by_one == {sha256: asked(store, sha256) for sha256 in [*every, "0" * 64]}
    found = [one for one in one_by_one.values() if one]
    assert len(found) < len(every)  # what another program made is not ours, nor are the metadata themselves
    assert sum(one.further for one in found) == 4
    assert len({one.metadata for one in found}) == 2


def test_few_are_not_looked_up(store: Store) -> None:
    known = next(sha256 for sha256 in digests(store) if asked(store, sha256))
    with closing(Holdings(store, ours(store), 80_000 * 10**9 // 8)) as held:
        assert [held.of(known) for _ in range(9_999)] == [None] * 9_999
        assert held.of(known) == asked(store, known)


def test_what_is_written_to_since_is_to_be_asked_of_the_engine(store: Store) -> None:
    there = [sha256 for sha256 in digests(store) if asked(store, sha256)]
    for before in (True, False):
        with closing(Holdings(store, ours(store), 0)) as held:
            if before:
                held.changed(str(files.holder(store, there[0], ours(store))))
            assert (held.of(there[0]) is None) is before
            held.changed(str(files.holder(store, there[0], ours(store))))
            assert held.of(there[0]) is None
            assert any(held.of(sha256) for sha256 in there)


def test_a_table_that_cannot_be_written_is_told_in_a_sentence(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Holdings(store, ours(store), 0)) as held:
        monkeypatch.setattr(holdings, "_LEFT", "INSERT INTO nowhere VALUES (1)")
        with pytest.raises(StoreError, match=r"A table of the files of .* cannot be made \(.*make room"):
            held.of("0" * 64)


def step(chance: random.Random, folder: Path) -> None:
    """Something that a person does to a folder of letters."""
    there = sorted(file for file in folder.rglob("*") if file.is_file())
    one, name = chance.choice(there), chance.choice(sorted(PAPERS))
    match chance.choice(("add", "add", "move", "copy", "remove", "change", "tell")):
        case "add":
            (folder / name).write_bytes(PAPERS[name])
        case "move":
            one.rename(folder / f"{chance.randrange(9)}{one.suffix}")
        case "copy":
            (folder / chance.choice("xyz") / one.name).write_bytes(one.read_bytes())
        case "remove":
            if len(there) > 3:
                one.unlink()
        case "change":
            if one.suffix in (".md", ".txt"):
                one.write_text(one.read_text().replace("kabinet", "huidige kabinet", 1))
        case _:
            beside = folder / f"{chance.choice(('paper', one.stem))}.metadata.xml"
            beside.write_bytes(owms(title=chance.choice(("Financiën", "Defensie"))))


@pytest.mark.parametrize("seed", range(2))
def test_builds_tell_and_hold_the_same_however_they_look_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance, folder = random.Random(seed), tmp_path / "letters"
    for name in ("", *"xyz"):
        (folder / name).mkdir()
    for name in chance.sample(sorted(PAPERS), 4):
        (folder / name).write_bytes(PAPERS[name])
    monkeypatch.setattr(origins, "_TICK", chance.choice((0, 2 * 10**9)))
    seen = set()
    for at in range(6):
        told = []
        for many, place in ((10**9, tmp_path / "at once"), (1e-9, tmp_path / "each")):
            monkeypatch.setattr(holdings, "_MANY", many)
            with Store.create_or_open(place) as store:
                pruned = [str(folder)] if at % 3 == 2 else []
                done = list(build(sources([str(folder)]), store, prune=pruned))
                told.append(([(one.path, one.status, one.graph_iri, one.reason) for one in done], exported(store)))
        assert told[0] == told[1], at
        seen |= {status for _, status, *_ in told[0][0]}
        for _ in range(chance.randrange(4)):
            step(chance, folder)
    assert {"loaded", "unchanged"} < seen


def test_no_look_up_is_left_to_the_engine_for_files_that_have_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins, "_TICK", 0)
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, data in PAPERS.items():
        (folder / name).write_bytes(data)
    with Store.create_or_open(tmp_path / "store") as store:
        list(build(sources([str(folder)]), store))
    for name in ("holder", "used", "others", "metadata"):
        monkeypatch.setattr(files, name, lambda *_: pytest.fail("asked of the engine"))
    with Store.create_or_open(tmp_path / "store") as store:
        assert {built.status for built in build(sources([str(folder)]), store)} == {"unchanged"}


def test_the_table_stands_in_no_file_of_the_store(store: Store) -> None:
    before = sorted(store.path.rglob("*"))
    with closing(Holdings(store, ours(store), 0)) as held:
        assert list(held)
        assert sorted(store.path.rglob("*")) == before
    with pytest.raises(StoreError, match="closed"):
        list(held)
