"""The verb ``kg export``: a store as RDF, or as a web site of plain files."""

import sys
from pathlib import Path

import click

from kg.errors import UsageError
from kg.terminal import EXIT_CODES, endpoint_option, note, out_option, progress, store_option, written

__all__ = ["export"]


@click.command(epilog=EXIT_CODES)
@store_option("read")
@click.option("--format", "form", metavar="FORMAT", help="turtle, trig, nquads, ntriples, jsonld or rdfxml; also an "
              "extension or a media type.  [default: by the name of -o, else turtle]")  # fmt: skip
@click.option("--letter", metavar="ID", help="Only this letter: kst-21501-02-2976, or its IRI.")
@click.option("--dossier", metavar="NR", help="Only the letters of this dossier: 21501-02.")
@endpoint_option("Export what this SPARQL 1.1 endpoint holds instead of a store.")
@click.option("--site", metavar="DIR", type=click.Path(), help="Write pages and RDF of all things as files instead, "
              "for a plain web server, to this folder, which is new or empty.")  # fmt: skip
@out_option("the RDF")
def export(
    store: str, form: str | None, letter: str | None, dossier: str | None, endpoint: str | None, site: str | None,
    target: str,
) -> None:  # fmt: skip
    """Writes the store, one letter or one dossier as RDF; or all of it as a web site (--site).

    The same store gives the same bytes. The whole store is streamed, whatever its size. TriG and N-Quads (and JSON-LD)
    keep the named graphs apart; Turtle, N-Triples and RDF/XML hold the union of all.
    """
    from kg.store.embedded import Store
    from kg.store.export import export as exported
    from kg.store.mirror import mirrored

    if site is not None:
        if form or letter or dossier or endpoint or target != "-":
            raise UsageError("--site writes a whole store, in all forms; leave out the options that choose something.")
        _export_site(store, site)
        return
    chosen = form or Path(target).suffix or "turtle"
    opened = mirrored(endpoint, letter, dossier, progress) if endpoint else Store.open(store)
    with opened as source, written(target) as out:
        exported(source, out, chosen, letter=letter, dossier=dossier)


def _export_site(store: str, site: str) -> None:
    """The whole store as files, with what could not be one told on stderr."""
    from kg.store.embedded import Store
    from kg.web.still import write_site

    with Store.open(store) as source:
        files, left_out = write_site(source, Path(site))
    for thing in left_out:
        note(f"kg: {thing} cannot be the name of a file; it is left out.")
    note(f"{files} files in {site}")
    sys.exit(1 if left_out else 0)
