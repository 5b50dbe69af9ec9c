"""Councils that meet as one, named in one word or phrase: `de Milieu- en Energieraad`, `de Raad Energie/Milieu`."""

import re

from kg.extract.near import words_pattern
from kg.lexicon import council_forms as forms
from kg.lexicon import councils as lexicon
from kg.model import Span

__all__ = ["joint"]

_CODES = {word.lower(): code for code, words in forms.JOINED.items() for word in words}
_WORD = words_pattern(word for words in forms.JOINED.values() for word in words)
_ADJECTIVES = rf"(?:{words_pattern(lexicon.ADJECTIVES)}\s{{1,3}}){{0,3}}"
# `Milieu- en ` before `Energieraad`; `Ecofin/` before `JBZ-Raad`
_BEFORE = re.compile(
    rf"(?i)(?<![\w&-])(?P<name>{_ADJECTIVES}(?P<word>{_WORD})(?:[-–‑]|(?=\s?/)))"
    r"(?:\s{0,2}[,/]\s{0,2}(?:en\s{1,3})?|\s{1,3}(?:en|&)\s{1,3})$"
)
_IN_ONE_WORD = re.compile(r"(?i)[\w-]+?[-–‑ ]?ra(?:ad|den)$")
# `/Milieu` behind `Raad Energie`; ` en Milieu` only where they are said to meet together, or on what day
_NAMES = {name.lower() for names, _ in lexicon.FORMATIONS.values() for name in names}
_PART = words_pattern(word for words in forms.JOINED.values() for word in words if word.lower() not in _NAMES)
_BEHIND = re.compile(rf"(?i:\s?/\s?(?P<word>{_PART})(?![\w-]))")
_TOGETHER = re.compile(rf"\s{{1,3}}(?:en|&)\s{{1,3}}(?=[A-Z])(?P<word>(?i:{_PART}))(?![\w-])")
_DAY = re.compile(r"\s(?:(?:van|op|d\.d\.)\s|\()(?:\w{3,6}dag\s)?\d")
_SAID = re.compile(r"(?i)\b(?:gezamenlijke|gecombineerde|jumbo(?:raad)?)\b")
_REACH = 90
_MOST = 3


def joint(text: str, found: re.Match[str], code: str, floor: int) -> list[tuple[str, Span]]:
    """The Councils of one name, each with its part of the words; the one that was found where it meets alone.

    ``floor``: where the name before this one ends.
    """
    if parted := _in_brackets(found, code):
        return [(code, Span(found.start(), text.rindex(" en ", found.start(), parted[0][1].start))), *parted]
    if _IN_ONE_WORD.match(found["name"]):
        return [*_before(text, found.start(), code, floor), (code, Span(*found.span()))]
    further = _behind(text, found, code)
    if not further:
        return [(code, Span(*found.span()))]
    return [(code, Span(found.start(), found.end("name"))), *further]


def _before(text: str, at: int, code: str, floor: int) -> list[tuple[str, Span]]:
    others: list[tuple[str, Span]] = []
    for _ in range(_MOST):
        one = _BEFORE.search(text, max(floor, at - _REACH), at)
        if one is None or (other := _CODES[_plain(one["word"])]) == code:
            break
        others.insert(0, (other, Span(*one.span("name"))))
        at = one.start()
    return others


def _behind(text: str, found: re.Match[str], code: str) -> list[tuple[str, Span]]:
    own = {word for word, _ in lexicon.PARTS.get(code, ())} | set(forms.SECTIONS.get(code, ()))
    others: list[tuple[str, Span]] = []
    at = found.end("name")
    together = _SAID.search(text, max(0, found.start() - 20), at)
    for _ in range(_MOST):
        one = _BEHIND.match(text, at) or _TOGETHER.match(text, at)
        if one and one.re is _TOGETHER and not (together or _DAY.match(text, one.end())):
            break
        if one is None or not own.isdisjoint((_plain(one["word"]), f"en {_plain(one['word'])}")):
            break
        if (other := _CODES[_plain(one["word"])]) == code:
            break
        others.append((other, Span(*one.span("word"))))
        at = one.end()
    return others


def _in_brackets(found: re.Match[str], code: str) -> list[tuple[str, Span]]:
    """The second part of `VTE-Raad (Telecom en Energie)`, which is a Council of its own."""
    parts = {word: own for word, own in lexicon.PARTS.get(lexicon.VTE, ()) if own != code}
    if code not in dict(lexicon.PARTS.get(lexicon.VTE, ())).values() or " en " not in found["more"]:
        return []
    word = next((one for one in re.finditer(r"\w+", found["more"]) if one[0].lower() in parts), None)
    if word is None:
        return []
    at = found.start("more") + word.start()
    return [(parts[word[0].lower()], Span(at, found.end("more")))]


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower())
