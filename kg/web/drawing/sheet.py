"""What a picture lies on: a sheet that a narrow screen shows from the thing itself, not from its left edge."""

from markupsafe import Markup

__all__ = ["sheet"]


def sheet(svg: str, middle: float) -> Markup:
    """The picture, with a mark at its thing, so far from its left edge of all its width: 0 to 1.

    A width in per cent is an attribute of an SVG; a style of its own the Content-Security-Policy lets no element have.
    """
    mark = f'<div class="here" aria-hidden="true"><svg width="{middle:.1%}" height="1"></svg><span></span></div>'
    return Markup(f'<div class="sheet">{svg}{mark}</div>')
