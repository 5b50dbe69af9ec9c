"""What is odd about words by themselves or beside the letter's own day, in Dutch and English."""

from collections.abc import Iterator

from kg.model import DateMention, Handelingen, Kamerstuk, Mention, Span, WrittenAnswer
from kg.rdf.mapping.frame import Evidence, Frame
from kg.rdf.terms import dutch, english

__all__ = ["oddities", "unreal"]

Said = tuple[str, str]
_OPENS = 9
"""The month in which a session opens."""


def oddities(frame: Frame, mention: Mention | None) -> Iterator[Said]:
    """What a mention's words contradict; one explanation, the first that there is."""
    for told in (_contradiction, _later_session, _overruled):
        said = tuple(told(frame, mention))
        if said:
            yield from said
            return


def unreal(frame: Frame) -> Iterator[Evidence]:
    """The days that the letter names and no calendar has."""
    for span in frame.letter.no_days:
        yield Evidence(span, "date", None, odd=_no_day(frame, span))


def _no_day(frame: Frame, span: Span) -> tuple[Said, ...]:
    quote = " ".join(frame.words(span).split())
    return ("nl", f"“{quote}” is een dag die niet bestaat."), ("en", f"“{quote}” is a day that does not exist.")


def _later_session(frame: Frame, mention: Mention | None) -> Iterator[Said]:
    """A session that had yet to begin when the letter went out."""
    issued = frame.letter.letterhead.date
    if not isinstance(mention, Kamerstuk | Handelingen | WrittenAnswer) or not mention.session or issued is None:
        return
    first = mention.session[:4]
    if first.isdecimal() and (int(first), _OPENS) > (issued.value.year, issued.value.month):
        yield "nl", f"Vergaderjaar {mention.session} begint pas na de brief van {dutch(issued.value)}."
        yield "en", f"Session {mention.session} begins only after the letter of {english(issued.value)}."


def _contradiction(frame: Frame, mention: Mention | None) -> Iterator[Said]:
    """What is odd about a day, in Dutch and English; nothing of any other mention."""
    if not isinstance(mention, DateMention) or not mention.anomaly:
        return
    quote, issued = " ".join(frame.words(mention.span).split()), frame.letter.letterhead.date
    if issued is None or mention.day.hint is None:
        yield "nl", f"“{quote}” is in strijd met de rest van de brief."
        yield "en", f"“{quote}” contradicts the rest of the letter."
        return
    past = mention.day.hint == "past"
    before, after = ("vóór", "erna") if past else ("na", "ervoor")
    letter = f"de brief van {dutch(issued.value)}"
    yield "nl", f"“{quote}” duidt op een dag {before} {letter}, maar de dichtstbijzijnde zulke dag ligt {after}."
    before, after = ("before", "after it") if past else ("after", "before it")
    letter = f"the letter of {english(issued.value)}"
    yield "en", f"“{quote}” means a day {before} {letter}, but the nearest such day is {after}."


def _overruled(_: Frame, mention: Mention | None) -> Iterator[Said]:
    """What the words say otherwise than the markup."""
    if mention is not None and mention.said:
        yield "nl", f"De woorden noemen {mention.said}, de opmaak {mention.id}; die van de opmaak is vastgelegd."
        yield "en", f"The words say {mention.said}, the markup {mention.id}; the markup's is recorded."
