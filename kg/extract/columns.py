"""Signatures that stand side by side, or offices first and all names below: who signed in which."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from kg.extract.headlines import Line
from kg.extract.names import ROLE_START, bare_name, is_name, is_role, ministry_of, role_of
from kg.lexicon.offices import COLLEGE
from kg.model import Signatory, Span, Stated

__all__ = ["college", "interleaved", "shared", "side_by_side", "stacked"]

_MOST_LINES = 6
_MOST_WAYS = 400
_OFFICE = re.compile(r"(?<!\S)(?:De|DE)\s(?i:minister|staatssecretaris|viceminister)(?i:-president)?(?=[\s,]|$)")
_OF = re.compile(r"(?<!\S)(?:van|voor|VAN|VOOR)(?!\S)")

# A stretch of a line: where it begins in the text, and its words
_Piece = tuple[int, str]


def side_by_side(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Two signatures in two columns that were read as lines: the offices, what they are of, the names.

    Gives both, and how many lines they take; None where the lines at ``index`` are no such block.
    """
    offices = list(_OFFICE.finditer(lines[index].text)) if len(lines[index].text) <= 200 else []
    if len(offices) != 2 or offices[0].start():
        return None
    for taken in range(1, _MOST_LINES):
        if index + taken >= len(lines) or len(lines[index + taken].text) > 160:
            return None
        names, below = _two_names(lines[index + taken]), 1
        if not names:
            names, below = _names_below(lines, index + taken), 2
        if names:
            roles = _two_roles(lines[index : index + taken], offices[1].start())
            return (tuple(map(_signatory, roles, names)), taken + below) if roles else None
    return None


def _names_below(lines: Sequence[Line], index: int) -> tuple[_Piece, _Piece] | None:
    """Two names with initials, each on a line of its own."""
    pieces = [(line.start, line.text.rstrip(" ,")) for line in lines[index : index + 2]]
    whole = len(pieces) == 2 and all(is_name(bare_name(words).split(), bare=False) for _, words in pieces)
    return (pieces[0], pieces[1]) if whole else None


def _two_names(line: Line) -> tuple[_Piece, _Piece] | None:
    """`Dr B. R. Bot Mr Drs A. Nicolaï` as two names."""
    for cut in (match.end() for match in re.finditer(r"[\s,]+", line.text)):
        left, right = line.text[:cut].rstrip(" ,"), line.text[cut:].rstrip(" ,")
        if is_name(bare_name(left).split(), bare=False) and is_name(bare_name(right).split(), bare=False):
            return (line.start, left), (line.start + cut, right)
    return None


def _two_roles(lines: Sequence[Line], cut: int) -> tuple[list[_Piece], list[_Piece]] | None:
    """The pieces of either office: cut where both are of known ministries, else before the second `van` or `voor`."""
    first = lines[0]
    heads = (first.start, first.text[:cut].strip()), (first.start + cut, first.text[cut:].strip())
    below = [_ways(line) for line in lines[1:]]
    if prod(map(len, below)) > _MOST_WAYS:
        return None
    # Whole lines before parted ones: `De Minister De Minister voor | van Financiën, | Volkshuisvesting,`
    for chosen in sorted(product(*below), key=_parts):
        left, right = ([head, *(way[side] for way in chosen)] for side, head in enumerate(heads))
        if ministry_of(_words(left)) and ministry_of(_words(right)):
            return left, right
    plain = [_plain(line) for line in lines[1:]]
    left, right = ([head, *(way[side] for way in plain)] for side, head in enumerate(heads))
    return (left, right) if is_role(_words(left)) and is_role(_words(right)) else None


def _parts(chosen: Sequence[tuple[_Piece, _Piece]]) -> int:
    """How many of the lines are parted between the columns."""
    return sum(bool(left[1] and right[1]) for left, right in chosen)


def _ways(line: Line) -> list[tuple[_Piece, _Piece]]:
    """All the ways to part a line between two columns."""
    cuts = [len(line.text), *(match.end() for match in re.finditer(r"\s+", line.text)), 0]
    return [_parted(line, cut) for cut in cuts]


def _plain(line: Line) -> tuple[_Piece, _Piece]:
    of = list(_OF.finditer(line.text))
    return _parted(line, of[1].start() if len(of) == 2 else len(line.text))


def _parted(line: Line, cut: int) -> tuple[_Piece, _Piece]:
    return (line.start, line.text[:cut].rstrip()), (line.start + cut, line.text[cut:].rstrip())


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


# One office that two hold together, or two of one ministry; the names follow, each on a line or both on one
_SHARED = re.compile(
    r"(?:(?:De|DE)\s)?(?:(?P<first>minister)\s(?:en|EN)\s(?P<second>staatssecretaris)(?P<of>\s(?:van|voor)\s.{3,100}?)"
    r"|(?P<both>informateurs|formateurs))\s?,?",
    re.IGNORECASE,
)


def shared(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """``DE MINISTER EN STAATSSECRETARIS VAN DEFENSIE,`` or ``De informateurs,`` with two names below."""
    match = _SHARED.fullmatch(lines[index].text) if len(lines[index].text) <= 160 else None
    if not match or index + 1 >= len(lines):
        return None
    below, taken = _two_names(lines[index + 1]), 2
    if not below and index + 2 < len(lines):
        pieces = [(line.start, line.text.rstrip(" ,")) for line in lines[index + 1 : index + 3]]
        whole = all(len(words) < 60 and is_name(bare_name(words).split(), bare=" " in words) for _, words in pieces)
        below, taken = ((pieces[0], pieces[1]), 3) if whole else (None, 3)
    if not below:
        return None
    roles = [match["both"][:-1]] * 2 if match["both"] else [match["first"] + match["of"], match["second"] + match["of"]]
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
            names = _two_names(first if taken else first._replace(text=first.text[: at + match.start() - first.start]))
            roles = ([(at + match.start(side), match[side])] for side in ("left", "right"))
            return (tuple(map(_signatory, roles, names)), taken + 1) if names else None
    return None


def stacked(lines: Sequence[Line], index: int) -> tuple[tuple[Signatory, ...], int] | None:
    """Offices under each other, each a line, and then as many names: who stands first holds the first office."""
    roles = list(_roles(lines, index))
    names = lines[index + len(roles) : index + 2 * len(roles)]
    if len(roles) < 2 or len(names) < len(roles):
        return None
    pieces = [(line.start, line.text.rstrip(" ,")) for line in names]
    if not all(len(words.split()) > 1 and is_name(bare_name(words).split(), bare=True) for _, words in pieces):
        return None
    signed = [_signatory([(role.start, role.text)], name) for role, name in zip(roles, pieces, strict=True)]
    return tuple(signed), 2 * len(roles)


def _roles(lines: Sequence[Line], index: int) -> Iterator[Line]:
    for line in lines[index : index + 4]:
        if len(line.text) > 160 or not ROLE_START.match(line.text) or not is_role(line.text.rstrip(" ,")):
            return
        yield line
