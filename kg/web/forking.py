"""Loaded first by the process that forks all others of a server: a stop that reaches the whole group is not for it.

To import it has that effect; nothing else may.
"""

import sys

from kg.web import child

child.hear_no_stop()
# What ends it is that the system gives no process; how the library's stack stood then says nothing more
sys.excepthook = lambda _, error, __: sys.stderr.write(f"the process that forks all others ends: {error}\n")
