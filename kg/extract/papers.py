"""The papers behind a dossier number: `, nrs. 5 en 7 t/m 9`, `, DE en DG`, `, nr. 6, p. 15-16; nr. 7`, `-1740`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.parts import (
    DASH,
    GAP,
    LIST_END,
    LIST_SEP,
    MONTH_BEHIND,
    NOTE_CALL,
    NR,
    PAGES,
    RANGE_SEP,
    SPACE,
    is_plural,
    pages_of,
    spread,
)
from kg.model import Span

__all__ = ["NUMBERED", "Paper", "papers", "turned_papers"]

# `2958`, `306b`; not the beginning of `25 295` nor of `5 mei`; no paper bears an `l`, which is a scanned 1
ONDERNUMMER = rf"(?P<number>\d{{1,4}}[a-km-z]?)(?!\w|[^\S\n]\d{{3}}\b|(?!{NOTE_CALL})[.,]\d){MONTH_BEHIND}"
# `l`, `1l`, `l2`: the figure 1 as old papers were scanned
SCANNED = rf"(?P<scanned>\d{{0,3}}l{{1,2}}\d{{0,2}})(?!\w|[.,]\d){MONTH_BEHIND}"
# `2 302`: a thousand and more written in groups, where the phrase goes on as one of numbers does
GROUPED = (
    rf"(?P<grouped>[1-9](?:[^\S\n]|\.)\d{{3}})(?!\w|[.,]\d|[^\S\n]\d{{3}}\b)"
    rf"(?={PAGES.replace('?P<pages>', '?:')}|{LIST_END}|{LIST_SEP}(?:{NR}|\d)|{RANGE_SEP}\d)"
)
# `AI`, `DG`: the Senate's papers
LETTERS = rf"(?P<letters>[A-Z]{{1,3}})(?!\w|(?!{NOTE_CALL})\.\w)"

# `, nr. `, `, letter `, ` nr.`, ` (nr. `, ` / nr. `, `-nr. `
NUMBERED = re.compile(rf"{GAP}(?:[,;:/(]|{DASH})?{GAP}\(?(?P<nr>{NR}|letters?\b):?{GAP}")
# `, 334` and `/334` without `nr.`, where the words before tell a Kamerstuk and the phrase ends behind it; no year, and
# no other old dossier: `9595,9596`
YEAR = r"(?:18|19|20)\d\d\b"
UNCOUNTED = PAGES.replace("?P<pages>", "?:")
NAKED = re.compile(
    rf"(?<!\D\d{{4}})(?:{GAP},{GAP}|/)(?!{YEAR})(?={ONDERNUMMER}(?:{UNCOUNTED}|{LIST_END}|{LIST_SEP}\d))"
)
# `12 345 (nr. 4 op de lijst)`: a bracket that goes on in words is no paper of a count
BRACKETED_END = re.compile(r"\s{0,3}[),;/:(]|\s{1,3}(?:en|herdruk|[pP]\.|pp?\.|blz|pag)")
# `, ` before letters
# what follows them tells them from a word in capitals: `34 986, EU-recht`
CLOSES = rf"(?={LIST_END}|{LIST_SEP}|{RANGE_SEP}|{UNCOUNTED}|{SPACE}herdruk)"
# `28 808, A voor de brief`: words of a sentence that goes on, behind letters that are no body's
GOES_ON = (
    rf"(?!(?:EU|EG|VN|NL|AO|SO|CD|ER|KB|TK|EK|PB|EZ|BZ|VWS|SZW|OCW|LNV|BZK|JBZ|RBZ|RAZ|RVO|CPB|SCP|CBS|IPO|VNG)\b)"
    rf"(?=[A-Z]{{1,2}}{SPACE}(?:voor|van|met|in|is|wordt|werd|heeft|over|aan|op|bij|dat|die|waarin|waarmee|te|ter)\b)"
)
LETTERED = re.compile(
    rf"{GAP},{SPACE}(?:(?={LETTERS}{CLOSES})(?![A-Z]{{1,3}}{DASH}[^\W\d])|{GOES_ON})|{DASH}(?=[A-Z]{{1,3}}(?!\w|\.\w))"
)
# `Kamerstukken I 28 808, A gelden`: the Senate's papers bear nothing but letters, whatever word follows
SENATE = re.compile(
    rf"{GAP},{SPACE}(?!(?:EU|EG|VN|NL|EK|TK){SPACE}\w)(?={LETTERS}(?!{DASH}[^\W\d])|[A-Z]{{1,3}}{DASH}[A-Z]{{1,3}}(?!\w))"
    r"(?![A-Z]\.[^\S\n]?(?:[A-Z]\.|(?:de|den|der|van|ter|ten)\b|[A-Z][a-z]))"
)
# `34 775, AJ.`: letters that close a phrase tell by themselves that a number written in two parts is a dossier
SPACED = re.compile(r"(?<![\d.,])\d\d[^\S\n]\d{3}$")
CLOSING = re.compile(
    rf"{GAP},{SPACE}(?=[A-Z]{{1,2}}{LIST_END})(?![A-Z]\.[^\S\n]?(?:[A-Z]\.|(?:de|den|der|van|ter|ten)\b))"
)
# `29984-381`, `36410-VI-65`
COMPACT = re.compile(rf"{DASH}{ONDERNUMMER}(?!{DASH})")

# `21 501-02`: no other numbers are cut so
RAADS = re.compile(r"21\W{0,3}501\W{1,3}\d\d$")

ITEM = re.compile(rf"(?:{NR}{GAP})?(?:{SCANNED}|{GROUPED}|{ONDERNUMMER}|{LETTERS})(?:{PAGES})?")
NUMBERED_ITEM = re.compile(NR)
# `nr. 43, t.v.v. nr. 41`, `nr. 45, was nr. 29`: a paper that replaces another
REPLACING = (
    rf"{GAP},?{GAP}\(?(?:t\.v\.v\.|ter{SPACE}vervanging{SPACE}van(?:{SPACE}(?:die|dat){SPACE}gedrukt{SPACE}onder)?"
    rf"|(?:voorheen|was|eerder|herdruk{SPACE}van)){GAP}(?={NR})"
)
# `nr. 54; vgl. ook nrs. 48 en 49`, `nr. 5, zie verder nr. 12`: a further paper to compare
FURTHER = (
    rf"{GAP}[,;]{GAP}(?:en{SPACE})?(?:zie|vgl\.|vergelijk|cf\.){SPACE}(?:(?:ook|verder|eveneens|tevens|voorts|met){SPACE})?"
    rf"(?={NR})"
)
NEXT = re.compile(rf"(?P<range>{RANGE_SEP})|{REPLACING}|{FURTHER}|{LIST_SEP}|(?P<slash>/)(?=\d)")
END = re.compile(LIST_END)
# `nrs. 1 t/m 99999`: the far end of a range that nobody means; `t/m 25 295, nr. 5` is another dossier
FAR = re.compile(
    rf"(?:{NR}{GAP})?(?P<number>\d{{5}})(?P<grouped>(?!))?(?P<scanned>(?!))?(?P<letters>(?!))?(?P<pages>(?!))?(?!\w|{GAP},?{GAP}{NR}|[.,]\d)"
)
# `motie op stuk nr. 439 (`, `nr. 22(`: the paper before the dossier, where a word tells one or no space parts them
TURNED = re.compile(
    rf"(?P<word>(?<![^\W\d])(?i:(?:kamer)?stuk(?:ken)?|moties?|amendement(?:en)?)\b[^.;:()\n]{{0,60}}?)?"
    rf"(?<!\w)(?P<whole>{NR}{GAP}\d{{1,4}}[a-z]?(?:{LIST_SEP}\d{{1,4}}){{0,5}})(?P<gap>{GAP})\($"
)
TURNED_REACH = 110
TURNED_ITEM = re.compile(r"\d{1,4}[a-z]?")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a list: its number as ids bear it, its place, whether it is written or within a range."""

    number: str
    span: Span
    pages: str | None = None
    written: bool = True


def papers(text: str, at: int, end: int, said: bool, senate: bool = False) -> tuple[Paper, ...]:
    """The papers named right behind a dossier that ends at ``at``; ``said``: words before tell that it is one.

    ``senate``: they tell that it is one of the Eerste Kamer. Figures glued to the dossier count only where a paper is
    told, letters also where they close the phrase.
    """
    numbered = NUMBERED.match(text, at, end)
    if numbered:
        listed = tuple(_listed(text, numbered.end(), end, is_plural(numbered["nr"])))
        aside = listed and not said and "(" in numbered[0]
        return listed if not aside or BRACKETED_END.match(text, listed[-1].span.end) else ()
    spaced = said or SPACED.search(text, max(0, at - 8), at)
    lettered = (LETTERED if said else CLOSING).match(text, at, end) if spaced else None
    lettered = lettered or (SENATE.match(text, at, end) if senate else None)
    if lettered:
        return tuple(_listed(text, lettered.end(), end, False))
    naked = NAKED.match(text, at, end) if said else None
    if naked:
        return tuple(_listed(text, naked.end(), end, False))
    compact = COMPACT.match(text, at, end)
    if compact and (said or text[at - 1].isalpha() or RAADS.search(text, max(0, at - 12), at)):
        return (Paper(compact["number"], Span(*compact.span("number"))),)
    return ()


def turned_papers(text: str, dossier: re.Match[str]) -> tuple[Paper, ...]:
    """The papers named right before a dossier in brackets: `de moties op stuk nrs. 10 en 11 (30196)`."""
    at = dossier.start()
    if text[max(0, at - 1) : at] != "(" or text[dossier.end() : dossier.end() + 1] != ")":
        return ()
    found = TURNED.search(text, max(0, at - TURNED_REACH), at)
    if not found or (found["gap"] and not found["word"]):
        return ()
    span = Span(found.start("whole"), dossier.end())
    return tuple(Paper(item[0], span) for item in TURNED_ITEM.finditer(found["whole"]))


def _listed(text: str, at: int, end: int, plural: bool) -> list[Paper]:
    """The list that begins at ``at``; a further number without plural must close the phrase."""
    item = ITEM.match(text, at, end)
    if not item:
        return []
    found = [_paper(item)]
    while link := NEXT.match(text, item.end(), end):
        following = ITEM.match(text, link.end(), end) or (
            FAR.match(text, link.end(), end) if link["range"] and plural else None
        )
        told = plural or bool(link["range"] and item["letters"])
        if not following or (link["slash"] and not plural) or not _belongs(text, item, following, told, end):
            break
        if link["range"] and _rises(item, following):
            found[-1] = replace(found[-1], pages=found[-1].pages or pages_of(following["pages"]))
            found += _within(item, following)
        found.append(_paper(following))
        item = following
    return found


def _belongs(text: str, item: re.Match[str], following: re.Match[str], plural: bool, end: int) -> bool:
    """Whether the next number is a paper of the same list."""
    if bool(item["letters"]) != bool(following["letters"]):
        return False
    if plural or _has_nr(following):
        return True
    ahead = following
    while link := NEXT.match(text, ahead.end(), end):
        further = ITEM.match(text, link.end(), min(end, following.end() + 80))
        if not further or bool(further["letters"]) != bool(following["letters"]):
            break
        ahead = further
    return END.match(text, ahead.end()) is not None


def _has_nr(item: re.Match[str]) -> bool:
    """Whether `nr.` stands before this number itself."""
    return NUMBERED_ITEM.match(item[0]) is not None


def _paper(item: re.Match[str]) -> Paper:
    return Paper(_figures(item) or item["letters"], Span(*item.span()), pages_of(item["pages"]))


def _figures(item: re.Match[str]) -> str:
    """The number as ids bear it, without the gap of `2 302`; empty where the paper has letters."""
    return re.sub(r"\W", "", item["grouped"] or "") or (item["scanned"] or "").replace("l", "1") or item["number"] or ""


def _rises(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether two numbers of one kind can be the ends of a range."""
    if first["letters"] and last["letters"]:
        return _count(first["letters"]) < _count(last["letters"])
    ends = [re.sub(r"\D", "", _figures(one) or "0") for one in (first, last)]
    return int(ends[0]) < int(ends[1])


def _within(first: re.Match[str], last: re.Match[str]) -> Iterator[Paper]:
    """The papers between the two ends of a range, which are not written."""
    if _figures(first).isdigit() and _figures(last).isdigit():
        numbers = [str(number) for number in spread(int(_figures(first)), int(_figures(last)))][1:-1]
    elif first["letters"] and last["letters"]:
        numbers = [_letters(n) for n in spread(_count(first["letters"]), _count(last["letters"]))][1:-1]
    else:
        numbers = []
    pages = pages_of(last["pages"])
    yield from (Paper(number, Span(first.start(), last.end()), pages, written=False) for number in numbers)


def _count(letters: str) -> int:
    """`A` is 1, `Z` 26, `AA` 27."""
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total


def _letters(count: int) -> str:
    """The letters of that count."""
    written = ""
    while count:
        count, rest = divmod(count - 1, 26)
        written = chr(65 + rest) + written
    return written
