"""The store's answers as rows of plain text."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["rows", "value"]

_LINKED: Final = frozenset(("subject", "property", "object", "because", "one"))
"""Names of what a link is made of."""


def rows(store: Store, query: str) -> Iterator[dict[str, str]]:
    """The solutions of a SELECT, each with what is bound in it by name: the IRI or the literal's text.

    One in which what is to be linked has no IRI is passed over: nothing can be said of it.
    """
    answer = store.ask(query)
    assert isinstance(answer, Solutions)
    for row in answer:
        told = {name: term for name, term in zip(answer.variables, row, strict=True) if term is not None}
        if all(isinstance(told[name], ox.NamedNode) for name in _LINKED & told.keys()):
            yield {name: value(term) for name, term in told.items()}


def value(term: object) -> str:
    """A term's IRI or text."""
    return str(getattr(term, "value", term))
