"""Letterheads of real letters of 1883 to 2024, against what a careful reader finds in them."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.extract import extract
from kg.model import Extraction
from kg.read import read
from kg.record import letter_record
from kg.resolve import resolve
from tests.conftest import SHARED
from tests.extract.plain_forms import as_text

EXPECTED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("real_letterheads.toml").read_text(encoding="utf-8"))
FILES: dict[str, dict[str, Any]] = EXPECTED["files"]
KNOWN_FAILURES: dict[str, str] = EXPECTED["known_failures"]
LEAST = 0.95
REAL = SHARED / "real"

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"no public files at {REAL}")


@cache
def extracted(name: str) -> Extraction:
    return extract(read("letter.txt", as_text(REAL / name).encode()))


def said(name: str) -> dict[str, Any]:
    return told(extracted(name))


def told(found: Extraction) -> dict[str, Any]:
    head = found.letterhead
    return {
        "dossiers": [dossier.number.value for dossier in head.dossiers],
        "number": head.number.value if head.number else "",
        "chamber": head.chamber.value if head.chamber else "",
        "kind": head.kind.value,
        "date": head.date.value.isoformat() if head.date else "",
        "to": [chamber.value for chamber in head.to],
        "signatories": [[one.name.value, one.role.value] for one in head.signatories],
    }


def failures() -> Iterator[str]:
    return (name for name, expected in FILES.items() if said(name) != expected)


def test_nearly_all_letterheads_are_right() -> None:
    wrong = list(failures())
    assert 1 - len(wrong) / len(FILES) >= LEAST, {name: said(name) for name in wrong}


def test_each_wrong_letterhead_is_known_with_its_reason() -> None:
    assert sorted(failures()) == sorted(KNOWN_FAILURES)
    assert all(KNOWN_FAILURES.values())


def test_every_scan_and_letter_is_there() -> None:
    there = {str(path.relative_to(REAL)) for folder in ("sgd", "docx") for path in (REAL / folder).iterdir()}
    assert there <= set(FILES)
    assert len(there) == 47


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_stands_at_its_place(name: str) -> None:
    found = extracted(name)
    text = found.document.text
    head = found.letterhead
    for signatory in head.signatories:
        assert signatory.name.span
        assert " ".join(signatory.name.span.of(text).split()) == signatory.name.value
    if head.number:
        assert head.number.span
        assert head.number.span.of(text) in (head.number.value, "l", "I")
    if head.date:
        assert head.date.span
        assert str(head.date.value.year) in head.date.span.of(text)
    clean, align = found.document.clean, found.document.alignment
    assert all(text[align.at(at)].isspace() or text[align.at(at)] == char for at, char in enumerate(clean))


# What files and programs do to a text without changing what it says
NOISE: dict[str, Callable[[str], str]] = {
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": lambda text: re.sub("([a-z]{5})([a-z]{4})", "\\1\u00ad\\2", text),
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "an indent": lambda text: "".join(f"    {line}\n" for line in text.split("\n")),
    "en dashes": lambda text: re.sub(r"(?<=\d)-(?=\d)", "–", text),
    "two spaces": lambda text: text.replace(" ", "  "),
    "curled quotes": lambda text: text.replace("'", "’"),
}


@pytest.mark.parametrize("noise", NOISE)
def test_noise_changes_nothing_that_is_said_and_every_offset_holds(noise: str) -> None:
    for name in FILES:
        text = NOISE[noise](as_text(REAL / name))
        found = extract(read("letter.txt", text.encode()))
        again, before = told(found), said(name)
        assert {**again, "signatories": plain(again)} == {**before, "signatories": plain(before)}, name
        text = text.replace("\r\n", "\n")  # as files are decoded
        for mention in letter_record(resolve(found))["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def plain(facts: dict[str, Any]) -> str:
    return str(facts["signatories"]).replace("’", "'")
