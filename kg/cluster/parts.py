"""What a cluster's workers make of letters: parts, each a file of N-Quads, zipped, whose comments tell of its sources.

::

    # {"path": "letters/a.md", "source": "<sha256>", "sha256": "<sha256>", "id": "kst-…", "graph": "https://…", …}
    <https://…> <https://…> "…" <https://…/graph/kst-…> .
    …
    # {"path": "letters/b.md", …, "error": "letters/b.md: the file is empty; …"}

A part is whole by its digest. ``DIR/manifest.jsonl`` has a line for each part that is: its name, its digest, what it
was made with, its sources, how many letters and statements. docs/scale.md tells what each key means.
"""

import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.errors import StoreError
from kg.outcome import Made, Paper
from kg.seen import Seen
from kg.sources import Carried
from kg.store.files import File
from kg.store.folder import atomic_output
from kg.validate import Bilingual, Quote, Report, Result, Severity, Statements

__all__ = ["Parts", "made", "part", "share", "shares"]

_MANIFEST: Final = "manifest.jsonl"
_SHARE: Final = re.compile(rb"^# (.*)\n((?:[^#\n].*\n)*)", re.MULTILINE)
_END: Final = b" .\n"
_DIGEST: Final = re.compile("[0-9a-f]{64}")


def part(shares: Iterable[bytes]) -> tuple[bytes, str]:
    """A part, and its sha256 digest in hex."""
    packed = gzip.compress(b"".join(shares), 6, mtime=0)
    return packed, _sha256(packed)


def shares(part: bytes, digest: str) -> list[bytes]:
    """The shares of a part's sources, in their order; none where it is not whole."""
    try:
        text = gzip.decompress(part) if _sha256(part) == digest else b""
    except (OSError, EOFError, zlib.error):
        return []
    return [found[0] for found in _SHARE.finditer(text)]


def share(made: Made) -> bytes:
    """One source's share of a part; ``made.source`` is ``Carried``."""
    assert isinstance(made.source, Carried)
    told: dict[str, Any] = {"path": made.source.path, "source": made.source.digest, "sha256": made.sha256}
    quads = b""
    if made.paper is None or made.report is None:
        told["error"] = made.error
    else:
        paper = made.paper
        told |= {"id": paper.id, "graph": paper.graph_iri, "file": paper.file, "metadata": sorted(paper.metadata)}
        told |= {"remarks": paper.remarks, "report": _report_told(made.report)}
        if made.report.conforms:
            quads = paper.statements.ntriples.replace(_END, f" <{paper.graph_iri}> .\n".encode())
        else:
            told["text"] = paper.text  # for the quarantine
    return b"# " + json.dumps(told).encode() + b"\n" + quads


def made(share: bytes, source: Carried) -> Made | None:
    """What was made of a source by its share of a part; None where that is the share of another, or none."""
    found = _SHARE.fullmatch(share)
    try:
        told = json.loads(found[1]) if found else {}
        if told.get("source") != source.digest:
            return None
        if "graph" not in told:
            return Made(source, told["sha256"], error=str(told["error"]))
        ntriples = found[2].replace(f" <{told['graph']}> .\n".encode(), _END) if found else b""
        digest, media_type, name, numbers = told["file"]
        file = File(digest, media_type, name, tuple(numbers))
        beside, text, remarks = frozenset(told["metadata"]), told.get("text", ""), tuple(told["remarks"])
        paper = Paper(told["id"], told["graph"], Statements(ntriples), file, beside, text, remarks)
        return Made(source, told["sha256"], paper, _report(told["report"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _report_told(report: Report) -> dict[str, Any]:
    results = [
        {**asdict(one), "focus": _node_told(one.focus), "value": _node_told(one.value), "quotes": one.quotes,
         "predicate": _node_told(one.predicate)} for one in report.results
    ]  # fmt: skip
    return {"name": report.name, "letters": report.letters, "results": results}


def _report(told: Mapping[str, Any]) -> Report:
    return Report(tuple(map(_result, told["results"])), tuple(told["letters"]), told["name"])


def _result(told: Mapping[str, Any]) -> Result:
    words = {key: told[key] and Bilingual(*told[key]) for key in ("messages", "advice", "detail")}
    nodes = {key: _node(told[key]) for key in ("focus", "value", "predicate")}
    quotes = tuple(Quote(*quote) for quote in told["quotes"])
    return Result(**{**told, **words, **nodes, "severity": Severity(told["severity"]), "quotes": quotes})


def _node_told(node: Node | None) -> list[str | None] | None:
    """A kind, the spelling, and of a literal its language and datatype."""
    if node is None:
        return None
    if isinstance(node, Literal):
        return ["literal", str(node), node.language, None if node.datatype is None else str(node.datatype)]
    return ["blank" if isinstance(node, BNode) else "iri", str(node)]


def _node(told: Sequence[Any] | None) -> Node | None:
    if told is None:
        return None
    kind, spelled, *rest = told
    if kind == "literal":
        language, datatype = rest
        return Literal(spelled, language, None if datatype is None else URIRef(datatype), normalize=False)
    return BNode(spelled) if kind == "blank" else URIRef(spelled)


class Parts:
    """A folder of parts, made where there is none. Raises StoreError where it cannot be read or written.

    ``made_with`` is all that decides, beside the sources, what is in a part: others are passed over.
    """

    def __init__(self, folder: Path, made_with: Mapping[str, str]) -> None:
        self._folder = folder
        self._made_with = dict(made_with)
        self._opened = lru_cache(maxsize=4)(self._open)
        self._places = Seen()  # of each source, by its digest: the digest of a part, and which share of it
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / _MANIFEST).open("a+b") as lines:
                lines.seek(0)
                for line in lines:
                    self._index(line)
        except OSError as error:
            self._places.close()
            raise StoreError(f"{folder} cannot be used for parts ({error.strerror or error}); check it.") from error

    def close(self) -> None:
        """Forgets what is there."""
        self._places.close()

    def find(self, source: Carried) -> Made | None:
        """What a whole part has of a source; None where none has."""
        if source.digest not in self._places:
            return None
        digest, at = self._places.setdefault(source.digest, "").split()
        every = self._opened(digest)
        return made(every[int(at)], source) if int(at) < len(every) else None

    def keep(self, part: bytes, digest: str, every: Sequence[Made]) -> None:
        """Writes a part and then its line, each whole or not at all."""
        with atomic_output(self._folder / _name(digest)) as out:
            out.write(part)
        sources = [_source_told(one) for one in every]
        told = {
            "part": _name(digest),
            "sha256": digest,
            "letters": sum(one["graph"] is not None for one in sources),
            "triples": sum(one.paper.statements.ntriples.count(b"\n") for one in every if one.paper),
            "made_with": self._made_with,
            "sources": sources,
        }
        self._append(json.dumps(told).encode() + b"\n")

    def _append(self, line: bytes) -> None:
        try:
            with (self._folder / _MANIFEST).open("ab+") as manifest:
                if manifest.seek(0, os.SEEK_END):
                    manifest.seek(-1, os.SEEK_END)
                    line = line if manifest.read() == b"\n" else b"\n" + line  # after one that was broken off
                manifest.write(line)
                manifest.flush()
                os.fsync(manifest.fileno())
        except OSError as error:
            raise StoreError(f"{self._folder / _MANIFEST} cannot be written ({error.strerror or error}).") from error

    def _index(self, line: bytes) -> None:
        """Takes one line; one that was broken off, or tells of what was made otherwise, is passed over."""
        try:
            told = json.loads(line)
            if told["made_with"] == self._made_with and _DIGEST.fullmatch(told["sha256"]):
                for at, source in enumerate(told["sources"]):
                    if source["graph"] is not None:
                        self._places[source["source"]] = f"{told['sha256']} {at}"
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return

    def _open(self, digest: str) -> list[bytes]:
        """The shares of a part; none where it is not whole."""
        try:
            return shares((self._folder / _name(digest)).read_bytes(), digest)
        except OSError:
            return []


def _name(digest: str) -> str:
    return f"part-{digest[:16]}.nq.gz"


def _source_told(made: Made) -> dict[str, str | None]:
    """Of one source, with the graph that a part has of it."""
    assert isinstance(made.source, Carried)
    graph = made.paper.graph_iri if made.paper and made.report and made.report.conforms else None
    return {"path": made.source.path, "sha256": made.sha256, "source": made.source.digest, "graph": graph}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
