"""Council formations, offices and ministers by what people call them: ``RBZ``, ``Raad Buitenlandse Zaken``, a surname.

All names stand in the reference, which is as large with a hundred thousand letters as with ten. They are read once for
each state of a store.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping

from kg.web.answer import Answerer
from kg.web.facts import rows

__all__ = ["by_name"]

_LONGEST = 100
"""Characters of a name."""
_SMALL = re.compile(r"^(?:(?:van|von|de|den|der|het|ten|ter|te|t|la|du|d) )+")
_TITLE = re.compile(r"^(?:(?:oud )?(?:minister|staatssecretaris|minister president|state secretary|premier) )")
_COUNCIL = re.compile(r"^raad | raad$")
_KINDS = ("raadsformatie", "persoon", "ambt")

_Names = Mapping[str, frozenset[str]]


def by_name(answerer: Answerer, text: str) -> list[str]:
    """The IRIs of all that the text is a name of, whole: formations, then people, then offices; each kind sorted."""
    if not text or len(text) > _LONGEST:
        return []
    known, said = _known(answerer), _plain(text)
    ways = dict.fromkeys((said, _TITLE.sub("", said), _COUNCIL.sub("", said)))
    found = next((known[way] for way in ways if way in known), frozenset())
    return sorted(found, key=lambda iri: (_KINDS.index(_kind(answerer, iri)), iri))


def _kind(answerer: Answerer, iri: str) -> str:
    return iri.removeprefix(f"{answerer.base_iri}id/").partition("/")[0]


def _known(answerer: Answerer) -> _Names:
    """All names of a store, as it is now."""
    state = (str(getattr(answerer, "path", "")), str(getattr(answerer, "version", "")))
    if state not in _KEPT:
        _KEPT.clear()
        _KEPT[state] = _read(answerer)
    return _KEPT[state]


_KEPT: dict[tuple[str, str], _Names] = {}
"""The names of the state that was asked last: the process serves one store."""


def _read(answerer: Answerer) -> _Names:
    found: dict[str, set[str]] = {}
    for row in rows(answerer, "called", reference=f"{answerer.base_iri}graph/reference"):
        if _kind(answerer, row["it"]) not in _KINDS:
            continue
        name = _plain(row["name"])
        for way in {name, _SMALL.sub("", name)}:
            found.setdefault(way, set()).add(row["it"])
    return {name: frozenset(things) for name, things in found.items() if name}


@functools.lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """In small letters without accents, each sign between words one blank."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare))
