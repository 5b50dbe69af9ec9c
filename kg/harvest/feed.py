"""The Tweede Kamer's SyncFeed: what is new, changed or deleted since the place where the last run stopped."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, Final

from kg.harvest import check, xml
from kg.harvest.client import Client, Refused, onward
from kg.harvest.folder import Folder, safe_name
from kg.harvest.keep import Event, attempted, withdrawn
from kg.harvest.tk import EXPIRED, Patience, one_document, one_toezegging, withdrawn_toezegging

__all__ = ["follow"]

_FEED: Final = "SyncFeed/2.0/Feed?category="
_CATEGORIES: Final = ("Document", "Toezegging")


def follow(client: Client, folder: Folder, kind: str) -> Iterator[Event]:
    """Takes each entry of the feeds of documents and toezeggingen after the place that was kept. Raises RemoteError.

    The place is kept page by page, after all of a page is on disk, for each kind of document by itself. Where the
    service no longer knows it, the feed is read from its start; what is held unchanged is not fetched again.
    """
    for category in _CATEGORIES:
        yield from _followed(client, folder, category, kind)


def _followed(client: Client, folder: Folder, category: str, kind: str) -> Iterator[Event]:
    first, cursor = f"{client.base.rstrip('/')}/{_FEED}{category}", _cursor(category, kind)
    url = str(folder.state(cursor).get("next") or first)
    seen, patience, anew = set[str](), Patience(), False
    yield Event("listed", category)
    while url not in seen:
        seen.add(url)
        try:
            top = xml.parsed(client.get(url, check.feed).body or b"")
        except Refused as error:
            if url == first or len(seen) > 1 or anew or error.status not in EXPIRED:
                raise  # only the place that was kept can have expired, and once
            anew = True
            folder.drop_state(cursor)
            yield Event("note", "SyncFeed", "the skiptoken that was kept has expired; the feed is read from its start.")
            url = first
            seen.clear()
            continue
        entries = xml.children(top, "entry")
        for entry in entries:
            yield patience(_taken(client, folder, entry, category, kind))
        following = _link(top, "next") or _link(top, "resume") or (_link(entries[-1], "next") if entries else "")
        if not following:
            break
        url = onward(url, following)
        if not patience.failed:
            folder.put_state(cursor, {"next": url})
        if not entries:
            break


def _cursor(category: str, kind: str) -> str:
    """Where the place in a feed is kept: in that of all documents one kind may be further than another."""
    if category == "Toezegging":
        return "cursors/tk-feed-toezegging"
    return f"cursors/tk-feed-{hashlib.sha256(kind.encode()).hexdigest()[:16]}"


def _taken(client: Client, folder: Folder, entry: Any, category: str, kind: str) -> Event:
    content = next(iter(xml.children(entry, "content")), None)
    thing = next((child for child in content if isinstance(child.tag, str)), None) if content is not None else None
    if thing is None:
        return Event("failed", xml.text(entry, "title")[:60], "an entry of the feed without content")
    guid = (_attribute(thing, "id") or xml.text(entry, "title")).lower()
    return attempted(guid[:60], partial(_entry, client, folder, thing, guid, category, kind))


def _entry(client: Client, folder: Folder, thing: Any, guid: str, category: str, kind: str) -> Event:
    safe_name(guid)
    deleted, stamp = _attribute(thing, "verwijderd").lower() == "true", _attribute(thing, "bijgewerkt")
    try:
        if category == "Toezegging":
            return withdrawn_toezegging(folder, guid, stamp) if deleted else one_toezegging(client, folder, guid)
        if deleted:
            return withdrawn(folder, "tk", guid, stamp)
        if xml.text(thing, "soort") != kind:
            return Event("unchanged", guid)
        held = folder.entry("tk", guid)
        if held and held.state == "held" and _same_moment(held.stamp, stamp) and folder.intact(held):
            return Event("unchanged", held.id)
        return one_document(client, folder, guid)
    except Refused as error:
        # Deleted since: the feed tells so further on
        return Event("gone" if error.missing else "failed", guid, str(error))


def _same_moment(one: str, other: str) -> bool:
    """Whether two times are the same, in whatever zone each is told; what is no time is none's."""
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (ValueError, TypeError):  # with a zone and without
        return False


def _attribute(thing: Any, name: str) -> str:
    return next((value for key, value in thing.attrib.items() if key.rpartition("}")[2] == name), "")


def _link(top: Any, rel: str) -> str:
    """The address of a link of that relation, of the element itself and not of what it holds."""
    for child in top:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == "link" and child.get("rel") == rel:
            return str(child.get("href") or "")
    return ""
