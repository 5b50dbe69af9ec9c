"""kg build --prune: what was built from a path and is gone from there leaves the store, and nothing else does."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg import build as building
from kg import pruning
from kg.build import Built, build, read_letter, sources
from kg.errors import ReadError, StoreError
from kg.store.embedded import Store
from kg.store.origins import Origins
from tests.conftest import ROOT, SAMPLES, Kg
from tests.read.forms import forms
from tests.test_several_forms import exported

NAMES = ("kst-21501-02-9001.md", "kst-21501-02-9002.md", "kst-32317-9001.md")
OTHERS = ("kst-21501-02-9003.md", "kst-36045-9005.md")
BARE = (
    "BRIEF VAN DE MINISTER VAN FINANCIËN\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
    "Den Haag, 19 april 2024\n\nHierbij bied ik u het verslag aan.\n\nDe Minister van Financiën, A. de Vries\n"
)
"""A letter without a number, which is known by its text."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters"
    made.mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / name, made)
    return made


def done(store: Path, *paths: Path, prune: bool = True, jobs: int = 1) -> list[Built]:
    given = list(map(str, paths))
    with Store.create_or_open(store) as target:
        return list(build(sources(given), target, jobs, prune=given if prune else ()))


def pruned(store: Path, *paths: Path, prune: bool = True) -> list[str]:
    """What is told of each file that is pruned."""
    return [one.reason or "" for one in done(store, *paths, prune=prune) if one.status == "pruned"]


def same(tmp_path: Path, store: Path, *paths: Path) -> bool:
    """Whether the store holds the bytes of a fresh build of these paths."""
    fresh = tmp_path / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    done(fresh, *paths, prune=False)
    with Store.open(store) as ours, Store.open(fresh) as theirs:
        return exported(ours) == exported(theirs)


def test_a_letter_whose_file_is_gone_leaves_only_when_asked(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "s"
    done(store, folder)
    gone = folder / NAMES[0]
    gone.unlink()
    assert pruned(store, folder, prune=False) == []
    assert not same(tmp_path, store, folder)
    assert pruned(store, folder) == [f"{gone}: is gone; kst-21501-02-9001 has left the store."]
    assert same(tmp_path, store, folder)
    assert pruned(store, folder) == []


def test_a_file_that_was_moved_or_renamed_prunes_nothing(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "s"
    done(store, folder)
    (folder / "deep").mkdir()
    (folder / NAMES[0]).rename(folder / "deep" / "other.md")
    statuses = [one.status for one in done(store, folder)]
    assert statuses.count("replaced") == 1, "its name is another"
    assert {*statuses} == {"replaced", "unchanged"}
    (folder / "deep" / "other.md").unlink()
    assert len(pruned(store, folder)) == 1, "and is known at its new place"


def test_only_what_came_from_the_given_paths_leaves(tmp_path: Path, folder: Path) -> None:
    store, elsewhere = tmp_path / "s", tmp_path / "letters2"
    shutil.copytree(folder, elsewhere)
    (elsewhere / NAMES[0]).unlink()
    done(store, folder, elsewhere)
    for place in (folder, elsewhere):
        (place / NAMES[1]).unlink()
    (folder / NAMES[2]).unlink()
    assert pruned(store, folder) == [], "the other folder has what it has not been asked about"
    assert len(pruned(store, elsewhere)) == 1
    assert same(tmp_path, store, folder, elsewhere)


def test_a_letter_that_came_by_standard_input_too_stays(tmp_path: Path, folder: Path) -> None:
    store, text = tmp_path / "s", (folder / NAMES[0]).read_bytes()
    done(store, folder)
    with Store.create_or_open(store) as target:
        list(build([building.Source("-", text)], target))
    (folder / NAMES[0]).unlink()
    assert pruned(store, folder) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_former_text_of_a_letter_without_a_number_goes(
    tmp_path: Path, folder: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "BATCH", 2)
    store, letter = tmp_path / "s", folder / "z.md"
    letter.write_text(BARE, encoding="utf-8")
    name = str(read_letter(letter).letterhead.date)
    assert name
    done(store, folder)
    letter.write_text(BARE.replace("het verslag", "de agenda"), encoding="utf-8")
    found = done(store, folder, jobs=jobs)
    (told,) = [one for one in found if one.status == "pruned"]
    assert (told.reason or "").startswith(f"{letter}: has another text now; brief-")
    assert [one.status for one in found].count("loaded") == 1
    assert same(tmp_path, store, folder)


def test_a_former_text_that_an_earlier_build_left_goes_too(tmp_path: Path, folder: Path) -> None:
    store, letter = tmp_path / "s", folder / "z.md"
    for text in (BARE, BARE.replace("het verslag", "de agenda")):
        letter.write_text(text, encoding="utf-8")
        done(store, folder, prune=False)
    assert not same(tmp_path, store, folder)
    assert len(pruned(store, folder)) == 1
    assert same(tmp_path, store, folder)


def test_a_letter_stays_as_it_was_while_its_new_text_cannot_be_read(tmp_path: Path, folder: Path) -> None:
    store, letter = tmp_path / "s", folder / "z.md"
    letter.write_text(BARE, encoding="utf-8")
    done(store, folder)
    letter.write_bytes(b"\xff\xfe\x00")
    assert [one.status for one in done(store, folder)].count("unreadable") == 1
    assert pruned(store, folder) == []


@pytest.mark.parametrize("gone", ["a.xml", "a.docx", "a.pdf"])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_letter_with_other_forms_is_read_from_those(tmp_path: Path, gone: str, elsewhere: bool) -> None:
    store, one, other = tmp_path / "s", tmp_path / "one", tmp_path / "other"
    for name in ("a.xml", "a.docx", "a.pdf"):
        place = one if name == gone or not elsewhere else other
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(forms()[name])
    shutil.copy(SAMPLES / NAMES[0], one)
    other.mkdir(exist_ok=True)
    shutil.copy(SAMPLES / NAMES[2], other)
    done(store, one, other)
    (one / gone).unlink()
    found = done(store, one)
    (told,) = [each for each in found if each.status == "pruned"]
    assert (told.reason or "").endswith("kst-21501-02-2976 stays, by another file of it.")
    assert same(tmp_path, store, one, other)


def test_a_letter_whose_other_form_is_out_of_reach_stays(tmp_path: Path) -> None:
    store, one, other = tmp_path / "s", tmp_path / "one", tmp_path / "other"
    for place, name in ((one, "a.xml"), (other, "a.docx")):
        place.mkdir()
        (place / name).write_bytes(forms()[name])
    shutil.copy(SAMPLES / NAMES[0], one)
    done(store, one, other)
    (one / "a.xml").unlink()
    other.rename(tmp_path / "away")
    for _ in range(2):
        found = done(store, one)
        (told,) = [each for each in found if each.status == "unreadable"]
        assert "no other form of kst-21501-02-2976 could be read instead; it stays as it was" in (told.reason or "")
    (tmp_path / "away").rename(other)
    assert len(pruned(store, one)) == 1
    assert same(tmp_path, store, one, other)


def test_what_cannot_be_looked_at_is_not_gone(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are none to root, who runs tests in a container: the refusal is made up, the path is not."""
    store, deep = tmp_path / "s", folder / "deep"
    deep.mkdir()
    (folder / NAMES[0]).rename(deep / NAMES[0])
    done(store, folder)
    (deep / NAMES[0]).rename(tmp_path / "kept.md")
    looked = Path.lstat

    def refused(path: Path) -> os.stat_result:
        if path.parent == deep:
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "lstat", refused)
        assert pruned(store, folder) == []
    assert len(pruned(store, folder)) == 1


def test_members_of_an_archive_go_with_it_or_one_by_one(tmp_path: Path, folder: Path, kg: Kg) -> None:
    store = tmp_path / "s"

    def packed(*names: str) -> None:
        with zipfile.ZipFile(folder / "a!b.zip", "w") as file:
            for name in names:
                file.writestr(f"x!{name}", (SAMPLES / name).read_text(encoding="utf-8"))

    packed(OTHERS[0], OTHERS[1])
    assert kg("build", folder, "--store", store).returncode == 0
    packed(OTHERS[1])
    told = kg("build", folder, "--store", store, "--prune")
    assert told.stderr.count("has left the store") == 1
    assert f"a!b.zip!x!{OTHERS[0]}: is gone" in told.stderr
    (folder / "a!b.zip").write_bytes(b"PK\x03\x04 no zip any more")
    broken = kg("build", folder, "--store", store, "--prune")
    assert (broken.returncode, broken.stderr.count("has left")) == (1, 0), "what cannot be opened is not gone"
    (folder / "a!b.zip").unlink()
    assert kg("build", folder, "--store", store, "--prune").stderr.count("has left the store") == 1
    assert same(tmp_path, store, folder)


def test_kg_build_tells_what_it_pruned_and_how_many(tmp_path: Path, folder: Path, kg: Kg) -> None:
    store = tmp_path / "s"
    kg("build", "letters", "--store", store, cwd=tmp_path)
    (folder / NAMES[0]).unlink()
    found = kg("build", "../letters", "--prune", "--store", store, cwd=folder)
    assert found.returncode == 0
    assert f"kg: {folder / NAMES[0]}: is gone; kst-21501-02-9001 has left the store." in found.stderr
    assert found.stdout.startswith("2 files: 2 unchanged; removed: 1 gone or changed, and what was made of them.")


def test_only_files_that_are_there_are_counted(tmp_path: Path, folder: Path, kg: Kg) -> None:
    letter = folder / "z.md"
    letter.write_text(BARE, encoding="utf-8")
    kg("build", folder, "--store", tmp_path / "s")
    letter.write_text(BARE.replace("het verslag", "de agenda"), encoding="utf-8")
    (folder / NAMES[0]).unlink()
    found = kg("build", folder, "--prune", "--store", tmp_path / "s")
    told = "3 files: 1 new, 2 unchanged; removed: 2 gone or changed, and what was made of them; 1 warning."
    assert found.stdout.startswith(told), found.stderr


def test_what_a_rollback_brought_back_is_told_as_gone_again(tmp_path: Path, folder: Path, kg: Kg) -> None:
    store, away = tmp_path / "s", folder / NAMES[0]
    done(store, folder)
    away.unlink()
    gone = [f"{away}: is gone; kst-21501-02-9001 has left the store."]
    assert pruned(store, folder) == gone
    assert kg("snapshot", "rollback", "--store", store).returncode == 0
    assert pruned(store, folder) == gone
    assert same(tmp_path, store, folder)


def test_a_letter_whose_text_changed_before_it_went_is_gone(tmp_path: Path, folder: Path) -> None:
    store, letter = tmp_path / "s", folder / "z.md"
    for text in (BARE, BARE.replace("het verslag", "de agenda")):
        letter.write_text(text, encoding="utf-8")
        done(store, folder, prune=False)
    letter.unlink()
    told = pruned(store, folder)
    assert len(told) == 2
    assert all(one.startswith(f"{letter}: is gone; brief-") for one in told)


@pytest.mark.parametrize("path", ["away", "empty"])
def test_a_path_that_is_not_there_or_empty_prunes_nothing(tmp_path: Path, folder: Path, kg: Kg, path: str) -> None:
    """As a disk that is not mounted looks."""
    (tmp_path / "empty").mkdir()
    store = tmp_path / "s"
    kg("build", folder, "--store", store)
    found = kg("build", folder, path, "--prune", "--store", store, cwd=tmp_path)
    assert found.returncode == 1
    assert found.stderr.startswith(f"kg: {path}: ")
    assert found.stderr.count("\n") == 1
    with pytest.raises(ReadError):
        pruning.require_there([str(folder), str(tmp_path / path)])
    pruning.require_there([str(folder), "-"])
    with Store.open(store) as kept:
        assert len(kept.graph_digests()) == len(NAMES)


def test_what_a_rollback_brings_back_is_pruned_again(tmp_path: Path, folder: Path, kg: Kg) -> None:
    store = tmp_path / "s"
    done(store, folder)
    (folder / NAMES[0]).unlink()
    assert len(pruned(store, folder)) == 1
    assert kg("snapshot", "rollback", "--store", store).returncode == 0
    assert len(pruned(store, folder)) == 1
    assert same(tmp_path, store, folder)


# A pruning whose process ends at its nth write to the store
_KILLED = """
import os, sys
from kg.build import build, sources
from kg.store.embedded import Store
left, write = int(sys.argv[3]), Store.write
def dying(self, *change):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    write(self, *change)
Store.write = dying
with Store.create_or_open(sys.argv[1]) as store:
    list(build(sources([sys.argv[2]]), store, prune=[sys.argv[2]]))
"""


def test_a_pruning_that_is_killed_at_any_write_is_completed_by_the_next(tmp_path: Path, folder: Path) -> None:
    for name in ("a.xml", "a.docx", "a.pdf"):
        (folder / name).write_bytes(forms()[name])
    (folder / "z.md").write_text(BARE, encoding="utf-8")
    done(tmp_path / "before", folder)
    for name in (NAMES[0], "a.xml", "a.pdf"):
        (folder / name).unlink()
    (folder / "z.md").write_text(BARE.replace("het verslag", "de agenda"), encoding="utf-8")
    codes = []
    while 0 not in codes:
        store = tmp_path / f"{len(codes)}"
        shutil.copytree(tmp_path / "before", store)
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _KILLED, str(store), str(folder), str(len(codes))]
        codes.append(subprocess.run(command, env=env, check=False).returncode)
        assert codes[-1] in (0, 9)
        with Store.open(store) as seen:
            held = {graph.rpartition("/")[2] for graph in seen.graph_digests()}
            assert {"kst-21501-02-2976", "kst-21501-02-9002", "kst-32317-9001"} <= held
        done(store, folder)
        assert same(tmp_path, store, folder), codes
    assert len(codes) > 4
    assert set(codes) == {0, 9}


def test_a_damaged_table_of_origins_is_told_in_a_sentence(tmp_path: Path, folder: Path) -> None:
    store = tmp_path / "s"
    done(store, folder)
    (store / "origins.sqlite").write_bytes(b"no table at all, but long enough to be looked at as one" * 100)
    with pytest.raises(StoreError, match=r"origins\.sqlite cannot be used .*; where it is damaged remove it"):
        done(store, folder)
    (store / "origins.sqlite").unlink()
    assert {one.status for one in done(store, folder)} == {"unchanged"}


def test_a_file_of_the_same_stamp_is_not_read_again_and_one_of_another_is(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s"
    monkeypatch.setattr("kg.store.origins._TICK", 0)
    done(store, folder)
    read = []
    whole = building.Source.bytes
    monkeypatch.setattr(building.Source, "bytes", lambda source: read.append(source.path) or whole(source))
    assert {one.status for one in done(store, folder)} == {"unchanged"}
    assert read == []
    changed = folder / NAMES[1]
    before, text = changed.stat(), changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("Boswijk", "Bosdijk"), encoding="utf-8")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed.stat().st_size == before.st_size
    assert sorted(one.status for one in done(store, folder)) == ["replaced", "unchanged", "unchanged"]
    assert read == [str(changed)]


def test_a_file_that_changed_just_now_is_not_known_by_its_stamp(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of the clock it may change again without a trace."""
    store = tmp_path / "s"
    monkeypatch.setattr("kg.store.origins._TICK", 3600 * 10**9)
    done(store, folder)
    with sqlite3.connect(store / "origins.sqlite") as table:
        assert {row[0] for row in table.execute("SELECT stamp FROM origin")} == {None}
    table.close()


def test_paths_that_begin_alike_are_not_one_under_the_other(tmp_path: Path) -> None:
    digest = "00" * 32
    origins = Origins(tmp_path)
    places = ["/a/b", "/a/b/c.md", "/a/b!c.md", "/a/b.md", "/a/b c/d.md", "/a/b0", "/a/bé/x", "/a/é\udcff/x.md"]
    origins.record((place, digest, b"") for place in places)
    assert [row.path for row in origins.under("/a/b")] == ["/a/b", "/a/b!c.md", "/a/b/c.md"]
    assert [row.path for row in origins.under("/a/é\udcff")] == ["/a/é\udcff/x.md"]
    assert {row.path for row in origins.under("/a")} == set(places)
    origins.close()
