"""The names of Council formations in a text: which, where, informal or not, and what stands directly around them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from kg.extract.council_bodies import is_other_body, speaks_of_boards
from kg.extract.council_committees import of_committee
from kg.extract.council_joint import joint
from kg.extract.near import words_pattern
from kg.extract.words import words_of
from kg.lexicon import council_forms as forms
from kg.lexicon import councils as lexicon
from kg.model import Span

__all__ = ["NAMES", "CouncilName", "council_names"]


def _key(name: str) -> str:
    """A name in one spelling: white space and the kinds of hyphen do not count."""
    return re.sub(r"[\s‑–-]+", " ", name)


def _spelled(names: Iterable[str]) -> Iterator[str]:
    """Names as letters write them: `Raad (Ecofin)` beside `Raad Ecofin`."""
    for name in names:
        yield name
        if name.startswith("Raad ") and not name.startswith("Raad v"):
            yield f"Raad ({name[5:]})"
            yield f"Raad van de Europese Unie ({name[5:]})"


def _by_ministers(code: str) -> Iterator[str]:
    """`Raad van Ministers van Landbouw`, `Raad van Landbouwministers`."""
    for portfolio in forms.PORTFOLIOS.get(code, ()):
        yield f"Raad van Ministers van {portfolio}"
        yield f"Raad van Ministers voor {portfolio}"
    for stem in forms.STEMS.get(code, ()):
        yield f"Raad van {stem}ministers"


def _ministers(code: str) -> Iterator[str]:
    """`ministers van Handel`, `handelsministers`: who meets, where a meeting of theirs is told."""
    for portfolio in forms.PORTFOLIOS.get(code, ()):
        yield f"ministers van {portfolio}"
        yield f"ministers voor {portfolio}"
    for stem in forms.STEMS.get(code, ()):
        yield f"{stem}ministers"


def _apart(names: Iterable[str]) -> Iterator[str]:
    """`Energie-Raad` beside `Energieraad`."""
    for name in names:
        yield name
        if name.endswith("raad") and name[:-4].isalpha():
            yield f"{name[:-4]}-Raad"


_FULL = {
    code: (
        *_apart(names),
        *forms.RARE.get(code, ()),
        *_by_ministers(code),
        *_ministers(code),
        *forms.AT_HOME.get(code, ()),
    )
    for code, (names, _) in lexicon.FORMATIONS.items()
}
MINISTERS = frozenset(_key(name).lower() for code in lexicon.FORMATIONS for name in _ministers(code))
_NAMES = {_key(name).lower(): code for code, names in _FULL.items() for name in _spelled(names)}
_SHORT = {_key(name): code for code, (_, names) in lexicon.FORMATIONS.items() for name in names}

# `informele`, `ingelaste`, `eerstvolgende formele`: at most three, so that repeats cost no more than their length
ADJECTIVES = rf"(?:{words_pattern(lexicon.ADJECTIVES)}\s{{1,3}}){{0,3}}"


# `Raad Algemene Zaken`, `JBZ-raad`, `iJBZ-Raad`: capitals do not count, since headings are written in them
# … with a hyphen or a blank alike: `Ecofin-Raad`, `Ecofin Raad`; and several, where their days are told
def _written(names: Iterable[str]) -> str:
    """The pattern of the names, of one Council or of several."""
    hyphens = words_pattern(names).replace(r"[-–‑]", r"(?:\s?[-–‑]\s?|\s)")
    return re.sub(r"[rR]aad(?=[|)])|(?<=[|:])Raad(?=\\s)", "ra(?:ad|den)", hyphens)


# `Transportraden`, `Raden Algemene Zaken`: several, where their days are told
PLURAL = re.compile(r"(?i)(?<=ra)den$|(?<=\bra)den(?=\s)")
FULL = rf"(?i:{ADJECTIVES}(?:E[UG]-\s?)?(?:i[-–‑]?)?{_written(n for names in _FULL.values() for n in _spelled(names))})"
# `RBZ`, `ER`: capitals count
SHORT = rf"(?:(?i:{ADJECTIVES}))i?{words_pattern(n for _, names in lexicon.FORMATIONS.values() for n in names)}"
# `(RBZ)`, `(hierna: RBZ)`, `(Gymnich)`, `(Telecom)`, `(OJCS-Raad)`: the name again, or its part
HENCEFORTH = r"(?:(?:hierna|verder|afgekort|kortweg|ook\swel)(?:\s(?:te\snoemen|ook|genoemd|als))?:?\s(?:de\s)?)"
ALIAS = rf"(?:\s{{0,2}}\({HENCEFORTH}?[«‘“'\"]?(?:[A-Za-z&/-]{{1,16}}[ -]?){{1,3}}[»’”'\"]?\))"
# `/Ontwikkelingssamenwerking`, ` over Handel`, ` met Ministers van Defensie`, ` Gymnich`
PART_WORDS = words_pattern(
    [word for parts in lexicon.PARTS.values() for word, _ in parts]
    + [word for words in forms.SECTIONS.values() for word in words]
    + ["gymnich"]
)
PART = (
    r"(?i:(?:\s{0,2}[/–,-]\s{0,2}|\s{1,3})(?:over\s{1,3}|voor\s{1,3}|met\s{1,3}(?:de\s{1,3})?ministers\s{1,3}van\s{1,3}"
    r"|deel\s{1,3}|onderdeel\s{1,3}|(?:in\s{1,3})?(?:formatie|samenstelling)\s{1,3}|in\s{1,3})?"
    rf"{PART_WORDS}(?:[-–‑]?(?:formatie|samenstelling|onderdeel|deel))?(?:(?:,\s{{0,3}}|\s{{1,3}}(?:en|&)\s{{1,3}}){PART_WORDS}(?![\w-])){{0,2}})(?![\w-])"
)
# `Eurogroepvergadering`, `Ecofin-bijeenkomst`
MEETING = r"(?:[-–‑]?(?i:vergadering|bijeenkomst|meeting|overleg))?"


# `RBZ1`: the call of a note, glued to the name
CALL = r"(?=\d{1,2}(?!\w))"


def _named(name: str) -> re.Pattern[str]:
    """The pattern of names that ``name`` takes, with the part or the alias behind them."""
    return re.compile(
        rf"(?<![\w&-])(?P<name>{name}){MEETING}(?P<several>['’]s)?(?:(?![\w+])|{CALL})(?P<more>(?:{ALIAS}|{PART}){{0,3}})"
        rf"(?:(?!\w|[-–‑][^\W\d])|{CALL})"
        r"(?!\s{1,3}(?i:van\s{1,3}ministers|van\s{1,3}state|van\s{1,3}europa|van\s{1,3}innovatie|voor\s))"
    )


NAMES = _named(f"{FULL}|{SHORT}")
LEADING = re.compile(rf"^(?i:{ADJECTIVES}(?:E[UG]-\s?)?)")
LITERALS = ("aad", "AAD", "aden", "ADEN", "RBZ", "RAZ", "ER", "cofin", "COFIN", "urogroep", "UROGROEP", "ymnich",
            "YMNICH", "EPSCO", "WSBVC", "RvC", "RVC", "LVR", "OJCS", "uro-11", "inisters", "RWSB")  # fmt: skip
# `het telecomdeel van de VTE-Raad`, `informele bijeenkomst van de Raad`
PART_BEFORE = re.compile(
    rf"(?i)\b({words_pattern(word for word, _ in lexicon.PARTS[lexicon.VTE])})\s(?:deel\s)?(?:van|in)\s(?:de\s)?$"
)
# `het onderdeel Handel van de Raad Buitenlandse Zaken`
ONDERDEEL = re.compile(
    rf"(?i)\b(?:onder)?deel\s{words_pattern(word for word, _ in lexicon.PARTS['RBZ'])}\s(?:van|in|tijdens)\sde\s$"
)
INFORMAL_BEFORE = re.compile(
    r"(?i)\binformele\s(?:bijeenkomst|vergadering|zitting|sessie|videoconferentie|VTC|lunch|diner)\s(?:\(VTC\)\s)?"
    r"(?:van\s)?(?:de\s)?(?:leden\svan\sde\s)?(?:Europese\s)?$|\(informele\)\s$"
)


@dataclass(frozen=True, slots=True)
class CouncilName:
    """One name in a text: ``base`` the name alone, ``span`` with adjectives, aliases and the part named beside it."""

    code: str
    span: Span
    informal: bool
    plural: bool = False


def _first_words() -> frozenset[str]:
    """The words with which a name, or an adjective before it, may begin, in lower case."""
    names = [*(name for names in _FULL.values() for name in names), *_SHORT]
    first = {match[0].lower() for name in (*names, *lexicon.ADJECTIVES) if (match := WORD.match(name))}
    first |= {word.removesuffix("ad") + "den" for word in first if word.endswith("raad")}
    first |= {word + behind for word in first for behind in ("vergadering", "bijeenkomst", "meeting", "overleg")}
    return frozenset({*first, *(f"i{word}" for word in first), "eu", "eg", "i"})


WORD = re.compile(r"\w+")
FIRST_WORDS = _first_words()


def _first(name: str) -> str:
    """The first word of a name, in lower case."""
    return match[0].lower() if (match := WORD.match(name)) else ""


# Where a word begins short names, and few long ones, no other names need be tried: `RBZ`, `ER`, `Ecofin`
_LONG = [name for names in _FULL.values() for name in _spelled(names)]
_COUNTED = Counter(map(_first, (*_LONG, *lexicon.ADJECTIVES * 9)))
SHORT_FIRST = frozenset(word for word in map(_first, _SHORT) if _COUNTED[word] < 9)
SHORT_NAMES = _named(f"(?i:{_written([name for name in _LONG if _first(name) in SHORT_FIRST])})|{SHORT}")


def council_names(text: str) -> Iterator[CouncilName]:
    """All names, in order; one whose part is unsaid where the part decides the code has the code VTE."""
    if not any(literal in text for literal in LITERALS):
        return
    board, end = speaks_of_boards(text), 0
    for found in _found(text):
        code = _code(found)
        if (
            code is not None
            and not is_other_body(text, found, board)
            and not _unsaid_sitting(text, found)
            and not of_committee(text, found.start())
        ):
            informal, several = _informal(found), _several(found)
            parts = joint(text, found, code, end)
            informal = informal or _informal_name(text[parts[0][1].start : found.start()], "")
            yield from (CouncilName(own, span, informal, several) for own, span in parts)
            end = parts[-1][1].end


def _several(found: re.Match[str]) -> bool:
    """Whether the name is of several meetings: `Transportraden`, `de RBZ's`."""
    return found["several"] is not None or PLURAL.search(found["name"]) is not None


def _found(text: str) -> Iterator[re.Match[str]]:
    """What has the form of a name, in order, no two overlapping."""
    words = words_of(text)
    called = ((place, SHORT_NAMES) for place in words.mixed(_is_called))
    long = ((place, NAMES) for place in words.at(FIRST_WORDS - SHORT_FIRST))
    short = ((place, SHORT_NAMES) for place in words.at(SHORT_FIRST))
    end = 0
    for place, form in sorted((*long, *short, *called), key=itemgetter(0)):
        if place >= end and (found := form.match(text, place)):
            end = found.end()
            yield found


def _is_called(word: str) -> bool:
    """Whether a word is a short name with a note's call glued to it: `rbz1`."""
    return word.rstrip("0123456789") in SHORT_FIRST


def _code(found: re.Match[str]) -> str | None:
    code = _formation(found["name"])
    if code == lexicon.VTE and (part := PART_BEFORE.search(found.string, max(0, found.start() - 40), found.start())):
        return dict(lexicon.PARTS[code])[part[1].lower()]
    lead = found.string[max(0, found.start() - 50) : found.start()]
    named = ONDERDEEL.search(lead) if code == "RBZ" and "deel" in lead else None
    return code and _part(code, (named[0] if named else found["more"]).lower())


@lru_cache(maxsize=2048)
def _formation(name: str) -> str | None:
    """The code of a name as written, its adjectives included."""
    name = PLURAL.sub("ad", name)
    base = _key(LEADING.sub("", name))
    return (
        _NAMES.get(_key(name).lower())
        or _SHORT.get(base)
        or _NAMES.get(base.lower())
        or _SHORT.get(base[1:].lstrip())
        or _NAMES.get(base[1:].lstrip().lower())
    )


@lru_cache(maxsize=2048)
def _part(code: str, more: str) -> str:
    """The code of the part named behind a formation; the formation's own where none is."""
    parts = dict(lexicon.PARTS.get(code, ()))
    return next((parts[word] for word in re.findall(r"\w+", more) if word in parts), code)


# `de informele bijeenkomst van de EU-ministers van Handel`, `de VTC van Europese ministers van Financiën`
SITTING = (
    r"\b(?:bijeenkomst|vergadering|zitting|sessie|videoconferentie|videovergadering|VTC|overleg|raad)"
    r"(?:\s\(\w{2,12}\))?\svan\s(?:de\s)?"
)
EU_SITTING = re.compile(rf"(?i){SITTING}(?:Europese\s)?$")
INFORMAL_SITTING = re.compile(rf"(?i)\b(?:informele|buitengewone|ingelaste|extra)\s{SITTING}(?:Europese\s)?$")


@lru_cache(maxsize=2048)
def _are_ministers(name: str) -> bool:
    """Whether a name names those who meet, not the Council."""
    return _key(LEADING.sub("", name.lower())) in MINISTERS


def _unsaid_sitting(text: str, found: re.Match[str]) -> bool:
    """Whether ministers are named without a Council's meeting of theirs being told."""
    if not _are_ministers(found["name"]) or "gymnich" in found["more"].lower():
        return False
    name = found["name"].lower()
    lead = text[max(0, found.start() - 80) : found.start()]
    european = name.startswith("eu-") or lead.rstrip().lower().endswith("europese")
    return not (EU_SITTING if european else INFORMAL_SITTING).search(lead)


def _informal(found: re.Match[str]) -> bool:
    lead = found.string[max(0, found.start() - 70) : found.start()]
    return ("nformele" in lead and INFORMAL_BEFORE.search(lead) is not None) or _informal_name(found[0], found["name"])


@lru_cache(maxsize=2048)
def _informal_name(whole: str, name: str) -> bool:
    words = re.findall(r"[\w.’-]+", whole.lower())
    return any(word in lexicon.INFORMAL for word in words) or re.search(r"\bi[-–‑]?(?=[A-Z])", name) is not None
