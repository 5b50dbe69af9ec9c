"""The named queries over one store: ``python -m tests.bench.questions STORE`` prints a JSON object a query.

Each is asked by a ``kg query`` of its own, with the values that the query proposes and, where it asks of one letter,
the letter that most others cite. It opens no store itself: a child counts its parent's memory as
its own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

from kg.store.named import NamedQuery, named_queries

__all__ = ["answers"]

_MOST_CITED = """SELECT ?id { ?letter a kg:Letter ; dcterms:identifier ?id . ?by dcterms:references ?letter }
GROUP BY ?id ORDER BY DESC(COUNT(?by)) ?id LIMIT 1"""


def answers(store: str) -> Iterator[dict[str, str | float]]:
    """Of each query its name, its rows, the clock's seconds from start to end, and the peak of memory in MiB."""
    command = [sys.executable, "-m", "kg", "query", "--store", store, "--format", "csv"]
    found = subprocess.run([*command, "-"], input=_MOST_CITED, capture_output=True, text=True, check=True)
    letter = found.stdout.split()[1]
    for query in named_queries():
        yield {"query": query.name, **_asked([*command, "--named", query.name, *_values(query, letter)])}


def _values(query: NamedQuery, letter: str) -> Iterator[str]:
    for one in query.parameters:
        yield from ("--param", f"{one.name}={letter if one.kind == 'id' else one.default}")


def _asked(command: list[str]) -> dict[str, float]:
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        rows = sum(1 for _ in run.stdout) - 1
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return {"rows": rows, "seconds": time.monotonic() - start, "peak": used.ru_maxrss / 1024}


if __name__ == "__main__":
    for answer in answers(sys.argv[1]):
        print(json.dumps(answer), flush=True)
