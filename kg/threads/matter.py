"""What a promise or a request is about, by its words: the paper that is to come, and the words of its subject.

Two are alike where more than half of the subject words of the one that has fewer are the other's too, and no paper of
the one is missing in the other. Where one tells no subject nothing more is known than that they may be.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.lexicon import matters as lexicon

__all__ = ["Alike", "Matter", "alike", "matter"]

Alike = float
"""How surely two are alike: 1.0 or 0.5."""

_LONG: Final = 6
_ENOUGH: Final = 0.5

_COMMON: Final = frozenset(lexicon.COMMON.split())

# What tells where and when a promise was made, whom to, and where it stands; nothing of its matter
_DAY: Final = r"\d{1,2}\s(?:\w{3,9})(?:\s\d{4})?(?:\sjl\.?|\sa\.s\.?)?"
_ASIDE: Final = re.compile(
    rf"\((?:[^()]|\([^()]*\)){{0,200}}\)"
    rf"|\b(?:in|uit|bij|van|met)\s(?:mijn|onze|de|uw)\s(?:\w+\s)?(?:brief|schrijven)\s(?:van|d\.d\.)\s{_DAY}"
    rf"|\b(?:in|uit|bij|volgens)\s(?:de|het|mijn|onze|ons)\s(?:geannoteerde\sagenda|verslag|nota|notitie)\b"
    rf"|\b(?:het|de)\s(?:\w+)?(?:debat|overleg|beraad)\b[^,;.:]{{0,120}}?\b(?:van|op|d\.d\.)\s{_DAY}"
    r"|\b(?:het\slid|de\sleden|lid)\s(?:[\w'-]+\s){0,3}?[A-Z][\w-]+"
    r"(?:\s\([\w/ -]+\))?(?:\sen\s[A-Z][\w-]+(?:\s\([\w/ -]+\))?)?"
    rf"|(?:\bKamerstuk(?:ken)?\s(?:II?\s)?)[^,;]{{0,40}},\s?nr\.?\s\S+|{_DAY}"
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{2,}")
_PAPER: Final = re.compile(
    r"(?P<of>\b(?:op|van|over|uit|in|bij|volgens|conform|naar|met|voor|aan|inzake|ingevolge)\s)?"
    r"(?:(?:het|de|een|mijn|onze|ons|deze|dit|uw|toegezegde|gevraagde|nader\w*|schriftelijk\w*|\w{3,}e)\s){0,3}"
    rf"(?P<paper>{'|'.join(lexicon.PAPERS)})(?:en|s)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """The papers that words promise, ask for or bring (``brief`` tells nothing), and the words of the subject."""

    papers: tuple[str, ...]
    subject: frozenset[str]

    @property
    def told(self) -> bool:
        """Whether the words tell anything by which it can be known."""
        return bool(self.papers or self.subject)

    def lacks(self, other: "Matter") -> bool:
        """Whether it names papers, but not all that the other names: one of two that were promised."""
        return bool(self.papers) and bool(Counter(other.papers) - Counter(self.papers))


@cache
def matter(words: str) -> Matter:
    """The matter of a sentence; capitals count for names alone."""
    plain = _ASIDE.sub(" ", " ".join(words.split()))
    low = " ".join(plain.split()).lower()
    papers = (match["paper"] for match in _PAPER.finditer(low) if not match["of"])
    subject = (_stem(word) for word in _WORD.findall(low) if word not in _COMMON)
    return Matter(
        tuple(sorted(paper for paper in papers if paper != "brief")),
        frozenset(word for word in subject if len(word) > 2),
    )


def _stem(word: str) -> str:
    """A word without the ending that its plural has: ``uitgaven`` and ``uitgave`` are one."""
    short = word.strip("'’-")
    for ending in ("en", "s", "e"):
        if short.endswith(ending) and len(short) - len(ending) > 3:
            short = short.removesuffix(ending)
    return short


def alike(one: Matter, other: Matter) -> Alike | None:
    """How surely two tell of one matter: 1 where the subjects agree, 0.5 where none contradicts it; else None."""
    if one.papers and other.papers and not set(one.papers) & set(other.papers):
        return None
    if not one.subject or not other.subject:
        return 0.5
    fewer, more = sorted((one.subject, other.subject), key=len)
    shared = sum(any(_same(word, each) for each in more) for word in fewer)
    return 1.0 if shared / len(fewer) > _ENOUGH else None


def _same(word: str, other: str) -> bool:
    """Whether two words are one, or one is part of the other's compound: ``uitgaven`` and ``defensie-uitgaven``."""
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    return len(short) >= _LONG and short in long
