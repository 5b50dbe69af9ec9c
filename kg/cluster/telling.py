"""What is told of a cluster that does not do what it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from kg.errors import KamergraafError, RemoteError

__all__ = ["PATIENCE", "deserted", "reached", "short", "unlike"]

PATIENCE: Final = 60
"""Seconds for which there may be no worker at all."""


@contextmanager
def reached(address: str) -> Iterator[None]:
    """Tells any failure of the connection within as one RemoteError."""
    try:
        yield
    except KamergraafError:
        raise
    except Exception as error:
        raise RemoteError(
            f"{address}: the Dask scheduler went away ({short(error)}); what was told is in the store, and the same "
            "command goes on from there."
        ) from error


def deserted(address: str) -> RemoteError:
    """What is told of a cluster without workers."""
    return RemoteError(
        f"{address}: no worker has been there for {PATIENCE:g} seconds; start dask worker and try again."
    )


def unlike(worker: str, theirs: object, ours: dict[str, str]) -> str:
    """How a worker differs from who asks."""
    if not isinstance(theirs, dict):
        told = short(theirs) if isinstance(theirs, BaseException) else "no answer"
        return f"The worker {worker} cannot run this kamergraaf ({told}); install the same as here on every worker."
    others = ", ".join(
        f"{name} {theirs.get(name)} and not {ours[name]}" for name in ours if theirs.get(name) != ours[name]
    )
    return f"The worker {worker} has {others}; install the same as here on every worker."


def short(error: BaseException) -> str:
    """An error as a part of a sentence."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:150].rstrip(": ")
