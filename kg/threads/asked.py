"""The store's answers as rows of plain text."""

from collections.abc import Iterator

from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["rows", "value"]


def rows(store: Store, query: str) -> Iterator[dict[str, str]]:
    """The solutions of a SELECT, each with what is bound in it by name: the IRI or the literal's text."""
    answer = store.ask(query)
    assert isinstance(answer, Solutions)
    for row in answer:
        told = zip(answer.variables, row, strict=True)
        yield {name: value(term) for name, term in told if term is not None}


def value(term: object) -> str:
    """A term's IRI or text."""
    return str(getattr(term, "value", term))
