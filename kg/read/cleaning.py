"""From the source's text to the clean text: passes, each a pure function that gives edits, folded in order."""

import html
import re
from collections.abc import Callable, Iterable, Iterator

from kg.lexicon.broken_words import WORDS
from kg.read.edits import Draft, Edit, apply

__all__ = [
    "Pass",
    "characters",
    "folded",
    "furniture",
    "gaps",
    "hyphens",
    "is_field",
    "is_page_line",
    "is_page_number",
    "is_running_foot",
    "spaces",
]

Pass = Callable[[str], Iterable[Edit]]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_WIDE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\x0b]")
_HYPHENS = re.compile("[\u2010\u2011]")
_BREAKS = re.compile("[\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
# `sep-tember`; a word with two hyphens is made of three
_BROKEN = re.compile(r"(?<![\w-])(?P<first>[^\W\d_][a-zà-ÿ]{0,30})-(?P<second>[a-zà-ÿ]{2,30})(?![\w-])")
_WORD = re.compile(r"[a-zà-ÿ]{6,60}")
_SHORT = 6
_SPACES = re.compile(r" {2,}")

# A page's head or foot, alone on its line.
_FURNITURE = re.compile(
    r"""(?x)
      KST-?\d{4,}(?:\ \d{4}[te]kkst[\w-]{3,30}(?:\ ISSN.{0,90})?)?          # KST137189 0910tkkst30012-19
    | kst-[\w-]{3,40} | ah-[te]k-\d{8}-\d{1,5}
    | (?:Tweede|Eerste)\ Kamer,\ vergaderjaar\ \d{4}\s?[–—-]\s?\d{4},\ Aanhangsel\ \d{1,4}   # …, Aanhangsel 2
    | \d{6}F?\b.{0,20}ISSN.{0,60}                # KST98243
    | (?:\w{6,8}\s+)?ISSN\s?\d{4}\s?-?\s?\d{3}[\dX].{0,60}                     # ISSN 0921 - 7371
    | Sdu\ Uitgever.{0,60} | SDU\ uitgever.{0,60}                            # Sdu Uitgevers
    | ['’‘•]?\s?s[ -]Gravenhage\ (?:19|20)\d\d
      (?:\ (?:Tweede|Eerste)\ Kamer,\ vergaderjaar\ .{5,90})?   # ’s-Gravenhage 2006
    | Naar\ boven | (?:Pagina|pagina)\ \d{1,4}(?:(?:\ van\ |\ ?/\ ?)\d{1,4})?  # Pagina 2 van 4
    """
)
# The running foot of a printed paper: its session, dossier and number. A note that cites a paper ends in a point.
_RUNNING_FOOT = re.compile(
    r"(?:Tweede|Eerste) Kamer, (?:vergaderjaar|zitting) \d{4}\s?[–—-]\s?\d{4}, ?\d[^\n]{0,90}(?<![.;])"
)
_OF_FOOT = re.compile(r"(?P<paper>.{20,90}?[Nn]rs?\.? ?(?P<number>\d{1,5}[a-z]?|[A-Z]{1,3}))\b(?P<page>\s+\d{1,4}$)?")
_HEAD = 3000
_LONGEST = 140
_FOOT = re.compile(r"(?:Pagina|pagina) \d{1,4}(?:(?: van | ?/ ?)\d{1,4})?")
_FIELD = re.compile(r"(?:Datum|Ons kenmerk|Onze referentie|Kenmerk|Uw kenmerk|Uw referentie)\b.{0,40}")
_MOST_REPEATED = 12
_PAGE_NUMBER = re.compile(r"[-–]?\s?\d{1,3}\s?[-–]?")


def folded(draft: Draft, passes: Iterable[Pass]) -> Draft:
    """The draft after all passes, each of which sees what the one before left."""
    for one in passes:
        draft = apply(draft, one(draft.text))
    return draft


def characters(text: str) -> Iterator[Edit]:
    """Soft hyphens and other invisible characters out; each odd space, hyphen and line break a plain one."""
    found = [(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text)]
    found += [(m.start(), m.end(), " ") for m in _WIDE.finditer(text)]
    found += [(m.start(), m.end(), "-") for m in _HYPHENS.finditer(text)]
    found += [(m.start(), m.end(), "\n") for m in _BREAKS.finditer(text)]
    return (Edit(*one) for one in sorted(found))


def entities(text: str) -> Iterator[Edit]:
    """``&amp;`` as ``&``; what is no entity stays."""
    for match in _ENTITY.finditer(text):
        plain = html.unescape(match.group())
        if len(plain) == 1:
            yield Edit(match.start(), match.end(), " " if plain == "\xa0" else plain)


def spaces(text: str) -> Iterator[Edit]:
    """Runs of spaces as one."""
    return (Edit(m.start(), m.end(), " ") for m in _SPACES.finditer(text))


def gaps(text: str) -> Iterator[Edit]:
    """Runs of spaces between the words of a line as one, so that all patterns that follow see one.

    Those at a line's ends stay: they tell its indent, and may break it.
    """
    for match in _SPACES.finditer(text):
        if match.start() and text[match.start() - 1] != "\n" and text[match.end() : match.end() + 1] not in ("", "\n"):
            yield Edit(match.start(), match.end(), " ")


def hyphens(text: str) -> Iterator[Edit]:
    """The hyphen of a printed line's end that a scan kept inside a word: ``sep-tember``, ``Volksge-zondheid``.

    It goes where the text has the word whole elsewhere, or where it is one of those that letters are read by.
    """
    broken = list(_BROKEN.finditer(text))
    if not broken:
        return
    whole = set(_WORD.findall(text.lower()))
    for match in broken:
        word = match["first"].lower() + match["second"]
        if word in WORDS or (len(word) > _SHORT and word in whole):
            yield Edit(match.end("first"), match.start("second"))


def furniture(text: str) -> Iterator[Edit]:
    """Page heads and feet out. A running foot that ends the text stays: it may be all that tells the number."""
    lines = _lines(text)
    inked = [line for line in lines if line[2]]
    repeated = _repeated([words for _, _, words in inked])
    feet = _feet(inked, text)
    tail = _tail(inked, feet)
    for index, (start, end, words) in enumerate(inked):
        before = inked[index - 1][2] if index else ""
        foot = index in feet and index not in tail
        if index in repeated or foot or _is_furniture(words, before, text, start, end):
            yield Edit(start, min(end + 1, len(text)))


def _tail(lines: list[tuple[int, int, str]], feet: set[int]) -> set[int]:
    """The feet and other furniture behind which no word of the text stands any more, of the last lines."""
    found: set[int] = set()
    for index in range(len(lines) - 1, max(-1, len(lines) - 5), -1):
        words = lines[index][2]
        if index not in feet and not _FURNITURE.fullmatch(words) and not _PAGE_NUMBER.fullmatch(words):
            break
        found.add(index)
    return found


def _feet(lines: list[tuple[int, int, str]], text: str) -> set[int]:
    """The running feet: lines of their form with a page's number, of the paper itself, or of one named again and again.

    Another paper named once in that form, alone on its line, is a note that cites it.
    """
    named: dict[str, list[int]] = {}
    feet: set[int] = set()
    for index, (_, _, words) in enumerate(lines):
        if not is_running_foot(words):
            continue
        found = _OF_FOOT.match(words)
        if _tells_no_more(found, text):
            feet.add(index)
        elif found:
            named.setdefault(found["paper"], []).append(index)
    return feet.union(*(places for places in named.values() if len(places) > 1))


def _tells_no_more(foot: re.Match[str] | None, text: str) -> bool:
    """Whether a running foot is one by its form: by its page's number, or since the text opens with the paper's."""
    return foot is None or bool(foot["page"]) or _heads(foot["number"], text)


def is_running_foot(words: str) -> bool:
    """Whether a line is a printed paper's foot, or a note that cites a paper in the same form."""
    return len(words) <= _LONGEST and _RUNNING_FOOT.fullmatch(words) is not None


def is_page_line(words: str, text: str) -> bool:
    """Whether a line of the text is a page's head or foot by its form; a foot that alone tells the number is not."""
    foot = _OF_FOOT.search(words)
    if len(words) > _LONGEST or (foot and not _tells_no_more(foot, text)):
        return False
    return _FURNITURE.fullmatch(words) is not None or is_running_foot(words)


def is_page_number(words: str) -> bool:
    """Whether a line is nothing but a short number, as a page's is."""
    return _PAGE_NUMBER.fullmatch(words) is not None


def is_field(words: str) -> bool:
    """Whether a line is a label of a letterhead that its further pages repeat, with what stands behind it."""
    return _FIELD.fullmatch(words) is not None


def _heads(number: str, text: str) -> bool:
    """Whether a paper's number stands at the head of the text, before its type or alone on a line."""
    return re.search(rf"(?im)^\W{{0,4}}(?:nrs?|no)\.? ?{number}\b", text[:_HEAD]) is not None


def _repeated(lines: list[str]) -> set[int]:
    """The lines of a ministry's page heads: the first page's labels and values, said again beside a page's foot."""
    feet = [index for index, words in enumerate(lines) if len(words) < 20 and _FOOT.fullmatch(words)]
    if not feet:
        return set()
    first: dict[str, int] = {}
    for index, words in enumerate(lines):
        first.setdefault(words, index)
    found: set[int] = set()
    for foot in feet:
        for step in (1, -1):
            run: list[int] = []
            at = foot + step
            while 0 <= at < len(lines) and len(run) < _MOST_REPEATED and first[lines[at]] < at and len(lines[at]) < 80:
                run.append(at)
                at += step
            if any(_FIELD.fullmatch(lines[index]) for index in run):
                found.update(run)
    return found


def _is_furniture(words: str, before: str, text: str, start: int, end: int) -> bool:
    if len(words) > _LONGEST:
        return False
    if _FURNITURE.fullmatch(words):
        return True
    # A page number stands alone between blank lines; in a column of figures its neighbours are figures too.
    alone = text[start - 2 : start].strip() == "" and text[end : end + 2].strip() == ""
    return alone and is_page_number(words) and not is_page_number(before or "1")


def _lines(text: str) -> list[tuple[int, int, str]]:
    """Each line as start, end (without the line break) and its words."""
    lines, position = [], 0
    for line in text.split("\n"):
        lines.append((position, position + len(line), line.strip()))
        position += len(line) + 1
    return lines
