"""The numbers of lists in Word and OpenDocument, which stand in no paragraph: counted as a reader sees them."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

__all__ = ["Numbering", "OpenNumbering"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Those of OpenDocument by the names that Word has for them."""
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LONGEST: Final = 20
"""Characters of a number with what stands around it; what is longer is no number."""
_MOST: Final = 3999


@dataclass(slots=True)
class _Level:
    """How one depth of a list counts: from ``start``, in a form of Word's, with ``text`` around (`%1.%2.`)."""

    start: int = 1
    form: str = "bullet"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of one document, each with what it has counted so far."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, root: Any) -> "Numbering":
        """What ``word/numbering.xml`` says."""
        kinds = {
            one.get(f"{_W}abstractNumId", ""): {_whole(lvl, "ilvl"): _level(lvl) for lvl in one.iter(f"{_W}lvl")}
            for one in root.iter(f"{_W}abstractNum")
        }
        levels, lists = {}, {}
        for one in root.iter(f"{_W}num"):
            name, kind = one.get(f"{_W}numId", ""), _said(one, "abstractNumId")
            said = {_whole(over, "ilvl"): _said(over, "startOverride") for over in one.iter(f"{_W}lvlOverride")}
            begun = {depth: int(start) for depth, start in said.items() if start.isdigit() and len(start) < 6}
            own = kinds.get(kind, {})
            levels[name] = {n: _Level(begun.get(n, lvl.start), lvl.form, lvl.text) for n, lvl in own.items()}
            lists[name] = name if begun else f"kind {kind}"  # lists of one kind count on, unless one begins anew
        return cls(levels, lists)

    def next(self, name: str, depth: int) -> str:
        """What stands before the next item of a list at a depth: `1.`, `a)`, `2.1`; a dash where it bears no number."""
        levels, counted = self._levels.get(name, {}), self._counted[self._lists.get(name, name)]
        level = levels.get(depth, _Level())
        for deeper in [one for one in counted if one > depth]:
            del counted[deeper]
        counted[depth] = counted.get(depth, level.start - 1) + 1
        if level.form in ("bullet", "none") or not 0 < counted[depth] <= _MOST:
            return "-"
        text = level.text
        for n in range(depth + 1):
            one = levels.get(n, _Level())
            text = text.replace(f"%{n + 1}", _written(counted.get(n, one.start), one.form))
        return text.strip() if text.strip() and len(text) <= _LONGEST else "-"


@dataclass(slots=True)
class OpenNumbering:
    """Likewise the lists of an OpenDocument text, by the styles of their names."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _counted: dict[Any, int] = field(default_factory=dict)
    _last: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, root: Any) -> None:
        """Takes the styles of lists that ``content.xml`` or ``styles.xml`` has."""
        for style in root.iter(f"{_TEXT}list-style"):
            for one in style.iter(f"{_TEXT}list-level-style-number"):
                form = _FORMS.get(one.get(f"{_STYLE}num-format", ""), "none")
                around = (one.get(f"{_STYLE}num-prefix", ""), one.get(f"{_STYLE}num-suffix", ""))
                start = one.get(f"{_TEXT}start-value", "1")
                level = _Level(int(start) if start.isdigit() and len(start) < 6 else 1, form, "%".join(around))
                self._levels[style.get(f"{_STYLE}name", ""), _deep(one.get(f"{_TEXT}level", ""))] = level

    def next(self, item: Any) -> str:
        """What stands before an item: `1.`, `a)`; a dash where it bears no number."""
        lists = [one for one in item.iterancestors() if one.tag == f"{_TEXT}list"]
        own = next((name for one in lists if (name := one.get(f"{_TEXT}style-name"))), "")
        place, inner = (own, len(lists)), lists[0] if lists else None
        level = self._levels.get(place)
        if level is None or level.form == "none" or inner is None:
            return "-"
        if inner not in self._counted:
            goes_on = inner.get(f"{_TEXT}continue-numbering") == "true" or inner.get(f"{_TEXT}continue-list")
            self._counted[inner] = self._last.get(place, 0) if goes_on else level.start - 1
        self._counted[inner] += 1
        self._last[place] = self._counted[inner]
        text = level.text.replace("%", _written(self._counted[inner], level.form), 1).strip()
        return text if len(text) <= _LONGEST else "-"


def _deep(said: str) -> int:
    return int(said) if said.isdigit() and len(said) < 3 else 0


def _level(lvl: Any) -> _Level:
    start = _said(lvl, "start")
    return _Level(
        int(start) if start.isdigit() and len(start) < 6 else 1, _said(lvl, "numFmt") or "bullet", _said(lvl, "lvlText")
    )


def _said(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _whole(element: Any, name: str) -> int:
    said = element.get(f"{_W}{name}", "")
    return int(said) if said.isdigit() and len(said) < 3 else 0


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST:
        found, rest = "", number
        for value, sign in _ROMAN:
            found, rest = found + sign * (rest // value), rest % value
        return found if form == "lowerRoman" else found.upper()
    return str(number)
