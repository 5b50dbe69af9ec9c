"""What a store holds, in figures."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.namespaces import CODE
from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["Stats", "as_text", "stats"]

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


def stats(store: Store) -> Stats:
    """Counts. ``triples`` are statements, each counted once. Raises StoreError."""
    counts = {
        name: int(_row(store, f"(COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")[0]) for name, pattern in _COUNTS.items()
    }
    first, last = _row(store, "(MIN(?d) AS ?a) (MAX(?d) AS ?b) { ?x a kg:Letter ; dcterms:issued ?d }")
    return Stats(
        **counts,
        triples=store.size(),
        graphs=len(store.graphs()),
        quarantined=len(store.quarantine.list()),
        period=(first, last),
        commitments=_tally(store, "?x kg:status ?name"),
        mentions=_tally(store, "?x kg:mentionType ?name"),
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


def _row(store: Store, rest: str) -> list[str]:
    return next(iter(_rows(store, f"SELECT {rest}")))


def _tally(store: Store, pattern: str) -> tuple[tuple[str, int], ...]:
    query = f"SELECT ?name (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }} GROUP BY ?name ORDER BY DESC(?n) ?name"
    return tuple((name.removeprefix(str(CODE)), int(count)) for name, count in _rows(store, query))


def _rows(store: Store, query: str) -> list[list[str]]:
    answer = store.ask(query)
    assert isinstance(answer, Solutions)
    return [[term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in row] for row in answer]
