"""Templates of ``templates/``: each value that goes into one is escaped, unless it is Markup that this room made."""

import functools

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Markup", "render"]


def render(template: str, **values: object) -> str:
    """The template of that name, without extension, with its values. A value that is missing is an error."""
    # A lone surrogate cannot be sent; a person sees that something stood there.
    return _environment().get_template(f"{template}.html").render(values).encode(errors="replace").decode()


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
