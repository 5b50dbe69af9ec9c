"""A ``Letter`` as RDF: IRIs (``iri``), prefixes (``namespaces``), statements (``mapping``), a drawing (``picture``).

Knows nothing of stores. What it writes is told in docs/graph.md.
"""
