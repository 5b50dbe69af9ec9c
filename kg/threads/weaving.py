"""Brings ``graph/threads`` up to date: asks of what may have changed, notes what follows, and writes what differs.

A whole weaving is the same with everything changed. All of it goes in pieces, so that memory is bounded whatever the
number of letters; only the names of meetings are held together.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import pyoxigraph as ox
from rdflib import OWL

from kg.rdf.namespaces import KG
from kg.shown import Shown, silent
from kg.store.embedded import Store
from kg.threads.asked import rows
from kg.threads.asking import Asking
from kg.threads.changes import awaited
from kg.threads.delays import kept_by_answers
from kg.threads.hearing import everything, follow, hear
from kg.threads.holding import Row, answers, answers_holding, holding
from kg.threads.ledger import Ledger
from kg.threads.links import Link, Oddity, as_one
from kg.threads.rules import Rule, rules
from kg.threads.settling import joined, settle, sweep
from kg.threads.statuses import statuses

__all__ = ["FIRST", "Weaving"]

FIRST: Final = "same-meeting"
"""The other rules go by its answers (`owl:sameAs`), so that two names of a meeting are one to them."""
_LAST: Final = "delay-kept"
"""It goes by the answers to requests."""
_NAMED: Final = "named"
"""What the first rule concludes before each name is led on to the one that is no other's."""
_TOGETHER: Final = 400
"""Roots of a rule that are asked of together."""
_FEWER: Final = {"promise-named": 100, "other-session": 200, "same-meeting": 100}
"""Of these, which may have many answers each."""
_SAME: Final = str(OWL.sameAs)
_ANSWERED: Final = str(KG.answeredBy)
_STATUS_BY: Final = (str(KG.fulfilledBy), _SAME)


class Weaving:
    """One weaving of a store's threads into ``graph``.

    ``loose``: not each letter stands in a graph of its own, so that each rule is asked of all at once. ``whole``:
    everything is asked.
    """

    def __init__(self, store: Store, asking: Asking, ledger: Ledger, graph: str, *, whole: bool, loose: bool) -> None:
        self._store = store
        self._asking = asking
        self._ledger = ledger
        self._graph = graph
        self._whole = whole or loose
        self._loose = loose
        self._same: dict[str, str] = {}

    def weave(self, shown: Shown = silent) -> None:
        """Asks all that is to be asked and writes what differs; ``shown`` shows how far it is. Raises StoreError."""
        asked = {rule.said.name: rule for rule in rules()}
        self._first(asked.pop(FIRST))
        last = asked.pop(_LAST)
        if not self._whole:
            follow(self._ledger)
        for name in (*asked, _LAST):
            self._pend(name)
        self._ask(asked, shown)
        self._delays(last)
        self._statuses()
        settle(self._store, self._ledger, self._graph, shown)

    def _pend(self, name: str) -> None:
        if self._whole:
            everything(self._ledger, name)
        else:
            hear(self._ledger, name)

    def _pieces(self, name: str) -> Iterable[list[str]]:
        return self._ledger.pieces("SELECT root FROM pending WHERE root > ?1 AND rule = ?2", _most(name), name)

    def _ask(self, asked: Mapping[str, Rule], shown: Shown) -> None:
        """Asks the rules of all that is pending, and notes what each concludes."""
        if self._loose:
            for rule in shown(asked.values(), len(asked), "threads: rules"):
                every = holding(self._store, rule, rows(self._store, rule.query))
                self._conclude(rule, {row[rule.root] for row in every}, every)
            return
        # One after the other, with no wait between them for whoever asks
        pieces = ((name, roots) for name in asked for roots in self._pieces(name))
        count = sum(-(-number // _most(name)) for name, number in self._ledger.pending() if name in asked)
        for (name, roots), found in shown(self._asking.each(answers_holding, pieces), count, "threads: rules"):
            self._conclude(asked[name], roots, found)

    def _conclude(self, rule: Rule, roots: Iterable[str], found: Iterable[Mapping[str, str]]) -> None:
        links: dict[str, list[Link]] = {}
        odd: dict[str, set[Oddity]] = {}
        for row in found:
            root = row[rule.root]
            if "nl" in row:
                odd.setdefault(root, set()).add(Oddity(row["subject"], row["nl"], row["en"]))
            else:
                links.setdefault(root, []).append(_link(row, rule.said.name).told_of(self._same))
        for root in roots:
            self._replace(rule.said.name, root, links.get(root, ()))
            self._odd(rule.said.name, root, odd.get(root, set()))

    def _replace(self, rule: str, root: str, links: Iterable[Link]) -> None:
        """Notes what a rule concludes of a root, in the place of what it concluded; what is another now is dirty."""
        table = self._ledger.table
        new = {(link.subject, link.predicate, link.object): _told(link) for link in _each_once(links)}
        asked = "SELECT subject, property, object, confidence, partly, because FROM answer WHERE rule = ? AND root = ?"
        with self._ledger.failing():
            old = {row[:3]: row[3:] for row in table.execute(asked, (rule, root))}
            if self._whole:
                changed: dict[tuple[str, str, str], _Told | None] = dict(new)
            else:
                changed = {said: new.get(said) for said in old.keys() | new.keys() if old.get(said) != new.get(said)}
            where = "rule = ? AND root = ? AND subject = ? AND property = ? AND object = ?"
            gone = ((rule, root, *said) for said in changed if said in old)
            table.executemany(f"DELETE FROM answer WHERE {where}", gone)
            put = ((rule, root, *said, *told) for said, told in changed.items() if told)
            table.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)", put)
            if rule != _NAMED:
                dirty = ((rule, *said) for said in changed)
                table.executemany("INSERT OR IGNORE INTO dirty VALUES (?, ?, ?, ?)", dirty)
            if not self._whole:
                # also where the link is the same: its words may keep the promise in part now
                of = ((said[0],) for said in old.keys() | new.keys() if said[1] in _STATUS_BY)
                table.executemany("INSERT OR IGNORE INTO standing VALUES (?)", of)

    def _odd(self, rule: str, root: str, found: set[Oddity]) -> None:
        table = self._ledger.table
        new = {(odd.mention, odd.nl, odd.en) for odd in found}
        with self._ledger.failing():
            old = set(table.execute("SELECT mention, nl, en FROM odd WHERE rule = ? AND root = ?", (rule, root)))
            if old != new:
                table.execute("DELETE FROM odd WHERE rule = ? AND root = ?", (rule, root))
                table.executemany("INSERT INTO odd VALUES (?, ?, ?, ?, ?)", ((rule, root, *one) for one in new))
                table.executemany("INSERT OR IGNORE INTO doubtful VALUES (?)", ((one[0],) for one in old ^ new))

    # --- meetings ------------------------------------------------------------------------------------------------

    def _first(self, rule: Rule) -> None:
        """Tells which meetings are one, since the other rules go by it, and fires those of which that is new."""
        before = dict(self._pairs(FIRST))
        self._pend(FIRST)
        if self._loose:
            every = list(rows(self._store, rule.query))
            self._name({row[rule.root] for row in every}, every, rule.root)
        else:
            for roots, found in self._asking.each(partial(answers, FIRST), self._pieces(FIRST)):
                self._name(roots, found, rule.root)
        led = as_one(Link(one, _SAME, other, FIRST) for one, other in self._pairs(_NAMED))
        self._same = {link.subject: link.object for link in led}
        for subject in {*before, *self._same}:
            self._lead(subject)
        settle(self._store, self._ledger, self._graph)
        self._asking.written()
        if self._whole:
            # what was told before is still there
            sweep(self._store, self._ledger, self._graph, ox.NamedNode(_SAME))
        else:
            self._alike(before)

    def _name(self, roots: Iterable[str], found: Iterable[Mapping[str, str]], root: str) -> None:
        links: dict[str, list[Link]] = {}
        for row in found:
            links.setdefault(row[root], []).append(_link(row, _NAMED))
        for one in roots:
            self._replace(_NAMED, one, links.get(one, ()))

    def _pairs(self, rule: str) -> list[tuple[str, str]]:
        with self._ledger.failing():
            return self._ledger.table.execute("SELECT subject, object FROM answer WHERE rule = ?", (rule,)).fetchall()

    def _lead(self, subject: str) -> None:
        """Notes to which meeting a name leads, with the words of all by which it does."""
        led = self._same.get(subject)
        said = self._links(subject, _SAME, named=True) if led else []
        self._replace(FIRST, subject, [replace(one, object=led, rule=FIRST) for one in said if led])

    def _alike(self, before: Mapping[str, str]) -> None:
        """Fires the names of meetings that are one with others than before, and of each name all that are one with it
        of which something was fired.
        """
        table = self._ledger.table
        names: dict[str, set[str]] = {}
        for told in (before, self._same):
            for one, other in told.items():
                names.setdefault(other, {other}).add(one)
        of: dict[str, set[str]] = {}
        for group in names.values():
            for one in group:
                of.setdefault(one, set()).update(group)
        with self._ledger.failing():
            new = {one for one in {*before, *self._same} if before.get(one) != self._same.get(one)}
            fired = {("same", other) for one in new for other in of[one]}
            asked = "SELECT value FROM fact WHERE family = 'meeting' AND key = ?"
            for _, one in list(fired):
                fired |= {month for (told,) in table.execute(asked, (one,)) for month in awaited(told)}
            for family in ("meeting", "agenda", "report"):
                keys = [key for (key,) in table.execute("SELECT key FROM fired WHERE family = ?", (family,))]
                fired |= {(family, other) for key in keys for other in of.get(key, ())}
            table.executemany("INSERT OR IGNORE INTO fired VALUES (?, ?)", fired)

    # --- promises ------------------------------------------------------------------------------------------------

    def _delays(self, rule: Rule) -> None:
        """Notes which promises are kept by the answer that they put off."""
        if self._loose:
            every = list(rows(self._store, rule.query))
            self._delayed(rule, {row[rule.root] for row in every}, every)
            return
        for roots, found in self._asking.each(partial(answers, _LAST), self._pieces(_LAST)):
            self._delayed(rule, roots, found)

    def _delayed(self, rule: Rule, roots: Iterable[str], found: list[Row]) -> None:
        asked = {row["request"] for row in found}
        answers = [link for one in sorted(asked) for link in self._links(one, _ANSWERED)]
        letters: dict[str, list[Row]] = {}
        for row in found:
            letters.setdefault(row[rule.root], []).append(row)
        for root in roots:
            self._replace(_LAST, root, kept_by_answers(letters.get(root, ()), answers, _LAST))

    def _links(self, subject: str, predicate: str, *, named: bool = False) -> list[Link]:
        """All links from a subject with one property; those of a name before it is led on where it is ``named``."""
        asked = "SELECT DISTINCT rule, subject, property, object FROM answer WHERE subject = ? AND property = ?"
        with self._ledger.failing():
            keys = self._ledger.table.execute(asked, (subject, predicate)).fetchall()
            return [link for key in keys if (key[0] == _NAMED) is named and (link := joined(self._ledger, key))]

    def _statuses(self) -> None:
        """Notes how each commitment stands of which something may have changed."""
        table = self._ledger.table
        with self._ledger.failing():
            if self._whole:
                table.execute("INSERT OR IGNORE INTO standing SELECT key FROM fact WHERE family = 'promise'")
            else:
                table.execute("INSERT OR IGNORE INTO standing SELECT key FROM fired WHERE family = 'promise'")
                table.execute(
                    """INSERT OR IGNORE INTO standing SELECT subject FROM answer
                      WHERE property = 'http://www.w3.org/2002/07/owl#sameAs'
                      AND object IN (SELECT key FROM fired WHERE family = 'promise')"""
                )
            if self._loose:
                every = rows(self._store, _EVERY)
                table.executemany("INSERT OR IGNORE INTO standing VALUES (?)", ((row["one"],) for row in every))
        for some in self._ledger.pieces("SELECT commitment FROM standing WHERE commitment > ?1", _TOGETHER):
            links = [link for one in some for predicate in _STATUS_BY for link in self._links(one, predicate)]
            found = statuses(self._store, some, links, self._graph)
            with self._ledger.failing():
                table.executemany("DELETE FROM stands WHERE commitment = ?", ((one,) for one in some))
                table.executemany("INSERT INTO stands VALUES (?, ?)", found.items())


_EVERY: Final = """SELECT DISTINCT ?one WHERE {
  { ?letter kg:commitment|kg:fulfils ?one } UNION { ?letter kg:mentions ?one . ?one kg:fulfilledBy [] }
}"""


def _most(name: str) -> int:
    """Roots of the rule of a name that are asked of together."""
    return _FEWER.get(name, _TOGETHER)


_Told = tuple[float | None, int, str]


def _told(link: Link) -> _Told:
    return link.confidence, int(link.partly), json.dumps(sorted(link.because))


def _each_once(links: Iterable[Link]) -> list[Link]:
    found: dict[tuple[str, ...], Link] = {}
    for link in links:
        found[link.key] = link.joined(found.get(link.key))
    return list(found.values())


def _link(row: Mapping[str, str], rule: str) -> Link:
    confidence = float(row["confidence"]) if "confidence" in row else None
    because = frozenset([row["because"]] if "because" in row else [])
    return Link(row["subject"], row["property"], row["object"], rule, confidence, because, "partly" in row)
