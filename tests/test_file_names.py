"""By which name a letter's file is told: builds one after the other tell what a build of the same files alone does."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build import build, sources
from kg.store import holdings
from kg.store.embedded import Store
from tests.conftest import SAMPLES
from tests.read.forms import forms, zipped
from tests.test_several_forms import exported

ONE, TWO, THREE = (SAMPLES / f"kst-21501-02-900{number}.md" for number in (1, 2, 3))


def at(store: Path, *paths: Path, prune: bool = True) -> bytes:
    given = list(map(str, paths))
    with Store.create_or_open(store) as target:
        for built in build(sources(given), target, prune=given if prune else ()):
            assert built.status != "unreadable", built.reason
        return exported(target)


def swap(folder: Path) -> None:
    (folder / "x.md").rename(folder / "z")
    (folder / "y.md").rename(folder / "x.md")
    (folder / "z").rename(folder / "y.md")


def reuse(folder: Path) -> None:
    (folder / "x.md").rename(folder / "x-old.md")
    shutil.copy(THREE, folder / "x.md")


def copy_before(folder: Path) -> None:
    shutil.copy(folder / "x.md", folder / "a.md")


def copy_behind(folder: Path) -> None:
    shutil.copy(folder / "x.md", folder / "z.md")


def overwrite(folder: Path) -> None:
    shutil.copy(folder / "y.md", folder / "x.md")


def pack(folder: Path) -> None:
    (folder / "p.zip").write_bytes(zipped({"q/r.md": (folder / "x.md").read_bytes()}))
    (folder / "x.md").unlink()


def other_ending(folder: Path) -> None:
    (folder / "x.md").rename(folder / "x.txt")


def swap_endings(folder: Path) -> None:
    (folder / "x.md").rename(folder / "z")
    (folder / "y.md").rename(folder / "x.txt")
    (folder / "z").rename(folder / "y.txt")


def copy_before_with_another_ending(folder: Path) -> None:
    shutil.copy(folder / "x.md", folder / "a.txt")


def empty(folder: Path) -> None:
    (folder / "x.md").rename(folder / "x-old.md")
    (folder / "x.md").mkdir()


CHANGES = (
    *(swap, reuse, copy_before, copy_behind, overwrite, pack, empty),
    *(other_ending, swap_endings, copy_before_with_another_ending),
)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("many", [10**9, 1e-9], ids=["looked up at once", "one by one"])
def test_a_change_of_names_gives_the_bytes_of_a_fresh_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: float, change: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(holdings, "_MANY", many)
    folder = tmp_path / "letters"
    folder.mkdir()
    shutil.copy(ONE, folder / "x.md")
    shutil.copy(TWO, folder / "y.md")
    at(tmp_path / "store", folder)
    change(folder)
    fresh = at(tmp_path / "fresh", folder)
    assert at(tmp_path / "store", folder) == fresh
    assert at(tmp_path / "store", folder) == fresh


def test_a_copy_elsewhere_renames_nothing_while_the_first_is_there(tmp_path: Path) -> None:
    for name, file in (("one", "x.md"), ("other", "a.md")):
        (tmp_path / name).mkdir()
        shutil.copy(ONE, tmp_path / name / file)
    before = at(tmp_path / "store", tmp_path / "one")
    assert at(tmp_path / "store", tmp_path / "other", prune=False) == before
    (tmp_path / "one" / "x.md").write_bytes(b"")
    assert b'"a.md"' in at(tmp_path / "store", tmp_path / "other", prune=False)


@pytest.mark.parametrize("seed", range(2))
def test_any_changes_of_files_give_the_bytes_of_a_fresh_build(tmp_path: Path, seed: int) -> None:
    chance, folder = random.Random(seed), tmp_path / "letters"
    folder.mkdir()
    texts = [one.read_bytes() for one in (ONE, TWO, THREE)] + [forms()["a.xml"], forms()["a.pdf"]]
    endings = [("md", "txt")] * 3 + [("xml",), ("pdf",)]
    for step in range(5):
        for _ in range(chance.choice((1, 2, 4))):
            which = chance.randrange(5)
            place = folder / f"{chance.choice('abcd')}.{chance.choice(endings[which])}"
            there = sorted(file for file in folder.iterdir() if file.suffix[1:] in endings[which])
            if there and chance.random() < 0.4:
                chance.choice(there).rename(place)
            elif there and chance.random() < 0.2:
                chance.choice(there).unlink()
            else:
                place.write_bytes(texts[which])
        fresh = at(tmp_path / f"fresh{step}", folder) if any(folder.iterdir()) else None
        if fresh is not None:
            assert at(tmp_path / "store", folder) == fresh, step
