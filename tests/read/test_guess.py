"""In a folder a letter is taken under any name; what is no letter is counted, and nothing is opened that has no end."""

import os
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.read.guess import is_letter
from kg.sources import passed_over, sources
from tests.read.forms import forms, zipped

OLD = b"\xd0\xcf\x11\xe0" + b"\0" * 26 + b"\x09\x00" + b"\0" * 16 + b"\x00\0\0\0" + b"\0" * 460
WORD = OLD + "WordDocument".encode("utf-16-le") + b"\0" * 400
SHEET = OLD + "Workbook".encode("utf-16-le") + b"\0" * 400
RICH = b"{\\rtf1 Geachte voorzitter}"
LETTERS = forms()


def taken(top: Path) -> tuple[list[str], Counter[str]]:
    passed = Counter[str]()
    return [str(Path(one.path).relative_to(top)) for one in sources([str(top)], passed)], passed


@pytest.mark.parametrize("name", ["brief", "brief.doc", "brief.xyz", "brief.2024"])
@pytest.mark.parametrize("form", LETTERS)
def test_a_letter_of_any_form_is_found_under_any_name(form: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(LETTERS[form])
    assert taken(tmp_path) == ([name], Counter())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("oud.doc", WORD),
        ("oud", WORD),
        ("oud.doc", OLD),
        ("brief.rtf", RICH),
        ("brief", RICH),
        ("m.docm", LETTERS["a.docx"]),
    ],
)
def test_an_old_letter_is_taken_so_that_it_is_told(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert taken(tmp_path)[0] == [name]


OTHERS = {
    "foto.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 90,
    "blad.xls": SHEET,
    "blad.xlsx": zipped({"xl/workbook.xml": b"<workbook/>"}),
    "blad.ods": zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}, stored=True
    ),
    "pagina.php": b"<!DOCTYPE html><html><?php echo 1 ?></html>",
    "deel.inc": b"<div>menu</div>",
    "data.rdf": b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'/>",
    "lijst.csv": b"a,b\n1,2\n",
    "LICENSE": b"Geachte lezer,\n",
    "leeg": b"",
    "kapot.docx2": b"PK\x03\x04half",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_letter_is_passed_over_and_counted(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(OTHERS[name])
    assert taken(tmp_path) == ([], Counter({Path(name).suffix or "without ending": 1}))


def test_hidden_files_metadata_and_what_has_no_end_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / ".brief.doc").write_bytes(WORD)
    (tmp_path / "kst-1-2.metadata.json").write_bytes(b"{}")
    os.mkfifo(tmp_path / "pijp")
    assert taken(tmp_path) == ([], Counter({"without ending": 1}))
    assert not is_letter(tmp_path / "nergens")


def test_the_line_on_other_files_is_short() -> None:
    assert passed_over(Counter()) is None
    assert passed_over(Counter({".jpg": 1})) == "1 other file passed over: .jpg 1."
    assert passed_over(Counter({".xlsx": 2, ".jpg": 3})) == "5 other files passed over: .jpg 3, .xlsx 2."
    many = Counter({f".e{number}": 10 - number for number in range(8)})
    assert str(passed_over(many)).endswith("passed over: .e0 10, .e1 9, .e2 8, .e3 7, .e4 6, .e5 5, ….")


def test_a_build_of_a_folder_tells_what_it_did_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in {"a.xyz": LETTERS["a.xml"], "oud.doc": WORD, "b.rtf": RICH, "foto.jpg": b"\xff\xd8"}.items():
        (folder / name).write_bytes(data)
    (folder / "meer.zip").write_bytes(zipped({"oud.doc": WORD, "foto.jpg": b"\xff\xd8"}))
    result = CliRunner().invoke(main, ["build", str(folder), "--store", str(tmp_path / "s")])
    assert result.exit_code == 1
    assert "4 files: 1 new, 3 unreadable" in result.stdout, result.output
    assert result.stderr.count("an old Word file (.doc), which is not read; save it as .docx or PDF.") == 2
    assert "b.rtf: a rich text file (.rtf), which is not read" in result.stderr
    assert "kg: 2 other files passed over: .jpg 2." in result.stderr


def test_files_that_are_given_many_times_are_counted(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.xml").write_bytes(LETTERS["a.xml"])
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--store", str(tmp_path / "s")])
    assert "5 given twice" in result.stdout
    assert result.stderr.count("the same file as") == 3
    assert "kg: 2 more files are the same as another, which counts once." in result.stderr
