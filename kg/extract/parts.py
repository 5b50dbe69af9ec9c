"""The named parts of which the patterns are made, each with what it takes in a comment above it.

Every repetition is bounded or cannot fail behind it, so that no text costs more than linear time.
"""

import re
from collections.abc import Iterable

from kg.lexicon.calendar import MONTHS
from kg.model import Chamber

__all__ = [
    "CHAMBER",
    "DASH",
    "FLAGS",
    "GAP",
    "LIST_END",
    "LIST_SEP",
    "MONTH_BEHIND",
    "NOTE_CALL",
    "NR",
    "PAGES",
    "RANGE_SEP",
    "SPACE",
    "VERGADERJAAR",
    "chamber_of",
    "id_session",
    "is_plural",
    "one_of",
    "pages_of",
    "session_of",
    "spread",
]

FLAGS = re.IGNORECASE

# At least one space of any kind, one line's end at most: ` `, a no-break space, `\n   `
SPACE = r"(?:[^\S\n]{1,40}(?:\n[^\S\n]{0,40})?|\n[^\S\n]{0,40})"

# The same, or nothing at all: `nr.19`
GAP = rf"{SPACE}?"

# `-`, en dash, non-breaking hyphen, minus sign
DASH = r"[-‐‑‒–—−]"


def one_of(words: Iterable[str]) -> str:
    """An alternative of plain words, the longest first, since the first that fits is taken."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(SPACE.join(map(re.escape, word.split(" "))) for word in ordered) + ")"


# `II`, `I`, `I/II`, `TK`, `Tweede Kamer der Staten-Generaal`
CHAMBER = (
    rf"(?:I/II|II/I|I{SPACE}en{SPACE}II|II|I|TK|EK|[Tt]weede{SPACE}[Kk]amer|[Ee]erste{SPACE}[Kk]amer)"
    rf"(?:{SPACE}der{SPACE}Staten-?{GAP}Generaal)?"
)

# `2024/25`, `1985/'86`, `'91-'92`, `1999/2000`, `2005–2006`, `vergaderjaar 1987-1988`
VERGADERJAAR = (
    rf"(?:(?:[Vv]ergaderjaar|[Zz]itting(?:sjaar)?){SPACE})?"
    rf"(?P<session>(?:(?:18|19|20)\d\d|['’‘`]\d\d){GAP}(?:{DASH}|/){{1,2}}{GAP}['’‘`]?(?:(?:18|19|20)\d\d|\d\d))(?!\d)"
)

# `nr.`, `nrs.`, `nr`, `nummers`, `no.`
NR = r"(?:[Nn][Rr][Ss]?|[Nn]ummers?|[Nn]os?)\b\.?"

# ` en `, `, `, ` alsmede `
LIST_SEP = (
    rf"(?:{GAP}[,;]{GAP}(?:en{SPACE})?|{GAP}&{GAP}"
    rf"|{SPACE}(?:en|of|alsmede|alsook|respectievelijk|resp\.){SPACE})"
)

# ` t/m `, ` tot en met `, `–`
RANGE_SEP = rf"(?:{GAP}(?:t/m|{DASH}){GAP}|{SPACE}tot{SPACE}en{SPACE}met{SPACE})"

# What may follow the last number of a list that no plural announces: `nr. 5 en 6)`, not `nr. 5 en 6 brieven`
# a line break of the clean text ends a paragraph
LIST_END = r"(?=\s{0,3}(?:[)\]}»”\"'’,.;?!*<|]|:(?!\s?\d)|$)|[^\S\n]{0,3}\n)"

# `, p. 15-16`, `, blz. 4561–4579`, `, p. 12 en 13`, `, blz. 12 e.v.`, `, blz. 3 t/m 6`, ` (bijlage IV), blz. 21`
PAGES = (
    rf"(?:{GAP}\(bijlage{SPACE}[IVX\d]{{1,5}}\))?{GAP},?{GAP}(?:pp?\.|blz\.?|bladz\.|pag\.|pagina(?:'s|’s)?){GAP}"
    rf"(?P<pages>\d{{1,5}}(?:(?:{GAP}{DASH}{GAP}|{SPACE}(?:en|t/m|tot{SPACE}en{SPACE}met){SPACE})\d{{1,5}})?)(?:{SPACE}e\.{GAP}v\.)?(?![\d/]|[^\S\n]\d{{3}}\b)"
)

# `466.2 Daarna`: a point and a footnote's figure glued to the last number of a sentence
NOTE_CALL = r"\.\d{1,2}(?:[^\S\n]{1,3}[A-ZÀ-Ý]|[^\S\n]{0,3}(?:\n|$))"

# A number with this behind it belongs to a day
MONTH_BEHIND = rf"(?!\d|{GAP}{one_of(MONTHS)}\b)"

_SESSION = re.compile(r"(\d{4}|\d\d)\D+(\d{2,4})")
# The widest range that a letter is believed: `nrs. 1 t/m 90`
WIDEST = 200


def session_of(written: str | None) -> str | None:
    """`2024/25` as `2024-2025`, `'91-'92` as `1991-1992`; None where it names no two years on end."""
    found = _SESSION.search(written or "")
    if not found:
        return None
    first = int(found[1]) if len(found[1]) == 4 else int(found[1]) + (1900 if int(found[1]) > 40 else 2000)
    return f"{first}-{first + 1}" if int(found[2]) in (first + 1, (first + 1) % 100) else None


def id_session(session: str) -> str:
    """`2024-2025` as ids bear it: `20242025`."""
    return session.replace("-", "")


def chamber_of(written: str | None) -> Chamber | None:
    """The chamber as the model names it: `TK`, `II`, `Tweede Kamer` are `II`; None for both, `I/II`."""
    if not written or re.search(r"I[/\s]", written):
        return None
    return "I" if written == "I" or written[0] in "Ee" else "II"


def pages_of(written: str | None) -> str | None:
    """`12 en 13`, `15–16` as `12-13`, `15-16`."""
    return "-".join(re.findall(r"\d+", written)) if written else None


def is_plural(nr: str | None) -> bool:
    """Whether a list is announced: `nrs.`, `nummers`."""
    return bool(nr) and str(nr).lower().rstrip(".").endswith("s")


def spread(first: int, last: int) -> range:
    """The numbers from the first to the last of a range, nothing where it does not rise or is too wide to believe."""
    return range(first, last + 1) if first < last <= first + WIDEST else range(0)
