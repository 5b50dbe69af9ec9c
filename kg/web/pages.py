"""HTML from templates. Every value is escaped unless it is ``Html``, which only this module and its templates make."""

import functools
import html
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from string import Template
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.store.named import NamedQuery
from kg.web.examples import EXAMPLES
from kg.web.links import Links
from kg.web.words import LANGUAGES, WORDS

__all__ = ["Html", "Page", "asset"]

_MOST_ROWS = 1000
Cell = Mapping[str, str]
"""An RDF term as the SPARQL JSON results write it: ``type``, ``value`` and perhaps ``xml:lang``, ``datatype``."""


Row = Mapping[str, Cell]


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


def fill(template: str, **values: object) -> Html:
    """The template of ``templates/`` with its holes filled; what is not Html is escaped."""
    safe = {name: value if isinstance(value, Html) else _escape(value) for name, value in values.items()}
    return Html(_template(template).substitute(safe))


def asset(name: str) -> bytes:
    """A file of ``static/``."""
    return files("kg.web").joinpath("static", name).read_bytes()


@functools.cache
def _template(name: str) -> Template:
    return Template(files("kg.web").joinpath("templates", f"{name}.html").read_text(encoding="utf-8"))


def _escape(value: object) -> str:
    # A lone surrogate cannot be sent; a person sees that something stood there.
    return html.escape(str(value).encode(errors="replace").decode())


def _join(parts: Iterable[str]) -> Html:
    return Html("".join(parts))


class Page:
    """One page in the reader's language, with links that resolve on this server."""

    def __init__(self, request: Request, links: Links) -> None:
        """The language is the address's ``lang``, else Dutch: never a cookie."""
        asked = request.query_params.get("lang", "")
        self.lang = asked if asked in LANGUAGES else "nl"
        self.links = links
        self._request = request

    def home(self, counts: Sequence[tuple[str, int]]) -> HTMLResponse:
        """What the graph holds, and where to begin."""
        items = _join(
            fill("count", number=self._number(number), what=self.word(f"count_{what}")) for what, number in counts
        )
        return self._whole("home", self.word("home"), counts=items, examples=self._examples())

    def sparql(self, query: str, named: Sequence[NamedQuery], result: Html = Html("")) -> HTMLResponse:  # noqa: B008
        """The form to ask a query, and the answer once it is asked."""
        listed = _join(
            fill("named", name=one.name, about=one.nl if self.lang == "nl" else one.en, href=self._asking(one.text))
            for one in named
        )
        return self._whole(
            "sparql",
            self.word("endpoint"),
            query=query or EXAMPLES[0].query,
            result=result,
            examples=self._examples(),
            named=fill("named_list", named=self.word("named"), items=listed) if named else Html(""),
        )

    def thing(self, iri: str, place: str, says: Sequence[Row], points: Sequence[Row]) -> HTMLResponse:
        """What the graph says of one thing, and what points at it; ``place`` is its page's path below the root."""
        path = self.links.path(place)
        forms = _join(
            fill("form", href=f"{path}.{extension}", name=extension) for extension in ("ttl", "jsonld", "nt", "rdf")
        )
        return self._whole(
            "thing",
            self._name(says) or self.links.short(iri),
            iri=iri,
            forms=forms,
            rows=_join(self._statement(row, "o") for row in says),
            pointing=_join(self._statement(row, "s") for row in points),
        )

    def terms(self, rows: Sequence[Mapping[str, str]]) -> HTMLResponse:
        """The ontology's terms: each with ``id``, ``iri``, ``label`` and ``definition``."""
        return self._whole("terms", self.word("ontology"), rows=_join(fill("term", **row) for row in rows))

    def table(self, names: Sequence[str], rows: Sequence[Row]) -> Html:
        """The answer to a SELECT query; of a long one the first thousand rows."""
        if not rows:
            return fill("note", text=self.word("empty"))
        head = _join(fill("head", name=name) for name in names)
        body = _join(
            fill("line", cells=_join(fill("cell", value=self.cell(row.get(name))) for name in names))
            for row in rows[:_MOST_ROWS]
        )
        more = f", {_MOST_ROWS} {self.word('shown')}" if len(rows) > _MOST_ROWS else ""
        return fill("table", caption=f"{len(rows)} {self.word('rows')}{more}", head=head, body=body)

    def words(self, text: str) -> Html:
        """A plain answer: yes or no, or a graph as Turtle."""
        return fill("plain", text=text)

    def word(self, name: str) -> str:
        """What the page says, in its language."""
        return WORDS[self.lang][name]

    def _name(self, says: Sequence[Row]) -> str:
        """What the graph calls the thing, in the reader's language where it has a name in it."""
        names = [(row["p"]["value"].rpartition("#")[2].rpartition("/")[2], row["o"]) for row in says]
        for name in ("prefLabel", "title", "label", "name", "nameAsWritten"):
            found = [term for local, term in names if local == name and term["type"] == "literal"]
            if found:
                return sorted(found, key=lambda term: term.get("xml:lang") != self.lang)[0]["value"]
        return ""

    def _statement(self, row: Row, other: str) -> Html:
        """A line of a thing's page: the property by its name, the other thing by its own."""
        label = row["label"]["value"] if "label" in row else ""
        called = row["property"]["value"] if "property" in row else ""
        return fill("row", left=self.cell(row["p"], called), right=self.cell(row[other], label))

    def cell(self, term: Cell | None, label: str = "") -> Html:
        """One RDF term: a link where it leads somewhere, its text with language or datatype otherwise.

        A link's text is the label and, smaller, the short form of the IRI.
        """
        if term is None:
            return Html("")
        value = term["value"]
        href = self.links.href(value) if term["type"] == "uri" else None
        if href is not None:
            short = self.links.short(value)
            link = fill("link", href=self._here(href), text=label or short)
            return fill("named_link", link=link, short=short) if label else link
        return fill("text", text=value, kind=term.get("xml:lang") or _local(term.get("datatype", "")))

    def _examples(self) -> Html:
        return _join(
            fill(
                "example",
                href=self._asking(one.query),
                text=one.nl if self.lang == "nl" else one.en,
            )
            for one in EXAMPLES
        )

    def _asking(self, query: str) -> str:
        """The address that asks a query."""
        return self.links.path("sparql") + "?" + urlencode({"query": query, "lang": self.lang})

    def _number(self, count: int) -> str:
        return f"{count:,}" if self.lang == "en" else f"{count:,}".replace(",", ".")

    def _here(self, href: str) -> str:
        """A link to another page of ours keeps the reader's language."""
        if not href.startswith(f"{self.links.root}/") or self.lang == "nl":
            return href
        address, mark, fragment = href.partition("#")
        return f"{address}?lang={self.lang}{mark}{fragment}"

    def _other(self) -> str:
        other = "en" if self.lang == "nl" else "nl"
        kept = [pair for pair in self._request.query_params.multi_items() if pair[0] != "lang"]
        return "?" + urlencode([*kept, ("lang", other)], errors="replace")

    def _whole(self, template: str, title: str, **values: object) -> HTMLResponse:
        words = {f"w_{name}": word for name, word in WORDS[self.lang].items()}
        frame = {"lang": self.lang, "root": self.links.root}
        body = fill(template, **words, **frame, **values)
        other = {"other": self._other(), "other_lang": "en" if self.lang == "nl" else "nl"}
        whole = fill("base", title=title, body=body, **words, **frame, **other)
        return HTMLResponse(whole, headers={"Content-Language": self.lang, "Vary": "Accept"})


def _local(datatype: str) -> str:
    return datatype.rpartition("#")[2] if datatype else ""
