"""Templates of ``templates/``: each value that goes into one is escaped, unless it is Markup that this room made."""

import functools
import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.web.turning import balanced

__all__ = ["Markup", "compiled", "render"]

_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no character for (its production 2): control characters, halves of pairs, U+FFFE and U+FFFF."""

_HELD = re.compile(r"(<bdi\b[^>]*>)(.*?)(</bdi>)", re.DOTALL)
_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What holds words of others apart, and the characters by which words could turn what stands outside of it."""


def render(template: str, **values: object) -> str:
    """The template of that name, without extension, with its values. A value that is missing is an error."""
    # A feed with one of these is no XML, and half a pair cannot be sent; a person sees that something stood there.
    page = _NO_TEXT.sub("\ufffd", _environment().get_template(f"{template}.html").render(values))
    return _HELD.sub(lambda found: f"{found[1]}{balanced(found[2])}{found[3]}", page) if _TURN.search(page) else page


def compiled() -> int:
    """Compiles all templates, where they are not yet; how many there are."""
    names = _environment().list_templates()
    for name in names:
        _environment().get_template(name)
    return len(names)


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kg.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
