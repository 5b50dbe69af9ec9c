"""Which debates prepare for a Council meeting: those that a letter's words tie to it, and its only committee debate."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from kg.threads.debate_words import about_meeting, discusses_agenda, open_to_meeting

__all__ = ["preparing"]

_TOGETHER: Final = 3
"""Within how many days of each other the meetings of one agenda are held that one debate prepares for."""

Row = Mapping[str, str]


def preparing(rows: list[Row]) -> Iterator[Row]:
    """Of the meetings and debates of one letter, those that belong together.

    The debate's own report says so by what it lists; the agenda letter by the sentence that names the debate, or by
    naming one committee debate that nothing ties to another subject.
    """
    listed = [row for row in rows if "listed" in row]
    yield from (row for row in listed if discusses_agenda(row["before"]))
    told = [row for row in rows if "listed" not in row]
    about = [row for row in told if about_meeting(row["words"], row["before"], row["after"], row["code"])]
    yield from about or _only(told)


def _only(rows: list[Row]) -> Iterator[Row]:
    """The only committee debate of a letter about one meeting, or about several that are held together."""
    codes = {row["code"] for row in rows}
    free = [row for row in rows if open_to_meeting(row["words"], row["before"], row["after"], codes)]
    days = sorted(date.fromisoformat(row["start"]) for row in rows)
    if len({row["object"] for row in free}) == 1 and (days[-1] - days[0]).days <= _TOGETHER:
        yield from ({**row, "confidence": str(_LIKELY)} for row in free)


_LIKELY: Final = 0.8
