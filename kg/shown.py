"""How far long work is, shown to whoever waits for it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Shown", "silent"]

T = TypeVar("T")


class Shown(Protocol):
    """Passes items on, so many in all, and shows how far it is with what the label tells."""

    def __call__(self, items: Iterable[T], length: int, label: str) -> Iterator[T]:
        """The items."""


def silent(items: Iterable[T], length: int, label: str) -> Iterator[T]:
    """The items, and nothing shown."""
    del length, label
    yield from items
