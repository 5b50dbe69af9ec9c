"""How each commitment stands, by all letters together: kept where one keeps it, kept in part, or open.

What a source of its own says of a commitment's status, as the list of a chamber does, stands: nothing is added to it.
"""

from collections.abc import Collection, Iterable
from typing import Final

from rdflib import OWL

from kg.rdf.namespaces import CODE, KG
from kg.store.embedded import Store
from kg.threads.asked import rows
from kg.threads.links import Link
from kg.threads.rules import of

__all__ = ["statuses"]

_KEPT_BY: Final = str(KG.fulfilledBy)
_OPEN, _PARTLY, _MET = (str(CODE[name]) for name in ("openstaand", "deels-voldaan", "voldaan"))
_SAME: Final = str(OWL.sameAs)

# Commitments of letters, and whether one says that it keeps it, wholly or in part, or that an earlier one did
_MADE: Final = """SELECT DISTINCT ?commitment ?kept ?partly WHERE {
  {
    # of: ?commitment
    ?letter kg:commitment ?commitment .
  } UNION {
    # of: ?commitment
    ?letter kg:fulfils ?commitment .
    BIND(true AS ?kept)
  } UNION {
    # of: ?commitment
    GRAPH ?graph { ?commitment kg:fulfilledBy ?earlier . ?letter kg:mentions ?commitment }
    BIND(true AS ?kept)
  }
  BIND(EXISTS { ?letter kg:partlyFulfils ?commitment } AS ?partly)
}"""
# Words that keep a promise in part
_IN_PART: Final = """SELECT ?mention WHERE {
  # of: ?mention
  ?mention kg:supports kg:partlyFulfils .
}"""
_SAID: Final = """SELECT DISTINCT ?commitment ?status WHERE {{
  # of: ?commitment
  GRAPH ?graph {{ ?commitment kg:status ?status }} FILTER(?graph != <{woven}>)
}}"""


def statuses(store: Store, commitments: Collection[str], links: Collection[Link], woven: str) -> dict[str, str]:
    """The status of each of these commitments that has one; ``links`` are all that lead from them to what keeps them or
    is the same; ``woven`` is the graph that the statuses are to stand in, which is not asked.
    """
    same = {link.subject: link.object for link in links if link.predicate == _SAME}
    asked = _SAID.format(woven=woven)
    said = {row["commitment"]: row["status"] for row in rows(store, of(asked, {*commitments, *same.values()}))}
    told = {one: said[other] for one, other in same.items() if other in said}
    kept = _kept(store, commitments, links)
    return {one: told.get(one) or _by(ways) for one, ways in kept.items() if one not in said}


def _by(ways: set[bool]) -> str:
    """The status of a commitment that was kept in these ways, wholly (True) or in part."""
    return _MET if True in ways else _PARTLY if ways else _OPEN


def _kept(store: Store, commitments: Iterable[str], links: Iterable[Link]) -> dict[str, set[bool]]:
    """Those that letters make or keep, with whether each letter that keeps it does so wholly."""
    found: dict[str, set[bool]] = {}
    for row in rows(store, of(_MADE, commitments)):
        ways = found.setdefault(row["commitment"], set())
        ways |= {row["partly"] == "false"} if "kept" in row else set()
    keeping = [link for link in links if link.predicate == _KEPT_BY and link.subject in found]
    words = {mention for link in keeping for mention in link.because}
    in_part = frozenset(row["mention"] for row in rows(store, of(_IN_PART, words)))
    for link in keeping:
        found[link.subject].add(not link.partly and not (link.because and link.because <= in_part))
    return found
