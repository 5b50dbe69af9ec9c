"""Footnotes: where the text calls them and where their own text stands.

Two ways lead there: marks that say so (``<sup>1</sup>``, ``[^1]``), and, in plain text, digits glued to a word
(``aan1.``) for which a note with that label stands below. A glued digit alone proves nothing: CO2, EU27.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.model import Span
from kg.read.edits import Draft, Edit, apply, to_source

__all__ = ["Found", "Mark", "glued", "marked", "stray", "taken"]


class Mark(NamedTuple):
    """A note in some text: its label, its body and, where found, its call."""

    label: str
    body: Span
    call: Span | None


class Found(NamedTuple):
    """The notes of a text and the edits that take their calls and labels out."""

    marks: tuple[Mark, ...]
    edits: tuple[Edit, ...]


class _Body(NamedTuple):
    label: str
    line: int
    start: int
    end: int


def taken(draft: Draft, find: Callable[[str], Found]) -> tuple[Draft, tuple[Mark, ...]]:
    """The draft without calls and labels, and its notes with their spans in the source."""
    found = find(draft.text)
    marks = tuple(
        Mark(
            mark.label,
            to_source(draft, *mark.body),
            to_source(draft, *mark.call) if mark.call else None,
        )
        for mark in found.marks
    )
    return apply(draft, found.edits), marks


_BLANK = re.compile(r"\n[ \t]*\n")

# --- marks that say so ------------------------------------------------------------------------------------------

_MARK = re.compile(
    r"""(?x)
      <sup>\s{0,3}[\[(]?(?P<sup>\d{1,3})[\])]?\s{0,3}</sup>     # <sup>1</sup>
    | \[\^(?P<foot>[\w-]{1,20})\](?P<colon>:)?                 # [^1], and [^1]: before its body
    """
)


def marked(text: str) -> Found:
    """Notes by their marks. A raised figure for which no note stands below (m<sup>2</sup>) is no call."""
    bodies: list[_Body] = []
    calls: list[tuple[str, Span]] = []
    for match in _MARK.finditer(text):
        label = match["sup"] or match["foot"]
        line = _line_start(text, match.start())
        if line is not None and (match["sup"] or match["colon"]):
            bodies.append(_Body(label, line, match.end(), match.end()))
        else:
            calls.append((label, Span(*match.span())))
    return _found(_cut(bodies, text), calls)


def _line_start(text: str, position: int) -> int | None:
    """Where the line of a mark begins, None where more than a few spaces stand before the mark."""
    before = text[max(0, position - 9) : position]
    indent = before.rsplit("\n", 1)[-1]
    begins = "\n" in before or position == len(before)
    return position - len(indent) if begins and not indent.strip() else None


def _found(bodies: list[_Body], calls: list[tuple[str, Span]]) -> Found:
    """Each body with the first call of its label; every call of a known label and every label leaves the text."""
    first: dict[str, Span] = {}
    for label, call in calls:
        first.setdefault(label, call)
    labels = {body.label for body in bodies}
    edits = [Edit(*call) for label, call in calls if label in labels]
    edits += [Edit(body.line, body.start) for body in bodies]
    marks = tuple(Mark(body.label, Span(body.start, body.end), first.get(body.label)) for body in bodies)
    return Found(marks, tuple(sorted(edits)))


def _cut(bodies: list[_Body], text: str) -> list[_Body]:
    """Each body to the end of its paragraph, and none into the next."""
    ends = [*(body.line for body in bodies[1:]), len(text)] if bodies else []
    return [body._replace(end=_paragraph_end(text, body.start, end)) for body, end in zip(bodies, ends, strict=True)]


def _paragraph_end(text: str, start: int, limit: int) -> int:
    end = _BLANK.search(text, start, limit)
    return end.start() if end else limit


# --- digits glued to a word ----------------------------------------------------------------------------------------

_NOOT = re.compile(r"^[ ]*X?[ ]?Noot[ ]*\n\s{0,20}(?P<label>\d{1,3})[ ]*\n\s{0,20}", re.MULTILINE)
# Noot 1: the body
_NOOT_LINE = re.compile(r"^[ ]{0,8}[Nn]oot[ ](?P<label>\d{1,3})[ ]?[:.][ ]{1,8}(?=\S)", re.MULTILINE)
_LINE = re.compile(r"^[ ]{0,8}(?P<label>\d{1,3})\)?[ ]{1,8}(?=\S)", re.MULTILINE)
# The label on a line of its own, as a PDF's text has it
_ALONE = re.compile(r"^[ ]{0,8}(?P<label>\d{1,3})[ ]*\n[ ]{0,8}(?=[^\s\d])", re.MULTILINE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_LINE = re.compile(r"^[ ]{0,8}(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[ ]{0,8}(?=\S)", re.MULTILINE)
_RAISED_CALL = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")

_GLUED = re.compile(
    r"""(?x)(?=\d)(?:
      (?P<sure>(?<=[a-zà-ÿ»”’"')\].,;:!?%]))(?<!\d[.,:])(?P<a>\d{1,3})(?=[\s.,;:!?)\]»”’"]|$)  # aan1.  zaken.2 Dat
    | (?<=[A-Z])(?P<b>\d{1,3})(?=[\s.,;:!?)\]]|$)                                              # HERDRUK1, and CO2
    | (?<=\d\.)(?P<d>\d{1,3})(?=\s{1,3}[A-Z«]|\s{0,3}$)                                                # in 2024.1 De
    | (?<!\d)(?:19\d\d|20[0-4]\d)(?P<c>\d{1,2})(?=[\s.,;:!?)\]]|$)                              # mei 20233
    )
    """
)
# What stands before a digit that belongs to it: nr.5, blz.3, COM(2024)7, Postbus 20401.
_OWNED = re.compile(r"(?:\b(?:nrs?|no|blz|p|art|item|bijl|m|km|dm|cm)\.?|\(\d{4}\)|Postbus \d*|\d{4}[A-Z])$")
_UNIT = re.compile(r"\b(?:[kdcm]?m|CO|NO|H|N|SO|PM|G|EU|A|M|F|V)$")


_MOST_CANDIDATES = 20
_SHORT = 5
"""How many lines a note has at most whose label stands on a line of its own."""
# `het commissiedebat1 van`, `dit onderzoek.3 Het kabinet`, `de motie Piri c.s.1 In`: of a whole word in lower case, or
# behind the mark that ends a sentence, where no note stands below
_STRAY = re.compile(
    r"(?<=[a-zà-ÿ]{3})\d{1,2}(?=[\s.,;:!?)\]]|$)"
    r"|(?:(?<=[a-zà-ÿ]{3}[.?!»”)])|(?<=[a-zà-ÿ]{3}[»”)][.?!])|(?<=\bc\.s\.))\d{1,2}(?=\s{1,3}[A-Z«“‘]|[ \t]*(?:\n|$))"
)


def stray(text: str) -> Iterator[Edit]:
    """Calls of notes that the text lacks: a short number glued to a whole word, which no word has of its own."""
    found = _STRAY.finditer(text)
    return (
        Edit(*match.span()) for match in found if not _OWNED.search(text, max(0, match.start() - 12), match.start())
    )


def glued(text: str) -> Found:
    """Notes of plain text: bodies below in rising order, and their calls in the same order."""
    raised = [_body(m) for m in _RAISED_LINE.finditer(text)]
    if raised:
        calls = [(m.group().translate(_RAISED), Span(*m.span())) for m in _RAISED_CALL.finditer(text)]
        return _found(_cut(raised, text), calls)
    noot = [_body(m) for pattern in (_NOOT, _NOOT_LINE) for m in pattern.finditer(text)]
    lines = [] if noot else [_body(m) for m in _LINE.finditer(text)]
    if noot:
        return _of_chain(text, noot, list(_calls(text, {body.label for body in noot}, noot[0].line)))
    for chain in (_chain(lines), _last(text)):
        calls = list(_calls(text, {body.label for body in chain}, chain[0].line)) if chain else []
        if called := _called(chain, calls):
            return _of_chain(text, called, calls)
    return Found((), ())


def _of_chain(text: str, chain: list[_Body], calls: list[tuple[str, Span]]) -> Found:
    bodies = _cut(chain, text)
    labels = {body.label for body in bodies}
    return _found(bodies, [call for call in calls if call[0] in labels])


def _last(text: str) -> list[_Body]:
    """The run of labels on lines of their own that ends a text: the notes below it, no page's number.

    No note is longer than a few lines, so that the text of the next page is none.
    """
    chain = _chain([_body(match) for match in _ALONE.finditer(text)])
    ends = [*(body.line for body in chain[1:]), len(text)] if chain else []
    short = all(text.count("\n", body.start, end) <= _SHORT for body, end in zip(chain, ends, strict=True))
    return chain if short else []


def _body(match: re.Match[str]) -> _Body:
    label = match["label"].translate(_RAISED)
    return _Body(label, match.start(), match.end(), match.end())


def _chain(lines: list[_Body]) -> list[_Body]:
    """The last run of lines labelled 1, 2, 3, …; lines that break the order belong to the text around them."""
    starts = [index for index, line in enumerate(lines) if line.label == "1"]
    if not starts:
        return []
    chain = [lines[starts[-1]]]
    for line in lines[starts[-1] + 1 :]:
        if int(line.label) == len(chain) + 1:
            chain.append(line)
    return chain


def _called(chain: list[_Body], calls: list[tuple[str, Span]]) -> list[_Body]:
    """Notes of a run that the text calls. ``1 december`` below a heading is a line of text: nothing calls it."""
    labels = {label for label, _ in calls}
    return [body for body in chain if body.label in labels]


def _calls(text: str, labels: set[str], end: int) -> Iterator[tuple[str, Span]]:
    """The likeliest rising series of calls before ``end``: the heaviest chain, each label once."""
    candidates = list(_candidates(text, labels, end))
    best: list[tuple[int, int]] = [(0, -1)] * (max(map(int, labels)) + 1)  # per label: weight, index of the last call
    before: list[int] = []
    for index, (label, weight, _) in enumerate(candidates):
        head = max(best[:label])
        before.append(head[1])
        if head[0] + weight > best[label][0]:
            best[label] = (head[0] + weight, index)
    index = max(best)[1]
    chosen = []
    while index >= 0:
        chosen.append((str(candidates[index][0]), candidates[index][2]))
        index = before[index]
    return reversed(chosen)


def _candidates(text: str, labels: set[str], end: int) -> Iterator[tuple[int, int, Span]]:
    """Digits that may be a call: label, weight, place; of each label the first few, so that the time stays small."""
    seen = dict.fromkeys(labels, 0)
    for match in _GLUED.finditer(text, 0, end):
        group = match.lastgroup or "a"
        label = match[group]
        start = match.start(group)
        # No note is called 0
        full = int(label) == 0 or seen.get(label, _MOST_CANDIDATES) >= _MOST_CANDIDATES
        if full or _OWNED.search(text, max(0, start - 12), start):
            continue
        seen[label] += 1
        doubtful = group != "a" or _UNIT.search(text, max(0, start - 4), start)
        yield int(label), 2 if doubtful else 5, Span(start, match.end(group))
