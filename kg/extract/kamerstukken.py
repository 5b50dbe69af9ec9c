"""Cited Kamerstukken: `Kamerstukken II 2024/25, 21 501-02, nr. 2958`, `(26 800 VII, nr. 18)`, `33 118, DE en DG`.

A dossier number is looked for first, since few other numbers have its form; then what stands before it (the word
Kamerstuk, chamber, session) and behind it (the numbers of the papers). A number alone is a Kamerstuk only where the
words before it say so, or a paper's number follows: sums of money, telephone numbers and counts are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.bills import in_marks
from kg.extract.carried import carried
from kg.extract.leads import Lead, lead_of
from kg.extract.page import Page
from kg.extract.papers import NUMBERED, Paper, papers, turned_papers
from kg.extract.parts import DASH, FLAGS, GAP, NOTE_CALL, NR, PAGES, SPACE, pages_of
from kg.extract.words import matches, words_of
from kg.model import Kamerstuk, Span

__all__ = ["find"]

# `VII`, `IIB`, `XVI`, and the letters of the funds, `A` to `M`
ROMAN = r"(?:(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})[A-E]?)"
FONDS = r"[A-M]"

# `21 501`, `21501`, `17.100`, also behind another one and a slash, `29 200 A/`; no figure, sum or address around it
GROEPEN = rf"\d{{2}}(?:[^\S\n]|{SPACE}|\.)?\d{{3}}"
BEHIND_PART = "|".join(
    rf"(?<=(?:\d\d|uk|t\.)[^\S\n]{'[A-MVX]' * n}/)|(?<=\d{DASH}{'[A-MVX]' * n}/)" for n in range(1, 6)
)
DOSSIERNUMMER = (
    rf"(?<![\w€$£])(?:(?<!\D/)|{BEHIND_PART})(?<!(?i:kst)-){GROEPEN}(?!\d|[^\S\n]\d{{3}}(?!\d)|(?!{NOTE_CALL})[.,]\d|%)"
)

# `-02`, ` VII`, ` hoofdstuk X`, ` hfdst. XI`, `-XVII`; a fund's letter only before a paper's number: ` A, nr. 4`
NUMMERDEEL = rf"{GAP}{DASH}{GAP}(?P<part>\d{{2}})(?!\d)"
HOOFDSTUK = (
    rf"(?:,?{SPACE}(?=[Hh])|{SPACE}|{GAP}{DASH}{GAP})(?:(?:[Hh]oofdstuk|[Hh]fd?st\.?){SPACE})?(?P<chapter>{ROMAN})\b"
)
FONDSDEEL = rf"(?:{SPACE}|{DASH})(?P<fund>{FONDS})(?={GAP},?{GAP}{NR}|{DASH}\d|,{SPACE}[A-Z]{{1,2}}\b|/{GROEPEN})"
# ` (R2034)`, `-(R1519)`, `, R 1609,`: the number of a bill for the whole Kingdom
KINGDOM = re.compile(rf"\(R{GAP}\.?\d{{3,4}}\)$")  # told by itself
RIJKSWET = rf"(?P<rijkswet>(?:{GAP}|{DASH})\(R{GAP}\.?\d{{1,4}}\)|,{GAP}R{GAP}\.?\d{{3,4}}(?=,))"

DOSSIER = re.compile(rf"(?P<number>{DOSSIERNUMMER})(?:{HOOFDSTUK}|{FONDSDEEL})?{RIJKSWET}?")
# Only dossier 21501 is cut into numbered parts: `21 501-02`, where `29984-381` is dossier and paper
RAADSDOSSIER = re.compile(rf"(?P<number>(?<![\w€$£/])(?<!(?i:kst)-)21(?:{SPACE}|\.)?501){NUMMERDEEL}")
# `CXXIV, G`: the Senate's own dossiers
ROMEINS = re.compile(rf"(?P<number>[CLXVI](?<![\w-][CLXVI])[CLXVI]{{1,7}})(?={GAP},{GAP}(?:[A-Z]{{1,2}}\b|[Nn]rs?\b))")
# Of those the Senate has a hundred and more; nothing else but articles and annexes is counted so high
HIGH = re.compile(r"(?=...)(?:C{1,2}(?:XC|XL|L?X{0,3})|XC|XL|LX{0,3})(?:IX|IV|V?I{0,3})[A-E]?")
COUNTED = re.compile(r"(?i)\b(?:art(?:ikel(?:en)?|\.)|bijlagen?|hoofdstuk|titel|deel|boek|afdeling|tabel)\s{1,3}$")
# `9009`, `5380`: old numbers, taken only behind the word Kamerstuk, and where paper, pages or another one follow
KORT = re.compile(
    r"(?<![\w€$£/])(?P<number>\d{4})(?!\d)(?=,?\s{1,3}(?:[Nn]rs?\b|(?:pp?\.|blz|pag)(?!\w))|(?:,\s?|\sen\s)\d{4}(?!\d)|\s?[);]|(?P<closed>[.,]\s))"
)
# `9595,9596`: how far back an old number's list is followed
CHAIN = re.compile(r"(?<![\w€$£/‐‑‒–—−-])\d{4}(?:,\s?|\sen\s)$")
MOST_CHAINED = 4

# `kst-21501-02-2958`, `kst-36600-V-12`, `kst-20012002-24797-306b`, `kst-CXXIV-G`, `kst-29984-381-n1`
KST = re.compile(
    rf"(?<![\w-])kst-(?:\d{{8}}-)?(?P<dossier>(?:\d{{4,5}}|[CLXVI]{{2,8}})(?:-(?:(?<=21501-)\d\d|{ROMAN}|{FONDS})(?=-))?)"
    r"-(?P<number>\d{1,4}[a-z]?|[A-Z]{1,3})(?:-[nbh]\d)?(?![\w])"
)

# `kst-1259252`: a publication number that tells no dossier
KST_SERIAL = re.compile(r"(?<![\w-])kst-(?P<number>\d{6,7})(?![\w-])")
# `, `, ` en `: another dossier of the same phrase
AND = rf"(?:en|alsmede){SPACE}"
LINK = re.compile(rf"(?:{GAP}[,;/]{GAP}(?:{AND})?(?:(?:zie{SPACE})?ook{SPACE})?|{SPACE}{AND})\(?", FLAGS)
SUM = re.compile(
    r"(?:[€$£]|\b(?:f|fl|ƒ|EUR|euro|[Tt]el|[Tt]elefoon|[Pp]ostbus|[Tt]abel|[Pp]agina|[Aa]rtikel|\w{0,12}nummer)\.?:?|\+\d\d)\s{0,3}$|\d(?:[,.]|[^\S\n]{1,3})$"
)
# Behind a dossier alone whose kind only the phrase before tells
CLOSED = re.compile(r"\s{0,3}(?:[)\].,;:»”\"]|$)|[^\S\n]{0,3}\n")
YEARS = range(1814, 2101)  # `Kamerstukken 2020, nr. 5` names a year
ONLY_PAGES = re.compile(PAGES)
# Papers within ranges that one letter is believed, beside those it writes: no letter means a thousand
MOST_UNWRITTEN = 1000
# More dossiers than one phrase ever names
MOST_DOSSIERS = 20


@dataclass(frozen=True, slots=True)
class _Cited:
    """A dossier with what leads it and the papers behind it."""

    lead: Lead
    dossier: str
    end: int
    papers: tuple[Paper, ...]
    reach: int
    pages: str | None = None


def find(page: Page) -> Iterator[Kamerstuk]:
    """All Kamerstukken that the page cites, one mention for each paper of a list.

    The paper itself is none: its number stands at the foot of its own pages, with others where it bears several.
    """
    own, filed = page.letterhead.id, frozenset(dossier.number.value for dossier in page.letterhead.dossiers)
    left = [MOST_UNWRITTEN]
    for stretch in page.body:
        cited = [*_in(page.text, stretch, own, filed, left), *_written_out(page.text, stretch)]
        cited += carried(page.text, stretch, cited)
        yield from (paper for paper in cited if paper.id != own or not paper.number)


def _in(text: str, stretch: Span, own: str | None, filed: frozenset[str], left: list[int]) -> Iterator[Kamerstuk]:
    waiting: list[_Cited] = []
    last: _Cited | None = None
    for found in _candidates(text, stretch):
        if last and found.start() < last.reach:
            continue
        cited = _cited(text, found, stretch.end, last) or _of_letter(text, found, filed)
        if cited is None:
            continue
        linked = cited.lead.start == found.start() and len(waiting) < MOST_DOSSIERS
        if waiting and not (linked and _linked(text, waiting[-1], found)):
            yield from _alone(waiting)
            waiting = []
        last = cited
        waiting.append(cited)
        if cited.papers:
            yield from _of_others(waiting, own, left)
            waiting = []
    yield from _alone(waiting)


def _of_others(cited: list[_Cited], own: str | None, left: list[int]) -> Iterator[Kamerstuk]:
    """The papers of a phrase but for the letter; a page's foot names it by session and all its numbers."""
    together = list(_together(cited, left))
    lead = cited[0].lead
    if lead.session and not lead.word and any(paper.id == own for paper in together):
        return
    yield from (paper for paper in together if paper.id != own)


def _candidates(text: str, stretch: Span) -> Iterator[re.Match[str]]:
    """What has the form of a dossier number, in order."""
    words = words_of(text)
    roman = ROMEINS.finditer(text, stretch.start, stretch.end)
    short = matches(KORT, text, words.figures(lambda word: len(word) == 4), stretch)
    rare = (m for form in (roman, short) for m in form if _is_rare(text, m))
    dossiers = matches(DOSSIER, text, words.figures(_may_be_dossier), stretch)
    common = (RAADSDOSSIER.match(text, m.start(), stretch.end) or m for m in dossiers)
    yield from sorted((*rare, *common), key=lambda found: found.start())


def _may_be_dossier(word: str) -> bool:
    """Whether a word can begin `21 501`, `21501` or `21.501`."""
    return len(word) == 2 or word[:5].isdecimal()


def _is_rare(text: str, found: re.Match[str]) -> bool:
    """Whether a number of a rarer form is a dossier: by the word before it, the Senate's also by a bracket or size."""
    if found.re is ROMEINS:
        at = found.start()
        high = HIGH.fullmatch(found["number"]) and not COUNTED.search(text, max(0, at - 24), at)
        return lead_of(text, at).word or _opened(text, at) or bool(high)
    lead = lead_of(text, _first_of_chain(text, found.start()))
    return lead.word and (lead.session is not None or not (found["closed"] or int(found["number"]) in YEARS))


def _first_of_chain(text: str, at: int) -> int:
    """Where the list of old numbers begins that the number at ``at`` ends."""
    for _ in range(MOST_CHAINED):
        before = CHAIN.search(text, max(0, at - 9), at)
        if not before:
            break
        at = before.start()
    return at


def _linked(text: str, before: _Cited, found: re.Match[str]) -> bool:
    return LINK.fullmatch(text, before.reach, found.start()) is not None


def _cited(text: str, found: re.Match[str], end: int, last: _Cited | None) -> _Cited | None:
    """The citation that this number begins, None where it is none."""
    lead = lead_of(text, found.start())
    if last and _linked(text, last, found) and not lead.said:
        lead = Lead(found.start(), last.lead.word, last.lead.said, last.lead.chamber, last.lead.session)
    if not lead.said and SUM.search(text, max(0, found.start() - 24), found.start()):
        return None
    turned = turned_papers(text, found)
    if turned:
        return _Cited(Lead(turned[0].span.start), _number(found), found.end(), turned, found.end())
    said = lead.said or found.re is ROMEINS or _opened(text, found.start())
    senate = found.re is ROMEINS or lead.chamber == "I"
    listed = papers(text, found.end(), end, said, senate)
    if not listed and not _stands_alone(text, found, lead) and not _heads_row(text, found, last):
        return None
    behind = None if listed or not lead.word else ONLY_PAGES.match(text, found.end(), end)
    stop = behind.end() if behind else found.end()
    reach = max((paper.span.end for paper in listed), default=stop)
    return _Cited(lead, _number(found), stop, listed, reach, pages_of(behind["pages"]) if behind else None)


def _of_letter(text: str, found: re.Match[str], filed: frozenset[str]) -> _Cited | None:
    """The letter's own dossier, named by its number alone within a sentence: `heeft betrekking op 35 979.`"""
    if _number(found) not in filed or not text[found.start() - 2].isalpha() or not CLOSED.match(text, found.end()):
        return None
    return _Cited(Lead(found.start()), _number(found), found.end(), (), found.end())


def _opened(text: str, at: int) -> bool:
    """Whether a bracket or a list's mark opens right before the number."""
    return text[max(0, at - 2) : at].strip()[-1:] in ("(", "[", ";")


def _stands_alone(text: str, found: re.Match[str], lead: Lead) -> bool:
    """Whether a dossier without a paper's number is cited: by its word, its R-number, or as a bill's number."""
    if found.re is DOSSIER and found["rijkswet"]:
        return lead.word or _opened(text, found.start()) or KINGDOM.search(found["rijkswet"]) is not None
    if lead.word:
        behind = found.end()
        return (
            lead.start < found.start() or bool(CLOSED.match(text, behind)) or _leads_to(text, behind, CLOSED, NUMBERED)
        )
    if found.re is not DOSSIER:
        return False
    return in_marks(text, found)


def _heads_row(text: str, found: re.Match[str], last: _Cited | None) -> bool:
    """Whether a bare number begins or continues `(28 286 en 25 295, nr. 1166)` or `19 637/26 210, nr. 424`."""
    begins = _opened(text, found.start()) or text[found.end() : found.end() + 1] == "/"
    return (begins or bool(last and _linked(text, last, found))) and _leads_to(text, found.end(), NUMBERED)


def _leads_to(text: str, at: int, *ends: re.Pattern[str]) -> bool:
    """Whether further dossiers follow, and then one of these: `35 807, 35 808 en 35 809, nr. 5`."""
    linked = False
    for _ in range(MOST_CHAINED):
        link = LINK.match(text, at)
        further = (RAADSDOSSIER.match(text, link.end()) or DOSSIER.match(text, link.end())) if link else None
        if not further:
            break
        linked, at = True, further.end()
    return linked and any(end.match(text, at) for end in ends)


def _number(found: re.Match[str]) -> str:
    """The dossier as ids bear it: `21501-02`, `36600-V`."""
    figures = re.sub(r"[\s.]", "", found["number"])
    if found.re is RAADSDOSSIER:
        return f"{figures}-{found['part']}"
    if found.re is not DOSSIER:
        return figures
    part = found["chapter"] or found["fund"]
    return f"{figures}-{part}" if part else figures


def _together(cited: list[_Cited], left: list[int]) -> Iterator[Kamerstuk]:
    """`28 286 en 25 295, nr. 1166`: one paper in several dossiers; ``left``: so many unwritten ones may be told."""
    first, last = cited[0], cited[-1]
    for index, paper in enumerate(last.papers):
        if not paper.written:
            if not left[0]:
                continue
            left[0] -= 1
        leads = index == 0 or paper.span.start == last.papers[0].span.start
        yield Kamerstuk(
            span=Span(first.lead.start if leads else paper.span.start, paper.span.end),
            id=f"kst-{first.dossier}-{paper.number}",
            dossier=first.dossier,
            number=paper.number,
            chamber=first.lead.chamber or ("I" if paper.number.isalpha() else None),
            session=first.lead.session,
            pages=paper.pages,
            also=tuple(f"kst-{other.dossier}-{paper.number}" for other in cited[1:]),
        )


def _alone(cited: list[_Cited]) -> Iterator[Kamerstuk]:
    """Dossiers without a paper's number; pages stand behind the last of those joined."""
    pages = cited[-1].pages if cited else None
    for one in cited:
        yield Kamerstuk(
            span=Span(one.lead.start, one.end),
            id=f"kst-{one.dossier}",
            dossier=one.dossier,
            chamber=one.lead.chamber,
            session=one.lead.session,
            pages=pages,
        )


def _written_out(text: str, stretch: Span) -> Iterator[Kamerstuk]:
    """Papers cited by their publication's id."""
    if "kst-" not in text:
        return
    for found in KST.finditer(text, stretch.start, stretch.end):
        dossier, number = found["dossier"], found["number"]
        yield Kamerstuk(span=Span(*found.span()), id=f"kst-{dossier}-{number}", dossier=dossier, number=number)
    for found in KST_SERIAL.finditer(text, stretch.start, stretch.end):
        yield Kamerstuk(span=Span(*found.span()), id=found[0], dossier="", number=found["number"])
