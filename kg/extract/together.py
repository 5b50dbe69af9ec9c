"""One office that several hold together, `De informateurs,`, with their names on its line, below it or above it."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.headlines import Line
from kg.extract.names import bare_name, is_name
from kg.model import Signatory, Span, Stated

__all__ = ["named_above", "named_below"]

_OFFICE = r"(?P<office>informateur|formateur|verkenner)s"
_HEAD = re.compile(rf"(?:De\s)?{_OFFICE}(?:\s?,\s?|\s|$)", re.IGNORECASE)
_FOOT = re.compile(rf"(?:De\s)?{_OFFICE},?", re.IGNORECASE)
_BESIDE = re.compile(rf",\s{_OFFICE}$", re.IGNORECASE)
# `J. Jansen en W. Visser`, `J. Jansen, W. Visser`
_JOINT = re.compile(r"\s?,\s(?:en\s)?|\s(?:en|EN|&)\s")
_LONGEST, _MOST = 160, 4


def named_below(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Who signs as ``De informateurs, J. Jansen`` with further names below: two at least, and the lines they take."""
    first = lines[index]
    head = _HEAD.match(first.text) if len(first.text) <= _LONGEST else None
    if not head:
        return None
    names = list(_names(first, head.end())) if first.text[head.end() :].strip() else []
    if first.text[head.end() :].strip() and not names:
        return None
    taken = 1
    for line in lines[index + 1 : index + 1 + _MOST]:
        more = list(_names(line, 0))
        if not more:
            break
        names, taken = names + more, taken + 1
    return _signed(head["office"], Span(first.start, first.start + head.end("office") + 1), names, taken)


def named_above(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Who signs as ``J. Jansen en W. Visser`` with ``informateurs`` behind or below; None where nobody does."""
    first = lines[index]
    beside = _BESIDE.search(first.text) if len(first.text) <= _LONGEST else None
    if beside:
        names = [*_names(first._replace(text=first.text[: beside.start()]), 0)]
        at = first.start + beside.start("office")
        return _signed(beside["office"], Span(at, at + len(beside["office"]) + 1), names, 1)
    foot = _FOOT.fullmatch(lines[index + 1].text) if index + 1 < len(lines) else None
    if not foot:
        return None
    office = lines[index + 1]
    return _signed(
        foot["office"], Span(office.start, office.start + foot.end("office") + 1), [*_names(lines[index], 0)], 2
    )


def _names(line: Line, start: int) -> Iterator[tuple[int, str]]:
    """The names that fill a line from ``start`` on, each with its place; nothing where any of it is no name."""
    rest = line.text[start:].rstrip(" ,.")
    if not rest or len(line.text) > _LONGEST:
        return
    pieces, at = [], 0
    for joint in (*_JOINT.finditer(rest), None):
        end = joint.start() if joint else len(rest)
        pieces.append((line.start + start + at, rest[at:end]))
        at = joint.end() if joint else end
    if all(is_name(bare_name(name).split(), bare=" " in name) for _, name in pieces):
        yield from pieces


def _signed(
    office: str, place: Span, names: Sequence[tuple[int, str]], taken: int
) -> tuple[tuple[Signatory, ...], int] | None:
    if len(names) < 2:
        return None
    role = Stated(office.lower(), place)
    return tuple(Signatory(Stated(name, Span(at, at + len(name))), role) for at, name in names), taken
