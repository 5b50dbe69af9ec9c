"""The command: ``python -m tests.bench [NAME]... [--quick] [--json] [--charts DIR] [--gold DIR] [--letters N]``.

The names are BENCHMARKS; ``--store DIR`` is for ``pages`` and ``serve``, ``--keep DIR`` for ``build``.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench import building, citations, extract, hostile, pages, scale, serve, soak, validation
from tests.bench.chart import drawn
from tests.bench.table import Asked, MissingError, Table

GOLD = Path(__file__).resolve().parents[1] / "gold" / "letters"

Benchmark = Callable[[Asked], Iterable[Table]]

BENCHMARKS: dict[str, Benchmark] = {
    "extract": extract.run,
    "citations": citations.run,
    "validation": validation.run,
    "hostile": hostile.run,
    "serve": serve.run,
    "pages": pages.run,
    "build": building.run,
    "scale": scale.run,
    "soak": soak.run,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures Kamergraaf beside others.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all where none is named")
    parser.add_argument("--quick", action="store_true", help="a small run, to see that it works")
    parser.add_argument("--json", action="store_true", help="JSON Lines, one table a line")
    parser.add_argument("--charts", type=Path, metavar="DIR", help="draws what is worth a picture there, as SVG")
    parser.add_argument("--gold", type=Path, default=GOLD, help="a folder of gold letters")
    parser.add_argument("--letters", type=int, default=10_000, metavar="N", help="letters of the greatest build")
    parser.add_argument("--store", type=Path, metavar="DIR", help="a store that is there, for pages and serve")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where the builds of build stay, N-2 the greatest")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    for name in asked.names or BENCHMARKS:
        try:
            for table in BENCHMARKS[name](Asked(asked.gold, asked.quick, asked.letters, asked.store, asked.keep)):
                print(table.as_json() if asked.json else table.as_text() + "\n", flush=True)
                if asked.charts:
                    drawn(table, asked.charts)
        except MissingError as missing:
            print(f"{name}: {missing} is not installed; pip install -e '.[bench]'", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
