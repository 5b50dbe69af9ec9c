"""What the index holds of each letter and promise, asked of the store a column at a time.

One question fetches one property of many letters: a question a letter would be a hundred thousand of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import pyoxigraph as ox

from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["Entry", "Promise", "entries", "letters", "listed", "promised", "promises", "texts"]

_LISTED = ("listed", "day", "ministry", "name")
_LETTER = ("id", "title", "issued", "kind", "dossier", "minister", "name", "ministry", "formation", "program", "cites")
_PROMISE = ("letter", "text", "due", "minister", "formation", "keeper", "state", *_LISTED)

_TOGETHER = 1000
"""Things that one question is asked of: a query may be a million characters."""

Column = Mapping[str, tuple[str, ...]]
Promise = Mapping[str, tuple[str, ...]]
"""What is told of a promise itself, by name, each sorted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter (``brief``) or a promise (``toezegging``) to be indexed: its IRI and its values by name, each sorted.

    A letter's text is not among them: see ``texts``.
    """

    sort: str
    iri: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The first value of that name; empty where there is none."""
        return next(iter(self.values.get(name, ())), "")


def promised(store: Store) -> Iterator[tuple[str, str]]:
    """All promises of the store, each with a letter that makes it; "" where only the Tweede Kamer's list has it."""
    yield from _rows(store, "promise-letter")
    for iri, _ in _rows(store, "promise-listed"):
        yield iri, ""


def letters(store: Store) -> Iterator[str]:
    """All letters that were read from a file."""
    return (iri for iri, _ in _rows(store, "letter-program"))


def promises(store: Store, some: Collection[str]) -> dict[str, Promise]:
    """What is told of these promises."""
    columns = {name: _column(store, f"promise-{name}", some) for name in _PROMISE}
    every = dict.fromkeys((*columns["letter"], *columns["listed"]))
    return {iri: {name: column.get(iri, ()) for name, column in columns.items()} for iri in every}


def listed(made: Mapping[str, Promise]) -> list[Entry]:
    """Promises that no letter makes, ``made`` being what is told of them."""
    return [_promise(iri, told, dict.fromkeys(_LETTER, ())) for iri, told in made.items()]


def entries(
    store: Store, some: Sequence[str], of: Mapping[str, Sequence[str]], made: Mapping[str, Promise]
) -> list[Entry]:
    """These letters and their promises, ``of`` each letter; ``made`` is what is told of these."""
    return list(_entries(store, some, of, made))


def _entries(
    store: Store, some: Sequence[str], of: Mapping[str, Sequence[str]], made: Mapping[str, Promise]
) -> Iterator[Entry]:
    columns = {name: _column(store, f"letter-{name}", some) for name in _LETTER}
    for iri in some:
        values = {name: column.get(iri, ()) for name, column in columns.items()}
        own = [made[one] for one in of.get(iri, ())]
        count = sum((told["state"] or ("openstaand",))[0] == "openstaand" for told in own)
        if values["program"]:
            yield Entry("brief", iri, {**values, "open": (str(count),)})
        for one in of.get(iri, ()):
            yield _promise(one, made[one], values)


def _promise(iri: str, told: Mapping[str, tuple[str, ...]], letter: Mapping[str, tuple[str, ...]]) -> Entry:
    """A promise of a letter, of the Tweede Kamer's list, or of both: the letter outweighs the list."""
    source = (*(("brief",) if told["letter"] else ()), *(("kamer",) if told["listed"] else ()))
    values = {
        **{name: told[name] for name in (*_PROMISE[: -len(_LISTED)], "listed")},
        "id": letter["id"] or (() if told["letter"] else told["listed"]),
        "issued": letter["issued"] or told["day"],
        "name": letter["name"] or told["name"],
        "ministry": tuple(sorted({*letter["ministry"], *told["ministry"]})),
        "dossier": letter["dossier"],
        "source": source,
    }
    return Entry("toezegging", iri, values)


def texts(store: Store, only: Collection[str]) -> Iterator[tuple[str, str]]:
    """These letters' IRIs, each with its text, one after the other."""
    return _rows(store, "letter-text", only)


def _column(store: Store, question: str, only: Collection[str] | None = None) -> Column:
    """The values that a question gives for each thing, or for these alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, value in _rows(store, question, only):
        found[thing].add(value)
    return {thing: tuple(sorted(values)) for thing, values in found.items()}


def _rows(store: Store, question: str, only: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    text = files("kg.search").joinpath("questions", f"{question}.rq").read_text(encoding="utf-8")
    if only is None:
        yield from _answers(store, question, text)
        return
    wanted = sorted(only)
    for at in range(0, len(wanted), _TOGETHER):
        these = " ".join(f"<{iri}>" for iri in wanted[at : at + _TOGETHER])
        yield from _answers(store, question, text.replace("WHERE {", f"WHERE {{ VALUES ?it {{ {these} }}", 1))


def _answers(store: Store, question: str, text: str) -> Iterator[tuple[str, str]]:
    answer = store.ask(text)
    assert isinstance(answer, Solutions), question
    for thing, value in answer:
        if isinstance(thing, ox.NamedNode) and value is not None:
            yield thing.value, value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)
