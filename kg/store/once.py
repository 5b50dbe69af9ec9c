"""A query for servers whose union of graphs gives a statement once for each graph that holds it.

Oxigraph's server and Virtuoso do: to them a name that three letters tell is three names, and what is joined, counted
or put together comes out wrong. Here each pattern of the union is asked for by itself, each of its answers once
(``SELECT DISTINCT``), so that the query means there what it means over a store, where the union is a set. A pattern
within ``GRAPH`` is left as it is, and so is what only is or is not there (``EXISTS``, ``MINUS``).

It reads our named queries, not all of SPARQL.
"""

import re
from collections.abc import Iterator
from itertools import count

__all__ = ["each_once"]

_TOKEN = re.compile(
    r"""(?P<skip>\s+|\#[^\n]*)
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<string>"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^(?:<[^<>\s]*>|[\w.-]*:[\w.-]*))?)
    |(?P<variable>[?$]\w+)
    |(?P<name>[A-Za-z][\w.-]*:(?:[\w-](?:[\w.-]*[\w-])?)?)
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<word>[A-Za-z]+)
    |(?P<sign>&&|\|\||!=|<=|>=|\[\s*\]|.)""",
    re.VERBOSE,
)
_HELD = {"{": "}", "(": ")"}
_SEVERAL = ("?", "*", "+")
_KEYWORDS = frozenset(("OPTIONAL", "UNION", "MINUS", "GRAPH", "FILTER", "BIND", "VALUES", "SELECT"))


def each_once(query: str) -> str:
    """The query with each pattern of the default graph asked for by itself, each of its answers once."""
    return _Rewriting(query).text()


class _Rewriting:
    def __init__(self, query: str) -> None:
        self._tokens: list[str] = []
        self._gaps: list[str] = []  # what stood before each
        gap = ""
        for found in _TOKEN.finditer(query):
            if found.lastgroup == "skip":
                gap = " "
            else:
                self._tokens.append(found[0])
                self._gaps.append(gap)
                gap = ""
        self._at = 0
        self._fresh = count(1)

    def text(self) -> str:
        return "".join(self._head())

    def _head(self) -> Iterator[str]:
        """What stands before a group, the group, and what stands behind it."""
        while self._next != "{":
            yield self._copy()
        yield from self._group()
        while self._at < len(self._tokens) and self._next != "}":
            yield self._copy()

    @property
    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _copy(self) -> str:
        """The next as it stands; Oxigraph's parser takes no blank between some functions and their bracket."""
        return self._gaps[self._at] + self._take()

    def _held(self) -> Iterator[str]:
        """What stands in brackets, with them, as it is."""
        closing = _HELD[self._next]
        yield self._copy()
        while self._next != closing:
            if self._next in _HELD:
                yield from self._held()
            else:
                yield self._copy()
        yield self._copy()

    def _group(self) -> Iterator[str]:
        yield self._copy()
        if self._next.upper() == "SELECT":
            yield from self._head()
        while self._next != "}":
            yield from self._element()
        yield self._copy()

    def _element(self) -> Iterator[str]:
        word = self._next.upper()
        if word == "{":
            yield from self._group()
        elif word in ("OPTIONAL", "UNION", "."):
            yield self._copy()
        elif word == "VALUES" and self._tokens[self._at + 2 : self._at + 5] == ["{", "UNDEF", "}"]:
            self._at += 5  # which says nothing; Virtuoso joins it with nothing that is asked for by itself
        elif word in ("MINUS", "GRAPH", "FILTER", "BIND", "VALUES"):
            yield self._copy()
            if word == "VALUES" and self._next == "(":
                yield from self._held()
            while self._next not in _HELD:
                yield self._copy()
            yield from self._held()
        else:
            yield from self._triples()

    def _triples(self) -> Iterator[str]:
        subject = self._take()
        while True:
            path = self._path()
            yield from self._steps(subject, path, self._take())
            while self._next == ",":
                self._take()
                yield from self._steps(subject, path, self._take())
            while self._next == ";":
                self._take()
            if self._next in (".", "}", "{") or self._next.upper() in _KEYWORDS:
                return

    def _path(self) -> list[list[str]]:
        """The steps of a path, in their order; one where it has alternatives."""
        steps: list[list[str]] = [[]]
        alternatives = False
        while True:
            if self._next == "^":
                steps[-1].append(self._take())
            steps[-1] += map(str.strip, self._held()) if self._next == "(" else [self._take()]
            if self._next in _SEVERAL:
                steps[-1].append(self._take())
            if self._next not in ("/", "|"):
                break
            alternatives = alternatives or self._next == "|"
            steps.append([])
            if self._take() == "|":
                steps[-1].append("|")
        if not alternatives:
            return steps
        return [[token for step in steps for token in (step if step is steps[0] or step[0] == "|" else ["/", *step])]]

    def _steps(self, subject: str, path: list[list[str]], target: str) -> Iterator[str]:
        """Each stretch of a path by itself, but for steps that may be none or many: their answers are a set by SPARQL,
        and Virtuoso must see where they begin.
        """
        ends = [*(f"?step{next(self._fresh)}" for _ in path[1:]), target]
        stretch: list[str] = []
        for step, end in zip(path, ends, strict=True):
            if step[-1] in _SEVERAL:
                yield from _by_itself(stretch)
                stretch = []
                yield f" {subject} {' '.join(step)} {end}{'' if end == target and self._next == '.' else ' .'}"
            else:
                stretch += [subject, *step, end, "."]
            subject = end
        yield from _by_itself(stretch)


def _by_itself(patterns: list[str]) -> Iterator[str]:
    if patterns:
        named = " ".join(dict.fromkeys(one for one in patterns if one[0] in "?$" and len(one) > 1))
        yield f" {{ SELECT DISTINCT {named or '(1 AS ?there)'} WHERE {{ {' '.join(patterns)} }} }}"
