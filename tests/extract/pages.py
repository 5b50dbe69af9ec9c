"""A page of one line, for the tests of extractors."""

import time
from collections.abc import Callable, Iterable

from kg.extract.page import Page
from kg.model import Letterhead, Mention, Span, Stated

__all__ = ["HOSTILE", "found", "is_linear", "page"]

Find = Callable[[Page], Iterable[Mention]]

# Units that, repeated, invite a pattern to try again and again
HOSTILE = (
    " ",
    "\n",
    "1 ",
    "12 345 ",
    "12 345, ",
    "12345",
    "nr. ",
    "nrs. 1, ",
    "Kamerstuk ",
    "Kamerstukken II 2024/25, ",
    "21 501-02, nr. 5 en ",
    "12 345 en ",
    "COM(2012) 1, ",
    "COM(",
    "1/2, ",
    "2016/679 en ",
    "Verordening ",
    "richtlijn a ",
    "Stb. 2016, 1, ",
    "Stb. ",
    "Handelingen II 2024/25, nr. 1, item 1 en ",
    "Handelingen ",
    "ECLI:NL:HR:2019:A.",
    "A, ",
    "Aanhangsel Handelingen II 2024/25, nr. 1 en ",
    "(",
    "II ",
    "CXX, ",
    "kst-",
    "wet (",
    "p. 1-",
    "1 t/m 2 t/m ",
    "28 286/",
    "TK '91-'92, 21 501, ",
    "9595,",
    "wet van 2 januari 1953 (Stb. 7) ",
)


def page(text: str, chamber: str | None = None) -> Page:
    """The whole text as body; the chamber is the letter's."""
    whole = (Span(0, len(text)),)
    head = Letterhead(chamber=Stated("I" if chamber == "I" else "II") if chamber else None)
    return Page(text, head, whole, whole)


def found(find: Find, text: str) -> list[tuple[str | None, str]]:
    """Ids and words of the mentions, in order."""
    mentions = sorted(find(page(text)), key=lambda mention: mention.span)
    return [(mention.id, mention.span.of(text)) for mention in mentions]


def is_linear(find: Find, unit: str) -> bool:
    """Whether eight times the text takes less than five times eight the time."""

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        for _ in find(page(text)):
            pass
        return time.process_time() - start

    # One quiet moment of several is enough: what takes more than linear time never has one.
    return any(seconds(64_000) < 40 * max(seconds(8_000), 0.004) for _ in range(5))
