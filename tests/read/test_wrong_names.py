"""Each form under each other form's name: read as what it is, whether alone, in a folder or in an archive."""

import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from kg.build import build, read_letter, sources
from kg.errors import ReadError
from kg.read import SUFFIXES, read
from kg.read.archive import SUFFIXES as ARCHIVES
from kg.store.embedded import Store
from tests.conftest import SHARED
from tests.read.forms import BODY, HEAD, SIGNED, forms, zipped

TEXT = "\n\n".join((*HEAD, *BODY, *SIGNED)).encode()
MARKED = TEXT.replace(b"om een reactie", b"om een **reactie**")
LETTERS = {**forms(), "a.txt": TEXT, "a.md": MARKED}
MEDIA = {name: read(name, raw).media_type for name, raw in LETTERS.items()}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_under_another_form_s_name_is_read_as_what_it_is(name: str, suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"brief{suffix}"
    file.write_bytes(LETTERS[name])
    told = read(file).media_type
    # Between the two texts the name decides
    texts = {"text/plain", "text/markdown"}
    assert told == MEDIA[name] or ({told, MEDIA[name]} <= texts and suffix in (".md", ".markdown", ".txt", ".text"))
    assert [one.path for one in sources([str(file)])] == [str(file)]


@pytest.mark.parametrize("suffix", [*ARCHIVES, ".xyz", ""])
@pytest.mark.parametrize("name", forms())
def test_a_letter_under_an_archive_s_name_or_none_is_a_letter(name: str, suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"brief{suffix}"
    file.write_bytes(LETTERS[name])
    assert read(file).media_type == MEDIA[name]
    (source,) = sources([str(file)])
    assert read_letter(source.path, source.bytes()).id == "kst-21501-02-2976"


@pytest.mark.parametrize("suffix", [*ARCHIVES, ".xyz"])
def test_a_text_under_a_name_that_no_text_has_is_told(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"brief{suffix}"
    file.write_bytes(TEXT)
    with pytest.raises(ReadError, match=r"a text as \.txt or \.md\.$"):
        read(file)


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf", ".xml", ".xyz", ".tar", ".zip"])
@pytest.mark.parametrize("kind", ["zip", "tar", "gz", "bz2", "xz"])
def test_an_archive_under_any_name_is_an_archive(kind: str, suffix: str, tmp_path: Path) -> None:
    file, out = tmp_path / f"letters{suffix}", BytesIO()
    if kind != "zip":
        with tarfile.open(fileobj=out, mode=f"w:{kind.replace('tar', '')}") as archive:  # type: ignore[call-overload]
            for name, data in LETTERS.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, BytesIO(data))
    file.write_bytes(out.getvalue() or zipped(dict(LETTERS)))
    assert [one.member for one in sources([str(file)])] == sorted(LETTERS)


def test_a_letter_in_word_under_an_archive_s_name_is_read_inside_an_archive_and_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "brief.zip").write_bytes(LETTERS["a.docx"])
    (tmp_path / "letters.zip").write_bytes(zipped({"inner.zip": LETTERS["a.odt"]}))
    with Store.create_or_open(tmp_path / "store") as store:
        assert {one.status for one in build(sources([str(tmp_path)]), store)} == {"loaded", "form"}


def test_a_part_of_a_page_is_html_and_markdown_that_begins_with_a_tag_is_not() -> None:
    part = b"<div><p>Geachte voorzitter,</p></div>"
    assert read("a.html", b"<p>Geachte voorzitter,</p>").media_type == "text/html"
    assert read("a", part).media_type == "text/html"
    assert read("a.md", part).media_type == "text/markdown"
    assert read("a.md", b"<sup>1</sup> Kamerstuk 36 045, nr. 184").media_type == "text/markdown"
    assert read("a", b"<sup>1</sup> Kamerstuk 36 045, nr. 184").media_type == "text/markdown"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not there")
def test_each_real_answer_of_the_search_service_is_told_as_one() -> None:
    answers = sorted((SHARED / "real" / "sru").glob("*.xml"))
    assert len(answers) > 5
    for answer in answers:
        with pytest.raises(ReadError, match="lists papers and holds none"):
            read(answer)
