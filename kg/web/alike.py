"""Which queries are alike: the same but for prefixes, blanks, comments and the words in their strings.

How long one took tells how long the others may take, so that one begins where the last one ended. It is a guess and no
more: a query is never answered by it.
"""

import re

from kg.store.guard import PREFIX

__all__ = ["alike"]

_LONGEST = 20_000
"""Characters; a longer one is alike to itself alone."""
# Each takes what it has begun to the end of its line or of the text, so that no text takes longer than it is long
_PART = re.compile(
    r"""(?!\x20[^\x20\t\r\n\#])(?P<blank>(?:[\x20\t\r\n]++|\#[^\r\n]*+)++)
    |(?P<string>'''(?:''?(?!')|[^'\\]|\\.)*+(?:''')?|\"\"\"(?:\"\"?(?!\")|[^\"\\]|\\.)*+(?:\"\"\")?
        |'(?:[^'\\\r\n]|\\.)*+'?|\"(?:[^\"\\\r\n]|\\.)*+\"?)
    |<[^<>\"{}|^`\\\x00-\x20]*+>""",
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE = re.compile(rf"(?:{PREFIX}|[\x20\t\r\n]*+\#[^\r\n]*+)*+", re.IGNORECASE)
_STANDS_FOR = {"blank": " ", "string": '""'}


def alike(query: str) -> str:
    """The same text for all queries that are alike; the prefixes with which they begin make no difference."""
    if len(query) > _LONGEST:
        return query
    begun = _PROLOGUE.match(query)
    return _PART.sub(_plain, query[begun.end() :] if begun else query).strip()


def _plain(part: "re.Match[str]") -> str:
    return _STANDS_FOR.get(part.lastgroup or "") or part[0]
