"""The other finders, each as a function from a text to the ids that it finds.

nllegalcit (EUPL-1.2) and eyecite (BSD-2-Clause) come with the extra ``bench``. OpenTK is a web site; the pattern by
which it links papers is restated here from its source, so that it can be measured beside the others.
"""

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.bench.table import MissingError

__all__ = ["Finder", "eyecite", "nllegalcit", "opentk"]

Finder = Callable[[str], list[str]]


def nllegalcit() -> Finder:
    """The Dutch citation finder; ids of Kamerstukken as ours are, other citations in its own words.

    Raises MissingError where it is not installed. It prints as it works, which is kept from the output.
    """
    try:
        from nllegalcit import parse_citations
    except ImportError as error:
        raise MissingError("nllegalcit") from error

    def find(text: str) -> list[str]:
        with contextlib.redirect_stdout(io.StringIO()):
            return [_id(citation) for citation in parse_citations(text)]

    return find


def _id(citation: Any) -> str:
    if type(citation).__name__ != "KamerstukCitation":
        return str(citation)
    dossier = re.sub(r"[\s.]", "", str(citation.dossiernummer)).replace("–", "-")
    return f"kst-{dossier}-{citation.ondernummer}"


def eyecite() -> Finder:
    """The finder of American citations. Raises MissingError where it is not installed."""
    try:
        from eyecite import get_citations
    except ImportError as error:
        raise MissingError("eyecite") from error
    return lambda text: [citation.matched_text() for citation in get_citations(text)]


# https://github.com/berthubert/tkconv, enrich.cc, read in 2026: a number of five figures that begins with 1 to 4, a
# part behind a blank or a hyphen, then one to six of the characters of `, nr. `, then the paper's number …
_FORWARD = re.compile(
    r"(?P<dossier>[1-4]\d{4}|[1-4]\d\s\d{3})(?:[ -](?P<part>[0-9A-Z]{1,5}))?[,nr.\s-]{1,6}(?P<number>[1-9]\d{0,3})",
    re.A,
)
# … or the paper's number first and its dossier in brackets: `456 (36800-XVI)`
_TURNED = re.compile(r"(?P<number>[1-9]\d{0,3})\s\((?P<dossier>[1-4]\d{4})(?:-(?P<part>[0-9A-Z]+))?\)", re.A)


def opentk(text: str) -> list[str]:
    """The papers that OpenTK's patterns take, ids as ours are. It then asks its database which of them exist."""
    return [_paper(found) for pattern in (_FORWARD, _TURNED) for found in _found(pattern, text.replace("\xa0", " "))]


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if text[max(0, found.start() - 4) : found.start()] != "kst-")


def _paper(found: re.Match[str]) -> str:
    dossier = re.sub(r"\s", "", found["dossier"])
    return "-".join(part for part in ("kst", dossier, found["part"], found["number"]) if part)
