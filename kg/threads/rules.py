"""The rules: each a question to the store, and of what it can be asked alone.

Each is a file ``*.rq`` beside this one, headed by what it says in Dutch and English. A line ``# of: ?letter`` names the
rule's root, by which its answers belong together, and stands wherever they are bound: there go the roots that are asked
of. A line ``# part: names of ?subject`` stands for what is asked twice, ``names.part``, of that variable; one ``# one
desk: ?late and ?object`` keeps the answers in which the two letters are of one desk (``desks``).
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from textwrap import indent
from typing import Final

import pyoxigraph as ox

from kg import resources
from kg.errors import ShapeError
from kg.threads.links import Said

__all__ = ["Desk", "Rule", "of", "rules"]

_SAYS: Final = re.compile(r"^# says \((nl|en)\): (.+)$", re.MULTILINE)
_PART: Final = re.compile(r"^(?P<indent> *)# part: (?P<name>\w+) of (?P<of>\?\w+)$", re.MULTILINE)
_OF: Final = re.compile(r"^(?P<indent> *)# of: \?(?P<root>\w+)$", re.MULTILINE)
_DESK: Final = re.compile(r"^ *# one desk(?P<none> or none)?: \?(?P<one>\w+) and \?(?P<other>\w+)$", re.MULTILINE)
_NUMBER: Final = "number"
"""The root that is no IRI but text."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The names in a question of two letters that have to be of one desk; ``perhaps`` the second need not be there."""

    one: str
    other: str
    perhaps: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, its question, and the name in that of its root, and of those that are of one desk."""

    said: Said
    query: str
    root: str
    desks: tuple[Desk, ...] = ()

    def of(self, roots: Iterable[str]) -> str:
        """The question of these roots alone; each answer tells of which it is."""
        return of(self.query, roots)


def of(query: str, roots: Iterable[str]) -> str:
    """A question with these IRIs, or texts, wherever it says of what it can be asked alone; without what is no IRI."""
    found = _OF.search(query)
    assert found is not None
    values = " ".join(_terms(roots, text=found["root"] == _NUMBER))
    return _OF.sub(lambda line: f"{line['indent']}VALUES ?{line['root']} {{ {values} }}", query)


def _terms(roots: Iterable[str], *, text: bool) -> Iterator[str]:
    for root in roots:
        with suppress(ValueError):  # a text, or a node without a name, where loaded statements have one for a thing
            yield str(ox.Literal(root) if text else ox.NamedNode(root))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name. Raises ShapeError for an installation that lacks them, or where one says not what it is."""
    return tuple(_rule(file, query) for file, query in resources.texts("threads", ".rq"))


def _rule(file: str, text: str) -> Rule:
    says = dict(_SAYS.findall(text))
    if set(says) != {"nl", "en"}:
        raise ShapeError(f"threads/{file} does not say in nl and en what its rule is; head it by both.")
    query = _PART.sub(_part, text)
    root = _OF.search(query)
    if root is None:
        raise ShapeError(f"threads/{file} does not say of what it can be asked alone; add a line `# of: ?letter`.")
    desks = tuple(Desk(line["one"], line["other"], line["none"] is not None) for line in _DESK.finditer(query))
    return Rule(Said(file.removesuffix(".rq"), says["nl"], says["en"]), query, root["root"], desks)


def _part(line: re.Match[str]) -> str:
    """What several questions ask in the same words: the named part, of this variable instead of ``?this``."""
    text = resources.text("threads", f"{line['name']}.part").rstrip()
    return indent(text.replace("?this", line["of"]), line["indent"])
