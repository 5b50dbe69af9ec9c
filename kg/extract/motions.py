"""Motions by their movers: `motion/SURNAME` of the first; a motion without a mover is no mention."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.members import TITLE, Named, names_at
from kg.extract.near import Near, words_pattern
from kg.extract.page import Page
from kg.extract.words import matches
from kg.lexicon import members as lexicon
from kg.model import Motion, Span

__all__ = ["find"]

WORD = r"(?<![\w-])(?P<word>(?i:moties?))"
MOTION = re.compile(WORD)
MOTION_WORDS = frozenset(("motie", "moties"))
# `motie van het lid`, `moties van de leden`, `motie Dobbe`, `motie-Waalkens`, `motie (Van Dijk c.s.)`
DIRECT = re.compile(
    rf"{WORD}(?:(?P<of>\s{{1,3}}(?:(?i:van|door))\s{{1,3}}(?:(?i:de|het)\s{{1,3}})?{TITLE}\s{{1,3}}|\s{{1,3}}van\s{{1,3}}(?=[A-Z]))"
    r"|[^\S\n]?[-–‑][^\S\n]?|[^\S\n]\(?)"
)
# `motie over windmolens van het lid X`, `motie, ingediend door de leden X en Y`
BEHIND = re.compile(
    rf"{WORD}(?=[\s,])[^.;:()«»\n]{{1,140}}?\s(?:van|door)\s{{1,3}}(?:(?:de|het)\s{{1,3}})?{TITLE}\s{{1,3}}"
)
# `de door het lid X ingediende motie`
BEFORE = re.compile(rf"(?i:\bdoor\s{{1,3}}(?:(?:de|het)\s{{1,3}})?){TITLE}\s{{1,3}}")
BY = frozenset(("door",))
FILED = re.compile(r"\s{1,3}(?:[\w.]{1,20}\s{1,3}){0,3}?(?:ingediende|voorgestelde|aangenomen)\s{1,3}(?P<word>motie)\b")
# `en van het lid Y`, `en -Van Dijk`: the next motion in the same phrase
NEXT = re.compile(
    rf"(?:{{gap}})?\s{{0,3}}(?:,|en|,\s{{1,3}}en|alsmede)\s{{1,3}}(?:de\s{{1,3}})?(?:van\s{{1,3}}(?:de|het)\s{{1,3}}{TITLE}\s{{1,3}}|[-–]\s?)".replace(
        "{gap}", r"\s{0,2}\([^()]{1,80}\)|\s{1,3}(?:over|inzake|m\.b\.t\.)\s[^.;:()\n]{1,90}?(?=,?\sen\svan\s)"
    )
)
# `(Kamerstuk 19 637, nr. 2292) en Voortman/Kuiken (Kamerstuk …)`: each mover with a paper
NUMBERED = re.compile(
    r"\s{0,2}\([^()]{0,60}\d\)\s{0,3}(?:,|en|,\s{1,3}en|alsmede)\s{1,3}(?=(?-i:[A-Z])[^()\n.;]{1,60}\([^()]{0,60}\d\))"
)
# One paper behind several names: they moved it together
ONE_PAPER = re.compile(r"\s{0,2}\([^()]{0,60}\bnr\.\s{0,2}\d{1,4}\)")
_BODY = rf"(?:de|het|een)\s{{1,3}}(?:\w{{4,12}}\s{{1,3}})?{words_pattern(lexicon.OTHER_BODIES)}\b"
# `De gemeenteraad van Utrecht nam …`, `In het Lagerhuis is …`: at a sentence's beginning, the verb behind
ELSEWHERE = re.compile(
    rf"(?i)(?:(?:in|door|binnen|op)\s{{1,3}})?{_BODY}(?:\s{{1,3}}(?:van|der|in)\s{{1,3}}(?:de\s{{1,3}}|het\s{{1,3}})?[\w’-]{{2,30}})?"
    r"\s{1,3}(?:nam|heeft|is|was|werd|wordt|verwierp|stemde|besprak|behandelde)\b"
)
# `… van het lid Jansen in de gemeenteraad`
THERE = re.compile(rf"(?i)(?:\s{{0,2}}\([^()]{{1,30}}\))?\s{{1,3}}(?:in|binnen|op)\s{{1,3}}{_BODY}")


def find(page: Page) -> Iterable[Motion]:
    """Every motion with its movers, in order."""
    near = Near(page)
    text = page.text
    end = 0
    for found in matches(MOTION, text, page.words.at(MOTION_WORDS)):
        if found.start() < end:
            continue
        for motion in _at(near, found.start()):
            end = max(end, motion.span.end)
            if not _elsewhere(near, motion.span):
                yield motion
    yield from _filed(page)


def _elsewhere(near: Near, motion: Span) -> bool:
    """Whether another body than a chamber adopts or rejects it."""
    sentence = near.sentence(motion.start)
    there = ELSEWHERE.match(near.text, sentence.start, motion.start)
    return bool(there or THERE.match(near.text, motion.end))


def _at(near: Near, start: int) -> Iterator[Motion]:
    direct = DIRECT.match(near.text, start)
    named = names_at(near.text, direct.end()) if direct else None
    if direct and named:
        several = direct["word"].lower().endswith("s")
        if several and _titled(near.text, direct, named):
            return
        yield from _movers(near.text, start, named, several, by_member=direct["of"] is not None)
        return
    behind = BEHIND.match(near.text, start, min(near.sentence(start).end, start + 220))
    named = names_at(near.text, behind.end()) if behind else None
    if behind and named:
        yield Motion(span=Span(start, named.span.end), movers=named.surnames)


def _titled(text: str, direct: re.Match[str], named: Named) -> bool:
    """Whether the one bare word behind `moties` is a debate's title (`moties Jeugdzorg`), no mover."""
    bare = direct["of"] is None and direct[0][-1:].isspace() and len(named.surnames) == 1
    return bare and " " not in named.surnames[0] and not named.with_others[0] and text[named.span.end :][:2] != " ("


def _movers(text: str, start: int, named: Named, several: bool, by_member: bool) -> Iterator[Motion]:
    """One motion, or as many as the plural names movers of."""
    if not several:
        count = len(named.surnames) if by_member or "/" in named.span.of(text) else 1
        yield Motion(span=Span(start, named.spans[count - 1].end), movers=named.surnames[:count])
        return
    if len(named.surnames) > 1 and ONE_PAPER.match(text, named.span.end) and NEXT.match(text, named.span.end):
        yield Motion(span=Span(start, named.span.end), movers=named.surnames)
    else:
        yield from _each(start, named)
    end, turns = named.span.end, 0
    while turns < 12 and (joint := NEXT.match(text, end) or NUMBERED.match(text, end)):
        more = names_at(text, joint.end())
        if more is None:
            return
        yield Motion(span=more.span, movers=more.surnames)
        end, turns = more.span.end, turns + 1


def _each(start: int, named: Named) -> Iterator[Motion]:
    yield Motion(span=Span(start, named.spans[0].end), movers=named.surnames[:1])
    for surname, span in zip(named.surnames[1:], named.spans[1:], strict=True):
        yield Motion(span=span, movers=(surname,))


def _filed(page: Page) -> Iterator[Motion]:
    """`de door het lid X ingediende motie`."""
    text = page.text
    if "ingediende" not in text and "voorgestelde" not in text:
        return
    for found in matches(BEFORE, text, page.words.at(BY)):
        named = names_at(text, found.end())
        filed = FILED.match(text, named.span.end) if named else None
        if named and filed:
            yield Motion(span=Span(found.start(), filed.end()), movers=named.surnames)
