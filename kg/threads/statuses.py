"""How each commitment stands, by all letters together: kept where one keeps it, kept in part, or open.

What a source of its own says of a commitment's status, as the list of a chamber does, stands: nothing is added to it.
"""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from kg.rdf.namespaces import CODE, KG
from kg.store.embedded import Store
from kg.threads.asked import rows
from kg.threads.links import Link

__all__ = ["statuses"]

_STATUS: Final = ox.NamedNode(str(KG.status))
_KEPT_BY: Final = str(KG.fulfilledBy)
_OPEN, _PARTLY, _MET = (ox.NamedNode(str(CODE[name])) for name in ("openstaand", "deels-voldaan", "voldaan"))
_SAME: Final = "http://www.w3.org/2002/07/owl#sameAs"

# Every commitment of a letter, and whether one says that it keeps it, wholly or in part, or that an earlier one did
_MADE: Final = """SELECT DISTINCT ?commitment ?kept ?partly WHERE {
  { ?letter kg:commitment ?commitment } UNION { ?letter kg:fulfils ?commitment BIND(true AS ?kept) }
  UNION { GRAPH ?graph { ?commitment kg:fulfilledBy ?earlier . ?letter kg:mentions ?commitment } BIND(true AS ?kept) }
  BIND(EXISTS { ?letter kg:partlyFulfils ?commitment } AS ?partly)
}"""
# The words that keep a promise in part
_IN_PART: Final = "SELECT ?mention WHERE { ?mention kg:supports kg:partlyFulfils }"
_SAID: Final = """SELECT DISTINCT ?commitment ?status WHERE {{
  GRAPH ?graph {{ ?commitment kg:status ?status }} FILTER(?graph != <{woven}>)
}}"""


def statuses(store: Store, links: Iterable[Link], woven: str) -> set[ox.Triple]:
    """One status a commitment; ``woven`` is the graph that they are to stand in, which is not asked."""
    said = {row["commitment"]: row["status"] for row in rows(store, _SAID.format(woven=woven))}
    kept = _kept(store, links := list(links))
    told = {link.subject: said[link.object] for link in links if link.predicate == _SAME and link.object in said}
    return {
        ox.Triple(ox.NamedNode(one), _STATUS, ox.NamedNode(told[one]) if one in told else _by(ways))
        for one, ways in kept.items()
        if one not in said
    }


def _by(ways: set[bool]) -> ox.NamedNode:
    """The status of a commitment that was kept in these ways, wholly (True) or in part."""
    return _MET if True in ways else _PARTLY if ways else _OPEN


def _kept(store: Store, links: Iterable[Link]) -> dict[str, set[bool]]:
    """Every commitment, with whether each letter that keeps it does so wholly."""
    found: dict[str, set[bool]] = {}
    for row in rows(store, _MADE):
        ways = found.setdefault(row["commitment"], set())
        ways |= {row["partly"] == "false"} if "kept" in row else set()
    in_part = frozenset(row["mention"] for row in rows(store, _IN_PART))
    for link in links:
        if link.predicate == _KEPT_BY and link.subject in found:
            found[link.subject].add(not link.partly and not (link.because and link.because <= in_part))
    return found
