"""Archives of letters: each member a source, nothing unpacked to disk, what harms told in one sentence."""

import io
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.build import Source, build, read_letter, sources
from kg.errors import ReadError
from kg.store.embedded import Store
from tests.conftest import SAMPLES, Kg
from tests.read.forms import docx, forms, locked, zipped
from tests.read.test_markup import koop_metadata

LETTERS = {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir())[:3]}
GOOD = Source("good.md", (SAMPLES / "kst-32317-9001.md").read_bytes())


def tarred(members: dict[str, bytes], compression: str = "gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{compression}") as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


ARCHIVES = {
    "letters.zip": zipped(dict(LETTERS)),
    "letters.tar": tarred(LETTERS, ""),
    "letters.tar.gz": tarred(LETTERS),
    "letters.tgz": tarred(LETTERS),
    "a zip by its content": zipped({f"folder/{name}": data for name, data in LETTERS.items()}),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_each_letter_of_an_archive_is_a_source(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARCHIVES[name])
    found = sources([str(tmp_path / name)])
    assert [one.bytes() for one in found] == list(LETTERS.values())
    assert all(one.path.startswith(f"{tmp_path / name}!") and one.path.endswith((".md", ".txt")) for one in found)


def test_an_archive_in_a_folder_is_opened_too_and_a_letter_in_word_is_none(tmp_path: Path) -> None:
    (tmp_path / "letters.zip").write_bytes(ARCHIVES["letters.zip"])
    (tmp_path / "letter.docx").write_bytes(docx())
    assert len(list(sources([str(tmp_path)]))) == 1 + len(LETTERS)


def test_an_archive_builds_what_its_files_build(tmp_path: Path) -> None:
    (tmp_path / "letters.zip").write_bytes(zipped(dict(forms())))
    with Store.create_or_open(tmp_path / "store") as store:
        built = list(build(sources([str(tmp_path / "letters.zip")]), store))
        assert {one.id for one in built} == {"kst-21501-02-2976"}
        assert not {one.status for one in built} & {"clash", "unreadable", "quarantined"}
        assert len([name for name in store.graphs() if "kst-" in name]) == 1


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"../../escaped.md": "x", "/etc/passwd.md": "y", ".hidden.md": "z"}))
    found = sources([str(tmp_path / "a.zip")])
    assert sorted(one.bytes() for one in found) == [b"x", b"y"]
    assert not (tmp_path.parent.parent / "escaped.md").exists()


HARMFUL = {
    "cut short": (zipped(dict(LETTERS))[:-40], "broken archive"),
    "locked": (locked(zipped(dict(LETTERS))), "locked"),
    "a bomb": (zipped({"a.md": b" " * 60_000_000}), "unpacks to more"),
    "an archive in it": (zipped({"inner.zip": zipped(dict(LETTERS))}), "an archive within an archive"),
    "archives in archives in archives": (
        zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped(dict(LETTERS))})})}),
        "an archive within an archive",
    ),
    "bytes that are none": (b"PK\x03\x04" + b"x" * 100, "broken archive"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_harms_is_told_and_the_run_goes_on(tmp_path: Path, name: str) -> None:
    raw, told = HARMFUL[name]
    (tmp_path / "a.zip").write_bytes(raw)
    with Store.create_or_open(tmp_path / "store") as store:
        *first, last = build([*sources([str(tmp_path / "a.zip")]), GOOD], store)
    assert any(told in (one.reason or "") for one in first), [one.reason for one in first]
    assert last.status == "loaded"


def test_members_of_one_name_are_all_read(tmp_path: Path) -> None:
    path, (one, other) = tmp_path / "a.zip", list(LETTERS.values())[:2]
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings(action="ignore"):
        for data in (one, other, b"third"):
            archive.writestr("a.md", data)
        archive.writestr("a (2).md", b"fourth")
    found = {source.path.rpartition("!")[2]: source.bytes() for source in sources([str(path)])}
    assert found == {"a.md": one, "a (2).md": other, "a (3).md": b"third", "a (2) (2).md": b"fourth"}


def test_a_member_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(ARCHIVES["letters.zip"])
    with pytest.raises(ReadError, match=r"no such file in the archive"):
        Source("a.zip!b.md", archive=str(tmp_path / "a.zip"), member="b.md").bytes()


def test_kg_extract_reads_an_archive(tmp_path: Path, kg: Kg) -> None:
    (tmp_path / "a.zip").write_bytes(ARCHIVES["letters.zip"])
    done = kg("extract", tmp_path / "a.zip")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(LETTERS)


METADATA = koop_metadata(issued="2024-11-13")
BESIDE = {
    "in a folder of its own": ("kst/brief.docx", "kst/metadata.xml"),
    "by the paper's name": ("brief.docx", "brief.metadata.xml"),
    "by the paper's name, deep": ("a!b/c/brief.docx", "a!b/c/brief.metadata.xml"),
}


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("pack", [lambda files: zipped(dict(files)), tarred], ids=["zip", "tar"])
def test_metadata_in_an_archive_are_read_as_in_a_folder(
    tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes], name: str
) -> None:
    paper, metadata = BESIDE[name]
    (tmp_path / "letters!.zip").write_bytes(pack({paper: docx(), metadata: METADATA, "x/metadata.xml": b"<broken"}))
    (source,) = sources([str(tmp_path / "letters!.zip")])
    letter = read_letter(source.path, source.bytes())
    assert letter.letterhead.date is not None
    assert (letter.letterhead.date.value, [one.name for one in letter.document.beside]) == (
        date(2024, 11, 13), [metadata.rpartition("/")[2]],
    )  # fmt: skip


def test_metadata_of_another_folder_of_an_archive_are_not_taken(tmp_path: Path) -> None:
    other = zipped({"one/brief.docx": docx(), "two/metadata.xml": METADATA, "two/kst-1-1.md": b"x"})
    (tmp_path / "letters.zip").write_bytes(other)
    letter = read_letter(f"{tmp_path}/letters.zip!one/brief.docx", docx())
    assert letter.document.beside == ()


def test_broken_metadata_in_an_archive_are_told_and_a_change_of_them_is_seen(tmp_path: Path) -> None:
    file, paper = tmp_path / "letters.zip", docx()
    with Store.create_or_open(tmp_path / "store") as store:
        for metadata, status in ((b"<x", "loaded"), (METADATA, "replaced"), (METADATA, "unchanged")):
            file.write_bytes(zipped({"brief.docx": paper, "metadata.xml": metadata}))
            (built,) = build(sources([str(file)]), store)
            assert built.status == status, built.reason
            assert (f"{file}!metadata.xml: not well-formed" in str(built.remarks)) == (status == "loaded")
        file.write_bytes(zipped({"brief.docx": paper, "metadata.xml": koop_metadata(issued="2024-11-14")}))
        (built,) = build(sources([str(file)]), store)
        assert built.status == "replaced"
