"""What the server counts of itself, in Prometheus' own format; and whether it lives and is ready."""

import functools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.web.answers import Answers
from kg.web.bench import Bench
from kg.web.figures import Given
from kg.web.network import address
from kg.web.problems import Problem
from kg.web.working import Working

__all__ = ["Metrics", "OfBench", "Signs"]

Whole = Callable[[], Awaitable[Sequence[Metric]]]

_PLACES = frozenset(
    {"sparql", "id", "doc", "graph", "def", "dataset", "static", "graphs", "health", "ready", "metrics", "stroom"}
)
_STEPS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class Metrics:
    """The counters of one server, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = _OfRequests()
        self.registry.register(self._requests)

    def told(self) -> list[Metric]:
        """All figures as they are now."""
        return list(self.registry.collect())

    def see(self, path: str, status: int | str, seconds: float) -> None:
        """Counts a request, by the first part of its path where that is ours."""
        self._requests.see(_place(path), str(status), seconds)

    def refuse(self, status: int) -> None:
        """Counts a request that was refused at its head, of which no path is known."""
        self._requests.number["none", str(status)] += 1


@functools.lru_cache(maxsize=1024)
def _place(path: str) -> str:
    first = path.strip("/").partition("/")[0]
    return first if first in _PLACES else "other" if first else "home"


class _OfRequests(Collector):
    """Requests by place and status, and their seconds by place: plain numbers until somebody asks, since the library's
    own counters, which threads may share, take several times as long. All of it is the event loop's.
    """

    def __init__(self) -> None:
        self.number: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._within: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(_STEPS) + 1))
        self._sums: defaultdict[str, float] = defaultdict(float)

    def see(self, place: str, status: str, seconds: float) -> None:
        """Counts one."""
        self.number[place, status] += 1
        self._within[place][bisect_left(_STEPS, seconds)] += 1
        self._sums[place] += seconds

    def collect(self) -> Iterator[Metric]:
        """Each figure."""
        answered = CounterMetricFamily("kamergraaf_requests", "Requests answered.", labels=("place", "status"))
        for labels, number in self.number.items():
            answered.add_metric(labels, number)
        yield answered
        told = "Time from a request to the last byte of its answer."
        took = HistogramMetricFamily("kamergraaf_request_seconds", told, labels=("place",))
        for place, within in self._within.items():
            buckets = list(zip([*map(floatToGoString, _STEPS), "+Inf"], accumulate(within), strict=True))
            took.add_metric((place,), buckets, self._sums[place])
        yield took


class OfBench(Collector):
    """What can be read off a bench when somebody asks."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def collect(self) -> Iterator[Metric]:
        """Each figure."""
        bench = self._bench
        lanes = (("quick", bench.turns.quick), ("slow", bench.turns.slow))
        running = GaugeMetricFamily("kamergraaf_queries_running", "Queries that run.", labels=("lane",))
        waiting = GaugeMetricFamily("kamergraaf_queries_waiting", "Queries that wait for a place.", labels=("lane",))
        for name, lane in lanes:
            running.add_metric((name,), lane.taken)
            waiting.add_metric((name,), lane.waiting)
        yield from (running, waiting)
        yield GaugeMetricFamily("kamergraaf_workers", "Worker processes.", len(bench.pool.workers))
        replaced = CounterMetricFamily("kamergraaf_workers_replaced", "Worker processes that ended.", labels=("end",))
        for end, number in bench.pool.replaced.items():
            replaced.add_metric((end,), number)
        yield replaced
        yield GaugeMetricFamily("kamergraaf_spool_free_bytes", "Room for answers not yet fetched.", bench.room.left)


class _OfAnswers(Collector):
    """What can be read off the answers that are given without a worker."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def collect(self) -> Iterator[Metric]:
        """Each figure."""
        answers = self._answers
        size, hits = answers.cache.size + answers.spelled.size, answers.hits + answers.spelled.hits
        yield GaugeMetricFamily("kamergraaf_cache_bytes", "Answers kept for who asks again.", size)
        near = answers.near.given
        yield CounterMetricFamily("kamergraaf_lookups", "Look-ups and small joins answered without a worker.", near)
        yield CounterMetricFamily("kamergraaf_cache_hits", "Answers given from memory.", hits)


class Signs:
    """The signs of life that supervisors, balancers and Prometheus look for."""

    def __init__(self, bench: Working, answers: Answers, metrics: Metrics, whole: Whole | None = None) -> None:
        """``whole`` gives the figures of all processes where this is one of several."""
        self._bench = bench
        self._registry = metrics.registry
        self._whole = whole
        self._registry.register(_OfAnswers(answers))
        if isinstance(bench, Bench):
            self._registry.register(OfBench(bench))

    async def health(self, _: Request) -> Response:
        """200 as long as the server lives: restart it where it does not answer."""
        return PlainTextResponse("alive\n", headers=_NEVER)

    async def ready(self, _: Request) -> Response:
        """200 where queries can be answered, 503 where the store cannot be read: send queries elsewhere meanwhile."""
        if await self._bench.ready():
            return PlainTextResponse("ready\n", headers=_NEVER)
        raise Problem(503, "The store cannot be read just now; send queries elsewhere.", headers={"Retry-After": "5"})

    async def metrics(self, request: Request) -> Response:
        """The figures, for who asks from this machine or a private network."""
        if not _near(request.client.host if request.client else ""):
            raise Problem(403, "The figures of this server are told to its own network only.")
        told = self._registry if self._whole is None else Given(await self._whole())
        return Response(generate_latest(told), headers={**_NEVER, "Content-Type": CONTENT_TYPE_LATEST})


_NEVER = {"Cache-Control": "no-store"}


def _near(host: str) -> bool:
    try:
        return address(host).is_private
    except ValueError:
        return False
