"""The sentences of a letter: where they begin and end, with the Dutch abbreviations, lists and headings known.

A sentence ends at a point, question or exclamation mark after which another may begin, at an empty line, at a line
that opens a list item, and at a heading's end. ``sentences`` reads its text once: linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.lexicon.abbreviations import MAY_END, NEVER_LAST
from kg.model import Span

__all__ = ["sentences"]

# A list item's mark at the start of a line: `•`, `-`, `1.`, `2)`, `a.`, `(iii)`, `1°`
LIST_MARK = r"(?:[•‣▪●○◦·–—*+-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)°]\)?)[ \t\u00a0]"

# What may close a sentence after its mark: `.”`, `?)`, `!'`
CLOSERS = r"[)\]»”’\"'_*]{0,4}"

# A break that may end a sentence: end marks with white space behind, a line's end, or a bullet within a line
# … one character of a set first, so that the search leaps from one to the next
BREAK = re.compile(
    rf"[.?!…\n•‣▪●](?:(?P<line>(?<=\n))|(?P<bullet>(?<=\s[•‣▪●])(?=\s))|(?<=[.?!…])[.?!…]{{0,3}}{CLOSERS}(?=\s))"
)

# How a sentence may begin: an opening quote or bracket, then a capital or a figure; `'s-Gravenhage`; `eHerkenning`
OPENING = re.compile(r"\s*(?:[(\[«“‘\"'„_*#]{0,4}(?:[^\W_a-zà-öø-ÿœ])|'[st][- ]|[a-z][A-Z])")
LIST_LINE = re.compile(rf"[ \t\u00a0]*{LIST_MARK}")
LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})")
LAST_WORD = re.compile(r"(?:[^\W\d_]\.){0,6}[^\W\d_]{1,12}$")

# With such a word no sentence ends, though an empty line or a page's end stands behind it
NO_END = re.compile(r"(?<![^\W\d_])(?:van|de|het|een|der|den|ten|ter|uw|mijn|d\.d\.)\s{0,6}$")
# … where the line below goes on in lower case or with a figure
GOES_ON = re.compile(r"\s{0,6}(?:[a-zà-öø-ÿ]|\d{1,4}[\s,])")
# No sentence begins so: `van 6 juni`
LED_ON = re.compile(r"\s{1,6}(?:van|op|en|d\.d\.)\s(?:\w{3,6}dag\s)?\d{1,2}\s[a-z]")

# Longer than any abbreviation; a bound keeps each look back constant
LOOK_BACK = 24
# A wrapped line of running text is longer than this; a shorter one without an end mark is a heading of its own
SHORT_LINE = 60


def sentences(text: str, stretches: Iterable[Span], notes: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentences of the given stretches, in order, without the white space around them.

    ``notes`` are the footnotes' own texts: a sentence never runs into or out of one.
    """
    return tuple(found for stretch in stretches for piece in _cut(stretch, notes) for found in _within(text, piece))


def _cut(stretch: Span, notes: Sequence[Span]) -> Iterator[Span]:
    """The stretch in pieces that begin and end with the notes in it."""
    edges = {edge for note in notes if stretch.holds(note) for edge in (note.start, note.end)}
    points = sorted({stretch.start, stretch.end, *edges})
    yield from (Span(start, end) for start, end in pairwise(points))


def _within(text: str, stretch: Span) -> Iterator[Span]:
    start = stretch.start
    for found in BREAK.finditer(text, stretch.start, stretch.end):
        if _ends(text, found, Span(start, stretch.end)):
            end = found.start() if found["bullet"] is not None else found.end()
            yield from _trimmed(text, start, end)
            start = end
    yield from _trimmed(text, start, stretch.end)


def _ends(text: str, found: re.Match[str], rest: Span) -> bool:
    """Whether a sentence that began at ``rest.start`` ends at this break."""
    if found["bullet"] is not None:
        return True
    if found["line"] is not None:
        return _line_ends(text, found.start(), rest)
    return _mark_ends(text, found, rest.start)


def _line_ends(text: str, at: int, rest: Span) -> bool:
    """A line's end is a sentence's unless the line was merely wrapped."""
    low, high = max(rest.start, at - 200), min(at + 201, rest.end)
    line = text[max(text.rfind("\n", low, at) + 1, low) : at].strip()
    if not line:
        return not _broken_off(text, at, rest)
    below = text.find("\n", at + 1, high)
    first = text[at + 1 : below if below >= 0 else high]
    inked = first.lstrip()
    if not inked and _broken_off(text, at, rest):
        return False
    if not inked or line[-1] in ":;|" or inked.startswith(("#", "|", "---")) or LIST_LINE.match(first):
        return True
    return len(line) < SHORT_LINE and bool(OPENING.match(first)) and line[-1] not in ",(-–" and not _abbreviated(line)


def _broken_off(text: str, at: int, rest: Span) -> bool:
    """Whether the words before an empty line go on behind it, as over a page's end: `het overleg van`, `6 juni`."""
    if LED_ON.match(text, at, rest.end) and text[max(0, at - 6) : at].rstrip()[-1:].isalnum():
        return True
    if not NO_END.search(text, max(rest.start, at - LOOK_BACK), at):
        return False
    following = GOES_ON.match(text, at, rest.end)
    return following is not None and not LIST_LINE.match(text, following.end() - 1, rest.end)


def _abbreviated(line: str) -> bool:
    word = LAST_WORD.search(line[-LOOK_BACK:].removesuffix("."))
    return line.endswith(".") and word is not None and word[0].lower() in NEVER_LAST


def _mark_ends(text: str, found: re.Match[str], start: int) -> bool:
    """Whether the mark ends a sentence: by the word before it and what follows."""
    if not OPENING.match(text, found.end()):
        return False
    if not found[0].startswith(".") or found[0].startswith(".."):
        return True
    before = text[max(start, found.start() - LOOK_BACK) : found.start()]
    if found.start() - start <= LOOK_BACK and LIST_NUMBER.fullmatch(before.strip()):
        return False
    word = LAST_WORD.search(before, before.rfind(" ") + 1)
    return word is None or not _runs_on(word[0], text[found.end() : found.end() + 4].lstrip())


def _runs_on(word: str, following: str) -> bool:
    """Whether a point after this word belongs to the word: `nr.`, `C.C.J.`, `c.s. (`."""
    if word.lower() in MAY_END:
        return following.startswith(("(", "[", "«")) or following[:1].isdigit()
    initials = all(len(part) == 1 for part in word.split(".")) and word[0].isupper()
    return initials or word.lower() in NEVER_LAST


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space around it; nothing where nothing is left."""
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    right = start + len(inner.rstrip())
    if left < right:
        yield Span(left, right)
