"""Forms of a Dutch word that the stemmer leaves apart: ``verslag`` and ``verslagen``, ``informeert``, ``informeren``.

The stemmer (Snowball's, after Kraaij and Pohlmann) cannot know that the plural of ``verslag`` is no form of
``verslaag``, and takes the t of a verb for a part of it. So a word that is sought is sought in these forms too, each by
its stem. A form that nobody writes (``kindeert``, of ``kinderen``) finds nothing: what matters is that none is a form
of another word. Rules therefore stop where the spelling does not tell: a short vowel before one consonant (``wet`` is
not ``weten``) is lengthened for the words of a table alone, and a t after a consonant that ends many a noun (``kast``,
``punt``, ``sport``) is no verb's.
"""

import re
from collections.abc import Iterator

from kg.search.schema import analyzer

__all__ = ["forms", "stems"]

_PLURALS = (
    ("dag", "dagen"), ("slag", "slagen"), ("bedrag", "bedragen"), ("verdrag", "verdragen"), ("weg", "wegen"),
    ("oorlog", "oorlogen"), ("lid", "leden"), ("stad", "steden"), ("schip", "schepen"), ("gebrek", "gebreken"),
    ("bevel", "bevelen"), ("verbod", "verboden"), ("glas", "glazen"), ("dak", "daken"), ("pad", "paden"),
    ("blad", "bladen"), ("voornemen", "voornemens"), ("haven", "havens"), ("expert", "experts"),
)  # fmt: skip
"""Plurals that no rule can tell, most for a vowel that becomes long; composed likewise: ``jaarverslag``, ``Kamerlid``.
"""

_SINGULAR = frozenset(one for one, _ in _PLURALS)

_OTHERS = frozenset(
    (
        "lid", "leden", "geleden", "verleden", "overleden", "overweg", "overwegen", "maart", "buurt", "voort", "voren",
        "meent", "biedt", "volgt", "aard", "aarde", "hoofde", "sprake", "een", "uit",
    )
)  # fmt: skip
"""Words that only look like such a form, or of which one has the stem of another word: ``leden`` that of ``geleden``,
``meent`` that of ``gemeente``, ``volgt`` that of ``gevolg``.
"""

_SHORTEST = 4
"""Letters of a stem by which a form is sought: the stemmer cuts shorter ones out of other words, ``hel`` of ``helden``.
"""

_VOWEL, _CONSONANT = "[aeiouy]", "[bcdfghjklmnpqrstvwxz]"
_LONG = "(?:aa|ee|oo|uu|ie|oe|eu|ou|au|ui|ei|ij)"
_ENDS_IN_TWO = re.compile(  # akkoord: akkoorden; not of a participle, gewijzigd
    rf"\w*{_VOWEL}\w*({_CONSONANT})(?!\1){_CONSONANT}(?<![bfgjmvwz]d)"
)
_UNSTRESSED = re.compile(rf"\w{{2,}}{_CONSONANT}(?:el|or)")  # maatregel: maatregelen
_UNINFLECTED = re.compile(  # politiek: politieke
    rf"\w*(?:{_LONG}{_CONSONANT}|{_VOWEL}({_CONSONANT})(?!\1){_CONSONANT}|[ij]w)(?<![bfgjmvwz]d)(?<!s)"
)
_ON_EREN = re.compile(rf"(\w*{_VOWEL}\w*)(?:eren|eert|eerde|eerden|eerd|eer|erend|erende)")  # informeren
_THIRD = re.compile(  # the stem of a verb before its t: houd, volg, ondersteun, ontwikkel
    rf"\w+(?:d|{_CONSONANT}g|ig|{_LONG}g|{_LONG}[mnlr]) | \w{{2,}}{_CONSONANT}(?:el|er|en)", re.VERBOSE
)
_OPEN = re.compile(r"(\w*?)([aeou])([gmnlr])en")  # verlenen: verleent
_CLOSED = re.compile(r"(\w*?)(aa|ee|oo|uu)([gmnlr])")  # verleen: verlenen


def forms(word: str) -> tuple[str, ...]:
    """The word, in small letters, and its other forms, itself first."""
    found = dict.fromkeys((word,))
    if word not in _OTHERS:
        for other in (*_plurals(word), *_inflected(word), *_on_eren(word), *_present(word)):
            if other not in _OTHERS:
                found[other] = None
    return tuple(found)


def stems(word: str) -> tuple[str, ...]:
    """The stems by which one word is sought, its own first."""
    found = dict.fromkeys(analyzer().analyze(word))
    for form in forms(word.lower()):
        found.update((stem, None) for stem in analyzer().analyze(form) if len(stem) >= _SHORTEST or form in _SINGULAR)
    return tuple(found)


def _plurals(word: str) -> Iterator[str]:
    for one, many in _PLURALS:
        if word.endswith(one):
            yield word.removesuffix(one) + many
        if word.endswith(many):
            yield word.removesuffix(many) + one
    single = word.removesuffix("en")
    if _ENDS_IN_TWO.fullmatch(single) or _UNSTRESSED.fullmatch(single):
        yield single if single != word else f"{word}en"


def _inflected(word: str) -> Iterator[str]:
    """Of an adjective the form with -e, and of that the one without."""
    if word.endswith(("ees", "ese")):  # Europees
        yield f"{word[:-3]}{'ese' if word.endswith('ees') else 'ees'}"
    elif _UNINFLECTED.fullmatch(bare := word.removesuffix("e")):
        yield bare if bare != word else f"{word}e"


def _on_eren(word: str) -> Iterator[str]:
    if found := _ON_EREN.fullmatch(word):
        stem = found[1]
        if stem.startswith("ge") and word.endswith("eerd"):  # geïnformeerd
            stem = stem.removeprefix("ge").replace("ï", "i")
        yield from (f"{stem}{end}" for end in ("eren", "eert", "eer"))


def _present(word: str) -> Iterator[str]:
    """Of a verb its infinitive, and the form of who does it now."""
    if word.endswith("t") and _THIRD.fullmatch(stem := word[:-1]):
        found = _CLOSED.fullmatch(stem)
        yield f"{found[1]}{found[2][0]}{found[3]}en" if found else f"{stem}en"
    elif word.endswith("en"):
        stems = [word[:-2]]
        if found := _OPEN.fullmatch(word):
            stems.append(f"{found[1]}{found[2] * 2}{found[3]}")
        yield from (f"{stem}t" for stem in stems if _THIRD.fullmatch(stem))
