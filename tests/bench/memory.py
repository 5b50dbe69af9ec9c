"""Reads so many letters one after the other and tells the peak of memory at each count: a process of its own.

``python -m tests.bench.memory DIR 1000 10000`` prints one JSON object: count -> MiB.
"""

import json
import resource
import sys
from pathlib import Path

from tests.bench.letters import letter_of, varied

__all__ = ["peaks"]


def peaks(folder: Path, counts: list[int]) -> dict[int, float]:
    """The peak of the process's memory in MiB after so many letters, for each count."""
    found: dict[int, float] = {}
    for index, (name, text) in enumerate(varied(folder, max(counts)), 1):
        letter_of(name, text)
        if index in counts:
            found[index] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if _in_bytes() else 10))
    return found


def _in_bytes() -> bool:
    """Whether the system tells memory in bytes, not in KiB."""
    return sys.platform == "darwin"


if __name__ == "__main__":
    print(json.dumps(peaks(Path(sys.argv[1]), [int(count) for count in sys.argv[2:]])))
