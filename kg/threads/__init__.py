"""Threads across letters: what follows from several letters together, and from none of them alone.

Each rule is a question to the store, ``*.rq`` beside this file, headed by what it says in Dutch and English. It answers
with ``?subject ?property ?object``, with ``?confidence`` where the link is inferred (one without is the same fact told
the other way round) and ``?because``, the mentions whose words it rests on; or, of what cannot be, with ``?subject`` (a
mention) and ``?nl ?en``. A line ``# part: desk of ?letter with kg:commitment`` stands for what several ask,
``desk.part``, of that variable and of those letters alone that have the property. Where words decide which of the
answers hold, ``judges`` has a judge of the rule's name.
``weave`` asks them all and puts the answers in ``graph/threads``, with how each commitment stands by them. The answers
depend on the letters that the store holds and on nothing else, so neither their order of arrival nor the number of
builds matters.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from textwrap import indent
from typing import Final

import pyoxigraph as ox
from rdflib import PROV

from kg import lexicon, resources
from kg.errors import ShapeError
from kg.rdf.namespaces import KG
from kg.store.embedded import Store
from kg.store.query import GraphAnswer
from kg.threads.asked import rows, value
from kg.threads.delays import kept_by_answers
from kg.threads.judges import judged
from kg.threads.links import Link, Oddity, Said, as_one, triples
from kg.threads.statuses import statuses

__all__ = ["GRAPH", "Rule", "Woven", "contradictions", "forget", "oddities", "rules", "told", "weave", "woven_graph"]

GRAPH: Final = "threads"
_SAYS: Final = re.compile(r"^# says \((nl|en)\): (.+)$", re.MULTILINE)
_SAME: Final = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
_STATE: Final = ox.NamedNode("https://schema.org/version")
_ANOMALY: Final = ox.NamedNode(str(KG.Anomaly))
_PART: Final = re.compile(r"^(?P<indent> *)# part: (?P<name>\w+) of (?P<of>\?\w+) with (?P<with>\S+)$", re.MULTILINE)
# The other rules go by its answers (`owl:sameAs`), so that two names of a meeting are one to them.
_FIRST: Final = "same-meeting"
# It goes by the answers of all the others
_LAST: Final = "delay-kept"


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
    return Rule(Said(file.removesuffix(".rq"), says["nl"], says["en"]), _PART.sub(_part, query))


def _part(line: re.Match[str]) -> str:
    """What several questions ask in the same words: the named part, of this variable instead of ``?paper``."""
    text = resources.text("threads", f"{line['name']}.part").rstrip()
    return indent(text.replace("?paper", line["of"]).replace("$property", line["with"]), line["indent"])


def weave(store: Store) -> Woven:
    """Brings ``graph/threads`` up to date with the letters of a store, writing only what changed.

    Broken off at any moment it leaves a graph that the next call completes. Raises StoreError for a reader, or where
    the disk does not allow it.
    """
    state = _state(store)
    if state in _told(store):
        return Woven(asked=False)
    asked = {rule.said.name: rule for rule in rules()}
    last = asked.pop(_LAST)
    first = as_one(_answers(store, [asked.pop(_FIRST)])[0])
    _begin(store, first)
    same = {link.subject: link.object for link in first}
    links, oddities = _answers(store, asked.values(), same)
    links += _each_once(kept_by_answers(rows(store, last.query), links, _LAST))
    _end(store, [*first, *links], oddities, state)
    return Woven(True, len(first) + len(links), len(oddities))


def told(store: Store) -> bool:
    """Whether a store tells of any letter, so that something may follow."""
    return next(rows(store, "SELECT ?mention { ?mention a kg:Mention } LIMIT 1"), None) is not None


def forget(store: Store) -> None:
    """Has the next ``weave`` ask anew: what the rules are asked about is about to change otherwise than by letters."""
    graph = _graph(store)
    states = {ox.Triple(ox.NamedNode(graph), _STATE, ox.Literal(state)) for state in _told(store)}
    store.change_graph(graph, add=[], remove=states)


def _graph(store: Store) -> str:
    return store.graph_iri(GRAPH)


def oddities(store: Store) -> dict[str, list[ox.Triple]]:
    """The mentions that contradict another letter, with what is told of them and their words, by their letter's graph.

    What ``weave`` found last, so that the rules of the graph can be asked about it.
    """
    found: dict[str, list[ox.Triple]] = {}
    for graph in sorted({row["graph"] for row in rows(store, _ODD.format(woven=_graph(store)))}):
        answer = store.ask(_ODD_IN.format(woven=_graph(store), graph=graph))
        assert isinstance(answer, GraphAnswer)
        found[graph] = list(answer)
    return found


def woven_graph(store: Store) -> list[ox.Triple]:
    """All that is inferred, with every commitment and its status; oddities apart, which are told of their letters."""
    made = store.ask("CONSTRUCT { ?letter kg:commitment ?one } WHERE { ?letter kg:commitment|kg:fulfils ?one }")
    assert isinstance(made, GraphAnswer)
    said = store.ask("CONSTRUCT { ?one kg:status ?status } WHERE { ?one kg:status ?status }")
    assert isinstance(said, GraphAnswer)
    woven = [quad.triple for quad in store.quads(_graph(store))]
    odd = {triple.subject for triple in woven if triple.object == _ANOMALY}
    return [*(triple for triple in woven if triple.subject not in odd), *made, *said]


_ODD: Final = """SELECT ?graph {{
  GRAPH <{woven}> {{ ?m a kg:Anomaly }} GRAPH ?graph {{ ?m oa:hasTarget ?place }}
}}"""
_ODD_IN: Final = """CONSTRUCT {{
  ?m a kg:Mention, kg:Anomaly ; rdfs:comment ?told ; ?p ?o . ?o ?q ?v . ?v ?r ?w
}} WHERE {{
  GRAPH <{woven}> {{ ?m a kg:Anomaly ; rdfs:comment ?told }}
  GRAPH <{graph}> {{
    ?m ?p ?o FILTER(?p != rdfs:comment)
    OPTIONAL {{ ?m oa:hasTarget ?o . ?o ?q ?v OPTIONAL {{ ?o oa:hasSelector ?v . ?v ?r ?w }} }}
  }}
}}"""


def contradictions(store: Store) -> int:
    """How many mentions contradict another letter, by what ``weave`` found last."""
    counted = rows(store, f"SELECT (COUNT(?m) AS ?count) WHERE {{ GRAPH <{_graph(store)}> {{ ?m a kg:Anomaly }} }}")
    return int(next(counted)["count"])


def _state(store: Store) -> str:
    """What the answers depend on, as one digest: the letters, by source and maker, the rules and their code."""
    # A sum, so that they count in no order and none need be kept
    letters = sum(
        int.from_bytes(sha256(f"{predicate} {name} {value}".encode()).digest())
        for predicate in (KG.sha256, PROV.wasAttributedTo)
        for name, value in store.told_of_graphs(predicate)
    )
    digest = sha256(f"{letters % 2**256:x}".encode())
    for rule in rules():
        digest.update(rule.query.encode())
    for room in (Path(__file__).parent, Path(lexicon.__file__).parent):
        for file in sorted(room.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _told(store: Store) -> set[str]:
    """The state that the graph was woven from, as it says itself; none where a weaving was broken off."""
    here = ox.NamedNode(_graph(store))
    with store.reading() as engine:
        return {value(quad.object) for quad in engine.quads_for_pattern(here, _STATE, None, here)}


def _begin(store: Store, first: Iterable[Link]) -> None:
    """Tells which meetings are one, and that the rest of the graph is not up to date."""
    alike = {_alike(link) for link in first}
    here = ox.NamedNode(_graph(store))
    with store.reading() as engine:
        old = {q.triple for one in (_SAME, _STATE) for q in engine.quads_for_pattern(None, one, None, here)}
    store.change_graph(_graph(store), add=alike - old, remove=old - alike)


def _alike(link: Link) -> ox.Triple:
    return ox.Triple(ox.NamedNode(link.subject), _SAME, ox.NamedNode(link.object))


def _end(store: Store, links: Collection[Link], oddities: Iterable[Oddity], state: str) -> None:
    """The graph as it shall be, with the state that it was woven from."""
    graph = _graph(store)
    new = triples(store.base_iri, links, oddities, {rule.said.name: rule.said for rule in rules()})
    new |= statuses(store, links, graph)
    new.add(ox.Triple(ox.NamedNode(graph), _STATE, ox.Literal(state)))
    old = {quad.triple for quad in store.quads(graph)}
    store.change_graph(graph, add=new - old, remove=old - new)


def _answers(
    store: Store, asked: Iterable[Rule], same: Mapping[str, str] | None = None
) -> tuple[list[Link], list[Oddity]]:
    """What the rules conclude, each conclusion once; of a mention that is odd in two ways the first counts."""
    links: list[Link] = []
    odd: dict[str, Oddity] = {}
    for rule in asked:
        for row in judged(rule.said.name, rows(store, rule.query)):
            if "nl" in row:
                odd.setdefault(row["subject"], Oddity(row["subject"], row["nl"], row["en"]))
            else:
                links.append(_link(row, rule.said.name).told_of(same or {}))
    return _each_once(links), list(odd.values())


def _each_once(links: Iterable[Link]) -> list[Link]:
    found: dict[tuple[str, ...], Link] = {}
    for link in links:
        found[link.key] = link.joined(found.get(link.key))
    return list(found.values())


def _link(row: Mapping[str, str], rule: str) -> Link:
    confidence = float(row["confidence"]) if "confidence" in row else None
    because = frozenset([row["because"]] if "because" in row else [])
    return Link(row["subject"], row["property"], row["object"], rule, confidence, because, "partly" in row)
