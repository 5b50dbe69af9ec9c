"""The letterhead: what a paper says of itself at its head and its foot. All spans are in the clean text."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.errors import ReadError
from kg.extract.addressee import addressed
from kg.extract.fields import dated_aside
from kg.extract.header import Header, header
from kg.extract.headlines import FOOT, Line, lines_of
from kg.extract.rolls import signed_lines
from kg.extract.signature import Block, signatures
from kg.model import Chamber, Document, Dossier, Letterhead, Note, Span, Stated

__all__ = ["body", "letterhead", "require_letter", "unlike_a_letter"]

_HEAD_SIZE = 15_000
# How KOOP heads answered questions: their series, or the questions' own title with the day of their coming in
_ANSWERS = re.compile(
    r"\bAanhangsel van de Handelingen\b|^Vragen van (?:het lid|de leden) [^\n]{1,300}\(ingezonden", re.MULTILINE
)
# Words that only a letter to a chamber has
_GREETED = re.compile(
    r"^(?:Zeer )?[Gg]eachte (?:heer |mevrouw )?[Vv]oorzitter\b|\buw Kamer\b"
    r"|\b(?:Tweede|Eerste) Kamer\b|\b[Vv]aste commissie voor\b",
    re.MULTILINE,
)


def letterhead(text: str, notes: Sequence[Note] = ()) -> Letterhead:
    """What the clean text of a paper says at its head and foot; what it does not say is left empty."""
    head = header(list(lines_of(text, 0, min(len(text), _HEAD_SIZE))))
    first_note = min((note.body.start for note in notes), default=len(text))
    below = list(lines_of(text, head.end, None))
    block = signatures(signed_lines([line for line in below if line.end <= first_note] or below), text)
    if block is None and notes:
        # Notes at the foot of a page before the last: the signature stands below them
        block = signatures(signed_lines(_outside(below, notes)), text)
    closings = [block.span] if block else []
    aside = None if head.date else dated_aside(head, [line for line in below if line.end <= first_note])
    closings += (
        [aside] if aside and not (block and block.span.start < aside.end and aside.start < block.span.end) else []
    )
    head.date = head.date or head.page_date
    closings += _feet(head, below)
    return Letterhead(
        dossiers=tuple(head.dossiers),
        number=head.number,
        chamber=_chamber(head),
        kind=head.kind or Stated("brief" if head.to or head.greeted or _governs(block) else "overig"),
        title=head.title,
        subject=head.subject,
        session=head.session,
        place=head.place,
        date=head.date,
        to=head.to,
        signatories=block.signatories if block else (),
        head=Span(head.start or 0, head.end),
        closings=tuple(sorted(closings)),
        torn=head.torn,
    )


def _outside(lines: Sequence[Line], notes: Sequence[Note]) -> list[Line]:
    """The lines that no note's own text holds."""
    bodies = [note.body for note in notes]
    starts = [note.start for note in bodies]
    at = [bisect_right(starts, line.end) - 1 for line in lines]
    return [line for line, index in zip(lines, at, strict=True) if index < 0 or bodies[index].end <= line.start]


def body(head: Letterhead, size: int) -> tuple[Span, ...]:
    """The stretches of a text of ``size`` characters outside letterhead and closings."""
    stretches, position = [], head.head.end
    for closing in head.closings:
        stretches.append(Span(position, closing.start))
        position = max(position, closing.end)
    stretches.append(Span(position, size))
    return tuple(stretch for stretch in stretches if stretch.end > stretch.start)


def require_letter(head: Letterhead, document: Document) -> None:
    """Raises ReadError where a text is no letter nor another paper of a chamber."""
    if reason := unlike_a_letter(head, document):
        raise ReadError(f"{reason}; leave this file out.")


def unlike_a_letter(head: Letterhead, document: Document) -> str | None:
    """Why a text is taken for no letter nor another paper of a chamber, without a point; None where it is one.

    Two signs of one are asked, of six: words to a chamber or its president, a number in a dossier, an addressed
    chamber, a type line, a signature in an office, a date as letterheads write it. A real letter, however torn, has
    two; a story or a list has none or one.
    """
    signs = (
        _GREETED.search(document.clean),
        head.number and head.dossiers,
        head.to,
        head.title,
        head.signatories,
        head.date and (head.place or head.subject),
    )
    if sum(map(bool, signs)) >= 2:
        return None
    if (document.markup.id or "").startswith("ah-") or _ANSWERS.search(document.clean, 0, 600):
        kind = "answers to questions of members (Aanhangsel van de Handelingen), no letter to parliament"
    else:
        kind = "not a letter to parliament: no dossier with number, addressee, date or signature was found"
    return f"{document.source}: {kind}"


def _governs(block: Block | None) -> bool:
    """Whether a minister or a staatssecretaris signs: what bears no other type is a letter then."""
    return block is not None and any(
        re.match(r"(?:\w+ )?(?:minister|staatssecretaris)", s.role.value) for s in block.signatories
    )


def _feet(head: Header, lines: Sequence[Line]) -> list[Span]:
    """The running foot and, in old papers, the address below the signature; each fills what the head did not say."""
    found = []
    for index, line in enumerate(lines):
        if len(line.text) > 200:
            continue
        foot = FOOT.match(line.text) if index >= len(lines) - 4 else None
        if foot and _is_own(head, foot):
            _from_foot(head, line, foot.groupdict(), foot.start("dossier"))
            found.append(Span(line.start, line.end))
        elif not head.to and line.text.startswith(("Aan d", "Aan\n", "Aan")):
            alone = line.text in ("Aan", "AAN") and index + 1 < len(lines)  # and below it: den Heer Voorzitter van ...
            at = index + alone
            chambers, taken = addressed(lines[at], lines[at + 1 : at + 3])
            taken += alone
            if chambers:
                head.to = chambers
                found.append(Span(line.start, lines[index + taken - 1].end))
    return found


def _is_own(head: Header, foot: re.Match[str]) -> bool:
    """Whether a line of a foot's form names the paper itself, as far as its head tells: else a note cites another."""
    numbers = {dossier.number.value for dossier in head.dossiers}
    if numbers and _of_foot(foot.groupdict()) not in numbers:
        return False
    return head.number is None or head.number.value == foot["number"]


def _of_foot(said: dict[str, str | None]) -> str:
    """The dossier that a foot names, as ids bear it."""
    basis = (said["basis"] or "").replace(" ", "").replace(".", "")
    return "-".join(part for part in (basis, said["reeks"], said["hoofdstuk"]) if part)


def _from_foot(head: Header, line: Line, said: dict[str, str | None], at: int) -> None:
    number, parts = said["number"] or "", _of_foot(said)
    span = Span(line.start + at, line.start + at + len(said["dossier"] or ""))
    if not head.dossiers:
        head.dossiers.append(Dossier(Stated(parts, span)))
    if not head.number and head.dossiers[0].number.value == parts:
        start = line.text.rindex(number)
        head.number = Stated(number, Span(line.start + start, line.start + start + len(number)))
    head.house = head.house or Stated("I" if said["house"] == "Eerste" else "II", Span(line.start, line.start + 12))
    head.session = head.session or Stated(f"{said['from']}-{said['to']}", Span(line.start, line.end))


def _chamber(head: Header) -> Stated[Chamber] | None:
    """The chamber whose paper this is: by the head's own word, else by its number: letters are the Senate's, and so
    were figures with a letter behind them (274g).

    A letter without a number belongs to the chamber to which it is addressed, where that is one.
    """
    if head.house:
        return head.house
    if head.number is None:
        return head.to[0] if len(head.to) == 1 else None
    written, to = head.number.value, [chamber.value for chamber in head.to]
    senate = not written[0].isdigit() or to == ["I"] or not (written.isdigit() or "II" in to)
    chamber: Chamber = "I" if senate else "II"
    # The address says it in words; the number's form alone is the lesser proof.
    words = next((to.span for to in head.to if to.value == chamber), head.number.span)
    return Stated(chamber, words)
