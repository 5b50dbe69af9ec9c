"""Real schedulers and workers of Dask on this machine, with the faults that a test asks for by a letter's path."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT

__all__ = ["Dask", "dask", "ended", "frozen", "until"]

# Python runs it in each process that finds it: in the workers, and in the processes that they start
_FAULTS = """
import os, pathlib, signal
import kg.cluster.worker as worker
from kg.sources import Carried

made, read, versions = worker.part_made, Carried.bytes, worker.versions
once = pathlib.Path(__file__).with_name("spoiled")

def part_made(piece, *asked):
    if b"ends-its-worker" in piece:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"fails-its-worker" in piece:
        raise MemoryError("no room")
    part, digest = made(piece, *asked)
    if b"spoiled-always" in piece or (b"spoiled-once" in piece and not once.exists()):
        once.touch()
        part = part[:-1] + bytes([part[-1] ^ 1])
    return part, digest

def carried_bytes(self):
    if "ends-its-process" in self.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(self)

worker.part_made, Carried.bytes = part_made, carried_bytes
if "OTHER_VERSION" in os.environ:
    worker.versions = lambda: {**versions(), "kamergraaf": os.environ["OTHER_VERSION"]}
"""


@dataclass
class Dask:
    """A scheduler, and the workers that were started for it."""

    folder: Path
    address: str
    scheduler: "subprocess.Popen[bytes]"
    config: dict[str, str]
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def work(self, **env: str) -> "subprocess.Popen[bytes]":
        """Starts one more worker, its nanny the leader of its group."""
        name = f"worker{len(self.workers)}"
        command = (
            "worker",
            self.address,
            "--name",
            name,
            "--nthreads",
            "1",
            "--local-directory",
            f"{self.folder}/{name}",
        )
        worker = _started(self.folder, name, *command, **self.config, **env)
        self.workers.append(worker)
        return worker

    def there(self, count: int) -> None:
        """Waits for so many workers."""
        log = self.folder / "scheduler.log"
        until(lambda: log.read_text().count("Register worker") >= count)


@contextmanager
def dask(folder: Path, workers: int = 0, **config: str) -> Iterator[Dask]:
    """A scheduler on a free port with so many workers, in a folder of their own; all end with the block."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_FAULTS)
    told = folder / "scheduler.json"
    with ExitStack() as stack:
        scheduler = _started(folder, "scheduler", "scheduler", "--port", "0", "--scheduler-file", str(told), **config)
        stack.callback(_killed, scheduler)
        until(lambda: told.exists() and told.read_text().endswith("}"))
        found = Dask(folder, json.loads(told.read_text())["address"], scheduler, config)
        stack.callback(lambda: [_killed(worker) for worker in found.workers])
        for _ in range(workers):
            found.work()
        yield found


def _started(folder: Path, name: str, *command: str, **env: str) -> "subprocess.Popen[bytes]":
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]),
                "PYTHONWARNINGS": "ignore",
                "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
                **env,
            },
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _killed(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def ended(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process and all that it started, as a power cut does."""
    _killed(process)


def frozen(process: "subprocess.Popen[bytes]") -> None:
    """Stops a process and all that it started where they are."""
    os.killpg(process.pid, signal.SIGSTOP)


def until(done: Callable[[], bool], seconds: float = 90.0) -> None:
    """Waits until something is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)
