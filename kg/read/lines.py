"""Line breaks: which end a paragraph, a heading or a line of the letterhead, and which only end a line of print."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.lexicon.calendar import MONTHS, MONTHS_SHORT
from kg.lexicon.offices import CLOSINGS, ROLES
from kg.read.edits import Edit

__all__ = ["hyphen", "is_item", "is_torn", "joined"]

_MONTH = "|".join(sorted((*MONTHS, *MONTHS_SHORT), key=len, reverse=True))
_HEAD = re.compile(
    rf"""(?xi)
      (?:aan\ )?(?:de|den)\ (?:heer\ )?voorzitters?\b .{{0,120}}                  # Aan de Voorzitter van de ...
    | [^,\n]{{2,40}},\ (?:den\ )?\d{{1,2}}\S{{0,3}}\ ?(?:{_MONTH})\ \d{{4}}\.?    # Den Haag, 3 mei 2019
    | (?-i:Datum|Betreft|Onderwerp)\b.{{0,300}}
    | (?:datum|betreft|onderwerp|uw\ brief(?:\ van)?|(?:uw|ons|onze)\ (?:kenmerk|referentie)|doorkiesnummer|telefoon):?
    | (?-i:BRIEF|Brief|MOTIE|Motie|VERSLAG|AMENDEMENT)\ van\b.{{0,300}}
    | (?:vergaderjaar|zitting)\ \d{{4}}.{{0,40}}
    | (?:Voorgesteld|Vastgesteld|Ontvangen)\ \d{{1,2}}\ ?(?:{_MONTH})\ \d{{4}}
    | (?-i:Nr\.\ ?\d{{1,5}}[a-z]?\ (?:[A-Z]{{4,}}\ ){{1,3}}VAN\b).{{0,300}}                # Nr. 12 MOTIE VAN HET LID
    """
)
_HEAD_LINES = 40
# The type line, the address and the text itself on one line, as pages of transcripts give them
_ROLLED = re.compile(
    r"(?:Nr\.\ ?\d{1,5}[a-z]?\ )?BRIEF\ V ?A ?N\b.{0,300}\bAan de [Vv]oorzitter van de (?:Tweede|Eerste) Kamer\b.{160}"
)
# Behind this stands the text: a label there is none of the letterhead's
_GREETED = re.compile(r"(?:Zeer )?[Gg]eachte\b.{0,60},$")
# A row of labels: what stands below it are columns
_LABELS = re.compile(
    r"(?:Uw brief|Ons kenmerk|Onze referentie|Kenmerk|Onderwerp|Betreft)\b.{0,60}\bDatum:?|Datum .{0,60}\bOnderwerp:?"
)
_ITEM = re.compile(
    r"(?:[•●▪◦‣·–—*−]|-(?= )|\(?[a-z0-9]{1,2}\)|[ivx]{1,4}\.|[a-z]\.|\d{1,2}(?:\.\d{1,2}){0,3}\.?(?= [A-Z]))(?= |$)"
)
_ROLE = "|".join(re.escape(role) for role in ROLES)
_SIGNED = re.compile(rf"(?:de |den )?(?:{_ROLE})(?:van)?\b", re.IGNORECASE)
_OFFICE = re.compile(rf"(?:De|DE) (?i:{_ROLE})(?i: van| voor|-)[^.!?:()]{{3,90}},")
# `… te doen toekomen. De Minister van X, J. J. de Boer`: who signs at the end of the last sentence's own line
_SIGNS_IT = re.compile(
    rf"[.!?»”] (?:De|DE) (?i:{_ROLE})(?i: van| voor|-)[^.!?:()]{{3,90}}, "
    r"(?:[A-ZÀ-Ý][a-z]?\.\s?){1,6}(?:[\w'’-]+ ){0,4}[\w'’-]+\.?$"
)
# Two offices side by side: the lines below are columns too
_SIDE = re.compile(rf"De (?:{_ROLE})(?:\s[^.!?:]{{0,80}})? De (?:{_ROLE})\b[^.!?:]{{0,80}}", re.IGNORECASE)
_CLOSES = re.compile(rf"(?:{CLOSINGS}),?")
_NAMED = re.compile(r"(?:^|[\s,])(?:[A-ZÀ-Ý][a-z]?\.\s?)+(?:[\w'’-]+ ){0,4}[\w'’-]+\.?$")
# `mr. A.H. Korthals`, alone on its line: a small letter that runs on from nothing
_TITLED = re.compile(
    r"(?:(?:mr|drs?|ir|ing|prof|jhr|mw|mevr)\.?\s?){1,4}(?:[A-ZÀ-Ý][a-z]{0,2}\.\s?){1,6}(?:[\w'’–-]{1,30}\s){0,5}[\w'’-]{2,40}[.,]?"
)
_FOOT = re.compile(r"(?:Tweede|Eerste) Kamer, (?:vergaderjaar|zitting) \d")
_ABBREVIATED = re.compile(
    r"(?:\b(?:nrs?|no|blz|pp?|art|artt|ca|jl|d\.d|dd|Stb|Stcrt|Trb|PbEU?|[Kk]st|m|afd|hfdst|vgl|par)\.|\ba\.s\.)$"
)
_LEAD = re.compile(
    r"\b(?:de|het|een|van|voor|en|of|in|op|te|aan|met|door|bij|om|dat|die|uit|over|tot|als|naar|onder|tegen|per|ter|ten|"
    r"der|den|zijn|is|wordt|heeft|hebben|worden|niet|ook|mijn|uw|ons|onze|deze|dit|De|Het|Een|In|Op|lid|leden)$"
)
_SUSPENDED = re.compile(r"(?:en|of|en/of|tot|dan|respectievelijk|c\.q\.)\b")
_OWN_HYPHEN = re.compile(r"(?:[A-Z0-9]|\b(?:ex|niet|vice|non|e|oud))-$")
_STOP = ".!?:;"
_OPENS = "(«“‘€&+=/%"


class Line(NamedTuple):
    """A line with ink: its bounds without outer spaces, its words, and what stands before it."""

    start: int
    end: int
    text: str
    indent: int
    blank: bool
    hard: bool


def joined(text: str, starts: frozenset[int], *, hard_breaks: bool) -> Iterator[Edit]:
    """Edits that put one space, nothing or a line break between lines; a line must begin at each of ``starts``."""
    lines = list(_lines(text, hard_breaks))
    if not lines:
        yield Edit(0, len(text))
        return
    head, width = _head(lines), _width(lines)
    yield Edit(0, lines[0].start)
    running, side = False, -9
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        gap = "\n\n" if line.blank else "\n"
        if (index > head + 1 or not head) and line.start not in starts:
            side = index - 1 if _SIDE.fullmatch(above.text) else side
            gap = gap if index - side < 5 and len(line.text) < 120 else _gap(above, line, running, width) or gap
        running = "\n" not in gap
        start, gap = above.end - (gap == "-"), "" if gap in ("-", "=") else gap
        if text[start : line.start] != gap:
            yield Edit(start, line.start, gap)
    yield Edit(lines[-1].end, len(text))


def _lines(text: str, hard_breaks: bool) -> Iterator[Line]:
    position, blank, hard = 0, False, False
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = position + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(words), words, start - position, blank, hard)
        hard = hard_breaks and raw.endswith("  ") and bool(words)
        blank = not words
        position += len(raw) + 1


def _head(lines: list[Line]) -> int:
    """The index of the letterhead's last line, 0 where there is none: it is never joined here."""
    head = 0
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if head and _GREETED.match(line.text):
            break
        if len(line.text) > 320 and index - head <= 15 and _ROLLED.match(line.text):
            return index
        if len(line.text) <= 320 and index - head <= 15 and _HEAD.fullmatch(line.text):
            head = index
    if head and _LABELS.fullmatch(lines[head].text):
        while head + 1 < len(lines) and not lines[head + 1].blank and len(lines[head + 1].text) < 100:
            head += 1
    return head


def _width(lines: list[Line]) -> int:
    """The measure to which the text is set, 0 where each paragraph is one line."""
    long = sorted(len(line.text) for line in lines if len(line.text) > 45)
    if len(long) < 3 or long[-1 - len(long) // 10] > 130:
        return 0
    return long[-1 - len(long) // 20]


def _gap(above: Line, line: Line, running: bool, width: int) -> str | None:
    """What goes between two lines: ``-`` drops a hyphen, ``=`` joins as it is; None leaves the break."""
    if line.text[0] == "|" or above.text[0] == "|":  # a table's row
        return None
    if is_item(line.text, "" if line.blank else above.text):
        return None
    if _TITLED.fullmatch(line.text):
        return None
    if line.blank:
        return " " if _torn(above, line) else None
    if line.hard or _signature(above, line):
        return None
    if above.text[-1] == "-" and len(above.text) > 1 and above.text[-2].isalnum():
        return hyphen(above.text, line.text)
    return " " if _runs_on(above, line, running, width) else None


def _midway(above: str, line: str) -> bool:
    """A figure in mid-sentence that looks like a list's number: ``nr.`` above, ``3 mei`` below."""
    return line[0].isdigit() and bool(_LEAD.search(above[-20:]) or _ABBREVIATED.search(above[-20:]))


def is_torn(above: str, line: str) -> bool:
    """Whether a sentence goes on from a column's last line to the next column's first."""
    if above[-1] in _STOP:
        return bool(_ABBREVIATED.search(above[-20:]))
    return not line[0].isupper() or bool(_LEAD.search(above[-20:])) or above[-1] in ",-\u00ad"


def _torn(above: Line, line: Line) -> bool:
    """A paragraph that a page's end tore apart: neither does the one end, nor the other begin."""
    return len(above.text) > 40 and above.text[-1].isalnum() and line.text[0].islower() and not line.indent > 3


def _signature(above: Line, line: Line) -> bool:
    if _FOOT.match(line.text) or _CLOSES.fullmatch(line.text) or _CLOSES.fullmatch(above.text):
        return True
    ends = _NAMED.search(above.text[-60:]) or (above.text[-1] == "," and len(line.text) < 60)
    if ends and len(above.text) < 160 and _SIGNED.match(above.text):
        return True
    if _SIGNS_IT.search(above.text[-220:]):
        return True
    if above.text[-1] in ")»”" and _OFFICE.fullmatch(line.text):  # below a list, or a sentence without its stop
        return True
    return bool(_SIGNED.match(line.text)) and line.text[0] in "Dd" and above.text[-1] in ".!?"


def is_item(line: str, above: str = "") -> bool:
    """Whether a line opens an item of a list, and is no figure in the middle of the sentence above it."""
    return _ITEM.match(line) is not None and not _midway(above, line)


def hyphen(above: str, line: str) -> str:
    """What joins a line that ends in a hyphen with the next: ``-`` drops it, ``=`` keeps it, a blank parts the two."""
    if _SUSPENDED.match(line):
        return " "
    if _OWN_HYPHEN.search(above[-8:]) or not line[0].islower():
        return "="
    return "-"


def _runs_on(above: Line, line: Line, running: bool, width: int) -> bool:
    last, first = above.text[-1], line.text[0]
    tail = above.text[-24:]
    if line.indent >= 4 and line.indent > above.indent and not running:
        return True
    if first.islower() and last not in ":;":
        return True
    if _ABBREVIATED.search(tail) or (last == "," and len(above.text) > 25):
        return True
    goes_on = len(above.text) > 25 and (first.isdigit() or first in _OPENS)
    if last not in _STOP and (running or goes_on or _LEAD.search(tail)):
        return True
    return bool(width) and len(above.text) + 1 + len(line.text.split(" ", 1)[0]) > width - (0 if last in _STOP else 3)
