"""The store, a dossier or a letter as a file of RDF: the same store gives the same bytes.

Oxigraph writes the triples, in an order that we give: it puts what follows with the same subject together. Letters and
dossiers are sorted in memory, so is each graph of TriG, N-Quads and JSON-LD; the whole store in a form without graphs
is sorted on disk, in pieces, because one thing is told of in many graphs and must still be written once.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from difflib import get_close_matches
from itertools import groupby, islice
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

from kg.errors import KamergraafError, NotFound, RdfError, UsageError
from kg.rdf.namespaces import FOAF, KG, PREFIXES
from kg.store.embedded import Store
from kg.store.formats import GraphFormat, graph_format
from kg.store.jsonld import MOST, Named, write_jsonld
from kg.store.order import readable, used_prefixes
from kg.store.write import write

__all__ = ["export", "find_dossier", "find_letter"]

_PIECE = 200_000


def export(
    store: Store, out: BinaryIO, form: str = "turtle", *, letter: str | None = None, dossier: str | None = None
) -> None:
    """Writes the store, one letter or one dossier; ``form`` is a name, an extension or a media type.

    Raises UsageError for an unknown format or both a letter and a dossier, NotFound for a letter or dossier that is
    not there, RdfError where the format cannot hold a character.
    """
    chosen = graph_format(form)
    if letter is not None and dossier is not None:
        raise UsageError("A letter and a dossier cannot be exported at once; leave one of the two out.")
    if letter is None and dossier is None:
        _whole(store, out, chosen)
    elif letter is not None:
        _letters(store, out, chosen, [find_letter(store, letter)])
    else:
        _letters(store, out, chosen, find_dossier(store, dossier or ""))


def find_letter(store: Store, wanted: str) -> tuple[str, str]:
    """A letter's named graph and its IRI, by id (``kst-`` or not), by its own IRI or its graph's.

    Raises NotFound, with ids that look like it.
    """
    topics = _topics(store)
    name = "".join(wanted.split())
    bare = name.removeprefix(f"{store.base_iri}id/kamerstuk/").removeprefix("kst-")
    for graph in (name, store.graph_iri(f"kst-{bare}"), store.graph_iri(name), store.graph_iri(f"brief-{bare}")):
        if graph in topics:
            return graph, topics[graph]
    for graph, topic in topics.items():
        if topic == name:
            return graph, topic
    raise NotFound(f"The store has no letter {wanted[:80]!r}; {_near(f'kst-{bare}', _ids(store, topics))}")


def find_dossier(store: Store, wanted: str) -> list[tuple[str, str]]:
    """The named graphs and IRIs of a dossier's letters, in natural order; the number with or without blanks.

    Raises NotFound, with numbers that look like it.
    """
    prefix = f"{store.base_iri}id/dossier/"
    number = "".join(wanted.split()).removeprefix(prefix)
    topics = _topics(store)
    found, known = [], set()
    with store.reading() as engine:
        for quad in engine.quads_for_pattern(None, ox.NamedNode(KG.dossier), None, None):
            graph, subject, value = quad.graph_name, quad.subject, quad.object
            if (
                isinstance(graph, ox.NamedNode)
                and isinstance(subject, ox.NamedNode)
                and isinstance(value, ox.NamedNode)
            ):
                if topics.get(graph.value) != subject.value:
                    continue
                known.add(value.value.removeprefix(prefix))
                if value.value == f"{prefix}{number}":
                    found.append((graph.value, subject.value))
    if not found:
        raise NotFound(f"The store has no letter in dossier {wanted[:80]!r}; {_near(number, sorted(known))}")
    return sorted(found, key=lambda pair: (len(pair[1]), pair[1]))


def _topics(store: Store) -> dict[str, str]:
    """Each letter's named graph, and the letter."""
    with store.reading() as engine:
        quads = engine.quads_for_pattern(None, ox.NamedNode(FOAF.primaryTopic), None, None)
        return {
            quad.subject.value: quad.object.value
            for quad in quads
            if quad.subject == quad.graph_name
            and isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
        }


def _ids(store: Store, topics: Iterable[str]) -> list[str]:
    return sorted(graph.removeprefix(store.graph_iri("")) for graph in topics)


def _near(wanted: str, known: list[str]) -> str:
    # Comparing with very many names takes long; those that begin alike are looked at first.
    alike = [name for name in known if name[:8] == wanted[:8]] or known
    close = get_close_matches(wanted[:80], list(islice(alike, 5000)), 3, 0.5)
    return f"near it are {', '.join(close)}." if close else "kg stats tells what it holds."


def _letters(store: Store, out: BinaryIO, form: GraphFormat, letters: list[tuple[str, str]]) -> None:
    if form.form == ox.RdfFormat.JSON_LD and (named := _few(store, letters)):
        write_jsonld(named, out)
        return
    if form.named_graphs:
        _write(out, form, (quad for graph, topic in letters for quad in _graph(store, graph, topic)), PREFIXES)
        return
    seen: set[ox.Triple] = set()
    ordered: list[ox.Triple] = []
    for graph, topic in letters:
        new = {quad.triple for quad in store.quads(graph)} - seen
        seen |= new
        ordered += readable(new, topic)
    if len(letters) > 1:
        ordered = _together(ordered)
    _write(out, form, ordered, used_prefixes(ordered), store.base_iri)


def _few(store: Store, letters: list[tuple[str, str]]) -> list[Named]:
    """The letters' graphs, readable; none where they are too many to be read by people."""
    found: list[Named] = []
    for graph, topic in letters:
        found.append((graph, readable((quad.triple for quad in store.quads(graph)), topic)))
        if sum(len(triples) for _, triples in found) > MOST:
            return []
    return found


def _together(triples: list[ox.Triple]) -> list[ox.Triple]:
    """One subject's statements together, where its first stood."""
    subjects: dict[object, list[ox.Triple]] = {}
    for triple in triples:
        subjects.setdefault(triple.subject, []).append(triple)
    return [triple for group in subjects.values() for triple in readable(group)]


def _graph(store: Store, graph: str, topic: str | None = None) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    for triple in readable((quad.triple for quad in store.quads(graph)), topic):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def _whole(store: Store, out: BinaryIO, form: GraphFormat) -> None:
    if form.named_graphs:
        topics = _topics(store)
        names = [name for name in store.graphs() if not name.startswith("_:")]
        _write(out, form, (quad for name in names for quad in _graph(store, name, topics.get(name))), PREFIXES)
        return
    with ExitStack() as stack:
        lines = _sorted_lines((quad.triple for quad in store.quads()), stack)
        merged = stack.enter_context(tempfile.TemporaryFile())
        merged.writelines(line for line, _ in groupby(lines))
        merged.seek(0)
        # The labels of blank nodes are the store's own: kept, so that the same store gives the same bytes.
        quads = ox.parse(merged, ox.RdfFormat.N_TRIPLES)
        groups = groupby((quad.triple for quad in quads), key=lambda triple: triple.subject)
        _write(out, form, (triple for _, group in groups for triple in readable(group)), PREFIXES, store.base_iri)


def _sorted_lines(triples: Iterator[ox.Triple], stack: ExitStack) -> Iterator[bytes]:
    """All triples as sorted lines of N-Triples; what is not being read waits in temporary files."""
    pieces: list[IO[bytes]] = []
    while piece := list(islice(triples, _PIECE)):
        spilled = tempfile.TemporaryFile()  # noqa: SIM115 - the stack closes it
        stack.callback(spilled.close)
        lines = (ox.serialize(piece, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)
        spilled.writelines(sorted(lines))
        spilled.seek(0)
        pieces.append(spilled)
    return heapq.merge(*pieces)


def _write(
    out: BinaryIO,
    form: GraphFormat,
    statements: Iterable[ox.Triple] | Iterable[ox.Quad],
    prefixes: Mapping[str, str],
    base: str | None = None,
) -> None:
    table = dict(prefixes) if form.name in ("turtle", "trig", "rdfxml") else None
    try:
        write(cast("Iterable[ox.Triple]", statements), out, form.form, table, base)
    except KamergraafError:
        raise
    except ValueError as error:
        raise RdfError(f"The graph cannot be written as {form.name} ({error}); choose another format.") from error
