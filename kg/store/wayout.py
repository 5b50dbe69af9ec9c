"""No query leaves this machine: a second lock behind the guard's, which reads tokens and could misread one.

This one reads no tokens, so nothing can be hidden from it: the word SERVICE where a name or a variable of an endpoint
follows, wherever in the text. What is a string or a comment by the guard's reading is handed to the engine with an
escape in that word, which it reads in strings alone: misread, it would be a mistake and no call. The engine needs no
blank around keywords: ``1SERVICE<…>`` calls out, and so does ``?a.SERVICE:x``.
"""

import re
from collections.abc import Iterator, Sequence

from kg.errors import QueryError
from kg.store.escapes import place

__all__ = ["called", "check", "shielded"]

_SERVICE = re.compile(r"(?:(?<![^\W\d])|(?<=true)|(?<=false))(?<![?$@:/#-])service\s*+", re.IGNORECASE)
_PLAIN = "service"
_FOLDED = ("\u017f", "\u0131", "\u0307")
"""What other letters than those of ASCII leave in lower case that count as such where case is ignored: ſ, ı, İ."""
_GAP = re.compile(r"(?:\s|\#[^\r\n]*+)*+")
_TARGET = re.compile(r"silent|[<?$:]", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]*+")
_WORD = re.compile(r"(?<!\\)s(?=ervice)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?i:service)\s*+(?i:silent\b)?+\s*+<https?://([^/?#<>@\s]++)(?:[/?#][^<>\s]*+)?+>")


def check(query: str, allowed: Sequence[str] = (), sent: str | None = None) -> None:
    """Raises QueryError, with line and column, for a query that may call another endpoint.

    ``allowed`` hosts (``host`` or ``host:port``) may be called by an IRI that stands there whole: no prefixed name, no
    variable, nothing between but blanks. ``sent`` is the text of which the query was made, in which the place is told.
    """
    at = called(query, allowed)
    if at is None:
        return
    line, column = place(query if sent is None else sent, query, at)
    others = "no other endpoint" if not allowed else "none but those that it may, each by its whole address"
    told = f"SERVICE is refused at line {line}, column {column}: this endpoint asks {others}."
    raise QueryError(told, line=line, column=column)


def called(query: str, allowed: Sequence[str] = ()) -> int | None:
    """Where a query may call another endpoint than those allowed; None for nowhere."""
    behind = _Behind(query)
    calls = (found.start() for found in _words(query) if behind.names(found.end()))
    return next((at for at in calls if not _is_allowed(query, at, allowed)), None)


def _words(query: str) -> Iterator[re.Match[str]]:
    """Where the word stands, in its order; a text is read many times faster for the plain word than for the pattern."""
    folded = query.lower()
    if any(letter in folded for letter in _FOLDED):
        yield from _SERVICE.finditer(query)
        return
    at = folded.find(_PLAIN)
    while at >= 0:
        if found := _SERVICE.match(query, at):
            yield found
        at = folded.find(_PLAIN, at + len(_PLAIN))


class _Behind:
    """Tells whether an endpoint is named at a place or behind the comments that begin there; asked in their order.

    Of what one place has been read for, a comment or a word, no later place reads anything again: however often the
    word stands in it, all of them together take linear time.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._word = 0  # where the last word ends that was read
        self._gap = 0  # where the last comments end, with the blanks between them
        self._named = False  # whether an endpoint is named there

    def names(self, at: int) -> bool:
        """Whether one is named."""
        if not self._text.startswith("#", at):
            if at >= self._word:
                self._word = _end(_NAME, self._text, at)
            return self._is_target(at, self._word)
        if at >= self._gap:
            self._gap = _end(_GAP, self._text, at)
            self._named = self._is_target(self._gap, _end(_NAME, self._text, self._gap))
        return self._named

    def _is_target(self, at: int, end: int) -> bool:
        return _TARGET.match(self._text, at) is not None or self._text.startswith(":", end)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what the pattern takes there ends, which may be nothing."""
    found = pattern.match(text, at)
    return found.end() if found else at


def shielded(query: str, quoted: Sequence[tuple[int, int]]) -> str:
    """The query with an escape in the word SERVICE wherever that stands in what is quoted (from where to where)."""
    made, at = [], 0
    for begin, end in quoted:
        made += [query[at:begin], _WORD.sub(lambda found: f"\\u{ord(found[0]):04x}", query[begin:end])]
        at = end
    return "".join((*made, query[at:]))


def _is_allowed(query: str, at: int, allowed: Sequence[str]) -> bool:
    address = _ADDRESS.match(query, at) if allowed else None
    return address is not None and address[1].lower() in allowed
