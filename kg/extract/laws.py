"""Official journals and case law: `Stb. 2016, 156`, `Stcrt. 2018, nr. 26374`, `Trb. 2007, 169`, an ECLI."""

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.parts import DASH, GAP, LIST_END, LIST_SEP, MONTH_BEHIND, NR, RANGE_SEP, SPACE, one_of, spread
from kg.extract.words import matches
from kg.lexicon.calendar import MONTHS
from kg.model import Law, Span

__all__ = ["find"]

# `Stb.`, `Staatscourant`, `Trb.`
JOURNALS = {
    "stb": "stb",
    "staatsblad": "stb",
    "stcrt": "stcrt",
    "staatscourant": "stcrt",
    "trb": "trb",
    "tractatenblad": "trb",
}
JOURNAL = r"(?P<journal>(?i:stb|stcrt|trb)\b\.?|[Ss]taatsblad|[Ss]taatscourant|[Tt]ractatenblad)"
YEAR = r"(?P<year>(?:18|19|20)\d\d)"
NUMBER = rf"(?P<number>\d{{1,5}})(?!\w|[.,]\d|[^\S\n]\d{{3}}\b){MONTH_BEHIND}"
# `, `, `/`, `-`, `, nr. ` between year and number
FULL = re.compile(
    rf"(?<![^\W\d]){JOURNAL}(?:{SPACE}van{SPACE}het{SPACE}Koninkrijk(?:{SPACE}der{SPACE}Nederlanden)?)?"
    rf"{GAP},?{GAP}(?:jaargang{SPACE})?(?:{DASH})?{YEAR}(?:{GAP},{GAP}|{GAP}/|{DASH}|{SPACE}(?={NR})|{SPACE}(?=\d))"
    rf"(?:(?:{NR}){GAP})?{NUMBER}"
)
# `Staatsblad nr. 156 van 2016`, `Stcrt. van 5 mei 2018, nr. 12345`, `Staatsblad van 2016, nr. 156`
TURNED = re.compile(
    rf"(?<![^\W\d]){JOURNAL}{GAP},?{GAP}(?:{NR}){GAP}{NUMBER}(?:{GAP},)?{SPACE}(?:van{SPACE})?{YEAR}(?![\d,])"
)
DATED = re.compile(
    rf"(?<![^\W\d]){JOURNAL}{GAP},?{GAP}(?:van|d\.d\.){SPACE}(?:\d{{1,2}}{SPACE}{one_of(MONTHS)}{SPACE})?{YEAR}"
    rf"{GAP},?{GAP}(?:{NR}){GAP}{NUMBER}"
)
# `wet van 2 januari 1953 (Stb. 7)`: the day that the law bears tells the year
WITHOUT_YEAR = re.compile(
    rf"(?<![^\W\d]){JOURNAL}{GAP},?{GAP}(?:(?:{NR}|n°\.?){GAP})?{NUMBER}(?!{GAP}[,/]{GAP}(?:\d|{NR})|{SPACE}(?:van|\d)|{DASH})"
)
OF_DAY = re.compile(rf"\d{{1,2}}{SPACE}{one_of(MONTHS)}{SPACE}{YEAR}{GAP},?{GAP}[({{]?$", re.IGNORECASE)
LOOK_BACK = 40
NEXT = re.compile(rf"(?:(?P<range>{RANGE_SEP})|{LIST_SEP})(?:{NR}{GAP})?{NUMBER}")
# ` en 2005, 12` behind `Stb. 2004, 306`
NEXT_YEAR = re.compile(rf"{LIST_SEP}{YEAR}{GAP},{GAP}(?:{NR}{GAP})?{NUMBER}")
# A further number closes the phrase, or the last one behind it does; the end of `12 t/m 14` needs no more
END = re.compile(rf"{LIST_END}|(?:{LIST_SEP}(?:{NR}{GAP})?\d{{1,5}}){{1,6}}{LIST_END}")
# `ECLI:NL:HR:2019:2006`
ECLI = re.compile(r"(?<!\w)ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:(?:1[89]|20)\d\d:[A-Z0-9]++(?:\.[A-Z0-9]++)*+", re.IGNORECASE)


def find(page: Page) -> Iterator[Law]:
    """All journals' issues and rulings that the page cites, one mention for each number of a list."""
    text, journals, rulings = page.text, page.words.parts(*JOURNALS), page.words.parts("ecli:")
    for stretch in page.body if journals or rulings else ():
        for found in matches(FULL, text, journals, stretch):
            yield from _issues(text, found, stretch.end)
        for found in matches(WITHOUT_YEAR, text, journals, stretch):
            day = OF_DAY.search(text, max(stretch.start, found.start() - LOOK_BACK), found.start())
            if day:
                yield _issue(found, day["year"])
        for form in (TURNED, DATED):
            yield from (_issue(found) for found in matches(form, text, journals, stretch))
        for ruling in matches(ECLI, text, rulings, stretch):
            yield Law(span=Span(*ruling.span()), id=ruling[0].upper())


def _issue(found: re.Match[str], year: str | None = None) -> Law:
    journal = JOURNALS[found["journal"].lower().rstrip(".")]
    return Law(span=Span(*found.span()), id=f"{journal}-{year or found['year']}-{found['number']}")


def _issues(text: str, found: re.Match[str], end: int) -> Iterator[Law]:
    journal, year = JOURNALS[found["journal"].lower().rstrip(".")], found["year"]
    yield _issue(found)
    at, before = found.end(), found
    while True:
        if other := NEXT_YEAR.match(text, at, end):
            item, year = other, other["year"]
            span = Span(item.start("year"), item.end())
        elif (same := NEXT.match(text, at, end)) and _goes_on(text, before, same):
            item, span = same, Span(*same.span("number"))
            yield from _between(f"{journal}-{year}", before, same)
        else:
            return
        yield Law(span=span, id=f"{journal}-{year}-{item['number']}")
        at, before = item.end(), item


def _between(issue: str, first: re.Match[str], last: re.Match[str]) -> Iterator[Law]:
    """The issues within a range, `12 t/m 14`, whose numbers are not written."""
    numbers = spread(int(first["number"]), int(last["number"]))[1:-1] if last["range"] else ()
    yield from (Law(span=Span(first.start("number"), last.end()), id=f"{issue}-{number}") for number in numbers)


def _goes_on(text: str, before: re.Match[str], item: re.Match[str]) -> bool:
    """Whether a number belongs to the list or the range behind the one ``before``."""
    if item["range"]:
        return int(before["number"]) < int(item["number"])
    return END.match(text, item.end()) is not None and not _is_year(text, item)


def _is_year(text: str, item: re.Match[str]) -> bool:
    """Whether a number opens another issue: `Stb. 2004, 306 en 2005, 12`."""
    return re.fullmatch(r"(?:19|20)\d\d", item["number"]) is not None and text[item.end() : item.end() + 1] == ","
