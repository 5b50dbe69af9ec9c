"""Validation beside pySHACL on the same graphs, and a whole build beside pySHACL alone."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyshacl
from rdflib import Graph

from kg.build import Source, build, letter_graph
from kg.store.embedded import Store
from kg.validate import Report, default_shapes, validate, validate_all
from tests.bench.letters import letter_of, varied
from tests.bench.table import Asked, Table, seconds

__all__ = ["run"]

_LETTERS = 400
_QUICK = 6


def run(asked: Asked) -> tuple[Table, ...]:
    """Letters a second by pySHACL, by one report a graph, and by the build's way; then a build from file to store."""
    texts = list(varied(asked.gold, _QUICK if asked.quick else _LETTERS))
    graphs = [letter_graph(letter_of(*text)) for text in texts]
    validate(graphs[0])  # the shapes are read once, before the clock runs
    alone = _pyshacl(graphs[: len(graphs) // (1 if asked.quick else 4)])
    named = [(str(number), graph) for number, graph in enumerate(graphs)]
    single = seconds(lambda: _single(named[: len(alone)]), 1) / len(alone)
    batch = seconds(lambda: list(validate_all(named)), 2) / len(named)
    slow = sum(alone) / len(alone)
    with TemporaryDirectory() as folder:
        whole = seconds(lambda: _built(Path(folder), texts), 1) / len(texts)
    rows = (
        ("pySHACL alone, pyshacl.validate a letter", round(1 / slow), 1.0),
        ("kg, a report a letter", round(1 / single), slow / single),
        ("kg, the build's validation", round(1 / batch), slow / batch),
        ("kg, the whole build, from file to store and threads", round(1 / whole), slow / whole),
    )
    triples = sum(map(len, graphs)) // len(graphs)
    agree = _same(named[: len(alone)])
    notes = (
        f"{len(graphs):,} letters of {triples:,} triples each on average, {len(default_shapes().rules)} rules; "
        "the processor's time of one process.",
        f"The reports on {len(alone):,} of them, by pySHACL with all rules and by the build's way: "
        f"{agree} the same, {len(alone) - agree} other.",
    )
    return (Table("Letters validated a second", ("program", "letters a second", "times"), rows, notes),)


def _pyshacl(graphs: list[Graph]) -> list[float]:
    """The seconds that pySHACL's own entry point takes for each graph, its shapes already read."""
    shapes = default_shapes().graph
    return [
        seconds(lambda graph=graph: pyshacl.validate(graph, shacl_graph=shapes, inplace=True))  # type: ignore[misc]
        for graph in graphs
    ]


def _single(named: list[tuple[str, Graph]]) -> list[Report]:
    return [validate(graph, name=name) for name, graph in named]


def _same(named: list[tuple[str, Graph]]) -> int:
    pairs: Iterator[tuple[Report, Report]] = zip(_single(named), validate_all(named), strict=True)
    return sum(one == other for one, other in pairs)


def _built(folder: Path, texts: list[tuple[str, str]]) -> None:
    """A build of the letters into a new store."""
    sources = (Source(f"{number}-{name}", text.encode()) for number, (name, text) in enumerate(texts))
    with Store.create_or_open(folder / "store") as store:
        for _ in build(sources, store):
            pass
