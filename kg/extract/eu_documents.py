"""Documents of the EU's institutions: `COM(2024) 123 final`, `Verordening (EU) nr. 833/2014`, `91/676/EEG`."""

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.parts import DASH, FLAGS, GAP, LIST_END, LIST_SEP, RANGE_SEP, SPACE, one_of, spread
from kg.extract.words import matches, words_of
from kg.lexicon.eu import ACTS, SERIES, TREATY_SUFFIXES
from kg.model import EuDocument, Span

__all__ = ["find"]

# `COM(2024)123`, `COM (2012) 393`, `COM/2018/643`, `COM 2018/643`; `C` only with its brackets
FIGURES = r"(?P<number>\d{1,5})(?!\d|\.\d)"
SERIES_WORDS = frozenset(name.lower() for name in SERIES)
FINAL = rf"(?:{SPACE}(?:final|definitief|def\.?)(?!\w))?"
BRACKETS = rf"{GAP}[(\[]{GAP}(?P<year>(?:19|20)?\d\d){GAP}[)\]]{GAP},?{GAP}(?:(?i:nr)\.?{GAP})?"
SLASHES = rf"(?:(?<!\bC)(?:/|{GAP}))(?P<plain>(?:19|20)\d\d)(?:/|{GAP}\()"
REEKS = re.compile(rf"(?<![\w(])\(?(?P<series>{one_of(SERIES)}|[Cc]om)(?:{BRACKETS}|{SLASHES}){FIGURES}\)?{FINAL}")
NEXT = re.compile(rf"(?:(?P<range>{RANGE_SEP})|{LIST_SEP})(?:\((?P<year>(?:19|20)\d\d)\){GAP})?{FIGURES}{FINAL}")
END = re.compile(LIST_END)

# `833/2014`, `2016/679`, `91/676/EEG`, `17/62`
SUFFIX = one_of(TREATY_SUFFIXES)
ACT_NUMBER = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=[Nn]r\.))(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})(?:/(?P<suffix>{SUFFIX}))?(?![\w/]|{DASH}\d)"
)
# `Uitvoeringsverordening (EU) nr. `, `EG-richtlijn `, right before the numbers
KIND = rf"(?P<kind>[a-z-]{{0,40}}{one_of(ACTS)}|[a-z-]{{0,40}}ri[ck]htlijn)"
TREATY = rf"(?:{GAP}[(\[]{SUFFIX}(?:(?:,{GAP}|/){SUFFIX})?[)\]]|{SPACE}{SUFFIX})"
NAMED = re.compile(rf"(?<![^\W\d]){KIND}{TREATY}?{GAP}(?P<nr>nrs?\.?|nummers?)?{GAP}$", FLAGS)
# Under these treaties regulations bore their year last
OLD_TREATY = re.compile(r"\b(?:EG|EEG|EGKS|EGA|EC|EEC)\b")
# `Kaderrichtlijn water (`: the kind stands off, the number bears its suffix
APART = re.compile(rf"(?<![^\W\d]){KIND}[^.;:\d]{{0,80}}[(,]?{GAP}(?:nr\.?{GAP})?$", FLAGS)
# ` en (EU) nr. `: another act of the same kind
JOINT = re.compile(rf"{LIST_SEP}{TREATY}?{GAP}(?P<nr>nrs?\.?)?{GAP}", FLAGS)
# Without one of these no act is named before a number: spares the search in fractions and sessions
ACT = re.compile(r"ordening|htlijn|esluit|chikking|beveling", FLAGS)
LOOK_BACK = 100

# `32016R0679`; `CELEX 52018PC0643`, a document of the series, but not in an address, which stands beside its name
CELEX = re.compile(
    r"(?<!\w)(?:3(?:19|20)\d\d[RLDFHSM]\d{4}"
    r"|(?<=CELEX[: ])(?<!=CELEX:)5(?P<year>(?:19|20)\d\d)(?P<series>PC|DC|JC)(?P<number>\d{4}))(?!\w)"
)
CELEX_SERIES = {"PC": "COM", "DC": "COM", "JC": "JOIN"}


def find(page: Page) -> Iterator[EuDocument]:
    """All EU documents that the page cites, one mention for each number of a list."""
    words = page.words
    named = sorted((*words.at(SERIES_WORDS), *words.mixed(_is_series)))
    series = [place - (page.text[place - 1 : place] == "(") for place in named]
    numbers = sorted((*words.figures(_may_be_celex), *words.mixed(_may_be_celex)))
    for stretch in page.body:
        for found in matches(REEKS, page.text, series, stretch):
            yield from _series(page.text, found, stretch.end)
        yield from _acts(page.text, stretch)
        for celex in matches(CELEX, page.text, numbers, stretch):
            yield EuDocument(span=Span(*celex.span()), id=_of_celex(celex))


def _of_celex(found: re.Match[str]) -> str:
    """The id: a document of the series by the number that people use, an act by its CELEX number."""
    series = found["series"]
    return f"{CELEX_SERIES[series]}({found['year']}){int(found['number'])}" if series else found[0]


def _may_be_celex(word: str) -> bool:
    return 10 <= len(word) <= 11


def _is_series(word: str) -> bool:
    return word.rstrip("0123456789") in SERIES_WORDS


def _series(text: str, found: re.Match[str], end: int) -> Iterator[EuDocument]:
    """One document of a series, and those that share its year."""
    series, year = found["series"].upper(), _four(found["year"] or found["plain"])
    start = found.start("series")
    words = text[start : found.end()]
    closed = words.endswith(")") and words.count("(") < words.count(")")
    yield EuDocument(span=Span(start, found.end() - closed), id=f"{series}({year}){int(found['number'])}")
    number, at = int(found["number"]), found.end()
    while item := NEXT.match(text, at, end):
        if not END.match(text, item.end()) and not NEXT.match(text, item.end(), end):
            return
        year = item["year"] or year
        if item["range"]:
            for between in spread(number, int(item["number"]))[1:-1]:
                yield EuDocument(span=Span(start, item.end()), id=f"{series}({year}){between}")
        yield EuDocument(span=Span(item.start("number"), item.end()), id=f"{series}({year}){int(item['number'])}")
        number, at = int(item["number"]), item.end()


def _four(year: str) -> str:
    """`99` is 1999, `04` 2004."""
    return year if len(year) == 4 else ("19" if int(year) > 50 else "20") + year


def _acts(text: str, stretch: Span) -> Iterator[EuDocument]:
    """Regulations, directives and decisions by their numbers."""
    kind: str | None = None
    end = -1
    figures = words_of(text).figures(lambda word: len(word) <= 4)
    for found in matches(ACT_NUMBER, text, figures, stretch):
        start, said, counted = _named(text, found)
        joint = JOINT.fullmatch(text, end, found.start()) if said is None and kind and end >= 0 else None
        if joint:
            said, counted = kind, bool(joint["nr"] or OLD_TREATY.search(joint[0]))
        if said is None:
            continue
        celex = _celex(said, found, counted)
        if celex:
            yield EuDocument(span=Span(start, found.end()), id=celex)
            kind, end = said, found.end()


def _named(text: str, found: re.Match[str]) -> tuple[int, str | None, bool]:
    """Where the act's words begin, its CELEX letter, whether `nr.` stands before its numbers."""
    window = max(0, found.start() - LOOK_BACK)
    if not ACT.search(text, window, found.start()):
        return found.start(), None, False
    named = NAMED.search(text, window, found.start())
    if named:
        return named.start("kind"), _letter(named["kind"]), bool(named["nr"] or OLD_TREATY.search(named[0]))
    apart = APART.search(text, window, found.start()) if found["suffix"] else None
    return found.start(), _letter(apart["kind"]) if apart else None, False


def _letter(kind: str) -> str:
    """The letter of CELEX for an act's word: `kaderbesluit` before `besluit`."""
    word = kind.lower()
    ending = max((name for name in ACTS if word.endswith(name)), key=len, default="richtlijn")
    return ACTS[ending]


def _celex(letter: str, found: re.Match[str], counted: bool) -> str | None:
    """The CELEX number, None where neither part can be the year."""
    first, second = found["a"], found["b"]
    year, number = (second, first) if _year_last(letter, first, second, counted) else (first, second)
    if len(year) not in (2, 4) or not 1952 <= int(_four(year)) <= 2099:
        return None
    return f"3{_four(year)}{letter}{int(number):04d}"


def _year_last(letter: str, first: str, second: str, counted: bool) -> bool:
    """Whether the year stands behind the number.

    Directives put the year first, always. Regulations put it last until 2015, in two figures until 1998 (`2027/97`);
    decisions of Parliament and Council too (`Besluit nr. 1082/2013/EU`). ``counted`` tells `nr.` or a treaty of then.
    """
    if letter == "R":
        if _is_year(first) and (_is_year(second) or len(second) == 2):
            return counted or int(first) < 2015
        return not _is_year(first)
    if not _is_year(second) or len(first) in (1, 3):
        return _is_year(second)
    old = not _is_year(first) or int(first) < 2015
    return letter == "D" and (counted or (len(first) == 4 and old))


def _is_year(part: str) -> bool:
    return len(part) == 4 and 1952 <= int(part) <= 2099
