"""Fields of a letter's head: the day under its label, in a line, a column or a table of bars."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.extract.headfacts import Header
from kg.extract.headlines import Line, day_of, days_within
from kg.model import Span, Stated

__all__ = ["dated_aside", "dated_field", "is_label", "place_above", "table"]

# `Datum: 14 november 2005 Kenmerk …`, `Den Haag Datum 3 mei 2019`; no web page's `Datum publicatie`
_DATED = re.compile(
    r"(?<![\w-])(?:Datum(?:\sbrief)?|DATUM|Dagtekening)\b[\s|:]{0,12}"
    r"(?:(?:Den Haag|['’‘`]s[- ]Gravenhage),?\s)?(?:d\.d\.\s)?(?=\d)"
)
_LABEL = (
    r"(?:Datum(?:\sbrief)?|Uw\s(?:brief(?:\s\(kenmerk\)|\svan)?|kenmerk|referentie)|(?:Ons|Onze)\s(?:kenmerk|referentie)|"
    r"Kenmerk|Onderwerp|Betreft|Bijlagen?(?:\(n\))?|Bijlage\(n\)|Doorkiesnummer|Telefoon|Telefax|Fax|Contactpersoon|"
    r"Inlichtingen(?:\sbij)?|Behandeld(?:\sdoor)?|Afdeling|Directie|Blad|Aantal\sbijlagen|E-mail|Dossier|Afschrift(?:\saan)?|Onderdeel|Telefoonnummer)"
)
_LABELS = re.compile(rf"(?i)(?:{_LABEL}(?!\w)[\s:|/-]{{0,6}}){{1,8}}$")
# Labels of a row that its values follow on the same line
_ROW = re.compile(rf"(?i)(?:{_LABEL}(?!\w)[\s:|/-]{{0,6}}){{2,8}}(?=\S)")
_ONE = re.compile(rf"(?i){_LABEL}(?!\w)")
_SEAT = r"(?P<place>Den Haag|DEN HAAG|['’‘`]s[- ](?:Gravenhage|GRAVENHAGE)|Zoetermeer|Rijswijk)"
# `Datum: Den Haag, 3 mei 2019`; no address's end (`2500 EA Den Haag`)
_BEFORE = re.compile(rf"(?<![A-Z]{{2}}\s){_SEAT},?\s(?:d\.d\.\s)?$")
_ALONE = re.compile(rf"{_SEAT},?")
# `Den Haag Ons kenmerk`, above `3 mei 2019 ABC 12`: the seat heads the day's column
_OVER_DAY = re.compile(rf"{_SEAT}\s(?i:{_LABEL}(?!\w)[\s:|/-]{{0,6}}){{1,4}}(?=$|\d)")
# An address's end but one: `2500 EA`, `Prinses Irenestraat 6`, `Postbus 20018`
_POSTCODE = re.compile(r".{0,40}\b\d{4}\s?[A-Z]{2}|[A-Z][\w' .-]{2,40}\s\d{1,5}\s?[A-Za-z]?")
_FARTHEST = 5
_ASIDE = 200


def dated_field(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes the day that a label on the line at ``index`` announces; how many lines that took, 0 for none."""
    line = lines[index]
    if len(line.text) > 400:
        return 0
    label = _DATED.search(line.text)
    if label:
        first = next(days_within(line.text[label.end() :]), None)
        if first and first[0] == 0:
            _date(head, line, label.end(), first[1], first[2])
            return 1
    if seated := _seat_over_day(head, lines, index):
        return seated
    if "atum" not in line.text.lower():
        return 0
    if not _LABELS.match(line.text):
        return _beside(head, line)
    return _column(head, lines, index, [label[0].lower() for label in _ONE.finditer(line.text)])


def _beside(head: Header, line: Line) -> int:
    """Takes the day behind a row of labels and on its line; the last one there where other labels come before it."""
    row = _ROW.match(line.text, len(line.text) - len(line.text.lstrip("- ")))  # the values of a row above, all empty
    labels = [label[0].lower() for label in _ONE.finditer(row[0])] if row else []
    if not row or not any(label.startswith("datum") for label in labels):
        return 0
    further = _ONE.search(line.text, row.end())
    days = list(days_within(line.text[row.end() : further.start() if further else row.end() + _ASIDE]))
    if not days:
        return 0
    start, end, day = days[0 if labels[0].startswith("datum") else -1]
    _date(head, line, row.end() + start, end - start, day)
    return 1


def is_label(text: str) -> bool:
    """Whether words are labels of fields alone: `Bijlage(n)`."""
    return _LABELS.match(text) is not None


def _seat_over_day(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes the day that follows a row of labels headed by the seat, or opens the line below it, and the seat."""
    line = lines[index]
    seat = _OVER_DAY.match(line.text)
    if seat is None:
        return 0
    same = seat.end() < len(line.text)
    if not same and (index + 1 >= len(lines) or len(lines[index + 1].text) > 200):
        return 0
    row, at = (line, seat.end()) if same else (lines[index + 1], 0)
    first = next(days_within(row.text[at:]), None)
    if first is None or first[0]:
        return 0
    _date(head, row, at, first[1], first[2])
    head.place = head.place or Stated(seat["place"], line.span(seat, "place"))
    return 1 if same else 2


def dated_aside(head: Header, lines: Sequence[Line]) -> Span | None:
    """Takes the day from a field or a line of its own amid the text, where a page's side column came to stand."""
    for index, line in enumerate(lines[:_ASIDE]):
        words = line.text
        labelled = len(words) <= 80 and words.lower().startswith("datum") and dated_field(head, lines, index)
        if labelled or _placed(head, line):
            return Span(line.start, lines[index + (labelled or 1) - 1].end)
    return None


def _placed(head: Header, line: Line) -> bool:
    """Takes `Den Haag, 3 mei 2019`, alone on its line."""
    found = day_of(line.text) if line.text[-1].isdigit() else None
    if not found or not found[2] or "," not in line.text:
        return False
    match, day, place = found
    head.date = Stated(day, line.span(match, "day")._replace(end=line.start + match.end("year")))
    head.place = Stated(place or "", line.span(match, "place"))
    return True


def _column(head: Header, lines: Sequence[Line], index: int, labels: Sequence[str]) -> int:
    """Takes the day from the lines below a row of labels: the last day of its line where other columns come first."""
    place = next((n for n, label in enumerate(labels) if label.startswith("datum")), None)
    if place is None:
        return 0
    for taken in range(1, min(_FARTHEST, len(lines) - index)):
        line = lines[index + taken]
        days = list(days_within(line.text)) if len(line.text) <= 200 else []
        if days:
            start, end, day = days[0 if place == 0 else -1]
            _date(head, line, start, end - start, day)
            below = _subject(head, lines, index + taken, start) if {"onderwerp", "betreft"} & set(labels) else 0
            return taken + 1 + below
    return 0


def _subject(head: Header, lines: Sequence[Line], index: int, end: int) -> int:
    """Takes the subject that stands beside the day and runs on, up to an empty line; how many lines below it takes."""
    line, taken = lines[index], 0
    words = [line.text[:end].strip()]
    while index + taken + 1 < len(lines) and taken < 4 and not lines[index + taken + 1].blank:
        taken += 1
        words.append(lines[index + taken].text)
    if words[0] and not head.subject:
        head.subject = Stated(" ".join(words), Span(line.start, lines[index + taken].end))
    return taken if words[0] else 0


def _date(head: Header, line: Line, start: int, size: int, day: date) -> None:
    at = line.start + start
    head.date = Stated(day, Span(at, at + size))
    place = _BEFORE.search(line.text[max(0, start - 30) : start])
    if place and not head.place:
        head.place = Stated(place["place"], Span(at - len(place[0]), at - len(place[0]) + len(place["place"])))


def place_above(lines: Sequence[Line], index: int) -> Stated[str] | None:
    """The seat of a ministry, alone on the line above the day at ``index``; an address may end in one too."""
    if not index or not (place := _ALONE.fullmatch(lines[index - 1].text)):
        return None
    if index > 1 and _POSTCODE.fullmatch(lines[index - 2].text):
        return None
    return Stated(place["place"], lines[index - 1].span(place, "place"))


class _Cell(NamedTuple):
    """A table's cell: where its words begin in the text, and the words."""

    start: int
    text: str


def table(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes a table of bars: `|Datum |14 november 2005 |`, with labels and values that run on in the rows below."""
    size = 0
    while index + size < len(lines) and lines[index + size].text.startswith("|"):
        size += 1
    rows = [_cells(line) for line in lines[index : index + size]]
    for column in (0, 2):
        for label, value in _fields(rows, column):
            _field(head, label, value)
    return size


def _cells(line: Line) -> list[_Cell]:
    found = re.finditer(r"\|([^|]*)", line.text.rstrip("|"))
    return [_Cell(line.start + m.start(1) + len(m[1]) - len(m[1].lstrip()), m[1].strip()) for m in found]


def _fields(rows: Sequence[Sequence[_Cell]], column: int) -> list[tuple[str, list[_Cell]]]:
    """The labels of one column, each with the cells of its value; a label broken at the cell's end is made whole."""
    found: list[tuple[str, list[_Cell]]] = []
    for row in rows:
        if len(row) < column + 2:
            continue
        label, value = row[column].text, row[column + 1]
        if label[:1].isupper() or not found:
            found.append((label, [value]))
        else:
            found[-1] = (found[-1][0] + label, [*found[-1][1], value])
    return found


def _field(head: Header, label: str, values: Sequence[_Cell]) -> None:
    name = label.lower().strip(" :")
    inked = [value for value in values if value.text]
    if not inked:
        return
    if name == "datum" and not head.date:
        for start, end, day in days_within(inked[0].text):
            head.date = Stated(day, Span(inked[0].start + start, inked[0].start + end))
            return
    if name in ("betreft", "onderwerp") and not head.subject:
        words = " ".join(value.text for value in inked)
        head.subject = Stated(words, Span(inked[0].start, inked[-1].start + len(inked[-1].text)))
