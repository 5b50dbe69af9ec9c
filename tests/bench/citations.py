"""Precision and recall for Kamerstukken on the gold letters: kg, nllegalcit and OpenTK's pattern."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.bench.letters import letter_of
from tests.bench.peers import Finder, nllegalcit, opentk
from tests.bench.table import Asked, Table
from tests.scoring import gold_letters, gold_record

__all__ = ["run"]


def run(asked: Asked) -> tuple[Table, ...]:
    """One table: for each finder what it gives, how much of that is right, and how much of what is there it finds."""
    letters = gold_letters(asked.gold)[: 4 if asked.quick else None]
    finders: dict[str, Finder] = {"nllegalcit": nllegalcit(), "OpenTK's pattern": opentk}
    rows = [_row("kg", [(path, _ours(path)) for path in letters])]
    for name, find in finders.items():
        rows.append(_row(name, [(path, find(path.read_text(encoding="utf-8"))) for path in letters]))
    columns = ("program", "found", "right", "there", "precision", "recall", "F1")
    return (Table("Kamerstukken in the gold letters", columns, tuple(rows)),)


def _ours(path: Path) -> list[str]:
    letter = letter_of(path.name, path.read_text(encoding="utf-8"))
    return [mention.id for mention in letter.mentions if mention.type == "kamerstuk" and mention.id]


def _row(name: str, letters: Iterable[tuple[Path, list[str]]]) -> tuple[str | int | float, ...]:
    """Ids are compared regardless of case, each as often as it stands there."""
    right = found = there = 0
    for path, ids in letters:
        gold = Counter(m["id"].lower() for m in gold_record(path)["mentions"] if m["type"] == "kamerstuk")
        ours = Counter(one.lower() for one in ids if one.startswith("kst-"))
        right += (gold & ours).total()
        found += ours.total()
        there += gold.total()
    precision, recall = right / max(found, 1), right / max(there, 1)
    return name, found, right, there, precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
