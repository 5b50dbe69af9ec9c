"""The verb ``kg build``."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import ReadError, UsageError
from kg.terminal import EXIT_CODES, language_option, note, progress, store_option

if TYPE_CHECKING:
    from kg.build import Elsewhere
    from kg.report import Tally
    from kg.validate import Language

__all__ = ["build"]

_MANY = 1000
"""Letters that are new or changed, of which publishing and indexing take seconds."""


@click.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option("build into; it is made where there is none")
@click.option("--base-iri", metavar="IRI", help="Base of all identifiers of a new store: https://w3id.org/kamergraaf/")
@click.option("--jobs", type=click.IntRange(1, 1000), metavar="N", help="Processes that read, map and validate; one "
              "more writes. What comes of it is the same.  [default: one a core]")  # fmt: skip
@click.option("--prune", is_flag=True, help="Remove what was built from the PATHs and is gone from there.")
@click.option("--cluster", metavar="ADDRESS", help="The Dask scheduler, as tcp://HOST:8786, whose workers read, map "
              "and validate instead of processes of this machine.")  # fmt: skip
@click.option("--parts", type=click.Path(), metavar="DIR", help="Keep what the workers of --cluster make, as N-Quads "
              "with a manifest; what is kept there is not made again.")  # fmt: skip
@language_option("the warnings")
def build(
    paths: tuple[str, ...], store: str, base_iri: str | None, jobs: int | None, prune: bool, cluster: str | None,
    parts: str | None, language: "Language",
) -> None:  # fmt: skip
    """Builds letters into a store: read, extract, map, validate, load.

    PATH is a letter (.md, .txt, .xml, .html, .docx, .odt or .pdf), a folder or an archive (.zip, .tar and its like) of
    them, or `-`. In a folder a letter under any name is found by what it holds; other files are counted and passed
    over, and so are, without a word, hidden ones and the metadata beside a paper.

    A paper that is there in several forms is one letter, read from the best: XML, HTML, Word, OpenDocument, PDF.

    A letter that has not changed since the last build is left alone; one that has is replaced in one transaction. A
    letter whose graph violates a rule of the shapes is not loaded: its text and the reasons are kept in the store's
    folder quarantine/. Warnings are told and do not keep a letter out.

    A letter is known by its number; one without a number by its text: a changed one is new, beside the old, unless
    with --prune. That removes what was made of files that were built from a PATH before and are not there any more, or
    hold another text; what came from elsewhere too stays, and a letter of which another form is there is read from
    that. A PATH must be there then, and not be empty.

    A file is not read again whose size, times and inode are what they were, nor made anew unless another version of kg
    made what is there.

    Of a folder that kg harvest fills, the Tweede Kamer's list of commitments is built too, and what its source took
    back leaves the store.

    All that reads the store sees the build when it has ended, as a new snapshot; the last three are kept (kg snapshot).
    One that is killed loses what it has read in the last half minute; the next goes on from there.

    A file that takes longer than 120 seconds is told and passed over; KAMERGRAAF_FILE_SECONDS sets another limit.

    With --cluster letters go to the workers of a Dask cluster and come back as graphs, which this process writes; what
    comes of it is the same. docs/scale.md tells how one is set up, and what not to leave open.

    Exit code 0: all are loaded; 1: some are quarantined or unreadable, the others are loaded; or the cluster cannot be
    reached, or goes away: what was told is loaded, and the same command goes on from there.
    """
    from kg import build as building
    from kg.crew import cores
    from kg.report import Tally
    from kg.search import refresh
    from kg.store.embedded import Store
    from kg.threads import weave
    from kg.withdrawal import taken_back

    _fit_together(jobs, cluster, parts)
    given = sorted(set(paths))  # their order shall not matter
    _require_letters(given, prune=prune)
    passed, tally = Counter[str](), Tally()
    inputs, taken, pruned = building.sources(given, passed), taken_back(given), given if prune else ()
    with _elsewhere(cluster, parts) as elsewhere, Store.create_or_open(store, base_iri) as target:
        if older := building.outdated(target):
            note(f"Another version of kg made {older} of the store's letters: those that are given are made anew.")
        jobs = jobs or cores()
        made = partial(progress, length=building.count(given), label="building")
        done = building.loaded(inputs, target, jobs, taken=taken, prune=pruned, elsewhere=elsewhere, shown=made)
        for built in done:
            tally.add(built)
            _note(tally.told(built, language))
        _note(tally.rest())
        if others := building.passed_over(passed):
            note(f"kg: {others}")
        weave(target, jobs, progress)
        tally.weigh(target)
        _say(tally, "Publishing the snapshot.")
    _say(tally, "Making the search index.")
    refresh(store)
    click.echo(tally.summary(store))
    sys.exit(1 if tally.failed else 0)


def _say(tally: "Tally", doing: str) -> None:
    """Tells what is being done where that may take long enough to wonder."""
    if tally.written >= _MANY:
        note(doing)


def _fit_together(jobs: int | None, cluster: str | None, parts: str | None) -> None:
    """Raises UsageError for options of which one makes no sense beside, or without, another."""
    if parts and not cluster:
        raise UsageError("--parts keeps what the workers of --cluster make; give both, or neither.")
    if jobs and cluster:
        raise UsageError("Give either --jobs, processes of this machine, or --cluster, not both.")


def _require_letters(given: Sequence[str], *, prune: bool) -> None:
    """Raises ReadError where there is nothing to build, nor to take back."""
    from kg import build as building
    from kg.pruning import require_there
    from kg.withdrawal import taken_back

    if prune:
        require_there(given)
    if "-" in given or taken_back(given) or any(source.exists for source in building.sources(given)):
        return
    raise ReadError(f"{', '.join(given)}: no letter is there ({', '.join(building.SUFFIXES)}); nothing was built.")


def _note(lines: Iterable[str]) -> None:
    for line in lines:
        note(line)


@contextmanager
def _elsewhere(address: str | None, parts: str | None) -> "Iterator[Elsewhere | None]":
    """The workers of a cluster, where one is given."""
    if address is None:
        yield None
        return
    from kg.cluster import Cluster

    with closing(Cluster(address, Path(parts) if parts else None)) as cluster:
        yield cluster.in_order
