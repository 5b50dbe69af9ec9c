"""What left the store, told beside it: the graph is as if it had never been, but an old link has an answer.

``STORE/withdrawn.jsonl`` has a line for each thing: ``{"iri": "…", "when": "2026-11-29T01:02:03Z"}``. It only grows. A
line counts for as long as the graph says nothing of its thing: what is built again is simply there again.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from kg.rdf.namespaces import FOAF, KG
from kg.store import folder
from kg.store.embedded import Store

__all__ = ["note", "withdrawn"]

_TOPICS = (ox.NamedNode(str(FOAF.primaryTopic)), ox.NamedNode(str(KG.lists)))


def note(store: Store, graphs: Iterable[str]) -> None:
    """Writes down that these graphs, and the letters and list entries that they tell of, are about to leave.

    Raises StoreError.
    """
    things = dict.fromkeys(thing for graph in graphs for thing in (graph, *_topics(store, graph)))
    if not things:
        return
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = "".join(json.dumps({"iri": thing, "when": when}, ensure_ascii=False) + "\n" for thing in things)
    with folder.failing(store.path), (store.path / folder.WITHDRAWN).open("ab") as out:
        # A line that was broken off ends here, and is passed over.
        out.write((b"\n" if out.tell() else b"") + lines.encode())
        out.flush()
        os.fsync(out.fileno())


def withdrawn(place: Path, iris: Iterable[str]) -> str:
    """Since when the first of these that left the store at that place is gone, in UTC; empty where none left it."""
    try:
        lines = (place / folder.WITHDRAWN).read_bytes().splitlines()
    except OSError:
        return ""
    told = dict(_read(lines))
    return next((told[iri] for iri in iris if iri in told), "")


def _read(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    for line in lines:
        try:
            one = json.loads(line)
            yield str(one["iri"]), str(one["when"])
        except (ValueError, KeyError, TypeError):
            continue


def _topics(store: Store, graph: str) -> Iterator[str]:
    node = ox.NamedNode(graph)
    with store.reading() as engine:
        for topic in _TOPICS:
            for quad in engine.quads_for_pattern(node, topic, None, node):
                if isinstance(quad.object, ox.NamedNode):
                    yield quad.object.value
