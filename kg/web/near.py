"""Look-ups of one pattern, answered by the server itself: to hand one to a worker takes longer than to answer it.

What a program that follows links asks most, ``SELECT ?p ?o { <…> ?p ?o }``, is a walk along an index of the store, row
by row, with nothing to plan, join, sort or remember. Only a query that this module's own grammar knows, word for word,
is answered here, and only as far as MOST bytes; any other, and the rest of those, go to a worker, where they can be
ended. A store that cannot be opened here is a worker's matter too.
"""

import asyncio
import re
from dataclasses import dataclass, field
from typing import IO, Final, cast

from kg.errors import KamergraafError
from kg.web.answer import Kind, Nearby, Source
from kg.web.forms import pick, written_as
from kg.web.negotiate import Offer
from kg.web.problems import Problem
from kg.web.protocol import Question

__all__ = ["MOST", "Found", "Near", "is_lookup"]

MOST: Final = 32 << 10
"""Bytes of an answer that is given here."""
_LONGEST: Final = 2000
_IRI: Final = r"<[^<>\"{}|^`\\\x00-\x20]{1,1000}+>"
_NAME: Final = r"[A-Za-z][\w-]*+:[\w-]*+"
_VAR: Final = r"\?[A-Za-z]\w*+"
_TERM: Final = rf"(?:{_IRI}|{_NAME}|{_VAR})"
_LOOKUP: Final = re.compile(
    rf"""\s*+(?:PREFIX\s++[A-Za-z][\w-]*+:\s*+{_IRI}\s*+){{0,20}}+
    (?:SELECT\s*+(?:\*|(?:\s*+{_VAR}){{1,3}}+)\s*+(?:WHERE\s*+)?+|ASK\s*+(?:WHERE\s*+)?+)
    \{{\s*+(?P<s>{_TERM})\s++(?P<p>a|{_TERM})\s++(?P<o>{_TERM})\s*+\.?\s*+\}}
    \s*+(?:LIMIT\s++[0-9]{{1,9}}\s*+)?+""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def is_lookup(query: str) -> bool:
    """Whether a query asks for one pattern whose rows an index has side by side: one end is given, nothing is twice."""
    found = _LOOKUP.fullmatch(query) if len(query) <= _LONGEST else None
    if found is None:
        return False
    terms = found["s"], found["p"], found["o"]
    unknown = [term for term in terms if term.startswith("?")]
    return len(set(unknown)) == len(unknown) and not (terms[0].startswith("?") and terms[2].startswith("?"))


@dataclass(slots=True)
class Found:
    """An answer that is whole: its kind, its form and its bytes."""

    kind: Kind
    form: Offer
    body: bytes


class _FullError(Exception):
    """The answer is too long to be given here."""


@dataclass(slots=True)
class _Sheet:
    """Takes an answer's bytes. Raises _FullError past MOST."""

    held: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> int:
        """Adds bytes."""
        self.held += data
        if len(self.held) > MOST:
            raise _FullError
        return len(data)

    def flush(self) -> None:
        """Nothing: all is here."""


class Near:
    """The store in the server's own process. While it is being opened, look-ups are the workers'."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.given = 0
        self._store: Nearby | None = None
        self._opening: asyncio.Future[Nearby | None] | None = None

    def answer(self, asked: Question, accept: str | None, state: str) -> Found | None:
        """The answer to a look-up from the newest state; None for what is a worker's matter, any fault among it."""
        if asked.default_graphs is not None or asked.named_graphs is not None or not is_lookup(asked.query):
            return None
        if self._store is None or self._store.version != state:
            self._open()
            return None
        sheet = _Sheet()
        try:
            answer = self._store.look_up(asked.query)
            form = pick(answer.kind, accept, asked.format)
            answer.write(cast(IO[bytes], sheet), written_as(answer.kind, form))
        except (KamergraafError, Problem, _FullError, OSError):
            return None
        self.given += 1
        return Found(answer.kind, form, bytes(sheet.held))

    async def start(self) -> None:
        """Opens the store, where that can be."""
        self._open()
        if self._opening is not None:
            await asyncio.wait([self._opening])

    def renew(self) -> None:
        """There is a newer state: opens that, and lets go of the one that is open."""
        self.close()
        self._open()

    def close(self) -> None:
        """Lets go of the state that is open or being opened."""
        store, self._store, self._opening = self._store, None, None
        if store is not None:
            store.close()

    async def stop(self) -> None:
        """The same, and waits until nothing is being opened."""
        opening = self._opening
        self.close()
        if opening is not None:
            await asyncio.wait([opening])

    def _open(self) -> None:
        """Begins to open the newest state; where that fails it is not tried again before there is a newer one."""
        if self._store is not None:
            self.close()
        if self._opening is None:
            self._opening = asyncio.ensure_future(asyncio.to_thread(self._source.near))
            self._opening.add_done_callback(self._take)

    def _take(self, opening: "asyncio.Future[Nearby | None]") -> None:
        if opening.cancelled() or opening.exception() is not None:
            return
        store = opening.result()
        if opening is self._opening and store is not None:
            self._store, self._opening = store, None
        elif store is not None:
            store.close()
