"""Letters in, validated graphs in the store: read -> extract -> resolve -> map -> validate -> load -> weave, as stages.

Each stage is one function with one argument and one result. ``make`` takes one source through all stages but the
last and touches no store, so that it can run in another process; ``_Run`` alone writes.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal

from rdflib import Graph

from kg import resources, validate
from kg.errors import ReadError
from kg.extract import extract, require_letter
from kg.model import Letter
from kg.rdf.iri import graph as graph_iri
from kg.rdf.iri import program as program_iri
from kg.rdf.mapping import letter_graph as mapped
from kg.rdf.namespaces import DEFAULT_BASE
from kg.rdf.shared import dataset_graph, reference_graph
from kg.read import SUFFIXES, read
from kg.read.source import loaded
from kg.resolve import resolve
from kg.store.embedded import Store
from kg.threads import weave
from kg.validate.text import as_text, distinct

__all__ = [
    "FAILED",
    "SUFFIXES",
    "Built",
    "Source",
    "Status",
    "build",
    "letter_graph",
    "make",
    "program",
    "read_letter",
    "read_text",
    "sources",
    "unlike_a_letter",
]

Status = Literal["loaded", "replaced", "unchanged", "repeated", "quarantined", "unreadable", "clash"]

FAILED: tuple[Status, ...] = ("quarantined", "unreadable", "clash")
"""What makes ``kg build`` end with exit code 1."""

BATCH = 64
"""Letters a transaction: each batch is stored whole or not at all."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to build from; ``data`` is given for standard input, whose ``path`` is ``-``."""

    path: str
    data: bytes | None = None

    @property
    def exists(self) -> bool:
        """Whether there is anything to read."""
        return self.data is not None or os.path.lexists(self.path)


@dataclass(frozen=True, slots=True)
class Made:
    """One source taken as far as its graph, and the report on that; ``error`` tells why it came no further."""

    source: Source
    sha256: str = ""
    letter: Letter | None = None
    graph: Graph | None = None
    report: validate.Report | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one source; ``reason`` is one sentence where it is not simply in the store."""

    path: str
    status: Status
    id: str | None = None
    graph_iri: str = ""
    reason: str | None = None
    report: validate.Report | None = None

    @property
    def warnings(self) -> tuple[validate.Result, ...]:
        """What is odd in a letter that was loaded all the same; one a rule and place."""
        return tuple(distinct(self.report.warnings)) if self.report and not self.reason else ()


def read_letter(path: str | Path, data: bytes | None = None) -> Letter:
    """Reads one letter and finds all that it says.

    ``path`` is a file (``.md`` or ``.txt``); with ``data`` its bytes are taken instead of the file's. Raises
    ReadError, one sentence, where the file cannot be read or holds no letter.
    """
    letter = read_text(path, data)
    if doubt := unlike_a_letter(letter):
        raise ReadError(doubt)
    return letter


def read_text(path: str | Path, data: bytes | None = None) -> Letter:
    """As ``read_letter``, of any text: what is no letter has an empty letterhead. Raises ReadError."""
    return resolve(extract(read(path, data)))


def unlike_a_letter(letter: Letter) -> str | None:
    """One sentence that says why a text is taken for no letter; None where it is one."""
    try:
        require_letter(letter.letterhead, letter.document)
    except ReadError as error:
        return str(error)
    return None


def letter_graph(letter: Letter, base: str = DEFAULT_BASE) -> Graph:
    """The RDF graph of one letter, as docs/graph.md describes it; ``base`` is the base of its identifiers."""
    return mapped(letter, base, program())


@cache
def program() -> str:
    """The program's version and eight hex of all that decides what it makes of a letter.

    Code, ontology with its tables, and shapes count, so that a store tells which of its graphs another program made.
    """
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for room in ("extract", "lexicon", "rdf", "read", "resolve", "validate"):
        for file in sorted((package / room).rglob("*.py")):
            digest.update(file.read_bytes())
    digest.update((package / "register.py").read_bytes())
    for folder, suffix in (("ontology", ".ttl"), ("ontology", ".csv"), ("shapes", ".ttl")):
        for _, text in resources.texts(folder, suffix):
            digest.update(text.encode())
    return f"{resources.version()}+{digest.hexdigest()[:8]}"


def sources(paths: Iterable[str]) -> list[Source]:
    """The files that the given paths mean: a file as it is, a folder walked in sorted order, ``-`` standard input.

    In a folder only files of a form that can be read are taken, hidden ones are not, and a link to a folder is not
    followed. A path that does not exist is a source too: reading it tells so.
    """
    found: list[Source] = []
    for path in dict.fromkeys(paths):
        if path == "-":
            found.append(Source("-", sys.stdin.buffer.read()))
        elif Path(path).is_dir():
            found += map(Source, _walk(Path(path)))
        else:
            found.append(Source(path))
    return found


def _walk(top: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield str(Path(folder, name))


def make(source: Source, base: str, known: Callable[[str], bool] = lambda _: False) -> Made:
    """One source as a graph, not yet validated; a source whose digest is known is not read further."""
    try:
        data = loaded(source.path, source.data)
        sha256 = hashlib.sha256(data).hexdigest()
        if known(sha256):
            return Made(source, sha256)
        letter = read_letter(source.path, data)
        return Made(source, sha256, letter, letter_graph(letter, base))
    except ReadError as error:
        return Made(source, error=str(error))


def checked(made: Iterable[Made]) -> list[Made]:
    """The same with their reports: all graphs are validated together, which is faster than one by one."""
    every = list(made)
    named = [(one.letter.id or one.source.path, one.graph) for one in every if one.letter and one.graph is not None]
    reports = validate.validate_all(named)
    return [one if one.graph is None else replace(one, report=next(reports)) for one in every]


def build(inputs: Iterable[Source], store: Store) -> Iterator[Built]:
    """Builds each source into the store and tells what became of it, in the order of the input.

    Graphs are written in batches, each in one transaction; a letter whose graph violates a rule goes to the store's
    quarantine instead, and what the store held of it stays as it was. What is told of a source is true when it is
    told: its batch has been written. After the last one the threads across letters are brought up to date.
    """
    _furnish(store)
    run = _Run(store)
    waiting = iter(inputs)
    while batch := list(islice(waiting, BATCH)):
        for made in checked(make(source, store.base_iri, run.known) for source in batch):
            run.take(made)
        yield from run.flush()
    weave(store)


def _furnish(store: Store) -> None:
    """Puts the shared facts and the data set's description in the store, where they differ from what it holds."""
    ours = {"reference": _reference(store.base_iri), "dataset": dataset_graph(store.base_iri)}
    held = {name: store.graph(store.graph_iri(name)) for name in ours}
    changed = {store.graph_iri(name): graph for name, graph in ours.items() if set(graph) != set(held[name])}
    if changed:
        store.replace_graphs(changed)


_reference = cache(reference_graph)  # a second of parsing; nobody changes it


class _Run:
    """The writing side of one build: what the store holds, what this run has met, what waits to be written."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.graphs: dict[str, Graph] = {}
        self._told: list[Built] = []
        digests, programs = store.graph_digests(), store.graph_programs()
        ours = str(program_iri(store.base_iri, program()))
        self._held = set(digests)
        self._current = {digest: iri for iri, digest in digests.items() if programs.get(iri) == ours}
        self._by_digest: dict[str, str] = {}  # what this run has made, by digest and by graph: the path it came from
        self._by_graph: dict[str, str] = {}

    def known(self, sha256: str) -> bool:
        """Whether these bytes are in the store as this very program makes them, or came by in this run."""
        return sha256 in self._current or sha256 in self._by_digest

    def take(self, made: Made) -> None:
        """Decides what becomes of one source; its graph waits for the next flush."""
        self._told.append(self._judged(made))

    def flush(self) -> list[Built]:
        """Writes what waits in one transaction, and gives what may be told now."""
        if self.graphs:
            self.store.replace_graphs(self.graphs)
        told, self._told, self.graphs = self._told, [], {}
        return told

    def _judged(self, made: Made) -> Built:
        path = made.source.path
        if made.error is not None:
            return Built(path, "unreadable", reason=made.error)
        if made.letter is None or made.sha256 in self._by_digest:
            return self._met_before(path, made.sha256)
        iri = str(graph_iri(self.store.base_iri, made.letter))
        found = Built(path, "replaced" if iri in self._held else "loaded", made.letter.id, iri, report=made.report)
        return self._first(found) or self._admitted(found, made)

    def _met_before(self, path: str, sha256: str) -> Built:
        first = self._by_digest.setdefault(sha256, path)
        if first != path:
            return Built(path, "repeated", reason=f"{path}: the same file as {first}, which counts once.")
        found = Built(path, "unchanged", graph_iri=self._current[sha256])
        return self._first(found) or found

    def _first(self, found: Built) -> Built | None:
        """None for the first source of a letter in this run; what is told of any later one that says otherwise."""
        first = self._by_graph.setdefault(found.graph_iri, found.path)
        return None if first == found.path else replace(found, status="clash", reason=_clash(found, first))

    def _admitted(self, found: Built, made: Made) -> Built:
        """Into the batch where no rule is violated, else into quarantine."""
        assert made.letter is not None
        assert made.graph is not None
        assert made.report is not None  # what has a graph was checked
        self._by_digest[made.sha256] = found.path
        name = found.graph_iri.rpartition("/")[2]
        if made.report.conforms:
            self.store.quarantine.clear(name)
            self.graphs[found.graph_iri] = made.graph
            return found
        kept = self.store.quarantine.put(name, made.letter.document.text, as_text([made.report]))
        rules = ", ".join(dict.fromkeys(result.rule for result in made.report.violations))
        reason = f"{found.path}: not loaded, its graph breaks rule {rules}; the reasons are in {kept}."
        return replace(found, status="quarantined", reason=reason)


def _clash(found: Built, first: str) -> str:
    name = found.id or found.graph_iri.rpartition("/")[2]
    return (
        f"{found.path}: not loaded, {first} is {name} too and says something else; "
        "remove one of the two or build them in the order that you mean."
    )
