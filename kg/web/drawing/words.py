"""Words in a picture: those of another language than the page's in an element that says so, and all of what is cut.

What leads somewhere is named by the words that it shows; an attribute would have one language for all of them.
"""

from collections.abc import Callable, Iterator, Sequence

from markupsafe import escape

from kg.web.dutch import pieces

__all__ = ["Mark", "inside", "unmarked", "unseen", "written"]

Mark = Callable[[str], str]
"""Gives the attribute that tells the language of words, where that is not the page's."""


def unmarked(_words: str) -> str:
    """The mark where all is in the page's language."""
    return ""


def written(text: str, shown: str, mark: Mark, attributes: str) -> str:
    """A text element; ``shown`` is the text, or its beginning with an ellipsis, as ``measure.short`` cuts it."""
    return f"<text{attributes}{mark(text)}>{inside(text, shown, mark)}</text>"


def inside(text: str, shown: str, mark: Mark) -> str:
    """What stands in such an element; what is cut tells all of itself to who points at it or is read to."""
    parts = pieces(text)
    if len(parts) == 1:
        return f"{escape(shown)}{_whole(text, shown)}"
    return "".join(
        f"<tspan{mark(part)}>{escape(seen)}{_whole(part, seen)}</tspan>" for part, seen in _seen(parts, shown)
    )


def unseen(text: str, mark: Mark, x: int, y: int) -> str:
    """The text for who is read to alone."""
    return written(text, text, mark, f' class="said" x="{x}" y="{y}"')


def _whole(text: str, shown: str) -> str:
    return "" if " ".join(shown.split()) == " ".join(text.split()) else f"<title>{escape(text)}</title>"


def _seen(parts: Sequence[str], shown: str) -> Iterator[tuple[str, str]]:
    """Each part of which something is shown, with that; what follows the cut is in none."""
    for place, part in enumerate(parts):
        if shown.startswith(part) and place < len(parts) - 1:
            yield part, part
            shown = shown[len(part) :]
        else:
            yield part, shown
            return
