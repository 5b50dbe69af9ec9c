"""Writes docs/accuracy.md from the gold letters: ``python -m docs.accuracy`` in a checkout; a test compares the two.

What was found at first sight in the letters kept apart is a fact of its day, kept in tests/gold/first_sight.json as
``python -m tests.gold --json tests/gold/apart`` printed it then.
"""

import json
from pathlib import Path

from tests.gold.__main__ import HALVES, rows_of
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

There are two halves. With the first, {written} letters, the rules were written: what is found there shows that
nothing was broken, and no more. The second, {apart} letters, was made by readers who did not know the rules, and kept
apart until the rules stood. What was found in it then, before anything in it was looked at, is *first sight*: counted
on {day} and not changed since. It is the figure to expect of a letter that nobody here has seen. *Now* is
what this version finds in the same letters.

A set of 24 letters stood apart before: at first sight, on 23 November 2026, 510 mentions with precision 0.979 and
recall 0.935 (F1 0.957; requests 0.476, promises 0.877, Councils 0.889, debates 0.938). What it showed was mended, and
it has joined the first half since. The later parts of the letters kept apart are composed from forms of other real
letters, where a page of the letter breaks off.

P is precision (of what was found, how much is right), R recall (of what is there, how much was found), n what a
careful reader finds. A letterhead's field is right or wrong as a whole; a mention is right when its type and identity
are, a promise when it is the same sentence.

Beside these, `tests/extract/test_real_letterheads.py` reads 54 real files that are not kept here (44 scanned papers of
1883 to 1994, and papers of today as DOCX, XML, HTML and ODT): dossier, number, date and signatories are right in 53.
"""


def page() -> str:
    """The whole page."""
    halves = [_whole(rows_of(folder)) for folder in HALVES]
    sight = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))
    first = _first_sight()
    numbers = {"written": len(gold_letters(HALVES[0])), "apart": len(gold_letters(HALVES[1])), "day": sight["day"]}
    kinds = [kind for kind in (*NAMES, *sorted(set(halves[0]) | set(halves[1]))) if kind in halves[1]]
    ordered = sorted(dict.fromkeys(kinds), key=lambda kind: (kind == "all mentions", not kind.startswith("letter.")))
    lines = [
        "| | n | P at first sight | R at first sight | F1 at first sight | F1 now | n written with | F1 written with |",
        "| --- |" + " ---: |" * 7,
        *(_line(kind, first.get(kind, Score()), halves[1][kind], halves[0].get(kind, Score())) for kind in ordered),
    ]
    return OPENING.format(**numbers) + "\n" + "\n".join(lines) + "\n"


def short() -> str:
    """README's table: what was found at first sight."""
    first = _first_sight()
    lines = ["| | n | precision | recall | F1 |", "| --- | ---: | ---: | ---: | ---: |"]
    for kind in SHOWN:
        row = first[kind]
        lines.append(f"| {kind} | {row.there} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} |")
    return "\n".join(lines) + "\n"


def _first_sight() -> dict[str, Score]:
    kept = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))["rows"]
    return _whole({kind: Score(hits, [""] * missed, [""] * wrong) for kind, (hits, missed, wrong) in kept.items()})


def _whole(rows: dict[str, Score]) -> dict[str, Score]:
    return {**rows, "all mentions": total(rows)}


def _line(kind: str, first: Score, now: Score, written: Score) -> str:
    name = NAMES.get(kind, kind if kind == "all mentions" else f"`{kind}`")
    sight = f"{first.there} | {first.precision:.3f} | {first.recall:.3f} | {first.f1:.3f}"
    return f"| {name} | {sight} | {now.f1:.3f} | {written.there} | {written.f1:.3f} |"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
