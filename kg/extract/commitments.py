"""Commitments: the sentence in which the signatory promises parliament something to come.

A sentence is cut into clauses, each clause is tried against the rules in order, and the whole sentence is the mention.
The features are told in ``kg.extract.promise_parts``, the rules with their boundaries in ``kg.lexicon.promise_rules``.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from kg.extract import promise_layout as layout
from kg.extract import promise_parts as parts
from kg.extract import promise_rests as rests
from kg.extract.near import Near
from kg.extract.page import Page
from kg.extract.promise_clauses import Clause, clauses, plain, signatories
from kg.extract.promise_due import comes_after, due
from kg.extract.promise_gates import NEEDED
from kg.extract.promise_occasions import IN_PAPER_OF_MONTH, does_that, occasion_apart, tells_ahead
from kg.extract.promise_times import COMING, TIME, opens_with_time, to_come
from kg.model import Commitment, Span

__all__ = ["RULES", "find", "promises"]

# Without one of these no sentence promises
_LITERALS = """
    ik wij we kabinet regering regeering u uw kamer kamers parlement staten volgt volgen toegezonden toegestuurd
    nagezonden nagestuurd minister staatssecretaris beantwoord ingegaan teruggekomen gerapporteerd toegelicht
    verantwoord beantwoording bericht geïnformeerd
"""
LITERALS = frozenset(_LITERALS.split())
# A sentence longer than this is a list or a table run together
LONGEST = 1500
FIRST_WORD = re.compile(r"\w+")
CONDITIONAL_AS = re.compile(
    r"(?i)^\W{0,3}als\s(?!(?:bijlage|gevolg|vervolg|onderdeel|laatste|eerste|minister|gezegd|bekend|toegezegd))"
    # What is sure to come: `Als het onderzoek gereed is, zal ik u informeren`
    r"(?![^,]{0,90}\b(?:gereed|afgerond|bekend|beschikbaar|klaar|voltooid|verschenen|vastgesteld)\s(?:is|zijn)\b)"
)


def find(page: Page) -> Iterable[Commitment]:
    """Every sentence that promises, in order."""
    near = Near(page)
    speaker = signatories(page.letterhead)
    places = page.words.at(LITERALS)
    for number, sentence in enumerate(page.sentences):
        spoken = bisect_left(places, sentence.start) < bisect_left(places, sentence.end)
        if not spoken or sentence.end - sentence.start > LONGEST:
            continue
        before = page.sentences[number - 1].of(page.text)[-LONGEST:] if number else ""
        if promises(_spoken(_marked(near, sentence), speaker), before):
            yield Commitment(span=sentence, due=due(near, sentence))


def _spoken(sentence: str, speaker: re.Pattern[str]) -> str:
    """The sentence with `ik` for a signatory's own office: `zal de Minister voor Natuur en Stikstof u informeren`."""
    named = "inister" in sentence or "taatssecretaris" in sentence
    return speaker.sub(" ik ", sentence) if named else sentence


def _marked(near: Near, sentence: Span) -> str:
    """The sentence with a mark before each day that lies after the letter's own."""
    text, pieces, at = near.text, [], sentence.start
    written = near.page.letterhead.date
    for day in near.days_within(sentence):
        if written and comes_after(day.day, written.value):
            pieces.append(text[at : day.span.start] + COMING)
            at = day.span.start
    return "".join([*pieces, text[at : sentence.end]])


def promises(sentence: str, before: str = "") -> str | None:
    """The name of the first rule by which a sentence promises; None where it does not.

    ``before`` is the sentence before it, to which `Dat zal ik doen` points back.
    """
    sentence = plain(sentence)
    for clause in clauses(sentence, before):
        for name, (one, other), rule in _GATED:
            if not (one.isdisjoint(clause.words) or other.isdisjoint(clause.words)) and rule(clause):
                return None if _unsure(sentence.lower()) else name
    return None


def _unsure(sentence: str) -> bool:
    """Whether it is a question, or waits for what may never be."""
    return any((parts.ASKING.search(sentence), CONDITIONAL_AS.match(sentence), parts.CONDITION.search(sentence)))


def _modal(clause: Clause) -> bool:
    if not (_by_modal(clause) and clause.has(parts.TELLING) and clause.has(parts.ADDRESSEE)):
        return False
    return not (_by_others(clause) or clause.has(rests.ASKS_OTHERS) or clause.has(rests.TELLS_OUTSIDERS))


def _modal_reply(clause: Clause) -> bool:
    if clause.has(rests.SAID_THAT) and clause.has(parts.ADDRESSEE):
        return not clause.has(parts.DENIED)
    if clause.has(rests.REPORTS_ON_IT) and rests.BOTH.search(clause.joined):
        return not clause.has(parts.WITH_OTHERS)
    if not _by_modal(clause):
        return False
    if clause.has(parts.ASKS_BACK):
        return False
    if any(clause.has(told) for told in (parts.LETTER_SENT, rests.KEEPS_LATER, rests.TAKES_ALONG, rests.SEES_TO)):
        return True
    if clause.has(layout.AT_DEBATE_TO_COME) and clause.has(rests.SPEAKS_OUT):
        return True
    if layout.tells_its_order(clause) or (clause.has(layout.MAKING) and not clause.has(parts.ADDRESSEE)):
        return False
    held = clause.has(parts.PAPER) or clause.has(layout.AT_DEBATE_TO_COME)
    return clause.has(parts.BACK_LATER) or (clause.has(parts.REPLY) and held)


def _by_modal(clause: Clause) -> bool:
    again = parts.MAKER.search(clause.joined) and parts.MODAL_AGAIN.search(clause.text)
    modal = again or parts.MODAL.search(clause.text)
    if modal and rests.OFFERS.search(modal[0]) and not TIME.search(clause.text):
        return False
    if modal is None or clause.has(parts.DOUBT) or clause.has(parts.REPORTED):
        return False
    if clause.has(parts.WRITTEN_HERE) or clause.has(layout.IN_PARTS) or layout.FIRST_THEN.search(clause.scope):
        return False
    if parts.NOT_TOLD.search(clause.text, modal.end(), modal.end() + 40):
        return False
    return not clause.has(parts.DENIED)


def _present(clause: Clause) -> bool:
    told = parts.PRESENT.search(clause.text)
    if told is None or not clause.has(parts.ADDRESSEE) or clause.has(rests.ASKS_YOU):
        return False
    sends = parts.SENDS.search(clause.text, told.start()) is not None and not clause.has(parts.KEPT)
    usual = clause.has(parts.ASKED_FOR) or clause.text.startswith("sinds ")
    again = (clause.has(parts.PERIODIC) and not usual) or clause.has(rests.THEN_TO_YOU) or tells_ahead(clause, told[0])
    if not (again and not _not_now(clause)) and not _to_come(clause, told, sends):
        return False
    return parts.NOT_TOLD.search(clause.text, told.end(), told.end() + 40) is None


def _present_reply(clause: Clause) -> bool:
    if clause.has(rests.BACK_IN_PAPER) or clause.has(IN_PAPER_OF_MONTH):
        return not _not_now(clause)
    if parts.MAKER.search(clause.joined) and (back := rests.COMES_BACK.match(clause.text)):
        return _to_come(clause, back, sends=False)
    told = parts.PRESENT.search(clause.text)
    if told is None or not clause.has(parts.REPLY_NOW) or clause.has(parts.WITH_OTHERS):
        return False
    if clause.has(parts.BACK):
        return (clause.has(parts.APART) and not _not_now(clause)) or _to_come(clause, told, sends=False)
    if clause.has(parts.PERIODIC) and clause.has(parts.REPORTING) and clause.has(parts.PAPER):
        return not _not_now(clause)
    if clause.has(parts.REPORTED_IN) and clause.has(parts.REPORTING):
        return not _not_now(clause)
    if clause.has(rests.AGENDA_AHEAD) or (clause.has(rests.ASIDE) and clause.has(parts.PAPER)):
        return not _not_now(clause)
    return clause.has(parts.PAPER) and _to_come(clause, told, sends=False)


def _to_come(clause: Clause, told: re.Match[str], sends: bool = True) -> bool:
    """Whether a present tense speaks of what is to come, and not of what this letter does."""
    when = occasion_apart(rests.WHAT_WAS.sub("", clause.text), told.start())
    later = to_come(when, told, sends) or (clause.joined != "" and opens_with_time(clause.joined))
    later = later or (COMING in clause.earlier and clause.has(parts.AT_ONCE))
    later = later or (clause.has(rests.THEREAFTER) and TIME.search(clause.earlier) is not None)
    return later and not _not_now(clause)


def _not_now(clause: Clause) -> bool:
    features = (parts.DOUBT, parts.PAST, parts.REPORTED)
    return any(clause.has(feature) for feature in features) or parts.NOW.search(clause.scope) is not None


def _continuing(clause: Clause) -> bool:
    return clause.has(parts.CONTINUES) and clause.has(parts.ADDRESSEE) and clause.has(parts.KEPT_TOLD)


def _receiving(clause: Clause) -> bool:
    if _by_others(clause) or clause.has(rests.THIS_LETTER) or clause.has(rests.OTHERS_PAPER):
        return False
    if clause.has(rests.NEW_PAPER):
        return not _not_now(clause)
    expects = parts.MAY_EXPECT.search(clause.text)
    told = expects or parts.RECEIVES.search(clause.text)
    if told is not None and (clause.has(parts.PERIODIC) or (expects and TIME.search(expects[0]))):
        return not _not_now(clause)
    return told is not None and _to_come(clause, told, sends=not clause.has(parts.KEPT))


def _passive(clause: Clause) -> bool:
    told, will_be = parts.WILL_BE_NOW.search(clause.text), clause.has(parts.WILL_BE)
    if not (told or will_be) or _not_ours(clause) or clause.has(rests.TOLD_OF_MANNER):
        return False
    if not parts.PARTICIPLE.search(rests.DONE_BEFORE.sub("", clause.text)):
        return False
    if will_be:
        return True
    if told is None or _not_now(clause) or clause.has(parts.BY_LAW):
        return False
    itself = (parts.KEPT_UP, parts.AHEAD, parts.SENT_TO_YOU)
    return _to_come(clause, told) or any(clause.has(feature) for feature in itself)


def _answered(clause: Clause) -> bool:
    """`De vragen worden zo spoedig mogelijk beantwoord`, `In de nota zal daarop worden ingegaan`."""
    if _not_ours(clause) or clause.has(parts.NOT_TOLD):
        return False
    elsewhere = clause.has(rests.ASIDE) and clause.has(parts.PAPER)
    if elsewhere or clause.has(parts.IN_PAPER) or clause.has(rests.DEFERRED) or clause.has(rests.IN_NEXT):
        return not _not_now(clause)
    told = parts.ANSWERED.search(clause.text)
    return told is not None and to_come(clause.text, parts.AUXILIARY.search(clause.text, told.start()) or told, False)


def _thing(clause: Clause) -> bool:
    if clause.has(rests.JOINED_PASSIVE) and parts.AUXILIARY.search(clause.joined):
        return not _not_ours(clause)
    modal = parts.THING_MODAL.search(clause.text)
    if modal is not None:
        return parts.NOT_TOLD.search(modal[0]) is None and not _not_ours(clause)
    told = parts.THING_NOW.search(clause.text) or parts.THING_GOES.search(clause.text)
    if told is None and clause.has(parts.PAPER):
        told = rests.THING_COMES.search(clause.text)
    sent = None if told else parts.SENT_ON.search(clause.text)
    if sent is not None and sent["modal"].lower().startswith("z"):
        return not _not_ours(clause)
    found = told or sent
    if found is None or _not_ours(clause):
        return False
    itself = clause.has(rests.REACTION) or clause.has(parts.AHEAD)
    return _to_come(clause, _head(found)) or (itself and not _not_now(clause))


def _at_debate(clause: Clause) -> bool:
    """`In het debat van 20 maart a.s. geef ik een toelichting`: parliament itself is there."""
    return clause.has(rests.AT_DEBATE) and not _not_now(clause) and not clause.has(parts.NOT_TOLD)


def _head(told: re.Match[str]) -> re.Match[str]:
    """The first word of what was found: a time may stand between it and the rest."""
    word = FIRST_WORD.match(told.string, told.start())
    return word or told


def _follows(clause: Clause) -> bool:
    told = parts.FOLLOWS.search(clause.text)
    if clause.has(rests.NEWS_FOLLOWS):
        return not _not_ours(clause) and not _not_now(clause)
    if told is None or _not_ours(clause):
        return False
    if clause.has(rests.REFERS_BACK) and rests.OTHERS_PLEDGE.search(clause.earlier):
        return False
    return _to_come(clause, told, sends=False) or (clause.has(parts.STILL_FOLLOWS) and not _not_now(clause))


def _by_others(clause: Clause) -> bool:
    """Whether the words come from somebody else: `van de Minister`, but not `van de Minister of van mij`."""
    if clause.has(parts.OR_OURS) or (clause.has(parts.MODAL) and not clause.has(rests.FROM_WHOM)):
        return False
    return parts.OTHER.search(rests.FROM_BRUSSELS.sub("", clause.text)) is not None


def _not_ours(clause: Clause) -> bool:
    """Whether somebody else does the telling, it is only hoped for, told again, or this letter does it."""
    if _by_others(clause) or clause.has(rests.BY_ANOTHER):
        return True
    features = (parts.DOUBT, parts.WRITTEN_HERE, parts.THIRD, parts.TOLD_QUESTION, parts.REPORTED)
    return any(clause.has(feature) for feature in features)


def _relative(clause: Clause) -> bool:
    if clause.has(parts.RELATIVE) or (clause.text.startswith("waarna") and clause.has(parts.RELATIVE_NOW)):
        return not _not_now(clause)
    told = parts.RELATIVE_NOW.search(clause.text) or parts.RELATIVE_RECEIVED.search(clause.text)
    if told is None or clause.has(rests.BY_ANOTHER):
        return False
    return to_come(told[0], _head(told), sends=False) and not _not_now(clause)


RULES: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("modal", _modal),
    ("modal reply", _modal_reply),
    ("present", _present),
    ("present reply", _present_reply),
    ("continuing", _continuing),
    ("receiving", _receiving),
    ("passive", _passive),
    ("pledge", lambda said: said.has(parts.PLEDGE) and (said.has(parts.ADDRESSEE) or said.has(parts.MEMBER))),
    ("thing", _thing),
    ("answered", _answered),
    ("relative", _relative),
    ("follows", _follows),
    ("at debate", _at_debate),
    ("that", lambda clause: does_that(clause) and not _not_now(clause)),
)
_GATED = tuple((name, NEEDED[name], rule) for name, rule in RULES)
