"""A small store for the tests of the web: graphs in memory, answering as kg.web asks."""

import io
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.guard import checked
from kg.store.joined import Small as Asked
from kg.web.answer import Kind

BASE = "https://graaf.example/kg/"
KG = "https://w3id.org/kamergraaf/def#"
LETTER = f"{BASE}id/kamerstuk/21501-02-2976"

TRIG = f"""
@prefix kg: <{KG}> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
<{BASE}graph/kst-21501-02-2976> {{
  <{LETTER}> a kg:Letter, kg:Kamerstuk ; dcterms:identifier "kst-21501-02-2976" ; dcterms:title "Brief"@nl ;
    dcterms:issued "2024-11-13"^^<http://www.w3.org/2001/XMLSchema#date> ; kg:dossier <{BASE}id/dossier/21501-02> ;
    kg:chamber <https://w3id.org/kamergraaf/def/code/tweede-kamer> ;
    dcterms:references <{BASE}id/publicatie/COM(2024)123> ;
    foaf:page <https://zoek.officielebekendmakingen.nl/kst-21501-02-2976.html> , <javascript:alert(1)> ;
    kg:place '<script>alert("1")</script> \\u202E & "quoted"' .
  <{BASE}id/dossier/21501-02> a kg:Dossier ; dcterms:title "Raad Algemene Zaken en Raad Buitenlandse Zaken"@nl .
}}
<{BASE}graph/other> {{ <{BASE}id/publicatie/COM(2024)123> a kg:Publication . }}
"""


@dataclass(frozen=True)
class Small:
    """A Source that holds its graphs as TriG."""

    text: str
    base_iri: str = BASE
    functions: tuple[str, ...] = ()

    def near(self) -> "Opened":
        return self.open()

    def open(self) -> "Opened":
        store = ox.Store()
        store.load(self.text.encode(), ox.RdfFormat.TRIG)
        return Opened(store, self.base_iri)

    def current(self) -> str:
        return "1"


@dataclass
class Opened:
    """An Answerer over a pyoxigraph store in memory."""

    store: ox.Store
    base_iri: str
    version: str = "1"

    def close(self) -> None:
        pass

    def look_up(self, asked: Asked, media_type: str, most: int) -> bytes | None:
        written = io.BytesIO()
        self.ask(asked.query).write(written, media_type)
        return written.getvalue() if written.tell() <= most else None

    def ask(
        self, query: str, *, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
    ) -> "Found":
        query = checked(query).text
        if "# crash" in query:
            os.kill(os.getpid(), signal.SIGSEGV)
        given = default_graphs is not None or named_graphs is not None
        try:
            if given:
                found = self.store.query(
                    query,
                    base_iri=self.base_iri,
                    default_graph=[ox.NamedNode(iri) for iri in default_graphs or ()],
                    named_graphs=[ox.NamedNode(iri) for iri in named_graphs or ()],
                )
            else:
                found = self.store.query(query, base_iri=self.base_iri, use_default_graph_as_union=True)
        except (SyntaxError, ValueError) as error:
            raise QueryError(str(error), line=1, column=1) from error
        return Found(found)


@dataclass
class Found:
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def kind(self) -> Kind:
        if isinstance(self.result, ox.QuerySolutions):
            return "solutions"
        return "boolean" if isinstance(self.result, ox.QueryBoolean) else "graph"

    def write(self, output: IO[bytes], media_type: str) -> None:
        forms = ox.RdfFormat if isinstance(self.result, ox.QueryTriples) else ox.QueryResultsFormat
        self.result.serialize(output, format=forms.from_media_type(media_type))


@dataclass(frozen=True)
class Noted(Small):
    """The same, which writes each query that it is asked to a file, a line each."""

    notes: str = ""

    def open(self) -> "Noting":
        opened = super().open()
        return Noting(opened.store, opened.base_iri, notes=self.notes)


@dataclass
class Noting(Opened):
    notes: str = ""

    def ask(
        self, query: str, *, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
    ) -> "Found":
        with Path(self.notes).open("a") as notes:
            notes.write(" ".join(query.split()) + "\n")
        return super().ask(query, default_graphs=default_graphs, named_graphs=named_graphs)


def noted(notes: Path) -> Noted:
    return Noted(TRIG, notes=str(notes))


def small(trig: str = TRIG) -> Small:
    return Small(trig)
