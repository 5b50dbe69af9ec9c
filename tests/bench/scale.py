"""What a letter costs as there are more of them, step by step, and what goes over the wires of a cluster for it."""

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build import Source, piece_made
from kg.cluster.parts import made, part, share, shares
from kg.outcome import Made
from kg.rdf.namespaces import DEFAULT_BASE
from kg.sources import carried
from tests.bench.corpus import letters
from tests.bench.table import Asked, Table, seconds
from tests.cluster.processes import dask

__all__ = ["run"]

_PIECE = 64
_LONG = 12
"""Letters of which a long one is made."""
_MAKING = ("read, map, rules", "Dask's workers", "Dask's scheduler")
_TIME = (*_MAKING, "find, hand out, take", "write", "weave", "publish", "index", "export")
_SIZE = ("text", "triples and snapshot", "search index", "origins")


def run(asked: Asked) -> tuple[Table, ...]:
    """Two tables; ``asked.letters`` is how many letters the greatest build has."""
    counts = (10, 30) if asked.quick else (asked.letters // 16, asked.letters // 4, asked.letters)
    return _growing(counts), _travelling(8 if asked.quick else _PIECE)


def _growing(counts: tuple[int, ...]) -> Table:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        every = [_costs(place / str(count), count) for count in counts]
        with dask(place / "dask", 2) as cluster:
            cluster.there(2)
            every.append(_costs(place / "cluster", counts[-1], cluster.address))
    rows = [(f"{step}, ms", *(one.get(step) for one in every)) for step in _TIME]
    rows.append(("a question to all, µs", *(1000 * one["a question to all"] for one in every)))
    rows += [(f"{what}, KB", *(one[what] / 1000 for one in every)) for what in _SIZE]
    rows.append(("peak of the writing process, MiB in all", *(one["peak"] for one in every)))
    columns = ("of a letter", *(f"{count:,} letters" for count in counts), f"{counts[-1]:,} on a cluster")
    note = "Milliseconds of a processor, two making, one writing; on a cluster two workers of a thread each."
    return Table("What a letter costs", columns, tuple(rows), (note,))


def _costs(store: Path, count: int, *address: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.costs", str(store), str(count), *address]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def _travelling(count: int) -> Table:
    """A piece there and back, without a network: of letters as they are generated, and of long ones."""
    every = [Source(one.name, one.text.encode()) for one in letters(_LONG * count)]
    long = [_joined(every[start : start + _LONG]) for start in range(0, len(every), _LONG)]
    columns = (_way(every[:count]), _way(long))
    rows = tuple((name, *(column[name] for column in columns)) for name in columns[0])
    return Table("A letter's way to a cluster and back", ("of a letter", f"{count} in a piece", "long ones"), rows)


def _joined(several: list[Source]) -> Source:
    """One letter that says what several do."""
    texts = [(one.data or b"").rstrip().split(b"\n\n") for one in several]
    said = [paragraph for text in texts for paragraph in text[5:-1]]
    return Source(several[0].path, b"\n\n".join([*texts[0][:-1], *said, texts[0][-1]]))


def _way(sources: list[Source]) -> dict[str, float]:
    piece, count = list(map(carried, sources)), len(sources)

    def making() -> list[Made]:
        return piece_made([*piece], DEFAULT_BASE, lambda *_: False)

    every = [replace(one, source=source) for one, source in zip(making(), piece, strict=True)]
    text = b"".join(map(share, every))
    packed, digest = part([text])
    packing = seconds(lambda: part(map(share, every)), 3)
    taking = seconds(lambda: [made(*one) for one in zip(shares(packed, digest), piece, strict=True)], 3)
    return {
        "its text, KB": sum(one.weight for one in piece) / count / 1000,
        "statements": text.count(b"\n") / count - 1,
        "there: as it travels, KB": len(pickle.dumps(piece)) / count / 1000,
        "back: its share of a part, KB": len(packed) / count / 1000,
        "the same before it is zipped, KB": len(text) / count / 1000,
        "making it, ms": 1000 * seconds(making) / count,
        "making the part of it, ms": 1000 * packing / count,
        "taking it out of the part, ms": 1000 * taking / count,
    }
