"""A page of the server made a file: its links lead to other files, and what only a server can do is taken off."""

import os
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from lxml import html

__all__ = ["relinked"]

_PLAIN = "/():!*'@&=+$,;~"


def relinked(
    page: str,
    below: str,
    lang: str,
    known: Collection[str],
    file_of: Callable[[str, str], str],
    *,
    rooted: bool = False,
) -> str:
    """The page at the path ``below`` in that language, with links to the files of ``known`` paths alone.

    They are relative to it, or, where it is ``rooted``, begin at the root of the site: such a page stands anywhere.
    """
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    here = "" if rooted else str(Path(file_of(below, lang)).parent)
    for form in tree.xpath("//form"):
        form.drop_tree()
    for element in tree.xpath("//*[@href or @src]"):
        name = "href" if element.get("href") is not None else "src"
        address = element.get(name)
        if not address.startswith(("/", "?")):
            continue
        target = _target(address, below, known)
        if target is None:
            _dead(element)
        else:
            path, to, fragment = target
            led = quote(f"/{file_of(path, to)}" if rooted else os.path.relpath(file_of(path, to), here), safe=_PLAIN)
            element.set(name, led + (f"#{fragment}" if fragment else ""))
    for section in tree.find_class("questions"):
        if not section.xpath(".//a"):
            section.drop_tree()
    written: str = html.tostring(tree, doctype="<!doctype html>", encoding="unicode")
    return written


def _target(address: str, below: str, known: Collection[str]) -> tuple[str, str, str] | None:
    """The path, the language and the fragment that a link means; None where that is no file."""
    found = urlsplit(address)
    fields = dict(parse_qsl(found.query))
    to = fields.pop("lang", "nl")
    path = found.path[1:] if found.path else below
    spelled = next((one for one in (path, quote(unquote(path), safe="/():"), unquote(path)) if one in known), None)
    return None if fields or spelled is None else (spelled, to, found.fragment)


def _dead(element: html.HtmlElement) -> None:
    """Takes the link off, with the entry that it stands for; its words stay where they are part of a text."""
    if element.tag in ("link", "script"):
        element.drop_tree()
        return
    holders = [one for one in element.iterancestors() if one.tag in ("nav", "ul", "p", "footer")]
    asks = any(one.get("class") == "ask" for one in holders)
    parent = element.getparent()
    if asks or (parent.tag == "p" and _words(parent) == _words(element)):
        (next(element.iterancestors("li")) if asks else parent).drop_tree()
    elif any(one.tag in ("nav", "footer") or one.get("class") in ("ways", "forms") for one in holders):
        element.drop_tree()
    else:
        element.drop_tag()


def _words(element: html.HtmlElement) -> list[str]:
    words: list[str] = element.text_content().split()
    return words
