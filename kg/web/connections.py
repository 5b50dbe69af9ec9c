"""All connections of one server: how many there may be, and how many a client may hold."""

from collections import Counter
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

from kg.web.connection import Connection
from kg.web.limits import Limits
from kg.web.network import network, of_both
from kg.web.quick import Quick
from kg.web.refusal import BUSY, refused

__all__ = ["Connections"]


class Connections:
    """All connections of one server; called by uvicorn for each new one. Those of a proxy count as nobody's."""

    def __init__(self, limits: Limits, proxies: tuple[str, ...]) -> None:
        self.limits = limits
        self.open: Counter[str] = Counter()
        self.quick: Quick | None = None
        """Answers what need not wait, where there is one."""
        self.told: Callable[[str, int], object] = lambda *_: None
        """Hears of each request that is refused at its head: whence it came, and its status."""
        self._proxies = [ip_network(proxy) for proxy in of_both(proxies)]

    def __call__(self, *args: Any, **options: Any) -> Connection:
        """A new one."""
        return Connection(self, *args, **options)

    def enter(self, host: str) -> str:
        """Counts one more from there, until it leaves; why it is refused, as ``refusal``."""
        self.open[network(host)] += 1
        return self.refusal(host)

    def leave(self, host: str) -> None:
        """Counts one out."""
        held = network(host)
        self.open[held] -= 1
        if not self.open[held]:
            del self.open[held]

    def refusal(self, host: str) -> str:
        """Why one more from there is refused, empty where it is not."""
        if self.open.total() > self.limits.connections:
            return BUSY
        if self.open[network(host)] > self.limits.each and not self.is_proxy(host):
            return refused("429 Too Many Requests", "Too many connections from your address; close some.\n")
        return ""

    def is_proxy(self, host: str) -> bool:
        """Whether an address is a proxy's, whose word on its client counts."""
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return any(address in proxy for proxy in self._proxies)
