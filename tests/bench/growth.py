"""One build in a process of its own: its figures are printed by ``python -m tests.bench.growth STORE JOBS COUNT AMONG
[CORES]``.

The first COUNT of AMONG generated letters, files beside the store, go into it; the figures are one JSON object: wall
seconds, seconds of all processors (of the first so many CORES alone, where that is told: the engine's own threads have
them too), and the peaks of memory in MiB of the writing process and of the greatest worker.
"""

import json
import os
import resource
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.build import build, sources
from kg.store.embedded import Store
from tests.bench.corpus import letters

__all__ = ["figures"]


def figures(store: Path, jobs: int, count: int, among: int, cores: int = 0) -> dict[str, float]:
    """Builds, and tells what it took."""
    if cores:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    folder = store.with_name(f"{store.name}.letters")
    folder.mkdir(exist_ok=True)
    for letter in letters(count, among=among):
        if not (folder / letter.name).exists():
            (folder / letter.name).write_text(letter.text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.monotonic()
    with _watched() as workers, Store.create_or_open(store) as target:
        for done in build(sources([str(folder)]), target, jobs):
            assert done.status in ("loaded", "unchanged"), done.reason
    ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": time.monotonic() - start,
        "processor": sum(map(_processor, (ours, theirs))) - _processor(before),
        "peak": ours.ru_maxrss / 1024,
        "worker": max(workers.values(), default=0) / 1024,
    }


@contextmanager
def _watched() -> Iterator[dict[str, int]]:
    """The most memory in KiB that each process has had which this one starts, by its number.

    What the kernel tells of those that have ended counts what this one had when it started them.
    """
    most: dict[str, int] = {}
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.2):
            for task in Path("/proc/self/task").iterdir():
                with suppress(OSError):
                    for child in (task / "children").read_text().split():
                        most[child] = max(most.get(child, 0), _most(child))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield most
    finally:
        over.set()
        looking.join()


def _most(process: str) -> int:
    with suppress(OSError):
        status = Path(f"/proc/{process}/status").read_text()
        if "\nName:\tpython" in f"\n{status}":
            return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
    return 0


def _processor(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    place, *rest = sys.argv[1:]
    print(json.dumps(figures(Path(place), *map(int, rest))))
