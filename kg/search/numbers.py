"""The numbers of dossiers and papers, in whatever way they are written.

``36045``, ``36 045`` and ``Kamerstuk 36.045`` are one dossier; ``21 501-02, nr. 2976``, ``21501-02-2976`` and
``kst-21501-02-2976`` are one paper. Both sides of a search have their keys: what the index holds of a letter, and what
is typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["PATTERN", "Number", "key", "keys", "number", "pasted"]

_DOSSIER = r"\d{2}[\s.]?\d{3}"
_LETTERS = r"(?-i:[A-Z]{1,6}|[ivxlc]{1,6})"  # 36600-V; in an address also small
_PART = rf"(?: -(?:\d{{1,3}}|{_LETTERS})(?![A-Z\d]) | \s(?-i:[IVXLC]{{1,6}})(?!\w) )"  # -02, -V; the budget's 36 600 V
_PAPER = r"""(?: (?:[,;]?\s*(?:nrs?\.?|no\.?|nummer)\s*|-) (?:[1-9]\d{0,4}|(?-i:[A-Z]{1,4}))  # nr. 2976, -2976
    | ,\s*(?!(?:EN|OF|OR|AND|NOT|NIET)\b)(?-i:[A-Z]{1,4}) )"""  # 33 328, AI: of the Eerste Kamer
PATTERN = rf"""
    (?: kst-(?=\d) | dossier(?:nummer)?\s+ | [TE]K\s+
      | kamerstuk(?:ken)?\s+(?:(?:II?|[TE]K)\s+)?(?:\d{{4}}[-/]\d{{2,4}}\s*,?\s+)? )?+
    {_DOSSIER} {_PART}? {_PAPER}?
    (?! \w | [.,]\d | -\w | \s\d{{3}}(?!\d) )
"""
"""A number, to be read with re.VERBOSE and re.IGNORECASE: what follows a number must be no more of it."""

_WHOLE = re.compile(rf"(?:.*?)(?P<dossier>{_DOSSIER})(?P<part>{_PART}?)(?P<last>{_PAPER}?)", re.VERBOSE | re.IGNORECASE)
_SIGNS = re.compile(r"nrs?\.?|no\.?|nummer|[^\dA-Z]", re.IGNORECASE)
_IS = re.compile(PATTERN, re.VERBOSE | re.IGNORECASE)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_ADDRESS = re.compile(r"https?://\S*/(?P<id>(?:kst-)?\d{5}[\w-]*)(?:\.\w+)?/?", re.IGNORECASE)
_AROUND = " .,;:()[]\"'\u201c\u201d\u201e\u2018\u2019"
_ID = re.compile(r"(?:kst-)?(\d{3,6}(?:-[\dA-Z]{1,6})*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was typed. ``key`` is it as the index holds it: ``36045``, ``21501-02-2976``.

    ``dossier`` and ``paper`` are the keys of what it may be, "" where it cannot be that: ``36410-20`` may be either.
    ``spellings`` are the words by which a text may name it.
    """

    key: str
    dossier: str
    paper: str
    spellings: tuple[str, ...]


def pasted(text: str) -> str:
    """What was typed or pasted, as the number that it is: an address on the web that ends in one, one within brackets,
    quotes or before a full stop, one with dashes; all else as it is.
    """
    bare = text.strip(_AROUND).translate(_DASHES)
    if found := _ADDRESS.fullmatch(text.strip()):
        bare = found["id"]
    if _ID.fullmatch(bare):
        bare = bare.upper().replace("KST-", "kst-")
    return bare if number(bare) else text


def number(text: str) -> Number | None:
    """The number that the text is, from its first sign to its last; None where it is something else."""
    text = text.strip()
    if not _IS.fullmatch(text) or (found := _WHOLE.fullmatch(text)) is None:
        return None
    base, part, last = (_SIGNS.sub("", found[name]).upper() for name in ("dossier", "part", "last"))
    whole = "-".join(filter(None, (base, part, last)))
    either = bool(part) and not last and found["part"][0] == "-" and not part.startswith("0")
    spelled = _spellings(base, part, last) + (_spellings(base, "", part) if either else ())
    return Number(whole, "" if last else whole, whole if last or either else "", spelled)


def _spellings(base: str, part: str, last: str) -> tuple[str, ...]:
    found = []
    for digits in (base, f"{base[:2]} {base[2:]}"):
        dossier = f"{digits} {part}".strip()
        found += [f"{dossier} {last}", f"{dossier} nr {last}"] if last else [dossier]
    return tuple(found)


def key(identifier: str) -> str:
    """How the index holds a number that the graph writes ``kst-21501-02-2976`` or ``36600-V``; "" for another id."""
    found = _ID.fullmatch(identifier)
    return found[1].upper() if found else ""


def keys(identifiers: Iterable[str]) -> list[str]:
    """The keys of all that are numbers, sorted."""
    return sorted({found for one in identifiers if (found := key(one))})
