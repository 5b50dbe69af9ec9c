"""What each type of page costs the server and the reader's line: asked of ``kg serve`` over many letters, one after the
other, each page once.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from urllib.parse import quote, urljoin, urlsplit

import httpx

from kg.search import refresh
from kg.store import arrivals
from kg.store.embedded import Store
from tests.bench.kinds import KINDS, WARM, Kind
from tests.bench.processes import family, processor
from tests.bench.servers import ROOT, serving
from tests.bench.table import Asked, Cell, Table

__all__ = ["run"]

_MOST = 30
_EDITOR = "editor."
"""How the names of the files begin that the editor of queries needs."""
_LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script src)="([^"]+)"')
_REST = 0.5
"""Seconds in which a server that rests takes next to nothing of a processor."""
_LOOKS = 20


def run(asked: Asked) -> tuple[Table, ...]:
    """One table. Of ``asked.store``, whose search index is made where it lacks, else of so many generated letters."""
    with tempfile.TemporaryDirectory(prefix="kamergraaf-bench-") as scratch:
        store = asked.store or _built(Path(scratch) / "bench.store", 30 if asked.quick else asked.letters)
        refresh(store)
        with Store.open(store) as opened:
            paths = {kind: list(_paths(opened, kind)) for kind in KINDS}
            letters = _number(opened, "?x a kg:Letter")
        with serving(store) as (address, pid), httpx.Client(base_url=address, timeout=120) as client:
            rows = tuple(_Asking(client, pid).rows(paths))
    notes = (
        f"{letters:,} letters. Of each type up to {_MOST} pages, those first of whose thing most is said; each is "
        "asked once, one after the other. The processor's time is that of all processes of the server from a request's "
        "first byte to the answer's last; until it is answered the clock's.",
        "The first load is what goes over the line for a page, its style sheet, script and icon, zipped as served, "
        "without the editor of queries.",
    )
    columns = ("page", "pages", "processor, median ms", "highest ms", "answered, median ms", "first load, kB")
    return (Table("Pages", columns, rows, notes),)


def _built(store: Path, count: int) -> Path:
    command = [sys.executable, "-m", "tests.bench.growth", str(store), "2", str(count), str(count)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return store


def _number(store: Store, pattern: str) -> int:
    ((count,),) = store.ask(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")  # type: ignore[union-attr]
    return int(count.value)


def _paths(store: Store, kind: Kind) -> Iterator[str]:
    """The addresses of a type's pages."""
    if not kind.things:
        log = arrivals.read(store.path)
        pages = [(log.began, part.number) for part in log.parts[:_MOST]] if log else []
        for path in kind.paths:
            if "{page}" in path:
                yield from (path.format(began=began, page=page) for began, page in pages)
            else:
                yield path
        return
    own = f"{store.base_iri}id/"
    for thing, *_ in store.ask(f"SELECT {kind.things} LIMIT {_MOST}"):  # type: ignore[union-attr]
        below = thing.value.removeprefix(own)
        for path in kind.paths:
            yield path.format(it=below, slug=quote(below.rpartition("/")[2]))


class _Asking:
    """One server, asked."""

    def __init__(self, client: httpx.Client, pid: int) -> None:
        self.client, self.pid = client, pid
        self._loaded: dict[str, int] = {}

    def rows(self, paths: Mapping[Kind, Sequence[str]]) -> Iterator[tuple[Cell, ...]]:
        """A row for each type of which there is a page."""
        for path in WARM:
            self.client.get(path).raise_for_status()
        self._rest()
        for kind, asked in paths.items():
            took = [self._asked(path, kind.accept, kind.status) for path in asked]
            if took:
                used, waited, sizes = zip(*took, strict=True)
                yield kind.name, len(took), median(used), max(used), median(waited), median(sizes) / 1000

    def _asked(self, path: str, accept: str, status: int) -> tuple[float, float, int]:
        """Milliseconds of the processor, milliseconds until all was there, and bytes of the first load."""
        before, begun = self._used(), time.perf_counter()
        answer = self.client.get(path, headers={"Accept": accept})
        waited, after = time.perf_counter() - begun, self._used()
        assert answer.status_code == status, f"{path}: {answer.status_code}"
        used = sum(now - before.get(pid, 0.0) for pid, now in after.items())
        return 1000 * used, 1000 * waited, answer.num_bytes_downloaded + self._more(answer)

    def _used(self) -> dict[int, float]:
        return {pid: processor(pid) for pid in family(self.pid)}

    def _more(self, answer: httpx.Response) -> int:
        """The bytes of the files that a page needs."""
        if "text/html" not in answer.headers["content-type"]:
            return 0
        needed = {urlsplit(urljoin(str(answer.url), one)).path for one in _LOADED.findall(answer.text)}
        for path in needed - self._loaded.keys():
            self._loaded[path] = self.client.get(path).num_bytes_downloaded
        return sum(self._loaded[path] for path in needed if not path.rpartition("/")[2].startswith(_EDITOR))

    def _rest(self) -> None:
        """Waits until the server has nothing to do, or for a while: what is made at its start is no page's. Where the
        machine is slow one that looks for news takes more than next to nothing.
        """
        for _ in range(_LOOKS):
            before = sum(self._used().values())
            time.sleep(_REST)
            if sum(self._used().values()) - before < _REST / 50:
                return
