"""Any RDF file into the store, in one transaction, without a look at the network."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox

from kg.errors import RdfError, UsageError
from kg.store.embedded import Store
from kg.store.formats import graph_format
from kg.store.union import placed

__all__ = ["load"]

LARGEST = 2_000_000_000
"""Bytes in one file; it is read into memory whole."""
DEEPEST = 64
"""Statements about statements inside one another."""
# What may hold << as text, then the marks themselves; \\. is an escape in a prefixed name.
_MARKS = re.compile(
    rb"""\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*+\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
    |\"(?:[^\"\\\r\n]|\\.)*+\"|'(?:[^'\\\r\n]|\\.)*+'|\#[^\r\n]*+|\\.|<<|>>|<[^<>\s]*+>""",
    re.VERBOSE | re.DOTALL,
)


def load(store: Store, path: Path | str, graph: str | None = None, form: str | None = None, data: bytes = b"") -> str:
    """Adds a file's statements; returns the IRI of the named graph that takes those that name none.

    That is ``graph``, or ``{base}graph/loaded/`` with 16 hex of the file's sha256, so that a file loaded twice gives
    nothing twice; quads keep their graphs. The format is that of the file's suffix unless ``form`` says otherwise; for
    the path ``-``, ``data`` is read and ``form`` is needed. Statements already in a graph stay. Raises RdfError with
    the file's line, UsageError for an unknown format or a graph that is no IRI, StoreError; nothing is then changed.
    """
    content = data if str(path) == "-" else _content(Path(path))
    chosen = _format(str(path), form)
    name = graph or store.graph_iri(f"loaded/{hashlib.sha256(content).hexdigest()[:16]}")
    try:
        target = ox.NamedNode(name)
    except (ValueError, UnicodeEncodeError) as error:
        raise UsageError(f"{name[:200]!r} cannot name a graph ({error}); give an absolute IRI.") from error
    # Blank nodes get new labels at each load: without this a file loaded twice would give them twice.
    if graph is None and next(store.quads(name), None) is not None:
        return name
    quads = _parsed(content, chosen, str(path), name)
    statements = (q if q.graph_name != ox.DefaultGraph() else placed(q.triple, target) for q in quads)
    store.add(statements)
    return name


def _format(path: str, form: str | None) -> ox.RdfFormat:
    suffix = Path(path).suffix
    if form is None and (path == "-" or not suffix):
        raise UsageError(f"The format of {path} cannot be told from its name; give it with --format.")
    return graph_format(form or suffix).form


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise RdfError(f"{path} is no file; give a file of RDF, or - for standard input.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RdfError(f"{str(path)!r} cannot be read ({reason}); check its name and rights.") from error
    if len(content) > LARGEST:
        raise RdfError(f"{path} is larger than {LARGEST:,} bytes; split it.")
    return content


def _refuse_entities(content: bytes, path: str) -> None:
    """Oxigraph expands the entities that an XML file defines, each into as many others as it likes."""
    if b"<!ENTITY" in content:
        raise RdfError(f"{path} defines XML entities, which can grow without bound; write it without them.")
    # In UTF-16, UTF-32 and ISO-2022 the words above could stand in other bytes; XML itself allows neither of these.
    if b"\0" in content or b"\x1b" in content:
        raise RdfError(f"{path} is XML in another encoding than UTF-8; convert it to UTF-8.")


def _refuse_nesting(content: bytes, path: str) -> None:
    """Statements inside statements are read by recursion: some ten thousand of them end the process."""
    if content.count(b"<<") <= DEEPEST:
        return
    depth = 0
    for found in _MARKS.finditer(content):
        depth += {b"<<": 1, b">>": -1}.get(found[0], 0)
        if depth > DEEPEST:
            raise RdfError(f"{path} nests statements more than {DEEPEST} deep; write it flat.")


def _parsed(content: bytes, form: ox.RdfFormat, path: str, base: str) -> list[ox.Quad]:
    """All statements of the file, read before the store is touched; blank nodes get labels that no other load gives."""
    if form == ox.RdfFormat.RDF_XML:
        _refuse_entities(content, path)
    elif form != ox.RdfFormat.JSON_LD:
        _refuse_nesting(content, path)
    try:
        return list(ox.parse(BytesIO(content), form, base_iri=base, rename_blank_nodes=True))
    except SyntaxError as error:
        place = f" line {error.lineno}, column {error.offset}:" if error.lineno else ""
        reason = " ".join(str(error.msg).split()).removeprefix("Parser error ")[:200]
        if "LoadDocumentCallback" in reason:
            reason = "its JSON-LD context is elsewhere, and nothing is fetched; put the context into the file"
        raise RdfError(f"{path}:{place} {reason}.") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise RdfError(f"{path} cannot be read as RDF ({error}); check its format.") from error
