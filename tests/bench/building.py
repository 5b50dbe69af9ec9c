"""The whole build: by stage, beside what it is made of, as it grows, when little is new, and out again as RDF."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pyshacl
from rdflib import Dataset

from kg.build import letter_statements
from kg.extract import extract
from kg.rdf.namespaces import DEFAULT_BASE
from kg.read import read
from kg.resolve import resolve
from kg.store.embedded import Store
from kg.store.export import export
from kg.store.union import put
from kg.threads import weave
from kg.validate import Statements, default_shapes, statements, validate_all
from tests.bench.corpus import letters
from tests.bench.table import Asked, Table, seconds

__all__ = ["run"]

_STAGES = 1000
_QUICK = 20
_FEW = 100
"""Letters of the least build, and those that come new to the greatest."""
_REFEREE = 20
_PART = "part of the build"
_FORMS = ("nquads", "trig", "turtle", "ntriples")


def run(asked: Asked) -> Iterator[Table]:
    """Five tables; ``asked.letters`` is how many letters the greatest build has, ``asked.keep`` where builds stay."""
    few, most = (20, 30) if asked.quick else (_FEW, asked.letters)
    with TemporaryDirectory() as folder:
        place = asked.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        yield _stages(_QUICK if asked.quick else min(_STAGES, most))
        yield _table("How a build grows", list(_growth(place, most, few)))
        yield _table("Little is new", list(_incremental(place, most, few)))
        yield _named(place / f"{most}-2")
        yield _out(place / f"{_tenth(most, few)}-2")


def _stages(count: int) -> Table:
    """Each stage alone, over the same letters, in one process."""
    made = list(letters(count))
    took: dict[str, float] = {}

    def step(name: str, work: Callable[[], object]) -> None:
        took[name] = seconds(work)

    step("read", lambda: [read(one.name, one.text.encode()) for one in made])
    documents = [read(one.name, one.text.encode()) for one in made]
    step("extract", lambda: [extract(one) for one in documents])
    extracted = [extract(one) for one in documents]
    step("resolve", lambda: [resolve(one) for one in extracted])
    resolved = [resolve(one) for one in extracted]
    said = [statements(letter_statements(one, DEFAULT_BASE)) for one in resolved]
    step("map to N-Triples", lambda: [statements(letter_statements(one, DEFAULT_BASE)) for one in resolved])
    list(validate_all([("", said[0])]))  # the shapes are read once, before the clock runs
    step("rules", lambda: list(validate_all((str(at), one) for at, one in enumerate(said))))
    with TemporaryDirectory() as folder, Store.create_or_open(Path(folder) / "s") as store:
        step("write", lambda: _written(store, said))
        step("weave", lambda: weave(store))
        step("publish", store.publish)
    whole = sum(took.values())
    triples = sum(one.ntriples.count(b"\n") for one in said)
    took.update(_others(said))
    rows = tuple((name, round(count / time), time / whole) for name, time in took.items())
    notes = (
        f"{count:,} generated letters, {triples:,} triples; the processor's time. Together the stages take "
        f"{round(count / whole)} letters and {round(triples / whole):,} triples a second in one process.",
        "pySHACL judged a few of them, which is reckoned for all.",
    )
    return Table("A build by stage", ("stage", "letters a second", _PART), rows, notes, (_PART,))


def _written(store: Store, said: list[Statements]) -> None:
    batch = {f"http://example.org/{at}": one.ntriples for at, one in enumerate(said)}
    store.put_graphs(batch)


def _others(said: list[Statements]) -> Iterator[tuple[str, float]]:
    """The same graphs in other hands: pySHACL alone, rdflib reading N-Quads, Oxigraph's bulk loading alone."""
    some = [one.graph() for one in said[: _REFEREE if len(said) > _QUICK else 2]]
    shapes = default_shapes().graph
    each = seconds(lambda: [pyshacl.validate(one, shacl_graph=shapes, inplace=True) for one in some]) / len(some)
    yield "pySHACL alone", each * len(said)
    graphs = {ox.NamedNode(f"http://example.org/{at}"): one.ntriples for at, one in enumerate(said)}
    text = b"".join(one.replace(b" .\n", f" {graph} .\n".encode()) for graph, one in graphs.items())
    yield "rdflib, reading N-Quads", seconds(lambda: Dataset().parse(data=text, format="nquads"))
    with TemporaryDirectory() as folder:
        yield "Oxigraph's bulk loading", seconds(lambda: put(ox.Store(Path(folder) / "s"), graphs))


def _growth(place: Path, most: int, few: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Builds of a hundredth, a tenth and all of the letters, those of a tenth with one process and on one core too."""
    tenth, among = _tenth(most, few), most + few
    yield f"{tenth:,} letters, 1 process on 1 core", _built(place / f"{tenth}-1-1", 1, tenth, among, 1)
    yield f"{tenth:,} letters, 1 process", _built(place / f"{tenth}-1", 1, tenth, among)
    for count in dict.fromkeys((max(most // 100, few), tenth, most)):
        yield f"{count:,} letters, 2 processes", _built(place / f"{count}-2", 2, count, among)


def _tenth(most: int, few: int) -> int:
    return max(most // 10, few)


def _incremental(place: Path, most: int, few: int) -> Iterator[tuple[str, dict[str, float]]]:
    store, all_of_them = place / f"{most}-2", most + few
    yield f"{few} new letters beside {most:,} unchanged", _built(store, 2, all_of_them, all_of_them)
    yield "nothing new", _built(store, 2, all_of_them, all_of_them)


def _built(store: Path, *asked: int) -> dict[str, float]:
    """What ``growth`` tells of so many jobs, letters, among how many, and perhaps cores."""
    count = asked[1]
    command = [sys.executable, "-m", "tests.bench.growth", str(store), *map(str, asked)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {"letters": float(count), **json.loads(done.stdout)}


def _table(title: str, rows: list[tuple[str, dict[str, float]]]) -> Table:
    columns = ("build", "seconds", "letters a second", "processors' seconds", "peak, MiB", "of a worker, MiB")
    cells = tuple(
        (name, one["seconds"], one["letters"] / one["seconds"], one["processor"], one["peak"], one["worker"])
        for name, one in rows
    )
    return Table(title, columns, cells, drawn=("letters a second", "peak, MiB"))


def _named(place: Path) -> Table:
    """Each named query, asked of the greatest build."""
    columns = ("query", "rows", "seconds", "peak, MiB")
    command = [sys.executable, "-m", "tests.bench.questions", str(place)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = tuple(tuple(json.loads(line).values()) for line in told.splitlines())
    note = "The clock's seconds of a whole `kg query`, its start among them, with the values that the query proposes."
    return Table("Named queries", columns, rows, (note,))


def _out(place: Path) -> Table:
    """Every form of export beside the engine's own dump of the same store."""
    with Store.open(place) as store, Path(os.devnull).open("wb") as nowhere:
        dump = seconds(lambda: store.engine.dump(nowhere, ox.RdfFormat.N_QUADS))
        rows = [("oxigraph dump, N-Quads", dump, 1.0)]
        for form in _FORMS:
            took = seconds(lambda form=form: export(store, nowhere, form))  # type: ignore[misc]
            rows.append((f"kg export, {form}", took, took / dump))
        size = store.size()
    notes = (
        f"{size:,} statements, a tenth of the greatest build.",
        "The dump is in the order of the index and holds each statement twice: once in the union of all graphs.",
    )
    return Table("Out again", ("program", "processor's seconds", "times"), tuple(rows), notes)
