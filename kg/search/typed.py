"""What a person types, as a query: words, "phrases", AND, OR, NOT and -, brackets; in Dutch EN, OF, NIET.

Anything can be typed: what makes no sense is left out, and told by a name in ``Typed.doubts``.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tantivy import Occur, Query

from kg.search.forms import stems
from kg.search.numbers import PATTERN, Number, number, pasted
from kg.search.schema import LONGEST_WORD, analyzer, plain, schema

__all__ = ["Typed", "shortened", "typed"]

_LONGEST, _MOST, _DEEPEST = 600, 40, 10
_TOKEN = re.compile(
    rf"""(?P<number>{PATTERN}) | "(?P<phrase>[^"]*)" | (?P<bracket>[()]) | (?P<minus>-)(?=[\w"(]) | (?P<word>[^\s()"]+)
    | (?P<quote>")""",
    re.VERBOSE | re.IGNORECASE,
)
_AND, _OR, _NOT = {"AND", "EN", "&&"}, {"OR", "OF", "||"}, {"NOT", "NIET"}
_WORD = re.compile(r"\w+")
_WAYS = 64
"""So many ways to write a phrase are sought: three words of four forms each."""
_TITLE = 3.0


@dataclass(slots=True)
class Typed:
    """A query; None where nothing was typed that can be sought. ``number`` where the words are one and nothing else."""

    query: Query | None
    number: Number | None = None
    doubts: list[str] = field(default_factory=list)


def shortened(text: str) -> str:
    """What was typed, without needless blanks and no longer than shows that it was too long."""
    return " ".join(text.split())[: _LONGEST + 1]


def typed(text: str) -> Typed:
    """The query of what was typed."""
    text = pasted(shortened(text))
    parser = _Parser(text)
    query = parser.all()
    if query is None and text.strip():
        parser.doubts.append("nothing")
    doubts = list(dict.fromkeys(parser.doubts))
    # Where it was cut off an operator may have lost its word, which is nothing that was typed.
    return Typed(query, number(text.strip('"')), doubts if len(text) <= _LONGEST else ["too_long"])


class _Parser:
    """Reads tokens from left to right; its methods take what they can and leave the rest."""

    def __init__(self, text: str) -> None:
        self.doubts: list[str] = []
        if len(text) > _LONGEST:
            self.doubts.append("too_long")
        self._tokens = [found.groupdict() for found in _TOKEN.finditer(text[:_LONGEST])]
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
        if len(found) < len(parts) > 1:
            self.doubts.append("operators")
        return _any(found) if len(found) > 1 else _all(found)

    def _each(self, depth: int) -> Query | None:
        """Parts that must all be there; ``NOT`` before one: must not."""
        must: list[Query] = []
        never: list[Query] = []
        while self._at < len(self._tokens) and not self._ahead(_OR) and self._tokens[self._at]["bracket"] != ")":
            first, last = not must and not never, self._at == len(self._tokens) - 1
            if self._word(_AND):
                self._dangling(first or last)
                continue
            negated, begun = False, self._at
            while self._word(_NOT) or self._minus():
                negated = not negated
            denied = self._at > begun
            if (part := self._one(depth)) is not None:
                (never if negated else must).append(part)
            self._dangling(denied and part is None)
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
        token = self._tokens[self._at]
        if token["bracket"] == ")":
            return None
        self._at += 1
        if token["quote"]:
            self.doubts.append("quotes")
        if (found := number(token["number"] or token["phrase"] or "")) is not None:
            return self._kept(_named(found))
        return self._leaf(token["phrase"] or token["number"] or token["word"] or "")

    def _leaf(self, words: str) -> Query | None:
        found = [stems(word) for word in plain().analyze(words)]
        if any(len(word) > LONGEST_WORD for word in _WORD.findall(words)):
            self.doubts.append("long_word")
        return self._kept(_anywhere(found)) if found else None

    def _kept(self, leaf: Query) -> Query | None:
        """The query of one word, phrase or number, where there are not too many of them."""
        self._leaves += 1
        if self._leaves > _MOST:
            self.doubts.append("too_many")
            return None
        return leaf

    def _dangling(self, found: bool) -> None:
        if found:
            self.doubts.append("operators")

    def _ahead(self, words: set[str]) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at]["word"] in words

    def _word(self, words: set[str]) -> bool:
        found = self._ahead(words)
        self._at += found
        return found

    def _minus(self) -> bool:
        found = self._at < len(self._tokens) and bool(self._tokens[self._at]["minus"])
        self._at += found
        return found

    def _bracket(self, which: str) -> bool:
        found = self._at < len(self._tokens) and self._tokens[self._at]["bracket"] == which
        self._at += found
        return found


def _named(sought: Number) -> Query:
    """What has the number, stands in it or cites it, or has it in its words; the paper itself before all others."""
    itself = Query.boost_query(Query.term_query(schema(), "id", f"kst-{sought.key}"), 100.0)
    known = Query.boost_query(Query.term_query(schema(), "number", sought.key), 3.0)
    spelled = [_anywhere([(word,) for word in analyzer().analyze(words)]) for words in sought.spellings]
    return _any([itself, known, *spelled])


def _anywhere(words: Sequence[Sequence[str]]) -> Query:
    """Words side by side in any field of an entry, each by any of its stems."""
    ways = list(itertools.islice(itertools.product(*words), _WAYS))
    found = [_any([_in(name, way) for way in ways]) for name in ("text", "head", "title")]
    return _any([*found[:2], Query.boost_query(found[2], _TITLE)])


def _any(parts: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, part) for part in parts])


def _in(name: str, tokens: Sequence[str]) -> Query:
    if len(tokens) == 1:
        return Query.term_query(schema(), name, tokens[0])
    return Query.phrase_query(schema(), name, [*tokens])


def _all(parts: list[Query]) -> Query | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Query.boolean_query([(Occur.Must, part) for part in parts])
