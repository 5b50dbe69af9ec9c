"""What can go wrong, as one tree.

::

    KamergraafError            exit code 1: something in the world is not as it should be
    ├── ReadError              a file cannot be read as a letter: empty, binary, not UTF-8, too large, not a letter
    ├── StoreError             a store cannot be opened, written or read
    │   ├── StoreInUse         another process holds the store for writing
    │   ├── StoreCorrupt       the folder holds something that is not a whole store of ours
    │   └── NotFound           the store has no such letter, dossier or graph
    ├── QueryError             a SPARQL query is malformed or cannot be answered; tells line and column where known
    │   └── UpdateRefused      an update was sent where only queries are answered
    ├── RdfError               an RDF file is malformed or in an unknown format
    ├── ShapeError             the shapes or the ontology themselves cannot be used
    ├── RemoteError            a remote endpoint does not answer, or not by the SPARQL protocol
    │   └── ServiceError       one that a query calls
    └── UsageError             exit code 2: the call itself is wrong (unknown format, bad IRI, clashing flags)

Each message is one sentence for a person: the file or address, the place in it, what is wrong, what to do. Errors
of libraries below (OSError, SyntaxError of the store, rdflib's parser errors) never cross the room that uses the
library: they are raised again as one of these, with the original as ``__cause__``.
"""

__all__ = [
    "KamergraafError",
    "NotFound",
    "QueryError",
    "RdfError",
    "ReadError",
    "RemoteError",
    "ServiceError",
    "ShapeError",
    "StoreCorrupt",
    "StoreError",
    "StoreInUse",
    "UpdateRefused",
    "UsageError",
]


class KamergraafError(Exception):
    """Any failure that Kamergraaf foresees; ``str(error)`` is one sentence for a person."""

    exit_code = 1


class ReadError(KamergraafError):
    """A file cannot be read as a letter."""


class StoreError(KamergraafError):
    """A store cannot be opened, written or read."""


class StoreInUse(StoreError):  # noqa: N818 - it names the state that the user meets
    """Another process holds the store for writing."""


class StoreCorrupt(StoreError):  # noqa: N818
    """The folder holds something that is not a whole store of ours."""


class NotFound(StoreError):  # noqa: N818
    """The store has no such letter, dossier or graph."""


class QueryError(KamergraafError):
    """A SPARQL query is malformed or cannot be answered."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        """``line`` and ``column`` count from 1 in the query's text, None where the engine does not tell."""
        super().__init__(message)
        self.line = line
        self.column = column


class IndexMissing(KamergraafError):  # noqa: N818
    """The store has no search index, or not yet."""


class UpdateRefused(QueryError):  # noqa: N818 - it names what happened to the user's update
    """An update was sent where only queries are answered."""


class RdfError(KamergraafError):
    """An RDF file is malformed or in an unknown format."""


class ShapeError(KamergraafError):
    """The shapes or the ontology themselves cannot be used."""


class RemoteError(KamergraafError):
    """A remote endpoint does not answer, or not by the SPARQL protocol."""


class ServiceError(RemoteError):
    """An endpoint that a query calls (``SERVICE``) does not answer as it should."""


class UsageError(KamergraafError):
    """The call itself is wrong."""

    exit_code = 2
