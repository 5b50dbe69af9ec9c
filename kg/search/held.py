"""Of how many dossiers, and of how many ministers, letters are held: to count that goes through all of the store.

It is counted once a state, when the index is made, and noted beside that for all who ask.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["NOTE", "Held", "counted", "note", "told"]

NOTE = "held.json"


@dataclass(frozen=True, slots=True)
class Held:
    """How many dossiers have a letter, and how many people signed one."""

    dossiers: int
    people: int


def counted(store: Store) -> Held:
    """Counts them."""
    return Held(_number(store, "held-dossiers"), _number(store, "held-people"))


def told(place: Path) -> Held | None:
    """What is noted in an index's folder; None where nothing is, or another program's."""
    with suppress(OSError, ValueError, TypeError):
        return Held(**json.loads((place / NOTE).read_text(encoding="utf-8")))
    return None


def note(place: Path, held: Held) -> None:
    """Notes it there."""
    (place / NOTE).write_text(json.dumps(asdict(held)), encoding="utf-8")


def _number(store: Store, question: str) -> int:
    answer = store.ask(files("kg.search").joinpath("questions", f"{question}.rq").read_text(encoding="utf-8"))
    assert isinstance(answer, Solutions), question
    return sum(1 for _ in answer)
