"""What becomes of one source of a build: what is made of it, and what is told of that."""

from dataclasses import dataclass
from typing import Literal

from kg import validate
from kg.sources import Source
from kg.store.files import File
from kg.validate.text import distinct

__all__ = ["FAILED", "Built", "Made", "Paper", "Status"]

Status = Literal[
    "withdrawn", "pruned", "loaded", "replaced", "renewed", "unchanged", "form", "repeated",
    "quarantined", "unreadable", "clash",
]  # fmt: skip

FAILED: tuple[Status, ...] = ("quarantined", "unreadable", "clash")
"""What makes ``kg build`` end with exit code 1."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is made of one source: its id, its graph's IRI and statements, the file that it is read from, the digests of
    the metadata that it is read with, its text, and what is to be told of the files themselves.
    """

    id: str | None
    graph_iri: str
    statements: validate.Statements
    file: File
    metadata: frozenset[str]
    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One source taken as far as its graph, and the report on that; ``error`` tells why it came no further.

    ``paper`` is None where the source is known by its digest. This is what crosses from one process to another.
    """

    source: Source
    sha256: str = ""
    paper: Paper | None = None
    report: validate.Report | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one source; ``reason`` is one sentence where it is not simply in the store."""

    path: str
    status: Status
    id: str | None = None
    graph_iri: str = ""
    reason: str | None = None
    report: validate.Report | None = None
    remarks: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[validate.Result, ...]:
        """What is odd in a letter that was loaded all the same; one a rule and place."""
        return tuple(distinct(self.report.warnings)) if self.report and not self.reason else ()
