"""Questions to the index: hits with the words found in them, and how many there are of each facet."""

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import tantivy
from tantivy import Occur, Order, Query, SnippetGenerator

from kg.search.schema import NEVER, PARTS, schema

__all__ = [
    "MOST",
    "UNDATED",
    "Found",
    "Hit",
    "Sorting",
    "Wanted",
    "ask",
    "count",
    "days",
    "everything",
    "monthly",
    "valued",
]

MOST = 10_000
"""No hit after this one is given: to go so deep takes the memory of all before it."""

UNDATED = (0, 0)
"""The bounds of ``dated`` for what tells no day."""

_SNIPPET = 260
_FACET = 40
_MOST_TOLD, _TOGETHER = 65_000, 20_000
"""How many entries the engine tells of at once before it refuses, and about how many it is asked for."""
Sorting = Literal["relevance", "newest", "oldest", "due"]
_BY = {"newest": ("newest", Order.Desc), "oldest": ("oldest", Order.Asc), "due": ("soonest", Order.Asc)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is sought: ``sort`` is ``brief`` or ``toezegging``, ``narrowed`` values by facet, ``due`` bounds as days.

    ``due`` and ``dated`` bounds are ``20241118``, both included. ``facets`` are those to be counted. ``marked``: the
    extract of a hit's text is to be about the words that are sought; else it is the beginning.
    """

    sort: str
    query: Query | None = None
    narrowed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    due: tuple[int, int] | None = None
    order: Sorting = "relevance"
    offset: int = 0
    limit: int = 20
    facets: tuple[str, ...] = ()
    marked: bool = True
    dated: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found: its stored values by name; pieces of its ``text``, each with whether it was sought."""

    values: Mapping[str, Sequence[str]]
    snippet: tuple[tuple[str, bool], ...] = ()
    text: str = ""

    def one(self, name: str) -> str:
        """The first value of that name; empty where there is none."""
        return str(next(iter(self.values.get(name, ())), ""))


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are in all, those asked for, and the counts of each facet's values, the most first."""

    count: int
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[tuple[str, int]]]


def ask(index: tantivy.Index, wanted: Wanted) -> Found:
    """The answer."""
    searcher = index.searcher()
    query = _query(wanted)
    offset = min(wanted.offset, MOST)
    by, order = _BY.get(wanted.order, (None, Order.Desc))
    found = searcher.search(query, max(wanted.limit, 1), True, by, offset, order)
    snippets = None
    if wanted.query is not None and wanted.marked:
        snippets = SnippetGenerator.create(searcher, wanted.query, schema(), "text")
        snippets.set_max_num_chars(_SNIPPET)
    hits = [_hit(searcher.doc(address), snippets) for _, address in found.hits[: wanted.limit]]
    return Found(_count(found), hits, _facets(searcher, query, wanted.facets))


def count(index: tantivy.Index, wanted: Wanted) -> int:
    """How many there are, without any of them."""
    return _count(index.searcher().search(_query(wanted), 1, True))


def valued(index: tantivy.Index, wanted: Wanted, facet: str) -> dict[str, int]:
    """How many there are of each value of a facet, of all its values."""
    return dict(_facets(index.searcher(), _query(wanted), (facet,), _MOST_TOLD)[facet])


def everything(index: tantivy.Index, query: Query | None) -> frozenset[str]:
    """The IRIs of all letters and promises that a query finds, all that there are where it is None."""
    searcher, wanted = index.searcher(), query or Query.all_query()
    parts = min(PARTS, -(-_count(searcher.search(wanted, 1, True)) // _TOGETHER))
    return frozenset(iri for part in range(parts) for iri in _iris(searcher, wanted, _bounds(part, parts)))


def _bounds(part: int, parts: int) -> Query:
    low, high = PARTS * part // parts, PARTS * (part + 1) // parts - 1
    return Query.range_query(schema(), "part", tantivy.FieldType.Unsigned, low, high)


def _iris(searcher: tantivy.Searcher, query: Query, within: Query) -> list[str]:
    both = Query.boolean_query([(Occur.Must, query), (Occur.Must, within)])
    told = searcher.aggregate(both, {"iri": {"terms": {"field": "iri", "size": _MOST_TOLD}}})
    return [str(one["key"]) for one in told["iri"]["buckets"]]


def days(index: tantivy.Index, letters: Collection[str]) -> dict[str, int]:
    """The day of each of the letters that the index knows, by IRI, as ``20241118``; 0 for one that tells none."""
    searcher, wanted = index.searcher(), sorted(letters)
    parts = (wanted[at : at + _TOGETHER] for at in range(0, len(wanted), _TOGETHER))
    return {iri: day for part in parts for iri, day in _days(searcher, part)}


def _days(searcher: tantivy.Searcher, letters: Sequence[str]) -> Iterator[tuple[str, int]]:
    by = {"terms": {"field": "iri", "size": len(letters)}, "aggs": {"day": {"max": {"field": "day"}}}}
    told = searcher.aggregate(Query.term_set_query(schema(), "iri", [*letters]), {"iri": by})
    return ((str(one["key"]), int(one["day"]["value"])) for one in told["iri"]["buckets"])


def monthly(index: tantivy.Index, wanted: Wanted) -> dict[str, int]:
    """How many there are of each month, ``2024-11``, in the order of time; those without a day are left out."""
    by = {"month": {"histogram": {"field": "day", "interval": 100, "min_doc_count": 1}}}
    told = index.searcher().aggregate(_query(wanted), by)["month"]["buckets"]
    counted = {int(one["key"]) // 100: int(one["doc_count"]) for one in told}
    return {f"{month // 100:04}-{month % 100:02}": count for month, count in sorted(counted.items()) if month}


def _count(found: tantivy.SearchResult) -> int:
    counted: int = found.count or 0  # type: ignore[attr-defined]  # its stub forgets it
    return counted


def _query(wanted: Wanted) -> Query:
    parts = [Query.const_score_query(Query.term_query(schema(), "sort", wanted.sort), 0.0)]
    if wanted.query is not None:
        parts.append(wanted.query)
    for name, values in wanted.narrowed.items():
        parts += [Query.const_score_query(Query.term_query(schema(), name, value), 0.0) for value in values]
    if wanted.due is not None:
        low, high = wanted.due
        bounds = Query.range_query(schema(), "due_day", tantivy.FieldType.Unsigned, low, min(high, NEVER))
        parts.append(Query.const_score_query(bounds, 0.0))
    if wanted.dated is not None:
        bounds = Query.range_query(schema(), "day", tantivy.FieldType.Unsigned, *wanted.dated)
        parts.append(Query.const_score_query(bounds, 0.0))
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def _facets(
    searcher: tantivy.Searcher, query: Query, names: tuple[str, ...], most: int = _FACET
) -> dict[str, Sequence[tuple[str, int]]]:
    if not names:
        return {}
    terms = {name: {"terms": {"field": name, "size": most}} for name in names}
    told = searcher.aggregate(query, terms)
    return {name: [(str(one["key"]), int(one["doc_count"])) for one in told[name]["buckets"]] for name in names}


def _beginning(text: str) -> str:
    """The first words of a text, each whole, on one line."""
    found = textwrap.shorten(text[: 2 * _SNIPPET], _SNIPPET, placeholder="", break_on_hyphens=False)
    return found or " ".join(text[:_SNIPPET].split())


def _hit(document: tantivy.Document, snippets: SnippetGenerator | None) -> Hit:
    values = document.to_dict()
    text = str(next(iter(values.pop("text", ())), ""))
    if snippets is None:
        return Hit(values, ((_beginning(text), False),), text)
    snippet = snippets.snippet_from_doc(document)
    whole = snippet.fragment().encode()
    pieces, at = [], 0
    for place in snippet.highlighted():  # in bytes
        if place.start >= at:
            pieces += [(whole[at : place.start].decode(), False), (whole[place.start : place.end].decode(), True)]
            at = place.end
    return Hit(values, (*pieces, (whole[at:].decode(), False)), text)
