"""Bad input: one clear sentence, the documented exit code, no traceback, and the store as it was."""

import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store.embedded import Store
from kg.store.export import export
from tests.conftest import SAMPLES, Kg

GOOD = SAMPLES / "kst-21501-02-9001.md"
TEXT = GOOD.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, kg: Kg) -> Path:
    path = tmp_path_factory.mktemp("built") / "a.store"
    assert kg("build", GOOD, "--store", path).returncode == 0
    return path


@pytest.fixture
def store(tmp_path: Path, built: Path) -> Path:
    """A store of one letter, a fresh copy for each test."""
    return Path(shutil.copytree(built, tmp_path / "a.store"))


def contents(store: Path) -> str:
    """All that the store holds, read apart from the process under test."""
    out = io.BytesIO()
    with Store.open(store) as opened:
        export(opened, out, "nquads")
    assert out.getvalue().count(b"\n") > 100
    return out.getvalue().decode()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


FILES: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.md": (b"\x00\x01\x02" * 500, "binary"),
    "png.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "latin1.txt": (TEXT.replace("Oekraïne", "Oekra\udcefne").encode("utf-8", "surrogateescape"), "UTF-8"),
    "utf16.md": (TEXT.encode("utf-16"), "UTF-"),
    "large.txt": (b"Den Haag, 1 mei 2020\n" * 2_500_000, "MB"),
    "recipe.md": (b"# Appeltaart\n\nNeem zes appels, 200 gram boter en drie eieren.\n", "letter"),
    "lorem.txt": (b"Lorem ipsum dolor sit amet. " * 400, "letter"),
    "form.docx": (b"PK\x03\x04" + b"\x00" * 100, ""),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_letter_is_told_and_the_rest_is_built(tmp_path: Path, kg: Kg, store: Path, name: str) -> None:
    data, word = FILES[name]
    bad = write(tmp_path / name, data)
    other = SAMPLES / "kst-21501-02-9003.md"
    done = kg("build", bad, other, "--store", store)
    told = [line for line in done.stderr.splitlines() if name in line]
    assert done.returncode == 1
    assert len(told) == 1, done.stderr
    assert word.lower() in told[0].lower()
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert "21501-02-9003" in contents(store)
    extracted = kg("extract", bad, other)
    readable = word == "letter"
    assert extracted.returncode == 1
    assert len(extracted.stdout.splitlines()) == 1 + readable
    assert name in extracted.stderr


def test_of_two_letters_with_one_id_the_first_is_kept_and_both_are_named(tmp_path: Path, kg: Kg, store: Path) -> None:
    before = contents(store)
    first = write(tmp_path / "one.md", TEXT.encode())
    second = write(tmp_path / "two.md", TEXT.replace("transformatoren", "generatoren").encode())
    done = kg("build", first, second, "--store", store)
    assert done.returncode == 1
    (told,) = (line for line in done.stderr.splitlines() if "two.md" in line)
    assert "one.md" in told
    assert "kst-21501-02-9001" in told
    assert contents(store) == before


def test_the_same_file_twice_is_one_letter(tmp_path: Path, kg: Kg, store: Path) -> None:
    before = contents(store)
    copy = write(tmp_path / "copy.md", TEXT.encode())
    assert kg("build", GOOD, copy, "--store", store).returncode == 0
    first = Path(min(str(GOOD), str(copy))).name  # by which a build of the two alone tells of the file
    after = contents(store).replace(f'"{first}"', f'"{GOOD.name}"')
    assert sorted(after.splitlines()) == sorted(before.splitlines())


def no_such_folder(tmp_path: Path) -> Path:
    return write(tmp_path / "file", b"x") / "a.store"


def other_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "holiday"
    folder.mkdir()
    write(folder / "photo.jpg", b"x")
    return folder


def broken(tmp_path: Path, store: Path, damage: Callable[[Path], None]) -> Path:
    copy = tmp_path / "broken.store"
    shutil.copytree(store, copy)
    damage(copy)
    return copy


def garbage_everywhere(store: Path) -> None:
    for file in (*store.glob("oxigraph/*"), *store.glob("snapshots/*/oxigraph/*")):
        if file.is_file() and file.name != "LOCK":
            file.write_bytes(b"garbage")


def no_current(store: Path) -> None:
    for file in (store / "oxigraph" / "CURRENT", *store.glob("snapshots/*/oxigraph/CURRENT")):
        file.unlink()


def no_settings(store: Path) -> None:
    (store / "kamergraaf.json").unlink()


def bad_settings(store: Path) -> None:
    (store / "kamergraaf.json").write_text('{"format"')


@pytest.mark.parametrize("damage", [garbage_everywhere, no_current, no_settings, bad_settings])
@pytest.mark.parametrize("verb", ["build", "stats", "query", "export"])
def test_a_corrupt_store_is_told_and_not_touched(
    tmp_path: Path, kg: Kg, store: Path, damage: Callable[[Path], None], verb: str
) -> None:
    bad = broken(tmp_path, store, damage)
    files = {
        p: p.read_bytes()
        for p in bad.rglob("*")
        if p.is_file() and p.name not in ("LOCK", "LOG", "lock") and "LOG.old" not in p.name
    }
    more = {"build": [GOOD], "query": ["--named", "signatories"]}.get(verb, [])
    done = kg(verb, *more, "--store", bad)
    assert done.returncode == 1, done.stdout
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "broken.store" in done.stderr
    assert all(p.read_bytes() == data for p, data in files.items() if p.exists())


@pytest.mark.parametrize("place", [no_such_folder, other_folder])
def test_a_store_that_cannot_be_made_is_told(tmp_path: Path, kg: Kg, place: Callable[[Path], Path]) -> None:
    path = place(tmp_path)
    done = kg("build", GOOD, "--store", path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert path.name in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_folder_is_told(tmp_path: Path, kg: Kg) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    done = kg("build", GOOD, "--store", folder / "a.store")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_a_full_or_foreign_disk_is_told(kg: Kg) -> None:
    """/proc takes no new folders, not even from root."""
    done = kg("build", GOOD, "--store", "/proc/a.store")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert "/proc/a.store" in done.stderr


def test_a_store_in_use_is_told(kg: Kg, store: Path) -> None:
    before = contents(store)
    holder = subprocess.Popen(["flock", store / "lock", "sleep", "30"])
    try:
        done = kg("build", SAMPLES, "--store", store)
        while done.returncode == 0:  # flock(1) may need a moment to take the lock
            done = kg("build", SAMPLES, "--store", store)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
        assert "use" in done.stderr
    finally:
        holder.kill()
        holder.wait()
    assert before in contents(store) or contents(store) == before


CALLS: dict[str, tuple[list[str], int, str]] = {
    "malformed SPARQL": (["query", "-"], 1, "line"),
    "an unknown result format": (["query", "--named", "signatories", "--format", "docx"], 2, "docx"),
    "an unknown export format": (["export", "--format", "docx"], 2, "docx"),
    "an unknown report format": (["validate", "--format", "docx"], 2, "docx"),
    "an unknown letter": (["export", "--letter", "kst-1-1"], 1, "kst-1-1"),
    "an unknown dossier": (["export", "--dossier", "99999"], 1, "99999"),
    "an unknown named query": (["query", "--named", "nonsense"], 2, "nonsense"),
    "a value of another kind": (["query", "--named", "cited-by", "--param", "id=de brief"], 2, "21 501-02, nr. 9001"),
    "a parameter twice": (
        ["query", "--named", "cited-by", "--param", "id=kst-1-1", "--param", "id=kst-1-2"],
        2,
        "twice",
    ),
    "a query where a file belongs": (["query", f"SELECT * WHERE {{ ?s ?p '{'x' * 300}' }}"], 2, "kg query -"),
    "a file that is not there": (["build", "nowhere.md"], 1, "nowhere.md"),
    "another base": (["build", str(GOOD), "--base-iri", "https://example.org/"], 2, "example.org"),
    "a bad base": (["build", str(GOOD), "--base-iri", "no iri"], 2, "no iri"),
    "a malformed RDF file": (["load", "-", "--format", "turtle"], 1, "line"),
    "an unknown RDF format": (["load", "-", "--format", "docx"], 2, "docx"),
    "a graph that is no IRI": (["load", "-", "--format", "turtle", "--graph", "no iri"], 2, "no iri"),
    "an endpoint that is not there": (["query", "-", "--endpoint", "http://127.0.0.1:9/sparql"], 1, "127.0.0.1:9"),
}


@pytest.mark.parametrize("case", CALLS)
def test_a_call_that_cannot_be_carried_out_is_told(kg: Kg, store: Path, tmp_path: Path, case: str) -> None:
    args, code, word = CALLS[case]
    where = [] if "--endpoint" in args else ["--store", str(store)]
    before = contents(store)
    done = kg(*args, *where, stdin="SELECT * WHERE { ?s ?p }\nLIMIT", cwd=tmp_path)
    assert done.returncode == code, (done.stdout, done.stderr)
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(store) == before


@pytest.mark.parametrize("name", ["nowhere.md", "empty"])
def test_where_there_is_nothing_to_build_no_store_is_made(kg: Kg, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = kg("build", name, cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert name in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty"]


@pytest.mark.parametrize("verb", ["build", "extract", "validate", "load"])
@pytest.mark.parametrize("name", ["zero.md", "pipe.md", "zero.ttl"])
def test_what_is_no_regular_file_is_not_read(kg: Kg, store: Path, tmp_path: Path, verb: str, name: str) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for link in ("zero.md", "zero.ttl"):
        (tmp_path / link).symlink_to("/dev/zero")
    where = ["--store", store] if verb in ("build", "load") else []
    done = kg(verb, tmp_path / name, *where)
    assert done.returncode in (1, 2)
    assert name in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_an_answer_goes_into_a_device_as_it_is(kg: Kg, store: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (tmp_path / "copy").open("wb") as copy, subprocess.Popen(["cat", pipe], stdout=copy) as reader:
        assert kg("export", "--store", store, "-o", pipe, "--format", "nt").returncode == 0
        assert reader.wait(60) == 0
    assert (tmp_path / "copy").read_bytes().count(b"\n") > 100
    assert pipe.is_fifo()


def test_a_date_that_cannot_be_is_told_without_a_traceback(kg: Kg, store: Path, tmp_path: Path) -> None:
    turtle = kg("export", "--store", store, "--letter", "kst-21501-02-9001").stdout
    bad = write(tmp_path / "bad.ttl", turtle.replace('issued "2024-11-08"', 'issued "2024-99-99"').encode())
    done = kg("validate", bad)
    assert done.returncode == 1
    assert "rule" in done.stdout
    assert done.stderr == ""


def test_no_store_tells_how_to_make_one(kg: Kg, tmp_path: Path) -> None:
    for verb in ("stats", "export", "serve"):
        done = kg(verb, "--store", tmp_path / "none.store")
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
        assert "kg build" in done.stderr
        assert not (tmp_path / "none.store").exists()


def test_extract_prints_each_argument_in_its_order_and_tells_what_is_no_letter(tmp_path: Path, kg: Kg) -> None:
    letter, story = SAMPLES / "kst-21501-02-9003.md", write(tmp_path / "story.md", b"Een hond liep door het bos.\n")
    done = kg("extract", letter, tmp_path / "none.md", letter, "-", stdin=story.read_text(encoding="utf-8"))
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(letter), str(letter), "-"]
    missing, doubt = done.stderr.splitlines()
    assert "none.md" in missing
    assert "printed all the same" in doubt
    assert "leave this file out" not in doubt
    assert done.returncode == 1
    assert kg("extract", letter).returncode == 0
