"""The head of a paper: dossiers, number, type line, session, addressee, place and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.extract.addressee import addressed
from kg.extract.headlines import (
    ADDRESS,
    DOSSIER,
    DOSSIERS,
    HOUSE,
    LONGEST,
    NUMBER,
    SESSION,
    SUBJECT,
    TRAILING_NUMBER,
    Line,
    day_of,
)
from kg.extract.typeline import CONTINUES, in_capitals, is_number, type_of, words_of
from kg.lexicon.kinds import KINDS
from kg.model import Chamber, Dossier, Span, Stated

__all__ = ["Header", "header"]

_MOST_LINES = 70
_MOST_PROSE = 3


@dataclass(slots=True)
class Header:
    """What the lines at the head say; ``end`` is where the last of them ends."""

    dossiers: list[Dossier] = field(default_factory=list)
    number: Stated[str] | None = None
    house: Stated[Chamber] | None = None
    kind: Stated[str] | None = None
    title: Stated[str] | None = None
    subject: Stated[str] | None = None
    session: Stated[str] | None = None
    session_number: Stated[str] | None = None
    place: Stated[str] | None = None
    date: Stated[date] | None = None
    to: tuple[Stated[Chamber], ...] = ()
    start: int | None = None
    end: int = 0


def header(lines: Sequence[Line]) -> Header:
    """Reads the lines from the top until the text proper begins."""
    head, index, prose = Header(), 0, 0
    lines = lines[:_MOST_LINES]
    while index < len(lines) and prose <= _MOST_PROSE and not (prose and head.date and head.to):
        line = lines[index]
        takers = _TAKERS if len(line.text) <= LONGEST else ()
        taken = next((n for n in (take(head, lines, index) for take in takers) if n), 0)
        if taken:
            if head.start is None:
                head.start = line.start
            head.end = lines[index + taken - 1].end
        elif head.start is not None and _is_prose(line):
            prose += 1
            if head.date:
                break
        index += taken or 1
    head.number = head.number or head.session_number
    return head


# HOOFDSTUK XV SOCIALE ZAKEN: old budgets name their chapter in the title.
_CHAPTER = re.compile(r"(?:rijksbegroting\b.{0,60}?\s)?hoofdstuk ((?-i:[IVXLC]{1,6}[A-E]?))\b", re.IGNORECASE)
_SPECK = re.compile(r"[a-z\d|]{1,2}|HERDRUK")


def _is_prose(line: Line) -> bool:
    return len(line.text) > 70 and not line.text.isupper()


# Each taker looks at the line at ``index`` and says how many lines it took, 0 for none.


def _session(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = SESSION.fullmatch(line.text)
    if not match or head.session:
        return 0
    first, last = match["from"], match["to"] or ""
    last = first[:2] + last if len(last) == 2 else last
    head.session = Stated(f"{first}-{last}" if last else first, line.span(match))
    if match["number"]:
        head.session_number = Stated(match["number"], line.span(match, "number"))
    if match["dossiers"]:
        start = line.start + match.start("dossiers")
        _dossiers_without_title(head, start, match["dossiers"])
        return 1 + _title_below(head, lines, index + 1)
    return 1


def _dossiers_without_title(head: Header, start: int, text: str) -> None:
    for part in re.finditer(r"\d[\d ]*\d", text):
        number = part.group().replace(" ", "")
        if 4 <= len(number) <= 5:
            head.dossiers.append(Dossier(Stated(number, Span(start + part.start(), start + part.end()))))


def _house(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = HOUSE.fullmatch(line.text)
    if not match or head.dossiers or head.date:
        return 0
    name = (match["house"] or match["old"] or "").lower()
    if name and not head.house:
        head.house = Stated("I" if name == "eerste" else "II", line.span(match))
    return 1


def _dossier(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = DOSSIER.match(line.text)
    if not match or head.date or head.to or (head.number and head.dossiers):
        return 0
    several = _listed(line)
    if several:
        head.dossiers += several
        return 1 + _title_below(head, lines, index + 1)
    number = Stated(_number_of(match), Span(line.start, line.start + _number_end(match)))
    head.dossiers.append(Dossier(number))
    if not match["title"]:
        return 1 + _title_below(head, lines, index + 1)
    return 1 + _titled(head, lines, index + 1, line.start + match.start("title"))


def _number_of(match: re.Match[str]) -> str:
    basis = re.sub(r"\D", "", match["basis"])
    return "-".join(part for part in (basis, match["reeks"], match["hoofdstuk"]) if part)


def _number_end(match: re.Match[str]) -> int:
    end = match.start("title") if match["title"] else match.end()
    return len(match.string[:end].rstrip(" -–:."))


def _listed(line: Line) -> list[Dossier]:
    """``32 824, 29 279``: several dossiers on one line, without titles."""
    found = list(DOSSIERS.finditer(line.text))
    rest = re.sub(r"[,;/ ]|\ben\b", "", DOSSIERS.sub("", line.text))
    if len(found) < 2 or rest:
        return []
    return [Dossier(Stated(_number_of(m), line.span(m))) for m in found]


def _title_below(head: Header, lines: Sequence[Line], index: int) -> int:
    """The title of the last dossier, on the lines below its number."""
    if index < len(lines) and _SPECK.fullmatch(lines[index].text):
        below = _title_below(head, lines, index + 1)
        return below and below + 1
    if index >= len(lines) or (_starts_other(lines[index]) and not _named_as_paper(lines, index)):
        return 0
    return 1 + _titled(head, lines, index + 1, lines[index].start)


def _named_as_paper(lines: Sequence[Line], index: int) -> bool:
    """``Voorstel van wet van het lid …`` between a dossier's number and the paper's own is the dossier's title."""
    numbered = any(NUMBER.match(line.text) for line in lines[index + 1 : index + 4])
    return numbered and type_of(lines[index].text) is not None and not in_capitals(lines[index].text)


def _titled(head: Header, lines: Sequence[Line], index: int, start: int) -> int:
    """Gives the last dossier the title that begins at ``start`` and may run on; the lines taken beyond its first."""
    taken = 0
    while index + taken < len(lines) and taken < 8:
        above, line = lines[index + taken - 1], lines[index + taken]
        if _starts_other(line) or (line.blank and not CONTINUES.search(above.text)):
            break
        taken += 1
    first = lines[index - 1]
    words = [first.text[start - first.start :], *(line.text for line in lines[index : index + taken])]
    title = Stated(words_of(words), Span(start, lines[index + taken - 1].end))
    last = head.dossiers[-1].number
    chapter = _CHAPTER.match(title.value)
    if chapter and "-" not in last.value:
        last = Stated(f"{last.value}-{chapter[1]}", last.span)
    head.dossiers[-1] = Dossier(last, title)
    return taken


def _starts_other(line: Line) -> bool:
    """Whether a line begins something else than more of a title."""
    text = line.text
    return bool(
        DOSSIER.match(text) or is_number(text) or type_of(text) or ADDRESS.match(text) or SESSION.match(text)
        or SUBJECT.match(text) or day_of(text) or len(text) > LONGEST or text.startswith("(De vorige")
    )  # fmt: skip


def _number(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = NUMBER.match(line.text)
    if not match or (head.number and head.title) or (head.date and head.to):
        return 0
    if match["letters"] and not (head.dossiers and (type_of(match["rest"] or "") or _type_below(lines, index))):
        return 0
    group = "digits" if match["digits"] else "letters"
    value = "1" if match[group] in ("l", "I") and group == "digits" else match[group]
    if not head.number:
        head.number = Stated(value, line.span(match, group))
    if not match["rest"]:
        return 1
    return max(1, _typed(head, lines, index, line.start + match.start("rest")))


def _type_below(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and type_of(lines[index + 1].text) is not None


def _type(head: Header, lines: Sequence[Line], index: int) -> int:
    if head.title and (in_capitals(head.title.value) or not in_capitals(lines[index].text)):
        return 0
    return _typed(head, lines, index, lines[index].start)


def _typed(head: Header, lines: Sequence[Line], index: int, start: int) -> int:
    """The type line from ``start`` on, which may take several lines."""
    line = lines[index]
    match = type_of(line.text[start - line.start :])
    if not match:
        return 0
    taken, at, start = 1, start + match.start("kind"), start + match.start("title")
    while index + taken < len(lines) and taken < 6 and _type_goes_on(lines[index + taken - 1], lines[index + taken]):
        taken += 1
    last = lines[index + taken - 1]
    words = [line.text[start - line.start :], *(below.text for below in lines[index + 1 : index + taken])]
    text, end = words_of(words), last.end
    trailing = TRAILING_NUMBER.search(text)
    if trailing:
        text, end = text[: trailing.start()], end - len(trailing.group())
        head.number = head.number or Stated(trailing["digits"], Span(last.end - len(trailing["digits"]), last.end))
    head.title = Stated(text, Span(start, end))
    kind = next(kind for name, kind in KINDS if match["kind"].lower() == name)
    head.kind = Stated(kind, Span(at, at + len(match["kind"])))
    return taken


def _type_goes_on(above: Line, line: Line) -> bool:
    if _starts_other(line) or (line.blank and not CONTINUES.search(above.text)):
        return False
    letters = [c for c in line.text if c.isalpha()]
    return len(letters) > 2 and (line.text.isupper() or (bool(CONTINUES.search(above.text)) and len(line.text) < 160))


def _address(head: Header, lines: Sequence[Line], index: int) -> int:
    chambers, taken = addressed(lines[index], lines[index + 1 : index + 3])
    known = {chamber.value for chamber in head.to}
    new = tuple(chamber for chamber in chambers if chamber.value not in known)
    head.to = tuple(sorted((*head.to, *new), key=lambda chamber: chamber.value))
    if taken and index + taken < len(lines) and re.match(r"der Staten", lines[index + taken].text):
        taken += 1
    return taken


def _day(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    text, taken, start = line.text, 1, line.start
    if text.rstrip(":") in ("Datum", "DATUM", "'", "’") and index + 1 < len(lines):
        line, taken = lines[index + 1], 2
    found = day_of(line.text)
    if not found or head.date:
        return 0
    match, day, place = found
    if not place and text == line.text and "Datum" not in text and match.start() == 0 and len(line.text) > 40:
        return 0
    group = "day" if match.groupdict().get("day") else "d"
    last = "year" if group == "day" else "y"
    head.date = Stated(day, Span(line.start + match.start(group), line.start + match.end(last)))
    if place:
        value = f"'{place}" if place.startswith(("s-G", "s G")) else place
        head.place = Stated(value, Span(start if taken == 2 else line.start, line.start + match.end("place")))
    return taken


def _subject(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = SUBJECT.match(line.text)
    if not match or head.subject:
        return 0
    if match["subject"]:
        head.subject = Stated(match["subject"], line.span(match, "subject"))
        return 1
    if index + 1 >= len(lines) or len(lines[index + 1].text) > 300:
        return 0
    below = lines[index + 1]
    head.subject = Stated(below.text, Span(below.start, below.end))
    return 2


_TAKERS = (_session, _house, _dossier, _number, _type, _day, _address, _subject)
