"""Promises told by what was said before (`Dat zal ik doen`), and by a meeting of parliament to come or at hand."""

from kg.extract.promise_clauses import Clause
from kg.extract.promise_parts import REPLY, TELLING
from kg.extract.promise_times import TIME
from kg.extract.promise_words import lowered
from kg.extract.promise_words import words_pattern as _words
from kg.lexicon import promises as lexicon
from kg.lexicon.calendar import MONTHS

__all__ = ["IN_PAPER_OF_MONTH", "does_that", "occasion_apart", "tells_ahead"]

# `dat zal ik voor de zomer doen`, `Dat doe ik in mei`
THAT_DONE = lowered(
    r"(?i)^\W{0,3}(?:en\s)?(?:dat|dit|zulks)\s(?:(?P<will>(?:zal|zullen)\s(?:ik|wij|we|het\skabinet)\s(?:[^.;:?!]{0,80}\s)?doen)"
    r"|(?:doe\sik|doen\swij|doet\shet\skabinet)\s[^.;:?!]{3,80})\W{0,3}$"
)
# What was asked or promised
ASKED_OR_PROMISED = lowered(r"(?i)\b(?:toegezegd|toezegging|zegde|beloofd|verzocht|verzoek|gevraagd|vroeg|vraagt)\b")
COMES_BACK = lowered(r"(?i)\bterug\s?te\s?komen\b|\bin\ste\sgaan\b|\bbrief\b|\breactie\b")
_MEETING = (
    r"(?:\w*debat|algemeen\soverleg|\w*(?:nota|wetgevings|commissie)overleg|schriftelijk\soverleg|ao"
    r"|begrotingsbehandeling|(?:plenaire|mondelinge)\sbehandeling)(?!\w)"
)
# `Voor het tweeminutendebat`, `Voorafgaand aan het commissiedebat van ⚑3 december`; no meeting of a day gone by
AHEAD_OF_DEBATE = lowered(
    rf"(?i)^\W{{0,3}}(?:voor|vóór|voorafgaand\saan)\s(?:het|de|dit|dat)\s(?:[\w-]{{1,20}}\s){{0,2}}?{_MEETING}"
    r"(?!\s(?:[^.;:?!,]{0,60}\s)?(?:van|op|d\.d\.)\s(?:\w{3,6}dag\s)?\d)"
)
INFORMS = frozenset(("informeer", "informeren", "informeert", "bericht", "berichten", "rapporteer", "rapporteren"))
# `Gelet op de behandeling op ⚑25 november`, `Met de behandeling op … in het vooruitzicht,`: why now, not when
OCCASION = lowered(
    r"(?i)^\W{0,3}(?:(?:gelet|met\shet\soog|vooruitlopend)\sop|gezien|vanwege|in\sverband\smet|ten\sbehoeve\svan|in\shet\slicht\svan"
    r"|met\s[^;]{3,240}?\sin\shet\svooruitzicht)(?!\w)"
)
# `In de voortgangsrapportage van mei ga ik hier nader op in`: the paper is yet to be
IN_PAPER_OF_MONTH = lowered(
    rf"(?i)^\W{{0,3}}in\s(?:de|het|mijn|onze)\s(?:[\w-]{{1,24}}\s){{0,2}}?{_words(lexicon.PAPERS)}\svan\s{_words(MONTHS)}(?:\s(?:19|20)\d\d)?\s"
    r"(?:ga|kom|gaan|komen)\s(?:ik|wij)\s(?:(?:hier|daar)\s(?:[\w-]{1,12}\s){0,2}?op|(?:hier|daar)op)\s(?:[\w-]{1,12}\s){0,2}?(?:in|terug)\W{0,3}$"
)


def does_that(clause: Clause) -> bool:
    """Whether a clause does what the words before it say was asked or promised: to tell parliament something."""
    told = THAT_DONE.search(clause.text)
    before = clause.earlier or clause.before.lower()
    if told is None or not ASKED_OR_PROMISED.search(before):
        return False
    tells = TELLING.search(before) or REPLY.search(before) or COMES_BACK.search(before)
    return tells is not None and (told["will"] is not None or TIME.search(clause.text) is not None)


def tells_ahead(clause: Clause, verb: str) -> bool:
    """Whether a clause tells parliament something before a meeting of its own: `Voor het debat informeer ik u`."""
    return not INFORMS.isdisjoint(verb.split()) and clause.has(AHEAD_OF_DEBATE)


def occasion_apart(text: str, verb_at: int) -> str:
    """The text with blanks for the occasion before its verb, whose days tell why something is sent, not when."""
    return " " * verb_at + text[verb_at:] if OCCASION.match(text, 0, verb_at) else text
