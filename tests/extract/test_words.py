"""The words of a text: where they stand, and that a pattern tried there finds what a search of all the text finds."""

import re

import pytest

from kg.extract import council_names, debate_names, members
from kg.extract.words import Words, folded, matches, words_of
from kg.model import Span

TEXT = (
    "Het AO van 3 mei. De RBZ, de informele RBZ en het algemeen overleg: de vaste commissie voor EU verzocht. "
    "21 501-02 COM2018/3"
)


@pytest.mark.parametrize("text", ["Het AO", "İstanbul", "ẞ Ⅷ", "", "ÀÉ"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded("RBZ İ") == "rbz İ"


def test_words_stand_where_they_begin() -> None:
    words = words_of(TEXT)
    assert [TEXT[at : at + 3] for at in words.at(frozenset(("rbz",)))] == ["RBZ", "RBZ"]
    assert [TEXT[at : at + 2] for at in words.figures(lambda word: len(word) == 2)] == ["21", "02"]
    assert [TEXT[at : at + 7] for at in words.mixed(lambda word: word.startswith("com"))] == ["COM2018"]
    assert [TEXT[at:].split()[0] for at in words.before(words.at(frozenset(("rbz",)))[1:], 13)] == [
        "de",
        "informele",
        "RBZ",
    ]
    assert not words.at(frozenset(("jbz",)))


def test_parts_of_words_are_found_in_order() -> None:
    assert Words("stb trb stb").parts("trb", "stb") == [0, 4, 8]


FORMS = [
    (council_names.NAMES, lambda text: words_of(text).at(council_names.FIRST_WORDS)),
    (debate_names.NAMES, lambda text: words_of(text).at(debate_names.FIRST_WORDS)),
]


@pytest.mark.parametrize(("pattern", "places"), FORMS)
def test_a_pattern_finds_at_its_words_what_a_search_finds(pattern: re.Pattern[str], places: object) -> None:
    found = [match.span() for match in matches(pattern, TEXT, places(TEXT))]  # type: ignore[operator]
    assert found == [match.span() for match in pattern.finditer(TEXT)] != []


def test_committees_are_found_as_a_search_finds_them() -> None:
    found = [match.span() for match in members.committees(TEXT)]
    assert found == [match.span() for match in members.COMMITTEE.finditer(TEXT)] != []


def test_nothing_is_found_outside_a_stretch() -> None:
    figure = re.compile(r"\d+")
    places = words_of(TEXT).figures(bool)
    assert [match[0] for match in matches(figure, TEXT, places, Span(20, len(TEXT) - 16))] == ["21"]
