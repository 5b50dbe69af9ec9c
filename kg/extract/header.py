"""The head of a paper: dossiers, number, type line, session, addressee, place and date."""

import re
from collections.abc import Sequence

from kg.extract.addressee import addressed
from kg.extract.bijlagen import numbered_twice
from kg.extract.fields import dated_field, is_label, place_above, table
from kg.extract.filing import (
    dossier,
    dossiers_without_title,
    in_one,
    senate_dossier,
    starts_other,
    title_below,
    torn_dossier,
)
from kg.extract.headfacts import Header
from kg.extract.headlines import HOUSE, LONGEST, NUMBER, SESSION, SUBJECT, TRAILING_NUMBER, Line, day_of
from kg.extract.meta import of_page
from kg.extract.names import is_role
from kg.extract.rolls import unrolled
from kg.extract.typeline import CONTINUES, in_capitals, type_of, words_of
from kg.lexicon.kinds import KINDS
from kg.model import Span, Stated

__all__ = ["Header", "header"]

_MOST_LINES = 70
_MOST_PROSE = 3
# A subject takes fewer lines than this
_MOST_SUBJECT = 5


def header(lines: Sequence[Line]) -> Header:
    """Reads the lines from the top until the text proper begins."""
    head, index, prose = Header(), 0, 0
    lines = unrolled(lines[:_MOST_LINES])
    while index < len(lines) and prose <= _MOST_PROSE and not (prose and head.date and head.to):
        line = lines[index]
        head.greeted = _SALUTATION.match(line.text) is not None
        if head.greeted and not prose and head.start is not None:
            head.end = max(head.end, line.start)
        if head.greeted or _is_signature(line):
            break
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
    head.completed()
    return head


# The text proper begins: `Geachte Voorzitter,`, `Geachte heer, mevrouw,`
_SALUTATION = re.compile(
    r"(?:Zeer )?(?:[Gg]eachte|Waarde|Mijnheer|Mevrouw)\b.{0,40}"
    r"\b(?:[Vv]oorzitters?|[Hh]eer|[Mm]evrouw|[Ll]eden)\b.{0,20}$"
)


# The day below belongs to another letter: `Uw brief van | 3 maart 2005`
_OTHERS_DAY = re.compile(r"(?i:Uw (?:brief|e-mail|schrijven|kenmerk)(?: \(kenmerk\)| van| d\.d\.)?|Ontvangen op):?")


def _is_signature(line: Line) -> bool:
    """Whether an office stands here as it does under a letter: `DE MINISTER VAN DEFENSIE,`."""
    return line.text[-1] == "," and line.text[:2] in ("De", "DE") and is_role(line.text.rstrip(" ,"))


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
        dossiers_without_title(head, start, match["dossiers"])
        return 1 + title_below(head, lines, index + 1)
    return 1


def _house(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = HOUSE.fullmatch(line.text)
    if not match or head.dossiers or head.date:
        return 0
    name = (match["house"] or match["old"] or "").lower()
    if name and not head.house:
        head.house = Stated("I" if name == "eerste" else "II", line.span(match))
    return 1


def _number(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = NUMBER.match(line.text)
    if not match or (head.number and head.title) or (head.date and head.to):
        return 0
    if match["letters"] and not (head.dossiers and (type_of(match["rest"] or "") or _type_below(lines, index))):
        return 0
    group = "digits" if match["digits"] else "letters"
    value = "1" if match[group] in ("l", "I") and group == "digits" else match[group].replace(" ", "")
    if not head.number:
        head.number = Stated(value, line.span(match, group))
    if not match["rest"]:
        return 1
    if not head.date and (found := day_of(match["rest"])):  # Nr. 21 Vastgesteld 28 november 2006
        at = line.start + match.start("rest")
        head.date = Stated(found[1], _written(found[0], at))
        return 1
    return max(1, _typed(head, lines, index, line.start + match.start("rest")))


def _type_below(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and type_of(lines[index + 1].text) is not None


def _type(head: Header, lines: Sequence[Line], index: int) -> int:
    if head.title and (in_capitals(head.title.value) or not in_capitals(lines[index].text)):
        return 0
    return _typed(head, lines, index, lines[index].start)


def _own_type(head: Header, kind: re.Match[str]) -> bool:
    """Whether these words are the paper's own type, not a letter's subject: `Verslag van de Raad` below its address."""
    if kind["kind"].lower() == "brief":
        return True
    return not (head.to or head.date) and (kind["kind"].isupper() or head.number is not None)


def _typed(head: Header, lines: Sequence[Line], index: int, start: int) -> int:
    """The type line from ``start`` on, which may take several lines."""
    line = lines[index]
    match = type_of(line.text[start - line.start :])
    if not match or not _own_type(head, match):
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
    if starts_other(line) or (line.blank and not CONTINUES.search(above.text)):
        return False
    letters = [c for c in line.text if c.isalpha()]
    return len(letters) > 2 and (line.text.isupper() or (bool(CONTINUES.search(above.text)) and len(line.text) < 160))


# Below it stands who has a copy of the letter, not to whom it is written
COPY = re.compile(r"(?i)(?:(?:in )?afschrift|kopie|copie|c\.?c\.?)(?: aan)?:?")


def _address(head: Header, lines: Sequence[Line], index: int) -> int:
    if index and COPY.fullmatch(lines[index - 1].text):
        return 0
    chambers, taken = addressed(lines[index], lines[index + 1 : index + 5])
    known = {chamber.value for chamber in head.to}
    new = tuple(chamber for chamber in chambers if chamber.value not in known)
    head.to = tuple(sorted((*head.to, *new), key=lambda chamber: chamber.value))
    if taken and index + taken < len(lines) and re.match(r"der Staten", lines[index + taken].text):
        taken += 1
    return taken


def _written(day: re.Match[str], at: int) -> Span:
    """Where a day stands that was found in a text at ``at``: in words, or in figures."""
    first, last = ("day", "year") if day.groupdict().get("day") else ("d", "y")
    return Span(at + day.start(first), at + day.end(last))


def _day(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    text, taken, start = line.text, 1, line.start
    if text.rstrip(":") in ("Datum", "DATUM", "'", "’") and index + 1 < len(lines):
        line, taken = lines[index + 1], 2
    found = day_of(line.text)
    if head.date and not head.place and found and found[1] == head.date.value and found[2]:
        head.place = Stated(_seat(found[2]), Span(line.start, line.start + found[0].end("place")))
        return taken
    if head.date or (index and _OTHERS_DAY.fullmatch(lines[index - 1].text)):
        return 0
    if not found:
        return dated_field(head, lines, index)
    match, day, place = found
    if not place and text == line.text and "Datum" not in text and match.start() == 0 and len(line.text) > 40:
        return 0
    head.date = Stated(day, _written(match, line.start))
    if place:
        head.place = Stated(_seat(place), Span(start if taken == 2 else line.start, line.start + match.end("place")))
    else:
        head.place = head.place or place_above(lines, index)
    return taken


def _seat(place: str) -> str:
    return f"'{place}" if place.startswith(("s-G", "s G")) else place


def _subject(head: Header, lines: Sequence[Line], index: int) -> int:
    line = lines[index]
    match = SUBJECT.match(line.text)
    if not match or head.subject:
        return 0
    if match["subject"] and not is_label(match["subject"]):
        head.subject = Stated(match["subject"], line.span(match, "subject"))
        return 1
    if index + 1 >= len(lines) or len(lines[index + 1].text) > 300:
        return 0
    below = _paragraph(lines, index + 1)
    head.subject = Stated(words_of([one.text for one in below]), Span(below[0].start, below[-1].end))
    return 1 + len(below)


def _paragraph(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """The lines of a subject that runs on up to an empty line or a label; the first alone where none ends it soon."""
    for taken in range(1, min(_MOST_SUBJECT, len(lines) - index)):
        if lines[index + taken].blank or is_label(lines[index + taken].text):
            return lines[index : index + taken]
        if starts_other(lines[index + taken]) or _SALUTATION.match(lines[index + taken].text):
            break
    return lines[index : index + 1]


_TAKERS = (
    of_page,
    table,
    numbered_twice,
    _session,
    _house,
    in_one,
    dossier,
    torn_dossier,
    senate_dossier,
    _number,
    _type,
    _day,
    _address,
    _subject,
)
