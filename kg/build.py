"""Letters in, validated graphs in the store: read -> extract -> resolve -> map -> validate -> load -> weave, as stages.

Each stage is one function with one argument and one result. ``make`` takes one source through all stages but the
last and touches no store, so that it can run in another process; ``kg.admission`` alone writes.
"""

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from rdflib import PROV, Graph

from kg import validate
from kg.admission import Run
from kg.chamber import Listed
from kg.crew import in_order
from kg.errors import ReadError
from kg.extract import extract, require_letter, unlike_a_letter
from kg.furnishing import furnish
from kg.known import Known
from kg.model import Letter
from kg.outcome import FAILED, Built, Made, Paper, Status
from kg.pieces import by_bytes, by_stamp, in_pieces, pieces
from kg.program import program
from kg.pruning import Leaving
from kg.rdf.iri import graph as graph_iri
from kg.rdf.iri import named_graph
from kg.rdf.iri import program as program_iri
from kg.rdf.mapping import file_name, letter_triples
from kg.rdf.mapping import letter_graph as mapped
from kg.rdf.mapping.listed import listed_graph
from kg.rdf.namespaces import DEFAULT_BASE
from kg.rdf.terms import Triple, Triples
from kg.read import SUFFIXES, read
from kg.read.beside import Place
from kg.read.guard import guarded
from kg.read.records import commitment, is_commitment
from kg.resolve import resolve
from kg.resolve.listed import resolve_listed
from kg.sources import Source, count, empty, passed_over, sources
from kg.store.embedded import Store
from kg.store.files import File
from kg.store.origins import Origins, stamp
from kg.threads import weave
from kg.withdrawal import withdraw

__all__ = [
    "FAILED",
    "SUFFIXES",
    "Built",
    "Elsewhere",
    "Source",
    "Status",
    "build",
    "count",
    "empty",
    "letter_graph",
    "loaded",
    "lost",
    "make",
    "outdated",
    "passed_over",
    "piece_made",
    "program",
    "read_letter",
    "read_source",
    "read_text",
    "sources",
    "unlike_a_letter",
]

MOST_MENTIONS = 10_000
"""Of one letter: the rules take a gigabyte for as many."""
BATCH = 64
"""Letters that are validated together."""
WRITTEN_TOGETHER = 512
"""Sources of which the store writes the letters together, unless they weigh more than HEAVIEST bytes of N-Triples."""
HEAVIEST = 40_000_000
LATEST = 30.0
"""Seconds after which what has been made is written, however little: a build that is killed then loses no more."""
Elsewhere = Callable[[str, Iterable[list[Source]]], Generator[list[Made]]]
"""What makes pieces of sources elsewhere: under a base for identifiers, in order, as ``piece_made``."""


def read_letter(path: str | Path, data: bytes | None = None, place: Place | None = None) -> Letter:
    """Reads one letter and finds all that it says.

    ``path`` is a file (``.md`` or ``.txt``); with ``data`` its bytes are taken instead of the file's, and with
    ``place`` the metadata that stand there instead of those beside it. Raises ReadError, one sentence, where the file
    cannot be read, holds no letter or more than one letter can hold.
    """
    letter = read_text(path, data, place)
    require_letter(letter.letterhead, letter.document)
    if len(letter.mentions) > MOST_MENTIONS:
        told = f"{len(letter.mentions):,} citations and other facts in one letter, more than {MOST_MENTIONS:,}"
        raise ReadError(f"{path}: {told}; give one letter a file.")
    return letter


def read_text(path: str | Path, data: bytes | None = None, place: Place | None = None) -> Letter:
    """As ``read_letter``, of any text: what is no letter has an empty letterhead. Raises ReadError."""
    return resolve(extract(read(path, data, place)))


def read_source(source: Source) -> Letter:
    """As ``read_text``, of a source; any failure over it, and what takes too long, is a ReadError."""
    with guarded(source.path):
        return read_text(source.path, source.bytes())


def letter_graph(letter: Letter, base: str = DEFAULT_BASE) -> Graph:
    """The RDF graph of one letter, as docs/graph.md describes it; ``base`` is the base of its identifiers."""
    return mapped(letter, base, program())


def make(source: Source, base: str, known: Callable[[str, frozenset[str], str], bool] = lambda *_: False) -> Made:
    """One source as a graph, not yet validated; one that is known by its digest and its metadata's is read no further.

    It is a letter or an entry of the Tweede Kamer's list of commitments, as what it holds tells.
    """
    try:
        with guarded(source.path):
            return _source_made(source, base, known)
    except ReadError as error:
        return Made(source, error=str(error))


def _source_made(source: Source, base: str, known: Callable[[str, frozenset[str], str], bool]) -> Made:
    data = source.bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if known(sha256, source.metadata(), source.path):
        return Made(source, sha256)
    if is_commitment(data):
        listed = resolve_listed(commitment(data, source.path))
        return Made(source, sha256, _paper(listed, base, listed_graph(listed, base, program())))
    letter = read_letter(source.path, data, source.around)
    return Made(source, sha256, _paper(letter, base, letter_statements(letter, base)))


def _paper(made: Letter | Listed, base: str, said: Iterable[Triple]) -> Paper:
    document = made.document
    iri = graph_iri(base, made) if isinstance(made, Letter) else named_graph(base, made.id)
    file = File(document.sha256, document.media_type, file_name(document), document.markup.numbers)
    beside = frozenset(one.sha256 for one in document.beside)
    return Paper(made.id, str(iri), validate.statements(said), file, beside, document.text, document.remarks)


def letter_statements(letter: Letter, base: str) -> Triples:
    """What a letter's graph holds, one statement at a time."""
    return letter_triples(letter, base, program())


def checked(made: Iterable[Made]) -> list[Made]:
    """The same with their reports: all graphs are validated together, which is faster than one by one."""
    every = list(made)
    reports = validate.validate_all(
        (one.paper.id or one.source.path, one.paper.statements) for one in every if one.paper is not None
    )
    return [one if one.paper is None else replace(one, report=next(reports)) for one in every]


def build(
    inputs: Iterable[Source],
    store: Store,
    jobs: int = 1,
    *,
    taken: Iterable[str] = (),
    prune: Iterable[str] = (),
    elsewhere: Elsewhere | None = None,
) -> Iterator[Built]:
    """Builds each source as ``loaded`` does, and brings the threads across letters up to date after the last one."""
    yield from loaded(inputs, store, jobs, taken=taken, prune=prune, elsewhere=elsewhere)
    weave(store, jobs)


def loaded(
    inputs: Iterable[Source],
    store: Store,
    jobs: int = 1,
    *,
    taken: Iterable[str] = (),
    prune: Iterable[str] = (),
    elsewhere: Elsewhere | None = None,
    shown: Callable[[Iterable[Made]], Iterable[Made]] = iter,
) -> Iterator[Built]:
    """Builds each source into the store and tells what became of it, in the order of the input.

    First what was made from the files ``taken`` back by their source (``kg.withdrawal.taken_back``) leaves the store,
    last what was made of files that are gone from the paths to ``prune`` (``kg.pruning``).
    With ``jobs`` above 1 as many other processes read, map and validate, and this one writes; ``elsewhere`` they do so
    on other machines (``kg.cluster``). What comes of it is the same. Graphs are written in batches, each letter whole
    or not at all; one whose graph violates a rule goes to the store's quarantine instead, and what the store held of it
    stays. What is told of a source is true when it is told: its batch has been written. ``shown`` passes on what is
    made. What follows from letters together is still to be brought up to date (``kg.threads.weave``).
    """
    with closing(Origins(store.path)) as origins:
        furnish(store, origins, program())
        for graph, path in withdraw(store, taken).items():
            yield Built(path, "withdrawn", graph_iri=graph)
        with closing(Run(store, program(), origins)) as run:
            yield from _carried(shown(_all_made(_stamped(inputs, origins), run, jobs, elsewhere)), run)
        leaving = Leaving(store, origins, prune)
        with closing(Run(store, program(), origins, without=leaving.digests)) as run:
            others = _carried(_all_made(leaving.other_forms(), run, jobs), run)
            yield from (built for built in others if built.status in FAILED)
        yield from leaving.carry_out()


def outdated(store: Store) -> int:
    """How many letters of a store another version of the program made."""
    ours = str(program_iri(store.base_iri, program()))
    return sum(by != ours for _, by in store.told_of_graphs(PROV.wasAttributedTo))


def _carried(every: Iterable[Made], run: Run) -> Iterator[Built]:
    """All that becomes of the sources, each told when it is written."""
    written = time.monotonic()
    for made in every:
        run.take(made)
        late = time.monotonic() - written >= LATEST
        if run.waiting >= WRITTEN_TOGETHER or run.weight >= HEAVIEST or (late and run.waiting):
            yield from run.flush()
            written = time.monotonic()
    yield from run.flush()


def _stamped(inputs: Iterable[Source], origins: Origins) -> Iterator[Source]:
    """The sources with what can be known of them without reading."""
    for source in inputs:
        mark = b"" if source.data is not None else stamp(source.archive or source.path)
        yield replace(source, stamp=mark, sha256=origins.digest(source.place, mark)) if mark else source


def _all_made(inputs: Iterable[Source], run: Run, jobs: int, elsewhere: Elsewhere | None = None) -> Iterator[Made]:
    """Each source taken as far as its report, here or in other processes; few are not worth starting them."""
    if elsewhere:
        yield from _made_elsewhere(inputs, run, elsewhere)
        return
    cut = pieces((by_stamp(one, run) for one in inputs), BATCH, WRITTEN_TOGETHER)
    ahead, unread = list(islice(cut, 2)), 0
    while ahead:
        unread += len(ahead[0].unread)
        if jobs > 1 and len(ahead) > 1 and unread >= BATCH:
            break
        piece = ahead.pop(0)
        yield from piece.whole(checked(make(one, run.store.base_iri, run.known) for one in piece.unread))
        ahead += islice(cut, 1)
    job = partial(piece_made, base=run.store.base_iri, known=run.all_known() if ahead else Known(()))
    yield from _not_in_vain(in_pieces(chain(ahead, cut), lambda asked: in_order(job, asked, jobs, lost)), run)


def _made_elsewhere(inputs: Iterable[Source], run: Run, elsewhere: Elsewhere) -> Iterator[Made]:
    """The same on other machines, to which the sources go with what their reading needs."""
    cut = pieces((by_bytes(one, run) for one in inputs), BATCH, WRITTEN_TOGETHER)
    yield from _not_in_vain(in_pieces(cut, lambda asked: elsewhere(run.store.base_iri, asked)), run)


def _not_in_vain(every: Iterable[Made], run: Run) -> Iterator[Made]:
    """With those made here that were taken for known by eight bytes of a digest, and are not."""
    for made in every:
        if made.paper is not None or made.error is not None or run.met(made.sha256):
            yield made
        else:
            yield from checked([make(made.source, run.store.base_iri)])


def piece_made(piece: list[Source], base: str, known: Callable[[str, frozenset[str], str], bool]) -> list[Made]:
    """What a worker does: ``make`` and ``checked`` of each source."""
    return [_light(made) for made in checked(make(source, base, known) for source in piece)]


def _light(made: Made) -> Made:
    """Without the text, which only the quarantine needs."""
    if made.paper is None or made.report is None or not made.report.conforms:
        return made
    return replace(made, paper=replace(made.paper, text=""))


def lost(source: Source, how: str) -> Made:
    """What is told of a source over which a worker died."""
    why = f"the process that read it ended ({how}), perhaps for want of memory; build it again by itself."
    return Made(source, error=f"{source.path}: {why}")
