"""Full text of a store's letters and promises: an index beside each snapshot, and questions to it.

``refresh`` makes the index of the store's newest state; ``find`` opens the one that a reader needs; ``typed`` makes a
query of what a person types, ``asking`` gives the hits with their facets.
"""

from kg.search.index import find, refresh

__all__ = ["find", "refresh"]
