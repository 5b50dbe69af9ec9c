"""Motions by their movers: `motion/SURNAME` of the first; a motion without a mover is no mention."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.extract.members import TITLE, Named, names_at
from kg.extract.motion_forms import ANOTHER, DIRECT, MOTION, MOTION_WORDS, behind, filed, numbered, relative
from kg.extract.near import Near, words_pattern
from kg.extract.page import Page
from kg.extract.words import matches
from kg.lexicon import members as lexicon
from kg.model import Motion, Span, changed

__all__ = ["find"]

# `en van het lid Y`, `en -Van Dijk`: the next motion in the same phrase
NEXT = re.compile(
    rf"{{gap}}\s{{0,3}}(?:,|en|,\s{{1,3}}en|alsmede)\s{{1,3}}(?:de\s{{1,3}})?(?:van\s{{1,3}}(?:de|het)\s{{1,3}}{TITLE}\s{{1,3}}|[-–]\s?)".replace(
        "{gap}",
        r"(?:\s{1,3}(?:over|inzake|m\.b\.t\.)\s[^.;:()\n]{1,90}?(?=,?\sen\svan\s|\s\())?(?:\s{0,2}\([^()]{1,80}\))?",
    )
)
# `(Kamerstuk 19 637, nr. 2292) en Voortman/Kuiken (Kamerstuk …)`: each mover with a paper
NUMBERED = re.compile(
    r"\s{0,2}\([^()]{0,60}\d\)\s{0,3}(?:,|en|,\s{1,3}en|alsmede)\s{1,3}(?=(?-i:[A-Z])(?:[^()\n.;]|(?<=\bc)\.|(?<=\bs)\.){1,60}\([^()]{0,60}\d\))"
)
# `(VVD)` behind a name; `(beiden PvdD)` behind the last
PARTY = re.compile(r"\s{0,2}\((?!Kamerstuk)(?:50|[^()\n\d]{1,30})[^()\n\d]{0,30}(?:66|21)?\)")
BOTH = re.compile(r"\s{0,2}\((?:beiden|allen)\b")
PARTED = re.compile(r"–|-(?=(?:Van|De|Den|Ter|Ten)\s)")
# One paper behind several names: they moved it together
ONE_PAPER = re.compile(r"\s{0,2}\([^()]{0,60}\bnr\.\s{0,2}\d{1,4}\)")
PAPER = re.compile(r"\([^()]{0,60}\d\)")
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
    places = page.words.at(MOTION_WORDS)
    if not places:
        return
    end = 0
    taken: list[Motion] = []
    for found in matches(MOTION, page.text, places):
        if found.start() < end:
            continue
        for motion in _at(near, found.start()):
            end = max(end, motion.span.end)
            taken.append(motion)
    for more in (filed(near), numbered(near)):
        spans = sorted(motion.span for motion in taken)
        last = 0
        for motion in more:
            if motion.span.start >= last and not _met(spans, motion.span):
                taken.append(motion)
                last = motion.span.end
    known = {mover for motion in taken for mover in motion.movers}
    for motion in taken:
        if not _elsewhere(near, motion.span):
            yield changed(motion, movers=tuple(one for mover in motion.movers for one in _two(mover, known)))


def _two(mover: str, known: set[str]) -> tuple[str, ...]:
    """`Van Baarle-Dassen` as two movers, where the letter names both by themselves: else it may be one double name."""
    first, hyphen, last = mover.partition("-")
    return (first, last) if hyphen and {first, last} <= known else (mover,)


def _met(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans, in order, shares characters with the one given."""
    index = bisect_left(spans, span)
    return any(other.start < span.end and span.start < other.end for other in spans[max(0, index - 1) : index + 1])


def _elsewhere(near: Near, motion: Span) -> bool:
    """Whether another body than a chamber adopts or rejects it."""
    sentence = near.sentence(motion.start)
    there = ELSEWHERE.match(near.text, sentence.start, motion.start)
    return bool(there or THERE.match(near.text, motion.end))


def _at(near: Near, start: int) -> Iterator[Motion]:
    direct = DIRECT.match(near.text, start)
    named = names_at(near.text, direct.end()) if direct else None
    if direct and named and direct["of"] is None and direct["word"].isupper():
        return
    if direct and named:
        several = direct["word"].lower().endswith("s")
        if several and _titled(near.text, direct, named):
            return
        yield from _movers(near.text, start, named, several, by_member=direct["of"] is not None)
        return
    limit = min(near.sentence(start).end, start + 220)
    if named := behind(near, start, limit):
        yield Motion(span=Span(start, named.span.end), movers=_parted(named.surnames))
        word = MOTION.match(near.text, start, start + 12)
        if word and word["word"].lower().endswith("s"):
            yield from _further(near.text, named.span.end)
    elif told := relative(near, start, limit):
        yield Motion(span=Span(start, told[1]), movers=_parted(told[0].surnames))


def _titled(text: str, direct: re.Match[str], named: Named) -> bool:
    """Whether the one bare word behind `moties` is a debate's title (`moties Jeugdzorg`), no mover."""
    bare = direct["of"] is None and direct[0][-1:].isspace() and len(named.surnames) == 1
    return bare and " " not in named.surnames[0] and not named.with_others[0] and text[named.span.end :][:2] != " ("


def _movers(text: str, start: int, named: Named, several: bool, by_member: bool) -> Iterator[Motion]:
    """One motion, or as many as the plural names movers of."""
    if not several:
        count = len(named.surnames) if by_member or _together(text, named) else 1
        yield Motion(span=Span(start, named.spans[count - 1].end), movers=_parted(named.surnames[:count]))
        if by_member and (other := ANOTHER.match(text, named.span.end)) and (more := names_at(text, other.end())):
            yield Motion(span=more.span, movers=_parted(more.surnames))
        return
    further = NEXT.match(text, named.span.end) or NUMBERED.match(text, named.span.end)
    if len(named.surnames) > 1 and ONE_PAPER.match(text, named.span.end) and further:
        yield Motion(span=Span(start, named.span.end), movers=_parted(named.surnames))
    else:
        yield from _each(text, start, named)
    yield from _further(text, named.span.end)


def _further(text: str, end: int) -> Iterator[Motion]:
    """The motions of others that the same phrase goes on to name: `… en van het lid Kröger over wind`."""
    turns = 0
    while turns < 12 and (joint := NEXT.match(text, end) or NUMBERED.match(text, end)):
        more = names_at(text, joint.end())
        if more is None:
            return
        count = _before_paper(text, more)
        end = more.spans[count - 1].end if count < len(more.spans) else more.span.end
        yield Motion(span=Span(more.span.start, end), movers=_parted(more.surnames[:count]))
        turns += 1


def _before_paper(text: str, named: Named) -> int:
    """How many of the names stand before the first one's own paper: `Rabbae (nr. 31) en Lambrechts (nr. 33)`."""
    for count, (one, other) in enumerate(pairwise(named.spans), 1):
        if PAPER.search(text, one.end, other.start):
            return count
    return len(named.spans)


def _together(text: str, named: Named) -> bool:
    """Whether several names behind a bare `motie` are its movers: each with its party, or all in one list."""
    if "/" in named.span.of(text) or len(named.surnames) > 2 or BOTH.match(text, named.span.end):
        return True
    return all(PARTY.match(text, span.end) for span in named.spans)


def _parted(surnames: tuple[str, ...]) -> tuple[str, ...]:
    """`Koolmees–Harbers`, `Duisenberg-Van Meenen`: two movers; a double name's particle is small, its hyphen short."""
    return tuple(name for surname in surnames for name in PARTED.split(surname))


def _each(text: str, start: int, named: Named) -> Iterator[Motion]:
    """A motion for each name; names with a slash between moved theirs together."""
    groups: list[list[int]] = [[0]]
    for index in range(1, len(named.surnames)):
        between = text[named.spans[index - 1].end : named.spans[index].start]
        if "/" in PARTY.sub("", between):
            groups[-1].append(index)
        else:
            groups.append([index])
    for group in groups:
        first = start if group[0] == 0 else named.spans[group[0]].start
        movers = _parted(tuple(named.surnames[index] for index in group))
        yield Motion(span=Span(first, named.spans[group[-1]].end), movers=movers)
