"""Cited proceedings: `Handelingen II 2024/25, nr. 27, item 4`, `Handelingen I 2021/22, nr. 3, items 3 en 6`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.page import Page
from kg.extract.parts import (
    CHAMBER,
    DASH,
    GAP,
    LIST_SEP,
    NR,
    PAGES,
    SPACE,
    VERGADERJAAR,
    chamber_of,
    id_session,
    pages_of,
    session_of,
)
from kg.model import Chamber, Handelingen, Span

__all__ = ["find"]

# `Handelingen II 2024/25`, `Hand. TK 1997-1998`, `Handelingen der Tweede Kamer, vergaderjaar 2010–2011`, `HTK 2009/10`
COMMA = rf"{GAP}[,:]?{GAP}"
OPENING = re.compile(
    rf"(?<![^\W\d])(?:[Hh]andelingen|HANDELINGEN|Hand\.|H(?=TK|EK))(?:{SPACE}(?:van{SPACE})?de[rn]?)?"
    rf"(?:{COMMA}(?P<chamber>{CHAMBER})(?!\w))?{COMMA}{VERGADERJAAR}"
)
# `, nr. 27`, `, 27`, ` nr. 26-5`: the meeting, with its item behind a dash
MEETING = re.compile(
    rf"{GAP},?{GAP}(?:{NR}{GAP})?(?P<number>\d{{1,3}})(?:{DASH}(?P<item>\d{{1,2}}))?(?!\d|{DASH}|[^\S\n]\d{{3}})"
)
# `, item 4`, ` items 3`, ` en item 8`, ` en 6`
FIRST_ITEM = re.compile(rf"{COMMA}items?{SPACE}(?P<item>\d{{1,2}})(?!\d)(?:{PAGES})?")
NEXT_ITEM = re.compile(rf"{LIST_SEP}(?:items?{SPACE})?(?P<item>\d{{1,2}})(?![\d\w]|[^\S\n]\d)(?:{PAGES})?")
NAMED_ITEM = re.compile(rf"{LIST_SEP}items?\b")
ITEM_END = re.compile(r"\s{0,3}(?:[)\]},;.:»”\"]|$|en\b)")
REGELING = re.compile(rf"{COMMA}[Rr]egeling{SPACE}van{SPACE}[Ww]erkzaamheden")
ONLY_PAGES = re.compile(PAGES)
# `h-tk-20232024-12-5`
WRITTEN = re.compile(
    r"(?<![\w-])h-(?P<chamber>tk|ek)-(?P<from>\d{4})(?P<to>\d{4})-(?P<number>\d{1,3})(?:-(?P<item>\d{1,3}))?(?![\w-])"
)
LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What the citation says before its items."""

    start: int
    chamber: Chamber | None
    session: str
    number: str


def find(page: Page) -> Iterator[Handelingen]:
    """All proceedings that the page cites, one mention for each item; the id is None where no chamber is known."""
    if "andelingen" not in page.text and "Hand." not in page.text and "h-" not in page.text and "TK" not in page.text:
        return
    for stretch in page.body:
        for found in OPENING.finditer(page.text, stretch.start, stretch.end):
            if not _is_annex(page.text, found.start()):
                yield from _cited(page, found, stretch.end)
        yield from _written(page.text, stretch)


def _is_annex(text: str, at: int) -> bool:
    """Whether these are written questions: `Aanhangsel van de Handelingen`, or an annex, `Bijlage Handelingen`."""
    return re.search(r"(?i:aanhangsel|bijlage)[\s\w]*$", text[max(0, at - LOOK_BACK) : at]) is not None


def _cited(page: Page, found: re.Match[str], end: int) -> Iterator[Handelingen]:
    text = page.text
    session = session_of(found["session"])
    stated = page.letterhead.chamber
    chamber = chamber_of(found["chamber"]) or (stated.value if stated else None)
    meeting = MEETING.match(text, found.end(), end)
    if session is None or not meeting:
        return
    said = _Meeting(found.start(), chamber, session, meeting["number"])
    if meeting["item"]:
        yield _mention(said, Span(said.start, meeting.end()), meeting["item"], None)
        return
    items = list(_items(text, meeting.end(), end))
    for index, item in enumerate(items):
        start = said.start if index == 0 else item.start() + len(_joint(item))
        yield _mention(said, Span(start, item.end()), item["item"], pages_of(item["pages"]))
    if not items:
        yield _whole(text, said, meeting.end(), end)


def _joint(item: re.Match[str]) -> str:
    """What joins the item to the one before it, ` en `."""
    found = re.match(LIST_SEP, item[0])
    return found[0] if found else ""


def _items(text: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """The items of a meeting, in order."""
    item = FIRST_ITEM.match(text, at, end)
    while item:
        yield item
        following = NEXT_ITEM.match(text, item.end(), end)
        sure = following and (NAMED_ITEM.match(text, item.end(), end) or ITEM_END.match(text, following.end(), end))
        item = following if sure else None


def _whole(text: str, said: _Meeting, at: int, end: int) -> Handelingen:
    """The meeting without an item, with its pages or its order of business."""
    behind = ONLY_PAGES.match(text, at, end)
    regeling = REGELING.match(text, at, end)
    reach = behind or regeling
    span = Span(said.start, reach.end() if reach else at)
    return _mention(said, span, None, pages_of(behind["pages"]) if behind else None)


def _mention(said: _Meeting, span: Span, item: str | None, pages: str | None) -> Handelingen:
    body = "ek" if said.chamber == "I" else "tk"
    parts = ["h", body, id_session(said.session), said.number, *([item] if item else [])]
    return Handelingen(
        span=span,
        id="-".join(parts) if said.chamber else None,
        chamber=said.chamber,
        session=said.session,
        number=said.number,
        item=item,
        pages=pages,
    )


def _written(text: str, stretch: Span) -> Iterator[Handelingen]:
    for found in WRITTEN.finditer(text, stretch.start, stretch.end):
        yield Handelingen(
            span=Span(*found.span()),
            id=found[0],
            chamber="I" if found["chamber"] == "ek" else "II",
            session=f"{found['from']}-{found['to']}",
            number=found["number"],
            item=found["item"],
        )
