"""``python -m kg.web.tied PID VERB …`` is ``kg VERB …`` in a process that ends with PID, which starts it.

However that ends: the kernel is told to see to it.
"""

import os
import runpy
import sys

from kg.web import child

__all__ = ["main"]


def main() -> None:
    """Carries out the verb; nothing where its starter has gone already."""
    _, starter, *verb = sys.argv
    child.end_with_parent()
    if os.getppid() == int(starter):  # else it ended before the kernel knew
        sys.argv[:] = ["kg", *verb]
        runpy.run_module("kg", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
