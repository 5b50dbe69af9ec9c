"""Which letters name a thing, and in which words: each with the sentences, and the thing marked in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.search.marks import quoted
from kg.web import names
from kg.web.answer import Answerer
from kg.web.dutch import Dutch
from kg.web.facts import Row, asked, told
from kg.web.newest import newest
from kg.web.noted import NOTE
from kg.web.reader import Reader

__all__ = ["Naming", "Place", "around", "naming", "place", "plain"]

_MOST, _ALONE = 60, 300
"""So many places stand on a page, and on one that cannot lead on to a query."""
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[dmni]r)(?<!\bdrs)(?<!\bing)(?<!\bprof)(?<!\bzgn)(?<!\bc\.s)(?<!\bd\.d)"
    r"[.!?][)\"'\u2019\u201d\u00bb]*\s+(?=[A-Z\u00c0-\u00dc\"'\u2018\u201c\u00ab])|\n\s*\n"
)
"""Where a sentence ends, or a paragraph: not behind an initial or a title."""
_ENDED = re.compile(r"(?<!\ba\.s)(?<!\bjl)(?<!\bc\.s)(?<!\bd\.d)[.!?][)\"'\u2019\u201d\u00bb]*$")
_EMPTY = re.compile(r"\n\s*\n")
_QUOTATION = re.compile(r"\n {0,3}(?:> ?)+")
_SURELY = re.compile(r"\n {0,3}>(?: ?>)* ?(?:[^\d\s]|\n)")
"""How a line of a quotation begins in Markdown, and which is one whatever stands around it: not ``> 50%``."""
_LONGEST = 220
"""Characters that are told before and after the words, where no sentence ends earlier."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place that names the thing: ``words`` with the rest of their sentence, and the address of the mark."""

    before: str
    words: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that names the thing."""

    title: str
    number: str
    href: str
    day: str
    date: str
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Naming:
    """The letters, the newest first; ``count`` of all of them, and the address of the query that gives all."""

    letters: Sequence[Letter]
    count: int
    query: str


def naming(answerer: Answerer, reader: Reader, iri: str) -> Naming:
    """Who names the thing."""
    most = _ALONE if reader.whole else _MOST
    found, count = newest(answerer, iri, most)
    lines = around(answerer, [row["mention"] for row in found])
    letters: dict[str, Letter] = {}
    for row in found:
        letter = letters.setdefault(row["by"], _letter(reader, row))
        found_at = place({**row, **lines.get(row["mention"], {})}, letter.href)
        if found_at not in letter.places:
            letter.places.append(found_at)
    return Naming([*letters.values()], count, reader.to("sparql", query=asked("named-in", it=iri, most=1000)))


def _letter(reader: Reader, row: Row) -> Letter:
    day = row.get("issued", "")
    title, number = names.title_of(row, reader), names.paper(row.get("id", ""))
    return Letter(title, number, reader.of_thing(row["by"]) or "", day, reader.day(day))


def around(answerer: Answerer, mentions: Sequence[str]) -> dict[str, Row]:
    """The text to both sides of each mention, ``before`` and ``after``."""
    return {row["mention"]: row for row in told(answerer, "named-around", list(dict.fromkeys(mentions)))}


def place(row: Row, href: str) -> Place:
    """The place of a row of ``mention``, ``words``, ``before``, ``after``; ``href`` is its letter's address."""
    lead, words, rest = _unquoted(
        row.get("before", row.get("prefix", "")), row["words"], row.get("after", row.get("suffix", ""))
    )
    before = _END.split(f"{quoted(_own(lead))}X")[-1][:-1]  # as if a sentence began with the words
    rest = "" if _ENDED.search(words.rstrip()) else quoted(_until(rest))
    if after := _END.search(rest):
        rest = rest[: after.end()]
    number = row["mention"].rpartition("/")[2]
    return Place(_tail(before), plain(words), _head(rest), f"{href}#v{number}")


def _unquoted(*pieces: str) -> list[str]:
    """The pieces of a text without the marks of a quotation, where a line of any is one for sure."""
    if not _SURELY.search("".join(pieces)):
        return [*pieces]
    return [_QUOTATION.sub("\n", piece) for piece in pieces]


def _own(lead: str) -> str:
    """The end of what stands before the words that is of their paragraph, or of their note."""
    begins = [found.end() for found in _EMPTY.finditer(lead)][-1:]
    begins += [note.end() for line in re.finditer("\n", lead) if (note := NOTE.match(lead, line.end()))][-1:]
    return lead[max(begins, default=0) :]


def _until(rest: str) -> str:
    """The beginning of what follows the words that is of their paragraph, or of their note."""
    ends = (line.start() for line in re.finditer("\n", rest) if NOTE.match(rest, line.end()))
    empty = _EMPTY.search(rest)
    return rest[: min(next(ends, len(rest)), empty.start() if empty else len(rest))]


def plain(text: str) -> str:
    """A quote without marks of Markdown and calls of notes, on one line."""
    return Dutch(" ".join(quoted(text).split()))


def _tail(text: str) -> str:
    """The end of a text, from a whole word on; the space before the words stays."""
    if len(text) > _LONGEST:
        text = "\u2026 " + text[-_LONGEST:].partition(" ")[2]
    return re.sub(r"\s+", " ", text).lstrip()


def _head(text: str) -> str:
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0] + " \u2026"
    return re.sub(r"\s+", " ", text).rstrip()
