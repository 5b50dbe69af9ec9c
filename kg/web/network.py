"""Whom a client counts as."""

import functools
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

__all__ = ["address", "network", "of_both"]

_MAPPED = 96  # bits of an address of IPv6 before one of IPv4 that it stands for (RFC 4291, 2.5.5.2)


def address(host: str) -> IPv4Address | IPv6Address:
    """Its address, that of IPv4 where a server of both tells one so (``::ffff:192.0.2.1``). Raises ValueError."""
    found = ip_address(host)
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found


@functools.lru_cache(maxsize=4096)
def network(host: str, v4: int = 32, v6: int = 64) -> str:
    """The network that an address is in: for IPv6 a subscriber's at least, since each has as many as it likes."""
    try:
        found = address(host)
    except ValueError:
        return "-"
    return str(ip_network((found, v4 if found.version == 4 else v6), strict=False).network_address)


def of_both(networks: Iterable[str]) -> list[str]:
    """Networks, and those of IPv4 also as a server of both sees them. Raises ValueError for what is none."""
    found = []
    for one in networks:
        given = ip_network(one, strict=False)
        base, bits = address(str(given.network_address)), given.prefixlen
        if isinstance(given, IPv6Network) and base.version == 4 and bits >= _MAPPED:
            given = ip_network((base, bits - _MAPPED))
        found.append(str(given))
        if given.version == 4:
            found.append(f"::ffff:{given.network_address}/{_MAPPED + given.prefixlen}")
    return found
