"""Papers named by `nr.` alone, with the dossier told before: `(27 400 VIII, nr. 28) en de motie-Rabbae (nr. 31)`.

Only a bracket that holds nothing else carries a dossier on: behind a word that says so (`idem`, `Kamerstuk nr. 31`), or
in the same sentence behind a paper's kind, a mover's name or a day. Anything else in brackets (`artikel 5 (nr. 2)`,
`maatregel (nr. 3)`) is counted by something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.papers import Paper, papers
from kg.extract.parts import FLAGS, GAP, LIST_END, NR, SPACE, one_of
from kg.lexicon.calendar import MONTHS, WEEKDAYS
from kg.model import Kamerstuk, Span, changed

__all__ = ["carried"]

# `(nr. `, `(idem, nr. `, `(zelfde stuk, nr. `, `(Kamerstuk nr. `
SAME = (
    rf"(?:idem|id\.|ibid(?:em|\.)?|ib\.|(?:het{SPACE}|de{SPACE})?zelfde{SPACE}(?:kamer)?(?:stuk(?:ken)?|dossier|reeks)"
    r"|(?:kamer)?stuk(?:ken)?|t\.a\.p\.|a\.w\.)"
)
BARE = re.compile(
    rf"(?:\({GAP}|(?<![\w(])(?=i(?:dem|bid)))"
    rf"(?:(?:(?:zie|vgl\.){SPACE}(?:ook{SPACE})?)?(?P<same>{SAME})[,:]?{SPACE})?(?=(?P<nr>{NR}){GAP}\d)",
    FLAGS,
)
CLOSED = re.compile(r"\s{0,3}\)")
# … and behind `Idem, nr. 31`, a note's own text
DONE = re.compile(rf"{LIST_END}")

# What the bracket belongs to: a paper's kind with what it is called, at the end of the words before it
KIND = (
    r"(?:\w{0,20}mo[tl]ies?|\w{0,10}amendement(?:en)?|(?:kamer)?brie(?:f|ven)|nota(?:['’]s)?|(?:kamer)?stuk(?:ken)?"
    r"|verslag(?:en)?|agenda|memorie)"
)
_KIND = rf"(?<![^\W\d]){KIND}(?![^\W\d])"
CALLED = re.compile(rf"{_KIND}[^.;:()\n]{{0,90}}$|{_KIND}[^;:()\n]{{0,60}}\bc\.s\.\s$", FLAGS)
# `. De motie-Rabbae (`: motions and amendments, which always bear a number, also in a sentence that follows
MOTION = re.compile(
    r"[.?!]\s{1,3}(?:Ook\s)?(?:[Dd]e|[Hh]et)\s(?:\w{4,12}\s)?(?:moties?|amendement(?:en)?)(?![^\W\d])"
    r"[^.;:()\n]{0,90}(?:c\.s\.\s)?$"
)
# `) en 9 maart 2017 (`: the next day of a list of letters
DAY = rf"\d{{1,2}}{SPACE}{one_of(MONTHS)}(?:{SPACE}\d{{4}})?(?:{SPACE}(?:jl\.|j\.l\.))?"
LINKED = r"\s{0,3}\)?\s{0,3}(?:,|en|,\s{1,3}en|alsmede|resp\.|respectievelijk)\s{1,3}"
OF = r"(?:(?:die\s{1,3})?van\s{1,3})?(?:(?:het\s{1,3}lid|de\s{1,3}leden|de)\s{1,3})?"
NAME = r"(?:(?:van|de|den|der|ter|ten|'t)\s){0,3}-?[A-ZÀ-Ý][\w’'.-]{1,30}"
NEXT_DAY = re.compile(
    rf"{LINKED}(?:die\s{{1,3}})?(?:(?:van|op|d\.d\.)\s{{1,3}})?(?:{one_of(WEEKDAYS)}{SPACE})?{DAY}\s{{1,3}}$", FLAGS
)
# `) en de 31e (`, `) en het tweede (`: the next of a series
NEXT_OF_SERIES = re.compile(
    rf"{LINKED}(?:de|het)\s{{1,3}}(?:\d{{1,3}}(?:e|ste|de)|tweede|derde|vierde|vijfde|zesde)\s{{1,3}}$",
    FLAGS,
)
NEXT_MOVER = re.compile(
    rf"{LINKED}{OF}{NAME}(?:(?:\s?[/,]\s?|\s{{1,3}}(?:en|c\.s\.\s{{1,3}}en)\s{{1,3}}|\s){NAME}){{0,4}}(?:\s{{1,3}}c\.s\.)?\s{{1,3}}$"
)
# A sentence's end within a short stretch of words: the points of `c.s.`, `nr.` and `jl.` are none
SENTENCE_END = re.compile(r"(?<!c\.s)(?<!nr)(?<!nrs)(?<!jl)(?<!mw)(?<!dhr)[.?!]\s{1,3}[A-ZÀ-Ý]|\n\s*\n")

# How far behind a citation its dossier is still meant
NEAR = 260
FURTHER = 900
# … and outside brackets, from one note to the next
NOTE = 12


def carried(text: str, stretch: Span, cited: Sequence[Kamerstuk]) -> Iterator[Kamerstuk]:
    """The papers of brackets that name no dossier, each with the dossier of the citation before it."""
    if not cited:
        return
    known = sorted((paper for paper in cited if paper.number), key=lambda paper: paper.span)
    index, last = 0, None
    for found in BARE.finditer(text, stretch.start, stretch.end):
        while index < len(known) and known[index].span.start < found.start():
            last = known[index]
            index += 1
        if last is None or not _means(text, last, found):
            continue
        listed = papers(text, found.end() if found["same"] else found.start(), stretch.end, said=True)
        if listed and (CLOSED if found[0][0] == "(" else DONE).match(text, listed[-1].span.end):
            first = replace(listed[0], span=Span(found.start("nr"), listed[0].span.end))
            for paper in (first, *listed[1:]):
                last = _paper(last, paper)
                yield last


def _means(text: str, last: Kamerstuk, found: re.Match[str]) -> bool:
    """Whether the bracket goes on with the dossier of the last citation."""
    gap = found.start() - last.span.end
    if found["same"]:
        aside = found[0][0] == "(" and "\n\n" not in text[last.span.end : found.start()]
        return 0 <= gap <= (FURTHER if aside else NOTE)
    if not 0 <= gap <= NEAR:
        return False
    between = text[last.span.end : found.start()]
    if SENTENCE_END.search(between):
        return "\n" not in between and MOTION.search(between) is not None
    following = (NEXT_DAY, NEXT_OF_SERIES, NEXT_MOVER)
    return bool(CALLED.search(between) or any(form.fullmatch(between) for form in following))


def _paper(last: Kamerstuk, paper: Paper) -> Kamerstuk:
    return changed(
        last, span=paper.span, id=f"kst-{last.dossier}-{paper.number}", number=paper.number, pages=paper.pages, also=()
    )
