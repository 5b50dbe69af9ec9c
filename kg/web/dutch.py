"""Words that are Dutch in whatever language a page is read: a letter's title, a promise, the name of an office.

They are known to be Dutch where they come from: the graph tags them, and a letter is written in it. A page in another
language says so of each element that holds them (WCAG 3.1.2); ``Reader.nl`` writes that.
"""

__all__ = ["Dutch", "capital"]


class Dutch(str):
    """Such words; a text that is made of them with others is no longer."""

    __slots__ = ()


def capital(text: str) -> str:
    """The text with a capital, Dutch if it was."""
    return type(text)(text[:1].upper() + text[1:])
