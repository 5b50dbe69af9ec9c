"""Scores kg on gold letters: ``python -m tests.gold [--show] [--json] [FOLDER...]``; both halves by default."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.build import read_letter
from kg.record import letter_record
from tests.scoring import Score, gold_letters, gold_record, misses, score, total

HERE = Path(__file__).parent
# The letters with which rules are written, and those that are kept apart to measure them.
HALVES = (HERE / "letters", HERE / "apart")


def rows_of(folder: Path) -> dict[str, Score]:
    """The rows of one folder's letters, each read by kg."""
    return score((path.name, gold_record(path), letter_record(read_letter(path))) for path in gold_letters(folder))


def table(rows: dict[str, Score]) -> str:
    """The rows as lines of text, all mentions together in the last."""
    lines = [line(kind, row) for kind, row in rows.items() if row.there or row.wrong]
    return "\n".join([*lines, line("all mentions", total(rows))])


def line(kind: str, row: Score) -> str:
    return f"{kind:19} n={row.there:<5} precision {row.precision:.3f}  recall {row.recall:.3f}  F1 {row.f1:.3f}"


def counts(rows: dict[str, Score]) -> dict[str, list[int]]:
    """Hits, misses and false finds a row, as JSON keeps them."""
    return {kind: [row.hits, len(row.missed), len(row.wrong)] for kind, row in rows.items()}


def main(words: Sequence[str]) -> None:
    folders = [Path(word) for word in words if not word.startswith("--")] or list(HALVES)
    for folder in folders:
        rows = rows_of(folder)
        if "--json" in words:
            print(json.dumps({"letters": len(gold_letters(folder)), "rows": counts(rows)}, indent=1))
            continue
        print(f"{folder}: {len(gold_letters(folder))} letters")
        print("\n".join(misses(rows)) + "\n" if "--show" in words else "", end="")
        print(table(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
