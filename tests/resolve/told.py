"""Rules of what a letter tells, as data: ``*.toml`` beside this file, each rule with what it takes and near misses."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.build import read_letter
from kg.model import Letter
from tests.resolve.test_kinds import HEAD

__all__ = ["Case", "cases", "letter"]


class Case(NamedTuple):
    """One example: the letter's body (a subject before a bar), what is found, and whether the rule takes it."""

    body: str
    found: Any
    taken: bool


def cases(name: str) -> list[Any]:
    """The examples of a file, as parameters; each near miss says why it is left."""
    rules = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))["rule"]
    made: list[Any] = []
    for rule in rules:
        assert rule["says"]
        assert rule["takes"]
        assert rule["leaves"]
        assert all(len(left) == 3 and left[2] for left in rule["leaves"])
        for kind in ("takes", "leaves"):
            for number, (body, found, *_) in enumerate(rule[kind], 1):
                made.append(pytest.param(Case(body, found, kind == "takes"), id=f"{rule['name']}-{kind}{number}"))
    return made


def letter(folder: Path, told: str) -> Letter:
    """The letter of 13 November 2024 with that body."""
    subject, bar, body = ("", "", told) if "| ---" in told else told.partition("|")
    path = folder / ("letter.md" if "| ---" in told else "letter.txt")
    path.write_text(
        HEAD.format(subject=f"\nBetreft: {subject}\n" if bar else "", body=body if bar else told), encoding="utf-8"
    )
    return read_letter(path)
