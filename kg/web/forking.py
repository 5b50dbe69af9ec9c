"""Loaded first by the process that forks all others of a server: a stop that reaches the whole group is not for it.

To import it has that effect; nothing else may.
"""

from kg.web import child

child.hear_no_stop()
