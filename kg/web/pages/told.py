"""A letter on a page of something else: where it tells of that thing, and where it keeps or answers it."""

from kg.web import names
from kg.web.facts import Row
from kg.web.pages.naming import place
from kg.web.reader import Reader

__all__ = ["keeping", "telling"]


def telling(reader: Reader, row: Row) -> dict[str, object]:
    """The letter that tells of it, led to its words where they are known (``place``)."""
    href = reader.of_thing(row["letter"]) or ""
    quoted = place(row, href) if "mention" in row else None
    return {**_letter(reader, row), "href": quoted.href if quoted else href, "place": quoted}


def keeping(reader: Reader, row: Row) -> dict[str, str]:
    """The letter that keeps or answers it (``keeper``), with the ground and how sure that is, where it is concluded."""
    return {
        **_letter(reader, {**row, "letter": row["keeper"]}),
        "href": reader.of_thing(row["keeper"]) or "",
        "ground": row.get(reader.lang, ""),
        "sure": f"{float(row['confidence']):.0%}" if "confidence" in row else "",
    }


def _letter(reader: Reader, row: Row) -> dict[str, str]:
    return {
        "title": names.title_of(row, reader),
        "number": names.paper(row.get("id", "")),
        "date": reader.day(row.get("issued", "")),
    }
