"""Every compiled pattern of a package, and what in it could take more than linear time, read from its parse tree."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

__all__ = ["nested", "patterns", "side_by_side", "unbounded"]

_PARSER: Any = importlib.import_module("re._parser")
_REPEATS = (_PARSER.MAX_REPEAT, _PARSER.MIN_REPEAT)
_ENDLESS = _PARSER.MAXREPEAT
# What any character is asked of, to see whether two parts can take the same one
_PROBES = "aZé09_ \n\t\u00a0.,;:!?()[]-–/'’\"«»|*#@€%&+=<>•½"


def patterns(*packages: ModuleType) -> dict[str, re.Pattern[str]]:
    """The patterns that the modules of the packages hold by name, those in their tuples too."""
    found: dict[str, re.Pattern[str]] = {}
    for package in packages:
        for module in (package, *_modules(package)):
            for name, value in vars(module).items():
                held = value if isinstance(value, tuple) else (value,)
                for index, one in enumerate(held):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        found[f"{module.__name__}.{name}{index or ''}"] = one
    return found


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{info.name}")


def unbounded(pattern: re.Pattern[str]) -> int:
    """How many repeats in the pattern have no upper bound."""
    return sum(1 for item in _walk(_tree(pattern)) if _endless(item))


def nested(pattern: re.Pattern[str]) -> bool:
    """Whether an unbounded repeat holds another: `(a+)+`, which can take exponential time."""
    return any(_endless(item) and any(map(_endless, _walk(item[1][2]))) for item in _walk(_tree(pattern)))


def side_by_side(pattern: re.Pattern[str]) -> bool:
    """Whether two unbounded repeats follow each other and can take the same characters: `\\s*\\s+`."""
    return any(_clash(sequence) for sequence in _sequences(_tree(pattern)))


def _tree(pattern: re.Pattern[str]) -> Any:
    return _PARSER.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _endless(item: Any) -> bool:
    return item[0] in _REPEATS and item[1][1] is _ENDLESS


def _sequences(tree: Any) -> Iterator[list[Any]]:
    """Each sequence of the tree, outermost first."""
    yield list(tree)
    for item in tree:
        for inner in _inner(item):
            yield from _sequences(inner)


def _walk(tree: Any) -> Iterator[Any]:
    for sequence in _sequences(tree):
        yield from sequence


def _inner(item: Any) -> Iterator[Any]:
    """The parts of one item of a parse tree that are trees of their own."""
    held = item[1] if isinstance(item[1], tuple) else ()
    for part in held:
        if isinstance(part, _PARSER.SubPattern):
            yield part
        elif isinstance(part, list):
            yield from (one for one in part if isinstance(one, _PARSER.SubPattern))


def _clash(sequence: list[Any]) -> bool:
    before: Any = None
    for item in sequence:
        if _endless(item):
            if before is not None and _takes(before) & _takes(item):
                return True
            before = item
        elif not _may_be_empty(item):
            before = None
    return False


def _may_be_empty(item: Any) -> bool:
    return item[0] in (_PARSER.AT, _PARSER.ASSERT, _PARSER.ASSERT_NOT) or (item[0] in _REPEATS and item[1][0] == 0)


def _takes(item: Any) -> set[str]:
    """The probes that the body of a repeat can begin with; all where it is no single character."""
    body = item[1][2]
    if len(body) != 1 or body[0][0] not in (_PARSER.IN, _PARSER.LITERAL, _PARSER.NOT_LITERAL, _PARSER.ANY):
        return set(_PROBES)
    compiled: Any = importlib.import_module("re._compiler").compile(body, 0)
    return {probe for probe in _PROBES if compiled.fullmatch(probe)}
