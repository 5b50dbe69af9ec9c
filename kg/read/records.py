"""What the Tweede Kamer's OData says, as JSON: an entry of its list of commitments, and of a document beside its file.

The service writes a fact now as text, now as an object or a list of them; null, an empty text and the year 1 are
nothing said. Fields that are not asked for here may hold whatever they like.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, cast

from kg.chamber import Listed, Status
from kg.errors import ReadError
from kg.lexicon.publications import KINDS
from kg.lexicon.toezeggingen import ACTIVITIES, STATUS
from kg.model import Chamber, Document, Dossier, Markup, Stated

__all__ = ["commitment", "document_facts", "is_commitment"]

_NUMBER: Final = re.compile(r"[A-Z]{1,3}[0-9]{2,6}-[0-9]{1,6}|T[0-9]{5}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OWN: Final = re.compile(r"[0-9]{4}[DZ][0-9]{1,8}")
_PAPER: Final = re.compile(
    r"(?:kst-)?(?P<dossier>[0-9]{2}\s?[0-9]{3}(?:[-\s](?:[0-9]{2}|[IVXLC]{1,6}))?)(?:,?\s{0,3}nr\.?\s{0,3}|-)(?P<number>[0-9]{1,5})"
)
_SESSION: Final = re.compile(r"[0-9]{4}-[0-9]{4}")
_INVERTED: Final = re.compile(r"(?P<last>[^,]{1,80}), (?P<first>[^,]{1,80})")
_LEAST_YEAR: Final = 1900


def is_commitment(raw: bytes) -> bool:
    """Whether bytes may be an entry of the list: an object that names a ``Tekst``."""
    return raw[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"Tekst"' in raw


def commitment(raw: bytes, source: str) -> Listed:
    """An entry of the list. Raises ReadError, one sentence, where it is broken or says not what was promised."""
    held = _object(raw, source)
    number = _said(held, "Nummer") or _said(held, "Id").lower()
    if not _NUMBER.fullmatch(number):
        raise ReadError(f"{source}: a commitment without a number as TZ202404-123; harvest it again.")
    words = " ".join(_said(held, "Tekst").split())
    if not words:
        raise ReadError(f"{source}: commitment {number} has no text; harvest it again later.")
    activity = _activity(held)
    return Listed(
        document=_document(raw, source),
        id=number,
        text=words,
        status=_status(held, source),
        day=_day(activity, "Datum"),
        debate=ACTIVITIES.get(_said(activity, "Soort").partition("(")[0].strip().casefold()),
        added=_day(held, "Aanmaakdatum"),
        due=_day(held, "DatumNakoming"),
        name=_name(held),
        written=_said(held, "Naam"),
        role=_role(_said(held, "Functie")),
        ministry=_said(held, "Ministerie"),
        kept_by=tuple(sorted(set(_papers(held.get("KamerbriefNakoming"))))),
        kept_under=tuple(sorted(set(_numbers(held.get("KamerbriefNakoming"))))),
    )


def document_facts(raw: bytes, source: str) -> Markup:
    """What OData says of a document, with its dossiers and cases. Raises ReadError where it is broken."""
    held = _object(raw, source)
    own = _paper(held)
    kind, session = KINDS.get(_said(held, "Soort").casefold()), _said(held, "Vergaderjaar")
    day, chamber = _day(held, "Datum"), {"1": "I", "2": "II"}.get(_said(held, "Kamer"))
    return Markup(
        id=own or _said(held, "DocumentNummer") or None,
        dossiers=tuple(_dossiers(held)),
        number=Stated(own.rpartition("-")[2]) if own else None,
        chamber=Stated(cast("Chamber", chamber)) if chamber else None,
        kind=Stated(kind) if kind else None,
        session=Stated(session) if _SESSION.fullmatch(session) else None,
        date=Stated(day) if day else None,
        numbers=tuple(sorted(_own_numbers(held))),
    )


def _object(raw: bytes, source: str) -> dict[str, Any]:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{source}: broken JSON; harvest it again.") from error
    if not isinstance(found, dict):
        raise ReadError(f"{source}: JSON, but no object of the Tweede Kamer's OData; harvest it again.")
    return found


def _document(raw: bytes, source: str) -> Document:
    text = raw.decode("utf-8-sig")
    return Document(source, "application/json", hashlib.sha256(raw).hexdigest(), text, text)


def _said(held: dict[str, Any], name: str) -> str:
    value = held.get(name)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _listed(value: Any) -> Iterator[Any]:
    """One or several, whichever the service gives."""
    yield from value if isinstance(value, list) else () if value is None else (value,)


def _day(held: dict[str, Any], name: str) -> date | None:
    """The day of a moment as it is written, in the service's own time; the year 1 stands for none."""
    try:
        found = date.fromisoformat(_said(held, name)[:10])
    except ValueError:
        return None
    return found if found.year >= _LEAST_YEAR else None


def _status(held: dict[str, Any], source: str) -> Status:
    """As the list says; of what it says nothing of, nothing says that it was met."""
    said = " ".join(_said(held, "Status").split()) or "Openstaand"
    found = STATUS.get(said.casefold())
    if found is None:
        raise ReadError(f"{source}: the status {said[:40]!r} of this commitment is not known; tell it to kamergraaf.")
    return cast("Status", found)


def _activity(held: dict[str, Any]) -> dict[str, Any]:
    """The one activity in which the commitment was made; none where there are several."""
    found = [one for one in _listed(held.get("Activiteit")) if isinstance(one, dict)]
    return found[0] if len(found) == 1 else {}


def _name(held: dict[str, Any]) -> str:
    """``F.M. Wiersma``, from its parts or from ``Wiersma, F.M.``."""
    parts = [_said(held, part) for part in ("Initialen", "Tussenvoegsel", "Achternaam")]
    if parts[0] and parts[2]:
        return " ".join(filter(None, parts))
    inverted = _INVERTED.fullmatch(_said(held, "Naam"))
    return f"{inverted['first']} {inverted['last']}" if inverted else _said(held, "Naam")


def _role(office: str) -> str:
    """``Minister van Financiën`` as letters' offices are printed."""
    plain = " ".join(office.split())
    return plain[:1].lower() + plain[1:]


def _papers(value: Any) -> Iterator[str]:
    for one in _listed(value):
        if isinstance(one, dict):
            yield from filter(None, [_paper(one)])
        elif isinstance(one, str) and (found := _PAPER.fullmatch(one.strip())):
            dossier = re.sub(r"(?<=\d)\s(?=\d{3})", "", found["dossier"]).replace(" ", "-")
            yield f"kst-{dossier}-{found['number']}"


def _numbers(value: Any) -> Iterator[str]:
    """The chamber's own numbers of what is no numbered paper."""
    for one in _listed(value):
        said = one if isinstance(one, str) else _said(one, "DocumentNummer") if isinstance(one, dict) else ""
        if _OWN.fullmatch(said.strip()) and not (isinstance(one, dict) and _paper(one)):
            yield said.strip()


def _own_numbers(held: dict[str, Any]) -> set[str]:
    """A document's own number and those of its cases."""
    cases = (_said(one, "Nummer") for one in _listed(held.get("Zaak")) if isinstance(one, dict))
    return {number for number in (_said(held, "DocumentNummer"), *cases) if _OWN.fullmatch(number)}


def _paper(held: dict[str, Any]) -> str | None:
    """``kst-DOSSIER-NUMBER`` where the document has a number in one dossier; in several it is not told in which."""
    dossiers = [dossier.number.value for dossier in _dossiers(held)]
    number = held.get("Volgnummer")
    if len(dossiers) != 1 or not isinstance(number, int) or number <= 0:
        return None
    return f"kst-{dossiers[0]}-{number}"


def _dossiers(held: dict[str, Any]) -> Iterator[Dossier]:
    for one in _listed(held.get("Kamerstukdossier")):
        number = _said(one, "Nummer") if isinstance(one, dict) else ""
        if number.isdigit():
            more = _said(one, "Toevoeging").strip("()- ")
            title = _said(one, "Titel")
            yield Dossier(Stated(f"{number}-{more}" if more else number), Stated(title) if title else None)
