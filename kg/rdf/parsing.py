"""Reads RDF that others wrote: without the network, and without what ends or fills the process.

Oxigraph's parsers do the reading. They fetch nothing; but they expand the entities that an XML file defines, and read
statements about statements by recursion, so both are bounded here first.
"""

import re
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox

from kg.errors import RdfError

__all__ = ["content_of", "parsed"]

LARGEST = 2_000_000_000
"""Bytes in one file; it is read into memory whole."""
DEEPEST = 64
"""Statements about statements inside one another."""
# The place as Oxigraph says it in the message too.
_PLACE = re.compile(
    r"(?:Parser error )?(?:at line \d+ column \d+|between line \d+ column \d+ and line \d+ column \d+)[:,]? ?"
)
_MARK = b"\xef\xbb\xbf"  # that some editors put before UTF-8
# What may hold << as text, then the marks themselves; \\. is an escape in a prefixed name.
_MARKS = re.compile(
    rb"""\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*+\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
    |\"(?:[^\"\\\r\n]|\\.)*+\"|'(?:[^'\\\r\n]|\\.)*+'|\#[^\r\n]*+|\\.|<<|>>|<[^<>\s]*+>""",
    re.VERBOSE | re.DOTALL,
)


def content_of(path: Path) -> bytes:
    """The bytes of a file of RDF. Raises RdfError for what is no file, cannot be read or is too large."""
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


def parsed(content: bytes, form: ox.RdfFormat, path: str, base: str | None = None) -> list[ox.Quad]:
    """All statements of a file's bytes; blank nodes get labels that no other parsing gives.

    ``path`` is what messages call the file. Raises RdfError with line and column.
    """
    content = content.removeprefix(_MARK)
    if form == ox.RdfFormat.RDF_XML:
        _refuse_entities(content, path)
    elif form != ox.RdfFormat.JSON_LD:
        _refuse_nesting(content, path)
    try:
        return list(ox.parse(BytesIO(content), form, base_iri=base, rename_blank_nodes=True))
    except SyntaxError as error:
        place = f" line {error.lineno}, column {error.offset}:" if error.lineno else ""
        reason = _PLACE.sub("", " ".join(str(error.msg).split()))[:200]
        if "LoadDocumentCallback" in reason:
            reason = "its JSON-LD context is elsewhere, and nothing is fetched; put the context into the file"
        raise RdfError(f"{path}:{place} {reason.rstrip('.')}.") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise RdfError(f"{path} cannot be read as RDF ({error}); check its format.") from error
