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
from tests.conftest import SAMPLES
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
