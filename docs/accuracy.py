"""Writes docs/accuracy.md from the gold letters: ``python -m docs.accuracy`` in a checkout; a test compares the two.

What was found at first sight in the letters kept apart is a fact of its day, kept in tests/gold/first_sight.json by
folder as ``python -m tests.gold --json FOLDER`` printed it then.
"""

import json
from pathlib import Path
from typing import Any

from tests.gold.__main__ import MEASURED, WRITTEN_WITH, rows_of
from tests.scoring import Score, gold_letters, total

__all__ = ["TARGET", "page", "short"]

TARGET = Path(__file__).with_suffix(".md")
FIRST_SIGHT = Path(__file__).parent.parent / "tests" / "gold" / "first_sight.json"
# How a row of the score is called on the page, letterhead first
NAMES = {
    "letter.id": "paper's id",
    "letter.number": "ondernummer",
    "letter.chamber": "chamber",
    "letter.kind": "kind of paper",
    "letter.date": "date",
    "letter.place": "place",
    "letter.to": "addressed chambers",
    "letter.dossiers": "dossiers with titles",
    "letter.signatories": "signatories with roles",
}
SHOWN = ("kamerstuk", "date", "council", "debate", "request", "motion", "commitment", "all mentions")
OPENING = """# How well letters are read
Written from `tests/gold/` by `docs/accuracy.py`; a test holds this page to what the program does. The letters, how they
were made and how to add one: [tests/gold](../tests/gold/README.md). The score of any folder of gold letters:
```
python -m tests.gold [--show] [FOLDER...]
```

With the letters of `letters/`, {written} of them, the rules were written: what is found there shows that nothing was
broken, and no more. Two other sets were made by readers who did not know the rules. What was found in them before
anything in them was looked at is *first sight*: counted once and not changed since. It is the figure to expect of a
letter that nobody here has seen. *Now* is what this version finds in the same letters, after what first sight had shown
was mended.

- `apart/`, {apart} letters, {apart_day}. Later parts of these letters are composed from forms of other real letters,
  where a page of the letter breaks off.
- `later/`, {later} letters, {later_day}: a second measurement, by two other readers, after what the first had shown was
  mended. One of them left out a chamber, place or addressee that a letter does not say, and first sight counted none of
  those.

A set of 24 letters stood apart before: at first sight, on 23 November 2026, 510 mentions with precision 0.979 and
recall 0.935 (F1 0.957; requests 0.476, promises 0.877, Councils 0.889, debates 0.938). What it showed was mended, and
it has joined `letters/` since.

P is precision (of what was found, how much is right), R recall (of what is there, how much was found), n what a
careful reader finds. A letterhead's field is right or wrong as a whole; a mention is right when its type and identity
are, a promise when it is the same sentence. The rarer a type, the less its figure says: with five in a set one miss is
a fifth.

Beside these, `tests/extract/test_real_letterheads.py` reads 54 real files that are not kept here (44 scanned papers of
1883 to 1994, and papers of today as DOCX, XML, HTML and ODT): dossier, number, date and signatories are right in 53.
"""


def page() -> str:
    """The whole page."""
    sights = {folder.name: _sight(folder) for folder in MEASURED}
    numbers = {folder.name: len(gold_letters(folder)) for folder in MEASURED}
    days = {f"{folder.name}_day": _kept(folder)["day"] for folder in MEASURED}
    opening = OPENING.format(written=len(gold_letters(WRITTEN_WITH)), **numbers, **days)
    now = {folder.name: _whole(rows_of(folder)) for folder in (*MEASURED, WRITTEN_WITH)}
    tables = [f"## `{name}/`\n{_table(first, now[name])}" for name, first in sights.items()]
    return "\n".join([opening, *tables, f"## `letters/`\n{_table(None, now[WRITTEN_WITH.name])}"])


def short() -> str:
    """README's table: what was found at first sight, in both sets."""
    both = [_sight(folder) for folder in MEASURED]
    head = ["", *(f"{folder.name}/: {column}" for folder in MEASURED for column in ("n", "P", "R", "F1"))]
    lines = [f"| {' | '.join(head).strip()} |", "| --- |" + " ---: |" * (4 * len(both))]
    lines += [f"| {kind} | {' | '.join(_figures(rows[kind]) for rows in both)} |" for kind in SHOWN]
    return "\n".join(lines) + "\n"


def _kept(folder: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))[folder.name]
    return kept


def _sight(folder: Path) -> dict[str, Score]:
    """What was found in a folder's letters at first sight."""
    rows = _kept(folder)["rows"].items()
    return _whole({kind: Score(hits, [""] * missed, [""] * wrong) for kind, (hits, missed, wrong) in rows})


def _whole(rows: dict[str, Score]) -> dict[str, Score]:
    return {**rows, "all mentions": total(rows)}


def _table(first: dict[str, Score] | None, now: dict[str, Score]) -> str:
    """A folder's rows, letterhead first and all mentions last; ``first`` where it measures."""
    kinds = sorted(set(now) - set(NAMES) - {"all mentions"})
    columns = ["n", "P at first sight", "R at first sight", "F1 at first sight", "F1 now"] if first else ["n", "F1 now"]
    lines = [f"| | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    for kind in (*NAMES, *kinds, "all mentions"):
        name = NAMES.get(kind, kind if kind == "all mentions" else f"`{kind}`")
        sight = _figures(first.get(kind, Score())) if first else str(now[kind].there)
        lines.append(f"| {name} | {sight} | {now[kind].f1:.3f} |")
    return "\n".join(lines) + "\n"


def _figures(row: Score) -> str:
    return f"{row.there} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f}"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
