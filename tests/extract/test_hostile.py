"""No text takes more than linear time: shown on the patterns' own form, by counting calls, and by the clock.

``python -m tests.bench hostile`` runs every unit, and the worst of them up to 1 MB.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.extract
import kg.read
import kg.resolve
from tests.hostile import LETTERS, PARTS, calls, literals, pairs, repeated, seconds
from tests.patterns import nested, patterns, side_by_side

PATTERNS = patterns(kg.extract, kg.read, kg.resolve)
# Patterns whose form alone does not show it, with what makes them linear all the same
REVIEWED = {"kg.read.lines._NAMED": "searched in the last 60 characters of a line alone"}

# Of the whole way: so many times the calls for four times the text, and no more
MOST_CALLS = 4.6
SMALL, LARGE = 1_200, 4_800


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 300


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_pattern_can_backtrack_without_bound(name: str) -> None:
    pattern = PATTERNS[name]
    assert name in REVIEWED or not (nested(pattern) or side_by_side(pattern)), pattern.pattern


@pytest.mark.parametrize("bad", [r"(a+)+b", r"(?:\w+\s*)*$", r"\s*\s+x", r"^\ *\|?(?:\ *-)+", r"\w*(?=x)\d+y"])
def test_a_pattern_that_can_is_told(bad: str) -> None:
    pattern = re.compile(bad)
    assert nested(pattern) or side_by_side(pattern)


@pytest.mark.parametrize("good", [r"\s+\S+", r"(?:ab?)+", r"\w+ \w+", r"(?:a++b)*", r"\ *+(?:-\ *+)++"])
def test_a_pattern_that_cannot_is_not(good: str) -> None:
    pattern = re.compile(good)
    assert not nested(pattern)
    assert not side_by_side(pattern)


@pytest.fixture(autouse=True, scope="module")
def _tables_read() -> None:
    """What is read once, such as the tables of office holders and members, counts for no text."""
    asked = "Op verzoek van het lid De Vries van 6 mei 2010 zend ik u een brief."
    moved = "Ik ga in op de motie van de leden De Vries en Jan de Boer."
    calls(f"Den Haag, 10 mei 2010\n\n{asked} {moved}\n\nDe Minister van Defensie,\nA. de Vries\n", ".md")


def grows(unit: str, form: str) -> float:
    """Times the calls that four times the text takes."""
    return (calls(repeated(unit, LARGE), form) - 2_000) / calls(repeated(unit, SMALL), form)


@pytest.mark.parametrize("unit", PARTS)
def test_four_times_the_text_takes_four_times_the_calls(unit: str) -> None:
    assert grows(unit, ".md") < MOST_CALLS


@pytest.mark.parametrize("unit", pairs([*PARTS, *literals()], 24))
def test_and_so_for_words_of_the_lexicons_in_pairs(unit: str) -> None:
    assert grows(unit, ".txt") < MOST_CALLS


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.text(LETTERS, min_size=1, max_size=12))
def test_and_so_for_any_characters(unit: str) -> None:
    assert grows(unit, ".md") < MOST_CALLS


def quick(unit: str, form: str) -> bool:
    """Whether eight times the text takes less than fourteen times the time, or next to none.

    What takes the square of the text takes 64 times as long, however busy the machine.
    """
    small, large = (seconds(repeated(unit, size), form) for size in (1_500, 12_000))
    return large < 0.02 or large < 14 * small


@pytest.mark.parametrize("form", [".md", ".txt"])
def test_within_the_patterns_too_time_grows_with_the_text(form: str) -> None:
    # One quiet moment of several is enough: what takes more than linear time never has one.
    slow = [unit for unit in PARTS if not any(quick(unit, form) for _ in range(5))]
    assert not slow
