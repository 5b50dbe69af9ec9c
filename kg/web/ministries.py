"""Ministries that changed their name and stayed the same ministry: what they were called beside their official name.

The list of ministries (TOOI) has one name of each, which need not be that of the day on which a letter was signed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.web.answer import Answerer
from kg.web.facts import rows
from kg.web.reader import Reader

__all__ = ["Renamed", "all_names", "of_office", "renamed"]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A ministry's official name without its kind (``Defensie``), and its ``others``."""

    name: str
    others: tuple[str, ...]


def renamed(answerer: Answerer) -> Mapping[str, Renamed]:
    """By their IRIs all ministries that had another name, more than a shorter or a longer form of the official one."""
    found: dict[str, Renamed] = {}
    for row in rows(answerer, "ministries", reference=f"{answerer.base_iri}graph/reference"):
        name, other = row["name"], row["also"]
        if not name.startswith(other) and not other.startswith(name):
            before = found[row["it"]].others if row["it"] in found else ()
            found[row["it"]] = Renamed(name, (*before, other))
    return found


def all_names(answerer: Answerer, reader: Reader) -> dict[str, str]:
    """By its official name each such ministry with all its names: ``Landbouw … (ook: …)``."""
    others: dict[str, list[str]] = {}
    for one in renamed(answerer).values():  # two ministries after each other may have had one name
        others.setdefault(one.name, []).extend(one.others)
    return {name: _with(reader, name, some) for name, some in others.items()}


def of_office(reader: Reader, office: str, label: str, ministry: Renamed | None) -> str:
    """What an office's ministry is called, ``label`` being its own name: by the name that is in the office's, where it
    had that, else by all its names."""
    if ministry is None or ministry.name in office:
        return label
    own = next((one for one in ministry.others if one in office), "")
    if own and ministry.name in label:
        return type(label)(label.replace(ministry.name, own))
    return _with(reader, label, [own] if own else ministry.others)


def _with(reader: Reader, name: str, others: Sequence[str]) -> str:
    return reader.word("also_called", name, "; ".join(dict.fromkeys(others)))
