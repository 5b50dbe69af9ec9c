"""How wide a text is when drawn.

The server knows no reader's font: it reckons with the widest of those of the style sheet, so that in any of them a text
stays in its box.
"""

import unicodedata
from collections.abc import Iterator

__all__ = ["lines", "short", "width"]

# In hundredths of the font's size: the larger of DejaVu Sans' and Liberation Sans' widths, upright and bold.
_WIDTHS = {
    "'ijl": 28, " ,.I’‘": 32, "/:;\\|": 34, "f": 36, "-": 38, "()[]t": 40, "!r": 42, "\"": 46, "*J`–": 50, "sz“”„": 54,
    "?L_c": 56, "k": 58, "vxy": 60, "FTaeo": 62, "$0123456789bdghnpqu{}€«»": 64, "EKPSY": 68, "ABVXZ": 70, "CRU": 74,
    "HN": 76, "&DG": 78, "OQ": 80, "w": 82, "#+<=>^~": 84, "M": 88, "%": 96, "m": 98, "W—…": 100, "@": 102,
}  # fmt: skip
_BOLD_WIDTHS = {
    "'": 32, " ijl": 36, ",./I\\|’‘": 40, ":;": 40, "-": 42, "f": 44, "!()[]": 46, "t": 48, "r`": 50, "\"*–": 54,
    "J_": 56, "csz": 60, "?": 62, "Lvxy": 66, "aek“”„": 68, "$0123456789EFTo€«»": 70, "bdghnpqu{}": 72, "CPSYZ": 74,
    "ABKRVX": 78, "U": 82, "#+<=>DGHN^~": 84, "OQ": 86, "&": 88, "w": 94, "@M—…": 100, "%": 102, "m": 106, "W": 112,
}  # fmt: skip
_OTHER = 104
_REGULAR = {letter: wide for letters, wide in _WIDTHS.items() for letter in letters}
_BOLD = {letter: wide for letters, wide in _BOLD_WIDTHS.items() for letter in letters}


def width(text: str, size: float = 13, *, bold: bool = False) -> float:
    """How many pixels a line takes at most, in letters of ``size`` pixels; marks on a letter take none."""
    known = _BOLD if bold else _REGULAR
    plain = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return sum(known.get(letter, known[" "] if letter.isspace() else _OTHER) for letter in plain) * size / 100


def short(text: str, room: float, size: float = 13, *, bold: bool = False) -> str:
    """The text on one line, cut where it takes more than ``room`` pixels: between words, where enough is left."""
    line = " ".join(text.split())
    if width(line, size, bold=bold) <= room:
        return line
    kept = line
    while kept and width(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1]
    words = kept.rpartition(" ")[0] if line[len(kept) :][:1] != " " else kept
    return f"{(words if len(words) > len(kept) / 2 else kept).rstrip()}…"


def lines(text: str, room: float, most: int, size: float = 13, *, bold: bool = False) -> list[str]:
    """The text on as many lines as it needs, broken between words, the last cut where they are more than ``most``."""
    found = list(_filled(text.split(), room, size, bold=bold))
    kept = found[: most - 1]
    rest = " ".join(found[most - 1 :])
    return [short(line, room, size, bold=bold) for line in [*kept, rest] if line]


def _filled(words: list[str], room: float, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            yield line
            longer = word
        line = longer
    yield line
