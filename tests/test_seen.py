"""What a run has met is known exactly, however many there are."""

import random
from collections.abc import Iterator
from contextlib import closing

import pytest

from kg import seen as seen_module
from kg.seen import Seen


@pytest.fixture
def seen() -> Iterator[Seen]:
    with closing(Seen()) as made:
        yield made


def test_it_does_as_a_dictionary_does(seen: Seen) -> None:
    chance, plain = random.Random(5), dict[str, str]()
    for step in range(20_000):
        name, line = f"name {chance.randrange(6000)}", f"line {step}"
        if chance.random() < 0.2:
            seen[name] = plain[name] = line
        else:
            assert seen.setdefault(name, line) == plain.setdefault(name, line)
        other = f"name {chance.randrange(9000)}"
        assert (other in seen) == (other in plain)
    assert len(seen) == len(plain)


@pytest.mark.parametrize("name", ["", "\n", "é\udcff", "x" * 10_000])
def test_any_name_and_line_come_back(seen: Seen, name: str) -> None:
    assert name not in seen
    assert seen.setdefault(name, name) == name
    assert seen.setdefault(name, "other") == name


def test_names_whose_digests_are_the_same_are_told_apart(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen_module, "_key", lambda _: 7)
    for name in "abc":
        assert seen.setdefault(name, name * 2) == name * 2
    assert "d" not in seen
    assert [seen.setdefault(name, "") for name in "cba"] == ["cc", "bb", "aa"]
