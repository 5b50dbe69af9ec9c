"""Threads across letters: what follows from several letters together, and from none of them alone.

Each rule is a question to the store, ``*.rq`` beside this file, headed by what it says in Dutch and English. It answers
with ``?subject ?property ?object``, with ``?confidence`` where the link is inferred (one without is the same fact told
the other way round) and ``?because``, the mentions whose words it rests on; or, of what cannot be, with ``?subject`` (a
mention) and ``?nl ?en``. ``weave`` asks them all and puts the answers in ``graph/threads``. The answers depend on the
letters that the store holds and on nothing else, so neither their order of arrival nor the number of builds matters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from kg import resources
from kg.errors import ShapeError
from kg.store.embedded import Store
from kg.store.query import GraphAnswer, Solutions
from kg.threads.links import Link, Oddity, Said, triples

__all__ = ["GRAPH", "Rule", "Woven", "contradictions", "oddities", "rules", "weave"]

GRAPH: Final = "threads"
_SAYS: Final = re.compile(r"^# says \((nl|en)\): (.+)$", re.MULTILINE)
_SAME: Final = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
_STATE: Final = ox.NamedNode("https://schema.org/version")
# The other rules go by its answers (`owl:sameAs`), so that two names of a meeting are one to them.
_FIRST: Final = "same-meeting"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, and its question."""

    said: Said
    query: str


@dataclass(frozen=True, slots=True)
class Woven:
    """What ``weave`` did: whether there was anything new to ask, and how many links and oddities there are then."""

    asked: bool
    links: int = 0
    oddities: int = 0


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name. Raises ShapeError for an installation that lacks them, or where one says not what it is."""
    return tuple(_rule(file, query) for file, query in resources.texts("threads", ".rq"))


def _rule(file: str, query: str) -> Rule:
    says = dict(_SAYS.findall(query))
    if set(says) != {"nl", "en"}:
        raise ShapeError(f"threads/{file} does not say in nl and en what its rule is; head it by both.")
    return Rule(Said(file.removesuffix(".rq"), says["nl"], says["en"]), query)


def weave(store: Store) -> Woven:
    """Brings ``graph/threads`` up to date with the letters of a store, writing only what changed.

    Broken off at any moment it leaves a graph that the next call completes. Raises StoreError for a reader, or where
    the disk does not allow it.
    """
    state = _state(store)
    if state in _told(store):
        return Woven(asked=False)
    asked = {rule.said.name: rule for rule in rules()}
    first, _ = _answers(store, [asked.pop(_FIRST)])
    _begin(store, first)
    same = {link.subject: link.object for link in first}
    links, oddities = _answers(store, asked.values(), same)
    _end(store, [*first, *links], oddities, state)
    return Woven(True, len(first) + len(links), len(oddities))


def _graph(store: Store) -> str:
    return store.graph_iri(GRAPH)


def oddities(store: Store) -> list[ox.Triple]:
    """The mentions that contradict another letter, with what is told of them and their words: a graph by itself.

    What ``weave`` found last, so that the rules of the graph can be asked about it.
    """
    query = f"""CONSTRUCT {{ ?m ?p ?o . ?o ?q ?v . ?v ?r ?w }} WHERE {{
      GRAPH <{_graph(store)}> {{ ?m a kg:Anomaly }}
      ?m ?p ?o
      OPTIONAL {{ ?m oa:hasTarget ?o . ?o ?q ?v OPTIONAL {{ ?o oa:hasSelector ?v . ?v ?r ?w }} }}
    }}"""
    answer = store.ask(query)
    assert isinstance(answer, GraphAnswer)
    return list(answer)


def contradictions(store: Store) -> int:
    """How many mentions contradict another letter, by what ``weave`` found last."""
    answer = store.ask(f"SELECT (COUNT(?m) AS ?count) WHERE {{ GRAPH <{_graph(store)}> {{ ?m a kg:Anomaly }} }}")
    assert isinstance(answer, Solutions)
    return int(next(_value(term) for row in answer for term in row))


def _state(store: Store) -> str:
    """What the answers depend on, as one digest: the letters, each by its source's, who made them, and the rules."""
    digest = sha256()
    for told in (store.graph_digests(), store.graph_programs()):
        digest.update("\n".join(f"{name} {value}" for name, value in sorted(told.items())).encode())
    for rule in rules():
        digest.update(rule.query.encode())
    return digest.hexdigest()


def _told(store: Store) -> set[str]:
    """The state that the graph was woven from, as it says itself; none where a weaving was broken off."""
    here = ox.NamedNode(_graph(store))
    with store.reading() as engine:
        return {_value(quad.object) for quad in engine.quads_for_pattern(here, _STATE, None, here)}


def _begin(store: Store, first: Iterable[Link]) -> None:
    """Tells which meetings are one, and that the rest of the graph is not up to date."""
    told = {_alike(link) for link in first}
    old = {quad.triple for quad in store.quads(_graph(store)) if quad.predicate in (_SAME, _STATE)}
    store.change_graph(_graph(store), add=told - old, remove=old - told)


def _alike(link: Link) -> ox.Triple:
    return ox.Triple(ox.NamedNode(link.subject), _SAME, ox.NamedNode(link.object))


def _end(store: Store, links: Iterable[Link], oddities: Iterable[Oddity], state: str) -> None:
    """The graph as it shall be, with the state that it was woven from."""
    graph = _graph(store)
    new = triples(store.base_iri, links, oddities, {rule.said.name: rule.said for rule in rules()})
    new.add(ox.Triple(ox.NamedNode(graph), _STATE, ox.Literal(state)))
    old = {quad.triple for quad in store.quads(graph)}
    store.change_graph(graph, add=new - old, remove=old - new)


def _answers(
    store: Store, asked: Iterable[Rule], same: Mapping[str, str] | None = None
) -> tuple[list[Link], list[Oddity]]:
    """What the rules conclude, each conclusion once; of a mention that is odd in two ways the first counts."""
    links: dict[tuple[str, ...], Link] = {}
    odd: dict[str, Oddity] = {}
    for rule in asked:
        for row in _rows(store, rule):
            if "nl" in row:
                odd.setdefault(row["subject"], Oddity(row["subject"], row["nl"], row["en"]))
            else:
                link = _link(row, rule.said.name).told_of(same or {})
                links[link.key] = link.joined(links.get(link.key))
    return list(links.values()), list(odd.values())


def _link(row: Mapping[str, str], rule: str) -> Link:
    confidence = float(row["confidence"]) if "confidence" in row else None
    because = frozenset([row["because"]] if "because" in row else [])
    return Link(row["subject"], row["property"], row["object"], rule, confidence, because)


def _rows(store: Store, rule: Rule) -> Iterator[dict[str, str]]:
    answer = store.ask(rule.query)
    assert isinstance(answer, Solutions)
    for row in answer:
        told = zip(answer.variables, row, strict=True)
        yield {name: _value(term) for name, term in told if term is not None}


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
