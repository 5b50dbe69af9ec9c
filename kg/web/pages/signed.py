"""What a person signed and promised in letters.

Where there is a search index it counts and picks at once, and the store tells of what it picked; else the store is
gone through.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import tantivy

from kg.search.asking import Wanted, ask, count, monthly
from kg.store.order import natural
from kg.web import names
from kg.web.answer import Answerer
from kg.web.facts import Row, rows, told
from kg.web.links import is_iri
from kg.web.lists import told_promises
from kg.web.searching import index_of

__all__ = ["Promised", "Signed"]

_DOSSIERS = 10
_Dated = tuple[str, str]
"""The day of its letter, and a promise's IRI."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Promises that stand alike: the newest of them as rows, and how many there are by the code of their status."""

    newest: list[Row]
    counts: Mapping[str, int]


class Signed:
    """What one person signed and promised."""

    def __init__(self, answerer: Answerer, iri: str) -> None:
        self._answerer, self._iri = answerer, iri
        slug = iri.rpartition("/")[2]
        self._index = index_of(answerer) if iri == f"{answerer.base_iri}id/persoon/{slug}" else None
        self._letters = Wanted("brief", narrowed={"minister": [slug]}, order="newest")

    def count(self) -> int:
        """How many letters, those that tell no day among them."""
        if self._index is not None:
            return count(self._index, self._letters)
        return sum(int(row["letters"]) for row in told(self._answerer, "people-letters", [self._iri]))

    def months(self) -> dict[str, int]:
        """How many letters of each month."""
        if self._index is not None:
            return monthly(self._index, self._letters)
        return {row["month"]: int(row["letters"]) for row in rows(self._answerer, "person-months", it=self._iri)}

    def newest(self, most: int) -> list[Row]:
        """The newest letters, without who else signed them."""
        if self._index is not None:
            found = _things(self._index, self._letters, most)
        else:
            found = [row["letter"] for row in rows(self._answerer, "person-newest", it=self._iri, most=most)]
        return [
            {name: value for name, value in row.items() if name != "names"}
            for row in told(self._answerer, "letters-told", found)
        ]

    def dossiers(self) -> list[Row]:
        """The dossiers of most letters: ``dossier``, ``number``, ``title``, ``letters``."""
        if self._index is not None and (found := self._numbered(self._index)):
            return found
        return rows(self._answerer, "person-dossiers", it=self._iri)

    def _numbered(self, index: tantivy.Index) -> list[Row]:
        """The same by the index, which knows them by their numbers; nothing where a number is of more than one dossier,
        as it was before 1945.
        """
        counted = ask(index, replace(self._letters, limit=0, facets=("dossier",))).facets["dossier"]
        most = sorted(counted, key=lambda one: (-one[1], one[0]))[:_DOSSIERS]
        iris = [f"{self._answerer.base_iri}id/dossier/{number}" for number, _ in most]
        known = {row["number"]: row for row in told(self._answerer, "dossiers-told", [*filter(is_iri, iris)])}
        found: list[Row] = [{**known[one], "letters": str(count)} for one, count in most if one in known]
        return found if len(found) == len(most) else []

    def promises(self, most: int) -> tuple[Promised, Promised]:
        """Those that are open, wholly or in part, and those that are kept: of each so many at most."""
        counts, dated = self._counted() if self._index is None else self._picked(self._index, most)

        def part(statuses: list[str]) -> Promised:
            placed = sorted((one for status in statuses for one in dated[status]), key=lambda one: natural(one[1]))
            newest = sorted(placed, key=lambda one: one[0], reverse=True)[:most]
            found = told_promises(self._answerer, [iri for _, iri in newest])
            return Promised(found, {status: counts[status] for status in statuses})

        def standing(*ways: str) -> list[str]:
            return [status for status in counts if names.state(status) in ways]

        return part(standing("open", "partly")), part(standing("kept"))

    def _picked(self, index: tantivy.Index, most: int) -> tuple[dict[str, int], dict[str, list[_Dated]]]:
        """How many there are of each status, and the newest of each; what the chamber alone lists is no letter's."""
        narrowed = {**self._letters.narrowed, "source": ["brief"]}
        wanted = Wanted("toezegging", narrowed=narrowed, order="newest")
        counts = dict(ask(index, replace(wanted, limit=0, facets=("state",))).facets["state"])
        newest = {}
        for status in counts:
            hits = ask(index, replace(wanted, limit=most, narrowed={**narrowed, "state": [status]})).hits
            newest[status] = [(hit.one("issued"), hit.one("iri")) for hit in hits]
        return counts, newest

    def _counted(self) -> tuple[dict[str, int], dict[str, list[_Dated]]]:
        """The same as the store tells, with all of each."""
        found: dict[str, set[_Dated]] = {}
        for row in rows(self._answerer, "person-promised", it=self._iri):
            status = row.get("status", "openstaand").rpartition("/")[2]
            found.setdefault(status, set()).add((row.get("issued", ""), row["promise"]))
        return {status: len(some) for status, some in found.items()}, {s: [*some] for s, some in found.items()}


def _things(index: tantivy.Index, wanted: Wanted, most: int) -> list[str]:
    return [hit.one("iri") for hit in ask(index, replace(wanted, limit=most)).hits]
