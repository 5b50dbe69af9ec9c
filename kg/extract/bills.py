"""A bill or a paper named by its dossier alone, in brackets or quotes: `de Wet open overheid (35 112)`, `„35 526”`."""

import re

from kg.extract.leads import LOOK_BACK

__all__ = ["in_marks"]

# Around a number in brackets, in quotes, or in both: `[35 526]`, `(“35 526”)`
OPENING = r"[(\[«»“„”‘’\"]{1,2}\s?$"
CLOSING_MARKS = (")", "]", "«", "»", "“", "”", "’", '"')
# `de Wet open overheid (35 112)`, `de Wet open overheid (Woo) (35 112)`, `Kamerstuk [35 526]`
BILL = re.compile(
    r"(?:(?:(?i:wet|voorstel|wetten|wijziging|nota)\w{0,20}|(?<=\w\s)Raming(?:en)?)\b[^.()\n]{0,150}"
    rf"(?:\([^()\n]{{1,80}}\)\s?)?|(?i:kamerstuk(?:ken)?|dossier)\s){OPENING}"
)
# `(10 000 V)`: a tension; no year's budget has such a number
VOLTS = re.compile(r"\d0\D?000\sV")
# The same with a long title, which only these words may have before it
TITLED_BILL = re.compile(r"(?i:wetsvoorstel|voorstel\s(?:van|tot)\s)[^.()\n]{150,330}\(\s?$")
FAR_BILL = 360


def in_marks(text: str, found: re.Match[str]) -> bool:
    """Whether a dossier stands in marks behind words for what bears it; ``found`` has its group ``chapter``."""
    if not text[found.end() : found.end() + 2].lstrip().startswith(CLOSING_MARKS):
        return False
    if found["chapter"] and text[found.start() - 1] == "(":
        return not VOLTS.fullmatch(found[0])
    near, far = (max(0, found.start() - back) for back in (LOOK_BACK + 80, FAR_BILL))
    return bool(BILL.search(text, near, found.start()) or TITLED_BILL.search(text, far, found.start()))
