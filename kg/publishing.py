"""The verb ``kg publish``: its options, and what it tells."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from kg.terminal import note, progress, store_option

if TYPE_CHECKING:
    from kg.publish import Published

__all__ = ["publish"]

EXIT_CODES = """\b
Exit codes:
  0    the server holds what the store does, also where that is no letter, which is told
  1    it does not answer, or holds something else than was sent: run the same command again, it goes on from there
  2    wrong usage
  70   an error that kg did not foresee
  130  interrupted: run the same command again, it goes on from there
"""


@click.command(epilog=EXIT_CODES)
@store_option("publish")
@click.option("--to", required=True, metavar="URL", help="The server's SPARQL 1.1 endpoint, for queries and, unless "
              "told otherwise, updates.")  # fmt: skip
@click.option("--update", "updates", metavar="URL", help="The address for updates, where it is another.")
@click.option("--graph-store", "graphs", metavar="URL", help="The address of its Graph Store Protocol: graphs go there "
              "instead of in updates, which is faster.")  # fmt: skip
@click.option("--auth", "scheme", type=click.Choice(["basic", "digest", "bearer"]), help="How to show the secret.  "
              "[default: basic for USER:PASSWORD, else bearer]")  # fmt: skip
@click.option("--auth-file", type=click.Path(), metavar="FILE", help="The file that holds the secret, USER:PASSWORD or "
              "a token.  [default: the environment variable KAMERGRAAF_PUBLISH_AUTH]")  # fmt: skip
def publish(
    store: str, to: str, updates: str | None, graphs: str | None, scheme: str | None, auth_file: str | None
) -> None:
    """Brings the store's current snapshot to another SPARQL 1.1 server, graph by graph.

    Only what has changed since the last time is sent; graphs that were published and are no longer in the store are
    dropped, and no others are touched. At the end the server is asked how many statements it holds of each graph, and
    those that were sent are fetched back and compared. docs/publish.md has the addresses of Virtuoso, GraphDB, Fuseki
    and others.

    A secret is never given on the command line, where other users of the machine can read it.
    """
    from kg.publish import Published, Record, Server, credentials
    from kg.publish import publish as published
    from kg.store.embedded import Store
    from kg.store.stats import holds_letters

    done = Published()
    with (
        Store.open(store) as source,
        closing(Server(to, updates, graphs, credentials(scheme, auth_file))) as server,
        closing(Record(source.path, graphs or server.updates)) as record,
    ):
        sending = published(source, server, record, done, progress)
        for _ in progress(sending, len(source.graphs()), "publishing"):
            pass
        bare = not holds_letters(source)
    for sentence in done.wrong:
        note(f"kg: {sentence}")
    click.echo(f"{_summary(done, to)}{f' The store {store} holds no letter; kg build fills it.' if bare else ''}")
    sys.exit(1 if done.wrong else 0)


def _summary(done: "Published", to: str) -> str:
    what = f"{done.sent} graphs sent ({done.statements} statements), {done.unchanged} unchanged, {done.dropped} dropped"
    left = f"; {done.nameless} without an IRI are not sent" if done.nameless else ""
    if done.wrong:
        return f"{to}: {what}{left}; {len(done.wrong)} are not there as they were sent, and are sent anew next time."
    return f"{to}: {what}{left}; all are there by their counts, {done.checked} compared whole."
