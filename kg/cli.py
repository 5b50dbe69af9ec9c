"""The verbs of ``kg``: thin, each a call into one room. docs/cli.md is written from what stands here.

Rooms are imported inside the verbs, so that ``kg --help`` and small verbs do not wait for what they do not use.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from kg.errors import KamergraafError, ReadError, UsageError
from kg.resources import version
from kg.terminal import Group, note, progress, written

if TYPE_CHECKING:
    from kg.validate import Language, Report

__all__ = ["main"]

Verb = Callable[..., None]

EXIT_CODES = """\b
Exit codes:
  0    done
  1    something is not as it should be: one sentence a case on stderr
  2    wrong usage
  70   an error that kg did not foresee
  130  interrupted
"""


def store_option(verb: str) -> Callable[[Verb], Verb]:
    """The option --store, the same for all verbs."""
    return click.option(
        "--store",
        default="kamergraaf.store",
        show_default=True,
        metavar="DIR",
        envvar="KAMERGRAAF_STORE",
        show_envvar=True,
        help=f"The store to {verb}.",
    )


def out_option(note: str) -> Callable[[Verb], Verb]:
    """The option -o, the same for all verbs that write a result."""
    return click.option(
        "-o", "--output", "target", default="-", show_default=True, metavar="FILE",
        help=f"Where to write {note}; a file is written whole or not at all.",
    )  # fmt: skip


def language_option(what: str) -> Callable[[Verb], Verb]:
    """The option --language."""
    return click.option(
        "--language", type=click.Choice(["nl", "en"]), default="en", show_default=True, help=f"Language of {what}."
    )


@click.group(cls=Group, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version(), prog_name="kamergraaf")
def main() -> None:
    """Dutch government letters as a validated knowledge graph.

    Results go to stdout, all else to stderr. Where a FILE is expected, `-` is standard input or output.
    """


@main.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option("build into; it is made where there is none")
@click.option("--base-iri", metavar="IRI", help="Base of all identifiers of a new store: https://w3id.org/kamergraaf/")
@language_option("the warnings")
def build(paths: tuple[str, ...], store: str, base_iri: str | None, language: "Language") -> None:
    """Builds letters into a store: read, extract, map, validate, load.

    PATH is a letter (.md or .txt), a folder (walked; files of other kinds and hidden ones are passed over) or `-`.

    A letter that has not changed since the last build is left alone; one that has is replaced in one transaction. A
    letter whose graph violates a rule of the shapes is not loaded: its text and the reasons are kept in the store's
    folder quarantine/. Warnings are told and do not keep a letter out.

    Exit code 0: all are loaded; 1: some are quarantined or unreadable, the others are loaded.
    """
    from kg import build as building
    from kg.report import Tally, told
    from kg.store.embedded import Store

    inputs = building.sources(paths)
    tally = Tally()
    with Store.create_or_open(store, base_iri) as target:
        for built in progress(building.build(inputs, target), len(inputs), "building"):
            tally.add(built)
            for line in told(built, language):
                note(line)
    click.echo(tally.summary(store))
    sys.exit(1 if tally.failed else 0)


@main.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def extract(files: tuple[str, ...]) -> None:
    """Prints what letters say, as JSON Lines: one object a letter, in the order given.

    The keys are told in docs/extract.md. Positions count characters of the file's decoded text. A file that cannot be
    read is told on stderr; the others are printed, and the exit code is 1.
    """
    from kg.build import read_letter, sources
    from kg.record import letter_record

    failed = False
    for source in sources(files):
        try:
            click.echo(json.dumps(letter_record(read_letter(source.path, source.data)), ensure_ascii=False))
        except ReadError as error:
            failed = True
            note(f"kg: {error}")
    sys.exit(int(failed))


@main.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--store", metavar="DIR", help="Validate all graphs of this store instead of files.")
@click.option("--format", "form", default="text", show_default=True, help="text, json, html, or turtle (SHACL's own).")
@language_option("the report")
@out_option("the report")
def validate(paths: tuple[str, ...], store: str | None, form: str, language: "Language", target: str) -> None:
    """Checks letters, RDF files or a whole store against the shapes, and reports in words.

    PATH is a letter (.md, .txt), an RDF file (.ttl, .trig, .nq, .nt, .jsonld, .rdf), a folder of letters, or `-` for
    a letter on standard input.

    Exit code 0: no rule of severity Violation is broken (warnings may be told); 1: some are, or a file is unreadable.
    """
    from kg.report import rendered, reports_of_paths, reports_of_store

    if bool(paths) == bool(store):
        raise UsageError("Give either PATHs or --store DIR; kg validate --help tells more.")
    errors: list[KamergraafError] = []
    refused: list[str] = []

    def watched(reports: "Iterable[Report]") -> "Iterator[Report]":
        for report in reports:
            refused.extend([] if report.conforms else [report.name])
            yield report

    reports = reports_of_store(store) if store else reports_of_paths(paths, errors.append)
    with written(target) as out:
        for piece in rendered(watched(reports), form, language):
            out.write(piece.encode())
    for error in errors:
        note(f"kg: {error}")
    sys.exit(1 if errors or refused else 0)
