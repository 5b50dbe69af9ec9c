"""The text of a letter as a page shows it: every character of it in its order, with marks around places.

What the page holds inside its text element, tags taken off, is the text itself, so that a position in it is a position
in ``kg:text``. The few marks of Markdown that letters are written with stand in the page too, unseen, and so do the
signs around the label of a note, which is a link from the text to its note and back.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from kg.search.marks import INLINE
from kg.web.noted import NOTE, Sign, signs
from kg.web.templating import Markup
from kg.web.wrapped import soft

__all__ = ["Mark", "marked"]

_LINES = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r"( {0,3}(#{1,6}) +)([^\n]*?)( #+)?[ ]*\n?")
_RULE = re.compile(r" {0,3}(?:-(?: ?-){2,}|\*(?: ?\*){2,}|_(?: ?_){2,}|={3,}) *\n?")
_ITEM = re.compile(r"\s{0,8}(?:[-*•–]|\d{1,2}[.)]|[a-z][.)]) +\S")
_TAGS = {"b": "strong", "i": "em", "*": "em", "**": "strong", "***": "strong"}
_ESCAPE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": "\ufffd", "\r": "&#13;"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text: ``kind`` is a word for the style sheet, ``href`` where its thing is told of, ``label`` what
    its link is called that stands behind it, where that is not its ``title``."""

    start: int
    end: int
    kind: str
    id: str
    title: str
    href: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """An element around a stretch of a block; ``first`` and ``last`` stand at its two ends alone."""

    start: int
    end: int
    depth: int
    open: str
    shut: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of whole lines; ``element`` is empty for the blank ones between, ``kind`` is the name of a note."""

    start: int
    end: int
    element: str
    kind: str = ""


def marked(text: str, marks: Sequence[Mark], words: tuple[str, str] = ("{}", "{}"), lang: str = "") -> Markup:
    """The text with its marks as HTML blocks. A mark that crosses blocks or others is told in pieces.

    ``words`` say what the call of a note is, and the way back from one, with its label for ``{}``. ``lang`` is their
    language, and that of the marks' titles, where it is not the text's.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    noted = signs(text)
    labels = _whole([sign.label for sign in noted], ordered)
    alone = _alone(ordered, labels)
    tongue = f' lang="{_attribute(lang)}"' if lang else ""
    spans = [_mark(text, mark, tongue, linked=id(mark) in alone) for mark in ordered if mark.start < mark.end]
    spans += [span for sign in noted for span in _note(text, sign, words, tongue, linked=sign.label in labels)]
    blocks = list(_blocks(text))
    inside = _inside(blocks, [*spans, *_formats(text)])
    return Markup("".join(_listed(blocks, [_block(text, block, inside[at]) for at, block in enumerate(blocks)])))


def _listed(blocks: Sequence[_Block], written: Sequence[str]) -> Iterator[str]:
    """The blocks, each run of notes in a list."""
    listing = False
    for block, markup in zip(blocks, written, strict=True):
        if block.element and listing != (block.element == "li"):
            yield "</ol>" if listing else '<ol class="notes" role="list">'
            listing = not listing
        yield markup
    yield "</ol>" if listing else ""


def _whole(labels: Sequence[tuple[int, int]], marks: Iterable[Mark]) -> set[tuple[int, int]]:
    """The labels in which no mark begins or ends: those that can be links."""
    edges = sorted({at for mark in marks for at in (mark.start, mark.end)})
    return {(start, end) for start, end in labels if bisect_left(edges, end) <= bisect_right(edges, start)}


def _note(text: str, sign: Sign, words: tuple[str, str], tongue: str, *, linked: bool) -> Iterator[_Span]:
    """The elements of a note's sign. Tags that raise it are told with the others of their kind."""
    label = text[slice(*sign.label)]
    own, other = f"noot-{sign.note}", f"bij-noot-{sign.note}"
    told = _attribute(words[1 if sign.opens else 0].format(label))
    if linked and (sign.tied or not sign.opens):
        kind, to = ("back", other) if sign.opens else ("call", own)
        name = f' id="{other}"' if sign.tied and not sign.opens else ""
        yield _Span(*sign.label, 4, f'<a class="{kind}" href="#{to}"{tongue} aria-label="{told}"', "</a>", name)
    if not sign.tagged:
        yield _unseen(sign.start, sign.label[0])
        yield _Span(*sign.label, 2, "<sup", "</sup>")
        yield _unseen(sign.label[1], sign.end)


def _inside(blocks: Sequence[_Block], spans: Iterable[_Span]) -> dict[int, list[_Span]]:
    """For each block, by its place, the spans that touch it."""
    ends = [block.end for block in blocks]
    found: dict[int, list[_Span]] = defaultdict(list)
    for span in spans:
        place = bisect_right(ends, span.start)
        while place < len(blocks) and blocks[place].start < span.end:
            found[place].append(span)
            place += 1
    return found


def _alone(marks: Sequence[Mark], labels: Iterable[tuple[int, int]]) -> set[int]:
    """The marks that can be links themselves: those in which no other mark that leads somewhere begins, and no label of
    a note."""
    leading = [mark for mark in marks if mark.href] + [Mark(*label, "", "", "") for label in labels]
    leading.sort(key=lambda mark: (mark.start, -mark.end))
    found, until = set(), -1
    for mark, following in zip_longest(leading, leading[1:]):
        if mark.start >= until and (following is None or following.start >= mark.end):
            found.add(id(mark))
            until = mark.end
    return found


def _mark(text: str, mark: Mark, tongue: str, *, linked: bool) -> _Span:
    """The element of a mark, from its first word on: its name stands in the block where that does."""
    said = text[mark.start : mark.end]
    start = mark.start + (len(said) - len(said.lstrip()) if said.strip() else 0)
    kind, name = _attribute(f"m {mark.kind}"), _attribute(mark.id)
    title = f' title="{_attribute(mark.title)}"' if mark.title else ""
    if linked:
        href = f' href="{_attribute(mark.href or "")}" rel="noreferrer"'
        return _Span(start, mark.end, 1, f'<a class="{kind}"{href}', "</a>", f' id="{name}"{title}')
    last = ""
    if mark.href:
        said = _attribute(mark.label or mark.title)
        last = f'<a class="go" href="{_attribute(mark.href)}"{tongue} aria-label="{said}"></a>'
    return _Span(start, mark.end, 0, f'<mark class="{kind}"', "</mark>", f' id="{name}"{title}', last)


def _formats(text: str) -> Iterator[_Span]:
    """Emphasis and raised characters, and the marks that make them, which are not seen."""
    for found in INLINE.finditer(text):
        if found["other"]:
            yield _unseen(*found.span())
            continue
        inner = found.span("inner") if found["tag"] else found.span("starred")
        yield _unseen(found.start(), inner[0])
        tag = _TAGS.get(found["tag"] or found["stars"], found["tag"])
        yield _Span(*inner, 2, f"<{tag}", f"</{tag}>")
        yield _unseen(inner[1], found.end())


def _unseen(start: int, end: int) -> _Span:
    return _Span(start, end, 3, '<span class="mu"', "</span>")


def _blocks(text: str) -> Iterator[_Block]:
    """The text's paragraphs, notes, headings, list items and rows of tables, and the blank lines between them."""
    begun: tuple[int, str, str] | None = None
    notes = 0
    for line in _LINES.finditer(text):
        start, end = line.span()
        if start == end:
            break
        note = NOTE.match(text, start, end)
        special = None if note else _special(text, start, end)
        goes_on = special is None and bool(line[0].strip())
        if begun and (note or not goes_on):
            yield _Block(begun[0], start, *begun[1:])
            begun = None
        notes += note is not None
        if goes_on:
            begun = begun or ((start, "li", f"noot-{notes}") if note else (start, "p", ""))
        else:
            yield special or _Block(start, end, "")
    if begun:
        yield _Block(begun[0], len(text), *begun[1:])


def _special(text: str, start: int, end: int) -> _Block | None:
    """A line that is a block of its own."""
    if _HEADING.fullmatch(text, start, end):
        return _Block(start, end, "h2", "head")
    if _RULE.fullmatch(text, start, end):
        return _Block(start, end, "p", "rule")
    if text.startswith("|", start):
        return _Block(start, end, "p", "cells")
    if "\t" in text[start:end].strip():
        return _Block(start, end, "p", "row")
    return _Block(start, end, "p", "item") if _ITEM.match(text, start, end) else None


def _block(text: str, block: _Block, spans: Sequence[_Span]) -> str:
    if not block.element:
        return _plain(text[block.start : block.end])
    inside = [*spans]
    if block.kind == "head" and (heading := _HEADING.match(text, block.start, block.end)):
        inside.append(_unseen(heading.start(1), heading.end(1)))
    if block.kind == "rule":
        inside.append(_unseen(block.start, block.end))
    if block.element == "li" or not block.kind:
        inside += [_Span(at, at + 1, 3, '<span class="soft"', "</span>") for at in soft(text, block.start, block.end)]
    name = "id" if block.element == "li" else "class"
    kind = f' {name}="{block.kind}"' if block.kind else ""
    return f"<{block.element}{kind}>{_pieces(text, block, inside)}</{block.element}>"


def _pieces(text: str, block: _Block, spans: Sequence[_Span]) -> str:
    """The block's text with its elements, each closed and opened again where another crosses it."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, span.depth))
    edges = {block.start, block.end}
    edges.update(min(max(at, block.start), block.end) for span in ordered for at in (span.start, span.end))
    steps = sorted(edges)
    out: list[str] = []
    stack: list[_Span] = []
    waiting = list(reversed(ordered))
    for start, end in pairwise(steps):
        stack = _shut(stack, start, out)
        while waiting and max(waiting[-1].start, block.start) <= start:
            span = waiting.pop()
            stack.append(span)
            out.append(f"{span.open}{span.first if span.start >= block.start else ''}>")
        out.append(_plain(text[start:end]))
    _shut(stack, block.end, out, last=True)
    return "".join(out)


def _shut(stack: list[_Span], at: int, out: list[str], *, last: bool = False) -> list[_Span]:
    """Closes what ends here, and opens again what had to be closed for it."""
    ending = [span for span in stack if last or span.end <= at]
    if not ending:
        return stack
    keep = stack.index(ending[0])
    out.extend(f"{span.shut}{span.last if span.end <= at else ''}" for span in reversed(stack[keep:]))
    again = [span for span in stack[keep:] if not (last or span.end <= at)]
    out.extend(f"{span.open}>" for span in again)
    return [*stack[:keep], *again]


def _plain(text: str) -> str:
    return text.translate(_ESCAPE)


def _attribute(value: str) -> str:
    return _plain(value).replace('"', "&quot;").replace("'", "&#39;")
