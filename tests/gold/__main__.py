"""Scores kg on gold letters: ``python -m tests.gold [--show] [--json] [FOLDER...]``; all sets of them by default."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.build import read_letter
from kg.errors import ReadError
from kg.record import letter_record
from tests.scoring import GoldError, Score, gold_letters, gold_record, misses, score, total

HERE = Path(__file__).parent
# The letters with which rules are written, and those that were kept apart to measure them.
WRITTEN_WITH = HERE / "letters"
MEASURED = (HERE / "apart", HERE / "later")
SETS = (WRITTEN_WITH, *MEASURED)


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


def main(words: Sequence[str]) -> str | None:
    """Prints the score of each folder; gives the one sentence that says why it cannot."""
    call = _arguments(words)
    for folder in call.folders or SETS:
        try:
            rows = rows_of(folder)
        except (GoldError, ReadError) as error:
            return str(error)
        if call.json:
            print(json.dumps({"letters": len(gold_letters(folder)), "rows": counts(rows)}, indent=1))
            continue
        print(f"{folder}: {len(gold_letters(folder))} letters")
        print("\n".join(misses(rows)) + "\n" if call.show else "", end="")
        print(table(rows))
    return None


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description="Scores kg on folders of gold letters.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="NAME.md or NAME.txt beside NAME.json")
    parser.add_argument("--show", action="store_true", help="print each miss and each false find too")
    parser.add_argument(
        "--json", action="store_true", help="print hits, misses and false finds as JSON, an object a folder"
    )
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
