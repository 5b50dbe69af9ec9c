"""Turtle that reads well: a paragraph a subject, a line a predicate, long texts with their own line breaks.

Oxigraph's writer puts no blank line between subjects and a letter's whole text on one line. This one is flat: blank
nodes are written by their labels, so that any graph can be streamed, statement after statement.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import IO, Final

import pyoxigraph as ox

from kg.store.convert import Term

__all__ = ["write_turtle"]

_WIDTH: Final = 110
_SCRAP: Final = 40  # the words before and after a quote read better on their line
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# The grammar allows more, with escapes; a name that needs them reads worse than the IRI.
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
# Only spellings that every reader gives back as they stand: rdflib makes 7 of 007 and 1E-7 of 0.0000001.
_SHORT: Final = {
    f"{_XSD}boolean": re.compile("true|false"),
    f"{_XSD}integer": re.compile("0|-?[1-9][0-9]{0,17}"),
    f"{_XSD}decimal": re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,6}"),
}
# Control characters, marks that turn the direction of a line around, line separators, byte order marks, noncharacters:
# none of them can be seen, and some change how the rest of the file is read or shown.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
# What no reader could resolve to anything else: no segment of dots, no colon, no query, no fragment.
_RELATIVE: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_~()+%-]|\.(?!\.|/|\Z)|/(?!/|\.|\Z))*")
_NAMED: Final = {"\b": r"\b", "\f": r"\f", "\r": r"\r"}


class _Names:
    """How IRIs are shortened: by prefixes, and by the base."""

    def __init__(self, prefixes: Mapping[str, str], base: str | None) -> None:
        self._spaces = {space: prefix for prefix, space in prefixes.items()}
        self._base = base
        # Predicates and classes come again and again.
        self.short: Callable[[str], str] = functools.lru_cache(maxsize=4096)(self._short)

    def _short(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._spaces.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        if self._base is not None and iri.startswith(self._base) and _RELATIVE.fullmatch(iri, len(self._base)):
            return f"<{iri[len(self._base) :]}>"
        return f"<{_iri(iri)}>"


def write_turtle(
    triples: Iterable[ox.Triple], output: IO[bytes], prefixes: Mapping[str, str], base: str | None = None
) -> None:
    """Writes triples as they come, those of one subject in a paragraph if they come together.

    With ``base``, which ends in a slash, IRIs beneath it are written relative to it.
    """
    names = _Names(prefixes, base)
    head = "".join(f"@prefix {prefix}: <{_iri(prefixes[prefix])}> .\n" for prefix in sorted(prefixes, key="{}:".format))
    if base is not None:
        head = f"@base <{_iri(base)}> .\n{head}"
    output.write(head.encode())
    apart = "\n" if head else ""
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        lines = " ;\n    ".join(_lines(group, names))
        output.write(f"{apart}{_term(subject, names)} {lines} .\n".encode())
        apart = "\n"


def _lines(triples: Iterable[ox.Triple], names: _Names) -> Iterator[str]:
    """Each predicate with its objects, on one line where they fit."""
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate):
        verb = "a" if predicate.value == _TYPE else _term(predicate, names)
        objects = [_term(triple.object, names) for triple in group]
        line = f"{verb} {', '.join(objects)}"
        if len(objects) > 1 and (len(line) > _WIDTH or "\n" in line):
            line = f"{verb}\n        " + ",\n        ".join(objects)
        yield line


def _term(term: Term, names: _Names) -> str:
    if isinstance(term, ox.NamedNode):
        return names.short(term.value)
    if isinstance(term, ox.Literal):
        return _literal(term, names)
    if isinstance(term, ox.Triple):
        inner = " ".join(_term(part, names) for part in (term.subject, term.predicate, term.object))
        return f"<<( {inner} )>>"
    return str(term)


def _iri(iri: str) -> str:
    return _UNSEEN.sub(_code, iri)


def _literal(term: ox.Literal, names: _Names) -> str:
    text, datatype = term.value, term.datatype.value
    if datatype in _SHORT and _SHORT[datatype].fullmatch(text):
        return text
    quoted = _long(text) if "\n" in text and len(text) > _SCRAP else _quoted(text)
    if term.language:
        direction = getattr(term, "direction", None)
        return f"{quoted}@{term.language}" + (f"--{direction.value}" if direction else "")
    return quoted if datatype == f"{_XSD}string" else f"{quoted}^^{names.short(datatype)}"


def _quoted(text: str) -> str:
    bare = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{_UNSEEN.sub(_code, bare)}"'


def _long(text: str) -> str:
    """With its line breaks; of quotes side by side, and of one at the end, none may be taken for the closing ones."""
    bare = re.sub(r'"(?="|\Z)', r"\"", text.replace("\\", "\\\\"))
    return f'"""{_UNSEEN.sub(_code, bare)}"""'


def _code(found: re.Match[str]) -> str:
    mark = found[0]
    return _NAMED.get(mark, f"\\u{ord(mark):04X}")
