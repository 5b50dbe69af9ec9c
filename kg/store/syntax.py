"""What is wrong with a query that is not SPARQL, and where: at the first token with which nothing right can begin.

The engine tells how far its grammar came anywhere, in which it counts a keyword that it looked for as read: fourteen
characters behind the mistake for ENCODE_FOR_URI, in a later line as often as not. So it is asked of beginnings of the
query, each up to a token, with a character behind them that no grammar takes: where it came that far, all before is
the beginning of something. A beginning that is wrong does not become right, so that few are asked.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from kg.errors import QueryError
from kg.store import escapes
from kg.store.guard import TOKEN

__all__ = ["malformed", "sentence"]

_PLACE: Final = re.compile(r"error at (\d+):(\d+): ")
_FAR: Final = 40
"""Columns behind a token, more than any keyword is long."""
_NEVER: Final = f"\n{' ' * _FAR}\x01"
_LONGEST: Final = 65_536
"""Characters of a query that is read some fifteen times more."""
_SHOWN: Final = 60
_FEW: Final = 4


def malformed(
    error: SyntaxError, query: str, sent: str, read: Callable[[str], object], what: str = "query"
) -> QueryError:
    """What the engine finds wrong with a query, told in the text as it was sent, of which the query was made.

    ``read`` reads a text as the engine read the query, and raises SyntaxError as it did; ``what`` it is called.
    """
    text = str(error)
    place = _PLACE.search(text)
    if place is None:
        return QueryError(f"The {what} is not SPARQL: {sentence(error)}.")
    at, why = _at(query, int(place[1]), int(place[2])), _said(text[place.end() :])
    if why is None:
        at, why = _first_wrong(query, at, read)
    if "Prefix not found" in text:
        why = "a prefix that is not declared"
    line, column = escapes.place(sent, query, at)
    return QueryError(f"The {what} is not SPARQL: line {line}, column {column}: {why}.", line=line, column=column)


def _said(told: str) -> str | None:
    """The engine lists all that its grammar would take; only what says something to a person is kept."""
    for words in re.findall(r"(?:expected (?:one of )?|, )([A-Z][a-z][^,\[\"]{8,}|IRI parsing failed)", told):
        if words != "Prefix not found":
            return str(words).strip()
    return None


def _first_wrong(query: str, at: int, read: Callable[[str], object]) -> tuple[int, str]:
    """Where the first token is that cannot stand there, and what is to be said of it; ``at`` is the engine's place."""
    tokens = [found.span() for found in TOKEN.finditer(query) if found.lastgroup != "space"]
    if len(query) > _LONGEST:
        tokens = [span for span in tokens if span[0] <= at][-1:]
        return _told(query, tokens[0], "") if tokens else (0, "the query ends too early")
    wrong = bisect_left(tokens, True, key=lambda span: not _begins_something(query[: span[1]], read))
    if wrong == len(tokens):
        return len(query.rstrip()), "the query ends too early"
    before = query[: tokens[wrong - 1][1]] if wrong else ""
    return _told(query, tokens[wrong], _expected(before, read))


def _told(query: str, span: tuple[int, int], expected: str) -> tuple[int, str]:
    token = query[slice(*span)].partition("\n")[0]
    shown = token if len(token) <= _SHOWN else f"{token[:_SHOWN]}…"
    return span[0], f"it cannot be read on from `{shown}`{expected}"


def _begins_something(text: str, read: Callable[[str], object]) -> bool:
    line, column, _ = _failure(text, read)
    return (line, column) > (text.count("\n") + 2, _FAR)


def _expected(before: str, read: Callable[[str], object]) -> str:
    """What may stand behind a beginning, where that are a few signs alone."""
    *_, told = _failure(before, read)
    signs = re.findall(r'"([^"]+)"', told)
    few = 0 < len(signs) <= _FEW and not re.search(r"\[|[A-Za-z]{2}", told.replace("one of", ""))
    return f", where {' or '.join(f'`{sign}`' for sign in signs)} is expected" if few else ""


def _failure(text: str, read: Callable[[str], object]) -> tuple[int, int, str]:
    """In which line and column a beginning cannot be read on, and what was expected there."""
    try:
        read(text + _NEVER)
    except SyntaxError as error:
        if place := _PLACE.search(str(error)):
            return int(place[1]), int(place[2]), str(error)[place.end() :].removeprefix("expected ")
    return 0, 0, ""


def _at(query: str, line: int, column: int) -> int:
    """Where that is, in characters."""
    begin = 0
    for _ in range(line - 1):
        begin = query.find("\n", begin) + 1
    return begin + column - 1


def sentence(error: Exception) -> str:
    """The engine's words as part of one of ours."""
    return " ".join(str(error).split())[:300].rstrip(".")
