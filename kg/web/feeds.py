"""The answer to a search for programs: Atom, CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence

from kg.search.asking import Hit
from kg.web.answer import Answerer
from kg.web.pages.search import letter_of, promise_of
from kg.web.reader import Reader
from kg.web.searching import Kind, Search, look
from kg.web.templating import render

__all__ = ["MEDIA_TYPES", "feed"]

MEDIA_TYPES = {"atom": "application/atom+xml", "csv": "text/csv", "json": "application/json"}
_MOST = {"atom": 50, "csv": 1000, "json": 1000}
_COLUMNS: Mapping[Kind, Sequence[str]] = {
    "zoek": ("iri", "id", "issued", "title", "names", "open_promises"),
    "toezeggingen": ("iri", "letter", "id", "issued", "due", "state", "text", "kept_by", "listed"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def feed(answerer: Answerer, reader: Reader, kind: Kind, extension: str) -> str | None:
    """The answer in the form of that extension; None where the store has no index."""
    search = Search.of(kind, reader)
    found = look(answerer, search, _MOST[extension], facets=False, marked=extension == "atom")
    if found is None:
        return None
    rows = [_row(kind, hit) for hit in found.hits]
    if extension == "json":
        return json.dumps({"count": found.count, "items": rows}, ensure_ascii=False, indent=1)
    if extension == "csv":
        return _csv(_COLUMNS[kind], rows)
    return _atom(reader, search, list(found.hits))


def _row(kind: Kind, hit: Hit) -> dict[str, object]:
    """What programs get of a hit, by the names of its columns."""
    row: dict[str, object] = {name: hit.one(name) for name in ("iri", "id", "issued")}
    if kind == "zoek":
        signed = sorted((str(one).partition(" ") for one in hit.values.get("name", ())), key=lambda one: int(one[0]))
        names = [name for _, _, name in signed]
        return {**row, "title": hit.one("title"), "names": names, "open_promises": int(hit.one("promises") or 0)}
    kept = [str(one).partition(" ")[0] for one in hit.values.get("keeper", ())]
    told = {
        "letter": hit.one("letter"),
        "due": hit.one("due"),
        "state": hit.one("state"),
        "text": hit.text,
        "listed": hit.one("listed"),
    }
    return {**row, **told, "kept_by": kept}


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    """The rows; what a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        cells = [", ".join(value) if isinstance(value, list) else str(value) for value in map(row.__getitem__, columns)]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def _atom(reader: Reader, search: Search, hits: Sequence[Hit]) -> str:
    entry: Callable[[Reader, Hit], dict[str, str]] = _letter if search.kind == "zoek" else _promise
    entries = [entry(reader, hit) for hit in hits]
    narrowed = [value for values in search.narrowed.values() for value in values]
    title = " · ".join(filter(None, ("Kamergraaf", reader.word(f"title_{search.kind}"), search.text, *narrowed)))
    address = _absolute(reader, reader.again({}))
    updated = max((one["updated"] for one in entries), default="1814-01-01T00:00:00Z")
    page = address.replace(f"{search.kind}.atom", search.kind)
    return render("atom", lang=reader.lang, title=title, address=address, page=page, updated=updated, entries=entries)


def _letter(reader: Reader, hit: Hit) -> dict[str, str]:
    one = letter_of(reader, hit)
    summary = "".join(piece for piece, _ in hit.snippet)
    title = " – ".join(filter(None, (one.title, one.number.replace("\u00a0", " "))))
    return _entry(reader, hit, title, one.href, " ".join(summary.split()), one.names)


def _promise(reader: Reader, hit: Hit) -> dict[str, str]:
    one = promise_of(reader, hit)
    due = reader.word("due_on", one.due) if one.due else ""
    state = reader.word(f"state_{one.state}")
    return _entry(reader, hit, one.text, one.href, "; ".join(filter(None, (state, due, one.letter))), one.names)


def _entry(reader: Reader, hit: Hit, title: str, href: str, summary: str, names: str) -> dict[str, str]:
    updated = f"{hit.one('issued') or '1814-01-01'}T00:00:00Z"
    return {
        "id": hit.one("iri"), "title": title, "href": _absolute(reader, href), "summary": summary, "names": names,
        "updated": updated,
    }  # fmt: skip


def _absolute(reader: Reader, href: str) -> str:
    return f"{reader.site.removesuffix(reader.links.root)}{href}" if href.startswith("/") else href
