"""Says in SPARQL what a shape demands: from a rule of SHACL to a query for the graphs that may break it.

What is derived may name too much, never too little: where SPARQL and SHACL could see a value differently the value is
taken for wrong, and pySHACL decides. A rule that uses what is not known here is not derived at all. The terms are
those of SHACL Core, https://www.w3.org/TR/shacl/.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, count, product

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, RDFS
from rdflib.term import Node

from kg.errors import ShapeError

__all__ = ["SPELLINGS", "breaking"]

# Told of a rule, or read with another parameter: no constraint of their own
_SILENT = frozenset(
    {RDF.type, SH.severity, SH.path, SH.name, SH.message, SH.description, SH.order, SH.group, SH.flags,
     SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, DCTERMS.identifier, RDFS.comment, RDFS.label}
)  # fmt: skip
# Spellings of which every reader makes the same, and a store no other; the rest is left to pySHACL.
SPELLINGS = {
    XSD.string: "^",
    RDF.langString: "^",
    XSD.boolean: "^(true|false)$",
    XSD.integer: "^(0|[1-9][0-9]{0,17})$",
    XSD.date: "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"
    "|^[1-9][0-9]{3}-(0[13-9]|1[0-2])-(29|30)$|^[1-9][0-9]{3}-(0[13578]|1[02])-31$",
    XSD.decimal: r"^-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,9})?$",
    XSD.gYearMonth: "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$",
}
_KINDS = {SH.IRI: "isIRI({0})", SH.Literal: "isLiteral({0})", SH.BlankNode: "isBlank({0})",
          SH.BlankNodeOrIRI: "!isLiteral({0})", SH.IRIOrLiteral: "!isBlank({0})"}  # fmt: skip
# A count is asked by so many values in a row
_MOST = 4
# Patterns that mean the same to each engine: no look-around, no back reference, no class of a kind that differs
_PATTERNS_ALIKE = re.compile(r"(?:[\w/:^$,{}()|+*?.-]|\[[^\]\\&~]*(?:\\\\[^\]\\&~]*)*\]|\\[.\\])*", re.ASCII)


class _UnknownError(Exception):
    """A rule uses what has no translation here."""


def breaking(shapes: Graph, shape: Node) -> str | None:
    """A SELECT of ``?g``, the named graphs in which a node may break the rule; None where it cannot be derived."""
    try:
        prefixes, patterns = _asked(shapes, shape) if (shape, SH.sparql, None) in shapes else _stated(shapes, shape)
        targets = _targets(shapes, shape)
    except (_UnknownError, ShapeError):
        return None
    cases = " UNION ".join(f"{{ GRAPH ?g {{ {targets} {pattern} }} }}" for pattern in patterns)
    return f"{prefixes}SELECT DISTINCT ?g WHERE {{ {cases} }}"


def _stated(shapes: Graph, shape: Node) -> tuple[str, list[str]]:
    return "", _Writer(shapes).broken(shape, "?this")


def _asked(shapes: Graph, shape: Node) -> tuple[str, list[str]]:
    """A rule that is a query itself: its prefixes and its pattern."""
    (constraint, *more) = shapes.objects(shape, SH.sparql)
    if more or set(shapes.predicates(shape)) - _SILENT - {SH.sparql} or (shape, SH.path, None) in shapes:
        raise _UnknownError
    head, _, body = str(shapes.value(constraint, SH.select)).partition("{")
    inner, closed, rest = body.rpartition("}")
    if not closed or rest.strip() or re.search(r"\$(?!this\b)|\bSELECT\b", inner + head.replace("SELECT", "", 1)):
        raise _UnknownError
    prefixes = "".join(
        f"PREFIX {shapes.value(one, SH.prefix)}: <{shapes.value(one, SH.namespace)}> "
        for holder in shapes.objects(constraint, SH.prefixes)
        for one in shapes.objects(holder, SH.declare)
    )
    return prefixes, [inner.replace("$this", "?this")]


def _targets(shapes: Graph, shape: Node) -> str:
    """The nodes that a rule is about, as ``?this``."""
    forms = {SH.targetClass: "{{ ?this a {0} }}", SH.targetSubjectsOf: "{{ ?this {0} [] }}",
             SH.targetObjectsOf: "{{ [] {0} ?this }}"}  # fmt: skip
    found = [
        form.format(_term(of)) for kind, form in forms.items() for of in sorted(shapes.objects(shape, kind), key=str)
    ]
    if not found or (shape, SH.targetNode, None) in shapes or (shape, SH.target, None) in shapes:
        raise _UnknownError
    return " UNION ".join(found)


def _term(node: Node) -> str:
    """An IRI or plain text as SPARQL writes it: what has one spelling only."""
    if isinstance(node, URIRef) or (isinstance(node, Literal) and node.datatype in (None, XSD.string)):
        return node.n3()
    raise _UnknownError


class _Writer:
    """Writes patterns over one set of shapes; each variable that it needs is new.

    A pattern stands in a group after one that binds its node, and fits where the node may break the shape.
    """

    def __init__(self, shapes: Graph) -> None:
        self.shapes = shapes
        self._names = (f"?v{number}" for number in count())

    def broken(self, shape: Node, focus: str) -> list[str]:
        """The patterns of which one fits where the focus node may break the shape."""
        path = self.shapes.value(shape, SH.path)
        found = self._here(shape, focus) if path is None else self._at_path(shape, focus, _path(self.shapes, path))
        patterns = list(found)
        if not patterns:
            raise _UnknownError
        return patterns

    def _here(self, shape: Node, focus: str) -> Iterator[str]:
        """A node shape: its one value is the focus node."""
        for parameter, argument in self._parameters(shape):
            if parameter == SH.property:
                yield from self.broken(argument, focus)
            elif parameter == SH.hasValue:
                yield f"FILTER (!sameTerm({focus}, {_term(argument)}))"
            else:
                yield from self._wrong(shape, parameter, argument, focus)

    def _at_path(self, shape: Node, focus: str, path: str) -> Iterator[str]:
        """A property shape: its values are what the path leads to."""
        for parameter, argument in self._parameters(shape):
            if about_all := _OF_ALL_VALUES.get(parameter):
                yield from about_all(self, argument, focus, path)
            else:
                value = next(self._names)
                wrong = self._wrong(shape, parameter, argument, value)
                yield from (f"{focus} {path} {value} . {pattern}" for pattern in wrong)

    def _parameters(self, shape: Node) -> Iterator[tuple[Node, Node]]:
        for parameter, argument in sorted(self.shapes.predicate_objects(shape), key=str):
            if parameter not in _SILENT:
                yield parameter, argument

    def _wrong(self, shape: Node, parameter: Node, argument: Node, value: str) -> list[str]:
        """The patterns of which one fits where a value may break one constraint."""
        if parameter == SH["or"]:
            branches = (self.broken(one, value) for one in Collection(self.shapes, argument))
            return [" ".join(each) for each in product(*branches)]
        if parameter == SH["not"]:
            return [self._not(argument, value)]
        if parameter == SH["class"]:
            return [f"MINUS {{ {value} a {_term(argument)} }}"]
        if parameter == SH.pattern:
            return [f"FILTER ({self._unlike(shape, str(argument), value)})"]
        write = _OF_ONE_VALUE.get(parameter)
        if write is None:
            raise _UnknownError
        return [f"FILTER ({write(self, argument, value)})"]

    def _not(self, shape: Node, value: str) -> str:
        """Of a class alone: there what may be broken is broken, and what is not broken conforms."""
        (of, *more) = self.shapes.objects(shape, SH["class"])
        if more or set(self.shapes.predicates(shape)) - {RDF.type} != {SH["class"]}:
            raise _UnknownError
        return f"{value} a {_term(of)} ."

    def _unlike(self, shape: Node, pattern: str, value: str) -> str:
        if (shape, SH.flags, None) in self.shapes or not _PATTERNS_ALIKE.fullmatch(pattern):
            raise _UnknownError
        return f"isBlank({value}) || !REGEX(STR({value}), {Literal(pattern).n3()})"

    def min_count(self, argument: Node, focus: str, path: str) -> Iterator[str]:
        yield f"MINUS {{ {self._so_many(int(str(argument)), focus, path)} }}"

    def max_count(self, argument: Node, focus: str, path: str) -> Iterator[str]:
        yield self._so_many(int(str(argument)) + 1, focus, path)

    def _so_many(self, number: int, focus: str, path: str) -> str:
        """Fits where there are as many different values, or more."""
        if not 0 < number <= _MOST:
            raise _UnknownError
        values = [next(self._names) for _ in range(number)]
        apart = " && ".join(f"!sameTerm({one}, {other})" for one, other in combinations(values, 2))
        return f"{focus} {path} {', '.join(values)} . {apart and f'FILTER ({apart})'}"

    def has_value(self, argument: Node, focus: str, path: str) -> Iterator[str]:
        yield f"MINUS {{ {focus} {path} {_term(argument)} }}"

    def unique_lang(self, _: Node, focus: str, path: str) -> Iterator[str]:
        first, second = next(self._names), next(self._names)
        same = f"LCASE(LANG({first})) = LCASE(LANG({second})) && LANG({first}) != ''"
        yield f"{focus} {path} {first}, {second} . FILTER (!sameTerm({first}, {second}) && {same})"

    def equals(self, argument: Node, focus: str, path: str) -> Iterator[str]:
        value, other = next(self._names), next(self._names)
        yield f"{focus} {path} {value} . MINUS {{ {focus} {_term(argument)} {value} }}"
        yield f"{focus} {_term(argument)} {other} . MINUS {{ {focus} {path} {other} }}"

    def less(self, sign: str, argument: Node, focus: str, path: str) -> Iterator[str]:
        low, high = next(self._names), next(self._names)
        yield f"{focus} {path} {low} ; {_term(argument)} {high} . FILTER ({_unsure(f'{low} {sign} {high}', low, high)})"

    def datatype(self, argument: Node, value: str) -> str:
        spelling = Literal(_spelling(argument)).n3()
        of = f"isLiteral({value}) && DATATYPE({value}) = {_term(argument)}"
        return f"!COALESCE({of} && REGEX(STR({value}), {spelling}), false)"

    def node_kind(self, argument: Node, value: str) -> str:
        form = _KINDS.get(URIRef(str(argument)))
        if form is None:
            raise _UnknownError
        return f"!({form.format(value)})"

    def min_length(self, argument: Node, value: str) -> str:
        return f"isBlank({value}) || STRLEN(STR({value})) < {int(str(argument))}"

    def among(self, argument: Node, value: str) -> str:
        allowed = " || ".join(f"sameTerm({value}, {_term(one)})" for one in Collection(self.shapes, argument))
        return f"!({allowed})"

    def language_in(self, argument: Node, value: str) -> str:
        allowed = " || ".join(f"LANG({value}) = {_term(one)}" for one in Collection(self.shapes, argument))
        return f"!COALESCE({allowed}, false)"

    def bound(self, sign: str, argument: Node, value: str) -> str:
        return _unsure(f"{value} {sign} {int(str(argument))}", value)


def _spelling(datatype: Node) -> str:
    spelling = SPELLINGS.get(URIRef(str(datatype)))
    if spelling is None:
        raise _UnknownError
    return spelling


def _unsure(holds: str, *values: str) -> str:
    """Broken unless it surely holds between values whose spelling leaves no doubt."""
    sure = " && ".join(
        "(" + " || ".join(
            f"(DATATYPE({value}) = {of.n3()} && REGEX(STR({value}), {Literal(SPELLINGS[of]).n3()}))"
            for of in (XSD.integer, XSD.decimal, XSD.date)
        ) + ")"
        for value in values
    )  # fmt: skip
    return f"!COALESCE({holds} && {sure}, false)"


_OF_ALL_VALUES: dict[Node, Callable[[_Writer, Node, str, str], Iterator[str]]] = {
    SH.minCount: _Writer.min_count,
    SH.maxCount: _Writer.max_count,
    SH.hasValue: _Writer.has_value,
    SH.uniqueLang: _Writer.unique_lang,
    SH.equals: _Writer.equals,
    SH.lessThan: lambda writer, *rest: writer.less("<", *rest),
    SH.lessThanOrEquals: lambda writer, *rest: writer.less("<=", *rest),
}
_OF_ONE_VALUE: dict[Node, Callable[[_Writer, Node, str], str]] = {
    SH.datatype: _Writer.datatype,
    SH.nodeKind: _Writer.node_kind,
    SH.minLength: _Writer.min_length,
    SH["in"]: _Writer.among,
    SH.languageIn: _Writer.language_in,
    SH.minInclusive: lambda writer, *rest: writer.bound(">=", *rest),
    SH.maxInclusive: lambda writer, *rest: writer.bound("<=", *rest),
}


def _path(shapes: Graph, path: Node) -> str:
    """A path of SHACL as SPARQL writes it, in full IRIs."""
    if isinstance(path, URIRef):
        return path.n3()
    inverse, either = shapes.value(path, SH.inversePath), shapes.value(path, SH.alternativePath)
    if inverse is not None:
        return f"^({_path(shapes, inverse)})"
    if either is not None:
        return "(" + "|".join(_path(shapes, step) for step in Collection(shapes, either)) + ")"
    if (path, RDF.first, None) in shapes:
        return "(" + "/".join(_path(shapes, step) for step in Collection(shapes, path)) + ")"
    raise _UnknownError
