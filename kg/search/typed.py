"""What a person types, as a query: words, "phrases", AND, OR, NOT and -, brackets; in Dutch EN, OF, NIET.

Anything can be typed: what makes no sense is left out, and told by a name in ``Typed.doubts``.
"""

import re
from dataclasses import dataclass, field

from tantivy import Occur, Query

from kg.search.schema import analyzer, schema

__all__ = ["Typed", "typed"]

_LONGEST, _MOST, _DEEPEST = 600, 40, 10
_TOKEN = re.compile(r'"([^"]*)"|([()])|(-)(?=[\w"(])|([^\s()"]+)|(")')
_AND, _OR, _NOT = {"AND", "EN", "&&"}, {"OR", "OF", "||"}, {"NOT", "NIET"}
_PAPER = re.compile(
    r"""(?x)
      (?P<kst>kst-)? (?:[Kk]amerstuk(?:ken)?\ )? (?P<dossier>\d{2}[\s.]?\d{3} (?:-[\dA-Z]{1,6})?)
      (?: (?:,?\s*[Nn]rs?\.?\s*|-) (?P<number>[1-9]\d{0,4}) | (?:,\s*|(?(kst)-|,)) (?P<letters>[A-Z]{1,4}) )
    """
)
_TITLE = 3.0


@dataclass(slots=True)
class Typed:
    """A query; None where nothing was typed that can be sought. ``paper`` is an id where the words are a number."""

    query: Query | None
    paper: str = ""
    doubts: list[str] = field(default_factory=list)


def typed(text: str) -> Typed:
    """The query of what was typed."""
    parser = _Parser(text)
    query = parser.all()
    found = _PAPER.fullmatch(text.strip())
    paper = ""
    if found:
        dossier = re.sub(r"[\s.]", "", found["dossier"])
        paper = f"kst-{dossier}-{found['number'] or found['letters']}"
    if paper:
        named = Query.boost_query(Query.term_query(schema(), "id", paper), 100.0)
        query = Query.boolean_query([(Occur.Should, one) for one in (named, query) if one is not None])
    return Typed(query, paper, list(dict.fromkeys(parser.doubts)))


class _Parser:
    """Reads tokens from left to right; its methods take what they can and leave the rest."""

    def __init__(self, text: str) -> None:
        self.doubts: list[str] = []
        if len(text) > _LONGEST:
            self.doubts.append("too_long")
        self._tokens = [found.groups() for found in _TOKEN.finditer(text[:_LONGEST])]
        self._at = 0
        self._leaves = 0

    def all(self) -> Query | None:
        """The whole."""
        parts = []
        while self._at < len(self._tokens):
            if (part := self._either(0)) is not None:
                parts.append(part)
            if self._bracket(")"):
                self.doubts.append("brackets")
        return _all(parts)

    def _either(self, depth: int) -> Query | None:
        parts = [self._each(depth)]
        while self._word(_OR):
            parts.append(self._each(depth))
        found = [part for part in parts if part is not None]
        return Query.boolean_query([(Occur.Should, part) for part in found]) if len(found) > 1 else _all(found)

    def _each(self, depth: int) -> Query | None:
        """Parts that must all be there; ``NOT`` before one: must not."""
        must: list[Query] = []
        never: list[Query] = []
        while self._at < len(self._tokens) and not self._ahead(_OR) and self._tokens[self._at][1] != ")":
            if self._word(_AND):
                continue
            negated = False
            while self._word(_NOT) or self._minus():
                negated = not negated
            if (part := self._one(depth)) is not None:
                (never if negated else must).append(part)
        if not never:
            return _all(must)
        held = [(Occur.Must, part) for part in must or [Query.all_query()]]
        return Query.boolean_query([*held, *((Occur.MustNot, part) for part in never)])

    def _one(self, depth: int) -> Query | None:
        if self._at == len(self._tokens):
            return None
        if self._bracket("("):
            if depth == _DEEPEST:
                self.doubts.append("brackets")
                return None
            inner = self._either(depth + 1)
            if not self._bracket(")"):
                self.doubts.append("brackets")
            return inner
        phrase, bracket, _, word, quote = self._tokens[self._at]
        if bracket == ")":
            return None
        self._at += 1
        if quote:
            self.doubts.append("quotes")
        return self._leaf(phrase if phrase is not None else word or "")

    def _leaf(self, words: str) -> Query | None:
        tokens = analyzer().analyze(words)
        if not tokens:
            return None
        self._leaves += 1
        if self._leaves > _MOST:
            self.doubts.append("too_many")
            return None
        fields = [_in("text", tokens), _in("head", tokens), Query.boost_query(_in("title", tokens), _TITLE)]
        return Query.boolean_query([(Occur.Should, one) for one in fields])

    def _ahead(self, words: set[str]) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at][3] in words

    def _word(self, words: set[str]) -> bool:
        found = self._ahead(words)
        self._at += found
        return found

    def _minus(self) -> bool:
        found = self._at < len(self._tokens) and bool(self._tokens[self._at][2])
        self._at += found
        return found

    def _bracket(self, which: str) -> bool:
        found = self._at < len(self._tokens) and self._tokens[self._at][1] == which
        self._at += found
        return found


def _in(name: str, tokens: list[str]) -> Query:
    if len(tokens) == 1:
        return Query.term_query(schema(), name, tokens[0])
    return Query.phrase_query(schema(), name, [*tokens])


def _all(parts: list[Query]) -> Query | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Query.boolean_query([(Occur.Must, part) for part in parts])
