"""The text of a letter as a page shows it: every character of it in its order, with marks around places.

What the page holds inside its text element, tags taken off, is the text itself, so that a position in it is a position
in ``kg:text``. The few marks of Markdown that letters are written with stand in the page too, unseen.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from kg.web.templating import Markup

__all__ = ["Mark", "marked"]

_LINES = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r"( {0,3}(#{1,6}) +)([^\n]*?)( #+)?[ ]*\n?")
_RULE = re.compile(r" {0,3}(?:-(?: ?-){2,}|\*(?: ?\*){2,}|_(?: ?_){2,}|={3,}) *\n?")
_ITEM = re.compile(r"\s{0,8}(?:[-*•–]|\d{1,2}[.)]|[a-z][.)]) +\S")
_INLINE = re.compile(
    r"""(?x)
      (?P<open><(?P<tag>sup|sub|b|i|em|strong|u)>)(?P<inner>[^<>\n]{1,200})(?P<shut></(?P=tag)>)
    | (?P<stars>\*{1,3})(?=\S)(?P<starred>[^*\n]{1,300})(?<=\S)(?P=stars)(?!\*)
    | (?P<other></?(?:sup|sub|b|i|em|strong|u|s|p|div|span|br)\b[^<>\n]{0,100}>)
    """
)
_TAGS = {"b": "strong", "i": "em", "*": "em", "**": "strong", "***": "strong"}
_ESCAPE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": "\ufffd", "\r": "&#13;"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text: ``kind`` is a word for the style sheet, ``href`` where its thing is told of."""

    start: int
    end: int
    kind: str
    id: str
    title: str
    href: str | None = None


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
    """A stretch of whole lines; ``element`` is empty for the blank ones between."""

    start: int
    end: int
    element: str
    kind: str = ""


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """The text with its marks as HTML blocks. A mark that crosses blocks or others is told in pieces."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    alone = _alone(ordered)
    spans = [_mark(mark, linked=id(mark) in alone) for mark in ordered if mark.start < mark.end]
    blocks = list(_blocks(text))
    inside = _inside(blocks, [*spans, *_formats(text)])
    return Markup("".join(_block(text, block, inside[place]) for place, block in enumerate(blocks)))


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


def _alone(marks: Sequence[Mark]) -> set[int]:
    """The marks that can be links themselves: those in which no other mark that leads somewhere begins."""
    leading = [mark for mark in marks if mark.href]
    found, until = set(), -1
    for mark, following in zip_longest(leading, leading[1:]):
        if mark.start >= until and (following is None or following.start >= mark.end):
            found.add(id(mark))
            until = mark.end
    return found


def _mark(mark: Mark, *, linked: bool) -> _Span:
    kind, name = _attribute(f"m {mark.kind}"), _attribute(mark.id)
    title = f' title="{_attribute(mark.title)}"' if mark.title else ""
    if linked:
        href = f' href="{_attribute(mark.href or "")}" rel="noreferrer"'
        return _Span(mark.start, mark.end, 1, f'<a class="{kind}"{href}', "</a>", f' id="{name}"{title}')
    last = ""
    if mark.href:
        last = f'<a class="go" href="{_attribute(mark.href)}" aria-label="{_attribute(mark.title)}"></a>'
    return _Span(mark.start, mark.end, 0, f'<mark class="{kind}"', "</mark>", f' id="{name}"{title}', last)


def _formats(text: str) -> Iterator[_Span]:
    """Emphasis and raised characters, and the marks that make them, which are not seen."""
    for found in _INLINE.finditer(text):
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
    """The text's paragraphs, headings, list items and rows of tables, and the blank lines between them."""
    begun: int | None = None
    for line in _LINES.finditer(text):
        start, end = line.span()
        if start == end:
            break
        special = _special(text, start, end)
        if special is None and line[0].strip():
            begun = start if begun is None else begun
            continue
        if begun is not None:
            yield _Block(begun, start, "p")
            begun = None
        yield special or _Block(start, end, "")
    if begun is not None:
        yield _Block(begun, len(text), "p")


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
    kind = f' class="{block.kind}"' if block.kind else ""
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
