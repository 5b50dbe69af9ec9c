"""What ``kg query`` does: finds the query, asks a store or an endpoint, writes the answer in the form asked for."""

import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import KamergraafError, QueryError, UsageError
from kg.search.matches import functions
from kg.store.embedded import Store
from kg.store.named import NamedQuery, named, named_queries
from kg.store.once import each_once
from kg.store.query import Answer, Boolean, Solutions
from kg.store.remote import Remote
from kg.store.stats import asks_only_default, only_default
from kg.store.table import table
from kg.terminal import note, written

__all__ = ["answered", "listing", "query_text", "write"]

LARGEST = 1_000_000
"""Bytes of a query file."""

_QUERY = re.compile(r"(?i)^\s*(?:select|ask|construct|describe|prefix|base)\b[^{]*\{|\bprefix\s+\S*:\s*<", re.DOTALL)


def listing() -> str:
    """The named queries, each with its question in both languages and its parameters."""
    return "\n".join(line for found in named_queries() for line in _listed(found))


def _listed(found: NamedQuery) -> Iterator[str]:
    yield found.name
    yield f"    {found.en}"
    yield f"    {found.nl}"
    for parameter in found.parameters:
        yield f"    --param {shlex.quote(f'{parameter.name}={parameter.default}')}  {parameter.kind}: {parameter.about}"


def query_text(file: str | None, name: str | None, params: Sequence[str]) -> str:
    """The query: of a file (``-`` is standard input), or a named one with its parameters filled."""
    if (file is None) == (name is None):
        raise UsageError("Give either a FILE.rq or --named NAME; kg query --list tells the names.")
    if name is not None:
        return named(name).filled(_pairs(params))
    if params:
        raise UsageError("--param goes with --named only.")
    return _read(file or "-")


def _pairs(params: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in map(_pair, params):
        if name in found:
            raise UsageError(f"--param {name[:80]} is given twice; a query takes one value for each parameter.")
        found[name] = value
    return found


def _pair(param: str) -> tuple[str, str]:
    name, sign, value = param.partition("=")
    if not sign:
        raise UsageError(f"--param {param[:80]!r} is not of the form NAME=VALUE.")
    return name, value


def _read(file: str) -> str:
    try:
        if file == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as source:
                data = source.read(LARGEST + 1)
    except OSError as error:
        if _QUERY.search(file):
            raise UsageError(
                "The query itself stands where a file is expected; give it on stdin: kg query -"
            ) from error
        raise KamergraafError(f"{file}: cannot be read ({error.strerror}); check its name and rights.") from error
    if len(data) > LARGEST:
        raise QueryError(f"{file}: a query of more than {LARGEST:,} bytes is not read.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: is not UTF-8 at byte {error.start}; save it as UTF-8.") from error


@contextmanager
def answered(text: str, store: str, endpoint: str | None, *, ours: bool = False) -> Iterator[Answer]:
    """The answer, alive as long as the store it comes from is open; ``ours`` where the query is a named one.

    Where a server's is empty since it asks no named graph, that is told afterwards.
    """
    if endpoint is not None:
        remote = Remote(endpoint)
        yield remote.ask(each_once(text) if ours else text)
        if remote.silent:
            with suppress(KamergraafError):  # the answer stands, whatever it says to another question
                if asks_only_default(remote):
                    note(f"kg: {only_default(remote)}")
        return
    with Store.open(store) as source:
        yield source.ask(text, functions=functions(source.path, lambda: source.version))


def write(answer: Answer, form: str | None, target: str) -> None:
    """Writes an answer; without a form as the target's name tells, else a table or Turtle."""
    chosen = form or Path(target).suffix or ("turtle" if answer.kind == "graph" else "table")
    with written(target) as out:
        if chosen != "table":
            answer.write(out, chosen)
        elif isinstance(answer, Solutions):
            out.write(table(answer.variables, answer, _width(target), answer.base_iri).encode())
        elif isinstance(answer, Boolean):
            out.write(b"yes\n" if answer.value else b"no\n")
        else:
            raise UsageError("A graph is no table; give --format turtle, ntriples, jsonld or rdfxml.")


def _width(target: str) -> int | None:
    """Columns of the terminal that will show the table; None where none will."""
    return shutil.get_terminal_size().columns if target == "-" and sys.stdout.isatty() else None
