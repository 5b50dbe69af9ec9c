"""Who reads a page: in which language, where the server stands for them, and what they asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup, escape
from starlette.requests import Request

from kg.web.dutch import Dutch, filled, joined, pieces
from kg.web.links import Links
from kg.web.words import LANGUAGES, MONTHS, WORDS

__all__ = ["Reader", "page_number"]

Pairs = Sequence[tuple[str, str]]
_DUTCH = Dutch()
_UNNUMBERED = re.compile(r"brief/[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of a page; holds nothing of the request but text, so that it can go to a worker process.

    ``site`` is the address of the root as the reader knows it, without slash at the end; ``path`` is the requested
    path below that root, ``asked`` the fields of the address;
    ``whole`` where nothing more can be asked, so that all must stand on one page; ``searched`` where there can be a
    search: of what another server holds there is none; ``invented`` where the letters were never sent.
    """

    lang: str
    links: Links
    site: str
    path: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    searched: bool = True
    invented: bool = False

    @classmethod
    def of(
        cls, request: Request, links: Links, site: str, *, searched: bool = True, invented: bool = False
    ) -> "Reader":
        """The language is the address's ``lang``, else Dutch: never a cookie."""
        lang = request.query_params.get("lang", "")
        asked = tuple((name, value) for name, value in request.query_params.multi_items() if name != "lang")
        path = request.url.path.removeprefix(links.root).lstrip("/")
        return cls(lang if lang in LANGUAGES else "nl", links, site, path, asked, searched=searched, invented=invented)

    def word(self, name: str, *values: object) -> str:
        """What the page says under that name, with its ``{}`` filled."""
        said = WORDS[name][LANGUAGES.index(self.lang)]
        return filled(said, values) if values else said

    def nl(self, words: str = _DUTCH) -> Markup:
        """The attribute of an element that holds words which may be Dutch, or surely are, where the page is not."""
        return Markup(' lang="nl"') if self.lang != "nl" and isinstance(words, Dutch) else Markup("")

    def spoken(self, words: str) -> Markup:
        """The words for a page, those of them that are Dutch in an element that says so, where not all of them are."""
        parts = pieces(words)
        marks = (self.nl(part) if len(parts) > 1 else "" for part in parts)
        told = zip(parts, marks, strict=True)
        return Markup("").join(
            Markup("<span{}>{}</span>").format(mark, one) if mark else escape(one) for one, mark in told
        )

    def many(self, count: int, name: str) -> str:
        """``1 brief``, ``12 brieven``: the words ``name_1`` and ``name_n`` after the number."""
        return f"{self.number(count)} {self.word(f'{name}_1' if count == 1 else f'{name}_n')}"

    def number(self, count: int) -> str:
        """With a mark between thousands."""
        return f"{count:,}" if self.lang == "en" else f"{count:,}".replace(",", ".")

    def day(self, iso: str) -> str:
        """``2024-11-12`` as people write it; a month or a year likewise; what is no date stays."""
        parts = iso[:10].split("-")
        if not all(part.isdecimal() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
            return iso
        if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
            return iso
        words = [str(int(parts[2]))] if len(parts) > 2 else []
        words += [MONTHS[self.lang][int(parts[1]) - 1]] if len(parts) > 1 else []
        return " ".join((*words, parts[0]))

    def days(self, start: str, end: str = "") -> str:
        """All days from one ISO day to another: ``22–23 juli 2025``; the first alone where there is no other."""
        first, last = self.day(start).split(" "), self.day(end).split(" ")
        if end <= start or len(first) != 3 or len(last) != 3:
            return self.day(start)
        if first[2] == last[2]:
            first = first[:1] if first[1] == last[1] else first[:2]
        return f"{' '.join(first)}{'–' if len(first) == 1 else ' – '}{' '.join(last)}"

    def together(self, named: Sequence[str]) -> str:
        """``Van Baarle, Piri en Dassen``."""
        return joined(f" {self.word('and')} ", [*filter(None, (joined(", ", named[:-1]), *named[-1:]))])

    def month(self, iso: str) -> str:
        """The month of ``2024-11`` in short, ``nov``."""
        name = MONTHS[self.lang][int(iso[5:7]) - 1]
        return {"maart": "mrt"}.get(name, name[:3])

    def to(self, below: str, **fields: str) -> str:
        """The address of a page below the root, in the reader's language."""
        return self.with_lang(self.links.path(below), list(fields.items()))

    def of_thing(self, iri: str) -> str | None:
        """Where a thing is told of: our own page of it, else its web address, else nowhere."""
        href = self.links.href(iri)
        return self.with_lang(href) if href and href.startswith(f"{self.links.root}/") else href

    def address(self, iri: str) -> str:
        """The whole address of our page of a thing, for who reads it elsewhere."""
        return f"{self.site}{(self.links.href(iri) or '').removeprefix(self.links.root)}"

    def called(self, iri: str) -> str:
        """What a thing is called that has no name: its identifier, of a letter without a number that it has none."""
        short = self.links.short(iri)
        return self.word("unnumbered") if _UNNUMBERED.fullmatch(short) else short

    def again(self, changed: Mapping[str, str | None]) -> str:
        """This page with some fields of its address changed, or taken off where the value is None or empty."""
        kept = [pair for pair in self.asked if pair[0] not in changed]
        new = [(name, value) for name, value in changed.items() if value]
        return self.with_lang(self.links.path(self.path), [*kept, *new])

    def turned(self, name: str, value: str, *, on: bool) -> str:
        """The first of this page's pages with one value more of a field of its address, or without it."""
        kept = [pair for pair in self.asked if pair not in ((name, value), (name, "")) and pair[0] != "p"]
        return self.with_lang(self.links.path(self.path), [*kept, (name, value)] if on else kept)

    @property
    def other(self) -> str:
        """The language that the page is not in."""
        return "en" if self.lang == "nl" else "nl"

    @property
    def in_other(self) -> str:
        """The address of this page in the other language, as a query alone."""
        return "?" + urlencode([*self.asked, ("lang", self.other)], errors="replace")

    def with_lang(self, address: str, fields: Pairs = ()) -> str:
        """The address with these fields, and with the reader's language where that is not Dutch."""
        address, mark, fragment = address.partition("#")
        pairs = [*fields] if self.lang == "nl" else [*fields, ("lang", self.lang)]
        query = urlencode(pairs, errors="replace")
        return f"{address}?{query}{mark}{fragment}" if query else f"{address}{mark}{fragment}"


def page_number(written: str, most: int = 100_000_000) -> int:
    """The number of a page as it stands in an address, 1 where it is none, never above ``most``."""
    if not written.isascii() or not written.isdecimal():
        return 1
    return most if len(written) > 9 else max(1, min(int(written), most))
