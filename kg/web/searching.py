"""A search as the address of its page tells it: what is sought, narrowed by what, in which order, which page of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

import tantivy

from kg.search.asking import Found, Sorting, Wanted, ask, count
from kg.search.held import Held
from kg.search.index import counts as counts_of
from kg.search.index import opened
from kg.search.schema import NEVER
from kg.search.typed import Typed, shortened, typed
from kg.web.answer import Answerer
from kg.web.reader import Reader, page_number

__all__ = ["FIELDS", "KINDS", "PAGE", "Kind", "Search", "counts", "held_of", "index_of", "look"]

Kind = Literal["zoek", "toezeggingen"]
PAGE = 20
FIELDS: Mapping[str, str] = {
    "stand": "state",
    "jaar": "year",
    "ministerie": "ministry",
    "minister": "minister",
    "dossier": "dossier",
    "soort": "kind",
    "raad": "formation",
    "toezegging": "open",
    "bron": "source",
}
"""The field of the address for each facet."""

KINDS: Mapping[Kind, tuple[str, tuple[str, ...]]] = {
    "zoek": ("brief", ("jaar", "ministerie", "minister", "dossier", "soort", "raad", "toezegging")),
    "toezeggingen": ("toezegging", ("stand", "bron", "ministerie", "minister", "raad", "dossier", "jaar")),
}
"""What each page seeks, and by what it can be narrowed."""

TERMS = ("verstreken", "komend", "geen")


@dataclass(frozen=True, slots=True)
class Search:
    """One search. ``narrowed`` is by field of the address; ``term`` one of ``TERMS`` or empty; ``page`` from 1."""

    kind: Kind
    text: str
    typed: Typed
    narrowed: Mapping[str, Sequence[str]]
    term: str
    order: Sorting
    page: int

    @classmethod
    def of(cls, kind: Kind, reader: Reader) -> "Search":
        """What the address asks. What makes no sense in it is passed over."""
        fields: dict[str, list[str]] = {}
        for name, value in reader.asked:
            fields.setdefault(name, []).append(value[:600])
        text = shortened(next((value for name, value in reader.asked if name == "q"), ""))
        narrowed = {name: fields[name][:8] for name in KINDS[kind][1] if any(fields.get(name, ()))}
        term = fields.get("termijn", [""])[0]
        return cls(
            kind,
            text,
            typed(text),
            narrowed,
            term if kind == "toezeggingen" and term in TERMS else "",
            _order(kind, fields.get("sorteer", [""])[0], sought=bool(text)),
            page_number(fields.get("p", ["1"])[0], 500),
        )

    def wanted(self, limit: int, facets: Sequence[str] = (), offset: int = 0) -> Wanted:
        """The same as the index is asked."""
        narrowed = {FIELDS[name]: [value for value in values if value] for name, values in self.narrowed.items()}
        counted = tuple(FIELDS[name] for name in facets)
        sort = KINDS[self.kind][0]
        due = _bounds(self.term)
        return Wanted(sort, self.typed.query, narrowed, due, self.order, offset, limit, counted)


def index_of(answerer: Answerer) -> tantivy.Index | None:
    """The index of the store that answers, opened once a state; None where there is none."""
    path, state = getattr(answerer, "path", None), getattr(answerer, "version", "")
    if path is None:
        return None
    return opened(path, state)


def held_of(answerer: Answerer) -> Held | None:
    """What was counted when the index was made; None where there is none."""
    path = getattr(answerer, "path", None)
    return counts_of(path, getattr(answerer, "version", "")) if path is not None else None


def look(
    answerer: Answerer, search: Search, limit: int = PAGE, *, facets: bool = True, marked: bool = True
) -> Found | None:
    """What is found, with the counts of each facet, and the words sought ``marked`` in extracts of the texts.

    None where the store has no index.
    """
    index = index_of(answerer)
    if index is None:
        return None
    counted = KINDS[search.kind][1] if facets else ()
    return ask(index, replace(search.wanted(limit, counted, (search.page - 1) * PAGE), marked=marked))


def counts(answerer: Answerer, search: Search) -> dict[str, int]:
    """How many promises there are of each term."""
    index = index_of(answerer)
    if index is None:
        return {}
    found = {}
    for term in TERMS:
        one = Search(search.kind, search.text, search.typed, search.narrowed, term, search.order, 1)
        found[term] = count(index, one.wanted(1))
    return found


def _order(kind: Kind, asked: str, *, sought: bool) -> Sorting:
    words = {"relevantie": "relevance", "nieuwste": "newest", "oudste": "oldest", "termijn": "due"}
    known: dict[str, Sorting] = {name: one for name, word in words.items() for one in get_args(Sorting) if one == word}
    found = known.get(asked) or ("relevance" if sought and kind == "zoek" else "newest")
    return "newest" if (found == "relevance" and not sought) or (found == "due" and kind == "zoek") else found


def _bounds(term: str) -> tuple[int, int] | None:
    today = int(date.today().strftime("%Y%m%d"))
    bounds = {"verstreken": (1, today - 1), "komend": (today, NEVER - 1), "geen": (NEVER, NEVER)}
    return bounds.get(term)
