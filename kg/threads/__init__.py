"""Threads across letters: what follows from several letters together, and from none of them alone.

Each rule is a question to the store, ``*.rq`` beside this file, headed by what it says in Dutch and English. It answers
with ``?subject ?property ?object``, with ``?confidence`` where the link is inferred (one without is the same fact told
the other way round) and ``?because``, the mentions whose words it rests on; or, of what cannot be, with ``?subject`` (a
mention) and ``?nl ?en``. Where words decide which of the answers hold, ``judges`` has a judge of the rule's name.
``weave`` puts the answers in ``graph/threads``, with how each commitment stands by them. They depend on the letters
that the store holds and on nothing else, so neither their order of arrival nor the number of builds matters: what was
concluded last is kept beside the store (``ledger``), and asked anew is only that on which a letter that came, changed
or left can bear (``changes``, ``hearing``).
"""

from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg import lexicon, resources
from kg.errors import StoreError
from kg.rdf.namespaces import KG
from kg.shown import Shown, silent
from kg.store.embedded import Store
from kg.store.query import GraphAnswer
from kg.threads.asked import rows, value
from kg.threads.asking import Asking
from kg.threads.changes import look, loose, read
from kg.threads.ledger import Ledger
from kg.threads.rules import Rule, rules
from kg.threads.settling import sweep
from kg.threads.weaving import Weaving

__all__ = ["GRAPH", "Rule", "Woven", "contradictions", "forget", "oddities", "rules", "told", "weave", "woven_graph"]

GRAPH: Final = "threads"
_STATE: Final = ox.NamedNode("https://schema.org/version")
_ANOMALY: Final = ox.NamedNode(str(KG.Anomaly))


@dataclass(frozen=True, slots=True)
class Woven:
    """What ``weave`` did: whether there was anything new to ask, and how many links and oddities there are then."""

    asked: bool
    links: int = 0
    oddities: int = 0


def weave(store: Store, jobs: int = 1, shown: Shown = silent) -> Woven:
    """Brings ``graph/threads`` up to date with the letters of a store, writing only what changed.

    With ``jobs`` above 1 as many other processes ask where there is much to ask, and this one writes. ``shown`` shows
    how far it is, where it takes long.
    Broken off at any moment it leaves a graph that the next call completes. Raises StoreError for a reader, or where
    the disk does not allow it.
    """
    if not store.writable:
        raise StoreError(f"The store {store.path} is open for reading only; open it for writing.")
    with closing(Ledger(store.path)) as ledger, closing(Asking(store, jobs)) as asking:
        told, world, changed = _told(store), _world(store), store.changed
        believed = changed.known and ledger.believed(changed, world, told)
        if not believed:
            ledger.anew()
        state = sha256(f"{look(store, ledger)} {_code()}".encode()).hexdigest()
        if believed and state in told and (changed.heirs or next(iter(changed), None) is None):
            return Woven(asked=False)
        apart = loose(store, ledger)
        if apart and believed:  # since then it is not known what follows from which letter
            ledger.anew()
            look(store, ledger)
        whole = apart or not believed
        forget(store)
        left = next(store.quads(_graph(store)), None) is not None
        written = (graph for graph, _ in changed)
        many = read(asking, ledger, written, shown, whole=whole)
        Weaving(store, asking, ledger, _graph(store), whole=whole, loose=apart).weave(shown if many else silent)
        if whole and left:
            sweep(store, ledger, _graph(store))
        store.change_graph(_graph(store), add=[_woven_from(store, state)], remove=[])
        done = Woven(True, *ledger.counts())
        ledger.finish(store.changed, world, state)
    return done


def told(store: Store) -> bool:
    """Whether a store tells of any letter, so that something may follow."""
    return next(rows(store, "SELECT ?mention { ?mention a kg:Mention } LIMIT 1"), None) is not None


def forget(store: Store) -> None:
    """Has the next ``weave`` ask anew: what the rules are asked about is about to change otherwise than by letters."""
    store.change_graph(_graph(store), add=[], remove={_woven_from(store, state) for state in _told(store)})


def _woven_from(store: Store, state: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(_graph(store)), _STATE, ox.Literal(state))


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


def _code() -> str:
    """A digest of the rules and their code, on which the answers depend beside the letters."""
    digest = sha256(resources.text("threads", "facts.part").encode())
    for rule in rules():
        digest.update(rule.query.encode())
    for room in (Path(__file__).parent, Path(lexicon.__file__).parent):
        for file in sorted(room.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _world(store: Store) -> str:
    """A digest of all that the answers depend on and no letter tells: rules, code, and the facts that letters share."""
    quads = (quad.triple for quad in store.quads(store.graph_iri("reference")))
    lines = ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b""
    return sha256(b"\n".join((_code().encode(), *sorted(lines.splitlines())))).hexdigest()


def _told(store: Store) -> set[str]:
    """The state that the graph was woven from, as it says itself; none where a weaving was broken off."""
    here = ox.NamedNode(_graph(store))
    with store.reading() as engine:
        return {value(quad.object) for quad in engine.quads_for_pattern(here, _STATE, None, here)}
