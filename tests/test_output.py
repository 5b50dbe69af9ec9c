"""How `kg extract` ends where its output or its input is not what it should be, as a shell sees it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Kg

KG = f"{sys.executable} -m kg"
LETTER = next(SAMPLES.glob("*.md"))


def shell(line: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return subprocess.run(["bash", "-c", line], capture_output=True, cwd=cwd, env=env, check=False)


@pytest.mark.parametrize("what", [f"{LETTER}", f"{LETTER} {SAMPLES}", f"--text {LETTER}"])
def test_a_reader_that_has_gone_ends_it_silently(tmp_path: Path, what: str) -> None:
    done = shell(f"{KG} extract {what} | true; echo ${{PIPESTATUS[0]}}", tmp_path)
    assert (done.stdout.strip(), done.stderr) == (b"141", b"")


@pytest.mark.parametrize("verb", [f"extract {LETTER}", f"validate {LETTER}"])
def test_a_closed_standard_output_is_told(tmp_path: Path, verb: str) -> None:
    done = shell(f"{KG} {verb} >&-", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"kg: standard output is closed")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_told(tmp_path: Path) -> None:
    done = shell(f"{KG} extract {LETTER} >/dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"kg: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (b"na\xffme.txt", r"na\xffme.txt"),
        (b"a\\b\xff.txt", r"a\\b\xff.txt"),
        (b"a\\b.txt", r"a\b.txt"),
        ("é.txt".encode(), "é.txt"),
    ],
)
def test_a_path_that_is_no_text_is_told_in_text(tmp_path: Path, name: bytes, told: str) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(LETTER.read_bytes())
    command = [sys.executable, "-m", "kg", "extract", name]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=env, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["source"] == told


def test_a_folder_or_an_archive_without_a_letter_is_told_and_the_rest_is_printed(tmp_path: Path, kg: Kg) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.md").write_bytes(LETTER.read_bytes())
    done = kg("extract", "empty", "full", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        line for line in done.stderr.splitlines() if line.startswith("kg: empty: no letter")
    ]
    assert len(done.stderr.splitlines()) == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(Path("full", "a.md"))]
    assert kg("extract", "full", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("form", ["UTF-32", "UTF-16"])
def test_wide_text_is_told_by_its_name(tmp_path: Path, kg: Kg, form: str) -> None:
    (tmp_path / "a.txt").write_bytes(LETTER.read_text(encoding="utf-8").encode(form))
    done = kg("extract", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, f"kg: a.txt: {form} text, not UTF-8; save the letter as UTF-8.\n")


FORGED = "a\nkg: forged\r\x1b[2K\u202e\u2028\t.md"
TOLD = r"a\nkg: forged\r\x1b[2K\u202e\u2028\t.md"


@pytest.mark.parametrize(
    "verb",
    [
        ("build", "--store", "s", "--jobs", "1"),
        ("extract",),
        ("validate",),
        ("load", "--format", "ttl", "--store", "s"),
    ],
)
@pytest.mark.parametrize("there", [True, False], ids=["a file", "no file"])
def test_a_name_that_holds_controls_stays_on_its_line(
    tmp_path: Path, kg: Kg, verb: tuple[str, ...], there: bool
) -> None:
    if there:
        (tmp_path / FORGED).write_bytes(b"\xff\xfe\x00")
    done = kg(*verb, FORGED, cwd=tmp_path)
    assert done.returncode != 0
    assert TOLD in done.stderr
    assert all(line.isprintable() for line in done.stderr.split("\n"))
    assert all(line.startswith("kg: ") for line in done.stderr.splitlines())
    assert "\nkg: forged" not in done.stderr
