"""Markup is evidence: what it states outranks what the patterns find, and where the two disagree both are told."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from kg.extract.names import role_of
from kg.model import (
    Annex,
    Chamber,
    Contradiction,
    Document,
    Dossier,
    Handelingen,
    Kamerstuk,
    Law,
    Letterhead,
    Markup,
    Mention,
    Signatory,
    Span,
    Stated,
    WrittenAnswer,
    changed,
)

__all__ = ["cited", "outranked", "unplaced"]

T = TypeVar("T")
_FIELDS: Final = ("number", "chamber", "kind", "session", "date")
_CITING: Final = (Kamerstuk, Annex, Handelingen, WrittenAnswer, Law)
_LONGEST: Final = 400  # characters of a citation


def unplaced(markup: Markup) -> Markup:
    """The same facts without their places, for a letterhead whose spans are in the clean text."""
    values: dict[str, Any] = {name: _bare(getattr(markup, name)) for name in _FIELDS}
    dossiers = tuple(Dossier(Stated(one.number.value), one.title) for one in markup.dossiers)
    signed = tuple(Signatory(Stated(one.name.value), Stated(one.role.value)) for one in markup.signatories)
    return replace(markup, dossiers=dossiers, signatories=signed, **values)


def _bare(stated: Stated[T] | None) -> Stated[T] | None:
    return None if stated is None else Stated(stated.value)


# --- the letterhead ---------------------------------------------------------------------------------------------------


def outranked(head: Letterhead, markup: Markup) -> Letterhead:
    """The letterhead with the markup's facts; a fact on which both agree keeps the words that say it."""
    values: dict[str, Any] = {}
    odd: list[Contradiction] = []
    for name in _FIELDS:
        said, marked = getattr(head, name), getattr(markup, name)
        if marked is None or (said is not None and said.value == marked.value):
            continue
        values[name] = marked if said is None or said.span is None else Stated(marked.value, said.span)
        odd += _odd(name, said, marked)
    dossiers = _dossiers(head.dossiers, markup.dossiers)
    if markup.dossiers and head.dossiers and dossiers[0].number.value not in _numbers(head.dossiers):
        odd += _odd("dossier", head.dossiers[0].number, dossiers[0].number)
    signed = _signed(head.signatories, markup.signatories)
    if head.signatories and signed is not head.signatories:
        odd += _odd("signatories", _names(head.signatories), _names(signed))
    torn = head.torn and not markup.dossiers
    return replace(head, dossiers=dossiers, signatories=signed, torn=torn, contradictions=tuple(odd), **values)


def _odd(name: Any, said: Stated[Any] | None, marked: Stated[Any]) -> Iterator[Contradiction]:
    if said is not None and said.span is not None:
        yield Contradiction(said.span, name, str(said.value), str(marked.value))


def _numbers(dossiers: Iterable[Dossier]) -> list[str]:
    return [one.number.value for one in dossiers]


def _dossiers(said: tuple[Dossier, ...], marked: tuple[Dossier, ...]) -> tuple[Dossier, ...]:
    """The markup's dossiers, then what the words name besides; a first one that only the words name is taken for a
    wrong reading of the markup's first.
    """
    if not marked or _numbers(said)[: len(marked)] == _numbers(marked):
        return said
    held = {one.number.value: one for one in said}
    unknown = bool(said) and said[0].number.value not in _numbers(marked) and marked[0].number.value not in held
    wrong = said[0] if unknown else None
    first = [_instead(wrong, marked[0])] if wrong else []
    rest = [held.get(one.number.value, one) for one in marked[len(first) :]]
    named = {*_numbers(marked), *([wrong.number.value] if wrong else [])}
    return (*first, *rest, *(one for one in said if one.number.value not in named))


def _instead(wrong: Dossier, marked: Dossier) -> Dossier:
    return Dossier(Stated(marked.number.value, wrong.number.span), marked.title or wrong.title)


def _signed(said: tuple[Signatory, ...], marked: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """The markup's signatories, unless the words name the same people."""
    if not marked or [_plain(one) for one in said] == [_plain(one) for one in marked]:
        return said
    return tuple(Signatory(one.name, Stated(role_of(one.role.value.rstrip(" ,")), one.role.span)) for one in marked)


def _plain(one: Signatory) -> str:
    return re.sub(r"[\W_]+", "", one.name.value).casefold()


def _names(signed: tuple[Signatory, ...]) -> Stated[str]:
    return Stated(", ".join(one.name.value for one in signed), signed[0].name.span)


# --- citations --------------------------------------------------------------------------------------------------------


def cited(mentions: list[Mention], document: Document, head: Letterhead) -> list[Mention]:
    """The mentions with those that the markup names: one found at the same words takes its id, else it is new."""
    found = [one for one in document.markup.citations if one.id != head.id and not _outside(one.span, head)]
    if not found:
        return mentions
    order = sorted(range(len(mentions)), key=lambda at: mentions[at].span)
    citing = [at for at in order if isinstance(mentions[at], _CITING)]
    starts = [mentions[at].span.start for at in citing]
    result: list[Mention] = list(mentions)
    settled: set[int] = set()
    open_marks = []
    for mark in found:
        here = _at(mark.span, result, citing, starts)
        agreed = [at for at in here if _agrees(result[at], mark.id)]
        settled.update(agreed)
        open_marks += [] if agreed else [(mark, here)]
    labels = _labels(document)
    for mark, here in open_marks:
        free = [at for at in here if at not in settled]
        if len(free) == 1:
            result[free[0]] = _corrected(result[free[0]], mark.id)
            settled.add(free[0])
        else:
            result.append(_made(mark.id, mark.span, _note(mark.span, labels)))
    return result


def _outside(span: Span, head: Letterhead) -> bool:
    return any(span.overlaps(place) for place in (head.head, *head.closings))


def _at(span: Span, mentions: Sequence[Mention], citing: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Which mentions of publications share words with a stretch."""
    near = citing[bisect_left(starts, span.start - _LONGEST) : bisect_left(starts, span.end)]
    return [at for at in near if mentions[at].span.overlaps(span)]


def _agrees(mention: Mention, marked: str) -> bool:
    also = mention.also if isinstance(mention, Kamerstuk) else ()
    return marked.casefold() in {one.casefold() for one in (mention.id or "", *also)}


def _corrected(mention: Mention, marked: str) -> Mention:
    """The mention with the markup's id; ``said`` where the words say another, not just less."""
    made = _made(marked, mention.span, mention.note)
    odd = mention.id if mention.id and not _says_less(mention, made) else None
    if type(made) is not type(mention):
        return changed(made, said=odd)
    told = {name: getattr(made, name) for name in ("dossier", "number", "item") if hasattr(made, name)}
    also = {"also": ()} if isinstance(mention, Kamerstuk) else {}
    return changed(mention, id=marked, confidence=1.0, said=odd, **told, **also)


def _says_less(mention: Mention, made: Mention) -> bool:
    """Whether the words name the same with less: a dossier for its paper, pages of proceedings for their item."""
    if isinstance(mention, Handelingen) and isinstance(made, Handelingen):
        same = (mention.session in (None, made.session)) and mention.number in (None, made.number)
        return same and mention.item is None
    return (made.id or "").casefold().startswith(f"{mention.id}-".casefold())


def _labels(document: Document) -> list[tuple[Span, str]]:
    """Each note's place in the text and its label, by place."""
    return sorted((document.alignment.span(note.body), note.label) for note in document.notes)


def _note(span: Span, labels: Sequence[tuple[Span, str]]) -> str | None:
    """The label of the note in which a stretch stands; notes stand one behind the other."""
    at = bisect_left(labels, (Span(span.start + 1, 0), "")) - 1
    return labels[at][1] if at >= 0 and labels[at][0].holds(span) else None


def _made(own: str, span: Span, note: str | None) -> Mention:
    """A mention of the publication of an official id."""
    kind, *rest = own.split("-")
    if kind == "kst":
        return _kamerstuk(own, rest, span, note)
    if kind == "blg":
        return Annex(span=span, id=own, note=note)
    if kind in ("h", "ah"):
        chamber, session = _chamber(rest[0]), _session(rest[1] if len(rest) > 1 else "")
        parts = (*rest[2:], None, None)
        if kind == "ah":
            return WrittenAnswer(span=span, id=own, note=note, chamber=chamber, session=session, number=parts[0])
        return Handelingen(
            span=span, id=own, note=note, chamber=chamber, session=session, number=parts[0], item=parts[1]
        )
    return Law(span=span, id=own, note=note)


def _chamber(word: str) -> Chamber:
    return "I" if word == "ek" else "II"


def _session(digits: str) -> str | None:
    return f"{digits[:4]}-{digits[4:]}" if len(digits) == 8 and digits.isdecimal() else None


def _kamerstuk(own: str, rest: list[str], span: Span, note: str | None) -> Kamerstuk:
    session = _session(rest[0]) if len(rest) > 1 else None
    parts = rest[1:] if session else rest
    alone = len(parts) == 1
    if alone and len(parts[0]) > 5:  # a publication number, which tells no dossier
        return Kamerstuk(span=span, id=own, note=note, dossier="")
    dossier, number = ("-".join(parts), None) if alone else ("-".join(parts[:-1]), parts[-1])
    return Kamerstuk(span=span, id=own, note=note, dossier=dossier, number=number, session=session)
