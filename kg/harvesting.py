"""The verbs ``kg harvest koop`` and ``kg harvest tk``."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import UsageError
from kg.terminal import note, progress

if TYPE_CHECKING:
    from kg.harvest.keep import Event

__all__ = ["harvest"]

Verb = Callable[..., None]

EXIT_CODES = """\b
Exit codes:
  0    all that the source lists is in the folder (what the source itself no longer has is told)
  1    some papers failed, or the source does not answer: run the same command again, it goes on from there
  2    wrong usage
  70   an error that kg did not foresee
  130  interrupted: run the same command again, it goes on from there
"""


def _options(base: str, variable: str) -> Callable[[Verb], Verb]:
    """The options that both sources have."""
    parts = (
        click.option("-o", "--to", "target", default="kamergraaf.harvest", show_default=True, metavar="DIR",
                     envvar="KAMERGRAAF_HARVEST", show_envvar=True, help="The folder to fill; kg build reads it."),
        click.option("--contact", default="", metavar="ADDRESS", envvar="KAMERGRAAF_CONTACT", show_envvar=True,
                     help="A mail or web address at which the source can reach you; it is sent along."),
        click.option("--rate", default=3.0, show_default=True, type=click.FloatRange(0.01, 5.0),
                     help="Requests a second at most."),
        click.option("--base", default=base, show_default=True, metavar="URL", envvar=variable, show_envvar=True,
                     help="The address of the service; only this host is asked when it is not the default."),
    )  # fmt: skip

    def added(verb: Verb) -> Verb:
        for part in reversed(parts):
            verb = part(verb)
        return verb

    return added


class _Day(click.ParamType[date]):
    """A day as 2024-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a value that is none is told in one sentence."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2024-01-31.", param, ctx)


_DAY = _Day()
_KOOP = "https://repository.overheid.nl/sru"
_TK = "https://gegevensmagazijn.tweedekamer.nl"


@click.group(epilog=EXIT_CODES)
def harvest() -> None:
    """Fetches letters from a public source into a folder that kg build reads.

    A run that ended before its time, in whatever way, goes on when the same command is given again. Papers that have
    not changed are not fetched again.
    """


@harvest.command(epilog=EXIT_CODES)
@click.option("--dossier", metavar="NR", help='Only papers of this dossier: 21501-02 or "21 501-02".')
@click.option("--kind", default="Brief", show_default=True, help="The kind of paper; Brief takes Brief regering too.")
@click.option("--since", type=_DAY, metavar="DATE", help="Only what changed on or after this day.")
@click.option("--until", type=_DAY, metavar="DATE", help="Only what changed on or before this day.")
@_options(_KOOP, "KAMERGRAAF_KOOP")
def koop(
    dossier: str | None, kind: str, since: date | None, until: date | None,
    target: str, contact: str, rate: float, base: str,
) -> None:  # fmt: skip
    """Harvests parliamentary papers from KOOP (officielebekendmakingen.nl), as XML, else HTML, else PDF."""
    from kg.harvest import koop as source
    from kg.harvest.client import Client
    from kg.harvest.folder import Folder

    if since and until and until < since:
        raise UsageError(f"--until {until} lies before --since {since}; give the earlier day to --since.")
    query = source.cql(kind, dossier, since, until)
    hosts = source.HOSTS if base == _KOOP else frozenset[str]()
    with closing(Client(base, hosts, contact, rate, _told)) as client, Folder(Path(target)).opened() as folder:
        failed = _run(source.harvest(client, folder, query), target)
    sys.exit(int(failed))


@harvest.command(epilog=EXIT_CODES)
@click.option("--kind", default="Brief regering", show_default=True, help="The kind of document.")
@click.option("--since", type=_DAY, metavar="DATE", help="Only what changed on or after this day.")
@click.option(
    "--follow", "following", is_flag=True, help="Take what is new, changed or deleted since the last --follow."
)
@_options(_TK, "KAMERGRAAF_TK")
def tk(kind: str, since: date | None, following: bool, target: str, contact: str, rate: float, base: str) -> None:
    """Harvests documents and toezeggingen from the Tweede Kamer's open data.

    With --follow its SyncFeeds of both are read from the place where the last such run of that --kind stopped, the
    first time from their start. What the source deleted is moved to the folder's .harvest/deleted.
    """
    from kg.harvest import feed
    from kg.harvest import tk as source
    from kg.harvest.client import Client
    from kg.harvest.folder import Folder

    if following and since:
        raise UsageError("Give either --since or --follow, not both.")
    kind = source.checked_kind(kind)
    with closing(Client(base, frozenset(), contact, rate, _told)) as client, Folder(Path(target)).opened() as folder:
        events = feed.follow(client, folder, kind) if following else source.harvest(client, folder, kind, since)
        failed = _run(events, target, following=following)
    sys.exit(int(failed))


def _run(events: "Iterator[Event]", target: str, *, following: bool = False) -> bool:
    """Tells a harvest as it goes; whether anything failed."""
    counts: Counter[str] = Counter()
    opening = next(events, None)
    while opening is not None:
        # Each list opens with its length, so that the bar of a terminal knows how far it is
        part = _Part(events)
        for event in progress(part, opening.total, f"harvesting {opening.name}".strip(), every=_SECONDS):
            counts[event.outcome] += 1
            if event.reason:
                note(f"kg: {_plain(event.name) or 'something without an id'}: {_plain(event.reason)}")
        opening = part.opening
    told = ", ".join(f"{counts[name]} {name}" for name in _TOLD if counts[name]) or (
        "nothing new" if following else "nothing is listed"
    )
    click.echo(f"{target}: {told}")
    return bool(counts["failed"])


def _plain(said: str) -> str:
    """What a service wrote, as any terminal takes it."""
    return "".join(char if char.isprintable() else "\ufffd" for char in said)


def _told(line: str) -> None:
    note(f"kg: {line}")


class _Part:
    """The events of one list; ``opening`` is the event that opens the next one, None after the last."""

    def __init__(self, events: "Iterator[Event]") -> None:
        self.opening: Event | None = None
        self._events = events

    def __iter__(self) -> "Iterator[Event]":
        for event in self._events:
            if event.outcome == "listed":
                self.opening = event
                return
            yield event


_SECONDS = 10.0
"""How often a line is told where there is no terminal."""
_TOLD = ("new", "changed", "unchanged", "unread", "gone", "deleted", "failed")
