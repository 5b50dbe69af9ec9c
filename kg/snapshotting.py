"""The verbs ``kg snapshot list``, ``rollback`` and ``prune``."""

from collections.abc import Callable
from pathlib import Path

import click

__all__ = ["snapshot"]

Verb = Callable[..., None]

EXIT_CODES = """\b
Exit codes:
  0    done
  1    there is no such store or snapshot, or another process is writing to the store
  2    wrong usage
  70   an error that kg did not foresee
"""


def _store(verb: Verb) -> Verb:
    return click.option(
        "--store", default="kamergraaf.store", show_default=True, metavar="DIR", envvar="KAMERGRAAF_STORE",
        show_envvar=True, help="The store whose snapshots are meant.",
    )(verb)  # fmt: skip


@click.group(epilog=EXIT_CODES)
def snapshot() -> None:
    """The states of a store that a build or a load has published.

    Each is immutable. All that reads a store reads the current one, also while a build goes on; a server takes a new
    one without a restart. The last three are kept, which share on disk what is the same in them.
    """


@snapshot.command("list", epilog=EXIT_CODES)
@_store
def list_(store: str) -> None:
    """Tells the snapshots, the oldest first, and marks the current one with an asterisk."""
    from kg.store import folder, snapshots

    place = Path(store)
    folder.check(place)
    for one in snapshots.listed(place):
        click.echo(f"{'*' if one.current else ' '} {one.name}  {one.letters:,} letter{'s' * (one.letters != 1)}")


@snapshot.command(epilog=EXIT_CODES)
@click.argument("name", required=False, metavar="[NAME]")
@_store
def rollback(name: str | None, store: str) -> None:
    """Goes back to an earlier snapshot, or forward to a later one.

    NAME is a snapshot's name or its number, the one before the current one where none is given. The change is made at
    once, for all who open the store from then on. The next build goes on from that snapshot; what a build that was
    broken off has left unpublished is dropped.
    """
    from kg.store import folder, snapshots

    place = Path(store)
    folder.check(place)
    with folder.lock(place):
        found = snapshots.rollback(place, name)
    click.echo(f"The current snapshot of {store} is {found.name}.")


@snapshot.command(epilog=EXIT_CODES)
@click.option("--keep", default=1, show_default=True, type=click.IntRange(1), help="How many of the newest to keep.")
@_store
def prune(keep: int, store: str) -> None:
    """Removes old snapshots, which frees what they alone hold.

    Never the current one, nor one that a server or another reader has open.
    """
    from kg.store import folder, snapshots

    place = Path(store)
    folder.check(place)
    with folder.lock(place):
        removed, used = snapshots.prune(place, keep)
    for one in removed:
        click.echo(f"{one} removed")
    for one in used:
        click.echo(f"{one} is in use and stays", err=True)
