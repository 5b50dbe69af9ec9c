"""Full text in SPARQL: ``FILTER(kg:matches(?letter, "verslag NIET raad"))``.

The function is true of a letter or a promise that the search box would find by the same words, false of any other
thing. The index is asked once for each text, and what it finds is kept as a set as long as the query lasts.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import tantivy

from kg.errors import IndexMissing, QueryError
from kg.rdf.namespaces import PREFIXES
from kg.search.asking import everything
from kg.search.index import opened
from kg.search.typed import shortened, typed

__all__ = ["FUNCTION", "MOST", "Matches", "functions"]

FUNCTION: Final = f"{PREFIXES['kg']}matches"
MOST: Final = 16
"""Texts that one query may seek: each is a question to the index, and a set that is kept."""

_TRUE, _FALSE = (
    ox.Literal(said, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")) for said in ("true", "false")
)


def functions(path: Path, state: Callable[[], str]) -> tuple["Matches"]:
    """The functions for one query to the store at ``path``; ``state`` names the one that it is answered from."""
    return (Matches(lambda: opened(path, state())),)


class Matches:
    """The function for one query.

    The engine takes any failure within a call for an error of the expression, by which the row is left out; so it is
    kept here, and ``check`` raises it when the answer ends.
    """

    iri = FUNCTION

    def __init__(self, index: Callable[[], tantivy.Index | None]) -> None:
        """``index`` opens what is to be asked, None where there is none; it is called when the first text is sought."""
        self._index = index
        self._found: dict[str, frozenset[str]] = {}
        self._failed: Exception | None = None

    def __call__(self, *terms: object) -> ox.Literal | None:
        """Whether the thing is found by the text; None, SPARQL's type error, for what is no thing or no text."""
        if self._failed is not None:
            return None
        if len(terms) != 2:
            self._failed = QueryError(f"kg:matches takes a thing and a text, not {len(terms)} arguments.")
            return None
        thing, text = terms
        if not isinstance(thing, ox.NamedNode) or not isinstance(text, ox.Literal):
            return None
        try:
            return _TRUE if thing.value in self._sought(text.value) else _FALSE
        except Exception as error:  # the engine would swallow it
            self._failed = error
            return None

    def check(self) -> None:
        """Raises what failed. Raises QueryError, IndexMissing, and MemoryError as it came."""
        if self._failed is not None:
            raise self._failed

    def _sought(self, text: str) -> frozenset[str]:
        text = shortened(text)
        found = self._found.get(text)
        if found is None:
            if len(self._found) == MOST:
                raise QueryError(f"The query seeks more than {MOST} texts by kg:matches; ask for them one by one.")
            index = self._index()
            if index is None:
                raise IndexMissing("This store has no search index yet, which kg:matches asks; kg index makes it.")
            found = self._found[text] = everything(index, typed(text).query)
        return found
