"""Letters in, validated graphs in the store: read -> extract -> resolve -> map -> validate -> load -> weave, as stages.

Each stage is one function with one argument and one result. ``make`` takes one source through all stages but the
last and touches no store, so that it can run in another process; ``kg.admission`` alone writes.
"""

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from rdflib import Graph

from kg import resources, validate
from kg.admission import FAILED, Built, Made, Paper, Run, Source, Status
from kg.chamber import Listed
from kg.errors import ReadError
from kg.extract import extract, require_letter
from kg.model import Letter
from kg.rdf.iri import graph as graph_iri
from kg.rdf.iri import named_graph
from kg.rdf.mapping import file_name, letter_triples
from kg.rdf.mapping import letter_graph as mapped
from kg.rdf.mapping.listed import listed_graph
from kg.rdf.namespaces import DEFAULT_BASE
from kg.rdf.shared import dataset_graph, reference_graph
from kg.rdf.terms import Triple, Triples
from kg.read import SUFFIXES, archive, read
from kg.read.records import commitment, is_commitment
from kg.resolve import resolve
from kg.resolve.listed import resolve_listed
from kg.store.embedded import Store
from kg.store.files import File
from kg.threads import weave
from kg.withdrawal import withdraw

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

BATCH = 64
"""Letters that are validated together."""
WRITTEN_TOGETHER = 512
"""Sources of which the store writes the letters together, unless they weigh more than HEAVIEST bytes of N-Triples."""
HEAVIEST = 40_000_000


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
    for name in ("chamber.py", "register.py"):
        digest.update((package / name).read_bytes())
    for folder, suffix in (("ontology", ".ttl"), ("ontology", ".csv"), ("shapes", ".ttl")):
        for _, text in resources.texts(folder, suffix):
            digest.update(text.encode())
    return f"{resources.version()}+{digest.hexdigest()[:8]}"


def sources(paths: Iterable[str]) -> list[Source]:
    """The files that the given paths mean: a file as it is, a folder or an archive by its members, ``-`` stdin.

    Of a folder or an archive only files of a form that can be read are taken, hidden ones are not, and a link to a
    folder is not followed. A path that does not exist, or an archive that cannot be opened, is a source too: reading it
    tells so.
    """
    found: list[Source] = []
    for path in dict.fromkeys(paths):
        if path == "-":
            found.append(Source("-", sys.stdin.buffer.read()))
        elif Path(path).is_dir():
            for file in _walk(Path(path)):
                found += _members(file)
        else:
            found += _members(path)
    return found


def _members(path: str) -> list[Source]:
    """A file by itself, or what an archive holds."""
    if not archive.is_archive(path):
        return [Source(path)]
    try:
        names = archive.members(path)
    except ReadError:
        return [Source(path, archive=path)]
    taken = [name for name in sorted(names) if _is_letter(name) or name.lower().endswith(archive.SUFFIXES)]
    return [Source(f"{path}!{name}", archive=path, member=name) for name in taken]


def _is_letter(name: str, folder: str = "") -> bool:
    """Whether a file of a folder or an archive is taken, by its name and its folder's alone."""
    parts = re.split(r"[\\/]", name)
    if any(part.startswith(".") for part in parts if part not in (".", "..")) or _METADATA.search(parts[-1]):
        return False
    suffix = Path(parts[-1]).suffix.lower()
    return suffix in SUFFIXES or (suffix == ".json" and [folder, *parts][-2] == _COMMITMENTS)


# Beside a paper stand KOOP's metadata or OData's, which are no letter
_METADATA = re.compile(r"(?:^|[._-])metadata(?:_owms)?[\w-]{0,40}\.(?:xml|json)$", re.IGNORECASE)
_COMMITMENTS = "toezeggingen"
"""The folder of a harvest that holds the entries of the Tweede Kamer's list of commitments."""


def _walk(top: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if _is_letter(name, Path(folder).name) or (
                name.lower().endswith(archive.SUFFIXES) and not name.startswith(".")
            ):
                yield str(Path(folder, name))


def make(source: Source, base: str, known: Callable[[str, frozenset[str]], bool] = lambda *_: False) -> Made:
    """One source as a graph, not yet validated; one that is known by its digest and its metadata's is read no further.

    It is a letter or an entry of the Tweede Kamer's list of commitments, as what it holds tells.
    """
    try:
        data = source.bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if known(sha256, source.metadata()):
            return Made(source, sha256)
        if is_commitment(data):
            listed = resolve_listed(commitment(data, source.path))
            return Made(source, sha256, _paper(listed, base, listed_graph(listed, base, program())))
        letter = read_letter(source.path, data)
        return Made(source, sha256, _paper(letter, base, letter_statements(letter, base)))
    except ReadError as error:
        return Made(source, error=str(error))


def _paper(made: Letter | Listed, base: str, said: Iterable[Triple]) -> Paper:
    document = made.document
    iri = graph_iri(base, made) if isinstance(made, Letter) else named_graph(base, made.id)
    file = File(document.sha256, document.media_type, file_name(document), document.markup.numbers)
    beside = frozenset(one.sha256 for one in document.beside)
    return Paper(made.id, str(iri), validate.statements(said), file, beside, document.text)


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


def build(inputs: Iterable[Source], store: Store, taken: Iterable[str] = ()) -> Iterator[Built]:
    """Builds each source into the store and tells what became of it, in the order of the input.

    First what was made from the files ``taken`` back by their source (``kg.withdrawal.taken_back``) leaves the store.

    Graphs are written in batches, each letter whole or not at all; a letter whose graph violates a rule goes to the
    store's quarantine instead, and what the store held of it stays as it was. What is told of a source is true when it
    is told: its batch has been written. After the last one the threads across letters are brought up to date.
    """
    _furnish(store)
    for graph, path in withdraw(store, taken).items():
        yield Built(path, "withdrawn", graph_iri=graph)
    with closing(Run(store, program())) as run:
        waiting = iter(inputs)
        while batch := list(islice(waiting, BATCH)):
            for made in checked(make(source, store.base_iri, run.known) for source in batch):
                run.take(made)
            if run.waiting >= WRITTEN_TOGETHER or run.weight >= HEAVIEST:
                yield from run.flush()
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
