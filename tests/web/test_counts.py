"""The counts of a store come when they are made: nobody waits long for them."""

import asyncio
import functools
from typing import Any

import httpx
import pytest
from conftest import Serving
from pyoxigraph import NamedNode
from stand import small

from kg.errors import StoreError
from kg.web import describe, things
from kg.web.counts import Counts
from kg.web.limits import Limits

HELD = things.Contents(triples=7)


class Bench:
    """A bench on which counting ends when it is let, or fails."""

    store = None
    limits = Limits()

    def __init__(self, error: Exception | None = None) -> None:
        self.ended = asyncio.Event()
        self.error = error
        self.given: list[float | None] = []

    async def run(self, _: functools.partial[Any], *, seconds: float | None = None) -> things.Contents:
        self.given.append(seconds)
        await self.ended.wait()
        if self.error is not None:
            raise self.error
        return HELD


def test_who_comes_before_the_store_is_counted_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def told() -> None:
        monkeypatch.setattr("kg.web.counts._FIRST", 0.01)
        bench = Bench()
        counts = Counts(bench, lambda: "1")  # type: ignore[arg-type]
        assert [await counts.get(), await counts.get()] == [None, None]
        bench.ended.set()
        monkeypatch.setattr("kg.web.counts._FIRST", 60)
        assert [await counts.get(), await counts.get()] == [HELD, HELD]
        assert len(bench.given) == 1, "counted once"
        assert (bench.given[0] or 0) > 60, "longer than a query may take"

    asyncio.run(told())


def test_of_a_newer_state_the_counts_of_the_last_are_told_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    async def told() -> None:
        monkeypatch.setattr("kg.web.counts._PATIENCE", 0.01)
        bench, states = Bench(), ["1"]
        counts = Counts(bench, lambda: states[0])  # type: ignore[arg-type]
        bench.ended.set()
        assert await counts.get() == HELD
        bench.ended.clear()
        states[0] = "2"
        assert await counts.get() == HELD
        assert len(bench.given) == 2
        bench.ended.set()
        await asyncio.sleep(0)

    asyncio.run(told())


def test_counting_that_fails_is_tried_again() -> None:
    async def told() -> None:
        bench = Bench(StoreError("The store is gone."))
        counts = Counts(bench, lambda: "1")  # type: ignore[arg-type]
        bench.ended.set()
        assert await counts.get() is None
        bench.error = None
        assert await counts.get() == HELD

    asyncio.run(told())


@pytest.mark.parametrize("held", [None, HELD])
def test_a_data_set_is_described_with_its_counts_or_without(held: things.Contents | None) -> None:
    void = list(describe.void("https://graaf.example/sparql", "https://graaf.example/", held))
    told = {triple.predicate.value.rpartition("#")[2] for triple in void}
    assert NamedNode("https://graaf.example/sparql") in [triple.object for triple in void]
    assert ("triples" in told) == (held is not None)


def test_what_is_no_class_is_not_counted_as_one(serving: Serving) -> None:
    odd = '<urn:a> a "lit", <<( <urn:x> <urn:y> <urn:z> )>>, <urn:Class> .'
    with serving(small(odd)) as address:
        for path in ("/dataset", "/.well-known/void"):
            told = httpx.get(address + path, headers={"accept": "text/turtle"})
            assert told.status_code == 200
            assert "<urn:Class>" in told.text
        assert httpx.get(f"{address}/sparql/terms").status_code == 200
