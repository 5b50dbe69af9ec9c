"""The newest places that name a thing. Of a day thousands may: the search index knows which letters are the newest, so
that those places alone are looked up for what they say; where it does not know them all, the engine sorts.
"""

from kg.search.asking import days
from kg.web.answer import Answerer
from kg.web.facts import Row, rows, told
from kg.web.searching import index_of

__all__ = ["newest"]

_MENTION = "/vermelding/"
"""What stands in the IRI of a mention between its letter's and its number."""


def newest(answerer: Answerer, iri: str, most: int) -> tuple[list[Row], int]:
    """So many places at most, as "named-in" tells them: the newest letters first, their places in order; and how many
    letters name the thing in all."""
    known = _known(answerer, iri)
    if known is not None:
        places = sorted(known, key=lambda place: (-known[place], place))[:most]
        found = sorted(told(answerer, "named-places", places), key=lambda row: (row["by"], row["mention"]))
        letters = {_letter(place) for place in known}
        return sorted(found, key=lambda row: row.get("issued", ""), reverse=True), len(letters)
    found = rows(answerer, "named-in", it=iri, most=most)
    if len(found) < most:
        return found, len({row["by"] for row in found})
    return found, int(rows(answerer, "naming", it=iri)[0]["letters"])


def _known(answerer: Answerer, iri: str) -> dict[str, int] | None:
    """All places that name it, each with the day of its letter as a number; None where the index lacks one of them."""
    index = index_of(answerer)
    if index is None:
        return None
    places = [row["mention"] for row in rows(answerer, "named-by", it=iri)]
    letters = {_letter(place) for place in places}
    known = days(index, letters)
    return {place: known[_letter(place)] for place in places} if len(known) == len(letters) else None


def _letter(mention: str) -> str:
    return mention.rpartition(_MENTION)[0]
