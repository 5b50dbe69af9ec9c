"""What the index keeps of an entry, and how it takes words apart."""

import functools
import hashlib
import re
import zlib
from importlib import metadata
from pathlib import Path

import tantivy

from kg.search.columns import Entry
from kg.search.marks import unmarked
from kg.search.numbers import keys

__all__ = ["FACETS", "LONGEST_WORD", "NEVER", "PARTS", "analyzer", "document", "made_by", "plain", "register", "schema"]

FACETS = ("year", "ministry", "minister", "dossier", "kind", "formation", "state", "open", "source")
"""What results can be narrowed by."""

NEVER = 99_991_231
"""The due day of a promise that names none, as a number: after all others."""

LONGEST_WORD = 79
"""Characters of a word that is sought; what is longer is no word."""

_LETTERS, _PLACES = 1 << 24, 1 << 12
"""Of what bears one day, so many letters are told apart, and so many promises of one letter."""

PARTS = 64
"""Into so many parts the entries fall, nearly even ones: more can be found than the engine tells of at once."""

_STORED = (
    "iri",
    "id",
    "issued",
    "letter",
    "due",
    "keeper",
    "state",
    "name",
    "kind",
    "listed",
    "source",
    "person",
    "sort",
)
_WORDS = "nl"
_HEAD = 1500
_DATE_LINE = re.compile(r"\n[^\n]{0,40}\b\d{1,2} [a-z]{3,9} (?:19|20)\d\d *\n")


@functools.cache
def made_by() -> str:
    """By what an index was made: tantivy, and what here decides what is in it. Anything else makes one anew."""
    room = Path(__file__).parent
    decides = sorted(
        [
            *room.glob("questions/*.rq"),
            *(room / f"{name}.py" for name in ("schema", "columns", "entered", "held", "marks", "numbers")),
        ]
    )
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in decides)).hexdigest()[:16]
    return f"tantivy {metadata.version('tantivy')} {digest}"


@functools.cache
def analyzer() -> tantivy.TextAnalyzer:
    """Words in lower case, by their Dutch stem, without accents."""
    return _words().filter(tantivy.Filter.stemmer("dutch")).filter(tantivy.Filter.ascii_fold()).build()


@functools.cache
def plain() -> tantivy.TextAnalyzer:
    """The same words as they are written, in lower case."""
    return _words().build()


def _words() -> tantivy.TextAnalyzerBuilder:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.remove_long(LONGEST_WORD + 1)).filter(tantivy.Filter.lowercase())


@functools.cache
def schema() -> tantivy.Schema:
    """The fields: words of ``title``, ``head`` (what stands above a letter), ``text``; exact values; days as numbers.

    A day is ``20241118``; ``number`` are the keys of the papers and dossiers that it is, stands in or cites. What is
    sorted by ``newest``, ``oldest`` or ``soonest`` has promises of one letter side by side, as they stand in its text.
    """
    builder = tantivy.SchemaBuilder()
    for name in ("title", "head", "text"):
        builder.add_text_field(name, stored=name != "head", tokenizer_name=_WORDS, index_option="position")
    for name in dict.fromkeys((*_STORED, *FACETS, "number")):
        fast = name in FACETS or name == "iri"
        builder.add_text_field(name, stored=name in _STORED, tokenizer_name="raw", fast=fast, index_option="basic")
    for name in ("day", "due_day", "part"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("newest", "oldest", "soonest"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_unsigned_field("promises", stored=True)
    return builder.build()


def register(index: tantivy.Index) -> tantivy.Index:
    """The index, told how to take words apart."""
    index.register_tokenizer(_WORDS, analyzer())
    return index


def document(entry: Entry, text: str) -> tantivy.Document:
    """An entry with its text, as the index takes it."""
    head, body = _parted(unmarked(text))
    found = tantivy.Document(head=head, text=body, iri=entry.iri, sort=entry.sort)
    for title in entry.values.get("title", ()):
        found.add_text("title", title)
    for name in (*_STORED[1:-1], "ministry", "dossier", "formation"):
        for value in entry.values.get(name, ()) if name != "state" else ():
            found.add_text(name, value)
    for person in entry.values["minister"]:
        found.add_text("minister", person.rpartition("/")[2])
        found.add_text("person", person)
    for number in keys(one for name in ("id", "dossier", "cites") for one in entry.values.get(name, ())):
        found.add_text("number", number)
    found.add_unsigned("part", zlib.crc32(entry.iri.encode()) % PARTS)
    _add_states(found, entry)
    issued = entry.one("issued")
    if issued:
        found.add_text("year", issued[:4])
    day, due = _number(issued, 0), _number(entry.one("due"), NEVER)
    found.add_unsigned("day", day)
    found.add_unsigned("due_day", due)
    place = _place(entry.iri)
    for name, first, then in (("newest", day, _PLACES - 1 - place), ("oldest", day, place), ("soonest", due, place)):
        found.add_unsigned(name, (first * _LETTERS + _letter(entry)) * _PLACES + then)
    return found


def _letter(entry: Entry) -> int:
    """A number of the letter that it is or stands in: another has another, but for one in many."""
    return zlib.crc32((entry.one("letter") or entry.iri).encode()) % _LETTERS


def _place(iri: str) -> int:
    """The how manieth promise of its letter it is, of those that are numbered so; 0 for anything else."""
    number = iri.rpartition("/toezegging/")[2]
    return min(int(number), _PLACES - 1) if number.isascii() and number.isdecimal() and len(number) < 9 else 0


def _parted(text: str) -> tuple[str, str]:
    """What stands above a letter, up to its date, and the letter: an extract of the latter tells more."""
    found = _DATE_LINE.search(text, 0, _HEAD)
    return (text[: found.end()], text[found.end() :]) if found else ("", text)


def _add_states(found: tantivy.Document, entry: Entry) -> None:
    if entry.sort == "brief":
        found.add_unsigned("promises", int(entry.one("open")))
        found.add_text("open", "ja" if int(entry.one("open")) else "nee")
    else:
        for state in entry.values.get("state") or ("openstaand",):
            found.add_text("state", state)


def _number(day: str, otherwise: int) -> int:
    digits = day[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isdecimal() else otherwise
