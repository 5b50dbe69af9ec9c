"""The verb ``kg index``: the search index of a store's newest state."""

import click

from kg.terminal import EXIT_CODES, store_option

__all__ = ["index"]


@click.command(epilog=EXIT_CODES)
@store_option("index")
def index(store: str) -> None:
    """Makes the index by which kg serve searches, where a store's newest state has none yet.

    kg build, kg load and kg serve make it by themselves; what has not changed since the last index is taken from it.
    """
    from kg.search import refresh

    made = refresh(store)
    click.echo(f"The search index of {store} {'is made' if made else 'is there already'}.")
