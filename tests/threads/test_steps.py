"""Whatever comes, changes and leaves, in whichever steps: the threads are those of a store that was woven at once."""

import random
import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from kg.build import program
from kg.furnishing import furnish
from kg.store.embedded import Store
from kg.store.origins import Origins
from kg.threads import rules, weave
from kg.threads.hearing import ALL, HEARD
from tests.threads.steps import Made, pool


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the facts that letters share, and no letter."""
    place = tmp_path_factory.mktemp("empty") / "store"
    with Store.create_or_open(place) as store, closing(Origins(place)) as origins:
        furnish(store, origins, program())
    return place


def put(store: Store, came: Iterable[Made], gone: Iterable[str] = ()) -> None:
    store.replace_graphs({}, remove=list(gone))
    store.put_graphs({made.graph: made.statements for made in came})


def threads(store: Store) -> list[str]:
    return sorted(str(quad.triple) for quad in store.quads(store.graph_iri("threads")))


def at_once(empty: Path, place: Path, held: Iterable[Made]) -> list[str]:
    shutil.copytree(empty, place)
    with Store.create_or_open(place) as store:
        put(store, held)
        weave(store)
        return threads(store)


@pytest.mark.parametrize("seed", range(2))
def test_any_steps_give_what_one_weaving_gives(tmp_path: Path, empty: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = pool(seed, 150, 100)
    held: dict[str, Made] = {}
    shutil.copytree(empty, tmp_path / "steps")
    store = Store.create_or_open(tmp_path / "steps")
    for step in range(10):
        came = {made.graph: made for made in chance.sample(every, chance.choice((1, 2, 5, 60)))}
        others = sorted(held.keys() - came.keys())
        gone = chance.sample(others, min(len(others), chance.choice((0, 1, 4))))
        put(store, came.values(), gone)
        if chance.random() < 0.2:  # what was put is published before it is woven
            store.close()
            store = Store.create_or_open(tmp_path / "steps")
        weave(store)
        held = {graph: made for graph, made in (held | came).items() if graph not in gone}
        assert threads(store) == at_once(empty, tmp_path / f"once{step}", held.values()), step
        if chance.random() < 0.5:
            store.close()
            store = Store.create_or_open(tmp_path / "steps")
    store.close()


def test_of_every_rule_it_is_told_of_what_it_is_asked() -> None:
    names = {rule.said.name for rule in rules()}
    assert set(ALL) == names
    assert set(HEARD) == names
    assert all(f"?{rule.root}" in rule.query for rule in rules())
