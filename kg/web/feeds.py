"""The answer to a search for programs: Atom, CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kg.search.asking import Hit
from kg.store import arrivals
from kg.web import names
from kg.web.answer import Answerer
from kg.web.dutch import Dutch
from kg.web.facts import named
from kg.web.pages.listing import signatories
from kg.web.pages.search import letter_of, narrowed, promise_of
from kg.web.reader import Reader
from kg.web.searching import Kind, Search, look
from kg.web.templating import render

__all__ = ["MEDIA_TYPES", "feed"]

MEDIA_TYPES = {"atom": "application/atom+xml", "csv": "text/csv", "json": "application/json"}
_MOST = {"atom": 50, "csv": 1000, "json": 1000}
_COLUMNS: Mapping[Kind, Sequence[str]] = {
    "zoek": ("iri", "id", "issued", "title", "names", "open_promises"),
    "toezeggingen": (
        "iri", "letter", "id", "issued", "due", "state", "status", "overdue", "promised_by", "promised_by_iri", "text",
        "kept_by", "listed",
    ),
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def feed(answerer: Answerer, reader: Reader, kind: Kind, extension: str) -> str | None:
    """The answer in the form of that extension; None where the store has no index."""
    search = Search.of(kind, reader)
    if extension == "atom":  # who follows it is to see what is new, however little it fits
        search = replace(search, order="newest", page=1)
    found = look(answerer, search, _MOST[extension], facets=False, marked=extension == "atom")
    if found is None:
        return None
    if extension == "atom":
        return _atom(answerer, reader, search, found.hits)
    people = {str(one) for hit in found.hits for one in hit.values.get("person", ())} if kind != "zoek" else ()
    called = named(answerer, people, reader.lang)
    rows = [_letter_row(hit) if kind == "zoek" else _promise_row(reader, hit, called) for hit in found.hits]
    if extension == "json":
        return json.dumps({"count": found.count, "items": rows}, ensure_ascii=False, indent=1)
    return _csv(_COLUMNS[kind], rows)


def _letter_row(hit: Hit) -> dict[str, object]:
    """What programs get of a letter, by the names of its columns."""
    return {
        **{name: hit.one(name) for name in ("iri", "id", "issued", "title")},
        "names": signatories(map(str, hit.values.get("name", ()))),
        "open_promises": int(hit.one("promises") or 0),
    }


def _promise_row(reader: Reader, hit: Hit, called: Mapping[str, str]) -> dict[str, object]:
    """The same of a promise; ``called`` are the names of people by their IRIs."""
    people = [str(one) for one in hit.values.get("person", ())]
    return {
        **{name: hit.one(name) for name in ("iri", "letter", "id", "issued", "due", "state", "listed")},
        "status": names.code(hit.one("state"), reader.lang),
        "overdue": names.overdue(hit.one("state"), hit.one("due")),
        "promised_by": [called.get(one, reader.called(one)) for one in people],
        "promised_by_iri": people,
        "text": hit.text,
        "kept_by": [str(one).partition(" ")[0] for one in hit.values.get("keeper", ())],
    }


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    """The rows; what a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        cells = [_cell(value) for value in map(row.__getitem__, columns)]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, list) else str(value)


def _atom(answerer: Answerer, reader: Reader, search: Search, hits: Sequence[Hit]) -> str:
    entry: Callable[[Reader, Hit], dict[str, object]] = _letter if search.kind == "zoek" else _promise
    came = _came(answerer, hits)
    entries = [{**entry(reader, hit), **_times(hit, came)} for hit in hits]
    words = ("Kamergraaf", reader.word(f"title_{search.kind}"), search.text, *narrowed(answerer, reader, search))
    title = " · ".join(filter(None, words)).replace("\u00a0", " ")
    address = _absolute(reader, reader.again({}))
    updated = max((str(one["updated"]) for one in entries), default="1814-01-01T00:00:00Z")
    page = address.replace(f"{search.kind}.atom", search.kind)
    told = {"title": title, "address": address, "page": page, "updated": updated, "entries": entries}
    return render("atom", lang=reader.lang, dutch=lambda words: reader.nl(words).replace(" lang", " xml:lang"), **told)


def _came(answerer: Answerer, hits: Sequence[Hit]) -> Mapping[str, str]:
    """When each letter that is told, or of which a promise is, came as it is now; of those of which the store knows."""
    place = getattr(answerer, "path", None)
    return {} if place is None else arrivals.came(place, {_letter_of(hit) for hit in hits})


def _times(hit: Hit, came: Mapping[str, str]) -> dict[str, object]:
    """It is published on the letter's day, and updated when the letter came as it is now; on that day, if not known."""
    published = f"{hit.one('issued')}T00:00:00Z" if hit.one("issued") else ""
    return {"published": published, "updated": came.get(_letter_of(hit)) or published or "1814-01-01T00:00:00Z"}


def _letter_of(hit: Hit) -> str:
    return hit.one("letter") or hit.one("iri")


def _letter(reader: Reader, hit: Hit) -> dict[str, object]:
    one = letter_of(reader, hit)
    summary = " ".join("".join(piece for piece, _ in hit.snippet).split())
    summary = f"{summary} \u2026" if len(summary) < len(" ".join(hit.text.split())) else summary
    title = " – ".join(filter(None, (one.title, one.number.replace("\u00a0", " "))))
    title = Dutch(title) if isinstance(one.title, Dutch) else title
    return _entry(reader, hit, title, one.href, Dutch(summary))


def _promise(reader: Reader, hit: Hit) -> dict[str, object]:
    one = promise_of(reader, hit)
    due = reader.word("due_on", one.due) if one.due else ""
    due = f"{due} ({reader.word('overdue')})" if one.overdue else due
    state = reader.word(f"state_{one.state}")
    return _entry(reader, hit, one.text, one.href, "; ".join(filter(None, (state, due, one.letter))))


def _entry(reader: Reader, hit: Hit, title: str, href: str, summary: str) -> dict[str, object]:
    signed = signatories(map(str, hit.values.get("name", ())))
    return {
        "id": hit.one("iri"), "title": title, "href": _absolute(reader, href), "summary": summary, "names": signed,
    }  # fmt: skip


def _absolute(reader: Reader, href: str) -> str:
    return f"{reader.site.removesuffix(reader.links.root)}{href}" if href.startswith("/") else href
