"""Who may take part in a cluster's build: workers like this process, and those that went away as they were asked."""

from collections.abc import Callable

import pytest

from kg.cluster import Cluster, client
from kg.cluster.worker import versions
from kg.errors import RemoteError


class Asked:
    """A client of a scheduler whose workers answer so."""

    def __init__(self, told: dict[str, object]) -> None:
        self.told = told

    def wait_for_workers(self, count: int, timeout: float) -> None:
        assert count == 1
        assert timeout

    def run(self, asked: Callable[[], object], on_error: str) -> dict[str, object]:
        assert (asked, on_error) == (versions, "return")
        return self.told

    def close(self, timeout: float) -> None:
        assert timeout


@pytest.mark.parametrize("gone", [OSError("in TCP (closed) Scheduler Broadcast: Stream is closed"), ConnectionError()])
def test_a_worker_that_went_away_as_it_was_asked_ends_no_build(monkeypatch: pytest.MonkeyPatch, gone: OSError) -> None:
    monkeypatch.setattr(client, "_connected", lambda _: Asked({"tcp://a:1": gone, "tcp://b:1": versions()}))
    Cluster("tcp://scheduler:1").close()


@pytest.mark.parametrize("other", [ImportError("No module named kg"), {**versions(), "kamergraaf": "0.0"}, None])
def test_a_worker_that_would_make_something_else_does(monkeypatch: pytest.MonkeyPatch, other: object) -> None:
    monkeypatch.setattr(client, "_connected", lambda _: Asked({"tcp://a:1": versions(), "tcp://b:1": other}))
    with pytest.raises(RemoteError, match=r"The worker tcp://b:1 .*install the same"):
        Cluster("tcp://scheduler:1")
