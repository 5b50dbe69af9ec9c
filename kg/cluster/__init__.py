"""Reading, mapping and validating on a Dask cluster, for ``kg build --cluster``; docs/scale.md tells how to set one up.

A piece of sources goes out with all that its reading needs and comes back as a part, N-Quads with its digest.
"""

from kg.cluster.client import Cluster

__all__ = ["Cluster"]
