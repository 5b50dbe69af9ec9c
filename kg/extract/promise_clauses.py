"""A sentence that may promise, cut into clauses: freed of quotes, broken words and what only looks like `hiermee`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Letterhead

__all__ = ["WORD", "Clause", "clauses", "plain", "signatories"]

# A word broken at a line's end: `Projecten-\noverzicht`
WRAPPED = re.compile(r"(?<=[a-zà-ÿ])-[ \t]{0,4}\r?\n[ \t]{0,4}(?=[a-zà-ÿ])(?!(?:en|of|tot)\b)")
WORD = re.compile(r"\w+")
# What others said or wrote: `«Ik zal de Kamer informeren»`
QUOTED = re.compile(r"«[^«»]{0,400}»|“[^“”]{0,400}”")
# `Voordat ik de nota aan uw Kamer zend, wil ik …`: what comes first is told, not what comes after
BEFORE_THAT = re.compile(r"(?i)(^\W{0,3}|\s)(voordat|alvorens)\s[^.;:?!,]{1,200}(?=,\s|[.;]?$)")
# `het verzoek … om uiterlijk 24 november mijn visie aan uw Kamer te sturen, deel ik u`: what was asked, no promise
ASKED = re.compile(r"(?i)(\bverzoek\b[^.;:?!]{0,160}?)\s(?:om|tot)\s[^.;:?!,]{1,240}?\s(?:te\s\w{3,20})(?=,\s)")
# `bevestig ik u hierbij dat`: what follows is told now, and done later
THAT = re.compile(r"(?i)\bbevestig(?:en)?\s(?:ik|wij)\s(?:u\s|uw\sKamer\s)?(?:hierbij\s|hiermee\s|graag\s)?dat\s")
# What ties to something told before, and gives nothing here
TIED = re.compile(
    r"(?i)\b(?:in\s(?:verband|samenhang|combinatie|overeenstemming)|samenhangend|rekening\shoudend)\shierm(?:ee|ede)\b"
)
OFFICE = re.compile(r"(?i)minister|staatssecretaris")
# The chamber's own committee: `zal ik de commissie berichten`; the European one has a capital
COMMITTEE = re.compile(r"(?<=[ (])((?:ik|wij|we|aan|naar) )de commissie\b(?!-| (?:voor|van|vragen|verzoeken|die|om)\b)")
# Right before or behind a rank alone, the verb of who promises
VERBS = ("zal", "informeert", "stuurt", "zendt", "bericht", "meldt", "rapporteert")
# Where one clause ends and another with its own verb begins
SEMICOLON = re.compile(r"[;:]\s")
CLAUSE = re.compile(
    r",\s(?=(?:waarna|(?:maar|doch)(?!\s(?:uiterlijk|in\s(?:ieder|elk)\sgeval|niet|wel|ook|bij|tijdig|v[oó][oó]r\s(?:\W?\d|(?:het|de)\s\w*(?:debat|overleg|reces|zomer|kerst)))\b))\s)|,?\sen\s(?=(?:ik|wij|zal|zullen|stuur|informeer|kom|zend|daarover|daarna)\b)"
)


@dataclass(frozen=True)
class Clause:
    """One clause of a sentence in lower case.

    ``scope`` is the part of the sentence between semicolons in which it stands, ``joined`` what `en` ties it to,
    ``earlier`` the part before the semicolon, ``before`` the sentence before.
    """

    text: str
    scope: str
    joined: str = ""
    earlier: str = ""
    before: str = ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(WORD.findall(self.text))

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the clause itself shows the feature."""
        return pattern.search(self.text) is not None


def plain(sentence: str) -> str:
    """The sentence on one line, without what is quoted."""
    sentence = " ".join(WRAPPED.sub("", sentence).split())
    sentence = THAT.sub("", ASKED.sub(r"\1", sentence))
    sentence = BEFORE_THAT.sub(r"\1\2 dit zo is", TIED.sub(" ", QUOTED.sub("«»", sentence)))
    return COMMITTEE.sub(r"\1uw commissie", sentence)


def clauses(sentence: str, before: str = "") -> Iterator[Clause]:
    """The clauses of a sentence, in order; ``before`` is the sentence before it."""
    earlier = ""
    for scope in SEMICOLON.split(sentence):
        start = 0
        joined = ""
        for joint in CLAUSE.finditer(scope):
            yield _clause(scope[start : joint.start()], scope, joined, earlier, before)
            joined = scope[: joint.start()] if "en" in joint[0].split() else ""
            start = joint.end()
        yield _clause(scope[start:], scope, joined, earlier, before)
        earlier = scope


def _clause(text: str, scope: str, joined: str, earlier: str, before: str) -> Clause:
    return Clause(text.lower(), scope.lower(), joined.lower(), earlier.lower(), before)


def signatories(head: Letterhead) -> re.Pattern[str]:
    """The offices of those who sign, as the letter may name them: `De Minister voor Natuur en Stikstof zal u …`.

    Who is the only one of a rank may be named by the rank alone, right beside the verb or behind `door`.
    """
    whole = [" ".join(signatory.role.value.split()) for signatory in head.signatories if signatory.role.value.strip()]
    parts = [part for role in whole for part in role.split(", ") if OFFICE.match(part)]
    offices = [*whole, *parts]
    named = {rf"(?:de\s+)?{re.escape(office).replace(chr(92) + ' ', chr(92) + 's+')}(?!\w)" for office in offices}
    ranks = [office.split()[0].casefold() for office in whole]
    alone = {rank for rank in ("minister", "staatssecretaris") if ranks.count(rank) == 1}
    behind = "|".join(rf"(?<={word}\s)" for word in (*VERBS, "door"))
    named |= {
        rf"(?:(?:{behind}|(?<=door\s))de\s+{rank}(?!\s+(?:van|voor)\s)|de\s+{rank}(?=\s+(?:{'|'.join(VERBS)})\s))"
        for rank in alone
    }
    any_one = "|".join(sorted(named, key=lambda pattern: (-len(pattern), pattern)))
    return re.compile(rf"(?i)(?<![\w-])(?:{any_one})" if named else r"(?!)")
