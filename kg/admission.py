"""The writing side of a build: what the store holds, what a run has met, and what becomes of each source.

Of a paper that is there in several forms the best is read (``kg.read.BEST_FIRST``); the others are told as its files,
`prov:alternateOf` the one that was read. Neither their order nor the number of builds matters.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import pyoxigraph as ox
from rdflib import Graph

from kg import validate
from kg.chamber import Listed
from kg.model import Letter
from kg.rdf.iri import program as program_iri
from kg.rdf.mapping import file_name
from kg.read import BEST_FIRST, archive, beside
from kg.read.source import loaded
from kg.store import files
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.store.files import File
from kg.validate.text import as_text, distinct

__all__ = ["FAILED", "Built", "Made", "Run", "Source", "Status"]

Status = Literal["loaded", "replaced", "unchanged", "form", "repeated", "quarantined", "unreadable", "clash"]

FAILED: tuple[Status, ...] = ("quarantined", "unreadable", "clash")
"""What makes ``kg build`` end with exit code 1."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to build from: ``data`` is given for standard input, whose ``path`` is ``-``; a member of an archive is
    ``archive.zip!folder/letter.md``, with ``archive`` and ``member`` its two parts.
    """

    path: str
    data: bytes | None = None
    archive: str | None = None
    member: str = ""

    @property
    def exists(self) -> bool:
        """Whether there is anything to read."""
        return self.data is not None or os.path.lexists(self.archive or self.path)

    def bytes(self) -> bytes:
        """What it holds; ReadError, one sentence, where that cannot be read."""
        data = archive.member(self.archive, self.member) if self.archive else self.data
        return loaded(self.path, data)

    def metadata(self) -> frozenset[str]:
        """The digests of the files that may be its metadata; it is read anew where they changed."""
        return frozenset() if self.archive or self.data is not None else beside.digests(self.path)


@dataclass(frozen=True, slots=True)
class Made:
    """One source taken as far as its graph, and the report on that; ``error`` tells why it came no further."""

    source: Source
    sha256: str = ""
    letter: Letter | Listed | None = None
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


class Run:
    """One build's memory and its writing; ``version`` is the program's, as ``kg.build.program`` tells it."""

    def __init__(self, store: Store, version: str) -> None:
        self.store = store
        self.graphs: dict[str, Graph] = {}
        self._told: list[Built] = []
        digests, programs = store.graph_digests(), store.graph_programs()
        ours = str(program_iri(store.base_iri, version))
        self._used, self._others = files.used(store), files.others(store)
        self._held = set(digests)
        self._current = {digest: iri for iri, digest in digests.items() if programs.get(iri) == ours}
        self._metadata = files.metadata(store)
        for iri, further in self._others.items():
            self._current.update(dict.fromkeys(further, iri))
        self._by_digest: dict[str, str] = {}  # what this run has made, by digest and by graph: the path it came from
        self._by_graph: dict[str, str] = {}

    def known(self, sha256: str, metadata: frozenset[str] = frozenset()) -> bool:
        """Whether these bytes, with these metadata beside them, are in the store as this very program makes them, or
        came by in this run.
        """
        return sha256 in self._by_digest or self._as_made(sha256, metadata)

    def _as_made(self, sha256: str, metadata: frozenset[str]) -> bool:
        """Of a further form the metadata do not count: it is only told of."""
        iri = self._current.get(sha256)
        return iri is not None and (
            sha256 in self._others.get(iri, ()) or self._metadata.get(iri, frozenset()) == metadata
        )

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
        if made.letter is None or made.sha256 in self._by_digest or self._nothing_new(made):
            return self._met_before(path, made.sha256)
        assert made.graph is not None  # what has a letter has its graph
        iri = str(made.graph.identifier)
        found = Built(path, "replaced" if iri in self._held else "loaded", made.letter.id, iri, report=made.report)
        file, here = _file_of(made), self._used.get(iri)
        if here and _rank(file) != _rank(here):
            return self._further(found, file, here) if _rank(file) > _rank(here) else self._admitted(found, made)
        return self._first(found) or self._admitted(found, made)

    def _nothing_new(self, made: Made) -> bool:
        """Whether it was read again in vain: what stands beside it is not its own metadata."""
        assert made.letter is not None
        return self._as_made(made.sha256, frozenset(one.sha256 for one in made.letter.document.beside))

    def _met_before(self, path: str, sha256: str) -> Built:
        first = self._by_digest.setdefault(sha256, path)
        if first != path:
            return Built(path, "repeated", reason=f"{path}: the same file as {first}, which counts once.")
        iri = self._current[sha256]
        found = Built(path, "unchanged", graph_iri=iri)
        return found if sha256 in self._others.get(iri, ()) else self._first(found) or found

    def _first(self, found: Built) -> Built | None:
        """None for the first source of a letter in this run; what is told of any later one that says otherwise."""
        first = self._by_graph.setdefault(found.graph_iri, found.path)
        return None if first == found.path else replace(found, status="clash", reason=_clash(found, first))

    def _further(self, found: Built, file: File, here: File) -> Built:
        """Beside the better form that the letter was read from."""
        self._by_digest[file.sha256] = found.path
        beside = {file.sha256: file}
        self._others.setdefault(found.graph_iri, {}).update(beside)
        told = list(files.alternates(self.store.base_iri, here, beside))
        if found.graph_iri in self.graphs:
            self._tell(found.graph_iri, told)
        else:
            self.store.change_graph(found.graph_iri, add=told, remove=[])
        return Built(found.path, "form", found.id, found.graph_iri)

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
            self._beside(found, _file_of(made))
            return found
        kept = self.store.quarantine.put(name, made.letter.document.text, as_text([made.report]))
        rules = ", ".join(dict.fromkeys(result.rule for result in made.report.violations))
        reason = f"{found.path}: not loaded, its graph breaks rule {rules}; the reasons are in {kept}."
        return replace(found, status="quarantined", reason=reason)

    def _beside(self, found: Built, file: File) -> None:
        """Tells the letter's further files in its new graph; a worse form that it was read from is one of them now."""
        before = self._used.get(found.graph_iri)
        further = self._others.setdefault(found.graph_iri, {})
        if before and _rank(before) > _rank(file):
            further[before.sha256] = before
        further.pop(file.sha256, None)
        self._by_graph[found.graph_iri] = found.path
        self._used[found.graph_iri] = file
        self._tell(found.graph_iri, files.alternates(self.store.base_iri, file, further))

    def _tell(self, iri: str, told: Iterable[ox.Triple]) -> None:
        graph = self.graphs[iri]
        for triple in to_rdflib(told):
            graph.add(triple)


def _file_of(made: Made) -> File:
    assert made.letter is not None
    document = made.letter.document
    return File(document.sha256, document.media_type, file_name(document), document.markup.numbers)


def _rank(file: File) -> int:
    """How good a form is, 0 the best; all forms that are plain text, and those not known, are the last alike."""
    return BEST_FIRST.index(file.media_type) if file.media_type in BEST_FIRST else len(BEST_FIRST)


def _clash(found: Built, first: str) -> str:
    name = found.id or found.graph_iri.rpartition("/")[2]
    return (
        f"{found.path}: not loaded, {first} is {name} too and says something else; "
        "remove one of the two or build them in the order that you mean."
    )
