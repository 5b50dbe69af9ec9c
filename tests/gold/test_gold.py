"""The gold letters: what `kg extract` finds in them, beside what a careful reader finds."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kg.build import read_letter
from kg.record import letter_record
from tests.gold.__main__ import MEASURED, SETS, main, rows_of
from tests.gold.__main__ import WRITTEN_WITH as LETTERS_WRITTEN_WITH
from tests.scoring import gold_letters, gold_record, misses, score

LETTERS = [path for folder in SETS for path in gold_letters(folder)]

# The least F1 of each row, in the letters that rules are written with and in those kept apart to measure.
WRITTEN_WITH = {
    "commitment": 0.98, "council": 0.96, "debate": 0.96, "motion": 0.97, "request": 0.97, "kamerstuk": 0.99,
    "date": 0.99, "letter.place": 0.97,
}  # fmt: skip
KEPT_APART = {
    "commitment": 0.90, "council": 0.97, "debate": 0.96, "request": 0.85, "handelingen": 0.95, "aanhangsel": 0.9,
    "motion": 0.97, "letter.dossiers": 0.95, "letter.id": 0.95, "letter.place": 0.9,
}  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "least", "otherwise"),
    [(LETTERS_WRITTEN_WITH, WRITTEN_WITH, 0.98), *((folder, KEPT_APART, 0.97) for folder in MEASURED)],
)
def test_each_row_reaches_its_mark(folder: Path, least: dict[str, float], otherwise: float) -> None:
    rows = rows_of(folder)
    short = {kind: round(row.f1, 3) for kind, row in rows.items() if row.f1 < least.get(kind, otherwise)}
    assert not short, "\n".join(misses(rows))


def test_the_sets_are_there_and_have_no_letter_in_common() -> None:
    assert [len(gold_letters(folder)) >= least for folder, least in zip(SETS, (130, 40, 57), strict=True)] == [True] * 3
    assert len({path.stem for path in LETTERS}) == len(LETTERS)
    ids = [{gold_record(path)["id"] for path in gold_letters(folder)} - {None} for folder in SETS]
    assert sum(map(len, ids)) == len(set.union(*ids)) > 180


@pytest.mark.parametrize(
    ("gold", "word"),
    [
        ('{"id": null}', "chamber"),
        ("{", "no JSON"),
        ("[]", "one JSON object"),
        (None, "no letter with its gold"),
    ],
)
def test_gold_that_cannot_be_scored_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], gold: str | None, word: str
) -> None:
    (tmp_path / "a.txt").write_text("Geachte voorzitter,", encoding="utf-8")
    if gold is not None:
        (tmp_path / "a.json").write_text(gold, encoding="utf-8")
    told = main([str(tmp_path)])
    assert told is not None
    assert word in told
    assert str(tmp_path) in told
    assert "\n" not in told
    assert capsys.readouterr().out == ""


def test_a_folder_that_is_not_there_is_told_and_help_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such folder" in (main(["nowhere"]) or "")
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "FOLDER" in capsys.readouterr().out


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
