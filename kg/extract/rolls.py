"""A head that a page or a scan gives on one line, cut into the lines that it was."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.headlines import Line
from kg.extract.names import split_signature
from kg.lexicon.calendar import MONTHS

__all__ = ["signed_lines", "unrolled"]

_LONG = 100
# An address alone is no longer than this
_SHORT = 60
_READ = 3000
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PLACE = r"(?:[Dd][Ee][Nn] [Hh][Aa][Aa][Gg]|['’‘`]\s?[sS][- ]?G(?:ravenhage|RAVENHAGE))"
_DAY = rf"(?i:\d{{1,2}}\s(?:{_MONTH})\s(?:19|20)\d\d)"
_DATED = rf"(?:{_PLACE},?|(?<=Staten-Generaal )[A-Z][a-z]{{3,20}},)\s{_DAY}"
_ADDRESS = r"(?:Aan|AAN) (?:de|DE|den) (?:[Hh]eer )?(?:[Vv]oorzitters?|VOORZITTERS?) (?:van|VAN|der|DER)\b"
# abcdefgh De voorzitter van de Tweede Kamer der Staten-Generaal Binnenhof 4
_BARE_ADDRESS = r"(?:De|de) [Vv]oorzitter van de (?:Tweede|Eerste) Kamer der Staten-Generaal(?= Binnenhof| Postbus)"
# Before each of these a line begins
_BEGINS = re.compile(
    r"(?<=\s)(?=(?:[Vv]ergaderjaar|Zitting)\s(?:19|20)\d\d"
    r"|[Nn]r\.?\s?\d{1,5}[a-z]?\s(?:HERDRUK\s)?(?:[A-Z]{4,}|Brief van)\b"
    rf"|(?:Datum|Betreft|Onderwerp)\b\s?:?\s\S|BRIEF VAN\b|{_ADDRESS}|{_BARE_ADDRESS}|{_DATED}"
    r"|(?:Contactpersoon|Doorkiesnummer|Bijlage\(n\)|Ons kenmerk|Uw kenmerk|Geachte)\s)"
)
# Behind each of these a line ends
_ENDS = re.compile(
    rf"{_DATED}(?=\s)|{_BARE_ADDRESS}|[Vv]ergaderjaar\s(?:19|20)\d\d\s?[-–—/]\s?\d{{2,4}}(?=\s)|Datum\s?:?\s{_DAY}(?=\s)"
    r"|Geachte\s(?:[\w,]{1,12}\s){0,3}?[Vv]oorzitter,(?=\s)"
)
_HEADLIKE = re.compile(rf"{_ADDRESS}|{_BARE_ADDRESS}|BRIEF VAN (?:DE|HET)\b")


def unrolled(lines: Sequence[Line]) -> list[Line]:
    """The lines, each long one with a letter's address or type in it cut where lines of a head begin and end."""
    return [piece for line in lines for piece in _cut(line)]


def _cut(line: Line) -> list[Line]:
    text = line.text[:_READ]
    if len(text) < _SHORT or not _HEADLIKE.search(text):
        return [line]
    places = {match.start() for match in _BEGINS.finditer(text)} | {match.end() for match in _ENDS.finditer(text)}
    points = [0, *sorted(places - {0, len(line.text)}), len(line.text)]
    pieces = []
    for start, end in pairwise(points):
        words = line.text[start:end].strip()
        if words:
            lead = len(line.text[start:end]) - len(line.text[start:end].lstrip())
            pieces.append(Line(line.start + start + lead, words, line.blank and not start))
    return pieces


# In a roll the offices of those who sign stand amid the line, and what follows the names
# … each with a name behind it
_NAMED = r"[^.!?:;]{0,160}?(?:,\s|[A-Z]\.)"
_SIGNED = re.compile(
    rf"(?:(?<=[.!?»”):] )|(?<=end, ))(?=(?:De|DE) (?i:minister|staatssecretaris)\b{_NAMED})"
    rf"|(?<=[a-zà-ÿA-Z] )(?=(?:De|DE) (?:[Mm]inister|[Ss]taatssecretaris|MINISTER|STAATSSECRETARIS)\b{_NAMED})"
    r"|(?<=[a-zà-ÿ] )(?=(?:Bijlagen?|BIJLAGE|Naar boven|Copyright|Noot|Noten|(?i:verslag|geannoteerde))\b)"
)
# Each holds one of these, in capitals or not
_SIGNED_STEMS = (
    "inister",
    "taatssecretaris",
    "ijlage",
    "aar boven",
    "opyright",
    "oot",
    "oten",
    "erslag",
    "eannoteerde",
)
# `x Noot`: what begins amid a line has a word before it
_SHORTEST = 6
_SIGNED_WORDS = tuple(form for stem in _SIGNED_STEMS for form in (stem, stem.upper()))


def signed_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines below a head, each long one cut before the offices that sign in it and behind the last of them."""
    return [piece for line in lines for piece in _signed(line)]


def _signed(line: Line) -> list[Line]:
    if len(line.text) < _SHORTEST or not any(word in line.text for word in _SIGNED_WORDS):
        return [line]
    places = [match.start() for match in _SIGNED.finditer(line.text)]
    if not places:
        return [line]
    if len(line.text) < _LONG:  # two columns that were read across look alike: only a whole signature is cut off
        places = [at for at in places if split_signature(line.text[:at].strip())]
    points = [0, *places, len(line.text)]
    pieces = [(start, line.text[start:end].strip()) for start, end in pairwise(sorted(set(points)))]
    return [Line(line.start + start, words, line.blank and not start) for start, words in pieces if words]
