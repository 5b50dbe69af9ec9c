"""What the store answers to a rule, and which of it holds: by the desks of letters, and by words."""

from collections.abc import Iterable

from kg.store.embedded import Store
from kg.threads.asked import rows
from kg.threads.desks import Row, of_one_desk
from kg.threads.judges import judged
from kg.threads.rules import Rule, rules

__all__ = ["Row", "answers", "answers_holding", "holding"]


def answers(name: str, store: Store, roots: list[str]) -> list[Row]:
    """The answers to the rule of a name, of these roots."""
    return list(rows(store, _rule(name).of(roots)))


def answers_holding(store: Store, asked: tuple[str, list[str]]) -> list[Row]:
    """Those that hold, of the rule of a name and these roots."""
    name, roots = asked
    return holding(store, _rule(name), answers(name, store, roots))


def holding(store: Store, rule: Rule, found: Iterable[Row]) -> list[Row]:
    """The answers to a rule that hold."""
    return [dict(row) for row in judged(rule.said.name, of_one_desk(store, rule, found))]


def _rule(name: str) -> Rule:
    return next(rule for rule in rules() if rule.said.name == name)
