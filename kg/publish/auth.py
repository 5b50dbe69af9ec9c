"""Who publishes, to the server: a secret that comes from a file or the environment, never from the command line."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Final

import httpx

from kg.errors import UsageError

__all__ = ["SCHEMES", "VARIABLE", "credentials"]

SCHEMES: Final = ("basic", "digest", "bearer")
VARIABLE: Final = "KAMERGRAAF_PUBLISH_AUTH"


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def credentials(scheme: str | None, file: str | None) -> httpx.Auth | None:
    """What a server is shown: of a file, else of the environment variable ``VARIABLE``; None where there is neither.

    It is ``USER:PASSWORD`` for basic and digest, a token for bearer; without a scheme the colon tells. Raises
    UsageError, which never tells the secret.
    """
    where, secret = (file, _read(file)) if file else (f"${VARIABLE}", os.environ.get(VARIABLE, "").strip())
    if not secret:
        if scheme or file:
            raise UsageError(f"{where} holds no secret for --auth; put USER:PASSWORD or a token there.")
        return None
    if not (secret.isascii() and secret.isprintable()) and scheme != "digest" and ":" not in secret:
        raise UsageError(f"{where}: a token is one line of letters, digits and signs.")
    user, colon, password = secret.partition(":")
    if scheme == "bearer" or (scheme is None and not colon):
        return _Bearer(secret)
    if not colon:
        raise UsageError(f"{where}: --auth {scheme} takes USER:PASSWORD.")
    return httpx.DigestAuth(user, password) if scheme == "digest" else httpx.BasicAuth(user, password)


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(f"{file}: the secret cannot be read ({reason}); check its name and rights.") from error
