"""Cited proceedings: `Handelingen II 2024/25, nr. 27, item 4`, `Handelingen I 2021/22, nr. 3, items 3 en 6`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.page import Page
from kg.extract.parts import (
    CHAMBER,
    DASH,
    GAP,
    LIST_END,
    LIST_SEP,
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
from kg.model import Chamber, Handelingen, Span

__all__ = ["find"]

# `Handelingen II 2024/25`, `Hand. TK 1997-1998`, `Handelingen der Tweede Kamer, vergaderjaar 2010–2011`, `HTK 2009/10`
COMMA = rf"{GAP}[,:]?{GAP}"
OPENING = re.compile(
    rf"(?<![^\W\d])(?:[Hh]andelingen|HANDELINGEN|Hand\.|H(?=TK|EK))(?:{SPACE}(?:van{SPACE})?de[rn]?)?(?:{SPACE}Kamer(?={SPACE}I))?"
    rf"(?:{COMMA}(?P<chamber>{CHAMBER})(?!\w))?{COMMA}{VERGADERJAAR}"
)
# `, nr. 27`, `, 27`, `, 27e vergadering`, ` 26-5` (with its item), ` 45-8-1` (its page too), ` 27-1234` (its page)
MEETING = re.compile(
    rf"{GAP},?{GAP}(?:(?P<nr>{NR}){GAP}|vergadering{SPACE})?(?P<number>\d{{1,3}})(?:e{SPACE}vergadering)?"
    rf"(?:{DASH}(?:(?P<item>\d{{1,2}})(?:{DASH}(?P<of_item>\d{{1,3}}))?|(?P<pages>\d{{3,5}})))?"
    rf"(?!\d|{DASH}|[^\S\n]\d{{3}})"
)
# ` en 27` behind `nrs. 26`
NEXT_MEETING = re.compile(rf"{LIST_SEP}(?P<number>\d{{1,3}}){LIST_END}")
# ` en nr. 12` before an item of its own, or before its pages
OTHER_MEETING = re.compile(rf"{LIST_SEP}(?P<words>{NR}{GAP}(?P<number>\d{{1,3}}))(?={COMMA}(?i:items?))")
OTHER_PAGES = re.compile(rf"{LIST_SEP}(?P<words>{NR}{GAP}(?P<number>\d{{1,3}}){PAGES})")
# `, item 4`, ` items 3`, ` en item 8`, ` en 6`, ` t/m 7`
ITEM = r"(?i:items?)"
FIRST_ITEM = re.compile(rf"{COMMA}{ITEM}{GAP}(?P<item>\d{{1,2}})(?!\d)(?:{PAGES})?")
NEXT_ITEM = re.compile(
    rf"(?:(?P<range>{RANGE_SEP})|{LIST_SEP})(?:{ITEM}{GAP})?(?P<item>\d{{1,2}})(?![\d\w]|[^\S\n]\d)(?:{PAGES})?"
)
NAMED_ITEM = re.compile(rf"{LIST_SEP}{ITEM}\b")
ITEM_END = re.compile(rf"{LIST_END}|\s{{0,3}}en\b")
REGELING = re.compile(rf"{COMMA}[Rr]egeling{SPACE}van{SPACE}[Ww]erkzaamheden")
ONLY_PAGES = re.compile(PAGES)
# `39-2410`: meeting 39, page 2410, as the proceedings counted from 1985 to 1995; no letter cites so many pages
OF_MEETING = re.compile(r"(\d{1,3})-(\d{2,5})")
MANY_PAGES = 200
# `h-tk-20232024-12-5`; until 2010 by its pages: `h-tk-20072008-3061-3079`
WRITTEN = re.compile(
    r"(?<![\w-])h-(?P<chamber>tk|ek)-(?P<from>\d{4})(?P<to>\d{4})-(?P<number>\d{1,5})(?:-(?P<item>\d{1,5}))?(?![\w-])"
)
LOOK_BACK = 24
# Without one of these there is nothing to find
WORTH = ("andelingen", "ANDELINGEN", "Hand.", "h-tk", "h-ek", "HTK", "HEK")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What the citation says before its items."""

    start: int
    chamber: Chamber | None
    session: str
    number: str | None


def find(page: Page) -> Iterator[Handelingen]:
    """All proceedings that the page cites, one mention for each item; the id is None where no chamber is known."""
    if not any(word in page.text for word in WORTH):
        return
    for stretch in page.body:
        for found in OPENING.finditer(page.text, stretch.start, stretch.end):
            if not _is_annex(page.text, found.start()):
                yield from _cited(page, found, stretch.end)
        yield from _written(page.text, stretch)


def _is_annex(text: str, at: int) -> bool:
    """Whether these are written questions: `Aanhangsel van de Handelingen`, or an annex, `Bijlage Handelingen`."""
    return re.search(r"(?i:aanhangsel|\baanh\.|bijlage)[\s\w]*$", text[max(0, at - LOOK_BACK) : at]) is not None


def _cited(page: Page, found: re.Match[str], end: int) -> Iterator[Handelingen]:
    text = page.text
    session = session_of(found["session"])
    stated = page.letterhead.chamber
    chamber = chamber_of(found["chamber"]) or (stated.value if stated else None)
    meeting = MEETING.match(text, found.end(), end)
    if session is None:
        return
    if not meeting:
        yield from _by_pages(text, _Meeting(found.start(), chamber, session, None), found.end(), end)
        return
    said = _Meeting(found.start(), chamber, session, meeting["number"])
    if meeting["item"] or meeting["pages"]:
        yield _mention(said, Span(said.start, meeting.end()), meeting["item"], meeting["of_item"] or meeting["pages"])
        return
    items = list(_items(text, meeting.end(), end))
    yield from _each_item(said, items)
    while items and (other := OTHER_MEETING.match(text, items[-1].end(), end)):
        items = list(_items(text, other.end(), end))
        yield from _each_item(replace(said, start=other.start("words"), number=other["number"]), items)
        said = replace(said, number=other["number"])
    if not items:
        whole = _whole(text, said, meeting.end(), end)
        yield whole
        yield from (
            _further(text, said, meeting, end) if whole.pages is None else _paged(text, said, whole.span.end, end)
        )


def _each_item(said: _Meeting, items: Sequence[re.Match[str]]) -> Iterator[Handelingen]:
    """One mention an item; those within a range carry the words of the range."""
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        if before and item["range"]:
            for between in spread(int(before["item"]), int(item["item"]))[1:-1]:
                yield _mention(said, Span(before.start("item"), item.end()), str(between), None)
        start = item.start() + len(_joint(item)) if before else said.start
        yield _mention(said, Span(start, item.end()), item["item"], pages_of(item["pages"]))


def _further(text: str, said: _Meeting, meeting: re.Match[str], end: int) -> Iterator[Handelingen]:
    """The other meetings of `nrs. 26 en 27`."""
    at = meeting.end()
    while is_plural(meeting["nr"]) and (other := NEXT_MEETING.match(text, at, end)):
        yield _mention(replace(said, number=other["number"]), Span(*other.span("number")), None, None)
        at = other.end()


def _paged(text: str, said: _Meeting, at: int, end: int) -> Iterator[Handelingen]:
    """The other meetings of `nr. 60, blz. 4561–4579 en nr. 61, blz. 4600`."""
    while other := OTHER_PAGES.match(text, at, end):
        of_it = replace(said, number=other["number"])
        yield _mention(of_it, Span(*other.span("words")), None, pages_of(other["pages"]))
        at = other.end()


def _by_pages(text: str, said: _Meeting, at: int, end: int) -> Iterator[Handelingen]:
    """Proceedings cited by pages: without a meeting's number they have no identity."""
    behind = ONLY_PAGES.match(text, at, end)
    if not behind:
        return
    pages = pages_of(behind["pages"]) or ""
    compound = OF_MEETING.fullmatch(pages)
    if compound and int(compound[2]) - int(compound[1]) > MANY_PAGES:
        said, pages = replace(said, number=compound[1]), compound[2]
    yield _mention(said, Span(said.start, behind.end()), None, pages)


def _joint(item: re.Match[str]) -> str:
    """What joins the item to the one before it, ` en `."""
    found = re.match(f"{RANGE_SEP}|{LIST_SEP}", item[0])
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
    parts = ["h", body, id_session(said.session), said.number or "", *([item] if item else [])]
    return Handelingen(
        span=span,
        id="-".join(parts) if said.chamber and said.number else None,
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
