"""A process with all that came of it, as Linux tells of them under /proc."""

import contextlib
import time
from pathlib import Path

__all__ = ["family", "processor", "resident"]

_PROC = Path("/proc")
_CLOCK = 2  # as Linux numbers the clocks of other processes


def family(pid: int) -> list[int]:
    """A process and all below it, those that live."""
    parents: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, IndexError, ValueError):
                # the name in brackets may hold blanks and brackets
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                if state != "Z":
                    parents.setdefault(int(parent), []).append(int(folder.name))
    found, index = [pid], 0
    while index < len(found):
        found += parents.get(found[index], [])
        index += 1
    return found


def processor(pid: int) -> float:
    """The seconds of a processor that a process has had; 0 where it has ended."""
    with contextlib.suppress(OSError):
        return time.clock_gettime((~pid << 3) | _CLOCK)
    return 0.0


def resident(pid: int) -> float:
    """What a process has in memory, in MiB, each page that several share divided among them; 0 where it has ended."""
    with contextlib.suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
