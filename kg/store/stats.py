"""What a store holds, in figures."""

from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from kg.errors import RemoteError
from kg.rdf.namespaces import CODE, KG, PREFIXES
from kg.store.embedded import Store
from kg.store.query import Answer, Solutions
from kg.store.remote import Remote

__all__ = ["Stats", "as_text", "asks_only_default", "holds_letters", "only_default", "stats", "stats_of"]

_COUNTS = {
    "letters": "?x a kg:Letter",
    "papers": "?x a kg:Kamerstuk",
    "dossiers": "?x a kg:Dossier",
    # those of whom a letter speaks; the register knows more
    "people": "?x a kg:Person FILTER EXISTS { [] kg:mentions|kg:signedBy ?x }",
    "meetings": "?x a kg:CouncilMeeting",
    "citations": "?x a kg:Citation",
    "warnings": "?x a kg:Anomaly",
}


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of a store. ``papers`` counts letters and cited stubs too; ``period`` is the first and last letter's day,
    ``""`` where no letter has one; ``warnings`` counts anomalies; the tuples are (name, count), most first.
    """

    letters: int
    papers: int
    dossiers: int
    people: int
    meetings: int
    citations: int
    warnings: int
    triples: int
    graphs: int
    quarantined: int
    period: tuple[str, str]
    commitments: tuple[tuple[str, int], ...]
    mentions: tuple[tuple[str, int], ...]


def holds_letters(store: Store) -> bool:
    """Whether any named graph was made of a source."""
    return next(store.told_of_graphs(KG.sha256), None) is not None


class Asked(Protocol):
    """What answers queries, for the union of its graphs."""

    def ask(self, query: str) -> Answer:
        """Answers one."""


def stats(store: Store) -> Stats:
    """Counts. ``triples`` are statements, each counted once. Raises StoreError."""
    return _figures(store, store.size(), len(store.graphs()), len(store.quarantine.list()))


def stats_of(remote: Remote) -> Stats:
    """The same of another server; nothing is known of what is in quarantine. Raises RemoteError."""
    asked = _Prefixed(remote)
    graphs = _count(asked, "(COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    if graphs and _empty(remote, "?s ?p ?o"):
        raise RemoteError(only_default(remote))
    triples = _count(asked, "(COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }")
    return _figures(asked, triples, graphs, 0)


def asks_only_default(remote: Remote) -> bool:
    """Whether queries of a server see nothing though its named graphs hold something. Raises RemoteError."""
    return _empty(remote, "?s ?p ?o") and not _empty(remote, "GRAPH ?g { ?s ?p ?o }")


def only_default(remote: Remote) -> str:
    """What is told of such a server."""
    return (
        f"{remote.url} asks only its default graph, which is empty; give an address that asks all its graphs "
        "(Oxigraph's server: add ?union-default-graph)."
    )


def _empty(remote: Remote, pattern: str) -> bool:
    # counted, since some servers answer ASK in forms of their own
    return _count(remote, f"(COUNT(*) AS ?n) {{ SELECT * {{ {pattern} }} LIMIT 1 }}") == 0


@dataclass(frozen=True, slots=True)
class _Prefixed:
    remote: Remote

    def ask(self, query: str) -> Answer:
        used = (f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items() if f"{prefix}:" in query)
        return self.remote.ask("\n".join((*used, query)))


def _figures(asked: Asked, triples: int, graphs: int, quarantined: int) -> Stats:
    counts = {name: _count(asked, f"(COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}") for name, pattern in _COUNTS.items()}
    first, last = _row(asked, "(MIN(?d) AS ?a) (MAX(?d) AS ?b) { ?x a kg:Letter ; dcterms:issued ?d }", 2)
    return Stats(
        **counts,
        triples=triples,
        graphs=graphs,
        quarantined=quarantined,
        period=(first, last),
        commitments=_tally(asked, "?x kg:status ?name"),
        mentions=_tally(asked, "?x kg:mentionType ?name"),
    )


def as_text(figures: Stats) -> str:
    """The figures for a person, a line each."""
    rows = [
        ("letters", f"{figures.letters:,}{' from {} to {}'.format(*figures.period) if figures.period[0] else ''}"),
        ("papers", f"{figures.papers:,} (letters, and papers that they cite)"),
        ("dossiers", f"{figures.dossiers:,}"),
        ("people", f"{figures.people:,} (who sign, ask, move, or are promised something)"),
        ("Council meetings", f"{figures.meetings:,}"),
        ("citations", f"{figures.citations:,}"),
        ("commitments", _listed(figures.commitments)),
        ("mentions", _listed(figures.mentions)),
        ("anomalies", f"{figures.warnings:,}"),
        ("in quarantine", f"{figures.quarantined:,}"),
        ("statements", f"{figures.triples:,} in {figures.graphs:,} named graphs"),
    ]
    return "\n".join(f"{name:17}{value}" for name, value in rows)


def _listed(counts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts) or "0"


def _row(store: Asked, rest: str, width: int = 1) -> list[str]:
    """The one row of a question for figures, so wide. Raises RemoteError where a server gives another answer."""
    rows = _rows(store, f"SELECT {rest}")
    if len(rows) != 1 or len(rows[0]) != width:
        raise RemoteError(_NONE)
    return rows[0]


_DIGITS = 18
"""No figure of a store has more; a server may answer anything."""
_NONE = "The server answered a question for figures with none; check its address."


def _count(store: Asked, rest: str) -> int:
    return _figure(*_row(store, rest))


def _figure(text: str) -> int:
    if not text.isdecimal() or len(text) > _DIGITS:
        raise RemoteError(_NONE)
    return int(text)


def _tally(store: Asked, pattern: str) -> tuple[tuple[str, int], ...]:
    query = f"SELECT ?name (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }} GROUP BY ?name ORDER BY DESC(?n) ?name"
    rows = _rows(store, query)
    if any(len(row) != 2 for row in rows):
        raise RemoteError(_NONE)
    return tuple((name.removeprefix(str(CODE)), _figure(count)) for name, count in rows)


def _rows(store: Asked, query: str) -> list[list[str]]:
    answer = store.ask(query)
    if not isinstance(answer, Solutions):
        raise RemoteError(_NONE)
    return [[term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in row] for row in answer]
