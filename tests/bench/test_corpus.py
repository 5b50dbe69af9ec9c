"""The generated corpus: always the same, as real ones are made up, and read without a miss."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.build import read_letter
from kg.record import letter_record
from tests.bench.corpus import letters, written
from tests.scoring import gold_letters, gold_record, misses, score


def found(count: int, seed: int) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for letter in letters(count, seed):
        yield letter.name, letter.gold, letter_record(read_letter(letter.name, letter.text.encode()))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_was_written_is_found_and_nothing_else(seed: int) -> None:
    rows = score(found(120, seed))
    assert list(misses(rows)) == []
    assert {"commitment", "council", "date", "eu_document", "kamerstuk", "motion", "request"} <= set(rows)
    assert all(row.hits > 5 for row in rows.values())


def test_a_seed_gives_the_same_letters_and_another_others() -> None:
    first, again, other = (list(letters(40, seed)) for seed in (5, 5, 6))
    assert first == again
    assert first != other
    assert len({letter.gold["id"] for letter in first}) == 40


def test_fewer_letters_are_the_first_of_more() -> None:
    assert list(letters(30, among=50)) == list(letters(50))[:30]


def test_dossiers_and_citations_are_as_unequal_as_real_ones_and_lead_back() -> None:
    sizes, cited, seen = Counter[str](), Counter[str](), set[str]()
    for letter in letters(3000):
        motions = sum(mention["type"] == "motion" for mention in letter.gold["mentions"])
        outside = 0
        for mention in letter.gold["mentions"]:
            if mention["type"] == "kamerstuk":
                outside += mention["id"] not in seen
                cited[mention["id"]] += mention["id"] in seen
        assert outside <= motions, "only a motion's paper lies outside"
        seen.add(letter.gold["id"])
        sizes[letter.gold["dossiers"][0]["number"]] += 1
    ordered = sorted(sizes.values(), reverse=True)
    assert ordered[0] > 20 * ordered[len(ordered) // 2]
    assert max(cited.values()) > 5


def test_councils_meet_by_a_calendar_and_papers_have_the_session_of_their_day() -> None:
    meetings, sessions, days = Counter[str](), dict[str, str](), dict[str, str]()
    for letter in letters(3000):
        days[letter.gold["id"]] = letter.gold["date"]
        for mention in letter.gold["mentions"]:
            if mention["type"] == "council":
                meetings[mention["id"]] += 1
            if found := re.search(r"Kamerstukken II (\d{4})/\d\d,", mention["text"]):
                sessions[mention["id"]] = found[1]
    assert 300 < sum(meetings.values()) < 900
    assert len(meetings) < 850, "thirteen years of 62 meetings"
    assert max(meetings.values()) >= 4
    assert len(sessions) > 300
    for paper, first in sessions.items():
        assert f"{first}-09-16" <= days[paper] < f"{int(first) + 1}-09-16"


def test_files_are_written_each_beside_its_gold(tmp_path: Path) -> None:
    written(tmp_path, 12, seed=4)
    files = gold_letters(tmp_path / "0000")
    assert [path.read_text(encoding="utf-8") for path in files] == [
        letter.text for letter in sorted(letters(12, 4), key=lambda letter: letter.name)
    ]
    assert {gold_record(path)["id"] for path in files} == {letter.gold["id"] for letter in letters(12, 4)}
