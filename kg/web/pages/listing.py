"""Letters and promises in lists, as several pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.search.marks import quoted
from kg.web import names
from kg.web.dutch import Dutch
from kg.web.facts import Row
from kg.web.reader import Reader

__all__ = ["Letter", "Promise", "letters", "promises", "signatories"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a list; ``day`` is ISO, ``date`` as people write it."""

    href: str
    title: str
    number: str
    day: str
    date: str
    names: str
    kinds: tuple[str, ...]
    promises: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise in a list; ``kept`` are the papers that kept it, by name and address;
    ``state`` is as ``names.state`` gives it."""

    href: str
    text: str
    due: str
    letter: str
    letter_href: str
    day: str
    date: str
    kept: tuple[tuple[str, str], ...]
    state: str
    names: str = ""
    listed: str = ""
    """Its number on the Tweede Kamer's list of commitments."""
    overdue: bool = False


def letters(reader: Reader, rows: Iterable[Row]) -> list[Letter]:
    """Rows of ``letter``, ``id``, ``issued``, ``title``, ``kinds``, ``promises``, ``names``."""
    return [_letter(reader, row) for row in rows]


def _letter(reader: Reader, row: Row) -> Letter:
    kinds = [names.code(one, reader.lang) for one in row.get("kinds", "").split() if not one.endswith("overige-brief")]
    return Letter(
        reader.of_thing(row["letter"]) or "",
        names.title_of(row, reader),
        names.paper(row.get("id", "")),
        row.get("issued", ""),
        reader.day(row.get("issued", "")),
        ", ".join(signatories(row.get("names", "").split("|"))),
        tuple(sorted(kinds)),
        int(row.get("promises", "0")),
    )


def signatories(numbered: Iterable[str]) -> list[str]:
    """The names of ``2 R.P. Brekelmans`` and ``1 C.C.J. Veldkamp`` as they stand under the letter.

    Who signs in two offices is named once.
    """
    parted = (one.partition(" ") for one in numbered if one)
    return list(dict.fromkeys(name for _, _, name in sorted(parted, key=lambda one: int(one[0]))))


def promises(reader: Reader, rows: Iterable[Row]) -> list[Promise]:
    """Of ``promise``, ``text``, ``status``, ``due``, ``letter``, ``id``, ``issued``, ``keepers``, ``keeperIds``."""
    return [_promise(reader, row) for row in rows]


def _promise(reader: Reader, row: Row) -> Promise:
    keepers = row.get("keepers", "").split()
    identifiers = row.get("keeperIds", "").split()
    told = identifiers if len(identifiers) == len(keepers) else [reader.called(one) for one in keepers]
    kept = ((names.paper(name), reader.of_thing(one) or "") for name, one in zip(told, keepers, strict=True))
    return Promise(
        reader.of_thing(row["promise"]) or "",
        Dutch(quoted(row["text"])),
        reader.day(row.get("due", "")),
        names.paper(row["id"]) if "id" in row else reader.called(row["letter"]),
        reader.of_thing(row["letter"]) or "",
        row.get("issued", ""),
        reader.day(row.get("issued", "")),
        tuple(kept),
        names.state(row.get("status", "")),
        ", ".join(signatories(row.get("names", "").split("|"))),
        overdue=names.overdue(row.get("status", ""), row.get("due", "")),
    )
