"""The figures of several processes as those of one server."""

from collections.abc import Iterable, Sequence

from prometheus_client import Metric
from prometheus_client.core import Sample
from prometheus_client.registry import Collector

__all__ = ["Given", "counters", "summed"]

_FIRST = ("_created", "process_start_time_seconds")


class Given(Collector):
    """Figures that have been collected."""

    def __init__(self, told: Iterable[Metric]) -> None:
        self._told = told

    def collect(self) -> Iterable[Metric]:
        """Each."""
        return self._told


def summed(told: Iterable[Sequence[Metric]]) -> list[Metric]:
    """The sum of each figure; of when something began the first."""
    found: dict[str, Metric] = {}
    values: dict[str, dict[tuple[str, tuple[tuple[str, str], ...]], Sample]] = {}
    for metric in (one for process in told for one in process):
        if metric.name not in found:
            found[metric.name] = Metric(metric.name, metric.documentation, metric.type)
        known = values.setdefault(metric.name, {})
        for sample in metric.samples:
            key = sample.name, tuple(sorted(sample.labels.items()))
            known[key] = _both(known[key], sample) if key in known else sample
    for name, metric in found.items():
        metric.samples = list(values[name].values())
    return list(found.values())


def counters(told: Iterable[Metric]) -> list[Metric]:
    """Those that only grow: what a process that has died has done stays done."""
    return [one for one in told if one.type in ("counter", "histogram")]


def _both(one: Sample, other: Sample) -> Sample:
    both = min if one.name.endswith(_FIRST) else sum
    return one._replace(value=both((one.value, other.value)))
