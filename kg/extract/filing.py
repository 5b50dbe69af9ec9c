"""The dossiers in which a paper is filed: their numbers and titles at its head."""

import re
from collections.abc import Sequence

from kg.extract.headfacts import Header
from kg.extract.headlines import (
    ADDRESS,
    DOSSIER,
    DOSSIERS,
    IN_ONE,
    LONGEST,
    NUMBER,
    ROMAN,
    SESSION,
    SUBJECT,
    Line,
    day_of,
)
from kg.extract.typeline import CONTINUES, in_capitals, is_number, type_of, words_of
from kg.lexicon.kinds import KINDS
from kg.model import Dossier, Span, Stated

__all__ = [
    "dossier",
    "dossiers_without_title",
    "in_one",
    "senate_dossier",
    "starts_other",
    "title_below",
    "torn_dossier",
]

# HOOFDSTUK XV SOCIALE ZAKEN: old budgets name their chapter in the title.
_CHAPTER = re.compile(r"(?:rijksbegroting\b.{0,60}?\s)?hoofdstuk ((?-i:[IVXLC]{1,6}[A-E]?))\b", re.IGNORECASE)
_BUDGET = re.compile(r"Rijksbegroting voor het (?:dienst)?jaar (?:18|19)\d\d")
_FIRST_LINES = 3
_CHAPTER_WORD = re.compile(r"[Hh]oofdstuk\s$")
_SPECK = re.compile(r"[a-z\d|]{1,2}|HERDRUK")


def dossiers_without_title(head: Header, start: int, text: str) -> None:
    """Takes the dossier numbers of a text that begins at ``start``."""
    for part in re.finditer(r"\d[\d ]*\d", text):
        number = part.group().replace(" ", "")
        if 4 <= len(number) <= 5:
            head.dossiers.append(Dossier(Stated(number, Span(start + part.start(), start + part.end()))))


def dossier(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes a dossier's number at ``index`` and its title; how many lines that took, 0 for none."""
    line = lines[index]
    match = DOSSIER.match(line.text)
    if not match or head.date or head.to or (head.number and head.dossiers):
        return 0
    several = _listed(line)
    if several:
        head.dossiers += several
        return 1 + title_below(head, lines, index + 1)
    number = Stated(_number_of(match), Span(line.start, line.start + _number_end(match)))
    head.dossiers.append(Dossier(number))
    if not match["title"]:
        taken = 1 + title_below(head, lines, index + 1)
        _budget_above(head, lines, index)
        return taken
    at = line.start + (_chapter_word(lines, index, match) or match.start("title"))
    taken = 1 + _titled(head, lines, index + 1, at)
    _budget_above(head, lines, index)
    return taken


def _chapter_word(lines: Sequence[Line], index: int, match: re.Match[str]) -> int:
    """Where the word hoofdstuk stands in `20 800 Hoofdstuk V Ministerie van …` below an old budget's name, else 0."""
    above = lines[index - 1].text if index else ""
    word = _CHAPTER_WORD.search(match.string, 0, match.start("hoofdstuk")) if match["hoofdstuk"] else None
    return word.start() if word and _BUDGET.fullmatch(above) else 0


def in_one(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes `34775 A 62 BRIEF VAN DE MINISTER`, dossier, number and type in one line, with the title above it.

    The type may stand on the line below.
    """
    line = lines[index]
    match = IN_ONE.match(line.text) if index < _FIRST_LINES else None
    rest = line.text[match.end() :] if match else ""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    typed = type_of(rest or below)
    if not match or head.dossiers or not typed:
        return 0
    above = lines[index - 1] if index else None
    title = Stated(above.text, Span(above.start, above.end)) if above and len(above.text) < LONGEST else None
    head.dossiers.append(Dossier(Stated(_number_of(match), line.span(match, "dossier")), title))
    head.number = Stated(match["number"], line.span(match, "number"))
    if rest:
        at = line.start + match.end()
        head.title = Stated(typed["title"], Span(at + typed.start("title"), line.end))
        kind = next(kind for name, kind in KINDS if typed["kind"].lower() == name)
        head.kind = Stated(kind, Span(at + typed.start("kind"), at + typed.end("kind")))
    return 1


def _budget_above(head: Header, lines: Sequence[Line], index: int) -> None:
    """Gives a chapter of an old budget the budget's own name, which stands above the number."""
    last = head.dossiers[-1]
    above = lines[index - 1] if index else None
    if above and last.title and _BUDGET.fullmatch(above.text) and _CHAPTER.match(last.title.value):
        end = last.title.span.end if last.title.span else lines[index].end
        head.dossiers[-1] = Dossier(last.number, Stated(f"{above.text} {last.title.value}", Span(above.start, end)))


# `2221 501-02 Raad Algemene Zaken`: figures too many or too few for a dossier, and a title
_TORN = re.compile(r"(?:\d{3,6}[ .]\d{3}|\d{6,8}|\d[ .]?\d{2,3}(?=-))(?:\s?[-–]\s?\d{2})?\s(?=[A-ZÀ-Ý][a-zà-ÿ])")


def torn_dossier(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes the first dossier's line where its number is none that can be; the paper's own number must follow soon."""
    near = lines[index + 1 : index + 7]
    numbered = _TORN.match(lines[index].text) and any(NUMBER.match(line.text) and is_number(line.text) for line in near)
    if not numbered or head.dossiers or head.number or head.date or head.to:
        return 0
    head.torn = True
    return 1


def senate_dossier(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes a dossier of the Senate's own, `CXXIV` with its title; a paper's letters must follow within few lines."""
    match = ROMAN.match(lines[index].text)
    near = lines[index + 1 : index + 5]
    lettered = any((found := NUMBER.match(line.text)) and found["letters"] and is_number(line.text) for line in near)
    if not match or not lettered or head.dossiers or head.date or head.to:
        return 0
    head.dossiers.append(Dossier(Stated(match["roman"], lines[index].span(match, "roman"))))
    if not match["title"]:
        return 1 + title_below(head, lines, index + 1)
    return 1 + _titled(head, lines, index + 1, lines[index].start + match.start("title"))


def _number_of(match: re.Match[str]) -> str:
    basis = re.sub(r"\D", "", match["basis"])
    return "-".join(part for part in (basis, match["reeks"], match["hoofdstuk"]) if part)


def _number_end(match: re.Match[str]) -> int:
    end = match.start("title") if match["title"] else match.end()
    return len(match.string[:end].rstrip(" -–:."))


def _listed(line: Line) -> list[Dossier]:
    """``32 824, 29 279``: several dossiers on one line, without titles."""
    found = list(DOSSIERS.finditer(line.text))
    rest = re.sub(r"[,;/ ]|\ben\b", "", DOSSIERS.sub("", line.text))
    if len(found) < 2 or rest:
        return []
    return [Dossier(Stated(_number_of(m), line.span(m))) for m in found]


def title_below(head: Header, lines: Sequence[Line], index: int) -> int:
    """The title of the last dossier, on the lines below its number."""
    if index < len(lines) and _SPECK.fullmatch(lines[index].text):
        below = title_below(head, lines, index + 1)
        return below and below + 1
    if index >= len(lines) or (starts_other(lines[index]) and not _named_as_paper(lines, index)):
        return 0
    return 1 + _titled(head, lines, index + 1, lines[index].start)


def _named_as_paper(lines: Sequence[Line], index: int) -> bool:
    """``Voorstel van wet van het lid …`` between a dossier's number and the paper's own is the dossier's title."""
    numbered = any(NUMBER.match(line.text) for line in lines[index + 1 : index + 4])
    return numbered and type_of(lines[index].text) is not None and not in_capitals(lines[index].text)


def _titled(head: Header, lines: Sequence[Line], index: int, start: int) -> int:
    """Gives the last dossier the title that begins at ``start`` and may run on; the lines taken beyond its first."""
    taken = 0
    while index + taken < len(lines) and taken < 8:
        above, line = lines[index + taken - 1], lines[index + taken]
        if starts_other(line) or (line.blank and not CONTINUES.search(above.text) and not _CHAPTER.match(line.text)):
            break
        taken += 1
    first = lines[index - 1]
    words = [first.text[start - first.start :], *(line.text for line in lines[index : index + taken])]
    title = Stated(words_of(words), Span(start, lines[index + taken - 1].end))
    last = head.dossiers[-1].number
    chapter = _CHAPTER.match(title.value)
    if chapter and "-" not in last.value:
        last = Stated(f"{last.value}-{chapter[1]}", last.span)
    head.dossiers[-1] = Dossier(last, title)
    return taken


def starts_other(line: Line) -> bool:
    """Whether a line begins something else than more of a title."""
    text = line.text
    return bool(
        DOSSIER.match(text) or is_number(text) or type_of(text) or ADDRESS.match(text) or SESSION.match(text)
        or SUBJECT.match(text) or day_of(text) or len(text) > LONGEST or text.startswith("(De vorige")
    )  # fmt: skip
