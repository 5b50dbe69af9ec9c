"""The characters that turn the direction of writing (UAX #9), each closed within the words that it turns.

An element that holds words apart is to a browser a pair of such characters around them: one that is open at the end
takes the element's own end for its own, and turns what follows on the page.
"""

__all__ = ["balanced"]

_ISOLATES, _EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
_END_OF = {"isolate": "\u2069", "embedding": "\u202c"}


def balanced(text: str) -> str:
    """The text with an end for all that it opens, and without an end of what it does not open."""
    stack: list[str] = []
    kept = [one for one in text if _goes(one, stack)]
    return "".join((*kept, *(_END_OF[opened] for opened in reversed(stack))))


def _goes(one: str, stack: list[str]) -> bool:
    """Whether a character stays; ``stack`` holds what is open, and follows it."""
    if one in _ISOLATES:
        stack.append("isolate")
    elif one in _EMBEDDINGS:
        stack.append("embedding")
    elif one == _END_OF["embedding"]:
        return stack[-1:] == ["embedding"] and bool(stack.pop())
    elif one == _END_OF["isolate"]:
        if "isolate" not in stack:
            return False
        while stack.pop() != "isolate":  # it ends the embeddings within it too
            pass
    return True
