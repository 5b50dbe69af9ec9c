"""Keeps from the engine what it does not survive: calls to other endpoints, and nesting that overruns its stack.

Oxigraph would open a connection for ``SERVICE``, and its parser and planner recurse over brackets and over chains of
operators and patterns: ten thousand of either end the process, and the time to plan grows with the square or worse.
A query is therefore read here first, token by token, in linear time.

``<`` is hard to read without a grammar: it opens an IRI or compares. Inside round brackets, right after an operand,
it compares, unless ``scheme://`` follows, which no comparison can be. What can still be read both ways and holds a
quote or a ``#``, behind which the rest of the query could hide, is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kg.errors import QueryError, UpdateRefused
from kg.store import escapes, wayout

__all__ = ["PREFIX", "TOKEN", "Checked", "Reader", "Token", "checked", "checked_for_others", "update_tokens"]

LONGEST: Final = 1_000_000
"""Characters in a query."""
LONGEST_UPDATE: Final = 64_000_000
DEEPEST: Final = 64
"""Brackets inside one another."""
MOST_STEPS: Final = 1_000
"""Operators, patterns and brackets: what the engine plans. Values in a VALUES or IN list count little."""

_IRI = r"<[^<>\"{}|^`\\\x00-\x20]*>"
TOKEN: Final = re.compile(
    rf"""(?P<word>[?$@]?\w[\w.-]*+(?::(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\.)*+)?|:(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\.)*+)
    |(?P<space>[\x20\t\r\n]++|\#[^\r\n]*+)
    |(?P<open>[(\[{{])
    |(?P<close>[)\]}}])
    |(?P<iri>{_IRI})
    |(?P<string>'''(?:''?(?!')|[^'\\]|\\.)*+'''|\"\"\"(?:\"\"?(?!\")|[^\"\\]|\\.)*+\"\"\"
        |'(?!'')(?:[^'\\\r\n]|\\.)*+'|\"(?!\"\")(?:[^\"\\\r\n]|\\.)*+\")
    |(?P<quote>['"])
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Any character of a query begins one of these; those that stand there most are tried first."""
_NEXT: Final = re.compile(rf"(?:{TOKEN.pattern})[\x20\t\r\n]*+", re.VERBOSE | re.DOTALL)
"""The same with the blanks behind it."""
PREFIX: Final = rf"[\x20\t\r\n]*+PREFIX[\x20\t\r\n]++(?:[A-Za-z][\w-]*+)?:[\x20\t]*+{_IRI}"
_PROLOGUE: Final = re.compile(rf"(?:{PREFIX})*+", re.IGNORECASE)
"""The prefixes with which a query begins."""
_NAMED: Final = frozenset("?$@")
"""How a word begins that is no keyword, as none is that has a colon."""
# Not nested by the engine, or not chained by the grammar.
_CHEAP: Final = frozenset({"=", "<", ">", "^", "?"})
# Operands side by side in round brackets are the members of an RDF collection, each of which is a pattern on top of the
# one before: some thousand end the process, some hundred take long.
_OPERANDS: Final = frozenset({"word", "string", "iri", "close"})
_MEMBER: Final = 5
# Each of these begins something that the engine nests in what came before.
_STEPS: Final = frozenset({"union", "optional", "minus", "bind", "filter", "exists", "graph", "values", "select", "in"})
_UPDATES: Final = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"})
_FORMS: Final = frozenset({"select", "ask", "construct", "describe"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, string, IRI, bracket or other character, where it begins, and inside how many brackets it stands.

    A bracket stands where its pair is seen from outside: ``{`` and its ``}`` at the same depth.
    """

    kind: str
    text: str
    at: int
    depth: int


class Checked(NamedTuple):
    """A query as it may be handed on, and its form: ``select``, ``ask``, ``construct``, ``describe``, or nothing."""

    text: str
    form: str


def checked(text: str, services: Sequence[str] = ()) -> Checked:
    """The query as the engine may have it; says nothing of whether the rest is right.

    ``services`` are the hosts that SERVICE may call, none by default. Raises QueryError for what it may not have.
    """
    made = _readable(text, LONGEST, services)
    reader = Reader(made, text, calls=bool(services))
    reader.read()
    return Checked(made, reader.form)


def checked_for_others(text: str) -> Checked:
    """The query as another server may have it, which may undo escapes before it reads: none hides a call."""
    _check_text(text, LONGEST)
    made = escapes.plain(text)
    wayout.check(made, sent=text)
    wayout.check(escapes.everywhere(made), sent=text)
    reader = Reader(made, text)
    reader.read()
    return Checked(made, reader.form)


def update_tokens(text: str) -> tuple[str, list[Token]]:
    """The same for an update, which may be as long as it is: its text and its tokens. Refuses a query too."""
    made = _readable(text, LONGEST_UPDATE, updates=True)
    reader = Reader(made, text, updates=True)
    reader.read()
    return made, reader.tokens


def _readable(text: str, longest: int, services: Sequence[str] = (), *, updates: bool = False) -> str:
    """The text without escapes in its names, and without the word SERVICE in its strings and comments.

    Were it no string that the reader takes for one, the engine would find no SERVICE in it, but a mistake.
    """
    _check_text(text, longest)
    made = escapes.plain(text)
    if wayout.called(made, services) is not None:
        reader = Reader(made, text, updates=updates, calls=True)
        reader.read()
        made = wayout.shielded(made, reader.quoted)
    wayout.check(made, services, text)
    return made


def _check_text(text: str, longest: int) -> None:
    if len(text) > longest:
        raise QueryError(f"The query is {len(text):,} characters long; at most {longest:,} are read.")
    if text.isascii() and "\0" not in text:
        return
    if bad := re.search("[\ud800-\udfff\x00]", text):
        raise _error("The query holds a character that no text may hold", *escapes.place(text, text, bad.start()))


class Reader:
    """Reads one query; ``steps`` are then what the engine would plan.

    ``sent`` is the text of which the query was made, in which places are told.
    ``stack`` holds the open brackets (``rows`` for those of VALUES), ``after`` the kind of the last token, ``values``
    whether the next brace opens the rows of a VALUES.
    """

    def __init__(self, text: str, sent: str, *, updates: bool = False, calls: bool = False) -> None:
        self.text = text
        self.sent = sent
        self.calls = calls
        self.updates = updates
        self.tokens: list[Token] = []  # of an update
        self.quoted: list[tuple[int, int]] = []  # strings and comments: from where to where
        self.stack: list[str] = []
        self.after = ""
        self.steps = 0
        self.statements = 0  # <<, which the engine nests too
        self.form = ""
        self.values = False

    def read(self) -> None:
        """Counts its steps and notes its tokens. Raises QueryError for what may not be handed to the engine."""
        at = self._begin()
        while at < len(self.text):
            at = self._read(at)

    def _read(self, begin: int) -> int:
        """Reads on from there, and gives where it has to begin again: behind a < that opens no IRI, or at the end."""
        stack, noted = self.stack, self.updates
        for found in _NEXT.finditer(self.text, begin):
            kind, at = found.lastgroup or "", found.start()
            token = found[kind]
            if kind == "word" and not noted and (token[0] in _NAMED or ":" in token) and stack[-1:] != ["("]:
                self.after = kind  # a name, of which nothing counts: most tokens are such
                continue
            if kind == "string" or token[0] == "#":
                self.quoted.append(found.span(kind))
            compares = kind == "iri" and not self._is_iri(token, at)
            if compares:
                kind, token = "other", "<"
            if kind != "space":
                self._take(kind, token, at)
            if self.steps > MOST_STEPS and not noted:
                raise self._error(f"The query has more than {MOST_STEPS:,} steps; split it in parts", at + len(token))
            if compares:
                return at + 1
        return len(self.text)

    def _begin(self) -> int:
        """Where what is read begins: behind the prefixes, of which nothing is counted; those of an update are noted."""
        found = None if self.updates else _PROLOGUE.match(self.text)
        if found is None or not found.end():
            return 0
        self.after = "iri"
        return found.end()

    def _take(self, kind: str, token: str, at: int) -> None:
        """Notes one token that is more than a blank."""
        if kind == "quote":
            raise self._error("The query has a string that does not end", at)
        stack = self.stack
        if kind in _OPERANDS and stack and stack[-1] == "(" and self.after in _OPERANDS and "rows" not in stack:
            self.steps += _MEMBER
        if kind == "word":
            if token[0] not in _NAMED and ":" not in token:
                self._word(token, at)
        elif kind in ("open", "close"):
            self._bracket(kind, token, at)
        elif token == "<" and self.text.startswith("<<", at):
            self._statement(at)
        elif kind == "other" and token not in _CHEAP and not (token == "," and stack[-1:] == ["("]):
            self.steps += 1
        self.after = "other" if token == "(" else kind
        if self.updates:
            self.tokens.append(Token(kind, token, at, len(stack) - (kind == "open")))

    def _is_iri(self, token: str, at: int) -> bool:
        inside = self.stack[-1:] == ["("]
        if not inside or self.after not in ("word", "string", "iri", "close") or re.match(r"<\w+://", token):
            return True
        if "#" in token or "'" in token:
            raise self._error("It cannot be told whether < opens an IRI; put spaces around it, or use a prefix", at)
        return False

    def _bracket(self, kind: str, token: str, at: int) -> None:
        if kind == "open":
            self.steps += "rows" not in self.stack
            rows = token == "{" and self.values
            self.stack.append("rows" if rows else token)
            self.values = self.values and not rows
        elif self.stack:
            self.stack.pop()
        if len(self.stack) > DEEPEST:
            raise self._error(f"The query nests its brackets more than {DEEPEST} deep", at)

    def _statement(self, at: int) -> None:
        self.statements += 1
        if self.statements > DEEPEST:
            raise self._error(f"The query has more than {DEEPEST} statements about statements", at)

    def _word(self, token: str, at: int) -> None:
        word = token.lower()
        if not self.form and word in (_UPDATES if self.updates else _FORMS):
            self.form = word
        elif not self.form and not self.stack and self.updates and word in _FORMS:
            raise self._error("This is a query, not an update", at)
        elif not self.form and not self.stack and word in _UPDATES:
            refused = self._error("This is an update; only queries are answered: SELECT, ASK, CONSTRUCT, DESCRIBE", at)
            raise UpdateRefused(str(refused), line=refused.line, column=refused.column)
        if word == "service" and not self.calls:
            raise self._error("SERVICE is refused; ask the other endpoint itself", at)
        self.values = self.values or word == "values"
        self.steps += word in _STEPS

    def _error(self, what: str, at: int) -> QueryError:
        return _error(what, *escapes.place(self.sent, self.text, at))


def _error(what: str, line: int, column: int) -> QueryError:
    return QueryError(f"{what} (line {line}, column {column}).", line=line, column=column)
