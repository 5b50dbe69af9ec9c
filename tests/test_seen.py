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


def test_the_table_never_fills_however_the_names_come(seen: Seen) -> None:
    """A search for what is not there ends at an empty slot; without one it would go round for ever."""
    for number in range(5000):
        seen[f"name {number}"] = "line"
        assert 3 * len(seen) <= 2 * len(seen._keys), f"full after {number + 1} names"
    assert "another" not in seen
    assert all(f"name {number}" in seen for number in range(5000))


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
