"""What the index holds of each letter and promise, asked of the store a column at a time.

One question fetches one property of all letters: that is one scan of the store's own index, where a question a letter
would be a hundred thousand of them. Where few letters have changed it is asked of those alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

import pyoxigraph as ox

from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["Entry", "Promise", "entries", "promises", "texts"]

_LISTED = ("listed", "day", "ministry", "name")
_LETTER = ("id", "title", "issued", "kind", "dossier", "minister", "name", "ministry", "formation", "program", "cites")
_PROMISE = ("letter", "text", "due", "minister", "formation", "keeper", "state", *_LISTED)

_AT_ONCE = 5000
"""Letters of which all is held in memory: of a hundred thousand that would be a gigabyte."""
_TOGETHER = 1000
"""Letters that one question is asked of: a query may be a million characters."""

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


def promises(store: Store) -> dict[str, Promise]:
    """All promises of the store, by their IRIs."""
    columns = {name: _column(store, f"promise-{name}") for name in _PROMISE}
    every = dict.fromkeys((*columns["letter"], *columns["listed"]))
    return {iri: {name: column.get(iri, ()) for name, column in columns.items()} for iri in every}


def entries(store: Store, made: Mapping[str, Promise], only: Collection[str] | None = None) -> Iterator[list[Entry]]:
    """All letters and promises of the store, ``made`` being the latter, so many letters together with their promises.

    ``only`` some letters gives these and their promises, and those of the Tweede Kamer's list alone.
    """
    of: dict[str, list[str]] = defaultdict(list)
    for iri, told in made.items():
        of[_letter(told)].append(iri)
    listed = of.pop("", [])
    every = sorted({iri for iri, _ in _rows(store, "letter-program")} | of.keys() if only is None else only)
    for at in range(0, len(every), _AT_ONCE):
        yield list(_entries(store, made, of, every[at : at + _AT_ONCE]))
    yield [_promise(iri, made[iri], dict.fromkeys(_LETTER, ())) for iri in listed]


def _entries(
    store: Store, made: Mapping[str, Promise], of: Mapping[str, list[str]], some: list[str]
) -> Iterator[Entry]:
    """These letters and their promises, which are told by their letter."""
    letters = {name: _column(store, f"letter-{name}", some) for name in _LETTER}
    for iri in some:
        values = {name: column.get(iri, ()) for name, column in letters.items()}
        own = [made[one] for one in of.get(iri, ())]
        count = sum((told["state"] or ("openstaand",))[0] == "openstaand" for told in own)
        if values["program"]:
            yield Entry("brief", iri, {**values, "open": (str(count),)})
        for one in of.get(iri, ()):
            yield _promise(one, made[one], values)


def _letter(promise: Promise) -> str:
    """The letter that makes a promise; "" for one that only the Tweede Kamer's list has."""
    return next(iter(promise["letter"]), "")


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
