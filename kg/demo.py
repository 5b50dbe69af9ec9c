"""``kg demo``: the guided tour. Builds the sample letters, tells what is found in one, asks two questions, serves."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg import resources
from kg.build import build, read_letter, sources
from kg.model import Letter
from kg.report import Tally
from kg.search import refresh
from kg.store.embedded import Store
from kg.store.named import named
from kg.store.query import Solutions
from kg.store.table import table
from kg.web.server import Address
from kg.web.server import run as serve
from kg.web.source import OnDisk

__all__ = ["run"]

Say = Callable[[str], object]

SHOWN = "kst-21501-02-9002.md"
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("council-meeting-thread", {"date": "2024-11-18"}),
    ("open-commitments", {}),
)


def run(say: Say, address: tuple[str, int] | None) -> None:
    """The whole tour; without an address nothing is served. The store is temporary and goes when the tour ends."""
    samples = resources.folder("samples")
    with tempfile.TemporaryDirectory(prefix="kamergraaf-demo-") as folder:
        path = Path(folder) / "kamergraaf.store"
        _built(say, samples, path)
        _shown(say, read_letter(samples / SHOWN))
        with Store.open(path) as store:
            for step, (name, values) in enumerate(QUESTIONS, 3):
                _asked(say, store, step, name, values)
        if address is not None:
            _served(say, path, *address)


def _built(say: Say, samples: Path, path: Path) -> None:
    say(
        f"1. Building the sample letters of {samples}\n"
        "   (written for this demo in the form of real ones: docs/samples.md)\n"
    )
    tally = Tally()
    with Store.create_or_open(path) as store:
        for built in build(sources([str(samples)]), store):
            tally.add(built)
            for line in tally.told(built, "en"):
                say(f"   {line.replace(str(samples) + '/', '')}")
    refresh(path)
    say(f"   {tally.summary(str(path))}\n")


def _shown(say: Say, letter: Letter) -> None:
    """What was found in one letter, each with the words that say it."""
    head, text = letter.letterhead, letter.document.text
    say(f"2. What {letter.id} says, and in which words\n")
    date = head.date.value.isoformat() if head.date else "?"
    say(f"   {head.title.value if head.title else ''}, {head.place.value if head.place else ''} {date}")
    for signatory in head.signatories:
        say(f"   signed by {signatory.name.value}, {signatory.role.value}")
    for mention in letter.mentions:
        words = " ".join(mention.span.of(text).split())
        say(f"   {mention.type:12}{mention.id or '':24}“{words[:70]}{'…' * (len(words) > 70)}”")
    say("")


def _asked(say: Say, store: Store, step: int, name: str, values: dict[str, str]) -> None:
    """One named query and its answer."""
    found = named(name)
    given = "".join(f" --param {key}={value}" for key, value in values.items())
    say(f"{step}. {found.en}\n   kg query --named {name}{given}\n")
    answer = store.ask(found.filled(values))
    if isinstance(answer, Solutions):
        width = shutil.get_terminal_size((110, 24)).columns - 3
        for line in table(answer.variables, answer, width, answer.base_iri).splitlines():
            say(f"   {line}")
    say("")


def _served(say: Say, path: Path, host: str, port: int) -> None:
    def listening(address: str) -> None:
        last = len(QUESTIONS) + 3
        say(f"{last}. Serving at {address} until you press Ctrl-C; SPARQL is at {address.rstrip('/')}/sparql\n")

    with suppress(KeyboardInterrupt):
        serve(OnDisk.at(path, invented=True), Address(host, port), told=listening)
