"""The marks of Markdown in a letter's text: what a page does not show, and a search does not find.

A star within a word or a formula (``7*7``) is no mark, nor is a tag that our reader of Markdown takes
for text (``<script>``).
"""

import re

__all__ = ["INLINE", "quoted", "unmarked"]

INLINE = re.compile(
    r"""(?x)
      (?P<open><(?P<tag>sup|sub|b|i|em|strong|u)>)(?P<inner>[^<>\n]{1,200})(?P<shut></(?P=tag)>)
    | (?P<stars>\*{2,3}|(?<!\w)\*)(?=\S)(?P<starred>[^*\n]{1,300})(?<=\S)(?P=stars)(?!\*)(?:(?<=\*\*)|(?!\w))
    | (?P<other></?(?:sup|sub|b|i|em|strong|u|s|p|div|span|br|a|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead)\b
      [^<>\n]{0,200}>)
    """
)
"""Emphasis and raised characters between their marks, and tags that stand alone."""
_NOTE = re.compile(r"<sup>\s{0,3}[\[(]?\d{1,3}[\])]?\s{0,3}</sup>|\[\^[\w-]{1,20}\]:?")
_HALF = re.compile(r"(?<!\w)\*{1,3}|\*{1,3}(?!\w)")
_LINE = re.compile(r"^ {0,3}#{1,6} +|^ {0,3}(?:-(?: ?-){2,}|\*(?: ?\*){2,}|_(?: ?_){2,}|={3,}) *$", re.MULTILINE)


def unmarked(text: str) -> str:
    """The text without its marks."""
    return INLINE.sub(lambda found: found["inner"] or found["starred"] or "", _LINE.sub("", text))


def quoted(text: str) -> str:
    """A piece of a text without its marks and without the calls of notes; a mark may be cut from its other half."""
    return _HALF.sub("", unmarked(_NOTE.sub("", text)))
