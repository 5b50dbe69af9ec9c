"""Promises: what the signatory promises parliament to come, and what is none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.extract import Page, commitments
from kg.lexicon.promise_rules import RULES
from kg.model import Commitment, Letter


def lines(name: str) -> list[str]:
    """The sentences of a file beside this one, one a line."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line]


PROMISES = lines("promises.txt")

NO_PROMISES = lines("no_promises.txt")


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_found_as_its_whole_sentence(sentence: str, page_of: Callable[..., Page]) -> None:
    (found,) = commitments.find(page_of(f"Dit gaat vooraf. {sentence} Dit volgt erop."))
    assert found.span.of(f"Dit gaat vooraf. {sentence} Dit volgt erop.") == sentence


def test_there_are_sentences_of_both_sorts() -> None:
    assert min(len(PROMISES), len(NO_PROMISES)) >= 100


@pytest.mark.parametrize("sentence", NO_PROMISES)
def test_what_is_no_promise_is_not_found(sentence: str, page_of: Callable[..., Page]) -> None:
    assert not list(commitments.find(page_of(sentence)))


def test_every_rule_has_a_name_and_a_boundary() -> None:
    assert [name for name, _ in commitments.RULES] == list(RULES)


@pytest.mark.parametrize(("name", "rule"), RULES.items(), ids=list(RULES))
def test_a_rule_fires_on_its_example_and_not_on_its_near_miss(name: str, rule: tuple[str, str, str]) -> None:
    _, example, near_miss = rule
    assert commitments.promises(example) == name
    assert commitments.promises(near_miss) is None


DUE = {
    "Over de uitkomst zullen wij u vóór 1 februari 2022 informeren.": date(2022, 2, 1),
    "Het onderzoek zenden wij u na ontvangst, uiterlijk 1 oktober a.s., toe.": date(2021, 10, 1),
    "Het verslag van de bijeenkomst op 6 maart ontvangt u van mij uiterlijk vrijdag 27 maart 2022.": date(2022, 3, 27),
    "Over het debat van 3 mei 2021 zal ik uw Kamer nader informeren.": None,
}


@pytest.mark.parametrize(("sentence", "expected"), DUE.items(), ids=list(DUE))
def test_the_day_named_as_the_limit(sentence: str, expected: date | None, resolved: Callable[..., Letter]) -> None:
    letter = resolved(commitments.find, sentence)
    assert [m.due_date for m in letter.mentions if isinstance(m, Commitment)] == [expected]
