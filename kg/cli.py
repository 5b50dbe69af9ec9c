"""The verbs of ``kg``: thin, each a call into one room. docs/cli.md is written from what stands here.

Rooms are imported inside the verbs, so that ``kg --help`` and small verbs do not wait for what they do not use.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from kg.building import build
from kg.errors import KamergraafError, ReadError, UsageError
from kg.exporting import export
from kg.harvesting import harvest
from kg.indexing import index
from kg.publishing import publish
from kg.resources import version
from kg.serving import serve
from kg.snapshotting import snapshot
from kg.terminal import (
    EXIT_CODES,
    Group,
    endpoint_option,
    language_option,
    note,
    out_option,
    require_stdout,
    store_option,
    written,
)  # fmt: skip

if TYPE_CHECKING:
    from kg.validate import Language, Report

__all__ = ["main"]


@click.group(cls=Group, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version(), prog_name="kamergraaf")
def main() -> None:
    """Dutch government letters as a validated knowledge graph.

    Results go to stdout, all else to stderr. Where a FILE is expected, `-` is standard input or output.
    """


@main.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--text", "plain", is_flag=True, help="Print the text in which positions count, and nothing else.")
def extract(files: tuple[str, ...], plain: bool) -> None:
    """Prints what letters say, as JSON Lines: one object a letter, in the order given.

    FILE is a letter, a folder or an archive of them, as kg build takes them, or `-` for standard input; one that is
    named twice is printed twice.

    The keys are told in docs/extract.md. Positions count characters of the file's decoded text; of XML, HTML, Word,
    OpenDocument and PDF, of the text that is made of them, which --text prints. A file that cannot be read is told on
    stderr; the others are printed. What looks like no letter is told too, and what was found in it is printed all the
    same. In both cases the exit code is 1.
    """
    from kg.build import SUFFIXES, empty, passed_over, read_source, sources, unlike_a_letter
    from kg.record import letter_record

    require_stdout()
    failed = False
    for path in empty(files):
        failed = True
        note(f"kg: {path}: no letter is there ({', '.join(SUFFIXES)}).")
    passed = Counter[str]()
    for source in chain.from_iterable(sources([file], passed) for file in files):
        try:
            letter = read_source(source)
        except ReadError as error:
            failed = True
            note(f"kg: {error}")
            continue
        for remark in letter.document.remarks:
            note(f"kg: {remark}")
        if doubt := unlike_a_letter(letter.letterhead, letter.document):
            failed = True
            note(f"kg: {doubt}; what was found in it is printed all the same.")
        click.echo(
            letter.document.text if plain else json.dumps(letter_record(letter), ensure_ascii=False), nl=not plain
        )
    if others := passed_over(passed):
        note(f"kg: {others}")
    sys.exit(int(failed))


@main.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--store", metavar="DIR", help="Validate all graphs of this store instead of files.")
@click.option("--format", "form", default="text", show_default=True, help="text, json, html, or turtle (SHACL's own).")
@language_option("the report")
@out_option("the report")
def validate(paths: tuple[str, ...], store: str | None, form: str, language: "Language", target: str) -> None:
    """Checks letters, RDF files or a whole store against the shapes, and reports in words.

    PATH is a letter (.md, .txt, .xml, .html, .docx, .odt, .pdf), an RDF file (.ttl, .trig, .nq, .nt, .jsonld, .rdf),
    a folder of letters, or `-` for a letter on standard input.

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


@main.command(epilog=EXIT_CODES)
@click.argument("file", required=False, metavar="[FILE.rq|-]")
@click.option("--named", metavar="NAME", help="A query that ships with kg; --list tells them.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query; repeatable."
)
@click.option("--list", "listing", is_flag=True, help="List the named queries, what each answers, and its parameters.")
@click.option("--show", is_flag=True, help="Print the query instead of asking it.")
@store_option("ask")
@endpoint_option("Ask this SPARQL 1.1 endpoint instead of a store.")
@click.option("--format", "form", metavar="FORMAT", help="table, csv, tsv, json, xml; for graphs turtle, ntriples, "
              "jsonld, rdfxml; also a media type.  [default: by the name of -o, else table or turtle]")  # fmt: skip
@out_option("the answer")
def query(
    file: str | None, named: str | None, params: tuple[str, ...], listing: bool, show: bool,
    store: str, endpoint: str | None, form: str | None, target: str,
) -> None:  # fmt: skip
    """Asks a store, or a remote endpoint, a SPARQL query.

    The prefixes of ontology/prefixes.ttl need not be declared for a store. The default graph is the union of all.
    Only queries are answered, no updates, and SERVICE is refused: a query never leaves this machine by itself.
    """
    from kg import asking

    if listing:
        click.echo(asking.listing())
        return
    text = asking.query_text(file, named, params)
    if show:
        click.echo(text)
        return
    with asking.answered(text, store, endpoint, ours=named is not None) as answer:
        asking.write(answer, form, target)


@main.command(epilog=EXIT_CODES)
@click.argument("file", metavar="FILE")
@store_option("add to; it is made where there is none")
@click.option("--graph", metavar="IRI", help="The named graph for triples that name none.  [default: one by the "
              "file's digest, so that the same file is not added twice]")  # fmt: skip
@click.option("--format", "form", metavar="FORMAT", help="An extension or media type.  [default: by the file's name]")
def load(file: str, store: str, graph: str | None, form: str | None) -> None:
    """Adds any RDF file to the store, in one transaction: all of it or nothing.

    Then it concludes, as kg build does, what follows from all letters together. It takes the file as it is: what
    a letter's graph must be, kg validate tells of the file beforehand.
    """
    from kg.loading import add
    from kg.search import refresh
    from kg.store.embedded import Store

    data = sys.stdin.buffer.read() if file == "-" else b""
    with Store.create_or_open(store) as target:
        name, count = add(target, file, graph, form, data)
    refresh(store)
    click.echo(f"{file}: {count} statements loaded; those that name no graph are in {name}")


@main.command(epilog=EXIT_CODES)
@store_option("count")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@endpoint_option("Count what this SPARQL 1.1 endpoint holds instead of a store.")
def stats(store: str, form: str, endpoint: str | None) -> None:
    """Tells what a store holds: letters, papers, people, mentions by type, and what waits in quarantine."""
    from dataclasses import asdict

    from kg.store.embedded import Store
    from kg.store.remote import Remote
    from kg.store.stats import as_text, stats_of
    from kg.store.stats import stats as counted

    if endpoint:
        figures = stats_of(Remote(endpoint))
    else:
        with Store.open(store) as source:
            figures = counted(source)
    click.echo(json.dumps(asdict(figures), ensure_ascii=False, indent=2) if form == "json" else as_text(figures))


@main.command(epilog=EXIT_CODES)
@click.option("--serve/--no-serve", "serving", default=True, show_default=True, help="Serve at the end.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
def demo(serving: bool, host: str, port: int) -> None:
    """Shows the whole: builds the sample letters, tells what is found, asks two questions, serves."""
    from kg import demo as tour

    tour.run(click.echo, (host, port) if serving else None)


main.add_command(build)
main.add_command(export)
main.add_command(harvest)
main.add_command(index)
main.add_command(publish)
main.add_command(serve)
main.add_command(snapshot)
