"""The verb ``kg serve``: its options, and the server that they make."""

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import UsageError
from kg.terminal import EXIT_CODES, endpoint_option, store_option

if TYPE_CHECKING:
    from kg.web.dcat import Publisher

__all__ = ["serve"]

_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::(?P<port>[0-9]{1,5}))?")
_ROOT = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*/?")
_SHORTEST = 16  # characters of a token
_MEMORY = 16 << 20  # MiB: more than a machine has, and far less than the system can count in bytes
_MOST = 4  # processes, where nobody says how many: what the house does for them is one core's work


@click.command(epilog=EXIT_CODES)
@store_option("serve")
@endpoint_option("Serve what this SPARQL 1.1 endpoint holds instead of a store.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1, 3600), metavar="SECONDS",
              help="How long a query may take; a client may ask for less.")  # fmt: skip
@click.option("--memory", default=1024, show_default=True, type=click.IntRange(32, _MEMORY), metavar="MIB",
              help="What a query may take of it.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 256), metavar="N",
              help="At once, beside as many for slow queries.  [default: a core each; at least 2, 4 slow]")  # fmt: skip
@click.option("--processes", type=click.IntRange(1, 64), metavar="N",
              help="Processes that speak HTTP.  [default: one a core, at most 4; with --endpoint 1]")  # fmt: skip
@click.option("--root-path", default="", metavar="PATH", help="The path under which a proxy shows this server: /graaf.")
@click.option("--trusted-proxy", "proxies", multiple=True, metavar="NETWORK",
              help="A proxy, or a network of them, whose X-Forwarded-For and X-Forwarded-Proto are believed; "
              "repeatable.  [default: this machine]")  # fmt: skip
@click.option("--writable", is_flag=True, help="Take SPARQL updates, and graphs at /graphs, from who has the token.")
@click.option("--token-file", type=click.Path(), metavar="FILE", envvar="KAMERGRAAF_TOKEN_FILE", show_envvar=True,
              help="The file that holds the token of --writable: one line of at least 16 characters.")  # fmt: skip
@click.option("--allow-service", "services", multiple=True, metavar="HOST",
              help="A host (host or host:port) that a query may call by SERVICE; repeatable. By default no query "
              "leaves this machine.")  # fmt: skip
@click.option("--publisher", default="", metavar="IRI", help="Who publishes the data, for /dataset: of TOOI, say.")
@click.option("--publisher-name", default="", metavar="NAME", help="The name of the publisher.")
@click.option("--contact", default="", metavar="ADDRESS", help="A mail or web address for questions about the data.")
def serve(
    store: str, endpoint: str | None, host: str, port: int, timeout: float, memory: int, workers: int | None,
    processes: int | None, root_path: str,
    proxies: tuple[str, ...], writable: bool, token_file: str | None, services: tuple[str, ...],
    publisher: str, publisher_name: str, contact: str,
) -> None:  # fmt: skip
    """Serves a store over HTTP until interrupted, read-only unless --writable.

    SPARQL 1.1 at /sparql, every thing at the path of its identifier, a page for people at /. docs/serve.md tells more,
    docs/deploy.md how to put it on the internet.
    """
    from kg.web.limits import Limits, cores
    from kg.web.remotely import AtEndpoint
    from kg.web.server import THIS_MACHINE, Address, run
    from kg.web.source import OnDisk
    from kg.web.writing import Writer

    if math.isnan(timeout):
        raise UsageError("--timeout is a number of seconds.")
    for service in services:
        if not (found := _HOST.fullmatch(service)) or int(found["port"] or 1) not in range(1, 1 << 16):
            raise UsageError(f"--allow-service {service[:80]!r} is a host or host:port, such as data.example.org.")
    by_hand = click.get_current_context().get_parameter_source("token_file") is click.core.ParameterSource.COMMANDLINE
    if by_hand and not writable:
        raise UsageError("--token-file is for --writable: give both or neither.")
    lanes = {} if workers is None else {"at_once": workers, "slow": workers}
    limits = Limits(seconds=timeout, memory=memory << 20, **lanes)
    address = Address(host, port, _root(root_path), proxies or THIS_MACHINE)
    if endpoint and (writable or services):
        raise UsageError("With --endpoint nothing is written and no other host is called: leave out the option.")
    source = AtEndpoint.at(endpoint, timeout) if endpoint else OnDisk.at(store, services)
    writer = (
        Writer(source.path, source.base_iri, _token(token_file), limits)
        if isinstance(source, OnDisk) and writable
        else None
    )
    fronts = processes or (1 if endpoint else min(cores(), _MOST))
    told = _publisher(publisher, publisher_name, contact)
    run(source, address, limits, writer=writer, publisher=told, processes=fronts)


def _token(file: str | None) -> str:
    if file is None:
        raise UsageError("--writable takes a token: give --token-file FILE.")
    try:
        token = Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise UsageError(f"{file}: the token cannot be read ({error.strerror}); check its name and rights.") from error
    except ValueError as error:
        raise UsageError(f"{file}: a token is one line of text; this is not UTF-8.") from error
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(
            f"{file}: a token is one line of {_SHORTEST} or more letters, digits and signs, without blanks."
        )
    return token


def _publisher(iri: str, name: str, contact: str) -> "Publisher":
    from kg.web.dcat import Publisher
    from kg.web.links import is_iri

    if iri and not is_iri(iri):
        raise UsageError(f"--publisher {iri[:80]!r} is no absolute IRI; give one, such as that of TOOI.")
    told = Publisher(iri, name, contact)
    if contact and not is_iri(told.address):
        raise UsageError(f"--contact {contact[:80]!r} is neither a mail nor a web address.")
    return told


def _root(path: str) -> str:
    if not _ROOT.fullmatch(path):
        raise UsageError(f"--root-path {path[:80]!r} is a path, such as /graaf.")
    return path.rstrip("/")
