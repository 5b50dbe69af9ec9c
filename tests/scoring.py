"""Precision and recall of `kg extract` against gold letters: counts a mention type and a letterhead field.

A letter of gold is a text (``.md``, ``.txt``) beside a ``.json`` of the same name. Ids are compared regardless of
case; commitments, which have no id of their own, pair when they share at least half of the longer one's words.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class GoldError(Exception):
    """A folder or a file of gold that cannot be scored, in one sentence."""


FIELDS = ("id", "number", "chamber", "kind", "date", "place", "to", "dossiers", "signatories")
KEYS = (*FIELDS, "mentions")
Record = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of one row: found and right, missed, found and wrong."""

    hits: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        found = self.hits + len(self.wrong)
        return self.hits / found if found else 1.0

    @property
    def there(self) -> int:
        """How many the reader found."""
        return self.hits + len(self.missed)

    @property
    def recall(self) -> float:
        return self.hits / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def gold_letters(folder: Path) -> list[Path]:
    """The letters of a folder that have their gold beside them. Raises GoldError where there are none."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: there is no such folder; name one with NAME.txt or NAME.md beside NAME.json.")
    found = sorted(p for p in folder.iterdir() if p.suffix in (".md", ".txt") and p.with_suffix(".json").exists())
    if not found:
        raise GoldError(f"{folder}: no letter with its gold is there; put NAME.txt or NAME.md beside NAME.json.")
    return found


def gold_record(letter: Path) -> Record:
    """What the reader found in a letter. Raises GoldError where a key is missing or the file is no JSON object."""
    path = letter.with_suffix(".json")
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path}: this is no JSON ({error}); mend it.") from error
    if not isinstance(record, dict):
        raise GoldError(f"{path}: gold is one JSON object with the keys {', '.join(KEYS)}.")
    missing = [key for key in KEYS if key not in record]
    if missing:
        raise GoldError(f"{path}: {', '.join(missing)} missing; give each key, null where the letter does not say.")
    return record


def score(pairs: Iterable[tuple[str, Record, Record]]) -> dict[str, Score]:
    """Rows by ``letter.FIELD`` and mention type, from (name, gold record, found record)."""
    rows: dict[str, Score] = {}
    for name, gold, found in pairs:
        for key in FIELDS:
            row = rows.setdefault(f"letter.{key}", Score())
            want, got = _plain(gold[key]), _plain(found.get(key))
            if want == got:
                row.hits += 1
            else:
                row.missed.append(f"{name}: {want!r}")
                row.wrong.append(f"{name}: {got!r}")
        for kind in sorted({m["type"] for record in (gold, found) for m in record["mentions"]}):
            _compare(rows.setdefault(kind, Score()), name, *(_of(record, kind) for record in (gold, found)))
    return rows


def total(rows: dict[str, Score]) -> Score:
    """All mentions together; the letterhead's fields are no part of it."""
    whole = Score()
    for kind, row in rows.items():
        if not kind.startswith("letter."):
            whole.hits += row.hits
            whole.missed += row.missed
            whole.wrong += row.wrong
    return whole


def _of(record: Record, kind: str) -> list[Record]:
    return [m for m in record["mentions"] if m["type"] == kind]


def _compare(row: Score, name: str, gold: list[Record], found: list[Record]) -> None:
    left = list(found)
    for want in gold:
        match = next((got for got in left if _same(want, got)), None)
        if match is None:
            row.missed.append(f"{name}: {want['id']}: {want['text']!r}")
        else:
            left.remove(match)
            row.hits += 1
    row.wrong += [f"{name}: {got['id']}: {got['text']!r}" for got in left]


def _same(want: Record, got: Record) -> bool:
    if want["type"] != "commitment":
        return bool(want["id"].lower() == got["id"].lower())
    ours, theirs = _words(want["text"]), _words(got["text"])
    return 2 * sum((ours & theirs).values()) >= max(ours.total(), theirs.total())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split()).rstrip(",.")
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def misses(rows: dict[str, Score]) -> Iterator[str]:
    """Every miss and every false find, a line each."""
    for kind, row in sorted(rows.items()):
        yield from (f"{kind} missed {line}" for line in row.missed)
        yield from (f"{kind} wrong  {line}" for line in row.wrong)
