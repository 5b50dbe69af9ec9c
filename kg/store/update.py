"""SPARQL updates of a store, in one transaction, and the union of all named graphs kept what it is.

In a store nothing stands in the default graph alone: queries read there the union of all named graphs. What an update
writes to the default graph therefore goes to a named graph of that purpose, ``{base}graph/default``, and after each
operation the union is made good again. That takes time by the size of the graphs that the operation names; where it
names one by a variable, or all, by that of the whole store.
"""

import itertools
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.namespaces import PREFIXES
from kg.store import escapes
from kg.store.embedded import Store
from kg.store.engine import unreadable
from kg.store.guard import Token, update_tokens
from kg.store.syntax import malformed

__all__ = ["default_graph", "update"]

# What the operation may have taken from its graphs leaves the union with it, unless another graph has it.
_LEAVE = """DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {old} {{ ?s ?p ?o }}
  FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {old}) }} }}"""
_JOIN = "INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
_LEAVE_ALL = "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
# No escape, and nothing that a base would change.
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\\]*>")
_JOIN_ALL = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"


def default_graph(store: Store) -> str:
    """The IRI of the named graph that holds what is written to the default graph."""
    return store.graph_iri("default")


def update(store: Store, text: str, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
    """Carries out an update: all of it or nothing. Our prefixes need no declaration.

    ``using`` and ``using_named`` are the protocol's data set for what its WHERE clauses read. Raises QueryError for
    what is malformed, calls another server (SERVICE, LOAD) or fails, StoreError where the disk does not allow it.
    """
    sent, (text, tokens) = text, update_tokens(text)
    _refuse_load(tokens, text, sent)
    _check_syntax(text, sent, store.base_iri)
    data_set = "".join(f" USING {_iri(iri)}" for iri in using)
    data_set += "".join(f" USING NAMED {_iri(iri)}" for iri in using_named)
    if not (parts := list(_parts(tokens))):
        return
    rewriter = _Rewriter(text, _iri(default_graph(store)), data_set)
    written = rewriter.all(parts)
    store.write(lambda engine: _run(engine, written, store.base_iri), rewriter.written())


def _run(engine: ox.Store, text: str, base: str) -> None:
    try:
        engine.update(text, base_iri=base, prefixes=dict(PREFIXES))
    except (RuntimeError, ValueError, SyntaxError) as error:
        if unreadable(error):
            raise
        raise QueryError(f"The update cannot be carried out: {error}; nothing was changed.") from error


def _check_syntax(text: str, sent: str, base: str) -> None:
    """Tries it on an empty store, where a mistake has its place in the text as it was sent."""
    read = partial(ox.Store().update, base_iri=base, prefixes=dict(PREFIXES))
    try:
        read(text)
    except SyntaxError as error:
        raise malformed(error, text, sent, read, "update") from error
    except (RuntimeError, ValueError, OSError):
        return  # it may well succeed on the real one


def _refuse_load(tokens: Sequence[Token], text: str, sent: str) -> None:
    for token in tokens:
        if token.depth == 0 and token.kind == "word" and token.text.lower() == "load":
            line, column = escapes.place(sent, text, token.at)
            told = f"LOAD is refused at line {line}: this server fetches nothing; send the triples to /graphs instead."
            raise QueryError(told, line=line, column=column)


def _iri(iri: str) -> str:
    try:
        return str(ox.NamedNode(iri))
    except (ValueError, UnicodeEncodeError) as error:
        raise QueryError(f"{iri[:200]!r} names no graph ({error}); give an absolute IRI.") from error


@dataclass
class _Operation:
    """What one operation becomes: texts to put in at places, the graphs that it writes to, or that it may be any."""

    edits: list[tuple[int, int, str]] = field(default_factory=list)
    graphs: list[str] = field(default_factory=list)
    any_graph: bool = False

    def put(self, at: int, text: str, over: int = 0) -> None:
        """Puts a text in at a place, over so many characters."""
        self.edits.append((at, over, text))

    def applied(self, text: str, start: int, end: int) -> str:
        """That part of the text, with the edits in it."""
        parts, last = [], start
        for at, over, new in sorted(self.edits):
            if start <= at <= end:
                parts += [text[last:at], new]
                last = at + over
        return "".join((*parts, text[last:end]))


class _Rewriter:
    """Rewrites an update for a store: ``home`` takes what it writes to the default graph."""

    def __init__(self, text: str, home: str, using: str) -> None:
        self.text = text
        self.home = home
        self.using = using
        self.made: list[_Operation] = []
        self.old = f"<urn:uuid:kamergraaf-{secrets.token_hex(16)}>"

    def all(self, parts: Sequence[Sequence[Token]]) -> str:
        """The whole update, of its operations."""
        end = len(self.text)
        ends = [part[0].at for part in parts[1:]] + [end]
        return " ;\n".join(
            self._operation(part, self._before(part, stop)) for part, stop in zip(parts, ends, strict=True)
        )

    def written(self) -> list[str] | None:
        """The graphs that it may write to, once it is rewritten; None where their IRIs do not stand whole in it."""
        names = [name for made in self.made for name in made.graphs]
        if any(made.any_graph for made in self.made) or not all(map(_ABSOLUTE.fullmatch, names)):
            return None
        return [name[1:-1] for name in names]

    def _before(self, part: Sequence[Token], stop: int) -> int:
        """Where the operation's own text ends: behind its last token."""
        last = part[-1]
        return min(stop, last.at + len(last.text))

    def _operation(self, tokens: Sequence[Token], end: int) -> str:
        begin = next((n for n, token in enumerate(tokens) if _word(token) in _HANDLERS), None)
        if begin is None:
            return self.text[tokens[0].at : end]
        made = _Operation()
        self.made.append(made)
        body = tokens[begin:]
        made.any_graph = any(_word(one) == "graph" and two.text[:1] in "?$" for one, two in itertools.pairwise(body))
        _HANDLERS[_word(body[0])](self, body, made)
        prologue = self.text[tokens[0].at : body[0].at]
        own = made.applied(self.text, body[0].at, end)
        return prologue + " ;\n".join((*self._prelude(made), own, *self._epilogue(made)))

    def _prelude(self, made: _Operation) -> list[str]:
        return [] if made.any_graph else [f"ADD SILENT {graph} TO {self.old}" for graph in dict.fromkeys(made.graphs)]

    def _epilogue(self, made: _Operation) -> list[str]:
        if made.any_graph:
            return [_LEAVE_ALL, _JOIN_ALL]
        if not made.graphs:
            return []
        joined = [_JOIN.format(graph=graph) for graph in dict.fromkeys(made.graphs)]
        return [_LEAVE.format(old=self.old), *joined, f"DROP SILENT GRAPH {self.old}"]

    # --- the operations --------------------------------------------------------------------------------------------

    def _whole_graphs(self, tokens: Sequence[Token], made: _Operation) -> None:
        """CLEAR, DROP."""
        silent = any(_word(token) == "silent" for token in tokens)
        last = tokens[-1]
        if _word(last) in ("all", "named"):
            made.any_graph = True
        elif _word(last) == "default":
            made.put(last.at, f"{'' if silent else 'SILENT '}GRAPH {self.home}", len(last.text))
            made.graphs.append(self.home)
        else:
            made.graphs.append(last.text)

    def _between_graphs(self, tokens: Sequence[Token], made: _Operation) -> None:
        """ADD, MOVE, COPY."""
        silent = any(_word(token) == "silent" for token in tokens)
        for token in tokens[1:]:
            if _word(token) == "default":
                made.put(token.at, self.home, len(token.text))
                made.graphs.append(self.home)
                if not silent:
                    made.put(tokens[0].at + len(tokens[0].text), " SILENT")
                    silent = True
            elif _word(token) not in ("silent", "graph", "to"):
                made.graphs.append(token.text)

    def _modify(self, tokens: Sequence[Token], made: _Operation) -> None:
        """INSERT, DELETE, with or without DATA, WHERE and WITH."""
        words = [_word(token) if token.depth == 0 else "" for token in tokens]
        own = "with" in words or "using" in words
        if self.using and own:
            raise QueryError("An update that has USING or WITH takes no using-graph-uri and using-named-graph-uri.")
        if "with" in words:
            made.graphs.append(tokens[words.index("with") + 1].text)
        for n, token in enumerate(tokens):
            if token.text == "{" and token.depth == 0 and not self._reads(words, n):
                self._template(tokens, n, made, wraps="with" not in words)
        if self.using and "data" not in words:
            self._read_from(tokens, words, made)

    def _reads(self, words: Sequence[str], n: int) -> bool:
        """Whether the group that opens there is what the operation reads, and not what it writes."""
        return words[n - 1] not in ("insert", "delete", "data") and not (
            words[n - 1] == "where" and words[n - 2] == "delete"
        )

    def _template(self, tokens: Sequence[Token], n: int, made: _Operation, *, wraps: bool) -> None:
        """What stands in no GRAPH goes to the home of such statements."""
        wrapped, inside = False, False
        for place in range(n + 1, len(tokens)):
            token = tokens[place]
            if token.depth == 0 or inside:
                if token.depth == 0:
                    break
                inside = not (token.text == "}" and token.depth == 1)
            elif token.depth == 1 and _word(token) == "graph":
                made.graphs.append(tokens[place + 1].text)
                if wrapped:
                    made.put(token.at, "} ")
                wrapped, inside = False, True
            elif wraps and not wrapped and token.text != ".":
                made.put(token.at, f"GRAPH {self.home} {{ ")
                made.graphs.append(self.home)
                wrapped = True
        if wrapped:
            made.put(token.at, " }")

    def _read_from(self, tokens: Sequence[Token], words: Sequence[str], made: _Operation) -> None:
        """Puts in the data set that the protocol gives."""
        where = words.index("where")
        group = tokens[where + 1]
        if words[where - 1] == "delete":  # DELETE WHERE takes no USING: the pattern is said twice
            pattern = self.text[group.at : tokens[-1].at + 1]
            made.put(tokens[-1].at + 1, f"{self.using} WHERE {pattern}")
            made.put(tokens[where].at, "", len("where"))
        else:
            made.put(tokens[where].at, f"{self.using} ")


_HANDLERS = {
    "insert": _Rewriter._modify,
    "delete": _Rewriter._modify,
    "with": _Rewriter._modify,
    "clear": _Rewriter._whole_graphs,
    "drop": _Rewriter._whole_graphs,
    "add": _Rewriter._between_graphs,
    "move": _Rewriter._between_graphs,
    "copy": _Rewriter._between_graphs,
}


def _word(token: Token) -> str:
    return token.text.lower() if token.kind == "word" else ""


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The operations, without the semicolons between them."""
    part: list[Token] = []
    for token in tokens:
        if token.text == ";" and token.depth == 0:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part
