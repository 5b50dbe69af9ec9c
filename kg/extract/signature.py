"""Signatures: who signed, in which office. A letter without a block that says so has none; nobody is guessed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.columns import college, interleaved, shared, side_by_side, stacked
from kg.extract.headlines import Line
from kg.extract.names import (
    ROLE_START,
    bare_name,
    is_name,
    is_role,
    ministry_of,
    opens_name,
    role_of,
    split_signature,
)
from kg.extract.together import named_above, named_below
from kg.lexicon.offices import CLOSINGS, COLLEGE
from kg.model import Signatory, Span, Stated

__all__ = ["Block", "signatures"]

_MOST_LINES = 5
_LONGEST = 220
# No office nor name is shorter, no day with an office behind it shorter than the second
_SHORTEST, _SHORT = 5, 24
_GREETING = re.compile(rf"(?:{CLOSINGS}),?$")
# … te doen toekomen. De Minister van Binnenlandsche Zaken,
# Hoogachtend, de staatssecretaris van Financiën,
# … te doen toekomen. De Minister van Koloniën, VISSER.
_AFTER_SENTENCE = re.compile(
    r"(?<=[.!?,])\s(?=(?:De|Be|Ue|de)\s(?i:minister|staatssecretaris)\b[^.!?]{0,120},"
    r"(?:\s[A-ZÀ-Ý][A-ZÀ-Ý -]{2,40}\.?)?$)"
)

# Hoogachtend, de Minister van Justitie, A. de Boer
_FAREWELL = re.compile(rf"(?:{CLOSINGS}),?\s(?=(?:[Dd]e|DE)\s)")

# `De Minister van X, A. de Boer, mede namens de Minister van Y`: for whom he signs too
_WITH_OTHERS = re.compile(r"(?<=[a-zà-ÿ]),?\s{1,3}(?:mede\s{1,3})namens\s(?:de|het|mijn)\s[^.;:]{3,160}$")
# `Namens de Minister van X,` before or above the office of who signs for him
_FOR_OTHER = re.compile(r"[Nn]amens\s(?:de|deze)\b[^.;:]{3,120}?,(?:$|\s(?=[Dd]e\s(?i:minister|staatssecretaris)\b))")

# `…, a.i.`, and initials whose surname stands on the next line: `…, E.I.`
_GOES_ON = re.compile(r"a\.\s?i\.$|,\s{1,3}(?:[A-ZÀ-Ý][a-z]{0,2}\.\s?){1,6}$")

_SEVERAL = (side_by_side, interleaved, named_below, shared, stacked)
# `voorzitter staatscommissie parlementair stelsel`, and the capital that parts it from a name without a comma
_CHAIR = re.compile(
    r"(?:[Vv]ice-?)?(?:[Vv]oorzitter|[Ss]ecretaris)\s(?:van\s)?(?:de\s|het\s)?\w{0,24}[Cc]ommissie(?:\s[\w-]{2,30}){0,6}"
)
_PARTED = re.compile(r"\s(?=(?:Voorzitter|Secretaris)\s)")


class Block(NamedTuple):
    """The signatures that stand together under a letter, and the stretch that they take."""

    signatories: tuple[Signatory, ...]
    span: Span


def signatures(lines: Sequence[Line], text: str) -> Block | None:
    """The first block of signatures; later ones belong to what the letter encloses."""
    index = 0
    while index < len(lines):
        found = _at(lines, index, text)
        if found:
            return _block(lines, index, text)
        index += 1
    return None


def _block(lines: Sequence[Line], index: int, text: str) -> Block:
    first = index
    signed: list[Signatory] = []
    while index < len(lines):
        found = _at(lines, index, text)
        if not found:
            break
        signatories, taken = found
        signed += signatories
        index += taken
    start = lines[first].start
    role = signed[0].role.span
    if role and not ROLE_START.match(lines[first].text) and role.start < lines[first].end:
        start = text.rfind(" ", 0, role.start - 1) + 1
    if first and _GREETING.match(lines[first - 1].text):
        start = lines[first - 1].start
    return Block(tuple(signed), Span(start, lines[index - 1].end))


def _at(lines: Sequence[Line], index: int, text: str) -> tuple[tuple[Signatory, ...], int] | None:
    """The signature that begins at a line, or several that stand together, and how many lines they take."""
    line = lines[index]
    if len(line.text) < _SHORTEST or (line.text[0].isdecimal() and len(line.text) < _SHORT):
        return None
    if len(line.text) <= _LONGEST and ROLE_START.match(line.text):
        several = next((one for way in _SEVERAL if (one := way(lines, index))), None)
        return several or _one(_role_first(lines, index, line.start, text))
    if together := college(lines, index) or named_above(lines, index):
        return together
    if stopped := _stopped(lines, index):
        return _one(stopped)
    if len(line.text) <= _LONGEST and (found := _name_and_role(line) or _name_first(lines, index, text)):
        return _one(found)
    cut = _FAREWELL.match(line.text) or _AFTER_SENTENCE.search(line.text, max(0, len(line.text) - _LONGEST))
    return _one(_role_first(lines, index, line.start + cut.end(), text)) if cut else None


# `Hoogachtend, | Informateur. | K. Putters,`: columns of a page read the other way round
_STOPPED = re.compile(r"(?:De )?(?P<role>[A-Za-z-]{5,24})\.$")


def _stopped(lines: Sequence[Line], index: int) -> tuple[Signatory, int] | None:
    """A bare office with a point behind it, below the farewell and above a name."""
    line = lines[index]
    office = _STOPPED.match(line.text) if len(line.text) <= 30 else None
    if not office or not ROLE_START.fullmatch(office["role"]) or index + 1 >= len(lines):
        return None
    name = lines[index + 1].text.rstrip(" ,")
    if not index or not _GREETING.match(lines[index - 1].text) or not is_name(name.split(), bare=False):
        return None
    return _signatory(line.text[:-1], line.start, name, lines[index + 1].start), 2


def _one(found: tuple[Signatory, int] | None) -> tuple[tuple[Signatory, ...], int] | None:
    return ((found[0],), found[1]) if found else None


def _role_first(lines: Sequence[Line], index: int, start: int, text: str) -> tuple[Signatory, int] | None:
    """``De Minister van X,`` and the name, on the same line or on one of the next."""
    other = _FOR_OTHER.match(lines[index].text)
    if other and other.end() < len(lines[index].text):
        start = lines[index].start + other.end()
    elif other and index + 1 < len(lines) and ROLE_START.match(lines[index + 1].text):
        signed = _role_first(lines, index + 1, lines[index + 1].start, text)
        return (signed[0], signed[1] + 1) if signed else None
    for taken in range(1, _MOST_LINES + 1):
        if index + taken > len(lines):
            return None
        line = lines[index + taken - 1]
        end = line.end
        if end - max(start, line.start) > _LONGEST:
            return None
        whole = text[start:end]
        found = split_signature(_WITH_OTHERS.sub("", whole).rstrip(","))
        if found and (whole[-1] != "," or opens_name(found[1])):
            role, name = found
            at = start + whole.rindex(name)
            return _signatory(role, start, name, at), taken
        if whole[-1] in ".:;!?" and not _GOES_ON.search(whole[-30:]):
            return None
    return None


def _name_first(lines: Sequence[Line], index: int, text: str) -> tuple[Signatory, int] | None:
    """``Carola Schouten`` with ``Minister van …`` below, which may run on: no article, no comma at its end."""
    name = lines[index]
    words = bare_name(name.text.rstrip(" ,"))
    if len(name.text) > 60 or len(words.split()) < 2 or not is_name(words.split(), bare=True):
        return None
    if index + 1 >= len(lines) or ROLE_START.match(name.text):
        return None
    taken = _office_below(lines, index + 1, text)
    if not taken:
        return None
    start = lines[index + 1].start
    at = name.start + name.text.index(words)
    return _signatory(text[start : lines[index + taken].end], start, words, at), taken + 1


def _office_below(lines: Sequence[Line], index: int, text: str) -> int:
    """How many lines an office takes that stands below its holder's name, 0 where none stands there."""
    first = lines[index]
    match = ROLE_START.match(first.text)
    if not match or match.start("role") or len(first.text) > _LONGEST or split_signature(first.text):
        return 0
    for taken in range(min(3, len(lines) - index), 0, -1):
        whole = text[first.start : lines[index + taken - 1].end]
        if (
            len(whole) <= _LONGEST
            and ministry_of(whole)
            and not any(line.blank for line in lines[index + 1 : index + taken])
        ):
            return taken
    return 0 if first.text[-1] in ",.:;" else 1


def _name_and_role(line: Line) -> tuple[Signatory, int] | None:
    """``J.P.H. Donner, Minister van Justitie`` on one line, of a ministry that is known; or who chairs a committee."""
    name, comma, role = line.text.partition(", ")
    parted = None if comma else _PARTED.search(line.text)
    if parted:
        name, comma, role = line.text[: parted.start()], " ", line.text[parted.end() :]
    if not comma or not is_name(bare_name(name).split(), bare=False) or not ROLE_START.match(role):
        return None
    bare = role.rstrip(" ,.")
    chairs = _CHAIR.fullmatch(bare) is not None and not role.endswith(".")
    if not (chairs or (ministry_of(bare) and is_role(bare))) and bare.lower() not in COLLEGE:
        return None
    words = bare_name(name)
    start = line.start + len(name) + len(comma)
    return _signatory(role.rstrip(" ,."), start, words, line.start + name.index(words)), 1


def _signatory(role: str, role_at: int, name: str, name_at: int) -> Signatory:
    bare = re.sub(r"(?<=\w{3})\.$", "", re.sub(r"\s+", " ", name))
    words = role.rstrip(" ,")
    article = re.match(r"(?:[Nn]amens )?(?:[DdBU]e|DE|[Dd]en|[Hh]et)\s+", words)
    skip = article.end() if article else 0
    return Signatory(
        name=Stated(bare, Span(name_at, name_at + len(name) - (name.endswith(".") and not bare.endswith(".")))),
        role=Stated(role_of(words), Span(role_at + skip, role_at + len(words))),
    )
