"""Meetings whose name leaves the formation open get it from the letter: `de oktoberraad`, `de VTE-Raad`.

One formation named in the letter decides, or one named in its subject; where several could be meant, the mention goes:
a meeting without a formation is none.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.lexicon.council_forms import UNSAID
from kg.lexicon.councils import PARTS, VTE
from kg.model import Council, Day, Extraction, Mention, Month

__all__ = ["resolve_formations"]

TRIPLE = frozenset(code for _, code in PARTS[VTE])
OPEN = frozenset((VTE, UNSAID))


def resolve_formations(extraction: Extraction) -> Extraction:
    """Every open Council mention with its formation, or without the mention."""
    if not any(isinstance(mention, Council) and mention.code in OPEN for mention in extraction.mentions):
        return extraction
    named = [mention for mention in extraction.mentions if isinstance(mention, Council) and mention.code not in OPEN]
    subject = extraction.letterhead.subject
    told = _told(subject.value.lower()) if subject else frozenset()
    parts = _decided(mention for mention in named if mention.code in TRIPLE) or _only(told)
    whole = _decided(named)

    def code(mention: Council) -> str | None:
        if mention.code == UNSAID:
            return whole
        return _same_days(mention, named) or parts

    done: list[Mention] = []
    for mention in extraction.mentions:
        if not isinstance(mention, Council) or mention.code not in OPEN:
            done.append(mention)
        elif found := code(mention):
            done.append(replace(mention, code=found))
    return replace(extraction, mentions=tuple(done))


def _told(subject: str) -> frozenset[str]:
    """The parts of the VTE Council that a subject names, where it does not name all."""
    return frozenset(code for word, code in PARTS[VTE] if word in subject)


def _only(codes: frozenset[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _decided(named: Iterable[Council]) -> str | None:
    """The one formation of the meetings."""
    return _only(frozenset(mention.code for mention in named))


def _same_days(mention: Council, named: Iterable[Council]) -> str | None:
    """The one part that the letter says to meet on the same days, or in the same month."""
    when = _when(mention)
    return _decided(other for other in named if other.code in TRIPLE and when and _when(other) == when)


def _when(mention: Council) -> tuple[Day | Month, ...]:
    plain = tuple(replace(day, hint=None) for day in mention.days)
    return plain or ((replace(mention.month, hint=None),) if mention.month else ())
