"""Finds what ships beside the code: ontology/, shapes/, queries/, samples/, whether installed or in a checkout."""

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from kg.errors import ShapeError

__all__ = ["folder", "text", "texts", "version"]

_PACKAGE = Path(__file__).resolve().parent
# In this order: inside the wheel, inside the package, at the top of a checkout.
_ROOTS = (_PACKAGE / "_resources", _PACKAGE, _PACKAGE.parent)


def folder(name: str) -> Path:
    """The folder of one kind of resource: ``ontology``, ``shapes``, ``queries`` or ``samples``.

    Raises ShapeError where the installation lacks it.
    """
    for root in _ROOTS:
        candidate = root / name
        if candidate.is_dir():
            return candidate
    raise ShapeError(f"The folder {name}/ is missing from this installation of kamergraaf; install it again.")


def text(name: str, file: str) -> str:
    """The text of one resource file: ``text("ontology", "prefixes.ttl")``."""
    path = folder(name) / file
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ShapeError(f"{name}/{file} is missing from this installation of kamergraaf; install it again.") from error


def texts(name: str, suffix: str) -> Iterator[tuple[str, str]]:
    """All files of a folder and its subfolders with that suffix, as (path relative to the folder, text), sorted."""
    root = folder(name)
    for path in sorted(root.rglob(f"*{suffix}")):
        yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def version() -> str:
    """The version of the installed distribution; ``0+unknown`` in a checkout that was never installed."""
    try:
        return metadata.version("kamergraaf")
    except metadata.PackageNotFoundError:
        return "0+unknown"
