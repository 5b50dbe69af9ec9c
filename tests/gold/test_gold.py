"""The gold letters: what `kg extract` finds in them, beside what a careful reader finds."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kg.build import read_letter
from kg.record import letter_record
from tests.gold.__main__ import HALVES, rows_of
from tests.scoring import gold_letters, gold_record, misses, score

LETTERS = [path for half in HALVES for path in gold_letters(half)]

# The least F1 of each row, in the letters that rules are written with and in those kept apart.
WRITTEN_WITH = {
    "commitment": 0.98, "council": 0.96, "debate": 0.96, "motion": 0.97, "request": 0.97, "kamerstuk": 0.99,
    "date": 0.99, "letter.place": 0.97,
}  # fmt: skip
KEPT_APART = {
    "commitment": 0.90, "council": 0.97, "debate": 0.96, "request": 0.85, "handelingen": 0.95, "aanhangsel": 0.9,
    "motion": 0.97, "letter.dossiers": 0.95, "letter.id": 0.95, "letter.place": 0.9,
}  # fmt: skip


@pytest.mark.parametrize(
    ("half", "least", "otherwise"), [(HALVES[0], WRITTEN_WITH, 0.98), (HALVES[1], KEPT_APART, 0.97)]
)
def test_each_row_reaches_its_mark(half: Path, least: dict[str, float], otherwise: float) -> None:
    rows = rows_of(half)
    short = {kind: round(row.f1, 3) for kind, row in rows.items() if row.f1 < least.get(kind, otherwise)}
    assert not short, "\n".join(misses(rows))


def test_the_halves_are_there_and_apart() -> None:
    written, apart = ({path.name for path in gold_letters(half)} for half in HALVES)
    assert len(written) >= 130
    assert len(apart) >= 40
    assert not written & apart


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_every_mention_stands_where_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    mentions = letter_record(read_letter(path))["mentions"]
    assert mentions
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert [m["start"] for m in mentions] == sorted(m["start"] for m in mentions)


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_the_reader_marked_words_that_stand_there(path: Path) -> None:
    text = " ".join(path.read_text(encoding="utf-8").split())
    assert [m["text"] for m in gold_record(path)["mentions"] if " ".join(m["text"].split()) not in text] == []


def test_a_missed_and_a_false_mention_count() -> None:
    gold = {"mentions": [{"type": "law", "id": "stb-1-1", "text": "a"}]}
    found = {"mentions": [{"type": "law", "id": "stb-2-2", "text": "a"}]}
    row = score(
        [
            (
                "x",
                {
                    **dict.fromkeys(
                        ("id", "number", "chamber", "kind", "date", "place", "to", "dossiers", "signatories")
                    ),
                    **gold,
                },
                found,
            )
        ]
    )["law"]
    assert (row.hits, len(row.missed), len(row.wrong), row.f1) == (0, 1, 1, 0.0)


EXACT = ("date", "law", "annex", "tk_document", "aanhangsel")


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_the_words_are_those_that_the_reader_marked(path: Path) -> None:
    """Of the types whose words leave no choice; and no words end in the bracket around them."""
    gold, found = gold_record(path)["mentions"], letter_record(read_letter(path))["mentions"]
    marked, said = (_words_by_id(mentions) for mentions in (gold, found))
    same = {name for name in marked if name in said and len(marked[name]) == len(said[name])}
    assert {name: said[name] for name in same} == {name: marked[name] for name in same}
    assert all(m["text"].count("(") == m["text"].count(")") for m in found)


def _words_by_id(mentions: list[dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in mentions:
        if mention["type"] in EXACT:
            words[mention["type"], mention["id"].lower()].append(" ".join(mention["text"].split()))
    return {name: sorted(found) for name, found in words.items()}
