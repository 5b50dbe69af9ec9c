"""What the costliest repeats cost: every unit once, in a short text, and the worst of them up to 1 MB."""

from tests.bench.table import Asked, Table
from tests.hostile import PARTS, literals, pairs, repeated, seconds

__all__ = ["run"]

_MEGA = 1_000_000
_SHORT = 16_000
_AIM = 1.5
_FORMS = (".md", ".txt")


def run(asked: Asked) -> tuple[Table, ...]:
    """The worst units: seconds of the processor for a short text and for 1 MB, and how that grew beside the size."""
    words = literals()
    units = list(PARTS[::4]) if asked.quick else [*PARTS, *words, *pairs([*PARTS, *words], 1_000)]
    ranked = sorted((seconds(repeated(unit, _SHORT), form), unit, form) for unit in units for form in _FORMS)
    longest = 32_000 if asked.quick else _MEGA
    rows = tuple(_row(unit, form, longest) for _, unit, form in ranked[-1 : -3 if asked.quick else -11 : -1])
    middle = ranked[len(ranked) // 2][0] * _MEGA / _SHORT
    columns = ("unit", "form", f"seconds, {_SHORT:,}", f"seconds, {longest:,}", "times, for each times the text")
    cheap = sum(cost * _MEGA / _SHORT < _AIM for cost, _, _ in ranked) / len(ranked)
    note = (
        f"{len(units):,} units; by the short text, the middle one takes {middle:.2f} seconds of the processor for a "
        f"million characters, and {cheap:.0%} take less than {_AIM}."
    )
    return (Table(f"The costliest repeats of {longest:,} characters", columns, rows, (note,)),)


def _row(unit: str, form: str, longest: int) -> tuple[str | float, ...]:
    short = min(seconds(repeated(unit, _SHORT), form) for _ in range(3))
    long = seconds(repeated(unit, longest), form)
    return repr(unit), form, short, long, long / short / (longest / _SHORT)
