"""The named queries of ``kg/queries/*.rq``: text with typed holes.

Each file begins with ``# title:``, ``# question:`` (nl), ``# question (en):`` and, for each hole, ``# parameter: name
kind default`` (a kind of ``kg.store.values``) and ``# about name:``, which tells what its values are.
A hole is the line ``VALUES ?name { UNDEF }``; left so, it allows every value, so that each file is a whole query that
any tool runs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg import resources
from kg.errors import ShapeError, UsageError
from kg.rdf.namespaces import XSD
from kg.store.values import KINDS

__all__ = ["NamedQuery", "Parameter", "named", "named_queries"]

_HEAD = re.compile(r"# (title|question|question \(en\)|parameter|about \w+): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A hole: its name, its kind (of ``kg.store.values``), a value to try, what its values are."""

    name: str
    kind: str
    default: str
    about: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One query, with its question in both languages."""

    name: str
    title: str
    nl: str
    en: str
    parameters: tuple[Parameter, ...]
    text: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The query with its holes filled; one without a value stays open. Raises UsageError for a wrong value."""
        known = {parameter.name: parameter for parameter in self.parameters}
        text = self.text
        for name, value in values.items():
            if name not in known:
                names = ", ".join(known) or "none"
                raise UsageError(f"The query {self.name} has no parameter {name[:80]!r}; it has {names}.")
            text = text.replace(_hole(name), f"VALUES ?{name} {{ {_term(known[name], value)} }}")
        return text


def named_queries() -> tuple[NamedQuery, ...]:
    """All of them, by name. Raises ShapeError where a file is not as it should be."""
    return tuple(_read(path.removesuffix(".rq"), text) for path, text in resources.texts("queries", ".rq"))


def named(name: str) -> NamedQuery:
    """One by its name. Raises UsageError, which tells the names."""
    found = {query.name: query for query in named_queries()}
    if name not in found:
        raise UsageError(f"There is no named query {name[:80]!r}; there are {', '.join(found)}.")
    return found[name]


def _read(name: str, text: str) -> NamedQuery:
    told = [(found[1], found[2]) for line in text.splitlines() if (found := _HEAD.fullmatch(line))]
    once = dict(told)
    parameters = tuple(_parameter(value, once) for key, value in told if key == "parameter")
    if not {"title", "question", "question (en)"} <= once.keys() or any(_hole(p.name) not in text for p in parameters):
        raise ShapeError(f"queries/{name}.rq lacks its title, a question or a hole; install kamergraaf again.")
    return NamedQuery(name, once["title"], once["question"], once["question (en)"], parameters, text)


def _parameter(value: str, told: Mapping[str, str]) -> Parameter:
    name, kind, default = value.split(" ", 2)
    if kind not in KINDS:
        raise ShapeError(f"A named query has a parameter {name} of no known kind ({kind}); install kamergraaf again.")
    return Parameter(name, kind, default, told.get(f"about {name}", ""))


def _hole(name: str) -> str:
    return f"VALUES ?{name} {{ UNDEF }}"


def _term(parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    """A value as a term, in whose written form nothing can break out of its place."""
    try:
        value.encode()
        plain = KINDS[parameter.kind](value)
    except UnicodeEncodeError as error:
        raise UsageError(f"{value[:80]!r} is no {parameter.kind} for the parameter {parameter.name}.") from error
    except ValueError as error:
        told = f"{value[:80]!r} is no {parameter.kind} for the parameter {parameter.name}; give {error}."
        raise UsageError(told) from error
    if parameter.kind == "iri":
        return ox.NamedNode(plain)
    return ox.Literal(plain, datatype=ox.NamedNode(str(XSD.date)) if parameter.kind == "date" else None)
