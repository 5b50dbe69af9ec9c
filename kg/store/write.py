"""The writers: Turtle by our own, the other forms by Oxigraph, which writes its prefixes in an order of chance."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import RdfError
from kg.store.turtle import write_turtle

__all__ = ["write"]

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROOT = re.compile(rb'(<rdf:RDF)((?: xmlns:[^\s=]+="[^"]*")*)')


def write(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad],
    output: IO[bytes],
    form: ox.RdfFormat,
    prefixes: Mapping[str, str] | None = None,
    base: str | None = None,
) -> None:
    """Writes triples or quads as they come, streaming, with the prefixes sorted; ``base`` counts in Turtle only.

    Raises RdfError where a value cannot stand in RDF/XML.
    """
    if form == ox.RdfFormat.TURTLE:
        write_turtle(cast("Iterable[ox.Triple]", statements), output, prefixes or {}, base)
        return
    header = _Header(output, xml=form == ox.RdfFormat.RDF_XML)
    triples = cast("Iterable[ox.Triple]", statements)  # the stub has no word for "either"
    if form == ox.RdfFormat.RDF_XML:
        triples = cast("Iterable[ox.Triple]", map(_fits_xml, triples))
    ox.serialize(triples, cast("IO[bytes]", header), form, prefixes=None if prefixes is None else dict(prefixes))
    header.end()


def _fits_xml(statement: ox.Triple | ox.Quad) -> ox.Triple | ox.Quad:
    value = statement.object
    if isinstance(value, ox.Triple) or (isinstance(value, ox.Literal) and _NOT_IN_XML.search(value.value)):
        raise RdfError(
            f"A value of {statement.subject} cannot stand in RDF/XML; choose another format, such as turtle."
        )
    return statement


class _Header(io.RawIOBase):
    """Passes bytes on, once the header (lines of ``@prefix``, the root of RDF/XML) is whole and sorted."""

    def __init__(self, output: IO[bytes], *, xml: bool) -> None:
        super().__init__()
        self._output = output
        self._xml = xml
        self._kept: bytes | None = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(cast("bytes", data))
        # An XML reader takes a bare carriage return for a line feed.
        written = piece.replace(b"\r", b"&#13;") if self._xml else piece
        if self._kept is None:
            self._output.write(written)
        else:
            self._kept += written
            if self._whole(self._kept):
                self.end()
        return len(piece)

    def end(self) -> None:
        """Passes on what is still kept."""
        if self._kept:
            self._output.write(self._sorted(self._kept))
        self._kept = None

    def _whole(self, kept: bytes) -> bool:
        if self._xml:
            return b"<rdf:RDF" in kept and b">" in kept[kept.index(b"<rdf:RDF") :]
        last = kept[kept.rfind(b"\n") + 1 :]
        return bool(last) and not b"@prefix ".startswith(last[:8])

    def _sorted(self, kept: bytes) -> bytes:
        if self._xml:
            return _ROOT.sub(lambda root: b" ".join([root[1], *sorted(root[2].split())]), kept, count=1)
        lines = kept.splitlines(keepends=True)
        count = sum(1 for line in lines if line.startswith(b"@prefix "))
        return b"".join(sorted(lines[:count]) + lines[count:])
