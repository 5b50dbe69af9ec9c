"""Small joins: queries of a few patterns that begin at one thing, and so may be followed along an index from there.

A program that shows a thing asks for what it leads to as well: a letter's signers and their names, a title for each
object. Only a query that this module's own grammar knows, token for token, is one: triple patterns, behind them
OPTIONALs of triple patterns; SELECT or ASK, DISTINCT, LIMIT. Whatever it does not know for certain (escapes, names
with dots or in other scripts, numbers) is none. ``kg.store.walk`` follows them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES
from kg.store.lookup import Lookup, lookup

__all__ = ["Joined", "Node", "Pattern", "Small", "joined", "small"]

_LONGEST: Final = 4000
_PATTERNS: Final = 16
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

_BLANK: Final = r"(?:[\x20\t\r\n]++|\#[^\r\n]*+)*+"
_IRI: Final = r"<[^<>\"{}|^`\\\x00-\x20]*+>"
_END: Final = r"(?=[\x20\t\r\n;,{}\#<]|\.?(?:[\x20\t\r\n}\#]|\Z))"
"""What stands behind a name that ends there: else a dot, a colon or a sign of another script might be a part of it."""
_NAME: Final = rf"(?:[A-Za-z][\w-]*+)?+:[\w-]*+{_END}"
_TOKEN: Final = re.compile(
    rf"{_BLANK}({_IRI}|{_NAME}|[?$][A-Za-z_]\w*+(?![^\x00-\x7f])"
    r"|\"[^\"\\\r\n]*+\"(?!\")|'[^'\\\r\n]*+'(?!')|@[a-z]+(?:-[a-z0-9]+)*+(?![^\x00-\x7f]|\w|-)|\^\^"
    r"|[A-Za-z]++(?![\w:-]|[^\x00-\x7f])|[0-9]{1,9}(?![\w.+-]|[^\x00-\x7f])|[{}.;,*]|\Z|.)",
    re.ASCII | re.DOTALL,
)
_DECLARES: Final = rf"{_BLANK}PREFIX[\x20\t\r\n]++(?P<prefix>(?:[A-Za-z][\w-]*+)?+):{_BLANK}(?P<space>{_IRI})"
_DECLARATION: Final = re.compile(_DECLARES, re.ASCII | re.IGNORECASE)
_PROLOGUE: Final = re.compile(rf"(?:{re.sub('[?]P<[a-z]+>', '?:', _DECLARES)})*+", re.ASCII | re.IGNORECASE)

Node = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple
Slot = Node | int
"""A term of a pattern, or the place of its variable among the query's."""
Place = tuple[Callable[[ox.Quad], Node], int]
"""What takes a term from a statement, and the place of the variable for which it stands."""


class Pattern(NamedTuple):
    """A pattern where its turn comes: what is known of it by then, None for any term; the variables that it finds; and
    those that it names once more, as ``?x`` in ``?x ?p ?x``.
    """

    known: tuple[Slot | None, Slot | None, Slot | None]
    finds: tuple[Place, ...]
    again: tuple[Place, ...]


class Joined(NamedTuple):
    """A small join: its text, how many variables it has, names and places of those it shows (None: whether there is any
    row), and its patterns in the order in which they are followed, group by group: what must hold, then each OPTIONAL.
    """

    query: str
    size: int
    shown: tuple[tuple[str, int], ...] | None
    distinct: bool
    limit: int | None
    groups: tuple[tuple[Pattern, ...], ...]


class _OtherError(Exception):
    """It is a query of another kind, or none."""


Small = Lookup | Joined


@lru_cache(maxsize=32)  # it is asked again on a request's way to a worker
def small(query: str) -> Small | None:
    """The query as what a walk or a few may answer; None for one that only the engine's own planner can, or that has a
    character which none may have (``kg.store.guard``).
    """
    return None if "\0" in query else lookup(query) or joined(query)


def joined(query: str) -> Joined | None:
    """The query as a small join."""
    if len(query) > _LONGEST:
        return None
    begun = _PROLOGUE.match(query)
    declared = begun[0] if begun else ""
    try:
        return _Reader(query, _TOKEN.findall(query, len(declared)), _spaces(declared)).read()
    except _OtherError:
        return None


@lru_cache(maxsize=64)
def _spaces(declared: str) -> Mapping[str, str]:
    """What each prefix stands for behind these declarations; ours need none. Raises _OtherError where one stands for no
    absolute IRI.
    """
    spaces, at = dict(PREFIXES), 0
    while found := _DECLARATION.match(declared, at):
        spaces[found["prefix"]] = space = found["space"][1:-1]
        _named(space)
        at = found.end()
    return spaces


def _named(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:  # relative, or none
        raise _OtherError from error


def _is_variable(token: str) -> bool:
    """Whether it is one, and not the mark alone."""
    return token[:1] in ("?", "$") and len(token) > 1


_Slots = tuple[Slot, Slot, Slot]


class _Reader:
    """Reads a query's tokens, the last of which is empty. Raises _OtherError."""

    def __init__(self, query: str, tokens: Sequence[str], spaces: Mapping[str, str]) -> None:
        self._query, self._tokens, self._spaces, self._at = query, tokens, spaces, 0
        self._names: dict[str, int] = {}
        self._surely: set[int] = set()  # the variables that what must hold binds
        self._maybe: set[int] = set()  # and those that an OPTIONAL may have bound besides
        self._known: dict[str, ox.NamedNode] = {}

    def read(self) -> Joined:
        form = self._take().upper()
        distinct = shown = False
        asked: list[str] = []
        if form == "SELECT":
            distinct = self._has("DISTINCT")
            shown = self._has("*")
            while not shown and _is_variable(self._next()):
                asked.append(self._take()[1:])
        if form not in ("SELECT", "ASK") or not (form == "ASK" or shown or asked) or len(set(asked)) < len(asked):
            raise _OtherError
        self._has("WHERE")
        self._must("{")
        groups = [self._order(self._patterns())]
        self._surely, self._maybe = self._maybe, set()
        while self._has("OPTIONAL"):
            self._must("{")
            groups.append(self._order(self._patterns()))
            self._must("}")
            self._has(".")
        self._must("}")
        limit = self._count() if self._has("LIMIT") else None
        if self._take() or sum(map(len, groups)) > _PATTERNS or (form == "ASK" and limit is not None):
            raise _OtherError
        names = sorted(self._names) if shown else asked
        places = tuple((name, self._names.setdefault(name, len(self._names))) for name in names)
        shows = places if form == "SELECT" else None
        return Joined(self._query, len(self._names), shows, distinct, limit, tuple(groups))

    # --- tokens -------------------------------------------------------------------------------------------------

    def _next(self) -> str:
        return self._tokens[self._at]

    def _take(self) -> str:
        token = self._tokens[self._at]
        if token:  # the last stays
            self._at += 1
        return token

    def _has(self, token: str) -> bool:
        """Takes it, where it comes next."""
        has = self._tokens[self._at].upper() == token
        self._at += has
        return has

    def _must(self, token: str) -> None:
        if not self._has(token):
            raise _OtherError

    def _count(self) -> int:
        if not self._next().isdecimal():
            raise _OtherError
        return int(self._take())

    # --- patterns -----------------------------------------------------------------------------------------------

    def _patterns(self) -> list[_Slots]:
        """Those up to the end of the group, or to its first OPTIONAL."""
        found: list[_Slots] = []
        while self._next() != "}" and self._next().upper() != "OPTIONAL":
            subject = self._node(self._take())
            while True:
                verb = self._take()
                predicate = _TYPE if verb == "a" else self._node(verb)
                while True:
                    found.append((subject, predicate, self._object()))
                    if not self._has(","):
                        break
                while semicolon := self._has(";"):
                    if self._next() != ";":
                        break
                if not semicolon or self._next() in (".", "}"):
                    break
            if not self._has("."):
                break
        if not found or (self._next() != "}" and self._next().upper() != "OPTIONAL"):
            raise _OtherError
        return found

    def _node(self, token: str) -> Slot:
        if _is_variable(token):
            return self._names.setdefault(token[1:], len(self._names))
        if (known := self._known.get(token)) is None:
            known = self._known[token] = self._iri(token)
        return known

    def _iri(self, token: str) -> ox.NamedNode:
        prefix, colon, local = token.partition(":")
        if not colon or (token[0] != "<" and (prefix not in self._spaces or local[:1] == "-")):
            raise _OtherError
        iri = token[1:-1] if token[0] == "<" else self._spaces[prefix] + local
        if "/." in iri or ":." in iri:  # to be resolved
            raise _OtherError
        return _named(iri)

    def _object(self) -> Slot:
        token = self._take()
        if token[:1] not in ("'", '"') or len(token) < len("''"):
            return self._node(token)
        value = token[1:-1]
        try:
            if self._next()[:1] == "@":
                return ox.Literal(value, language=self._take()[1:])
            return ox.Literal(value, datatype=self._iri(self._take()) if self._has("^^") else None)
        except ValueError as error:
            raise _OtherError from error

    def _order(self, patterns: list[_Slots]) -> tuple[Pattern, ...]:
        """A group's patterns, each behind those that tell where it begins.

        Raises _OtherError where one begins nowhere, or at what an OPTIONAL before may have left open.
        """
        bound = set(self._surely)
        if self._maybe & {slot for pattern in patterns for slot in pattern if isinstance(slot, int)}:
            raise _OtherError
        ordered: list[Pattern] = []
        while patterns:
            nearest = min(patterns, key=lambda pattern: _distance(pattern, bound))
            if _distance(nearest, bound) >= _FAR:
                raise _OtherError
            patterns.remove(nearest)
            ordered.append(_pattern(nearest, bound))
        self._maybe |= bound - self._surely
        return tuple(ordered)


_FAR: Final = 3
_TAKES: Final = tuple(map(attrgetter, ("subject", "predicate", "object")))


def _distance(pattern: _Slots, bound: set[int]) -> int:
    """How many statements a pattern may lead to, roughly; from _FAR on that is no small join, as all of a class."""
    subject, object_ = (not isinstance(slot, int) or slot in bound for slot in pattern[::2])
    if subject:
        return 0 if object_ else 1
    if not object_:
        return _FAR + 1
    return _FAR if pattern[1] == _TYPE else 2


def _pattern(slots: _Slots, bound: set[int]) -> Pattern:
    """The pattern, whose turn comes when these variables are bound; those that it finds are bound from then on."""
    known = tuple(slot if not isinstance(slot, int) or slot in bound else None for slot in slots)
    finds: list[Place] = []
    again: list[Place] = []
    for take, slot, given in zip(_TAKES, slots, known, strict=True):
        if given is None and isinstance(slot, int):
            (again if slot in bound else finds).append((take, slot))
            bound.add(slot)
    return Pattern((known[0], known[1], known[2]), tuple(finds), tuple(again))
