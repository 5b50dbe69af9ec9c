"""Which letters are new, changed or gone since the last weaving, and what is to be asked anew for it.

Each letter's graph tells facts by which others can bear on it, or it on them (``facts.part``): a family, a key and a
value. The key of a fact is *fired* where something is told of it by a graph that changed: letters that hold the key
hear of it (``kg.threads.hearing``). Of what many letters tell alike, as the days of a meeting, only what no other
letter tells counts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Final

import pyoxigraph as ox
from rdflib import PROV

from kg import resources
from kg.rdf.namespaces import KG, PREFIXES
from kg.shown import Shown, silent
from kg.store.embedded import Store
from kg.store.query import Solutions
from kg.threads.asked import value as text
from kg.threads.asking import Asking
from kg.threads.ledger import Ledger
from kg.threads.rules import of, rules

__all__ = ["awaited", "look", "loose", "read"]

Fact = tuple[str, str, str]

TOGETHER: Final = 500
"""Graphs whose facts are asked together."""
_MANY: Final = 2000
"""Graphs of which somebody may wait long enough to wonder."""
_ALIKE: Final = frozenset(("meeting", "debate", "issued", "name"))
"""Families of which every letter that names the thing tells, mostly the same."""
_WORDS: Final = frozenset(("awaiting", "answered", "postponed", "promised on", "promising", "words", "number"))
"""Families whose keys are texts: days, months, digests and numbers; those of the others are things."""
_SPAN: Final = 4
"""The agenda of a meeting may be promised in its month, in the three before, and before the month of its first day."""


def look(store: Store, ledger: Ledger) -> str:
    """Notes every letter's graph by what it was made from; gives a digest of them all, whatever their order."""
    every = 0

    def seen() -> Iterator[tuple[str, int]]:
        nonlocal every
        for predicate in (KG.sha256, PROV.wasAttributedTo):
            for name, value in store.told_of_graphs(predicate):
                digest = sha256(f"{predicate} {name} {value}".encode()).digest()
                # A sum, so that they count in no order and none need be kept
                every += int.from_bytes(digest)
                yield name, int.from_bytes(digest[:7])

    with ledger.failing():
        ledger.table.executemany("INSERT INTO seen VALUES (?, ?)", seen())
        ledger.table.execute("CREATE INDEX temp.seen_by_graph ON seen (graph)")
    return sha256(f"{every % 2**256:x}".encode()).hexdigest()


def loose(store: Store, ledger: Ledger) -> bool:
    """Whether a graph that is no letter's tells what the rules ask about: statements that were loaded or put in.

    What they tell of a letter need not stand in its graph, so that a change cannot be followed from letter to letter.
    """
    own = {store.graph_iri(name) for name in ("reference", "dataset", "threads")}
    with store.reading() as engine:
        for graph in engine.named_graphs():
            name = str(getattr(graph, "value", graph))
            if name in own or ledger.table.execute("SELECT 1 FROM seen WHERE graph = ?", (name,)).fetchone():
                continue
            if any(next(engine.quads_for_pattern(None, one, None, graph), None) for one in _asked()):
                return True
    return False


@cache
def _asked() -> tuple[ox.NamedNode, ...]:
    """All that the questions name: the properties that count."""
    every = (
        resources.text("threads", "facts.part"),
        resources.text("threads", "desk.part"),
        *(r.query for r in rules()),
    )
    names = {name for text in every for name in _NAME.findall(text) if name[0] in PREFIXES}
    return tuple(ox.NamedNode(PREFIXES[prefix] + name) for prefix, name in sorted(names | {("kg", "status")}))


_NAME: Final = re.compile(r"\b([a-z-]+):(\w+)")


def read(asking: Asking, ledger: Ledger, written: Iterable[str], shown: Shown, *, whole: bool) -> bool:
    """Notes what the graphs that changed tell now, and fires what they told and tell; of all of them where it is a
    ``whole`` weaving, in which everything is asked anyway. ``written`` are graphs that may have changed without a
    new source. Tells whether they are many.
    """
    table = ledger.table
    with ledger.failing():
        table.executemany("INSERT OR IGNORE INTO altered VALUES (?)", ((one,) for one in written))
        table.execute("""DELETE FROM altered WHERE graph NOT IN (SELECT graph FROM seen)
            AND graph NOT IN (SELECT graph FROM unit)""")
        table.execute("""INSERT OR IGNORE INTO altered SELECT graph FROM (SELECT graph, SUM(digest) AS digest FROM seen
            GROUP BY graph) AS now WHERE NOT EXISTS (
              SELECT 1 FROM unit WHERE unit.graph = now.graph AND unit.digest = now.digest)""")
        table.execute(
            "INSERT OR IGNORE INTO altered SELECT graph FROM unit WHERE graph NOT IN (SELECT graph FROM seen)"
        )
        [(count,)] = table.execute("SELECT COUNT(*) FROM altered")
    many = bool(count > _MANY)
    pieces = asking.each(_facts, ledger.pieces("SELECT graph FROM altered WHERE graph > ?1", TOGETHER))
    for _, told in (shown if many else silent)(pieces, -(-count // TOGETHER), "threads: what letters tell"):
        with ledger.failing():
            _note(ledger, told, fire=not whole)
    return many


def _facts(store: Store, graphs: list[str]) -> dict[str, set[Fact]]:
    """What each of these graphs tells."""
    found: dict[str, set[Fact]] = {graph: set() for graph in graphs}
    answer = store.ask(of(resources.text("threads", "facts.part"), graphs))
    assert isinstance(answer, Solutions)
    for graph, family, key, told in answer:
        if isinstance(key, ox.BlankNode) or (text(family) not in _WORDS and not isinstance(key, ox.NamedNode)):
            continue
        value = "" if told is None else text(told)
        fact = (text(family), text(key), value)
        facts = found[str(getattr(graph, "value", graph))]
        facts.add(fact)
        if fact[0] == "meeting":
            facts.update(("calendar", month, fact[1]) for month in _months(value))
    return found


def _months(told: str) -> Iterator[str]:
    """The months in which a meeting is held, each behind its formation, by what is told of it."""
    start, end, formation = told.split(" ", 2)
    yield from (f"{formation} {month}" for month in _from(start[:7], end[:7]))


def _from(first: str, last: str) -> Iterator[str]:
    """The months from one to another, at most a year's."""
    for ahead in range(12):
        month = _moved(first, ahead)
        if month and month <= last:
            yield month


def _moved(month: str, ahead: int) -> str:
    """A month some months on; "" where it is none."""
    if not month[:4].isdigit() or not month[5:7].isdigit():
        return ""
    count = int(month[:4]) * 12 + int(month[5:7]) - 1 + ahead
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def _note(ledger: Ledger, told: dict[str, set[Fact]], *, fire: bool) -> None:
    """Puts what graphs tell in the place of what they told; one that is gone tells nothing more."""
    table = ledger.table
    changed: set[Fact] = set()
    touched: set[Fact] = set()
    before: dict[str, tuple[int, set[Fact]]] = {}
    for graph in told:
        row = table.execute("SELECT id FROM unit WHERE graph = ?", (graph,)).fetchone()
        old = set(table.execute("SELECT family, key, value FROM fact WHERE unit = ?", row)) if row else set()
        before[graph] = (row[0] if row else 0, old)
        changed |= old ^ told[graph]
        touched |= old | told[graph]
    alike = {fact: _held(ledger, fact) for fact in changed if fact[0] in _ALIKE} if fire else {}
    for graph, facts in told.items():
        unit, old = before[graph]
        digest = table.execute("SELECT SUM(digest) FROM seen WHERE graph = ?", (graph,)).fetchone()[0]
        if digest is None:
            table.execute("DELETE FROM fact WHERE unit = ?", (unit,))
            table.execute("DELETE FROM unit WHERE id = ?", (unit,))
            continue
        if unit:
            table.execute("UPDATE unit SET digest = ? WHERE id = ?", (digest, unit))
        else:
            made = table.execute("INSERT INTO unit (graph, digest) VALUES (?, ?)", (graph, digest))
            unit = int(made.lastrowid or 0)
        table.executemany(
            "DELETE FROM fact WHERE unit = ? AND family = ? AND key = ? AND value = ?",
            ((unit, *fact) for fact in old - facts),
        )
        table.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", ((unit, *fact) for fact in facts - old))
    if fire:
        news = {fact for fact, held in alike.items() if held != _held(ledger, fact)}
        keys = set(_fired(touched, news, {graph: facts | before[graph][1] for graph, facts in told.items()}))
        table.executemany("INSERT OR IGNORE INTO fired VALUES (?, ?)", keys)


def _held(ledger: Ledger, fact: Fact) -> bool:
    asked = "SELECT 1 FROM fact WHERE family = ? AND key = ? AND value = ?"
    return ledger.table.execute(asked, fact).fetchone() is not None


def _fired(touched: Iterable[Fact], news: Iterable[Fact], by_graph: dict[str, set[Fact]]) -> Iterator[tuple[str, str]]:
    """The keys of which something is told anew: of the families in which letters tell the same only by news."""
    for family, key, _ in touched:
        if family == "meeting":
            yield "named", key
        elif family not in _ALIKE and family != "calendar":
            yield family, key
    for family, key, value in news:
        yield family, key
        if family == "meeting":
            yield from (("calendar", month) for month in _months(value))
            yield from awaited(value)
    for facts in by_graph.values():
        agendas = {key for family, key, _ in facts if family == "agenda"}
        for family, key, value in facts:
            if family == "meeting" and key in agendas:
                yield from awaited(value)


def awaited(told: str) -> Iterator[tuple[str, str]]:
    """The months in which the agenda of a meeting may be promised, by what is told of it."""
    for month in {one.rpartition(" ")[2] for one in _months(told)}:
        yield from (("awaiting", _moved(month, -back)) for back in range(_SPAN + 1))
