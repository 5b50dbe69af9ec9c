"""What the index holds of each letter and promise, asked of the store a column at a time.

One question fetches one property of all letters: that is one scan of the store's own index, where a question a letter
would be a hundred thousand of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

import pyoxigraph as ox

from kg.store.embedded import Store
from kg.store.query import Solutions

__all__ = ["Entry", "entries", "texts"]

_LISTED = ("listed", "day", "ministry", "name")
_LETTER = ("id", "title", "issued", "kind", "dossier", "minister", "name", "ministry", "formation", "program")
_PROMISE = ("letter", "text", "due", "minister", "formation", "keeper", "state", *_LISTED)

Column = Mapping[str, tuple[str, ...]]


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


def entries(store: Store) -> Iterator[Entry]:
    """All letters and promises of the store."""
    letters = {name: _column(store, f"letter-{name}") for name in _LETTER}
    promises = {name: _column(store, f"promise-{name}") for name in _PROMISE}
    open_: dict[str, int] = defaultdict(int)
    for iri, (letter, *_) in promises["letter"].items():
        open_[letter] += promises["state"].get(iri, ("openstaand",))[0] == "openstaand"
    for iri in letters["program"]:
        values = {name: column.get(iri, ()) for name, column in letters.items()}
        yield Entry("brief", iri, {**values, "open": (str(open_[iri]),)})
    for iri in dict.fromkeys((*promises["letter"], *promises["listed"])):
        told = {name: column.get(iri, ()) for name, column in promises.items()}
        letter = next(iter(told["letter"]), "")
        yield _promise(iri, told, {name: column.get(letter, ()) for name, column in letters.items()})


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


def texts(store: Store) -> Iterator[tuple[str, str]]:
    """Every letter's IRI with its text, one after the other."""
    for row in _rows(store, "letter-text"):
        yield row[0], row[1]


def _column(store: Store, question: str) -> Column:
    """The values that a question gives for each thing."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, value in _rows(store, question):
        found[thing].add(value)
    return {thing: tuple(sorted(values)) for thing, values in found.items()}


def _rows(store: Store, question: str) -> Iterator[tuple[str, str]]:
    text = files("kg.search").joinpath("questions", f"{question}.rq").read_text(encoding="utf-8")
    answer = store.ask(text)
    assert isinstance(answer, Solutions), question
    for thing, value in answer:
        if isinstance(thing, ox.NamedNode) and value is not None:
            yield thing.value, value.value if isinstance(value, ox.NamedNode | ox.Literal) else str(value)
