"""A process that gives way hands its processor to one that waits, time and again, and its own work goes on unharmed."""

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the timer is Linux'")

WORK = """
import hashlib, os, resource, sys, time
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
from kg.web.courtesy import Courtesy
if sys.argv[1] == "gives way":
    Courtesy().begin()
while time.process_time() < 0.8:
    hashlib.pbkdf2_hmac("sha256", b"a", b"b", 100_000)  # in C, for longer than anybody's turn
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_nvcsw + used.ru_nivcsw)
"""
BESIDE = "import os\nos.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])\nwhile True: pass"

# The handler is replaced by one that ends the process, with the number of the signal for its code
SEEN = """
import ctypes, signal, time
from kg.web.courtesy import Courtesy
courtesy, library = Courtesy(), ctypes.CDLL(None)
library.signal(int(signal.SIGURG), ctypes.c_void_p(ctypes.cast(library._exit, ctypes.c_void_p).value))
{steps}
time.sleep(0.3)
"""

WAITS = """
import socket, sys, time
from kg.web.courtesy import Courtesy
Courtesy().begin()
wire = socket.socket(fileno=int(sys.argv[1]))
begun = time.monotonic()
time.sleep(0.05)
print(wire.recv(100).decode(), sys.stdin.readline().strip(), time.monotonic() - begun >= 0.05)
"""


def run(program: str, *given: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *given], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_who_gives_way_lets_another_that_works_have_many_more_turns() -> None:
    """Both on one processor: how often the one was interrupted while it had so much of it."""
    with run(BESIDE) as beside:
        try:
            keeps, gives = (int(run(WORK, how).communicate(timeout=120)[0]) for how in ("keeps on", "gives way"))
        finally:
            beside.kill()
    assert gives > 1.5 * keeps


@pytest.mark.parametrize(
    ("steps", "offers"),
    [
        ("courtesy.begin()", True),
        ("courtesy.begin(0.01)", True),
        ("courtesy.begin(1.5)", False),
        ("courtesy.begin(60)", False),
        ("courtesy.begin(); courtesy.end()", False),
        ("courtesy.begin(); courtesy.begin(60)", False),
        ("courtesy.end(); courtesy.begin()", True),
    ],
)
def test_it_offers_from_when_it_is_told_until_it_is_told_otherwise(steps: str, offers: bool) -> None:
    running = run(SEEN.format(steps=steps))
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (signal.SIGURG if offers else 0, "")


def test_what_waits_is_not_broken_off_by_it() -> None:
    """A sleep, a receive and a read, each for many of its signals."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        command = [sys.executable, "-c", WAITS, str(theirs.fileno())]
        with subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[theirs.fileno()]
        ) as running:
            threading.Timer(0.3, ours.sendall, [b"received"]).start()
            time.sleep(0.5)
            told, _ = running.communicate("read\n", timeout=60)
    assert told == "received read True\n"
