"""Kamergraaf: a knowledge graph of Dutch government correspondence.

The public face: ``read_letter(path)`` gives a ``Letter``, ``letter_record(letter)`` the JSON object of ``kg extract``,
``letter_graph(letter)`` an ``rdflib.Graph``. Everything that can go wrong is a ``KamergraafError``.
"""

from typing import TYPE_CHECKING, Any

from kg.errors import KamergraafError
from kg.resources import version

if TYPE_CHECKING:
    from kg.build import letter_graph, read_letter
    from kg.model import Letter
    from kg.record import letter_record

__all__ = ["KamergraafError", "Letter", "__version__", "letter_graph", "letter_record", "read_letter"]

__version__ = version()

# Loaded when first asked for, so that `kg --help` does not wait for rdflib and pyshacl.
_LAZY = {"letter_graph": "kg.build", "read_letter": "kg.build", "Letter": "kg.model", "letter_record": "kg.record"}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LAZY[name]), name)
