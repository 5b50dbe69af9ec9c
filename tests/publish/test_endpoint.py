"""kg stats and kg export over a server that was published to: the same as over the store itself."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from kg.build import build, sources
from kg.publish import Published, Record, Server, publish
from kg.store.embedded import Store
from tests.conftest import SAMPLES, Kg
from tests.publish.servers import oxigraph

NAMES = ("kst-21501-02-9001.md", "kst-21501-02-9002.md", "kst-32317-9001.md")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A store, and the address of a server that holds the same."""
    place = tmp_path_factory.mktemp("both")
    with ExitStack() as stack:
        with Store.create_or_open(place / "s", "https://data.example.org/kg/") as store:
            list(build(sources([str(SAMPLES / name) for name in NAMES]), store))
        target = stack.enter_context(oxigraph(place))
        server = stack.enter_context(closing(Server(target.queries, target.updates, target.graphs)))
        source, done = stack.enter_context(Store.open(place / "s")), Published()
        with closing(Record(place / "s", target.updates)) as record:
            list(publish(source, server, record, done))
        assert (done.sent, done.wrong) == (6, [])
        yield place / "s", target.queries


@pytest.mark.parametrize(
    "options",
    [("--format", "nquads"), ("--letter", "kst-32317-9001"), ("--dossier", "21501-02", "--format", "trig")],
    ids=["all", "letter", "dossier"],
)
def test_an_export_of_an_endpoint_has_the_bytes_of_the_store_s(
    both: tuple[Path, str], kg: Kg, options: tuple[str, ...]
) -> None:
    store, url = both
    ours, theirs = kg("export", "--store", store, *options), kg("export", "--endpoint", url, *options)
    assert (theirs.returncode, theirs.stderr) == (0, "")
    assert len(ours.stdout) > 10_000
    assert theirs.stdout == ours.stdout


def test_what_the_endpoint_does_not_have_is_told(both: tuple[Path, str], kg: Kg) -> None:
    done = kg("export", "--endpoint", both[1], "--letter", "kst-21501-02-9009")
    assert (done.returncode, done.stdout) == (1, "")
    assert "near it are kst-21501-02-900" in done.stderr


def test_the_figures_are_those_of_the_store(both: tuple[Path, str], kg: Kg) -> None:
    store, url = both
    ours, theirs = kg("stats", "--store", store), kg("stats", "--endpoint", f"{url}?union-default-graph")
    assert "3 from 20" in ours.stdout
    assert theirs.stdout == ours.stdout
    alone = kg("stats", "--endpoint", url)
    assert (alone.returncode, alone.stderr.count("\n")) == (1, 1)
    assert "its default graph, which is empty" in alone.stderr


@pytest.mark.parametrize("verb", ["export", "stats"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_store_and_an_endpoint_are_one_too_many(kg: Kg, verb: str, turned: bool) -> None:
    options = [("--store", "x"), ("--endpoint", "http://127.0.0.1:9/sparql")]
    flat = [word for pair in (reversed(options) if turned else options) for word in pair]
    done = kg(verb, *flat)
    assert (done.returncode, done.stderr) == (2, "kg: Give either --store or --endpoint, not both.\n")
