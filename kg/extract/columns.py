"""Signatures that stand side by side, or offices first and all names below: who signed in which."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, pairwise, product
from math import comb, prod

from kg.extract.headlines import Line
from kg.extract.names import ROLE_START, bare_name, is_name, is_role, ministry_of, opens_name, role_of
from kg.lexicon.offices import COLLEGE
from kg.model import Signatory, Span, Stated

__all__ = ["college", "interleaved", "shared", "side_by_side", "stacked"]

_MOST_LINES = 6
_MOST_WAYS = 400
_MOST_COLUMNS = 4
# A word of a name that is no initial
_CAPITAL = re.compile(r"(?<!\S)[A-ZÀ-Ý][\w'’-]+(?=[\s,]|$)")
# `Hugo de Jonge`: a first name, small words, one surname
_FULL_NAME = re.compile(
    r"(?<!\S)[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?(?:\s(?:van|de|der|den|ter|ten|te|el)){0,2}\s[A-ZÀ-Ý][\w'’-]+(?=[\s,]|$)"
)
_OFFICE = re.compile(r"(?<!\S)(?:De|DE)\s(?i:minister|staatssecretaris|viceminister)(?i:-president)?(?=[\s,]|$)")
_OF = re.compile(r"(?<!\S)(?:van|voor|VAN|VOOR)(?!\S)")

# A stretch of a line: where it begins in the text, and its words
_Piece = tuple[int, str]


def side_by_side(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Signatures in two to four columns that were read as lines: the offices, what they are of, the names.

    Gives them, and how many lines they take; None where the lines at ``index`` are no such block.
    """
    offices = list(_OFFICE.finditer(lines[index].text)) if len(lines[index].text) <= 240 else []
    if not 2 <= len(offices) <= _MOST_COLUMNS or offices[0].start():
        return None
    for taken in range(1, _MOST_LINES):
        if index + taken >= len(lines) or len(lines[index + taken].text) > 160:
            return None
        names, below = _names_on(lines[index + taken], len(offices)), 1
        if not names:
            names, below = _names_below(lines, index + taken, len(offices)), len(offices)
        if names:
            roles = _roles_of(lines[index : index + taken], [office.start() for office in offices])
            return (tuple(map(_signatory, roles, names)), taken + below) if roles else None
    return None


def _names_below(lines: Sequence[Line], index: int, count: int) -> list[_Piece]:
    """Names of two words and more, each on a line of its own; empty where there are not so many."""
    pieces = [(line.start, line.text.rstrip(" ,")) for line in lines[index : index + count]]
    whole = len(pieces) == count and all(is_name(bare_name(words).split(), bare=" " in words) for _, words in pieces)
    return pieces if whole else []


def _names_on(line: Line, count: int) -> list[_Piece]:
    """`Dr B. R. Bot Mr Drs A. Nicolaï` as two names, `Mark Rutte Hugo de Jonge` too; empty if they are not so many."""
    found = _initialled(line, 0, count)
    if found:
        return found
    first = list(_FULL_NAME.finditer(line.text))
    whole = len(first) == count and not _FULL_NAME.sub("", line.text).strip(" ,")
    pieces = [(line.start + name.start(), name[0]) for name in first]
    return pieces if whole and all(is_name(words.split(), bare=True) for _, words in pieces) else []


def _ends_there(name: str, behind: str) -> bool:
    """Whether a name ends where others begin: the next one's initials tell, else it may have one surname only."""
    if opens_name(behind[:24]):
        return is_name(bare_name(name).split(), bare=" " in name)
    return _is_person(name) and len(_CAPITAL.findall(name)) == (1 if opens_name(name) else 2)


def _is_person(text: str) -> bool:
    """Whether words are a name by themselves: initials and surname, or one first name and one surname."""
    return is_name(bare_name(text).split(), bare=False) or (
        _FULL_NAME.fullmatch(text) is not None and is_name(text.split(), bare=True)
    )


def _initialled(line: Line, start: int, count: int) -> list[_Piece]:
    """So many names that fill a line from ``start`` on; the next one's initials tell where a name in full ends."""
    text = line.text[start:]
    if count == 1:
        return [(line.start + start, text)] if _is_person(text) else []
    for cut in (match.end() for match in re.finditer(r"[\s,]+", text)):
        left = text[:cut].rstrip(" ,")
        if _ends_there(left, text[cut:]) and (rest := _initialled(line, start + cut, count - 1)):
            return [(line.start + start, left), *rest]
    return []


def _roles_of(lines: Sequence[Line], starts: Sequence[int]) -> list[list[_Piece]]:
    """The pieces of each office: parted where all are of known ministries, else before each `van` or `voor`."""
    first, count = lines[0], len(starts)
    heads = [
        (first.start + start, first.text[start:end].strip()) for start, end in pairwise((*starts, len(first.text)))
    ]
    cuts = [_cuts(line) for line in lines[1:]]
    if prod(comb(len(places) + count - 2, count - 1) for places in cuts) <= _MOST_WAYS:
        below = [
            [_parted(line, chosen) for chosen in combinations_with_replacement(places, count - 1)][::-1]
            for line, places in zip(lines[1:], cuts, strict=True)
        ]
        # Whole lines before parted ones: `De Minister De Minister voor | van Financiën, | Volkshuisvesting,`
        for chosen in sorted(product(*below), key=_parts):
            roles = _columns(heads, chosen)
            if all(ministry_of(_words(role)) for role in roles):
                return roles
    roles = _columns(heads, [_plain(line, count) for line in lines[1:]])
    return roles if all(is_role(_words(role)) for role in roles) else []


def _columns(heads: Sequence[_Piece], below: Sequence[Sequence[_Piece]]) -> list[list[_Piece]]:
    return [[head, *(row[side] for row in below)] for side, head in enumerate(heads)]


def _parts(chosen: Sequence[Sequence[_Piece]]) -> int:
    """How many pieces the lines are parted into."""
    return sum(sum(bool(words) for _, words in row) for row in chosen)


def _cuts(line: Line) -> list[int]:
    """Where a line may be parted."""
    return [0, *(match.end() for match in re.finditer(r"\s+", line.text)), len(line.text)]


def _plain(line: Line, count: int) -> list[_Piece]:
    of = list(_OF.finditer(line.text))
    return _parted(line, [one.start() for one in of[1:]] if len(of) == count else [len(line.text)] * (count - 1))


def _parted(line: Line, cuts: Sequence[int]) -> list[_Piece]:
    return [(line.start + start, line.text[start:end].rstrip()) for start, end in pairwise((0, *cuts, len(line.text)))]


def _words(pieces: Sequence[_Piece]) -> str:
    return re.sub(r",\s*$", "", " ".join(words for _, words in pieces if words)).strip()


def _signatory(role: Sequence[_Piece], name: _Piece) -> Signatory:
    start, words = next(piece for piece in role if piece[1])
    last = next(piece for piece in reversed(role) if piece[1])
    skip = re.match(r"(?:[Dd]e|DE)\s", words)
    bare = re.sub(r"(?<=\w{3})\.$", "", bare_name(name[1]))
    at = name[0] + name[1].index(bare)
    return Signatory(
        name=Stated(bare, Span(at, at + len(bare))),
        role=Stated(
            role_of(_words(role)), Span(start + (skip.end() if skip else 0), last[0] + len(last[1].rstrip(" ,")))
        ),
    )


def interleaved(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Two columns read line by line, the left office on two lines and the right one on one, with its name beside.

    ``De Minister | De Minister zonder Portefeuille, | van Oorlog, J. VISSER. | A. BAKKER.``: Bakker is of Oorlog.
    """
    if len(lines) < index + 4 or not _OFFICE.fullmatch(lines[index].text):
        return None
    bare, whole, mixed, last = lines[index : index + 4]
    cut = re.match(r"(?:van|voor)\s[^,]{3,80}(?:,\s[^,]{3,60}){0,2}?,\s(?=(?:[A-Z][a-z]?\.\s?)+[A-Z])", mixed.text)
    if not cut or whole.text[-1:] != "," or not _OFFICE.match(whole.text) or not is_role(whole.text[:-1]):
        return None
    names = (last.start, last.text), (mixed.start + cut.end(), mixed.text[cut.end() :])
    if len(last.text) > 60 or not all(is_name(bare_name(name).split(), bare=False) for _, name in names):
        return None
    left = [(bare.start, bare.text), (mixed.start, cut.group().rstrip(" ,"))]
    if not ministry_of(_words(left)):
        return None
    return (_signatory(left, names[0]), _signatory([(whole.start, whole.text)], names[1])), 4


# Two offices of one ministry; the names follow, each on a line or both on one
_SHARED = re.compile(
    r"(?:(?:De|DE)\s)?(?P<first>minister)\s(?:en|EN)\s(?P<second>staatssecretaris)(?P<of>\s(?:van|voor)\s.{3,100}?)\s?,?",
    re.IGNORECASE,
)


def shared(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """``DE MINISTER EN STAATSSECRETARIS VAN DEFENSIE,`` with two names below."""
    match = _SHARED.fullmatch(lines[index].text) if len(lines[index].text) <= 160 else None
    if not match or index + 1 >= len(lines):
        return None
    below, taken = _names_on(lines[index + 1], 2), 2
    if not below and index + 2 < len(lines):
        pieces = [(line.start, line.text.rstrip(" ,")) for line in lines[index + 1 : index + 3]]
        whole = all(len(words) < 60 and is_name(bare_name(words).split(), bare=" " in words) for _, words in pieces)
        below, taken = (pieces if whole else []), 3
    if not below:
        return None
    roles = [match["first"] + match["of"], match["second"] + match["of"]]
    place = Span(lines[index].start, lines[index].start + len(lines[index].text.rstrip(" ,")))
    signed = [_signatory([(place.start, role)], name) for role, name in zip(roles, below, strict=True)]
    return tuple(Signatory(one.name, Stated(one.role.value, place)) for one in signed), taken


_OFFICES = "|".join(COLLEGE)
_TWO_OFFICES = re.compile(rf"(?:^|,\s)(?P<left>{_OFFICES}),?\s(?P<right>{_OFFICES}),?$", re.IGNORECASE)


def _ends(line: Line) -> bool:
    """Whether a line ends as an office of a college does; asked of every line, before any pattern."""
    return line.text[-12:].lower().rstrip(",").endswith(("ident", "taris", "ateur"))


def college(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """``A. Jansen, B. Visser,`` above ``president secretaris``, or all on one line: who signs for a college."""
    for taken, line in enumerate(lines[index : index + 2]):
        match = _TWO_OFFICES.search(line.text[-80:]) if len(line.text) <= 160 and _ends(line) else None
        if match and bool(match.start()) != bool(taken):
            at = line.end - len(match.string)
            first = lines[index]
            names = _names_on(
                first if taken else first._replace(text=first.text[: at + match.start() - first.start]), 2
            )
            roles = ([(at + match.start(side), match[side])] for side in ("left", "right"))
            return (tuple(map(_signatory, roles, names)), taken + 1) if names else None
    return None


def stacked(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Offices under each other, each a line, and then as many names, each a line or all on one: in the same order."""
    roles = list(_roles(lines, index))
    count, below = len(roles), index + len(roles)
    if count < 2 or below >= len(lines):
        return None
    names, taken = _names_below(lines, below, count), count
    if not names and len(lines[below].text) <= 160:
        names, taken = _names_on(lines[below], count), 1
    if not names:
        return None
    signed = [_signatory([(role.start, role.text)], name) for role, name in zip(roles, names, strict=True)]
    return tuple(signed), count + taken


def _roles(lines: Sequence[Line], index: int) -> Iterator[Line]:
    for line in lines[index : index + 4]:
        if len(line.text) > 160 or not ROLE_START.match(line.text) or not is_role(line.text.rstrip(" ,")):
            return
        yield line
