"""How a letter is tied to a paper or a motion, where its words say so.

A letter may follow up a paper (``in vervolg op mijn brief van …``), respond to it (``in antwoord op de brief van …``)
or correct it (``ter vervanging van …``): said right before the citation, in its sentence, or right before the call of
the footnote that cites it alone. It reports on a motion where the motion's sentence, or the next one of the same
motion, speaks of carrying it out, also on one that it cites without telling who moved it; it responds to one whose
mover asked for the letter, or of which it brings a ``reactie op de motie``. Any other citation is no more than one.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.lexicon import ties as lexicon
from kg.model import Extraction, Kamerstuk, Mention, Motion, Note, Request, Span, Tie, changed
from kg.resolve.opening import sentences_of
from kg.resolve.phrases import phrase

__all__ = ["resolve_ties"]

_REACH: Final = 220
_FAR: Final = 400
_OPENING: Final = 3
_ASIDE: Final = re.compile(r"\([^()]*\)")
_SAID: Final[tuple[tuple[Tie, str], ...]] = (
    ("corrects", lexicon.CORRECTS),
    ("followsUp", lexicon.FOLLOWS_UP),
    ("respondsTo", lexicon.RESPONDS_TO),
)


def resolve_ties(extraction: Extraction) -> Extraction:
    """Papers with their tie; motions with whether the letter reports on or responds to them, as far as words say."""
    text = _Text(extraction)

    def done(mention: Mention) -> Mention:
        if isinstance(mention, Kamerstuk) and mention.id and mention.number:
            return changed(mention, tie=text.tie(mention) or ("reportsOn" if text.carries_out(mention) else None))
        if isinstance(mention, Motion):
            return changed(mention, reported=text.reported(mention), answered=text.answered(mention))
        return mention

    return replace(extraction, mentions=tuple(map(done, extraction.mentions)))


class _Text:
    """A letter's words around its mentions."""

    def __init__(self, extraction: Extraction) -> None:
        self.words, self.sentences = extraction.document.text, extraction.sentences
        self._starts = [sentence.start for sentence in self.sentences]
        self._motions = [mention.span for mention in extraction.mentions if isinstance(mention, Motion)]
        self._requests = [mention.span for mention in extraction.mentions if isinstance(mention, Request)]
        self._opening = list(sentences_of(extraction, _OPENING))
        document = extraction.document
        self._notes = [(document.alignment.span(note.body), note) for note in document.notes if note.call]
        papers = [mention for mention in extraction.mentions if isinstance(mention, Kamerstuk) and mention.note]
        self._in_note = Counter(note.call for paper in papers if (note := self._note(paper)))

    def _index(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _around(self, span: Span) -> Span:
        index = self._index(span.start)
        return self.sentences[index] if index >= 0 and self.sentences[index].holds(span) else span

    def _after(self, span: Span, count: int) -> Sequence[Span]:
        """The next sentences of the same paragraph."""
        index = self._index(span.start) + 1
        near = self.sentences[index : index + count]
        return [one for one in near if "\n\n" not in self.words[span.end : one.start]]

    def carries_out(self, paper: Kamerstuk) -> bool:
        """Whether the paper is a motion, cited without its mover, of which the letter tells how it is carried out:
        `De moties over visserij (…, nr. 1) en over dijken (…, nr. 2) zijn uitgevoerd`.
        """
        sentence = self._around(paper.span)
        before = self.words[max(sentence.start, paper.span.start - _FAR) : paper.span.start]
        if "motie" not in before.lower() or not phrase(lexicon.MOTION_OVER).search(before):
            return False
        if any(sentence.holds(motion) for motion in self._motions_in(sentence)):
            return False
        if self._tells(self._row(Span(sentence.start, min(sentence.end, paper.span.end + _FAR)), paper.span)):
            return True
        first = self._index(sentence.start) - 1
        if first < 0 or not phrase(lexicon.THESE_ARE).match(self.words, sentence.start, sentence.end):
            return False
        announced = self.words[self.sentences[first].start : self.sentences[first].end]
        return phrase(lexicon.MOTIONS_CARRIED_OUT).search(announced) is not None and self._tells(self.sentences[first])

    def _motions_in(self, sentence: Span) -> Sequence[Span]:
        return self._motions[bisect_left(self._motions, sentence.start, key=_start) :][:1]

    def _note(self, paper: Kamerstuk) -> Note | None:
        return next((note for body, note in self._notes if body.holds(paper.span)), None)

    def tie(self, paper: Kamerstuk) -> Tie | None:
        """How the letter is tied to a paper that it cites."""
        if paper.note is None:
            start = max(self._around(paper.span).start, paper.span.start - _REACH)
            return _said(self.words[start : paper.span.start])
        note = self._note(paper)
        if note is None or note.call is None or self._in_note[note.call] != 1:
            return None
        index = self._index(note.call.start)
        start = max(self._starts[index] if index >= 0 else 0, note.call.start - _REACH)
        return _said(self.words[start : note.call.start], straight=True)

    def reported(self, motion: Motion) -> bool:
        """Whether the letter tells how the motion is carried out."""
        sentence = self._around(motion.span)
        start, end = max(sentence.start, motion.span.start - _FAR), min(sentence.end, motion.span.end + _FAR)
        if phrase(lexicon.REJECTED).search(self.words[motion.span.end : end]):
            return False
        if self._tells(self._row(Span(start, end), motion.span)):
            return True
        return any(self._says_of_it(one) for one in self._after(sentence, 1))

    def _row(self, stretch: Span, span: Span) -> Span:
        """The row of a table in which a place stands; the stretch itself outside of one."""
        start = self.words.rfind("\n", 0, span.start) + 1
        if not self.words[start : span.start].lstrip().startswith("|"):
            return stretch
        end = self.words.find("\n", span.end, stretch.end)
        return Span(max(start, stretch.start), stretch.end if end < 0 else end)

    def _tells(self, place: Span) -> bool:
        """Whether words tell how something is carried out, not that it is to be told later or was told elsewhere."""
        said = self.words[place.start : place.end]
        later = phrase(lexicon.TOLD_LATER).search(said) and phrase(lexicon.LATER).search(said)
        if phrase(lexicon.TOLD_BEFORE).search(said) and not phrase(lexicon.HERE).search(said):
            said = phrase(lexicon.WHAT_WAS_TOLD).sub(" ", _ASIDE.sub(" ", said))
        return phrase(lexicon.CARRIED_OUT).search(said) is not None and not later

    def _says_of_it(self, sentence: Span) -> bool:
        """Whether a sentence tells how the motion named before it is carried out, and names none itself."""
        near = Span(sentence.start, min(sentence.end, sentence.start + _FAR))
        if any(sentence.holds(motion) for motion in self._motions):
            return False
        return phrase(lexicon.THE_MOTION).search(self.words[near.start : near.end]) is not None and self._tells(near)

    def answered(self, motion: Motion) -> bool:
        """Whether the letter responds to the motion: brings a reaction to it, or was asked for by its mover."""
        sentence = self._around(motion.span)
        before = self.words[max(sentence.start, motion.span.start - _REACH) : motion.span.start]
        if phrase(lexicon.REACTION_TO).search(before):
            said = self.words[sentence.start : min(sentence.end, sentence.start + 2 * _FAR)]
            return not phrase(lexicon.NOT_HERE).search(said)
        if not any(place.holds(motion.span) for place in self._opening):
            return False
        return any(self._asked_over_it(one) for one in self._after(sentence, 1))

    def _asked_over_it(self, sentence: Span) -> bool:
        asked = any(sentence.overlaps(request) for request in self._requests)
        said = self.words[sentence.start : min(sentence.end, sentence.start + _FAR)]
        return asked and phrase(lexicon.OVER_IT).search(said) is not None


def _start(span: Span) -> int:
    return span.start


def _said(before: str, *, straight: bool = False) -> Tie | None:
    """The tie that the words before a place say; ``straight``: with no clause from them to the place."""
    lower = before.lower()
    if not any(stem in lower for stem in lexicon.STEMS):
        return None
    for tie, words in _SAID:
        found = phrase(words).search(before)
        if found and tie == "respondsTo" and phrase(lexicon.ANOTHER).search(before):
            return None
        if found:
            return None if straight and phrase(lexicon.CLAUSE).search(found[0]) else tie
    return None
