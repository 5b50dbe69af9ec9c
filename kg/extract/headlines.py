"""The lines of a letterhead: what each kind of line looks like, one named pattern a kind.

Patterns are tried on one line at a time, and on short lines only, so that a hostile text costs no more than its size.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kg.lexicon.calendar import MONTHS, MONTHS_SHORT, WEEKDAYS
from kg.lexicon.kinds import KINDS
from kg.model import Span

__all__ = [
    "ADDRESS",
    "CHAMBERS",
    "DOSSIER",
    "DOSSIERS",
    "FOOT",
    "HOUSE",
    "IN_ONE",
    "LONGEST",
    "NUMBER",
    "ROMAN",
    "SESSION",
    "SUBJECT",
    "TRAILING_NUMBER",
    "TYPE",
    "Line",
    "day_of",
    "days_within",
    "lines_of",
]

LONGEST = 700


class Line(NamedTuple):
    """A line with ink: its place in the clean text, its words, and whether a blank line stands before it."""

    start: int
    text: str
    blank: bool

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)

    def span(self, match: "re.Match[str]", group: str | int = 0) -> Span:
        """A match in this line, as a span of the text."""
        return Span(self.start + match.start(group), self.start + match.end(group))


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines with ink between two places of the text."""
    position, blank = start, False
    for raw in text[start:end].split("\n"):
        words = raw.strip()
        if words:
            yield Line(position + len(raw) - len(raw.lstrip()), words, blank)
        blank = not words
        position += len(raw) + 1


# 21 501-02 · 21501-02 · 36 600 V · 36600-V · 31 700 IIB · 33 992 (R2034) · 20 800 hoofdstuk XI
DOSSIERNUMMER = r"""
    (?<![\d.])(?P<basis>\d{2}[ .]?\d{3})(?![\d.,]|\ \d{3}\b)
    (?:\ ?[-–]\ ?(?P<reeks>\d{2}))?(?!\d)
    (?:\ ?\(\ ?R\ ?\d{1,4}\ ?\))?
    (?:(?:\ |\ ?[-–]\ ?|,?\ [Hh](?:oofdstuk|fdst\.?)\ )(?P<hoofdstuk>[IVXLC]{1,6}[A-E]?|[A-M])(?![\w.-]))?
"""
# What stands at the head of a dossier's line; its title may follow on the line, or on the next.
DOSSIER = re.compile(rf"(?x){DOSSIERNUMMER}(?:[ ]?[-–:.]?[ ]+(?=\D)(?P<title>\S.*))?$")
# 34775 A 62 BRIEF VAN DE MINISTER: dossier and number in one line, and the type there or below
IN_ONE = re.compile(rf"(?x)(?P<dossier>{DOSSIERNUMMER})[ ](?P<number>\d{{1,4}})(?:$|[ ](?=[A-Z]{{4}}))")
# CXXIV Interparlementaire betrekkingen: dossiers of the Senate's own, counted in Roman figures from about forty on
ROMAN = re.compile(
    r"(?P<roman>(?=[CXLVI]{2})C{0,2}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[A-E]?)"
    r"(?:[ ]?[-–:.]?[ ]+(?P<title>[A-ZÀ-Ý«“][a-zà-ÿ«“].*))?$"
)
# Zitting 1973-1974 -12 402, 12 846: the dossiers of a line without titles.
DOSSIERS = re.compile(rf"(?x){DOSSIERNUMMER}")

HOUSE = re.compile(
    r"(?xi)(?:(?P<house>tweede|eerste)\ )?(?:kamer\ der\ )?staten[- ]?generaal(?:\ [12](?:/2)?)?"
    r"|(?P<old>tweede|eerste)\ kamer[.,]?|herdruk"
)
# Vergaderjaar 2005–2006 · Zitting 1970-1971 -11 024 · Vergaderjaar 1992-1993 Nr. 274g
SESSION = re.compile(
    r"""(?xi)(?:vergaderjaar|zitting)\ (?P<from>(?:1[89]|20)\d\d)(?:\s?[–—/-]\s?(?P<to>\d{4}|\d{2}))?(?:
      \ (?:nr\.?|no\.?)\ (?P<number>\d{1,4}[a-z]?)
    | \s?[–—-]\s?(?P<dossiers>[\d ]{4,8}(?:,\ [\d ]{4,8}){0,3}(?:\ \(R\ ?\d+\))?)
    )?.{0,6}"""
)
_KIND = "|".join(re.escape(name) for name in sorted({name for name, _ in KINDS}, key=len, reverse=True))
# BRIEF VAN DE MINISTER · Brief van de minister · GEWIJZIGDE MOTIE VAN HET LID · HERDRUK BRIEF
TYPE = re.compile(
    rf"""(?x)(?:(?i:herdruk)\ )?
    (?P<title>(?:(?i:gewijzigde?|nadere?|tweede|derde|vierde)\ ){{0,4}}(?P<kind>(?i:{_KIND}))(?:\b(?!\.).*)?)$"""
)
# Nr. 2 072 · Nr. 14 / F VERSLAG, of both chambers · Nr. 2976 · nr. 6 · No. 23 · Nr.l (OCR) · OO · A/ Nr. 1
NUMBER = re.compile(
    r"""(?x)(?:
      (?:[A-Z]{1,2}\ ?/\ ?)?(?:Nr|nr|NR|No|Nrs)(?:\.\ ?|,\ ?|\ )
        (?P<digits>\d{1,2}\ \d{3}(?=\ [A-Z]{4}|$)|\d{1,5}[a-z]?|[lI](?!\w))
      (?:\ ?/\ ?(?:Nr\.\ ?)?[A-Z]{1,2}(?=\ [A-Z]{4}))?
    | (?P<letters>[A-Z]{1,3})(?:\d(?=\ ))?(?=\ (?:[A-Z]{4,}\d?|Brief)\b|$)
    )(?:\ ?(?:HERDRUK\d?|Herdruk\d?|\((?:herdruk|gewijzigd)\)))?(?:[ .:]+(?P<rest>\S.*))?$"""
)
TRAILING_NUMBER = re.compile(r"\ (?:Nr|No)\.?\ (?P<digits>\d{1,4}[a-z]?)$")

# Aan de Voorzitter van de Tweede Kamer · Aan de Heer Voorzitter van … · Voorzitter van de Tweede Kamer
# · Aan de Eerste en Tweede Kamer
ADDRESS = re.compile(
    r"""(?x)(?:
      (?i:aan)\b(?:\ (?:de|den|het|uwe|mevrouw|heer|heren|Heer|Heeren|[Ll]eden|l?ieer|[Dd]\ h)){0,4}
        .{0,40}?(?:[Vv]oorzitters?|VOORZITTERS?|Kamer|Presidium)
    | (?:de|De|den)\ (?:heer\ |Heer\ )?[Vv]oorzitters?\ van\ (?:de|beide)
    | (?:Voorzitters?\ van\ (?:de|beide)\ (?:Tweede|Eerste|[Kk]amers)
        | VOORZITTERS?\ VAN\ (?:DE|BEIDE)\ (?:TWEEDE|EERSTE|KAMERS))(?=.{0,60}$)
    | Zijner\ Excellentie\b.{0,80}[Vv]oorzitter
    )\b(?P<rest>.{0,160})$"""
)
CHAMBERS = re.compile(r"\b(?i:(?P<first>eerste)|(?P<second>tweede)|(?P<both>beide))\b(?=.{0,40}(?i:kamer))")
SUBJECT = re.compile(
    r"(?P<label>Betreft|Onderwerp|BETREFT|ONDERWERP|(?:betreft|onderwerp)(?=:?$))\b[ ]?:?[ ]?(?P<subject>\S.*)?$"
)
# Tweede Kamer, vergaderjaar 1993-1994, 21 501-02, nr. 125
FOOT = re.compile(
    rf"""(?x)(?P<house>Tweede|Eerste)\ Kamer,\ (?:vergaderjaar|zitting)\ (?P<from>\d{{4}})\s?[–—-]\s?(?P<to>\d{{4}}),\ ?
    (?P<dossier>{DOSSIERNUMMER}),?\ nrs?\.?\ (?P<number>\d{{1,5}}[a-z]?|[A-Z]{{1,3}})\b.{{0,30}}$"""
)

_MONTH = "|".join(sorted((*MONTHS, *MONTHS_SHORT), key=len, reverse=True))
# 13 november 2024 · 10september 1993 · den 4den November 1914
_DAG = rf"(?:[Dd]en\ )?(?P<day>\d{{1,2}})(?:ste|den|de|e)?\s?(?P<month>(?i:{_MONTH}))\.?\ (?P<year>(?:1[89]|20)\d\d)"
# 's GE A VB NH AGE: capitals that print spaces, and a scan reads as words
_KIND_OF_PAGE = r"(?!(?:Kamerstuk|Kamerbrief|Brief|Publicatie|Nieuwsbericht)\b)"
_PLAATS = (
    rf"(?P<place>{_KIND_OF_PAGE}(?:['’‘`•]\ ?)?s?[ -]?[A-ZÀ-Ý][\w'’-]*"
    r"(?:(?:[ ][\w'’-]+){0,3}?|(?:[ ][A-Z]{1,4}){4,8}))"
)
_FIGURES = r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)"
_WEEKDAY = rf"(?:(?i:{'|'.join(WEEKDAYS)}),?\ )?"
# Den Haag, 3 mei 2019 (CONCEPT)
_DRAFT = r"(?:\ \((?i:concept|ontwerp|herdruk)\))?"
_DAY = re.compile(
    r"(?x)(?:[\w-]{2,20}\.\ |[A-Z]{1,4}\ ?\d{5,12}\ ?[;:]\ )?"
    rf"(?:{_PLAATS}\ ?[,.]?\ ?(?<=[ ,.]))?(?:d\.d\.\ )?{_WEEKDAY}{_DAG}{_DRAFT}[.,]?$"
)
_DATUM = re.compile(
    r"(?x)(?:Datum|DATUM|Vastgesteld|Voorgesteld|Ontvangen)\ ?(?:d\.d\.|op)?\ ?:?\ "
    rf"{_WEEKDAY}(?:{_DAG}|{_FIGURES})[.,]?$"
)
_WITHIN = re.compile(rf"(?x)(?<![\w.-])(?:{_DAG}|{_FIGURES}|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))(?!\d)")


def days_within(text: str) -> Iterator[tuple[int, int, date]]:
    """The days that a short text writes with their year, each with its start and end."""
    for match in _WITHIN.finditer(text):
        day = date_of(match)
        if day:
            yield match.start("iso" if match["iso"] else "d" if match["d"] else "day"), match.end(), day


def date_of(match: "re.Match[str]") -> date | None:
    """The day of a match of one of the patterns above; None where no calendar has it."""
    found = match.groupdict()
    try:
        if found.get("iso"):
            return date.fromisoformat(found["iso"])
        if found.get("d"):
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
        return date(int(found["year"]), {**MONTHS_SHORT, **MONTHS}[found["month"].lower()], int(found["day"]))
    except ValueError:
        return None


def day_of(line: str) -> tuple["re.Match[str]", date, str | None] | None:
    """The date of a line such as ``Den Haag, 13 november 2024`` or ``Datum 3 mei 2019``, and the place."""
    if len(line) > 80:
        return None
    match = _DATUM.match(line) or _DAY.match(line)
    if not match:
        return None
    day, place = date_of(match), match.groupdict().get("place")
    if place and place.endswith((" van", " op", " tot")):  # Wet van 3 mei 2001
        return None
    return (match, day, place) if day else None
