"""Kept promises: the sentence by which the letter says that it keeps what was promised to parliament before.

Where one sentence tells the promise and the next one keeps it, the mention runs from the first to the second. What is
no more than told (`Ik heb toegezegd u in het najaar te informeren`) is none, nor is what others promised.
"""

import re
from collections.abc import Iterable

from kg.extract.commitments import promises
from kg.extract.fulfilment_facts import facts
from kg.extract.near import Near
from kg.extract.page import Page
from kg.extract.promise_words import any_of, lowered, words_pattern
from kg.lexicon import fulfilments as lexicon
from kg.lexicon import promises as telling
from kg.model import Fulfilment, Span, changed

__all__ = ["find", "keeps"]

# Also where a line's end breaks the word
LITERAL = re.compile(r"(?i)toe-?\s{0,3}(?:ge-?\s{0,3})?zeg|zegde|belo(?:of|fte)")
LONGEST = 1500
WRAPPED = re.compile(r"(?<=[a-zà-ÿ])-[ \t]{0,4}\r?\n[ \t]{0,4}(?=[a-zà-ÿ])(?!(?:en|of|tot)\b)")

_MAKER = words_pattern((*telling.MAKERS, "deze brief", "dit"))
# Not `een aantal moties en toezeggingen`: no promise in particular
_SOME = r"(?<!aantal )(?<!diverse )(?<!enkele )(?<!moties en )(?<!openstaande )(?<!meerdere )(?<!verschillende )"
_NOUN = rf"(?<![\w-]){_SOME}(?:toezegging(?:en)?|belofte[ns]?)(?!\w)"
_DONE = r"(?<![\w-])(?:toegezegd|beloofd)(?!\w)"
NOUN = lowered(rf"(?i){_NOUN}")
TOLD = lowered(
    rf"(?i){_DONE}|\bzegden?\b[^.;]{{0,200}}?\btoe\b|{_NOUN}\s(?:\w+\s){{0,4}}?gedaan|\bdeed\b|gedane\s{_NOUN}"
)
HERE = any_of(lexicon.HERE)
LATER = any_of(lexicon.LATER)
ELSEWHERE = any_of(lexicon.ELSEWHERE)
WILL = lowered(r"(?i)\b(?:zal|zullen)\b")
# `conform mijn toezegging`, `overeenkomstig de tijdens het overleg gedane toezegging`
ACCORDING = lowered(rf"(?i)(?<![\w-]){words_pattern(lexicon.ACCORDING)}\s[^.;:?!]{{0,140}}?{_NOUN}")
# `zoals (ik u tijdens het debat heb) toegezegd`
AS_TOLD = lowered(
    rf"(?i)(?<![\w-])(?:zoals|als|gelijk|waartoe|waarvan)\s[^;:?!]{{0,160}}?{_DONE}|(?<![\w-])(?:zoals|gelijk)\s[^;:?!]{{0,80}}?\bzegde\b"
)
# `informeer ik u`, `treft u aan`, `ga ik in op`
TELLS = lowered(
    rf"(?i)(?<![\w-])(?:(?:stuur|sturen|zend|zenden|informeer|informeren|bericht|berichten|bied|bieden|rapporteer|rapporteren|"
    rf"meld|melden|doe|doen|leg|leggen|deel|delen|verstrek|verstrekken|geef|geven|ga|gaan|stel|stellen|breng|brengen|schets|"
    rf"schetsen|reageer|reageren|beantwoord|beantwoorden|licht|lichten|zet|zetten|voeg|voegen|overleg|maak)\s{{1,3}}{_MAKER}"
    rf"|{_MAKER}\s{{1,3}}(?:stuur|sturen|zend|zenden|informeer|informeren|bericht|berichten|bied|bieden|meld|melden|doe|doen|leg|leggen|"
    rf"deel|delen|verstrek|verstrekken|geef|geven|ga|gaan|stel|stellen|breng|brengen|zet|zetten|voeg|reageer|informeert|biedt|stuurt)"
    r"|(?:treft|ontvangt|vindt)\s{1,3}(?:u|uw\s{1,3}Kamer|de\s{1,3}Kamer)|wordt\s{1,3}(?:u|uw\s{1,3}Kamer|de\s{1,3}Kamer|hier\w*|in\s)|aantreft|gaat\s{1,3}u)(?!\w)"
)
TO_YOU = any_of((*telling.ADDRESSEES, "in op", "nader in", "bij"))
_KEEPS = "|".join(
    rf"(?:{verb})(?!\w)" + (rf"[^;?!]{{0,260}}?(?<![\w-])(?:{close})(?!\w)" if close else "")
    for verb, close in lexicon.KEEPS
)
KEEPS = lowered(rf"(?i)(?<![\w-])(?:{_KEEPS})")
_KEPT = words_pattern(lexicon.KEPT)
KEPT = lowered(rf"(?i)(?<![\w-]){_KEPT}(?!\w)")
# That another letter did it, before: `afgedaan met de brief van 7 mei`, `met mijn brief van 7 mei is … nagekomen`
_OLDER = r"(?:met|bij|door|via|in|per)\s(?:de|mijn|onze|een|eerdere)\s(?:\w+\s)?(?:kamer)?brie(?:f|ven)(?!\w)"
_HAS = r"(?<![\w-])(?:is|zijn|werd|werden|heb|hebben)(?!\w)"
KEPT_BEFORE = lowered(
    rf"(?i){_HAS}[^;:?!]{{0,160}}?(?:{_KEPT}\s[^;:?!]{{0,60}}?{_OLDER}|{_OLDER}[^;:?!]{{0,120}}?{_KEPT}(?!\w))"
    rf"|(?<![\w-]){_OLDER}[^;:?!]{{0,120}}?{_HAS}[^;:?!]{{0,120}}?{_KEPT}(?!\w)"
)
# What says that it is this letter by which a promise stands as kept
STANDS = lowered(
    r"(?i)(?<![\w-])(?:beschouw|beschouwen|acht|achten|meen|menen|zodat|waarmee|daarmee|daarmede|hierdoor|hieraan)(?!\w)"
)
PAPER = lowered(rf"(?i)(?<![\w-])(?:toegezegde|beloofde)\s(?:\w+e\s){{0,2}}{words_pattern(lexicon.PAPERS)}(?!\w)")
_OTHERS = words_pattern(lexicon.OTHERS)
# `De Commissie heeft toegezegd`, `heeft de sector toegezegd`, `toezeggingen van lidstaten`
BY_OTHERS = lowered(
    rf"(?i)(?<![\w-]){_OTHERS}\s(?:\w+\s){{0,2}}?(?:heeft|hebben|had|hadden)\s[^.;]{{0,80}}?(?:{_DONE}|{_NOUN}\s(?:\w+\s){{0,4}}?gedaan)|(?:heeft|hebben)\s(?:de|het|een)\s(?:\w+\s){{0,3}}?{_OTHERS}\s[^.;]{{0,80}}?{_DONE}"
    rf"|{_NOUN}\s(?:van|door)\s(?:de\s|het\s)?{_OTHERS}(?!\w)"
    rf"|{_NOUN}\s(?:van|door)\s(?:de|mijn|onze)\s(?:minister|staatssecretaris|collega|ambtgenoot|ambtgenote)\b"
    rf"|\bdoor\s(?:de\s|het\s)?{_OTHERS}\s[^.;]{{0,40}}?{_DONE}"
)
# `Deze toezeggingen zijn derhalve niet meer relevant`: a promise that lost its point is not kept
MOOT = lowered(
    rf"(?i){_NOUN}[^.;:?!]{{0,240}}?\s(?:{words_pattern(lexicon.MOOT)}|(?:niet|geen)\s(?:\w+\s){{0,2}}?{words_pattern(lexicon.NO_MORE)})(?![\w-])"
)
# `Hiermee kom ik mijn toezegging niet na`; not `niet alleen mijn toezegging na`
NOT_KEPT = lowered(
    rf"(?i)(?<![\w-])(?:niet|geenszins|nimmer)\s(?:\w+\s){{0,2}}?(?:(?:na|in|af|tegemoet|gestand)(?=\s?(?:[.,;:)]|$|en\s|maar\s))|{_KEPT}(?![\w-]))"
)
# How the sentence begins that keeps what the one before it tells
LINK = lowered(
    r"(?i)\W{0,3}(?:dat|die|deze|dit|daar\w*|hier\w*|bijgaand\w*|bijgevoegd\w*|aan\sd\w+|met\sd\w+|middels|in\s(?:de\s)?(?:bijlage|deze)|u\s(?:treft|vindt)|onderstaand\w*|ik\s|wij\s|het\s|ook\s|de\s(?:toegezegde|gevraagde|beloofde))"
)
# What the sentence before gives, was promised: `Deze notitie heb ik u toegezegd`
BACKWARD = lowered(
    rf"(?i)^\W{{0,3}}(?:(?:deze|dit|die|dat|het)\s(?:\w+\s){{0,3}}?(?:heb|hebben|is|zijn|was|had|werd)\s[^.;]{{0,200}}?{_DONE}"
    rf"|[^.;:?!]{{0,160}}?\b(?:heb|hebben)\s(?:ik|wij)\s(?:(?:u|uw\skamer)\s)?(?:dit|dat|deze|die)\s(?:\w+\s){{0,2}}?{_DONE}"
    rf"|(?:de\s)?aanleiding\s(?:daar|hier)(?:toe|voor)\s(?:is|was|vormt|vormde)\s[^.;]{{0,120}}?{_NOUN})"
)
ANAPHOR = lowered(
    r"(?i)\b(?:die|deze|dit|dat|beide)\s(?:\w+\s)?(?:toezegging(?:en)?|belofte[ns]?)|\b(?:daar|hier)aan\b"
)


def find(page: Page) -> Iterable[Fulfilment]:
    """Every promise that the letter keeps, in order; one that bears several numbers is as many."""
    near = Near(page)
    end = -1
    for index, sentence in enumerate(page.sentences):
        if sentence.start < end or not LITERAL.search(
            page.text, sentence.start, min(sentence.end, sentence.start + LONGEST)
        ):
            continue
        span = _kept(page, index)
        if span is not None:
            end = span.end
            yield from facts(near, span)
        elif _kept_before(_plain(page, index)):
            yield from (changed(one, elsewhere=True) for one in facts(near, sentence) if one.number)


def _kept(page: Page, index: int) -> Span | None:
    """The words that keep the promise of which a sentence speaks; None where the letter does not keep it."""
    sentence = page.sentences[index]
    here = _plain(page, index)
    if index and BACKWARD.search(here) and not BY_OTHERS.search(here) and _gives(_plain(page, index - 1)):
        return Span(page.sentences[index - 1].start, sentence.end)
    if keeps(here):
        before = _plain(page, index - 1) if index and ANAPHOR.search(here) else ""
        told = before and _tells_of_one(before)
        return Span(page.sentences[index - 1].start, sentence.end) if told else sentence
    if index + 1 < len(page.sentences) and _tells_of_one(here) and _keeps_it(_plain(page, index + 1)):
        return Span(sentence.start, page.sentences[index + 1].end)
    return None


def _kept_before(sentence: str) -> bool:
    """Whether a sentence tells that an earlier letter kept a promise: `is afgedaan met de brief van 7 mei`."""
    if any(one.search(sentence) for one in (BY_OTHERS, MOOT, WILL, LATER, NOT_KEPT)) or sentence.endswith("?"):
        return False
    return NOUN.search(sentence) is not None and KEPT_BEFORE.search(sentence) is not None


def _plain(page: Page, index: int) -> str:
    return _read(page.sentences[index].of(page.text)[:LONGEST])


def _read(sentence: str) -> str:
    return " ".join(WRAPPED.sub("", sentence).lower().split())


def keeps(sentence: str) -> str | None:
    """The name of the rule by which a sentence itself keeps a promise; None where it does not."""
    sentence = _read(sentence)
    if BY_OTHERS.search(sentence) or MOOT.search(sentence) or sentence.rstrip().endswith("?"):
        return None
    return next((name for name, rule in RULES if rule(sentence)), None)


def _by_verb(sentence: str) -> bool:
    noun = NOUN.search(sentence)
    if noun is None or (WILL.search(sentence) and not HERE.search(sentence)):
        return False
    verb = KEEPS.search(sentence)
    return verb is not None and not (LATER.search(sentence) or NOT_KEPT.search(sentence)) and promises(sentence) is None


def _by_state(sentence: str) -> bool:
    noun, kept = NOUN.search(sentence), KEPT.search(sentence)
    if noun is None or kept is None or any(one.search(sentence) for one in (WILL, LATER, NOT_KEPT)):
        return False
    here = HERE.search(sentence) is not None
    return here or (STANDS.search(sentence) is not None and not ELSEWHERE.search(sentence))


def _according(sentence: str) -> bool:
    return (ACCORDING.search(sentence) or AS_TOLD.search(sentence)) is not None and _given(sentence)


def _paper(sentence: str) -> bool:
    return PAPER.search(sentence) is not None and HERE.search(sentence) is not None and _given(sentence)


def _relative(sentence: str) -> bool:
    """`In deze brief geef ik u het overzicht dat ik in het debat heb toegezegd`."""
    told = TOLD.search(sentence)
    return told is not None and HERE.search(sentence) is not None and _given(sentence)


def _given(sentence: str) -> bool:
    """Whether the letter gives parliament something here and now."""
    here = HERE.search(sentence) is not None
    if not here and (promises(sentence) is not None or LATER.search(sentence) or WILL.search(sentence)):
        return False
    return (TELLS.search(sentence) is not None and TO_YOU.search(sentence) is not None) or (
        here and promises(sentence) is None
    )


RULES = (
    ("verb", _by_verb),
    ("state", _by_state),
    ("according", _according),
    ("paper", _paper),
    ("relative", _relative),
)


def _tells_of_one(sentence: str) -> bool:
    """Whether a sentence tells of a promise made to parliament."""
    return TOLD.search(sentence) is not None and not BY_OTHERS.search(sentence) and promises(sentence) is None


def _gives(sentence: str) -> bool:
    """Whether a sentence gives parliament something here, of which the next one tells that it was promised."""
    return HERE.search(sentence) is not None and TELLS.search(sentence) is not None and promises(sentence) is None


def _keeps_it(sentence: str) -> bool:
    """Whether a sentence gives what the one before it tells was promised."""
    if not LINK.match(sentence) or promises(sentence) is not None:
        return False
    if LATER.search(sentence) or MOOT.search(sentence):
        return False
    return HERE.search(sentence) is not None or (
        NOUN.search(sentence) is not None and KEEPS.search(sentence) is not None
    )
