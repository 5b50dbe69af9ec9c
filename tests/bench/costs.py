"""What a letter costs in one build, in a process of its own: ``python -m tests.bench.costs STORE COUNT [ADDRESS]``.

It prints one JSON object: milliseconds of a processor by step, and bytes on disk, each by letter. With the address of a
Dask cluster the letters are made there.
"""

import io
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from distributed import Client

from kg import build as building
from kg import search
from kg.admission import Run
from kg.cluster import Cluster
from kg.store.embedded import Store
from kg.store.export import export
from tests.bench.corpus import letters
from tests.bench.table import seconds

__all__ = ["costs"]


def costs(store: Path, count: int, address: str = "") -> dict[str, float]:
    """Builds so many generated letters, files beside the store, with two processes or a cluster, and indexes them."""
    folder = store.with_name(f"{store.name}.letters")
    folder.mkdir()
    for letter in letters(count):
        (folder / letter.name).write_text(letter.text, encoding="utf-8")
    took: Counter[str] = Counter()
    _clocked(Run, "flush", "write", took)
    _clocked(building, "weave", "weave", took)
    _clocked(Store, "publish", "publish", took)
    _clocked(search, "refresh", "index", took)
    there = _used(address)
    start = time.process_time()
    with ExitStack() as stack:
        elsewhere = stack.enter_context(closing(Cluster(address))).in_order if address else None
        target = stack.enter_context(Store.create_or_open(store))
        for done in building.build(building.sources([str(folder)]), target, 2, elsewhere=elsewhere):
            assert done.status == "loaded", done.reason
    search.refresh(store)
    whole = time.process_time() - start
    took["find, hand out, take"] = whole - sum(took[step] for step in ("write", "weave", "publish", "index"))
    took.update(_out(store))
    took.update({step: used - there[step] for step, used in _used(address).items()})
    return {step: 1000 * used / count for step, used in took.items()} | {
        "text": _size(folder) / count,
        "triples and snapshot": _size(store, "oxigraph", "snapshots") / count,
        "search index": _size(store, "search") / count,
        "origins": _size(store, "origins.sqlite") / count,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _out(place: Path) -> dict[str, float]:
    """Seconds that it takes to write all as N-Quads, and to answer a question to which every letter counts."""
    asked = "SELECT (COUNT(*) AS ?n) (MAX(?day) AS ?last) { ?letter a kg:Letter ; dcterms:issued ?day }"
    with Store.open(place) as store:
        return {
            "export": seconds(lambda: export(store, io.BytesIO(), "nquads")),
            "a question to all": seconds(lambda: list(store.ask(asked)), 3),
        }


def _used(address: str) -> dict[str, float]:
    """Seconds that makers of letters, and the scheduler and workers of Dask, have used of processors so far."""
    if not address:
        return {"read, map, rules": _children()}
    with Client(address, set_as_default=False) as client:
        return {
            "read, map, rules": sum(client.run(_children).values()),
            "Dask's workers": sum(client.run(time.process_time).values()),
            "Dask's scheduler": client.run_on_scheduler(time.process_time),
        }


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _clocked(owner: Any, name: str, step: str, took: Counter[str]) -> None:
    real: Callable[..., object] = getattr(owner, name)

    def timed(*args: Any, **kwargs: Any) -> object:
        start = time.process_time()
        try:
            return real(*args, **kwargs)
        finally:
            took[step] += time.process_time() - start  # type: ignore[assignment]

    setattr(owner, name, timed)


def _size(folder: Path, *names: str) -> int:
    """Bytes of the files, those with several names once."""
    tops = [folder / name for name in names] or [folder]
    files = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]
    return sum({file.stat().st_ino: file.stat().st_size for file in files}.values())


if __name__ == "__main__":
    print(json.dumps(costs(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])))
