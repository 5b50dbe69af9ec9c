"""Words that cannot be: days that no calendar has, sessions that had yet to begin; told with the words."""

from pathlib import Path

import pytest

from kg.build import letter_graph, read_letter
from kg.model import DateMention
from kg.record import letter_record
from kg.validate import validate
from tests.resolve.test_kinds import HEAD

NO_DAYS = [
    ("Op 31 februari 2022 is niets gebeurd.", ["31 februari 2022"]),
    ("Op 29 februari 2023 en op 31 november is niets gebeurd.", ["29 februari 2023", "31 november"]),
    ("De brief van 31-04-2022 en het besluit van 2022-06-31.", ["31-04-2022", "2022-06-31"]),
    ("Het overleg van de 31e juni.", ["31e juni"]),
    # near misses
    ("Op 29 februari 2024 en 30 november is niets gebeurd, en op 29 februari evenmin.", []),
    ("Zie artikel 31 juni en blz. 31 april.", []),
    ("Er zijn 31 aprilse buien geweest en 31 novembers.", []),
]


def letter_of(folder: Path, body: str, day: str = "13 november 2024") -> Path:
    path = folder / "letter.txt"
    path.write_text(HEAD.format(subject="", body=body).replace("13 november 2024", day), encoding="utf-8")
    return path


def told(path: Path, language: str = "en") -> list[tuple[str, str]]:
    """What is odd in a letter: the words, and what is told of them."""
    report = validate(letter_graph(read_letter(path)))
    assert report.conforms
    odd = [result for result in report.warnings if result.rule == "A1"]
    assert all(result.detail is not None and len(result.quotes) == 1 for result in odd)
    return sorted(
        (one.quotes[0].text, one.detail.nl if language == "nl" else one.detail.en) for one in odd if one.detail
    )


@pytest.mark.parametrize(("body", "words"), NO_DAYS)
def test_a_day_that_does_not_exist_is_told_with_its_words(tmp_path: Path, body: str, words: list[str]) -> None:
    path = letter_of(tmp_path, body)
    assert told(path) == sorted((word, f"“{word}” is a day that does not exist.") for word in words)
    assert told(path, "nl") == sorted((word, f"“{word}” is een dag die niet bestaat.") for word in words)
    letter = read_letter(path)
    printed = {mention["text"] for mention in letter_record(letter)["mentions"]}
    assert not printed & set(words)
    assert all(mention.date for mention in letter.mentions if isinstance(mention, DateMention))


@pytest.mark.parametrize("day", ["31 november 2024", "30 februari 2024"])
def test_a_letter_dated_on_a_day_that_does_not_exist_is_told_with_its_words(tmp_path: Path, day: str) -> None:
    path = letter_of(tmp_path, "Over Georgië bericht ik u het volgende.", day)
    assert told(path) == [(day, f"“{day}” is a day that does not exist.")]
    assert read_letter(path).letterhead.date is None


@pytest.mark.parametrize(
    ("citation", "session"),
    [
        ("Kamerstukken II 2030/31, 21 501-02, nr. 12", "2030-2031"),
        ("Handelingen II 2025/26, nr. 7, item 5", "2025-2026"),
        ("Kamerstukken II 2024/25, 21 501-02, nr. 12", None),
        ("Kamerstukken II 1994/95, 21 501-02, nr. 12", None),
    ],
)
def test_a_session_that_had_yet_to_begin_is_told(tmp_path: Path, citation: str, session: str | None) -> None:
    path = letter_of(tmp_path, f"Ik verwijs u naar mijn brief ({citation}).")
    said = f"Session {session} begins only after the letter of 13 November 2024."
    assert told(path) == ([(citation, said)] if session else [])
