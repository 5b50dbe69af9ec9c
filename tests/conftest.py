"""What many tests need: the public files outside this repository, and kg as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("KAMERGRAAF_SHARED", ROOT.parent / "shared"))
SAMPLES = ROOT / "kg" / "samples"

Kg = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public files and suites; tests that need it skip, and say so, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no public files at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def real_letter(shared: Path) -> Path:
    """The letter that the project began with."""
    return shared / "gold" / "kst-21501-02-2976.md"


@pytest.fixture(scope="session")
def kg() -> Kg:
    """Runs ``kg`` in a process of its own, as a user does."""

    def run(
        *args: str | Path, cwd: Path | None = None, stdin: str | bytes | None = None
    ) -> "subprocess.CompletedProcess[str]":
        data = stdin.encode() if isinstance(stdin, str) else stdin
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "COLUMNS": "100"}
        done = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, args)],
            input=data,
            capture_output=True,
            cwd=cwd,
            env=env,
            check=False,
            timeout=120,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
