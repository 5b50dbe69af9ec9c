"""The writing side of a build: what the store holds, what a run has met, and what becomes of each source.

Of a paper that is there in several forms the best is read (``kg.read.BEST_FIRST``); the others are told as its files,
`prov:alternateOf` the one that was read. Neither their order nor the number of builds matters.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

import pyoxigraph as ox

from kg.known import Known, ending, key
from kg.outcome import FAILED, Built, Made, Paper, Status
from kg.rdf.iri import program as program_iri
from kg.rdf.mapping import name_of
from kg.read import BEST_FIRST
from kg.seen import Seen
from kg.sources import Source, still_holds
from kg.store import files
from kg.store.embedded import Store
from kg.store.files import File
from kg.store.holdings import Holding, Holdings
from kg.store.origins import Origins
from kg.validate.text import as_text

__all__ = ["Known", "Run", "rank"]

_HOLDERS = 5000
"""Files of which the graph is remembered: as many as are looked at before they are told of, and more."""


class Run:
    """One build's memory and its writing; ``version`` is the program's, as ``kg.build.program`` tells it.

    What the store holds is asked of it when it is needed: nothing here grows with the store. Files ``without`` which
    letters are to be read, by digest, count as not there.
    """

    def __init__(self, store: Store, version: str, origins: Origins, without: Collection[str] = ()) -> None:
        self.store = store
        self._origins = origins
        self._without = without
        self.program = str(program_iri(store.base_iri, version))
        self.weight = 0
        self._told: list[Built] = []
        self._found: list[tuple[str, str, bytes]] = []  # what is to be noted of where the batch comes from
        # The batch that waits to be written, by graph: its lines, the file that it is read from, and the further ones
        self._lines: dict[str, list[bytes]] = {}
        self._used: dict[str, File] = {}
        self._others: dict[str, dict[str, File]] = {}
        self._holders: dict[str, str] = {}  # by digest: the graph that the store has of it, until something is written
        self._by_digest = Seen()  # what this run has made, by digest and by graph: the path it came from
        self._by_graph = Seen()
        self._written = Seen()  # the same by graph, of those that were written
        self._holdings = Holdings(store, self.program, len(origins))

    def close(self) -> None:
        """Forgets all."""
        self._by_digest.close()
        self._by_graph.close()
        self._written.close()
        self._holdings.close()

    def known(self, sha256: str, metadata: frozenset[str], name: str) -> bool:
        """Whether these bytes, with these metadata beside them and such a name, are in the store as this very program
        makes them, or came by in this run.
        """
        return sha256 in self._by_digest or self._as_made(sha256, metadata, name)

    def met(self, sha256: str) -> bool:
        """The same whatever stands beside them."""
        return sha256 in self._by_digest or self._holder(sha256) is not None

    def all_known(self) -> Known:
        """All that the store holds as this program makes it."""
        if self._without:
            return Known(())
        return Known(key(one.sha256, None if one.further else one.metadata, one.name) for one in self._holdings)

    def _as_made(self, sha256: str, metadata: frozenset[str], name: str) -> bool:
        """Of a further form the metadata do not count: it is only told of. A name counts by its ending."""
        if held := self._held(sha256):
            return (held.further or held.metadata == metadata) and ending(name) in (None, ending(held.name))
        iri = self._holder(sha256)
        told = None if iri is None else self._told_of(iri, sha256)
        if iri is None or told is None or ending(name) not in (None, ending(told.name)):
            return False
        return sha256 in self._further_of(iri) or files.metadata(self.store, iri) == metadata

    def _holder(self, sha256: str) -> str | None:
        if same := self._held(sha256):
            return same.graph
        held = self._holders.get(sha256) or files.holder(self.store, sha256, self.program)
        if held is not None:
            self._holders[sha256] = held
        return None if held is None or (self._without and self._file_of(held) is None) else held

    def _held(self, sha256: str) -> Holding | None:
        """What the store has of a file where that is known without asking it."""
        return None if self._without else self._holdings.of(sha256)

    def take(self, made: Made) -> None:
        """Decides what becomes of one source; its graph waits for the next flush."""
        told = self._judged(made)
        self._told.append(told)
        if told.status not in FAILED:
            self._found.append((made.source.place, made.sha256, made.source.stamp))

    @property
    def waiting(self) -> int:
        """How many sources have not been told of yet."""
        return len(self._told)

    def flush(self) -> list[Built]:
        """Writes what waits, each letter whole, and gives what may be told now."""
        self._note()
        if self._lines or len(self._holders) > _HOLDERS:
            self._holders.clear()
        if self._lines:
            self.store.put_graphs({iri: b"".join(lines) for iri, lines in self._lines.items()})
        told, self._told, self.weight = self._told, [], 0
        for batch in (self._lines, self._used, self._others):
            batch.clear()
        return told

    def _note(self) -> None:
        self._origins.record(self._found)
        self._found.clear()

    def _judged(self, made: Made) -> Built:
        path = made.source.path
        if made.error is not None:
            return Built(path, "unreadable", reason=made.error)
        if (
            made.paper is None
            or made.sha256 in self._by_digest
            or self._as_made(made.sha256, made.paper.metadata, path)
        ):
            # the last where it was read again in vain: what stands beside it is not its own metadata
            return self._met_before(path, made.sha256)
        iri = made.paper.graph_iri
        here = self._file_of(iri)
        found = Built(
            path, self._news(made.paper, here), made.paper.id, iri, report=made.report, remarks=made.paper.remarks
        )
        if here and here.sha256 != made.sha256 and rank(made.paper.file) != rank(here):
            worse = rank(made.paper.file) > rank(here)
            return self._further(found, made.source, made.paper.file, here) if worse else self._admitted(found, made)
        return self._first(found) or self._admitted(found, made)

    def _news(self, paper: Paper, here: File | None) -> Status:
        """What a letter is to the store: new, another than before, or the same in the eyes of another program."""
        if here is None:
            return "loaded"
        if paper.graph_iri in self._written:  # told of in this run, by a worse form
            return "form"
        alike = here.sha256 == paper.file.sha256 and ending(here.name) == ending(paper.file.name)
        same = alike and files.metadata(self.store, paper.graph_iri) == paper.metadata
        return "renewed" if same else "replaced"

    def _file_of(self, iri: str) -> File | None:
        """The file that a letter is read from, in the batch or in the store."""
        used = self._used.get(iri) or files.used(self.store, iri)
        return None if used is None or used.sha256 in self._without else used

    def _further_of(self, iri: str) -> dict[str, File]:
        if iri not in self._others:
            told = files.others(self.store, iri)
            self._others[iri] = {digest: file for digest, file in told.items() if digest not in self._without}
        return self._others[iri]

    def _met_before(self, path: str, sha256: str) -> Built:
        first = self._by_digest.setdefault(sha256, path)
        if first != path:
            self._named_by_the_first(first, path, sha256)
            return Built(path, "repeated", reason=f"{path}: the same file as {first}, which counts once.")
        iri = self._holder(sha256)
        if iri is None and not self._without:  # the same source twice in one batch
            return Built(path, "repeated", reason=f"{path}: given twice; it counts once.")
        iri, held = iri or "", self._held(sha256)
        found = Built(path, "unchanged", graph_iri=iri)
        further = held.further if held else sha256 in self._further_of(iri)
        if not further and (clash := self._first(found)):
            return clash
        return found if held and held.name == name_of(path) else self._renamed(found, sha256)

    def _renamed(self, found: Built, sha256: str) -> Built:
        """A file that bears another name than its letter's graph tells is told by that one from now on, unless it is a
        copy of one that is still there; what comes by standard input bears none.
        """
        iri, name = found.graph_iri, name_of(found.path)
        told = self._told_of(iri, sha256)
        if told is None or told.name in ("", name) or name == "-" or iri in self._lines:
            return found
        former = (one.path for one in self._origins.holding(sha256) if name_of(one.path) == told.name)
        if any(still_holds(path, sha256) for path in former):
            return found
        self._rename(iri, told, name)
        return replace(found, status="replaced")

    def _named_by_the_first(self, first: str, later: str, sha256: str) -> None:
        """Of copies that one run meets the first is told of, as where nothing was built before."""
        iri = self._holder(sha256)
        told = None if iri is None or iri in self._lines else self._told_of(iri, sha256)
        if iri and told and told.name == name_of(later) and name_of(first) not in (told.name, "-"):
            self._rename(iri, told, name_of(first))

    def _told_of(self, iri: str, sha256: str) -> File | None:
        """What a letter's graph tells of one of its files."""
        told = self._further_of(iri).get(sha256) or self._file_of(iri)
        return told if told and told.sha256 == sha256 else None

    def _rename(self, iri: str, told: File, name: str) -> None:
        old, new = (files.named(self.store.base_iri, told.sha256, one) for one in (told.name, name))
        self._holdings.changed(iri)
        self.store.change_graph(iri, add=[new], remove=[old])
        for known in (self._used, self._others):
            known.pop(iri, None)

    def _first(self, found: Built) -> Built | None:
        """None for the first source of a letter in this run; what is told of any later one that says otherwise."""
        first = self._by_graph.setdefault(found.graph_iri, found.path)
        return None if first == found.path else replace(found, status="clash", reason=_clash(found, first))

    def _further(self, found: Built, source: Source, file: File, here: File) -> Built:
        """Beside the better form that the letter was read from."""
        self._by_digest[file.sha256] = found.path
        self._holdings.changed(found.graph_iri)
        further = self._further_of(found.graph_iri)
        base, former = self.store.base_iri, further.get(file.sha256)
        further[file.sha256] = file
        told = list(files.alternates(base, here, {file.sha256: file}))
        before = list(files.alternates(base, here, {file.sha256: former})) if former else []
        if found.graph_iri in self._lines:
            self._tell(found.graph_iri, told)
        else:
            self._origins.record([(source.place, file.sha256, source.stamp)])
            self.store.change_graph(found.graph_iri, add=told, remove=[one for one in before if one not in told])
        return Built(found.path, "form", found.id, found.graph_iri)

    def _admitted(self, found: Built, made: Made) -> Built:
        """Into the batch where no rule is violated, else into quarantine."""
        assert made.paper is not None
        assert made.report is not None  # what has a graph was checked
        self._by_digest[made.sha256] = found.path
        name = found.graph_iri.rpartition("/")[2]
        if made.report.conforms:
            self.store.quarantine.clear(name)
            self._holdings.changed(found.graph_iri)
            self._lines[found.graph_iri] = [made.paper.statements.ntriples]
            self.weight += len(made.paper.statements.ntriples)
            self._beside(found, made.paper.file)
            return found
        kept = self.store.quarantine.put(name, made.paper.text, as_text([made.report]), made.sha256)
        rules = ", ".join(dict.fromkeys(result.rule for result in made.report.violations))
        reason = f"{found.path}: not loaded, its graph breaks rule {rules}; the reasons are in {kept}."
        return replace(found, status="quarantined", reason=reason)

    def _beside(self, found: Built, file: File) -> None:
        """Tells the letter's further files in its new graph; a worse form that it was read from is one of them now."""
        before = self._file_of(found.graph_iri)
        further = self._further_of(found.graph_iri)
        if before and rank(before) > rank(file):
            further[before.sha256] = before
        further.pop(file.sha256, None)
        self._by_graph[found.graph_iri] = self._written[found.graph_iri] = found.path
        self._used[found.graph_iri] = file
        self._tell(found.graph_iri, files.alternates(self.store.base_iri, file, further))

    def _tell(self, iri: str, told: Iterable[ox.Triple]) -> None:
        self._lines[iri].append(ox.serialize(told, format=ox.RdfFormat.N_TRIPLES) or b"")


def rank(file: File) -> tuple[int, bool]:
    """How good a form is, the least the best; texts and forms not known come last, the chamber's copy after another."""
    known = file.media_type in BEST_FIRST
    return BEST_FIRST.index(file.media_type) if known else len(BEST_FIRST), bool(file.numbers)


def _clash(found: Built, first: str) -> str:
    name = found.id or found.graph_iri.rpartition("/")[2]
    told = f"{found.path}: not loaded, {first} is {name} too and says something else"
    return f"{told}; remove one of the two."
