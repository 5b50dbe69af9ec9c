"""Where on this server a thing is described: the one place that makes paths, whatever the graph's base."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES
from kg.web.problems import Problem

__all__ = ["NAMESPACE", "Links", "is_iri", "reference"]

NAMESPACE = "https://w3id.org/kamergraaf/"
"""Under which the terms stand, ``def#`` and ``def/code/``: the same in every graph, whatever its base."""


def is_iri(iri: str) -> bool:
    """Whether it is an absolute IRI, as SPARQL and Turtle read one between < and >."""
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


def reference(iri: str) -> str:
    """The IRI as SPARQL writes it, ``<…>``. Raises Problem 404 for what cannot be an IRI, and so names nothing."""
    if not is_iri(iri):
        raise Problem(404, "This is not an identifier.")
    return f"<{iri}>"


@dataclass(frozen=True, slots=True)
class Links:
    """``base`` is the graph's, ending in a slash; ``root`` the path under which this server is mounted."""

    base: str
    root: str = ""

    def path(self, below: str) -> str:
        """The address on this server of what stands at that path below the root."""
        return f"{self.root}/{below}"

    def iris(self, path: str) -> tuple[str, ...]:
        """The IRIs that a requested path may mean: as it was sent, decoded, and encoded as ``kg.rdf.iri`` does."""
        spelled = (path, unquote(path), quote(unquote(path), safe="/():"))
        return tuple(dict.fromkeys(f"{self.base}{one}" for one in spelled))

    def short(self, iri: str) -> str:
        """The IRI as people read it: ``dcterms:issued``, ``kamerstuk/21501-02-2976``, else whole."""
        if iri.startswith(f"{self.base}id/"):
            return iri.removeprefix(f"{self.base}id/")
        for prefix, space in PREFIXES.items():
            if iri.startswith(space) and iri.removeprefix(space).replace("-", "_").isidentifier():
                return f"{prefix}:{iri.removeprefix(space)}"
        return iri

    def href(self, iri: str) -> str | None:
        """Where a link on a page leads: to our own page of the thing, else to its web address, else nowhere."""
        for base in (self.base, NAMESPACE):
            if iri.startswith(base):
                return self._own(iri.removeprefix(base))
        return iri if urlsplit(iri).scheme in ("http", "https") else None

    def _own(self, below: str) -> str:
        concept, _, rest = below.partition("/")
        return self.path(f"doc/{rest}" if concept == "id" else below)
