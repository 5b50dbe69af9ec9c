"""What is odd about a letter, in words: where it contradicts itself, and what its shapes miss.

Of the shapes those are read here that warn where a property is lacking; the others have been held by the build.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg import resources
from kg.web.facts import Facts

__all__ = ["Remark", "lacking"]

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: the rule's number, the sentence, and what to do about it."""

    rule: str
    says: str
    advice: str


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: str
    of: str
    path: str
    says: dict[str, str]
    advice: dict[str, str]


def lacking(facts: Facts, lang: str) -> Iterator[Remark]:
    """The warnings about what the letter's graph lacks."""
    for rule in _rules():
        for subject in facts.of("rdf:type", rule.of):
            if not any(triple for triple in facts.index[subject].get(rule.path, ())):
                yield Remark(rule.rule, rule.says[lang], rule.advice[lang])


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    facts = Facts()
    for _, text in resources.texts("shapes", ".ttl"):
        facts.add(quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE))
    warning = facts.of("sh:severity", f"{_SH}Warning")
    found = (_rule(facts, shape) for shape in warning if facts.one(shape, "sh:minCount") == "1")
    return tuple(sorted((rule for rule in found if rule), key=lambda rule: rule.rule))


def _rule(facts: Facts, shape: str) -> _Rule | None:
    of, path = facts.one(shape, "sh:targetClass"), facts.one(shape, "sh:path")
    if not of or not path.startswith("http"):
        return None
    says = {lang: facts.one(shape, "sh:message", lang) for lang in ("nl", "en")}
    advice = {lang: facts.one(shape, "rdfs:comment", lang) for lang in ("nl", "en")}
    return _Rule(facts.one(shape, "dcterms:identifier"), of, path, says, advice)
