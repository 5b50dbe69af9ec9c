"""A letter as the JSON object that ``kg extract`` prints; the contract is docs/extract.md."""

from typing import Any

from kg.model import (
    Commitment,
    Council,
    DateMention,
    Debate,
    Fulfilment,
    Handelingen,
    Kamerstuk,
    Letter,
    Mention,
    Motion,
    Request,
    WrittenAnswer,
)

__all__ = ["letter_record"]


def _printable(path: str) -> str:
    """A path as text: a byte that is no UTF-8 as ``\\xff``, and then each backslash of the name doubled."""
    if path.isascii() or not any("\udc80" <= character <= "\udcff" for character in path):
        return path
    return path.replace("\\", "\\\\").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def letter_record(letter: Letter) -> dict[str, Any]:
    """One JSON-ready object; mentions without an id are left out, since the contract gives each an id."""
    head = letter.letterhead
    return {
        "source": _printable(letter.document.source),
        "id": letter.id,
        "dossiers": [{"number": d.number.value, "title": d.title.value if d.title else None} for d in head.dossiers],
        "number": head.number.value if head.number else None,
        "chamber": head.chamber.value if head.chamber else None,
        "kind": head.kind.value,
        "letter_kinds": [kind.value for kind in head.letter_kinds],
        "date": head.date.value.isoformat() if head.date else None,
        "place": head.place.value if head.place else None,
        "to": [chamber.value for chamber in head.to],
        "signatories": [{"name": s.name.value, "role": s.role.value} for s in head.signatories],
        "mentions": [
            _mention(mention, letter.document.text)
            for mention in letter.mentions
            if mention.id and not isinstance(mention, Fulfilment)
        ],
        "fulfilled": [
            _fulfilled(mention, letter.document.text) for mention in letter.mentions if isinstance(mention, Fulfilment)
        ],
    }


def _mention(mention: Mention, text: str) -> dict[str, Any]:
    return {"type": mention.type, "id": mention.id} | _placed(mention, text, _extras(mention))


def _fulfilled(mention: Fulfilment, text: str) -> dict[str, Any]:
    """A kept promise: no mention of the contract, which has its own list of types."""
    extras = {
        "date": mention.date.isoformat() if mention.date else None,
        "debate": mention.debate,
        "to": list(mention.to),
        "by": mention.by,
        "number": mention.number,
        "partly": mention.partly,
        "paper": mention.paper,
    }
    return _placed(mention, text, extras)


def _placed(mention: Mention, text: str, extras: dict[str, Any]) -> dict[str, Any]:
    """Where a mention stands and what it says; empty keys are not printed."""
    record: dict[str, Any] = {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
    }
    extras = {**extras, "note": mention.note, "said": mention.said}
    record.update({key: value for key, value in extras.items() if value})
    if mention.confidence < 1:
        record["confidence"] = mention.confidence
    return record


def _extras(mention: Mention) -> dict[str, Any]:
    """The keys that only this type of mention has; empty ones are not printed."""
    match mention:
        case DateMention():
            return {"anomaly": mention.anomaly}
        case Kamerstuk():
            return {
                "chamber": mention.chamber,
                "session": mention.session,
                "pages": mention.pages,
                "also": list(mention.also),
            }
        case Handelingen() | WrittenAnswer():
            return {"session": mention.session, "pages": mention.pages}
        case Council():
            return {"informal": mention.informal, "role": mention.role}
        case Debate():
            return {"kind": mention.kind, "committee": mention.committee}
        case Request():
            return {"by": list(mention.by)}
        case Motion():
            return {"by": list(mention.movers), "paper": mention.paper}
        case Commitment():
            return {"due": mention.due_date.isoformat() if mention.due_date else None}
        case _:
            return {}
