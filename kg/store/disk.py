"""What a store asks of the disk beyond reading and writing."""

import os
import shutil
from pathlib import Path

__all__ = ["remove", "sync_files", "sync_folder"]


def remove(place: Path) -> None:
    """Takes a folder away with all in it; none is no error."""
    if place.exists():
        shutil.rmtree(place)


def sync_files(place: Path) -> None:
    """Waits until the small files of a folder are on the disk; the engine has seen to its tables."""
    for path in place.iterdir():
        if path.is_file() and path.suffix != ".sst":
            with path.open("rb") as file:
                os.fsync(file)
    sync_folder(place)


def sync_folder(place: Path) -> None:
    """Waits until a folder's names are on the disk."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
