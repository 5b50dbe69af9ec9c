"""The page of our terms and codes."""

from kg.web import describe
from kg.web.pages.frame import FORMS, whole
from kg.web.reader import Reader

__all__ = ["page"]


def page(reader: Reader) -> str:
    """The whole page, with a place for each term."""
    return whole(reader, "terms", title=reader.word("ontology"), rows=describe.terms(reader.lang), forms=FORMS)
