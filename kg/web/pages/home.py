"""The home page: what the graph holds, and where to begin."""

from collections.abc import Sequence

from kg.web.answer import Answerer
from kg.web.facts import rows
from kg.web.pages.asking import starters
from kg.web.pages.frame import whole
from kg.web.pages.listing import letters
from kg.web.reader import Reader

__all__ = ["page"]

_NEWEST = 8


def page(answerer: Answerer, reader: Reader, counts: Sequence[tuple[str, int]]) -> str:
    """The whole page. ``counts``: words, by their name after ``count_``, with how many there are."""
    return whole(
        reader,
        "home",
        title=reader.word("home_title"),
        counts=[(reader.number(number), reader.word(f"count_{what}")) for what, number in counts],
        letters=letters(reader, rows(answerer, "newest", most=_NEWEST)),
        examples=starters(reader),
    )
