"""Answered written questions: `Aanhangsel Handelingen II 2024/25, nr. 1208`, `Aanhangsel van de Handelingen, …`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.page import Page
from kg.extract.parts import (
    CHAMBER,
    GAP,
    LIST_END,
    LIST_SEP,
    MONTH_BEHIND,
    NR,
    PAGES,
    RANGE_SEP,
    SPACE,
    VERGADERJAAR,
    chamber_of,
    id_session,
    is_plural,
    pages_of,
    session_of,
    spread,
)
from kg.model import Chamber, Span, WrittenAnswer

__all__ = ["find"]

COMMA = rf"{GAP}[,:]?{GAP}"
# `Aanhangsel Handelingen II 2019/20, nr. `, `Aanhangsel van de Handelingen der Tweede Kamer, vergaderjaar 2009–2010, `
OPENING = re.compile(
    rf"(?<![^\W\d])(?:[Aa]anhangsel|Aanh\.)(?:{SPACE}(?:van{SPACE}de{SPACE}|bij{SPACE}de{SPACE}|der{SPACE})?(?:[Hh]andelingen|Hand\.))?"
    rf"(?:{SPACE}(?:van{SPACE})?de[r]?)?(?:{COMMA}(?P<chamber>{CHAMBER})(?!\w))?{COMMA}{VERGADERJAAR}{COMMA}(?:(?P<nr>{NR}){GAP})?"
)
# `Aanhangsel van de Handelingen nr. 2425, vergaderjaar 2019–2020`
TURNED = re.compile(
    rf"(?<![^\W\d])[Aa]anhangsel(?:{SPACE}(?:van{SPACE}de{SPACE}|der{SPACE})?[Hh]andelingen)?(?:{COMMA}(?P<chamber>{CHAMBER})(?!\w))?"
    rf"{COMMA}(?:{NR}){GAP}(?P<number>\d{{1,4}}){COMMA}{VERGADERJAAR}"
)
# `Vergaderjaar 2010–2011, Aanhangsel van de Handelingen, nr. `: the session before it
LED = re.compile(
    rf"(?<![^\W\d])(?:(?P<chamber>{CHAMBER}),?{SPACE})?{VERGADERJAAR}{COMMA}[Aa]anhangsel"
    rf"(?:{SPACE}(?:van{SPACE}de{SPACE}|der{SPACE})?[Hh]andelingen)?{COMMA}(?:(?P<nr>{NR}){GAP})?(?=\d)"
)
# `2425`; not the beginning of `5 mei 2019`
NUMBER = re.compile(rf"(?P<number>\d{{1,4}})(?!\w|[^\S\n]\d{{3}}\b|[.,]\d|/|-\d){MONTH_BEHIND}")
ONLY_PAGES = re.compile(PAGES)
# ` en 2011/12, nr. 5`: another session of the same citation
OTHER_SESSION = re.compile(rf"{LIST_SEP}{VERGADERJAAR}{COMMA}(?:(?P<nr>{NR}){GAP})(?=\d)")
NEXT = re.compile(rf"(?:(?P<range>{RANGE_SEP})|{LIST_SEP})(?:{NR}{GAP})?(?=\d)")
END = re.compile(LIST_END)
# So many numbers of a list are looked ahead for its end
MOST_AHEAD = 8
# `ah-1271549`: a publication number that tells no session
SERIAL = re.compile(r"(?<![\w-])ah-\d{6,7}(?![\w-])")
# `ah-tk-20202021-3235`
WRITTEN = re.compile(r"(?<![\w-])ah-(?P<chamber>tk|ek)-(?P<from>\d{4})(?P<to>\d{4})-(?P<number>\d{1,4})(?![\w-])")


def find(page: Page) -> Iterator[WrittenAnswer]:
    """All answers that the page cites, one mention for each number; without a chamber's name it is the Tweede Kamer's.

    The Eerste Kamer has few written questions, and is named where they are cited.
    """
    if "anh" not in page.words.lower and "ah-" not in page.text:
        return
    for stretch in page.body:
        for found in OPENING.finditer(page.text, stretch.start, stretch.end):
            yield from _cited(page.text, found, stretch.end)
        for led in LED.finditer(page.text, stretch.start, stretch.end):
            yield from _cited(page.text, led, stretch.end)
        for turned in TURNED.finditer(page.text, stretch.start, stretch.end):
            year = session_of(turned["session"])
            if year:
                yield _mention(Span(*turned.span()), chamber_of(turned["chamber"]) or "II", year, turned["number"])
        for serial in SERIAL.finditer(page.text, stretch.start, stretch.end):
            yield WrittenAnswer(span=Span(*serial.span()), id=serial[0])
        for written in WRITTEN.finditer(page.text, stretch.start, stretch.end):
            chamber: Chamber = "I" if written["chamber"] == "ek" else "II"
            session = f"{written['from']}-{written['to']}"
            yield _mention(Span(*written.span()), chamber, session, written["number"])


def _cited(text: str, found: re.Match[str], end: int) -> Iterator[WrittenAnswer]:
    """The answers behind one opening, and those of another session that the same citation names."""
    chamber = chamber_of(found["chamber"]) or "II"
    start, opening = found.start(), found
    while session := session_of(opening["session"]):
        at = opening.end()
        for answer in _listed(text, opening, end, (chamber, session)):
            first = at == opening.end()
            yield replace(answer, span=Span(start, answer.span.end)) if first else answer
            at = max(at, answer.span.end)
        other = OTHER_SESSION.match(text, at, end) if at > opening.end() else None
        if not other:
            return
        start, opening = other.start("session"), other


def _listed(text: str, opening: re.Match[str], end: int, said: tuple[Chamber, str]) -> Iterator[WrittenAnswer]:
    """The answers of one session: the first with its pages, further ones where a plural or the phrase's end tells."""
    item = NUMBER.match(text, opening.end(), end)
    if item is None:
        return
    pages = ONLY_PAGES.match(text, item.end(), end)
    first = _mention(Span(item.start(), pages.end() if pages else item.end()), *said, item["number"])
    yield replace(first, pages=pages_of(pages["pages"])) if pages else first
    while link := NEXT.match(text, item.end(), end):
        following = NUMBER.match(text, link.end(), end)
        if not following or not (is_plural(opening["nr"]) or _closes(text, following.end(), end)):
            return
        if link["range"]:
            for between in spread(int(item["number"]), int(following["number"]))[1:-1]:
                yield _mention(Span(item.start(), following.end()), *said, str(between))
        yield _mention(Span(*following.span()), *said, following["number"])
        item = following


def _closes(text: str, at: int, end: int) -> bool:
    """Whether the phrase ends behind a number, or behind a few more of its list."""
    for _ in range(MOST_AHEAD):
        link = NEXT.match(text, at, end)
        further = NUMBER.match(text, link.end(), end) if link else None
        if not further:
            break
        at = further.end()
    return END.match(text, at) is not None or OTHER_SESSION.match(text, at, end) is not None


def _mention(span: Span, chamber: Chamber, session: str, number: str) -> WrittenAnswer:
    body = "ek" if chamber == "I" else "tk"
    name = f"ah-{body}-{id_session(session)}-{int(number)}"
    return WrittenAnswer(span=span, id=name, chamber=chamber, session=session, number=number)
