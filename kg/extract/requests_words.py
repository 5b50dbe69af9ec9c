"""By which words a sentence asks for a letter, says that it answers, or tells of something else."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from kg.extract.page import Page
from kg.extract.words import matches
from kg.lexicon import requests as lexicon

__all__ = [
    "AHEAD_OF", "ANSWERS", "ANYTHING", "ASKING_WORDS", "FOR_ELSE", "FOR_LETTER", "GRANTED", "MOTION", "ORDER_WORDS",
    "OTHERS", "QUESTION", "REACH", "RELATIVE", "TO_US", "Asks", "plain", "wants_letter",
]  # fmt: skip


def _phrases(words: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases as whole words; a blank takes any white space."""
    spaced = (word.replace("*", r"\w*").replace(" ", r"\s{1,3}") for word in words)
    return re.compile(rf"(?i)\b(?:{'|'.join(spaced)})\b")


FOR_LETTER = _phrases(("mij", "ons", *lexicon.ASKED_FOR))
ANSWERS = _phrases(lexicon.ANSWERING)
GRANTED = _phrases(lexicon.GRANTING)
ORDER_WORDS = re.compile(
    r"(?i)regeling\s{1,3}van\s{1,3}(?:de\s{1,3})?werkzaamheden|\bordedebat|\bprocedurevergadering|\bprocedure-?overleg"
    r"|\bin\s{1,3}de\s{1,3}regeling\s{1,3}van\s{1,3}(?:\w{3,6}dag\s{1,3})?\d{1,2}\s|\be-mailprocedure|\b(?:bij|tijdens)\s{1,3}(?:de\s{1,3})?regeling\s{1,3}van\b"
)
ASKING = re.compile(
    r"(?i)\b(?:(?P<beg>gerappelleerd|(?:mij|ons)\s{1,3}te\s{1,3}(?:vragen|verzoeken)|besloot\s{1,3}(?:\w{2,12}\s{1,3}){0,2}?(?:om\s{1,3})?(?:mij|ons)\s{1,3}te\s{1,3}(?:vragen|verzoeken)|verzocht(?:en)?|verzoekt|verzoeken\s{1,3}mij)|(?P<ask>gevraagd|vroeg(?:en)?|vraagt)"
    r"|(?P<wish>(?:aangegeven|(?:doen|laten)\s{1,3}weten)\s{1,3}(?:\w{1,8}\s{1,3}){0,3}(?:graag|gaarne|prijs|behoefte)|te\s{1,3}kennen\s{1,3}gegeven\s{1,3}(?:\w{1,8}\s{1,3}){0,3}(?:graag|gaarne|prijs|behoefte|ontvangen)"
    r"|wens\s{1,3}(?:te\s{1,3}kennen\s{1,3}gegeven|geuit|uitgesproken|kenbaar\s{1,3}gemaakt)|behoefte\s{1,3}(?:\w{2,10}\s{1,3}){0,2}?aan"
    r"|prijs\s{1,3}(?:gesteld\s{1,3})?op|graag\s{1,3}(?:\w{2,12}\s{1,3}){1,5}?(?:ontvangt|verneemt)|op\s{1,3}prijs\s{1,3}(?:gesteld|stellen|stelt))"
    r"|(?P<with>met\s{1,3}het\s{1,3}verzoek(?=\s{1,3}(?:om|tot|mij|ons|te|daarop|daarover|hierop|hierover|een|aan)\s))"
    r"|(?P<noun>(?:gedane|ingediende|gestelde|geuite)\s{1,3}verzoek|verzoek\s{1,3}(?:\w{2,12}\s{1,3}){0,3}?(?:gedaan|ingediend|gesteld)"
    r"|verzoek\s{1,3}aan\s{1,3}(?:mij|ons)\s{1,3}(?:gericht|gedaan)|geuite\s{1,3}wens"
    r"|(?:gevraagde|verzochte)\s{1,3}(?:\w{4,20}\s{1,3})?(?:\w*brief|\w*reactie|informatie|toelichting|\w*overzicht|appreciatie|notitie|gegevens|stukken|rapportage|inlichtingen|document\w*))"
    r"|(?P<got>verzoek(?=\s{1,3}(?:om|tot|mij|ons|te|een|ontvangen|gekregen|bereikt|overgebracht|doorgeleid)\s))"
    r"|(?P<will>wens(?:t|en)\s{1,3}(?:\w{2,12}\s{1,3}){0,4}?te\s{1,3}ontvangen|besloten\s{1,3}(?:om\s{1,3})?(?:mij|ons)))\b"
)
_ASKING_WORDS = """
    verzocht verzochten verzoekt verzoeken verzoek gevraagd vroeg vroegen vraagt gedane ingediende gestelde geuite
    aangegeven te gevraagde verzochte wenst wensen besloten gerappelleerd besloot wens behoefte prijs op met graag
    mij ons doen laten
"""
ASKING_WORDS = frozenset(_ASKING_WORDS.split())
ANYTHING = re.compile(r"(?i)\bom\s{1,3}(?:een|de|het|nadere|aanvullende)\b")
# What no letter answers to
FOR_ELSE = re.compile(
    r"(?i)\b(?:\w*debat|hoorzitting|rondetafelgesprek|\w*briefing|uitstel|gesprek|aanhouding|interpellatie|hoofdelijke|agendering|gelegenheid\s{1,3}te\s{1,3}(?:stellen|geven|bieden)|om\s{1,3}een\s{1,3}(?:\w{4,15}\s{1,3})?onderzoek)\b"
)
# `voor het debat`, `ten behoeve van het overleg`: when, not what
AHEAD_OF = re.compile(
    r"(?i)\b(?:voor|vóór|voorafgaand\s{1,3}aan|ten\s{1,3}behoeve\s{1,3}van|met\s{1,3}het\s{1,3}oog\s{1,3}op)\s{1,3}"
    r"(?:het|de|een|dit|dat)\s{1,3}(?:\w{4,15}\s{1,3})?(?:\w*debat|\w*overleg|hoorzitting|AO)\b"
)
# `vroeg in het debat om een brief`: where it was asked
IN_DEBATE = re.compile(
    r"(?i)\b(?:tijdens|in|bij)\s{1,3}(?:het|de|een|dit|dat)\s{1,3}(?:\w{4,15}\s{1,3})?(?:\w*debat|\w*overleg|AO)\b"
)
# Others who are asked
OTHERS = re.compile(
    r"\b(?:Rekenkamer|Raad\s{1,3}van\s{1,3}State|Onderwijsraad|Gezondheidsraad|Adviesraad|AIV|CAVV|WRR|SER|Commissie|lidstaten|"
    r"Planbureau|CPB|PBL|SCP|Ombudsman|Presidium|griffier\s{1,3}van\s{1,3}de\s{1,3}Kamer)\b"
)
# `, in de motie van het lid X,`; `een gewijzigde motie ingediend, die`
MOTION = re.compile(r"(?i)\b(?:moties?|amendement)\b[^.;]{0,100}$")
TO_US = re.compile(r"(?i)\b(?:mij|ons|(?:het|aan\s{1,3}het)\s{1,3}kabinet|de\s{1,3}regering)\b")
QUESTION = re.compile(
    r"(?i)^\s{0,3}(?:,\s{0,3})?(?:of|naar(?!\s{1,3}(?:de|het|een|mijn|onze)\s{1,3}(?:\w{4,12}\s{1,3})?(?:stand\s{1,3}van\s{1,3}zaken|\w*reactie|standpunt)\b)|waarom|hoe|wat|wanneer|welke?)\b"
)
# `de brief waarom de commissie heeft verzocht`, `de informatie waar uw Kamer om heeft gevraagd`
RELATIVE = re.compile(
    r"(?i)\b(?:\w*brief|\w*reactie|informatie|\w*overzicht|notitie|toelichting|rapport|rapportage|gegevens|stukken|appreciatie|tijdlijn)"
    r"\s{1,3}(?:waarom|waar)\s[^,;]{0,120}$"
)
# What is asked for stands within so many characters of the asking
REACH = 240


class Asks:
    """Where a text asks: sought once, so that each look costs the same however long the text."""

    def __init__(self, page: Page) -> None:
        self.found = list(matches(ASKING, page.text, page.words.at(ASKING_WORDS)))
        self._starts = [found.start() for found in self.found]

    def after(self, at: int, limit: int) -> re.Match[str] | None:
        """The first asking that begins from ``at`` on and before ``limit``."""
        index = bisect_left(self._starts, at)
        return self.found[index] if index < len(self.found) and self._starts[index] < limit else None


def wants_letter(content: str) -> bool | None:
    """Whether what follows an asking wants a letter; None where it wants something else."""
    letter, other = FOR_LETTER.search(content), FOR_ELSE.search(IN_DEBATE.sub("", AHEAD_OF.sub("", content)))
    if other and not (letter and letter.start() < other.start()):
        return None
    return letter is not None


def plain(name: str) -> str:
    """A name with single blanks."""
    return re.sub(r"\s+", " ", name)
