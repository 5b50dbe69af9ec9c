"""The number of a paper in the annual volumes of before about 1950, which print it twice.

``Bijlagen. | 572. | 1. | Tweede Kamer`` heads the page; the paper's title and, above its type line, ``572. 1.`` follow.
Scans of these volumes are hard to read: what is said twice counts only where both say the same.
"""

import re
from collections.abc import Sequence

from kg.extract.headfacts import Header
from kg.extract.headlines import HOUSE, Line
from kg.extract.typeline import in_capitals, type_of, words_of
from kg.model import Dossier, Span, Stated

__all__ = ["numbered_twice"]

_VOLUME = re.compile(r"B\W{0,2}[ij]{0,2}\W{0,2}lagen?[.,]?")
_PAIR = re.compile(r"[\[(]?(?P<dossier>\d{1,4})\.?\s(?P<number>\d{1,3}|[lI])\.?[\])]?")
_FIRST_LINES = 8


def numbered_twice(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes `572. 1.` above a type line where the page's head says the same; 1 where it did."""
    own = _PAIR.fullmatch(lines[index].text)
    if not own or head.dossiers or index + 1 == len(lines):
        return 0
    below = lines[index + 1].text
    running = _running(lines[:index])
    if not running or not (type_of(below) and in_capitals(below)) or _pair(running[0]) != _pair(lines[index].text):
        return 0
    number = Stated(lines[index].text[own.start("dossier") : own.end("dossier")], lines[index].span(own, "dossier"))
    head.dossiers.append(Dossier(number, _title(lines[running[1] : index])))
    head.number = Stated(_pair(own.group())[1], lines[index].span(own, "number"))
    return 1


def _pair(text: str) -> tuple[str, str]:
    found = _PAIR.fullmatch(text)
    return (found["dossier"], found["number"].replace("l", "1").replace("I", "1")) if found else ("", "")


def _running(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The figures in the page's head as one, and the index of the line after it."""
    first = next((at for at, line in enumerate(lines[:_FIRST_LINES]) if _VOLUME.fullmatch(line.text)), None)
    if first is None:
        return None
    for at in range(first + 1, min(first + 5, len(lines))):
        if HOUSE.fullmatch(lines[at].text):
            return " ".join(line.text for line in lines[first + 1 : at]), at + 1
    return None


def _title(lines: Sequence[Line]) -> Stated[str] | None:
    """What stands between the page's head and the paper's number, without specks of ink."""
    inked = [line for line in lines if len(line.text) > 2]
    if not inked:
        return None
    return Stated(words_of([line.text for line in inked]), Span(inked[0].start, inked[-1].end))
