"""Look-ups: queries of one pattern, whose answer is a walk along an index of the store.

What a program that follows links asks most, ``SELECT ?p ?o { <…> ?p ?o }``, has nothing to plan, join, sort or
remember. Only a query that this module's own grammar knows, word for word, is one. Where JSON is wanted the rows are
read and written here: the engine's parser and planner take longer than its index. What that way does not know for
certain (prefixes that the query declares, IRIs with dots to resolve) the engine reads as any query.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from json.encoder import encode_basestring
from typing import IO, Final, NamedTuple, cast

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES
from kg.store.formats import table_format
from kg.store.query import Solutions, ask

__all__ = ["Lookup", "look_up", "lookup"]

_LONGEST: Final = 2000
_IRI: Final = r"<[^<>\"{}|^`\\\x00-\x20]{1,1000}+>"
_NAME: Final = r"[A-Za-z][\w-]*+:[\w-]*+"
_VAR: Final = r"\?[A-Za-z]\w*+"
_TERM: Final = rf"(?:{_IRI}|{_NAME}|{_VAR})"
_LOOKUP: Final = re.compile(
    rf"""\s*+(?P<declared>(?:PREFIX\s++[A-Za-z][\w-]*+:\s*+{_IRI}\s*+){{0,20}}+)
    (?:SELECT\s*+(?P<shown>\*|(?:\s*+{_VAR}){{1,3}}+)\s*+(?:WHERE\s*+)?+|ASK\s*+(?:WHERE\s*+)?+)
    \{{\s*+(?P<s>{_TERM})\s++(?P<p>a|{_TERM})\s++(?P<o>{_TERM})\s*+\.?\s*+\}}
    \s*+(?:LIMIT\s++(?P<limit>[0-9]{{1,9}})\s*+)?+""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


class Lookup(NamedTuple):
    """A look-up: its text, its terms as they stand there, and what it shows of them (None: whether there is any).

    ``plain`` is one that declares nothing.
    """

    query: str
    terms: tuple[str, str, str]
    shown: tuple[str, ...] | None
    limit: int | None
    plain: bool


def lookup(query: str) -> Lookup | None:
    """The query as a look-up: its rows stand side by side in an index, so one end is given, and nothing is twice."""
    found = _LOOKUP.fullmatch(query) if len(query) <= _LONGEST else None
    if found is None:
        return None
    declared, shown, *terms, limit = found.groups()
    unknown = [term for term in terms if term[0] == "?"]
    if len(unknown) > 1 and (len(set(unknown)) < len(unknown) or terms[0][0] == terms[2][0] == "?"):
        return None
    names = None if shown is None else tuple(sorted(unknown) if shown == "*" else shown.replace("?", " ?").split())
    return Lookup(query, (terms[0], terms[1], terms[2]), names, None if limit is None else int(limit), not declared)


def look_up(engine: ox.Store, asked: Lookup, media_type: str, most: int, base_iri: str | None = None) -> bytes | None:
    """The answer in a form of results, by name or media type; None where that is more than ``most`` bytes.

    Raises QueryError, UsageError, StoreError.
    """
    if table_format(media_type).form == ox.QueryResultsFormat.JSON:
        try:
            return _walked(engine, asked, most)
        except (_UnsureError, ValueError, RuntimeError, OSError):
            pass  # what the engine makes of it is told below
    if asked.shown is None:
        _found(engine, asked.query, base_iri)
    sheet = _Sheet(most)
    try:
        ask(engine, asked.query, base_iri=base_iri, harmless=True).write(cast(IO[bytes], sheet), media_type)
    except _FullError:
        return None
    return bytes(sheet.held)


def _found(engine: ox.Store, query: str, base_iri: str | None) -> None:
    """Raises StoreCorrupt where what an ASK seeks cannot be read: over that the engine's own ASK never ends."""
    head, brace, pattern = query.partition("{")
    selects = _ASKS.sub("SELECT (1 AS ?found) ", head)
    found = ask(engine, f"{selects}{brace}{pattern}", base_iri=base_iri, harmless=True)
    if isinstance(found, Solutions):
        next(iter(found), None)


_ASKS: Final = re.compile(r"ASK(?:\s*WHERE)?\s*\Z", re.IGNORECASE | re.ASCII)


class _FullError(Exception):
    """The answer is too long."""


class _UnsureError(Exception):
    """What it means is for the engine to tell."""


@dataclass(slots=True)
class _Sheet:
    """Takes an answer's bytes. Raises _FullError past ``most``."""

    most: int
    held: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> int:
        """Adds bytes."""
        self.held += data
        if len(self.held) > self.most:
            raise _FullError
        return len(data)

    def flush(self) -> None:
        """Nothing: all is here."""


# --- read and written here -------------------------------------------------------------------------------------------
# The engine writes the statements as N-Quads, which takes it no longer than to bring them here one by one; a line is
# made a row by its blanks alone, since a term's text in N-Quads has the escapes that JSON has too.

_UNION: Final = ox.DefaultGraph()
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_BOOLEAN: Final = {True: b'{"head":{},"boolean":true}', False: b'{"head":{},"boolean":false}'}
_LINES: Final = ox.RdfFormat.N_QUADS
_END: Final = " .\n"
_ESCAPE: Final = re.compile(r"\\.")
_PIECE: Final = 32
"""Statements that are written at once, so that an answer which is too long is not written to its end."""

Row = Callable[[str], str]


def _walked(engine: ox.Store, asked: Lookup, most: int) -> bytes | None:
    """The answer in JSON; None where it is too long. Raises _UnsureError."""
    if not asked.plain:
        raise _UnsureError
    subject, predicate, object_ = map(_node, asked.terms)
    found = engine.quads_for_pattern(subject, predicate, object_, _UNION)
    if asked.shown is None:
        return _BOOLEAN[asked.limit != 0 and next(found, None) is not None]
    quads = found if asked.limit is None else islice(found, asked.limit)
    head, row = _form(asked.shown, tuple([term[1:] if term[0] == "?" else "" for term in asked.terms]))
    rows, size = [], 0
    while piece := ox.serialize(islice(quads, _PIECE), format=_LINES):
        some = [row(line) for line in piece.decode().split(_END)[:-1]]
        rows += some
        if len(some) < _PIECE:
            break
        size += sum(map(len, some))
        if size > most:
            return None
    whole = f"{head}{','.join(rows)}]}}}}".encode()
    return whole if len(whole) <= most else None


def _node(term: str) -> ox.NamedNode | None:
    """What a term stands for, None for any; a name must be of one of our own prefixes."""
    if term[0] == "?":
        return None
    if term == "a":
        return _TYPE
    prefix, _, local = term.partition(":")
    iri = term[1:-1] if term[0] == "<" else PREFIXES.get(prefix, "") + local
    if (term[0] != "<" and (prefix not in PREFIXES or local[:1] == "-")) or "/." in iri or ":." in iri:
        raise _UnsureError
    try:
        return ox.NamedNode(iri)
    except ValueError as error:  # relative, or none
        raise _UnsureError from error


@lru_cache(maxsize=256)
def _form(shown: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, Row]:
    """How an answer begins, and how a line is made a row of it; ``names`` are those of the line's terms, empty for one
    that the query names. Raises _UnsureError.
    """
    if len(set(shown)) < len(shown):
        raise _UnsureError
    told = ",".join([f'"{name[1:]}"' for name in shown])
    places = [names.index(name[1:]) for name in shown if name[1:] in names]
    return f'{{"head":{{"vars":[{told}]}},"results":{{"bindings":[', _row(places, names)


def _row(places: list[int], names: tuple[str, ...]) -> Row:
    """What makes a line a row that shows the terms at so many places, which are two at most."""
    shown = [(place, f'"{names[place]}":', _WRITERS[place]) for place in places]
    if not shown:
        return lambda _: "{}"
    (one, told, write), (other, also, writes) = shown[0], shown[-1]

    def single(line: str) -> str:
        return f"{{{told}{write(line.split(' ', 2)[one])}}}"

    def both(line: str) -> str:
        terms = line.split(" ", 2)
        return f"{{{told}{write(terms[one])},{also}{writes(terms[other])}}}"

    return both if len(shown) > 1 else single


def _value(term: str) -> str:
    """A term of N-Quads in the results' JSON. Raises _UnsureError for what RDF 1.1 does not have, or N-Quads not."""
    first, last = term[0], term[-1]
    if first == "<":
        return f'{{"type":"uri","value":"{_iri(term)}"}}'
    if first == "_":
        return f'{{"type":"bnode","value":"{term[2:]}"}}'
    if first != '"':
        raise _UnsureError
    if last == '"':
        return f'{{"type":"literal","value":{_quoted(term)}}}'
    if last == ">":
        value, _, kind = term.rpartition("^^")
        if value.count('"') > 2 and _ESCAPE.sub("", value).count('"') > 2:  # it ends before
            raise _UnsureError
        return f'{{"type":"literal","value":{_quoted(value)},"datatype":"{_iri(kind)}"}}'
    value, _, language = term.rpartition("@")
    if "--" in language:  # a direction
        raise _UnsureError
    return f'{{"type":"literal","value":{_quoted(value)},"xml:lang":"{language}"}}'


def _iri(term: str) -> str:
    """An IRI without its brackets. Raises _UnsureError for a triple, and for what no IRI holds but a lenient reader."""
    iri = term[1:-1]
    if term[-1] != ">" or iri[:1] == "<" or '"' in iri or "\\" in iri:
        raise _UnsureError
    return iri


def _quoted(value: str) -> str:
    """A literal's value in its quotes; what N-Quads names by number (RDF 1.1 N-Quads, 4) the engine's JSON may not."""
    return value if "\\u" not in value else encode_basestring(json.loads(value))


_WRITERS: Final = (_value, lru_cache(maxsize=1024)(_value), _value)
"""How each of a line's terms is written: there are few predicates."""
