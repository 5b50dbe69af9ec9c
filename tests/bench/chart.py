"""A table's figures as a picture: bars, drawn by matplotlib, the same file for the same figures."""

from pathlib import Path
from typing import Any

from tests.bench.table import MissingError, Table

__all__ = ["drawn"]

_INK, _BAR = "#333333", "#154273"


def drawn(table: Table, folder: Path) -> list[Path]:
    """One SVG for each column that the table has drawn. Raises MissingError without matplotlib."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingError("matplotlib") from error
    mpl.rcParams.update({"svg.hashsalt": "kamergraaf", "svg.fonttype": "none", "font.family": "sans-serif"})
    folder.mkdir(parents=True, exist_ok=True)
    return [_bars(Figure, table, column, folder) for column in table.drawn]


def _bars(figure: Any, table: Table, column: str, folder: Path) -> Path:
    at = table.columns.index(column)
    words = [i for i, _ in enumerate(table.columns) if all(isinstance(row[i], str) for row in table.rows)]
    rows = [(", ".join(str(row[i]) for i in words), row[at]) for row in table.rows if isinstance(row[at], int | float)]
    paper = figure(figsize=(8, 0.7 + 0.32 * len(rows)), layout="constrained")
    axes = paper.subplots()
    bars = axes.barh([label for label, _ in rows][::-1], [float(value or 0) for _, value in rows][::-1], color=_BAR)
    axes.bar_label(bars, fmt=_told, padding=3, color=_INK)
    axes.set_title(f"{table.title}: {column}", loc="left", color=_INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12)
    path = folder / f"{_slug(table.title)}-{_slug(column)}.svg"
    paper.savefig(path, metadata={"Date": None})
    return path


def _told(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")


def _slug(words: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in words.lower()).split())
