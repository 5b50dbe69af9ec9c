"""The files of ``static/``: style, script and icon, all our own, from this server alone."""

from importlib.resources import files

from starlette.responses import Response

from kg.web.problems import Problem

__all__ = ["asset"]

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def asset(name: str) -> Response:
    """One of them. Raises Problem 404 for any other name."""
    media_type = _TYPES.get(name.rpartition(".")[2])
    file = files("kg.web").joinpath("static", name)
    if media_type is None or "/" in name or not file.is_file():
        raise Problem(404, "There is no such page.")
    return Response(file.read_bytes(), media_type=media_type, headers={"Cache-Control": "max-age=3600"})
