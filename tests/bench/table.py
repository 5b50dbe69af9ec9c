"""What a benchmark gives: a table with its notes, and what it was asked."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Asked", "MissingError", "Table", "seconds"]

Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks: the folder of gold letters, whether a small run will do, how many letters the
    greatest build has, the store to measure, where one is there, and the folder in which builds stay.
    """

    gold: Path
    quick: bool = False
    letters: int = 10_000
    store: Path | None = None
    keep: Path | None = None


class MissingError(Exception):
    """A package of the extra ``bench`` that is not installed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their columns; None is a cell that has no value. ``notes`` say what the figures are,
    ``drawn`` names the columns that are worth a picture.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()

    def as_text(self) -> str:
        """The table as Markdown."""
        lines = [self.columns, tuple("---" for _ in self.columns), *(tuple(map(_shown, row)) for row in self.rows)]
        body = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        return "\n\n".join([f"## {self.title}", body, *self.notes])

    def as_json(self) -> str:
        """The table as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.2f}" if abs(cell) < 10 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The least time of the processor, of several runs, that the work takes; never 0."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return max(least, 1e-6)
