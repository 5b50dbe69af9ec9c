"""Which program made a graph: its version, and a digest of all that decides what it makes of a letter."""

import hashlib
from functools import cache
from pathlib import Path

from kg import resources

__all__ = ["program"]


@cache
def program() -> str:
    """The program's version and eight hex of all that decides what it makes of a letter.

    Code, ontology with its tables, and shapes count, so that a store tells which of its graphs another program made.
    """
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for room in ("extract", "lexicon", "rdf", "read", "resolve", "validate"):
        for file in sorted((package / room).rglob("*.py")):
            digest.update(file.read_bytes())
    for name in ("chamber.py", "register.py"):
        digest.update((package / name).read_bytes())
    for folder, suffix in (("ontology", ".ttl"), ("ontology", ".csv"), ("shapes", ".ttl")):
        for _, text in resources.texts(folder, suffix):
            digest.update(text.encode())
    return f"{resources.version()}+{digest.hexdigest()[:8]}"
