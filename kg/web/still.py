"""The pages and the RDF of a store as files, for a web server that knows nothing of it: what needs asking is left out.

Each page is the one that ``kg serve`` gives, with its links made relative to files that are there; a link to what is
not there (a search, an answer in SPARQL) goes, and with it the entry of a list that it stood for.
"""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

from kg.errors import UsageError
from kg.store.embedded import Store
from kg.store.folder import failing_at
from kg.web import describe, things
from kg.web.facts import asked
from kg.web.forms import GRAPH, written_as
from kg.web.links import Links
from kg.web.pages import everything, home, lists, missing, network, of_thing, terms
from kg.web.pages.frame import FORMS
from kg.web.reader import Reader
from kg.web.relinked import relinked
from kg.web.words import LANGUAGES

__all__ = ["write_site"]

_ASSETS = ("style.css", "page.js", "icon.svg")
_LONGEST = 200  # bytes of a name, with room for an extension
_ALL = 1 << 31
_PAPERS = ("kamerstuk/", "publicatie/", "brief/")
_LOST = "404"
"""The page that a web server sends, at any address, where there is none."""

Page = Callable[[Reader], str]


def write_site(store: Store, place: Path, told: Callable[[int], None] = lambda _: None) -> tuple[int, list[str]]:
    """Writes all of it to a folder that is new or empty, whole or not at all; ``told`` hears of each thing.

    Gives the number of files, and the things whose names no file can have. Raises UsageError where the folder holds
    something, StoreError.
    """
    if place.exists() and not place.is_dir():
        raise UsageError(f"{place} is a file; give a folder that is new or empty.")
    if place.exists() and any(place.iterdir()):
        raise UsageError(f"{place} is not empty; give a folder that is new or empty.")
    with failing_at(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        found = _Site(store, new)
        with failing_at(place):
            found.write(told)
            new.chmod(0o755)
            with suppress(FileNotFoundError):
                place.rmdir()
            new.replace(place)
        return found.written, found.left_out
    finally:
        shutil.rmtree(new, ignore_errors=True)


class _Site:
    """What is written to one folder."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self.links = Links(store.base_iri)
        self.written = 0
        self.left_out: list[str] = []
        self.things = list(self._things())
        self.pages = dict(self._pages())
        self.data = {f"doc/{below}.{form}" for below in self.things for _, form in FORMS}
        self.known = frozenset({*self.pages, *self.data, *(f"static/{name}" for name in _ASSETS), *_definitions()})

    def write(self, told: Callable[[int], None]) -> None:
        """All files."""
        for name in _ASSETS:
            self._file(f"static/{name}", files("kg.web").joinpath("static", name).read_bytes())
        for name, form in _definitions().items():
            self._file(name, describe.write(describe.ontology(), form))
        for number, (below, page) in enumerate(self.pages.items()):
            for lang in LANGUAGES:
                self._page(below, page, lang)
            told(number + 1)
        for below in self.things:
            self._rdf(below)

    def _things(self) -> Iterator[str]:
        """What has a page of its own, by its path below ``id/``; the places of mentions are told by their letter's."""
        written = io.BytesIO()
        self.store.ask(asked("still", base=f"{self.store.base_iri}id/")).write(written, _JSON)
        for row in things.parse(written.getvalue())[1]:
            below = row["it"]["value"].removeprefix(f"{self.store.base_iri}id/")
            if _is_path(unquote(below)):
                yield below
            else:
                self.left_out.append(row["it"]["value"])

    def _pages(self) -> Iterator[tuple[str, Page]]:
        """Each page by its path, as the server has it."""
        store = self.store
        yield "", lambda reader: home.page(store, reader)
        yield "def", terms.page
        yield _LOST, missing.lost
        for path in lists.paths(store):
            yield path, lambda reader, path=path: lists.page(store, reader, path.partition("/")[2])  # type: ignore[misc]
        yield from everything.pages(store, [path for path, _ in self._described()])
        yield from self._described()

    def _described(self) -> Iterator[tuple[str, Page]]:
        """The pages of things, and those of the networks of papers."""
        store, base = self.store, self.store.base_iri
        for below in self.things:
            iri = f"{base}id/{below}"
            yield f"doc/{below}", lambda reader, iri=iri: of_thing(store, reader, iri)  # type: ignore[misc]
            if below.startswith(_PAPERS) and below.count("/") == 1:
                yield f"netwerk/{below}", lambda reader, iri=iri: network.page(store, reader, iri)  # type: ignore[misc]

    def _page(self, below: str, page: Page, lang: str) -> None:
        reader = Reader(lang, self.links, "", below, whole=True)
        told = relinked(page(reader), below, lang, self.known, file_of, rooted=below == _LOST)
        self._file(file_of(below, lang), told.encode())

    def _rdf(self, below: str) -> None:
        query = asked("described", it=f"{self.store.base_iri}id/{below}", skip=0, most=_ALL)
        for _, extension in FORMS:
            offer = next(one for one in GRAPH if one.name == extension)
            written = io.BytesIO()
            self.store.ask(query).write(written, written_as("graph", offer))
            self._file(f"doc/{unquote(below)}.{extension}", written.getvalue())

    def _file(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.written += 1


def file_of(below: str, lang: str) -> str:
    """The file of what stands at a path: a page's in each language, that of data and style once."""
    if below.startswith("static/") or below.rpartition(".")[2] in {form for _, form in FORMS}:
        return unquote(below)
    return f"{'' if lang == 'nl' else f'{lang}/'}{unquote(below) or 'index'}.html"


def _definitions() -> Mapping[str, str]:
    """The files of our terms, each with its media type."""
    return {f"def.{one.name}": one.media_type for one in GRAPH if one.name in {form for _, form in FORMS}}


def _is_path(below: str) -> bool:
    """Whether it can be the path of a file below ours, on any system of ours."""
    names = below.split("/")
    return all(name not in ("", ".", "..") and "\0" not in name and len(name.encode()) <= _LONGEST for name in names)


_JSON = "application/sparql-results+json"
