"""The gold letters: what `kg extract` finds in them, beside what a careful reader finds."""

from pathlib import Path

import pytest

from kg.build import read_letter
from kg.record import letter_record
from tests.scoring import Score, gold_letters, gold_record, misses, score

LETTERS = gold_letters(Path(__file__).parent / "letters")

# The least F1 of each row; what is not named here must be whole.
LEAST = {
    "commitment": 0.90,
    "council": 0.97,
    "debate": 0.97,
    "motion": 0.97,
    "request": 0.97,
    "kamerstuk": 0.99,
    "date": 0.99,
}


@pytest.fixture(scope="module")
def rows() -> dict[str, Score]:
    return score((p.name, gold_record(p), letter_record(read_letter(p))) for p in LETTERS)


def test_the_gold_letters_are_there() -> None:
    assert len(LETTERS) >= 40


def test_each_row_reaches_its_mark(rows: dict[str, Score]) -> None:
    short = {kind: round(row.f1, 3) for kind, row in rows.items() if row.f1 < LEAST.get(kind, 1.0)}
    assert not short, "\n".join(misses(rows))


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_every_mention_stands_where_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    mentions = letter_record(read_letter(path))["mentions"]
    assert mentions
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert [m["start"] for m in mentions] == sorted(m["start"] for m in mentions)


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
    marked = [(m["id"].lower(), " ".join(m["text"].split())) for m in gold if m["type"] in EXACT]
    said = [(m["id"].lower(), " ".join(m["text"].split())) for m in found if m["type"] in EXACT]
    assert sorted(said) == sorted(marked)
    assert all(m["text"].count("(") == m["text"].count(")") for m in found)
