"""The mentions of one letter: which words name what, and how they are marked in its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.rdf.namespaces import PREFIXES
from kg.web import names
from kg.web.dutch import Dutch, joined, pieces
from kg.web.facts import Facts, Row
from kg.web.marked import Mark
from kg.web.reader import Reader

__all__ = ["Mention", "Mentions"]

_KG = PREFIXES["kg"]
_PROVEN = {
    f"{PREFIXES[prefix]}{local}": word
    for prefix, local, word in (
        ("dcterms", "issued", "date"),
        ("dcterms", "title", "title"),
        ("dcterms", "alternative", "subject"),
        ("dcterms", "type", "kind"),
        ("dcterms", "identifier", "number"),
        ("kg", "number", "number"),
        ("kg", "letterKind", "kind"),
        ("kg", "place", "place"),
        ("kg", "session", "session"),
    )
}
"""The properties of a letter that a part of its head proves, each with its name in ``words``."""
_HAPPENING = ("council", "debate", "commitment", "fulfilled", "request", "motion")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the letter. ``number`` is its own in the letter, ``odd`` what the words contradict."""

    iri: str
    number: int
    kind: str
    start: int
    end: int
    body: str
    supports: tuple[str, ...]
    odd: str


class Mentions:
    """All of one letter, by their place: the ``rows`` of "letter-mentions", and what ``facts`` tell beside them."""

    def __init__(self, facts: Facts, rows: Sequence[Row], letter: str, lang: str) -> None:
        self._facts, self._letter = facts, letter
        found = {row["mention"]: row for row in sorted(rows, key=lambda row: row.get("body", ""), reverse=True)}
        told = (_mention(facts, row, lang) for row in found.values())
        self.found: Sequence[Mention] = sorted((one for one in told if one), key=_place)
        self._of: dict[str, list[Mention]] = {}
        for one in self.found:
            self._of.setdefault(one.body, []).append(one)

    def of(self, *things: str) -> list[Mention]:
        """Those that name one of the things."""
        return sorted((one for thing in set(things) if thing for one in self._of.get(thing, ())), key=_place)

    def proving(self, name: str) -> list[Mention]:
        """Those whose words prove that property of the letter, written short: ``dcterms:issued``."""
        prefix, _, local = name.partition(":")
        return [one for one in self.found if f"{PREFIXES[prefix]}{local}" in one.supports]

    def odd(self) -> list[Mention]:
        """Those that contradict something."""
        return [one for one in self.found if one.odd]

    def marks(self, reader: Reader) -> Iterator[Mark]:
        """How they are marked in the text. Each leads to its thing, but for a day inside of what happens on it."""
        last = {(one.start, one.end): one.number for one in self.found}
        until = 0
        for one in self.found:
            # Of those that share their words the innermost leads; what kind of letter it is leads nowhere.
            inner = last[one.start, one.end] == one.number and not (one.kind == "date" and one.end <= until)
            leads = one.body and one.body != self._letter and not one.body.startswith(names.CODES)
            to = reader.of_thing(one.body) if inner and leads else None
            if one.kind in _HAPPENING:
                until = max(until, one.end)
            kind = f"{one.kind} odd" if one.odd else one.kind
            title = self._title(one, reader)
            foreign = reader.lang != "nl" and any(isinstance(piece, Dutch) for piece in pieces(title))
            label = names.code(one.kind, reader.lang) if foreign else ""  # an attribute is of one language
            yield Mark(one.start, one.end, kind, f"v{one.number}", title, to, label)

    def _title(self, one: Mention, reader: Reader) -> str:
        kind = names.code(one.kind, reader.lang)
        named = self._said(one, reader)
        told = joined(": ", [kind, named]) if named and not named.startswith(kind) else named or kind
        return joined(" — ", [told, one.odd]) if one.odd else told

    def _said(self, one: Mention, reader: Reader) -> str:
        """What the words name; of the letter itself what they prove: ``Plaats``."""
        if one.body == self._letter:
            return ", ".join(
                dict.fromkeys(reader.word(_PROVEN[fact]) for fact in one.supports if fact in _PROVEN)
            ).lower()
        return names.thing(self._facts, one.body, reader) if one.body else ""


def _place(one: Mention) -> tuple[int, int, int]:
    return one.start, -one.end, one.number


def _mention(facts: Facts, row: Row, lang: str) -> Mention | None:
    node = row["mention"]
    number = node.rpartition("/")[2]
    if not (row["start"].isdecimal() and row["end"].isdecimal() and number.isdecimal()):
        return None
    return Mention(
        node,
        int(number),
        row["kind"].rpartition("/")[2],
        int(row["start"]),
        int(row["end"]),
        row.get("body", ""),
        tuple(facts.all(node, "kg:supports")),
        facts.one(node, "rdfs:comment", lang),
    )
