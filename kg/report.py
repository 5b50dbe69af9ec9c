"""What ``kg build`` and ``kg validate`` tell: sentences a source, reports over letters, RDF files and stores."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg import validate
from kg.build import BATCH, Source, checked, make, sources
from kg.errors import KamergraafError, UsageError
from kg.outcome import FAILED, Built, Made, Status
from kg.rdf.namespaces import DEFAULT_BASE
from kg.store.convert import to_rdflib
from kg.store.embedded import Store
from kg.threads import GRAPH, contradictions, oddities, woven_graph
from kg.validate import Language, Report
from kg.validate.files import SUFFIXES as RDF_SUFFIXES

__all__ = ["FORMATS", "Tally", "rendered", "reports_of_paths", "reports_of_store"]

Render = Callable[[Iterable[Report], Language], Iterable[str]]

FORMATS: dict[str, Render] = {
    "text": lambda reports, language: [validate.as_text(reports, language)],
    "json": lambda reports, _: validate.as_json(reports),
    "html": lambda reports, language: [validate.as_html(reports, language)],
    "turtle": lambda reports, _: [validate.as_turtle(reports)],
}
_ALSO = {
    "txt": "text", "text/plain": "text", "application/json": "json", "text/html": "html", "htm": "html",
    "ttl": "turtle", "text/turtle": "turtle",
}  # fmt: skip

_TOLD = 3
"""Letters of which the same warning is told one by one, and files that are given twice."""
_WORDS: dict[Status, str] = {
    "loaded": "new",
    "replaced": "changed",
    "renewed": "read anew since another version of kg made what was there",
    "unchanged": "unchanged",
    "form": "further forms of letters that are there",
    "repeated": "given twice",
    "quarantined": "quarantined",
    "unreadable": "unreadable",
    "clash": "not loaded since another file is the same letter",
}
_REMOVED: dict[Status, str] = {
    "withdrawn": "taken back by their source",
    "pruned": "gone or changed, and what was made of them",
}
"""What is told of files that are not there any more, or once more of one that is."""


@dataclass(slots=True)
class Tally:
    """Counts a build's outcomes."""

    counts: Counter[Status] = field(default_factory=Counter)
    warnings: int = 0
    contradictions: int = 0
    remarked: set[str] = field(default_factory=set)
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def told(self, built: Built, language: Language) -> Iterator[str]:
        """The lines to tell of one source: why it is not loaded, or what is odd in it; none where all is well.

        What is said of letter after letter in the same words is told of the first few; ``rest`` tells the others.
        """
        for remark in built.remarks:
            if remark not in self.remarked:  # one file of metadata may stand beside many letters
                self.remarked.add(remark)
                yield f"kg: {remark}"
        if built.reason and (built.status != "repeated" or self.counts["repeated"] <= _TOLD):
            yield f"kg: {built.reason}"
        for result in built.warnings:
            quote = f" “{result.quotes[0].text}”" if result.quotes and not result.detail else ""
            words = (result.detail or result.messages).of(language)
            self.alike[result.rule, quote + words] += 1
            if self.alike[result.rule, quote + words] <= _TOLD:
                yield f"{built.path}: warning {result.rule}:{quote} {words}"

    def rest(self) -> Iterator[str]:
        """A line for each warning that came of more letters than were told, and one for the files given twice."""
        if (more := self.counts["repeated"] - _TOLD) > 0:
            yield f"kg: {more} more {'file is' if more == 1 else 'files are'} the same as another, which counts once."
        for (rule, words), count in self.alike.items():
            if count > _TOLD:
                yield f"kg: warning {rule}, {count - _TOLD} times more: {words} kg validate --store tells where."

    def weigh(self, store: Store) -> None:
        """Takes what contradicts another letter in the store, now that all are in it."""
        self.contradictions = contradictions(store)

    def add(self, built: Built) -> None:
        """Takes one more outcome."""
        self.counts[built.status] += 1
        self.warnings += len(built.warnings)

    @property
    def written(self) -> int:
        """How many letters were put into the store, new or in another's place."""
        return sum(self.counts[status] for status in ("loaded", "replaced", "renewed"))

    @property
    def failed(self) -> bool:
        """Whether a source is not in the store as it should be."""
        return any(self.counts[status] for status in FAILED)

    def summary(self, store: str) -> str:
        """One line for a person."""
        parts, removed = self._parts(_WORDS), self._parts(_REMOVED)
        total = sum(self.counts[status] for status in _WORDS)
        left = f"; removed: {', '.join(removed)}" if removed else ""
        warned = f"; {self.warnings} warning{'s' * (self.warnings != 1)}" if self.warnings else ""
        built = (
            f"{total} file{'s' * (total != 1)}: {', '.join(parts) or 'nothing to build'}{left}{warned}. Store: {store}"
        )
        if not self.contradictions:
            return built
        they = "mention contradicts" if self.contradictions == 1 else "mentions contradict"
        tells = "kg query --named anomalies tells which."
        return f"{built}\nIn the store {self.contradictions} {they} another letter; {tells}"

    def _parts(self, words: dict[Status, str]) -> list[str]:
        return [f"{self.counts[status]} {told}" for status, told in words.items() if self.counts[status]]


def reports_of_paths(paths: Iterable[str], on_error: Callable[[KamergraafError], None]) -> Iterator[Report]:
    """A report a letter and a report a graph of each RDF file; what cannot be read goes to ``on_error``."""
    waiting = iter(_sources(paths))
    while batch := list(islice(waiting, BATCH)):
        made = iter(checked(make(source, DEFAULT_BASE) for source in batch if not _is_rdf(source)))
        for source in batch:
            try:
                yield from _graph_reports(source) if _is_rdf(source) else [_letter_report(next(made))]
            except KamergraafError as error:
                on_error(error)


# What the two endings that letters and RDF share hold where they hold RDF
_RDF_MARKS = {".xml": (b"http://www.w3.org/1999/02/22-rdf-syntax-ns#",), ".json": (b'"@',)}


def _is_rdf(source: Source) -> bool:
    """Whether a file is taken for RDF: by its ending and, where letters and metadata have it too, by what it holds."""
    suffix = Path(source.path).suffix.lower()
    if suffix not in RDF_SUFFIXES or source.archive or suffix not in _RDF_MARKS:
        return suffix in RDF_SUFFIXES and not source.archive
    try:
        with Path(source.path).open("rb") as file:
            head = file.read(65536)
    except OSError:
        return True
    return any(mark in head for mark in _RDF_MARKS[suffix])


def _graph_reports(source: Source) -> Iterator[Report]:
    return validate.validate_all(validate.graphs_of(Path(source.path)))


def _sources(paths: Iterable[str]) -> Iterator[Source]:
    for path in paths:
        if not Path(path).is_dir():
            yield from sources([path])
            continue
        yield from (source for source in sources([path]) if not _is_rdf(source))
        found = (Source(str(file)) for suffix in RDF_SUFFIXES for file in Path(path).rglob(f"*{suffix}"))
        yield from sorted(filter(_is_rdf, found), key=lambda source: source.path)


def _letter_report(made: Made) -> Report:
    if made.report is None:
        raise KamergraafError(made.error)
    return made.report


def reports_of_store(path: str) -> Iterator[Report]:
    """A report a named graph, in the order of their names, with what in it contradicts another letter.

    The shared graph and the data set's own are not the letters'; what is woven across them is told where it breaks
    a rule.
    """
    with Store.open(path) as store:
        own = {store.graph_iri(name) for name in ("reference", "dataset", "threads")}
        graphs = (iri for iri in store.graphs() if iri not in own and not iri.startswith("_:"))
        begin = store.graph_iri("")
        odd = {iri.removeprefix(begin): triples for iri, triples in oddities(store).items()}
        for report in validate.validate_all((iri.removeprefix(begin), store.graph(iri)) for iri in graphs):
            yield _with_oddities(report, odd[report.name]) if report.name in odd else report
        woven = validate.validate(to_rdflib(woven_graph(store)), name=GRAPH)
        if not woven.conforms:
            yield woven


def _with_oddities(report: Report, odd: list[ox.Triple]) -> Report:
    """A letter's report with what in the letter contradicts another one."""
    letter = next(iter(report.letters), None)
    told = validate.validate(to_rdflib(odd), name=report.name).warnings
    return replace(report, results=(*report.results, *(replace(result, letter=letter) for result in told)))


def rendered(reports: Iterable[Report], form: str, language: Language) -> Iterator[str]:
    """The reports in one of ``FORMATS`` (or its extension or media type), in pieces. Raises UsageError."""
    render = FORMATS.get(_ALSO.get(form.lower(), form.lower()))
    if render is None:
        raise UsageError(f"{form!r} is no format of a report; give {', '.join(FORMATS)}.")
    yield from render(reports, language)
