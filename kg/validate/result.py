"""What a validation says: immutable, in both languages, with the words of the letter that it concerns."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from rdflib.term import Node, URIRef

__all__ = ["Bilingual", "Language", "Quote", "Report", "Result", "Severity"]

Language = Literal["nl", "en"]


class Severity(StrEnum):
    """How grave a result is; a graph with a violation is not loaded."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


class Bilingual(NamedTuple):
    """The same sentence in Dutch and in English."""

    nl: str
    en: str

    def of(self, language: Language) -> str:
        """The sentence in that language."""
        return self.nl if language == "nl" else self.en


class Quote(NamedTuple):
    """Words of the letter, and the character at which they start (None where the graph does not tell)."""

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One broken rule at one node.

    ``rule`` is the rule's number (``L3``), ``shape`` and ``component`` are the IRIs of the source shape and of the
    constraint component, ``path`` is a SPARQL property path in prefixed form (None for a rule on the node itself),
    ``predicate`` the same as an IRI where it is a single property,
    ``letter`` the letter's official id or IRI (None where the graph holds no letter), ``detail`` what the graph itself
    says of the node (the explanation of an anomaly).
    """

    rule: str
    severity: Severity
    focus: Node
    path: str | None
    value: Node | None
    messages: Bilingual
    advice: Bilingual
    shape: str
    component: str
    quotes: tuple[Quote, ...] = ()
    letter: str | None = None
    detail: Bilingual | None = None
    predicate: URIRef | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All results of one graph, the gravest first. ``letters`` are the papers found in it, ``name`` is as given."""

    results: tuple[Result, ...] = ()
    letters: tuple[str, ...] = ()
    name: str = ""

    @property
    def conforms(self) -> bool:
        """Whether the graph may be loaded: no violations, warnings allowed."""
        return not self.violations

    @property
    def violations(self) -> tuple[Result, ...]:
        """What keeps the graph from being loaded."""
        return self.of(Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Result, ...]:
        """What is odd, but loaded."""
        return self.of(Severity.WARNING)

    @property
    def infos(self) -> tuple[Result, ...]:
        """What is worth knowing."""
        return self.of(Severity.INFO)

    def of(self, severity: Severity) -> tuple[Result, ...]:
        """The results of one severity."""
        return tuple(result for result in self.results if result.severity is severity)
