"""No query leaves this machine: a second lock behind the guard's, which reads tokens and could misread one.

This one reads no tokens, so nothing can be hidden from it: the word SERVICE where a name or a variable of an endpoint
follows, wherever in the text. It refuses a few harmless texts (``"service: …"`` in a string) rather than let one call
through. The engine needs no blank around keywords: ``1SERVICE<…>`` calls out, and so does ``?a.SERVICE:x``.
"""

import re
from collections.abc import Sequence

from kg.errors import QueryError

__all__ = ["check"]

_CALL = re.compile(
    r"(?:(?<![^\W\d])|(?<=true)|(?<=false))(?<![?$@:/#-])service(?:\s|\#[^\r\n]*+)*+(?:silent|[<?$:]|[\w.-]*+:)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?i:service)\s*(?i:silent\b)?\s*<https?://([^/?#<>@\s]+)(?:[/?#][^<>\s]*)?>")


def check(query: str, allowed: Sequence[str] = ()) -> None:
    """Raises QueryError, with line and column, for a query that may call another endpoint.

    ``allowed`` hosts (``host`` or ``host:port``) may be called by an IRI that stands there whole: no prefixed name, no
    variable, nothing between but blanks.
    """
    found = next((call for call in _CALL.finditer(query) if not _is_allowed(query, call.start(), allowed)), None)
    if found is None:
        return
    line = query.count("\n", 0, found.start()) + 1
    column = found.start() - query.rfind("\n", 0, found.start())
    told = f"SERVICE is refused at line {line}, column {column}: this endpoint asks no other endpoint."
    raise QueryError(told, line=line, column=column)


def _is_allowed(query: str, at: int, allowed: Sequence[str]) -> bool:
    address = _ADDRESS.match(query, at) if allowed else None
    return address is not None and address[1].lower() in allowed
