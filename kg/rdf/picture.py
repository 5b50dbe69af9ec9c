"""A drawing of one letter's graph, made from the graph itself: the letter in the middle, what it names at its sides.

Mentions are not drawn: each card tells in its tooltip the words of the letter that name its thing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape

from rdflib import DCTERMS, FOAF, ORG, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.rdf.namespaces import KG, OA, PREFIXES
from kg.rdf.terms import fit

__all__ = ["picture"]

WIDTH: Final = 900
_CARD: Final = 212
_LEFT, _MIDDLE, _RIGHT = 6, 355, 682
_MIDDLE_WIDTH: Final = 190
_STEP: Final = 16
_LINE, _TOP, _BETWEEN, _BELOW = 15, 20, 14, 24
_MOST: Final = 5
_LETTERS: Final = 29

Path = tuple[URIRef, tuple["Path", ...]]
# What is drawn at either side, in this order; each property with those followed from its value.
_LEFTWARD: Final[tuple[Path, ...]] = (
    (KG["dossier"], ()),
    (KG["signature"], ((KG["person"], ()), (KG["office"], ((ORG.postIn, ()),)))),
    (KG["repliesTo"], ((KG["requestedBy"], ()),)),
    (KG["addressee"], ()),
)
_RIGHTWARD: Final[tuple[Path, ...]] = (
    (KG["agendaFor"], ((KG["formation"], ()),)),
    (KG["reportOf"], ((KG["formation"], ()),)),
    (KG["mentions"], ((KG["formation"], ()),)),
    (KG["commitment"], ((KG["concerns"], ()),)),
    (DCTERMS.references, ()),
)
_NAMES: Final = (
    *(RDFS.label, KG["nameAsWritten"], SKOS.prefLabel, FOAF.name),
    *(DCTERMS.title, DCTERMS.identifier, SDO.startDate, KG["text"]),
)
_STYLE: Final = """
text { font: 12px system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; fill: #1c2733 }
.kind { font-size: 10px; fill: #4d5c6b } .edge { font: 10px ui-monospace, "Liberation Mono", monospace; fill: #33506e }
.head { font-size: 13px; font-weight: 700 } .ground { fill: #ffffff } rect.card { fill: #f3f6f9; stroke: #9fb0c0 }
.again { stroke-dasharray: 4 3 } rect.letter { fill: #dfecfa; stroke: #3d74ad; stroke-width: 1.5 }
path.line { stroke: #6d8297; fill: none }
path.tip { fill: #6d8297 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .kind { fill: #a3b1bf } .edge { fill: #9cc4ec } .ground { fill: #0d1117 }
rect.card { fill: #1a222c; stroke: #4a5a6a } rect.letter { fill: #14304d; stroke: #6ca6e0 }
path.line { stroke: #8496a8 } path.tip { fill: #8496a8 } }
"""


@dataclass(frozen=True, slots=True)
class _Card:
    """A thing to draw: what leads to it, its class, its name in lines, its tooltip, what follows from it.

    ``again`` is a thing that has a card elsewhere in the drawing.
    """

    edge: str
    kind: str
    lines: tuple[str, ...]
    tip: str
    below: tuple["_Card", ...] = ()
    again: bool = False

    @property
    def height(self) -> int:
        return _TOP + _LINE * len(self.lines) + 8

    @property
    def total(self) -> int:
        return self.height + sum(_BELOW + card.total for card in self.below)


def picture(graph: Graph, letter: URIRef) -> str:
    """The SVG of one letter's graph, 900 units wide, for light and dark grounds; the same graph, the same text.

    Names of things beyond the letter's own graph (ministries, formations) are told where ``graph`` holds them too.
    """
    drawn: set[Node] = {letter}
    left, right = (list(_cards(graph, letter, paths, drawn)) for paths in (_LEFTWARD, _RIGHTWARD))
    height = max(_height(left), _height(right), 240)
    shapes = [
        *_column(left, _LEFT, height, _MIDDLE, _LEFT + _CARD),
        *_column(right, _RIGHT, height, _MIDDLE + _MIDDLE_WIDTH, _RIGHT),
        *_centre(graph, letter, height),
    ]
    name = _xml(f"{_name(graph, letter)} ({_id(graph, letter)})")
    told = _xml(f"The letter stands in the middle, tied by named properties to: {'; '.join(_told([*left, *right]))}.")
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            ' role="img" aria-labelledby="title desc">',
            f'<title id="title">The graph of one letter: {name}</title>',
            f'<desc id="desc">{told}</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>',
            *shapes,
            "</svg>\n",
        )
    )


def _cards(graph: Graph, subject: Node, paths: Iterable[Path], drawn: set[Node], depth: int = 0) -> Iterator[_Card]:
    """What the properties lead to, each thing once; many of one kind end in a count."""
    for predicate, onward in paths:
        values = sorted(v for v in graph.objects(subject, predicate) if isinstance(v, URIRef))
        fresh = [value for value in values if value not in drawn or predicate != KG["mentions"]]
        fresh = [value for value in fresh if not _is_member(graph, predicate, value)]
        for value in fresh[:_MOST]:
            again = value in drawn
            drawn.add(value)
            below = tuple(_cards(graph, value, onward, drawn, depth + 1))
            kind, lines, tip = _kind(graph, value), _lines(graph, value, depth), _tip(graph, value)
            yield _Card(_term(predicate), kind, lines, tip, below, again)
        if len(fresh) > _MOST:
            yield _Card(_term(predicate), "", (f"… and {len(fresh) - _MOST} more",), "")


def _is_member(graph: Graph, predicate: URIRef, value: Node) -> bool:
    """Whether what is named is a person or committee: drawn below the request that they made."""
    return predicate == KG["mentions"] and (value, FOAF.name, None) in graph


def _height(cards: list[_Card]) -> int:
    return sum(card.total + _BETWEEN for card in cards) + _BETWEEN


def _column(cards: list[_Card], x: int, height: int, start: int, end: int) -> Iterator[str]:
    """The cards of one side, spread over the height, each tied to the letter by a level arrow."""
    spare = (height - _height(cards)) / (len(cards) + 1)
    y = float(_BETWEEN)
    for card in cards:
        y += spare
        yield from _arrow(start, end, round(y + card.height / 2), card.edge)
        yield from _drawn(card, x, round(y))
        y += card.total + _BETWEEN


def _arrow(start: int, end: int, y: int, name: str) -> Iterator[str]:
    back = 6 if end < start else -6
    yield f'<path class="line" d="M{start} {y}H{end + back}"/>'
    yield f'<path class="tip" d="M{end} {y}l{back} -4v8z"/>'
    yield _text((start + end - back) / 2, y - 5, name, "edge", "middle")


def _drawn(card: _Card, x: int, y: int, depth: int = 0) -> Iterator[str]:
    """A card and, under it and set in by a step, what follows from it."""
    left, style = x + _STEP * depth, "card again" if card.again else "card"
    yield "<g>" + (f"<title>{_xml(card.tip)}</title>" if card.tip else "")
    yield f'<rect class="{style}" x="{left}" y="{y}" width="{_CARD - _STEP * depth}" height="{card.height}" rx="6"/>'
    yield _text(left + 10, y + 15, card.kind, "kind")
    for order, line in enumerate(card.lines, 1):
        yield _text(left + 10, y + 15 + _LINE * order, line)
    yield "</g>"
    top = y + card.height
    for below in card.below:
        middle = top + _BELOW + below.height // 2
        yield f'<path class="line" d="M{left + _STEP // 2} {y + card.height}V{middle}H{left + _STEP}"/>'
        yield _text(left + _STEP, top + 16, below.edge, "edge")
        yield from _drawn(below, x, top + _BELOW, depth + 1)
        top += _BELOW + below.total


def _centre(graph: Graph, letter: URIRef, height: int) -> Iterator[str]:
    """The letter: as high as the drawing, so that every arrow leaves it level."""
    facts = [_id(graph, letter), *(str(graph.value(letter, p) or "") for p in (DCTERMS.issued, KG["place"]))]
    words = len(set(graph.subjects(RDF.type, KG["Mention"])))
    title = wrap(_name(graph, letter), 24, max_lines=5, placeholder=" …")
    lines = [*((line, "head") for line in title), *((fact, "") for fact in facts if fact)]
    lines += [("", ""), (f"{words} places in its text", "kind"), ("say all that stands here", "kind")]
    y = (height - 18 * len(lines)) // 2
    middle = _MIDDLE + _MIDDLE_WIDTH // 2
    yield f'<g><title>{_xml(letter)}</title><rect class="letter" x="{_MIDDLE}" y="8" width="{_MIDDLE_WIDTH}"'
    yield f' height="{height - 16}" rx="8"/>'
    yield _text(middle, y - 8, _kind(graph, letter), "kind", "middle")
    for order, (line, style) in enumerate(lines):
        yield _text(middle, y + 14 + 18 * order, line, style, "middle")
    yield "</g>"


def _text(x: float, y: float, words: str, style: str = "", anchor: str = "") -> str:
    shown = (f' class="{style}"' if style else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{shown}>{_xml(words)}</text>' if words else ""


def _xml(words: str) -> str:
    return escape(fit(words))


def _told(cards: Iterable[_Card]) -> Iterator[str]:
    for card in cards:
        yield f"{card.edge} {' '.join(card.lines)}"


def _term(iri: Node) -> str:
    """An IRI in short: ``kg:dossier``."""
    for prefix, namespace in PREFIXES.items():
        rest = str(iri).removeprefix(namespace)
        if rest != str(iri) and rest and not set(rest) & set("/#"):
            return f"{prefix}:{rest}"
    return str(iri)


def _id(graph: Graph, letter: Node) -> str:
    return str(graph.value(letter, DCTERMS.identifier) or "")


def _kind(graph: Graph, node: Node) -> str:
    """The class of a thing, the nearest where it has several."""
    kinds = {_term(kind) for kind in graph.objects(node, RDF.type)}
    nearest = kinds - {"kg:Kamerstuk", "skos:Concept", "foaf:Person"} or kinds
    return min(nearest, default="")


def _name(graph: Graph, node: Node) -> str:
    """What a thing is called, by the first property that names it; else its IRI in short or the end of it."""
    number = graph.value(node, KG["dossierNumber"])
    if number is not None:
        return " ".join(filter(None, (str(number), str(graph.value(node, DCTERMS.title) or ""))))
    for predicate in _NAMES:
        values = sorted(graph.objects(node, predicate), key=lambda v: (getattr(v, "language", "") != "nl", str(v)))
        if values:
            return str(values[0])
    return _unnamed(graph, node)


def _unnamed(graph: Graph, node: Node) -> str:
    day = graph.value(node, DCTERMS.date)
    if day is not None:
        return str(day)
    short = _term(node)
    return short if short != str(node) else str(node).rpartition("/")[2]


def _lines(graph: Graph, node: Node, depth: int) -> tuple[str, ...]:
    lines = wrap(_name(graph, node), _LETTERS - 3 * depth, max_lines=4, placeholder=" …")
    return tuple(lines) or ("",)


def _tip(graph: Graph, node: Node) -> str:
    """The thing's IRI and the words of the letter that name it."""
    quotes = {
        str(exact)
        for mention in graph.subjects(OA["hasBody"], node)
        for exact in graph.objects(mention, OA["hasTarget"] / OA["hasSelector"] / OA["exact"])
    }
    return "\n".join((str(node), *(f"“{' '.join(quote.split())}”" for quote in sorted(quotes))))
