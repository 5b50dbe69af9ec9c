"""What markup and metadata state of a paper: its letterhead, and the publications that it cites."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from kg.lexicon.publications import CHAMBERS, KINDS
from kg.model import Chamber, Dossier, MarkedCitation, Markup, Signatory, Span, Stated
from kg.read.tree import Marked, local

__all__ = ["MARKED", "facts", "metadata_facts", "page_facts"]

MARKED: Final = frozenset(("extref", "ondernummer", "dossiernr", "datum", "functie", "naam", "tekstregel"))
"""Elements of KOOP's XML whose place in the text counts."""

# kst-21501-02-2790, kst-CXXIV-G, h-tk-20202021-87-3, stb-2020-118; also as the last part of an address
_ID: Final = re.compile(
    r"(?:.{0,200}/)?((?:kst|blg|ah-[te]k|h-[te]k|stb|stcrt|trb)-[0-9A-Za-z][0-9A-Za-z-]{0,60}?)(?:-[nbh]\d)?"
    r"(?:\.(?:html|xml|pdf)|/metadata\.xml)?(?:\?[^#]{0,200})?(?:#.{0,200})?"
)
_DOSSIER: Final = re.compile(r"\d{4,5}(?:-(?:\d{2}|[A-Z]{1,6}))?|[IVXLC]{1,9}")
_NUMBER: Final = re.compile(r"\d{1,5}|[A-Z]{1,3}")
_SESSION: Final = re.compile(r"(\d{4})\s?[-–/]\s?(\d{4})")
_RECEIVED: Final = re.compile(r"ontvangen|ingekomen|vastgesteld", re.IGNORECASE)


def _publication(address: str) -> str | None:
    """The official id of an address or a reference, without the edition; None where it names none."""
    found = _ID.fullmatch(address.strip())
    return found[1] if found and any(mark.isdigit() or mark.isupper() for mark in found[1]) else None


def facts(root: Any, text: str, marks: Iterable[Marked]) -> Markup:
    """What KOOP's XML states; ``marks`` are its MARKED elements with their places in ``text``."""
    placed = [(local(element), element, span) for element, span in marks]
    by_name: dict[str, list[tuple[Any, Span]]] = {}
    for name, element, span in placed:
        by_name.setdefault(name, []).append((element, span))
    return Markup(
        id=_own(root),
        dossiers=tuple(_dossiers(by_name.get("dossiernr", ()), text)),
        number=_number(by_name.get("ondernummer", ()), text),
        chamber=_chamber(by_name.get("ondernummer", ())),
        session=_session(by_name.get("tekstregel", ()), text),
        date=_day(by_name.get("datum", ())),
        signatories=tuple(_signatories(placed, text)),
        citations=_citations((element.get("doc"), span) for element, span in by_name.get("extref", ())),
    )


def page_facts(root: Any, marks: Iterable[Marked]) -> Markup:
    """What a page states: the publications that its links lead to, and the metadata of KOOP's own pages."""
    cited = _citations((element.get("href"), span) for element, span in marks)
    named = ((one.get("name") or "", one.get("scheme") or "", one.get("content") or "") for one in root.iter("meta"))
    return Markup(citations=cited).over(metadata_facts(named))


def metadata_facts(entries: Iterable[tuple[str, str, str]]) -> Markup:
    """What metadata state of a Kamerstuk, given as (name, scheme, value); of another publication its id alone."""
    held: dict[str, list[str]] = {}
    for name, scheme, value in entries:
        last = re.split(r"[.:]", name)[-1]
        key = "kind" if last == "type" and scheme.endswith("KamerstukTypen") else last
        held.setdefault(key, []).append(" ".join(value.split()))
    own = next(filter(None, map(_publication, held.get("identifier", ()))), None)
    if own is None or not own.startswith("kst-"):
        return Markup(id=own)
    return _kamerstuk(own, held)


def _kamerstuk(own: str, held: dict[str, list[str]]) -> Markup:
    titles = held.get("dossiertitel", [])
    # one value may list several: 21501-02;29984
    numbers = [_dossier(part) for value in held.get("dossiernummer", ()) for part in value.split(";")]
    dossiers = [
        Dossier(Stated(number), Stated(titles[at]) if at < len(titles) and titles[at] else None)
        for at, number in enumerate(numbers)
        if number
    ]
    # the one that the id is made of goes first
    dossiers.sort(key=lambda one: not own.startswith(f"kst-{one.number.value}-"))
    number = next((value for value in held.get("ondernummer", ()) if _NUMBER.fullmatch(value)), None)
    kinds = [KINDS[value.lower()] for value in held.get("kind", ()) if value.lower() in KINDS]
    session = next((_SESSION.fullmatch(value) for value in held.get("vergaderjaar", ())), None)
    issued = next((_iso(value) for value in held.get("issued", ())), None)
    return Markup(
        id=own,
        dossiers=tuple(dossiers),
        number=Stated(number) if number else None,
        chamber=next((_as_chamber(value) for value in held.get("creator", ()) if value.lower() in CHAMBERS), None),
        kind=Stated(kinds[0]) if len(set(kinds)) == 1 else None,
        session=Stated(f"{session[1]}-{session[2]}") if session else None,
        date=Stated(issued) if issued else None,
    )


def _as_chamber(word: str, span: Span | None = None) -> Stated[Chamber] | None:
    told = CHAMBERS.get(word.lower())
    return Stated("I" if told == "I" else "II", span) if told else None


def _own(root: Any) -> str | None:
    for meta in root.iter("meta"):
        if meta.get("name") == "OVERHEIDop.externMetadataRecord":
            return _publication(meta.get("content") or "")
    return None


def _dossiers(elements: Iterable[tuple[Any, Span]], text: str) -> Iterator[Dossier]:
    for element, span in elements:
        number = _dossier(span.of(text))
        if number and not any(local(above) == "extref" for above in element.iterancestors()):
            yield Dossier(Stated(number, span))


def _dossier(words: str) -> str | None:
    """``21 501-02`` and ``36 600 V`` as ``21501-02`` and ``36600-V``."""
    close = re.sub(r"(?<=\d)\s+(?=\d)", "", words.strip())
    number = re.sub(r"\s*-\s*|\s+", "-", close)
    return number if _DOSSIER.fullmatch(number) else None


def _number(elements: Iterable[tuple[Any, Span]], text: str) -> Stated[str] | None:
    """The paper's number; None where there are several, or it is none."""
    found = [(span.of(text), span) for _, span in elements]
    return Stated(*found[0]) if len(found) == 1 and _NUMBER.fullmatch(found[0][0]) else None


def _chamber(elements: Iterable[tuple[Any, Span]]) -> Stated[Chamber] | None:
    told = {element.get("kamer") for element, _ in elements}
    return _as_chamber(str(told.pop())) if len(told) == 1 else None


def _session(elements: Iterable[tuple[Any, Span]], text: str) -> Stated[str] | None:
    for element, span in elements:
        found = _SESSION.search(span.of(text)) if element.get("inhoud") == "vergaderjaar" else None
        if found:
            place = Span(span.start + found.start(), span.start + found.end())
            return Stated(f"{found[1]}-{found[2]}", place)
    return None


def _day(elements: Iterable[tuple[Any, Span]]) -> Stated[date] | None:
    """The day of the head; the day on which a paper came in or was adopted is not its own."""
    for element, span in elements:
        above = element.getparent()
        if above is None or local(above) != "datumtekst" or _RECEIVED.search(above.text or ""):
            continue
        day = _iso(element.get("isodatum") or "")
        if day:
            return Stated(day, span)
    return None


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def _signatories(placed: Iterable[tuple[str, Any, Span]], text: str) -> Iterator[Signatory]:
    """Each name of an ``ondertekening`` with the office before it."""
    role: Stated[str] | None = None
    for name, element, span in placed:
        if not any(local(above) == "ondertekening" for above in element.iterancestors()):
            continue
        if name == "functie":
            role = Stated(span.of(text), span)
        elif name == "naam" and role is not None and span.end > span.start:
            yield Signatory(Stated(" ".join(span.of(text).split()), span), role)
            role = None


def _citations(named: Iterable[tuple[str | None, Span]]) -> tuple[MarkedCitation, ...]:
    found = ((_publication(address or ""), span) for address, span in named)
    cited = (MarkedCitation(span, own) for own, span in found if own and span.end > span.start)
    return tuple(sorted(cited, key=lambda one: one.span))
