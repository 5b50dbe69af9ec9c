"""Letters as they are: what the house makes of the gold ones breaks no rule that keeps a graph from being loaded."""

import os
from pathlib import Path

import pytest

from kg.extract import extract
from kg.rdf.mapping import letter_graph
from kg.read import read
from kg.resolve import resolve
from kg.validate import validate, validate_all

SHARED = Path(os.environ.get("KAMERGRAAF_SHARED") or Path(__file__).parent.parent.parent.parent / "shared")
LETTERS = sorted(path for path in (SHARED / "gold").glob("*-*") if path.suffix in (".md", ".txt"))


SCANNED = sorted((SHARED / "real" / "sgd").glob("*.txt"))


@pytest.mark.skipif(not SCANNED, reason="the scanned letters are not beside this checkout")
def test_scanned_letters_of_a_century_keep_every_rule() -> None:
    graphs = ((path.name, letter_graph(resolve(extract(read(path))))) for path in SCANNED)
    assert [report.name for report in validate_all(graphs) if report.violations] == []


@pytest.mark.skipif(not LETTERS, reason="the gold letters are not beside this checkout")
@pytest.mark.parametrize("path", LETTERS or [Path("none")], ids=lambda path: path.stem)
def test_a_gold_letter_keeps_every_rule(path: Path) -> None:
    report = validate(letter_graph(resolve(extract(read(path)))), name=path.name)
    assert len(report.letters) == 1
    assert not report.violations
