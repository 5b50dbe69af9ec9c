"""What the page that shows a letter says of it, above the letter: dossier, number, title and day.

Sites print a block of their own before the letter's text; it fills what the letter itself does not say.
"""

import re
from collections.abc import Sequence

from kg.extract.headfacts import Header
from kg.extract.headlines import Line, days_within
from kg.model import Dossier, Span, Stated

__all__ = ["of_page"]

_NUMBER = r"(?P<basis>\d{2}\s?\d{3})(?:[\s-](?P<part>\d{2}|[IVXLC]{1,6}[A-E]?|[A-M]))?(?!\d)"
# `Kamerstuk 34550-IV-7`, `ID: 34550-IV-7`
_OWN = re.compile(rf"(?:Kamerstuk|ID:)\s{_NUMBER}\s?-\s?(?P<number>\d{{1,5}}|[A-Z]{{1,3}})$")
# `Onderdeel van kamerstukdossier 21501 02-2377 Raad Algemene Zaken`
_PART = re.compile(
    rf"Onderdeel van kamerstukdossier {_NUMBER}\s?-\s?(?P<number>\d{{1,5}}|[A-Z]{{1,3}})(?:\s(?P<title>\S.*?))?\s?\.?$"
)
# `Deze brief is onder nr. 2 toegevoegd aan dossier 33820 - Evaluatie …`
_ADDED = re.compile(
    rf"(?:Dit|Deze) .{{3,60}} is onder nr\. (?P<number>\d{{1,5}}|[A-Z]{{1,3}}) toegevoegd aan (?:het )?(?:wets)?"
    rf"(?:dossier|voorstel) {_NUMBER}(?:\s-\s(?P<title>\S.*?))?\.?$"
)
# `Kenmerk 33820, nr. 2`
_MARK = re.compile(rf"Kenmerk:? {_NUMBER},? nr\. ?(?P<number>\d{{1,5}}|[A-Z]{{1,3}})$")
# `30800 VII 21 Verslag houdende een lijst van vragen en antwoorden`
_ROW = re.compile(rf"{_NUMBER}\s(?P<number>\d{{1,3}})\s(?:Brief|Verslag|Lijst|Nota|Motie|Amendement|Memorie)\s[a-z]")
_TITLE = re.compile(r"Dossier:\s(?P<title>\S.*)$")
# `Nummer: 2021D25732, datum: 2021-06-25`, `Datum nieuwsfeit: 15-03-1999`: the day, where the letter bears none
_DAY = re.compile(r"(?:Nummer: \d{4}[DZ]\d{5}, datum: |Datum nieuwsfeit:? |Documentdatum:? |Kamerbrief \| )(?=\d)")
# What else such a block holds
_OTHER = re.compile(
    r"(?:Gepubliceerd|Indiener\(s\)|Onderwerpen|Bron|Gerelateerde personen|Onderdeel van|Directe link|Preview document|"
    r"Publicatiedatum|Officiële titel|Externe link|Originele document|Kerngegevens|Gemaakt|Vindplaats|"
    r"-?\s?(?:Eerste|Mede) ondertekenaar)\b"
)


def of_page(head: Header, lines: Sequence[Line], index: int) -> int:
    """Takes a line of such a block; 1 where it did, 0 where the line is the letter's own."""
    line = lines[index]
    day = _DAY.match(line.text)
    if day and not head.page_date:
        for start, end, found in days_within(line.text[day.end() :][:12]):
            at = line.start + day.end()
            head.page_date = Stated(found, Span(at + start, at + end))
            break
    for pattern in (_OWN, _PART, _ADDED, _MARK, _ROW):
        match = pattern.match(line.text)
        if match:
            _filed(head, line, match)
            return 1
    title = _TITLE.match(line.text)
    if title and head.page_dossier and not head.page_dossier.title:
        named = Stated(title["title"], line.span(title, "title"))
        head.page_dossier = Dossier(head.page_dossier.number, named)
    return 1 if title or day or _OTHER.match(line.text) else 0


def _filed(head: Header, line: Line, match: re.Match[str]) -> None:
    said = match.groupdict()
    basis = re.sub(r"\s", "", said["basis"])
    number = f"{basis}-{said['part']}" if said["part"] else basis
    title = Stated(said["title"], line.span(match, "title")) if said.get("title") else None
    known = head.page_dossier
    if known is None:
        span = Span(line.start + match.start("basis"), line.start + match.end("part" if said["part"] else "basis"))
        head.page_dossier = Dossier(Stated(number, span), title)
    elif title and not known.title:
        head.page_dossier = Dossier(known.number, title)
    if not head.page_number:
        head.page_number = Stated(said["number"], line.span(match, "number"))
