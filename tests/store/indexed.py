"""What reads along an index only, for tests of what must not ask the engine a query."""

import pyoxigraph as ox


class Index:
    """An engine that has an index and takes no queries."""

    def __init__(self, engine: ox.Store) -> None:
        self.quads_for_pattern = engine.quads_for_pattern
