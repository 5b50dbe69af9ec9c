"""What is served and within which bounds, and how uvicorn runs it."""

import math
from dataclasses import dataclass, field
from functools import partial

import uvicorn

from kg.errors import UsageError
from kg.web.answer import Source
from kg.web.app import create_app
from kg.web.connections import Connections
from kg.web.dcat import Publisher
from kg.web.hatch import Hatch
from kg.web.limits import Limits
from kg.web.network import of_both
from kg.web.quick import Quick
from kg.web.shell import refused
from kg.web.writing import Writer

__all__ = ["REST", "Served", "config", "trusted"]

REST = 5
"""Seconds after which a connection is closed on which nothing comes."""


@dataclass(frozen=True, slots=True)
class Served:
    """A store and how it is shown: read-only without ``writer``; ``root_path`` and ``proxies`` as of an ``Address``."""

    source: Source
    limits: Limits = field(default_factory=Limits)
    root_path: str = ""
    proxies: tuple[str, ...] = ()
    writer: Writer | None = None
    publisher: Publisher | None = None


def config(served: Served, hatch: Hatch | None = None) -> uvicorn.Config:
    """How uvicorn runs it: with ``hatch`` as one process of several. Raises UsageError as ``trusted`` does."""
    limits = served.limits
    app, connections = create_app(served.source, limits, served.writer, served.publisher, hatch), trusted(served)
    connections.told = partial(refused, app.state.metrics)
    connections.quick = Quick(app.state.answers, app.state.metrics, served.root_path.rstrip("/"), connections.is_proxy)
    return uvicorn.Config(
        app,
        http=connections,  # type: ignore[arg-type]  # it makes them
        ws="none",
        loop="uvloop",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        root_path=served.root_path,
        proxy_headers=bool(served.proxies),
        forwarded_allow_ips=of_both(served.proxies),
        backlog=limits.connections,
        timeout_keep_alive=REST,
        timeout_graceful_shutdown=math.ceil(limits.seconds) + 1,
    )


def trusted(served: Served) -> Connections:
    """The connections of a server behind its proxies. Raises UsageError for one that is no address and no network."""
    try:
        return Connections(served.limits, served.proxies)
    except ValueError as error:
        raise UsageError(f"A trusted proxy is an address or a network, such as 10.0.0.0/8: {error}.") from error
