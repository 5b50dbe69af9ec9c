"""What one bad file may cost the others: nothing. Time, memory and failures are bounded file by file."""

import io
import lzma
import os
import signal
import struct
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import build as building
from kg.build import Source, build, sources
from kg.errors import QueryError, ReadError, UsageError
from kg.read import read
from kg.read.apart import apart
from kg.read.guard import VARIABLE, guarded
from kg.store.embedded import Store
from tests.conftest import SAMPLES, Kg
from tests.harvest.server import LETTER
from tests.read.forms import pdf, zipped

GOOD = SAMPLES / "kst-32317-9001.md"


def endless(_raw: bytes, _source: str) -> str:
    while True:
        pass


def deadly(_raw: bytes, _source: str) -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return "never"


def plain(raw: bytes, _source: str) -> str:
    return raw.decode()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv(VARIABLE, "0.05")
    return monkeypatch


def test_what_takes_too_long_is_interrupted_and_told(hasty: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(ReadError, match=r"^slow\.md: took longer than 0\.05 seconds"), guarded("slow.md"):
        endless(b"", "")
    assert signal.getsignal(signal.SIGALRM) == before
    hasty.setenv(VARIABLE, "0")
    with guarded("slow.md"):
        assert signal.getsignal(signal.SIGALRM) == before, "0 is no limit"


@pytest.mark.usefixtures("hasty")
def test_within_a_guard_the_outer_one_counts() -> None:
    with pytest.raises(ReadError, match=r"^outer: took"), guarded("outer"), guarded("inner"):
        endless(b"", "")


def test_an_unforeseen_failure_is_told_and_a_foreseen_one_is_left_as_it_is() -> None:
    with pytest.raises(ReadError, match=r"^odd\.md: kg failed over it \(KeyError: 'x'\).*report it"), guarded("odd.md"):
        raise KeyError("x")
    with pytest.raises(QueryError, match=r"^mine$"), guarded("odd.md"):
        raise QueryError("mine")


@pytest.mark.parametrize("said", ["soon", "-1", "nan", "inf"])
def test_a_limit_that_is_no_number_is_wrong_usage(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, said)
    with pytest.raises(UsageError, match=VARIABLE), guarded("x"):
        pass


@pytest.mark.parametrize("main", [True, False], ids=["the main thread", "another thread"])
def test_work_apart_is_ended_when_its_time_is_over_and_the_next_is_done(hasty: pytest.MonkeyPatch, main: bool) -> None:
    told: list[str] = []

    def run() -> None:
        with pytest.raises(ReadError) as caught, guarded("a.pdf"):
            apart(endless, b"", "a.pdf")
        told.append(str(caught.value))

    if main:
        run()
    else:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    assert [line.partition(";")[0] for line in told] == ["a.pdf: took longer than 0.05 seconds"]
    hasty.delenv(VARIABLE)
    assert apart(plain, b"next", "b.pdf") == "next"


def test_work_apart_that_dies_is_told_and_the_next_is_done() -> None:
    with pytest.raises(ReadError, match=r"a\.pdf: the process that read it ended \(signal SIGSEGV\)"):
        apart(deadly, b"", "a.pdf")
    assert apart(plain, b"next", "b.pdf") == "next"


def test_a_pdf_that_takes_too_long_does_not_end_the_build(tmp_path: Path, hasty: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow.pdf").write_bytes(pdf((("Den Haag, 8 mei 2024",),)))
    hasty.setenv(VARIABLE, "0.001")
    with Store.create_or_open(tmp_path / "store") as store:
        (first,) = build(sources([str(tmp_path / "slow.pdf")]), store)
        assert "took longer than 0.001 seconds" in (first.reason or "")
        hasty.delenv(VARIABLE)
        (last,) = build(sources([str(GOOD)]), store)
    assert (first.status, last.status) == ("unreadable", "loaded")


@pytest.mark.parametrize("broken", ["extract", "resolve", "letter_triples"])
def test_a_failure_of_any_stage_over_one_file_is_that_files(
    tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    real = getattr(building, broken)

    def first_fails(*given: object) -> object:
        calls.append(given)
        if len(calls) == 1:
            raise IndexError("list index out of range")
        return real(*given)

    monkeypatch.setattr(building, broken, first_fails)
    with Store.create_or_open(tmp_path / "store") as store:
        one, other = build([Source(str(SAMPLES / "kst-21501-02-9001.md")), Source(str(GOOD))], store)
    assert (one.status, other.status) == ("unreadable", "loaded")
    assert "kg failed over it (IndexError: list index out of range)" in (one.reason or "")


def lzma_zip(name: str) -> bytes:
    """A zip whose one member is packed by LZMA and spoilt."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(name, bytes(range(256)) * 20)
    raw = bytearray(out.getvalue())
    start = 30 + len(name) + 9
    raw[start : start + 60] = b"\xff" * 60
    return bytes(raw)


def before_its_start() -> bytes:
    """An OpenDocument file whose members lie before its first byte."""
    raw = bytearray(zipped({"mimetype": "x", "content.xml": "<x/>"}))
    end = raw.rindex(b"PK\x05\x06")
    (place,) = struct.unpack_from("<I", raw, end + 16)
    struct.pack_into("<I", raw, end + 16, place + 10)
    return bytes(raw)


def tar_head(size: int, kind: bytes) -> bytes:
    info = tarfile.TarInfo("a.md")
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 1024


def spoilt_xz() -> bytes:
    raw = bytearray(lzma.compress(tar_head(0, tarfile.REGTYPE) + os.urandom(4000)))
    raw[1000:1100] = b"\0" * 100
    raw[30:60] = b"\xff" * 30
    return bytes(raw)


BROKEN = {
    "a.zip": (lzma_zip("a.md"), "a broken archive"),
    "lzma.docx": (lzma_zip("word/document.xml"), "a broken file"),
    "a.odt": (before_its_start(), "a broken"),
    "a.tar.xz": (spoilt_xz(), "a broken archive"),
    "head.tar": (tar_head(5 << 30, tarfile.XHDTYPE), "a header of 5,368,709,120 bytes"),
    "name.tar": (tar_head(5 << 30, tarfile.GNUTYPE_LONGNAME), "a header of"),
    "member.tar": (tar_head(60 << 30, tarfile.REGTYPE), "8 GB, unpacked"),
    "deep.html": (b"<html><body>" + b"<div>" * 3000 + b"Brief</body></html>", "nested deeper"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_sentence_and_the_others_are_built(tmp_path: Path, name: str) -> None:
    raw, told = BROKEN[name]
    (tmp_path / name).write_bytes(raw)
    with Store.create_or_open(tmp_path / "store") as store:
        one, other = build([*sources([str(tmp_path / name)]), Source(str(GOOD))], store)
    assert (one.status, other.status) == ("unreadable", "loaded")
    assert told in (one.reason or "")
    assert name in (one.reason or "")


def test_a_page_of_much_depth_is_read_to_its_end() -> None:
    raw = b"<html><body>" + b"<div>" * 600 + b"Brief van 3 mei 2024" + b"</div>" * 600 + b"<p>Hoogachtend</body></html>"
    text = read("deep.html", raw).text
    assert "3 mei 2024" in text
    assert text.endswith("Hoogachtend\n")


METADATA = '<metadata_gegevens><metadata name="DC.identifier" content="kst-29544-3"/></metadata_gegevens>'


def told_of(folder: Path, *more: Path) -> tuple[list[str], list[str]]:
    """The statuses of a build of a folder, and what is remarked."""
    with Store.create_or_open(folder.parent / "store") as store:
        built = list(build(sources([str(folder), *map(str, more)]), store))
    return [one.status for one in built], [remark for one in built for remark in one.remarks]


@pytest.mark.parametrize("head", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>'])
def test_xml_in_windows_1252_that_does_not_say_so_is_read_and_told(tmp_path: Path, head: str) -> None:
    text = head + LETTER.format(number=3).partition("?>")[2].replace("In deze brief", "In deze financiële brief")
    (tmp_path / "h").mkdir()
    (tmp_path / "h/kst-29544-3.xml").write_bytes(text.encode("windows-1252"))
    said = METADATA.replace("/></", '/><metadata name="DC.title" content="financiën"/></')
    (tmp_path / "h/kst-29544-3.metadata.xml").write_bytes((head + said).encode("windows-1252"))
    statuses, remarks = told_of(tmp_path / "h")
    assert statuses == ["loaded"]
    assert ["nor UTF-8; it is read as windows-1252." in remark for remark in remarks] == [True, True]
    assert "financiële" in read(tmp_path / "h/kst-29544-3.xml").text


@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="windows-1252"?>', "<?xml version='1.0'?>"])
def test_xml_in_the_encoding_that_it_says_is_not_remarked(tmp_path: Path, head: str) -> None:
    text = head + LETTER.format(number=3).partition("?>")[2]
    raw = text.encode("windows-1252" if "1252" in head else "utf-8")
    assert read(tmp_path / "a.xml", raw).remarks == ()


@pytest.mark.parametrize(
    "metadata",
    [b"<metadata_gegevens>", b'<!DOCTYPE m [<!ENTITY x "y">]><metadata_gegevens>&x;</metadata_gegevens>', b"", b"\0"],
    ids=["half", "entities", "empty", "binary"],
)
def test_metadata_that_cannot_be_read_lose_no_paper_and_count_once_mended(tmp_path: Path, metadata: bytes) -> None:
    (tmp_path / "h").mkdir()
    (tmp_path / "h/kst-29544-3.xml").write_text(LETTER.format(number=3))
    beside = tmp_path / "h/kst-29544-3.metadata.xml"
    beside.write_bytes(metadata)
    statuses, remarks = told_of(tmp_path / "h")
    assert statuses == ["loaded"]
    assert [remark.endswith("is read without.") and str(beside) in remark for remark in remarks] == [True]
    beside.write_text(METADATA)
    assert told_of(tmp_path / "h") == (["replaced"], [])


def test_a_remark_on_a_file_beside_several_letters_is_told_once(tmp_path: Path, kg: Kg) -> None:
    for number in (3, 4):
        (tmp_path / f"kst-29544-{number}.xml").write_text(LETTER.format(number=number))
    (tmp_path / "metadata.xml").write_bytes(b"<half>")
    done = kg("build", tmp_path, "--store", tmp_path / "s")
    assert (done.returncode, done.stderr.count("metadata.xml: not well-formed")) == (0, 1), done.stderr
    shown = kg("extract", tmp_path / "kst-29544-3.xml")
    assert (shown.returncode, shown.stderr.count("is read without.")) == (0, 1), shown.stderr


@pytest.mark.parametrize(
    "prolog",
    [b"<!-- %s -->", b'<?xml version="1.0"?><!DOCTYPE officiele-publicatie [<!ENTITY a "%s">]>', b"<?style %s?>\n"],
    ids=["a comment", "a DTD", "an instruction"],
)
def test_the_first_element_is_found_behind_a_long_prolog(prolog: bytes) -> None:
    raw = prolog % (b"b" * 9000) + LETTER.format(number=3).partition("?>")[2].encode()
    assert read("a.xml", raw).media_type == "application/xml"
    with pytest.raises(ReadError, match="XML of the kind 'other'"):
        read("a.xml", prolog % (b"b" * 9000) + b"<other/>")


def test_xml_without_an_element_is_told_as_that() -> None:
    with pytest.raises(ReadError, match="no first element can be read"):
        read("a.xml", b"<!-- " + b"x" * 9000)
